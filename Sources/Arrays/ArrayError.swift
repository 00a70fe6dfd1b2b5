/// A failure of an array operation, in numpy's words.
public struct ArrayError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The class that numpy raises: a built-in one, `AxisError` or `LinAlgError`.
  public let pythonClass: String
  public let message: String

  public init(_ pythonClass: String, _ message: String) {
    self.pythonClass = pythonClass
    self.message = message
  }

  public var description: String { "\(pythonClass): \(message)" }

  static func value(_ message: String) -> ArrayError { ArrayError("ValueError", message) }
  static func type(_ message: String) -> ArrayError { ArrayError("TypeError", message) }
  static func index(_ message: String) -> ArrayError { ArrayError("IndexError", message) }
  static func overflow(_ message: String) -> ArrayError { ArrayError("OverflowError", message) }
  static func linearAlgebra(_ message: String) -> ArrayError { ArrayError("LinAlgError", message) }

  static func axis(_ axis: Int, ndim: Int) -> ArrayError {
    ArrayError(
      "AxisError", "axis \(axis) is out of bounds for array of dimension \(ndim)")
  }

  static func frozen(by cell: String) -> ArrayError {
    .value("array is frozen: cell '\(cell)' made it; work on a copy (x = x.copy())")
  }

  static func cannotBroadcast(_ shapes: [[Int]]) -> ArrayError {
    let texts = shapes.map { pythonTuple($0) + " " }.joined()
    return .value("operands could not be broadcast together with shapes \(texts)")
  }

  static func cannotBroadcast(_ from: [Int], into target: [Int]) -> ArrayError {
    .value(
      "could not broadcast input array from shape \(pythonTuple(from)) into shape "
        + pythonTuple(target))
  }
}

/// A shape as numpy's error messages write it: `(3,)`, `(2,4)`, `()`.
func pythonTuple(_ shape: [Int]) -> String {
  shape.count == 1
    ? "(\(shape[0]),)" : "(" + shape.map(String.init).joined(separator: ",") + ")"
}
