import Arrays
import CZlib
import Glibc

/// A file that is open for reading.
final class CSVFile: Sendable {
  let size: Int
  private let path: String
  private let descriptor: Int32

  /// - Throws: `FileNotFoundError`, `PermissionError`, `IsADirectoryError` or `OSError`.
  init(path: String) throws(FrameError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(errno, path: path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      let code = status.st_mode & S_IFMT == S_IFDIR ? EISDIR : errno
      close(descriptor)
      throw .system(code, path: path)
    }
    self.path = path
    self.descriptor = descriptor
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Reads a range of bytes and returns how many there were.
  func read(
    _ range: Range<Int>, into base: UnsafeMutablePointer<UInt8>
  ) throws(FrameError) -> Int {
    var filled = 0
    while filled < range.count {
      let got = pread(
        descriptor, base + filled, range.count - filled, off_t(range.lowerBound + filled))
      if got < 0 {
        if errno == EINTR { continue }
        throw .system(errno, path: path)
      }
      if got == 0 { break }
      filled += got
    }
    return filled
  }
}

/// The whole text of a file, with room to read 64 bytes beyond its end.
final class CSVBytes: @unchecked Sendable {
  static let padding = 64
  let base: UnsafeMutablePointer<UInt8>
  private(set) var count: Int

  private init(capacity: Int) {
    base = .allocate(capacity: capacity + Self.padding)
    count = 0
  }

  deinit { base.deallocate() }

  private func finish(count: Int) {
    self.count = count
    (base + count).initialize(repeating: 0, count: Self.padding)
  }

  convenience init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.init(capacity: bytes.count)
    if let from = bytes.baseAddress { base.update(from: from, count: bytes.count) }
    finish(count: bytes.count)
  }

  /// The content of the file.
  ///
  /// - Throws: `FileNotFoundError`, `PermissionError`, `IsADirectoryError` or `OSError`.
  convenience init(path: String) throws(FrameError) {
    let file = try CSVFile(path: path)
    try self.init(file, 0..<file.size)
  }

  /// A part of a file; less where the file ends early.
  convenience init(_ file: CSVFile, _ range: Range<Int>) throws(FrameError) {
    self.init(capacity: range.count)
    finish(count: try file.read(range, into: base))
  }

  /// The text of gzip data, of several members too.
  ///
  /// - Throws: `EOFError` when the data end too early, `BadGzipFile` or `zlib.error` when damaged.
  func inflated() throws(FrameError) -> CSVBytes {
    guard count >= 2, base[0] == 0x1f, base[1] == 0x8b else {
      let head = (0..<min(2, count)).map { "\\x" + hexadecimal(base[$0]) }.joined()
      throw FrameError("gzip.BadGzipFile", "Not a gzipped file (b'\(head)')")
    }
    var stream = z_stream()
    guard mallorn_inflate_init(&stream, 15 + 16) == Z_OK else {
      throw FrameError("MemoryError", "zlib could not start")
    }
    defer { inflateEnd(&stream) }
    var output = UnsafeMutablePointer<UInt8>.allocate(capacity: max(count * 4, 1 << 16))
    var capacity = max(count * 4, 1 << 16)
    var filled = 0
    defer { output.deallocate() }
    var consumed = 0
    while true {
      if filled == capacity {
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
        larger.update(from: output, count: filled)
        output.deallocate()
        output = larger
        capacity *= 2
      }
      let room = min(capacity - filled, 1 << 30)
      let rest = min(count - consumed, 1 << 30)
      stream.next_in = base + consumed
      stream.avail_in = UInt32(rest)
      stream.next_out = output + filled
      stream.avail_out = UInt32(room)
      let status = inflate(&stream, Z_NO_FLUSH)
      consumed += rest - Int(stream.avail_in)
      filled += room - Int(stream.avail_out)
      if status == Z_STREAM_END {
        while consumed < count, base[consumed] == 0 { consumed += 1 }
        if consumed == count { break }
        inflateReset(&stream)
      } else if status == Z_BUF_ERROR || (status == Z_OK && consumed == count && filled < capacity)
      {
        throw FrameError(
          "EOFError",
          "Compressed file ended before the end-of-stream marker was reached")
      } else if status != Z_OK {
        let text = stream.msg.map { String(cString: $0) } ?? "invalid data"
        throw FrameError("zlib.error", "Error \(status) while decompressing data: \(text)")
      }
    }
    return CSVBytes(UnsafeBufferPointer(start: output, count: filled))
  }

  /// The text, taken as Latin-1, in UTF-8.
  func fromLatin1() -> CSVBytes {
    let wide = (0..<count).reduce(0) { $0 + Int(base[$1] >> 7) }
    if wide == 0 { return self }
    let result = CSVBytes(capacity: count + wide)
    var at = 0
    for i in 0..<count {
      let byte = base[i]
      if byte < 0x80 {
        result.base[at] = byte
        at += 1
      } else {
        result.base[at] = 0xC0 | byte >> 6
        result.base[at + 1] = 0x80 | byte & 0x3F
        at += 2
      }
    }
    result.finish(count: at)
    return result
  }
}

private func hexadecimal(_ byte: UInt8) -> String {
  let text = String(byte, radix: 16)
  return text.count == 1 ? "0" + text : text
}

extension FrameError {
  /// A failed system call on a file, as Python words it.
  static func system(_ code: Int32, path: String) -> FrameError {
    let name =
      switch code {
      case ENOENT: "FileNotFoundError"
      case EACCES, EPERM: "PermissionError"
      case EISDIR: "IsADirectoryError"
      case ENOTDIR: "NotADirectoryError"
      default: "OSError"
      }
    return FrameError(name, "[Errno \(code)] \(String(cString: strerror(code))): '\(path)'")
  }
}
