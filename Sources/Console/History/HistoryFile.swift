import Glibc

/// Entries typed at the prompt, kept in one file that several prompts may use at once.
///
/// One entry a line; a backslash is written `\\`, a newline inside an entry `\n`. An entry is
/// appended with a single write under a lock, so entries of two prompts never mix, and a killed
/// terminal loses nothing that was run.
struct HistoryFile {
  let path: String
  /// Entries kept when the file is read; it is cut when it holds a quarter more.
  let limit: Int

  init(path: String, limit: Int = 10_000) {
    self.path = path
    self.limit = limit
  }

  /// The last entries, oldest first; none where the file cannot be read.
  func load() -> [String] {
    guard let bytes = read() else { return [] }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    if lines.count > limit + limit / 4 { rewrite(lines.suffix(limit)) }
    return lines.suffix(limit).map { HistoryFile.decoded($0) }
  }

  /// Adds an entry at the end.
  ///
  /// - Returns: false where the file cannot be written, as in a read-only home.
  @discardableResult func append(_ entry: String) -> Bool {
    var line = HistoryFile.encoded(entry)
    line.append(UInt8(ascii: "\n"))
    return withLockedFile { descriptor in
      line.withUnsafeBytes { write(descriptor, $0.baseAddress!, $0.count) == $0.count }
    }
  }

  static func encoded(_ entry: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in entry.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): bytes += [byte, byte]
      case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
      default: bytes.append(byte)
      }
    }
    return bytes
  }

  static func decoded(_ line: some Collection<UInt8>) -> String {
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in line {
      if isEscaped {
        bytes.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func read() -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(information.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress! + filled, $0.count - filled)
      }
      guard count > 0 else { break }
      filled += count
    }
    return Array(bytes.prefix(filled))
  }

  /// Cuts the file to some lines, in place, so that other prompts go on appending to it.
  private func rewrite(_ lines: ArraySlice<ArraySlice<UInt8>>) {
    let bytes = lines.flatMap { $0 + [UInt8(ascii: "\n")] }
    _ = withLockedFile { descriptor in
      guard ftruncate(descriptor, 0) == 0 else { return false }
      return bytes.withUnsafeBytes { write(descriptor, $0.baseAddress!, $0.count) == $0.count }
    }
  }

  private func withLockedFile(_ body: (Int32) -> Bool) -> Bool {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else { return false }
    return body(descriptor)
  }
}
