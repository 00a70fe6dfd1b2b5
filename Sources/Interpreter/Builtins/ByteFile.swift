import Glibc

/// A failed system call on a file.
struct SystemCallError: Error {
  let code: Int32
}

/// A file descriptor with a buffer in each direction.
final class ByteFile {
  private(set) var descriptor: Int32
  private var input: [UInt8] = []
  private var position = 0
  private var output: [UInt8] = []
  private static let chunk = 1 << 16

  init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { try? close() }

  var isClosed: Bool { descriptor < 0 }

  // MARK: Reading

  /// Reads more input; false at the end of the file.
  func fill() throws(SystemCallError) -> Bool {
    try flush()
    if position > 0 {
      input.removeFirst(position)
      position = 0
    }
    let start = input.count
    let descriptor = descriptor
    var failure: Int32 = 0
    input.reserveCapacity(start + ByteFile.chunk)
    input.append(contentsOf: repeatElement(0, count: ByteFile.chunk))
    let count = input.withUnsafeMutableBytes { buffer in
      var count = Glibc.read(descriptor, buffer.baseAddress! + start, ByteFile.chunk)
      while count < 0 && errno == EINTR {
        count = Glibc.read(descriptor, buffer.baseAddress! + start, ByteFile.chunk)
      }
      if count < 0 { failure = errno }
      return count
    }
    input.removeLast(ByteFile.chunk - max(count, 0))
    if failure != 0 { throw SystemCallError(code: failure) }
    return count > 0
  }

  private var available: Int { input.count - position }

  private func take(_ count: Int) -> [UInt8] {
    let part = Array(input[position..<(position + count)])
    position += count
    return part
  }

  /// Up to `count` bytes; fewer only at the end of the file.
  func read(_ count: Int) throws(SystemCallError) -> [UInt8] {
    while available < count, try fill() {}
    return take(min(count, available))
  }

  func readAll() throws(SystemCallError) -> [UInt8] {
    while try fill() {}
    return take(available)
  }

  /// What is buffered, or what one more system call gives; empty at the end of the file.
  func readChunk() throws(SystemCallError) -> [UInt8] {
    if available == 0 { _ = try fill() }
    return take(available)
  }

  /// Bytes up to and with the next newline.
  func readLine(_ limit: Int) throws(SystemCallError) -> [UInt8] {
    var scanned = 0
    while true {
      let end = min(available, limit)
      var i = scanned
      while i < end {
        if input[position + i] == 10 { return take(i + 1) }
        i += 1
      }
      if end == limit { return take(end) }
      scanned = end
      if try !fill() { return take(available) }
    }
  }

  // MARK: Writing

  func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(SystemCallError) {
    if available > 0 { try discardInput() }
    output.append(contentsOf: bytes)
    if output.count >= ByteFile.chunk { try flush() }
  }

  /// Moves the descriptor back to where reading stopped.
  private func discardInput() throws(SystemCallError) {
    _ = lseek(descriptor, off_t(-available), SEEK_CUR)
    input.removeAll()
    position = 0
  }

  func flush() throws(SystemCallError) {
    if output.isEmpty { return }
    let descriptor = descriptor
    var failure: Int32 = 0
    output.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress! + offset, bytes.count - offset)
        if count < 0 {
          if errno == EINTR { continue }
          failure = errno
          return
        }
        offset += count
      }
    }
    output.removeAll(keepingCapacity: true)
    if failure != 0 { throw SystemCallError(code: failure) }
  }

  // MARK: Position

  func seek(_ offset: Int, _ origin: Int32) throws(SystemCallError) -> Int {
    try flush()
    let offset = origin == SEEK_CUR ? offset - available : offset
    input.removeAll()
    position = 0
    let result = lseek(descriptor, off_t(offset), origin)
    if result < 0 { throw SystemCallError(code: errno) }
    return Int(result)
  }

  func tell() throws(SystemCallError) -> Int {
    let result = lseek(descriptor, 0, SEEK_CUR)
    if result < 0 { throw SystemCallError(code: errno) }
    return Int(result) - available + output.count
  }

  func truncate(_ size: Int) throws(SystemCallError) {
    try flush()
    if ftruncate(descriptor, off_t(size)) != 0 { throw SystemCallError(code: errno) }
  }

  func close() throws(SystemCallError) {
    if isClosed { return }
    defer {
      _ = Glibc.close(descriptor)
      descriptor = -1
    }
    try flush()
  }
}
