import Foundation

/// Notices that one of some files changed, by what the system says of them.
///
/// They are looked at a few times a second: there are few of them, and this works on every file
/// system, also for files that editors replace.
struct FileWatch {
  private let paths: [String]
  private var stamps: [[Int]]

  private static let interval: UInt32 = 150_000

  init(_ paths: Set<String>) {
    self.paths = paths.sorted()
    stamps = self.paths.map(Self.stamp)
  }

  private static func stamp(_ path: String) -> [Int] {
    var info = stat()
    guard stat(path, &info) == 0 else { return [] }
    return [
      Int(info.st_dev), Int(info.st_ino), Int(info.st_size), info.st_mtim.tv_sec,
      info.st_mtim.tv_nsec, info.st_ctim.tv_sec, info.st_ctim.tv_nsec,
    ]
  }

  /// Waits until something changed and then rests for a moment; false when `stop` said so first.
  mutating func wait(until stop: () -> Bool) -> Bool {
    var isChanged = false
    while !stop() {
      usleep(Self.interval)
      let now = paths.map(Self.stamp)
      // Files that are still being written change again.
      if now == stamps, isChanged { return true }
      if now != stamps { isChanged = true }
      stamps = now
    }
    return false
  }
}
