import Arrays

/// Where the bytes of an `npy` or `npz` file come from.
enum ByteSource {
  case file(InputFile)
  case memory(PickleBytes)

  var byteCount: Int {
    switch self {
    case .file(let file): file.byteCount
    case .memory(let bytes): bytes.count
    }
  }

  /// `count` bytes from `start` on, in memory of their own.
  ///
  /// - Throws: `EOFError` if there are not as many, `OSError`.
  func read(from start: Int, count: Int) throws(PickleError) -> PickleBytes {
    switch self {
    case .file(let file): return try file.read(from: start, count: count)
    case .memory(let bytes):
      guard start >= 0, count >= 0, start <= bytes.count, count <= bytes.count - start else {
        throw PickleError(.endOfInput, "the data ends early")
      }
      let copy = Storage(byteCount: count)
      copy.base.copyMemory(from: bytes.storage.base + start, byteCount: count)
      return PickleBytes(storage: copy, count: count)
    }
  }
}
