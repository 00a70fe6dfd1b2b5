import Foundation

/// What results depend on besides the notebook: the version, and this very build of it.
enum EngineVersion {
  static let number = "0.1"

  /// Version and the build's size and time: two builds of one version may differ.
  static let text: String = {
    var info = stat()
    guard stat("/proc/self/exe", &info) == 0 else { return number }
    let stamp = UInt64(info.st_mtim.tv_sec) &* 1_000_003 ^ UInt64(info.st_size)
    return number + "+" + String(stamp & 0xFFFF_FFFF, radix: 16)
  }()
}
