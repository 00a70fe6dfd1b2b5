import Arrays
import Glibc

/// Reads pickles of protocols 0 to 5 without running anything.
///
/// Plain data, numpy arrays and pandas tables are built here from a fixed table of names; any
/// other class is refused by name. Time and memory are bounded by the input's size.
public enum PickleReader {
  /// What was read, and where in the input the pickle ended.
  public struct Result {
    public let graph: PickleGraph
    public let end: Int
  }

  /// Whether a file that begins so is a pickle of protocol 2 or later.
  public static func isPickle(_ start: some Collection<UInt8>) -> Bool {
    let start = Array(start.prefix(2))
    return start.count == 2 && start[0] == PickleOpcode.proto.rawValue && (2...5).contains(start[1])
  }

  /// Reads the pickle that starts at byte `start`.
  ///
  /// - Throws: `UnpicklingError` naming the byte, `EOFError` where there is nothing.
  public static func read(
    _ bytes: UnsafeRawBufferPointer, from start: Int = 0, options: PickleOptions = PickleOptions()
  ) throws(PickleError) -> Result {
    try run(PickleMachine(PickleInput(bytes, from: start), options))
  }

  public static func read(
    _ bytes: [UInt8], from start: Int = 0, options: PickleOptions = PickleOptions()
  ) throws(PickleError) -> Result {
    let storage = PickleBytes(bytes)
    return try withExtendedLifetime(storage.storage) { () throws(PickleError) -> Result in
      try read(storage.buffer, from: start, options: options)
    }
  }

  /// Reads the pickle in a file, inflating what gzip or zlib (as joblib has it) compressed.
  ///
  /// - Throws: what `read` throws, and `FileNotFoundError` and its like.
  public static func read(
    path: String, from start: Int = 0, options: PickleOptions = PickleOptions()
  ) throws(PickleError) -> Result {
    let file = try InputFile(path)
    if let codec = try file.compression() {
      let bytes = try file.inflated(codec)
      return try withExtendedLifetime(bytes.storage) { () throws(PickleError) -> Result in
        try read(bytes.buffer, from: start, options: options)
      }
    }
    let input = PickleInput(file: file.descriptor, byteCount: file.byteCount, from: start)
    let result = try run(PickleMachine(input, options))
    withExtendedLifetime(file) {}
    return result
  }

  private static func run(_ machine: consuming PickleMachine) throws(PickleError) -> Result {
    let root = try machine.run()
    let graph = PickleGraph()
    graph.nodes = machine.nodes
    graph.root = root
    return Result(graph: graph, end: machine.input.position)
  }
}
