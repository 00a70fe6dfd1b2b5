import Arrays

/// What `np.load` finds in a file, by its first bytes.
public enum NumpyFile: Sendable {
  case array(NumpyFileArray)
  case archive(NpzArchive)
  case pickle(PickleGraph)

  /// - Throws: `FileNotFoundError` and its like, `EOFError` for an empty file, and for anything
  ///   that would need pickle `ValueError` unless `allowPickle`.
  public static func load(path: String, allowPickle: Bool = false) throws(PickleError) -> NumpyFile
  {
    try load(.file(try InputFile(path)), allowPickle: allowPickle)
  }

  public static func load(_ bytes: PickleBytes, allowPickle: Bool = false) throws(PickleError)
    -> NumpyFile
  {
    try load(.memory(bytes), allowPickle: allowPickle)
  }

  private static func load(_ source: ByteSource, allowPickle: Bool) throws(PickleError)
    -> NumpyFile
  {
    guard source.byteCount > 0 else {
      throw PickleError(.endOfInput, "No data left in file")
    }
    let start = try source.read(from: 0, count: min(6, source.byteCount)).array
    if start.starts(with: [0x50, 0x4B, 3, 4]) || start.starts(with: [0x50, 0x4B, 5, 6]) {
      return .archive(try NpzArchive(source))
    }
    if NpyFile.isNpy(start) {
      return .array(
        try NpyFile.read(source, 0..<source.byteCount, allowPickle: allowPickle))
    }
    guard allowPickle else {
      throw .value(
        "This file contains pickled (object) data. If you trust the file you can load it unsafely "
          + "using the `allow_pickle=` keyword argument or `pickle.load()`.")
    }
    let bytes = try source.read(from: 0, count: source.byteCount)
    let graph = try PickleReader.read(bytes.buffer).graph
    withExtendedLifetime(bytes.storage) {}
    return .pickle(graph)
  }
}
