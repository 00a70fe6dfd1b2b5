import Arrays
import Glibc

/// An array out of an `npy` file or a member of an `npz` archive.
public struct NumpyFileArray: Sendable {
  public let array: PickleArray
  /// Of an `object` array: the graph that its `PickledObject`s name nodes of.
  public let graph: PickleGraph?
}

/// Reads and writes the `npy` format, versions 1 to 3.
public enum NpyFile {
  static func isNpy(_ start: [UInt8]) -> Bool { start.starts(with: NpyHeader.magic) }

  /// Reads an array from memory.
  ///
  /// - Throws: `ValueError` as numpy has it, `UnpicklingError` of an `object` array.
  public static func read(_ bytes: PickleBytes, allowPickle: Bool = false) throws(PickleError)
    -> NumpyFileArray
  {
    try read(.memory(bytes), 0..<bytes.count, allowPickle: allowPickle)
  }

  /// Reads the array that fills `range` of a source.
  static func read(_ source: ByteSource, _ range: Range<Int>, allowPickle: Bool)
    throws(PickleError) -> NumpyFileArray
  {
    let (header, start) = try header(source, range)
    if header.type.kind == .object {
      guard allowPickle else {
        throw .value("Object arrays cannot be loaded when allow_pickle=False")
      }
      return try readObjects(source, start..<range.upperBound, header)
    }
    guard let count = NumpyDType.elementCount(header.shape),
      let needed = Optional(count.multipliedReportingOverflow(by: header.type.size)),
      !needed.overflow
    else { throw .value("array is too big") }
    guard needed.partialValue <= range.upperBound - start else {
      throw short(source, header, expected: needed.partialValue, found: range.upperBound - start)
    }
    guard header.type.size > 0 || count <= 1 << 24 else { throw .value("array is too big") }
    let bytes = try source.read(from: start, count: needed.partialValue)
    do {
      let array = try header.type.array(bytes, header.shape, isColumnMajor: header.isColumnMajor)
      return NumpyFileArray(array: array, graph: nil)
    } catch {
      throw .value(error.reason(header.type.name))
    }
  }

  private static func short(
    _ source: ByteSource, _ header: NpyHeader, expected: Int, found: Int
  ) -> PickleError {
    guard case .file = source else {
      return .value("EOF: reading array data, expected \(expected) bytes got \(found)")
    }
    let size = max(header.type.size, 1)
    return .value(
      "Failed to read all data for array. Expected \(header.shapeText) = \(expected / size) "
        + "elements, could only read \(found / size) elements. (file seems not fully written?)")
  }

  private static func header(_ source: ByteSource, _ range: Range<Int>) throws(PickleError)
    -> (NpyHeader, start: Int)
  {
    let prefix = try source.read(
      from: range.lowerBound, count: min(NpyHeader.longestPrefix, range.count))
    let text = try NpyHeader.textRange(prefix.array)
    guard text.upperBound <= range.count else {
      throw .value(
        "EOF: reading array header, expected \(text.count) bytes got "
          + "\(range.count - text.lowerBound)")
    }
    let bytes = try source.read(from: range.lowerBound + text.lowerBound, count: text.count)
    return (try NpyHeader(bytes.array), range.lowerBound + text.upperBound)
  }

  private static func readObjects(
    _ source: ByteSource, _ range: Range<Int>, _ header: NpyHeader
  ) throws(PickleError) -> NumpyFileArray {
    let bytes = try source.read(from: range.lowerBound, count: range.count)
    let graph = try PickleReader.read(bytes.buffer).graph
    withExtendedLifetime(bytes.storage) {}
    guard case .array(let array) = graph.node(graph.root), array.elements.dtype == .object,
      array.elements.count == NumpyDType.elementCount(header.shape)
    else { throw .value("the pickle in the file is no array of its header's shape") }
    let elements = array.elements.contiguousOrCopy()
    let shaped = header.type.arranged(
      elements.storage, header.shape, isColumnMajor: header.isColumnMajor)
    return NumpyFileArray(array: PickleArray(shaped, type: header.type), graph: graph)
  }

  // MARK: Writing

  /// The file's bytes.
  ///
  /// - Parameter graph: of an `object` array, the graph that its `PickledObject`s name nodes of.
  /// - Throws: `ValueError` for an `object` array unless `allowPickle`, `PicklingError`.
  public static func bytes(
    _ array: PickleArray, graph: PickleGraph? = nil, allowPickle: Bool = true
  ) throws(PickleError) -> PickleBytes {
    let parts = try NpyParts(array, graph: graph, allowPickle: allowPickle)
    let storage = Storage(byteCount: parts.byteCount)
    var at = 0
    parts.forEach { piece in
      storage.base.advanced(by: at).copyMemory(from: piece.baseAddress!, byteCount: piece.count)
      at += piece.count
    }
    return PickleBytes(storage: storage, count: parts.byteCount)
  }

  /// Writes the file, as a whole or not at all.
  public static func write(
    _ array: PickleArray, graph: PickleGraph? = nil, allowPickle: Bool = true, to path: String
  ) throws(PickleError) {
    let parts = try NpyParts(array, graph: graph, allowPickle: allowPickle)
    try OutputFile.replace(path) { (file) throws(PickleError) in
      for piece in parts.pieces { try PickleOutput.write(piece, to: file) }
      withExtendedLifetime(parts) {}
    }
  }
}

/// Header and elements of an `npy` file about to be written.
struct NpyParts {
  private let header: PickleBytes
  private let data: PickleBytes
  private let start: Int

  init(_ array: PickleArray, graph: PickleGraph?, allowPickle: Bool) throws(PickleError) {
    let elements = array.elements
    let type = array.writtenType
    let isColumnMajor = !elements.isContiguous && elements.isColumnMajor
    header = PickleBytes(
      NpyHeader(type: type, isColumnMajor: isColumnMajor, shape: elements.shape).bytes)
    switch type.kind {
    case .object:
      guard allowPickle else {
        throw .value("Object arrays cannot be saved when allow_pickle=False")
      }
      let graph = graph ?? PickleGraph()
      let before = graph.root
      graph.root = graph.value(.array(array))
      defer { graph.root = before }
      data = try PickleWriter(protocol: 4).bytes(graph)
      start = 0
    case .text, .bytes:
      let scalars = (isColumnMajor ? elements.transposed() : elements).scalars()
      data = PickleBytes(
        storage: try type.encoded(scalars), count: elements.count * type.size)
      start = 0
    default:
      let packed = isColumnMajor ? elements : elements.contiguousOrCopy()
      data = PickleBytes(storage: packed.storage, count: packed.count * type.size)
      start = packed.offset * type.size
    }
  }

  var byteCount: Int { header.count + data.count }

  /// Valid while this lives.
  var pieces: [UnsafeRawBufferPointer] {
    [
      header.buffer,
      UnsafeRawBufferPointer(start: data.storage.base + start, count: data.count),
    ]
  }

  func forEach(_ body: (UnsafeRawBufferPointer) -> Void) {
    pieces.forEach { if !$0.isEmpty { body($0) } }
    withExtendedLifetime(self) {}
  }
}
