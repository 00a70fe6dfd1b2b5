import Arrays
import Glibc

/// A file open for reading.
final class InputFile {
  let path: String
  let descriptor: Int32
  let byteCount: Int

  /// - Throws: `FileNotFoundError` and its like.
  init(_ path: String) throws(PickleError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("'\(path)'", errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw .system("'\(path)'", code)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      close(descriptor)
      throw .system("'\(path)'", isFolder ? EISDIR : ESPIPE)
    }
    byteCount = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// `count` bytes from `start` on, in memory of their own.
  ///
  /// - Throws: `OSError`, or `EOFError` if the file ends before.
  func read(from start: Int, count: Int) throws(PickleError) -> PickleBytes {
    guard start >= 0, count >= 0, start <= byteCount, count <= byteCount - start else {
      throw PickleError(.endOfInput, "'\(path)' ends early")
    }
    let storage = Storage(byteCount: count)
    var done = 0
    while done < count {
      let got = pread(descriptor, storage.base + done, count - done, off_t(start + done))
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw .system("'\(path)'", errno) }
      guard got > 0 else { throw PickleError(.endOfInput, "'\(path)' ends early") }
      done += got
    }
    return PickleBytes(storage: storage, count: count)
  }

  enum Compression { case deflate }

  /// How the whole file is compressed, by its first bytes; nil if it is not.
  ///
  /// - Throws: `ValueError` for the compressions that are not read here.
  func compression() throws(PickleError) -> Compression? {
    let start = try read(from: 0, count: min(byteCount, 6)).array
    let others: [(String, [UInt8])] = [
      ("bz2", [0x42, 0x5A, 0x68]), ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A]),
      ("zip", [0x50, 0x4B, 0x03, 0x04]), ("zstandard", [0x28, 0xB5, 0x2F, 0xFD]),
      ("lz4", [0x04, 0x22, 0x4D, 0x18]), ("lzma", [0x5D, 0x00, 0x00]),
    ]
    for (name, magic) in others where start.starts(with: magic) {
      throw PickleError(.value, "'\(path)' is compressed with \(name), which is not supported")
    }
    if start.starts(with: [0x1F, 0x8B]) { return .deflate }
    let isZlib =
      start.count >= 2 && start[0] == 0x78 && (Int(start[0]) << 8 | Int(start[1])) % 31 == 0
    return isZlib ? .deflate : nil
  }

  /// The whole file, inflated.
  func inflated(_ compression: Compression) throws(PickleError) -> PickleBytes {
    let packed = try read(from: 0, count: byteCount)
    let bytes = Zlib.inflate(
      packed.buffer, .framed, expecting: packed.count * 4, limit: 1 << 40)
    withExtendedLifetime(packed.storage) {}
    guard let bytes else {
      throw PickleError(
        .system(pythonClass: "zlib.error"), "'\(path)' is damaged: it does not inflate")
    }
    return bytes
  }
}
