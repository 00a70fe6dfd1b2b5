import Foundation

/// What results depend on besides the notebook: the version, and this very build of it.
enum EngineVersion {
  static let number = "0.1"

  /// Version and build: the linker's digest of the program, or else its size and time.
  static let text: String = {
    let path = "/proc/self/exe"
    if let build = BuildID.read(path) { return number + "+" + build }
    var info = stat()
    guard stat(path, &info) == 0 else { return number }
    let stamp = UInt64(info.st_mtim.tv_sec) &* 1_000_003 ^ UInt64(info.st_size)
    return number + "+" + String(stamp & 0xFFFF_FFFF, radix: 16)
  }()
}

/// The note of an ELF program that holds the linker's digest of its content.
private enum BuildID {
  private static let noteSegment = 4
  private static let noteOfBuild = 3

  /// The first 16 hexadecimal digits; nil where the program has no such note.
  static func read(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    guard let head = bytes(file, 0, 64), head.starts(with: [0x7f, 0x45, 0x4c, 0x46, 2, 1]),
      let segments = bytes(file, number(head, 32, 8), number(head, 54, 2) * number(head, 56, 2))
    else { return nil }
    let size = number(head, 54, 2)
    for start in stride(from: 0, to: segments.count, by: size)
    where number(segments, start, 4) == noteSegment {
      let (offset, count) = (number(segments, start + 8, 8), number(segments, start + 32, 8))
      if let notes = bytes(file, offset, count), let id = id(in: notes) { return id }
    }
    return nil
  }

  private static func bytes(_ file: Int32, _ offset: Int, _ count: Int) -> [UInt8]? {
    guard count > 0, count < 1 << 16 else { return nil }
    var bytes = [UInt8](repeating: 0, count: count)
    return pread(file, &bytes, count, offset) == count ? bytes : nil
  }

  /// A little-endian number.
  private static func number(_ bytes: [UInt8], _ start: Int, _ width: Int) -> Int {
    guard start + width <= bytes.count else { return 0 }
    return bytes[start..<start + width].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private static func id(in notes: [UInt8]) -> String? {
    var at = 0
    while at + 12 <= notes.count {
      let (nameCount, count) = (number(notes, at, 4), number(notes, at + 4, 4))
      let start = at + 12 + (nameCount + 3) / 4 * 4
      guard start + count <= notes.count else { return nil }
      if number(notes, at + 8, 4) == noteOfBuild, notes[at + 12..<at + 15].elementsEqual("GNU".utf8)
      {
        let digits = notes[start..<start + min(count, 8)].map { byte in
          String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        return digits.joined()
      }
      at = start + (count + 3) / 4 * 4
    }
    return nil
  }
}
