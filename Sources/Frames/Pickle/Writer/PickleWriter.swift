import Arrays
import Glibc

/// Writes pickles that Python with numpy 2 and pandas 3 loads equal to the graph.
///
/// Protocol 4 unless asked otherwise, as Python 3.8 to 3.13 write; 5 has arrays as buffers. Text
/// columns load as pandas' `str`, with pyarrow or without.
public struct PickleWriter: Sendable {
  public let protocolNumber: Int
  /// Asked every few milliseconds; when true, writing ends with `KeyboardInterrupt`.
  public var isCancelled: @Sendable () -> Bool = { false }

  /// - Parameter protocolNumber: 4 or 5; negative for the highest, as in Python.
  /// - Throws: `ValueError` for any other.
  public init(protocol protocolNumber: Int = 4) throws(PickleError) {
    guard protocolNumber < 0 || protocolNumber == 4 || protocolNumber == 5 else {
      throw PickleError(.value, "pickle protocol must be 4 or 5, not \(protocolNumber)")
    }
    self.protocolNumber = protocolNumber < 0 ? 5 : protocolNumber
  }

  /// The pickle of the graph's root.
  ///
  /// - Throws: `PicklingError` naming the class that cannot be written.
  public func bytes(_ graph: PickleGraph) throws(PickleError) -> PickleBytes {
    var emitter = PickleEmitter(graph, protocolNumber: protocolNumber, output: PickleOutput())
    try emitter.run(isCancelled)
    return emitter.taken()
  }

  /// Writes the pickle to a file, which is there as a whole or, after an error, as it was.
  ///
  /// - Throws: `PicklingError`, `OSError` and its like.
  public func write(_ graph: PickleGraph, to path: String) throws(PickleError) {
    try OutputFile.replace(path) { (file) throws(PickleError) in
      var emitter = PickleEmitter(
        graph, protocolNumber: protocolNumber, output: PickleOutput(file: file))
      try emitter.run(isCancelled)
    }
  }
}
