/// A refused argument of a random stream, in numpy's words.
public struct RandomError: Error, Sendable, Equatable, CustomStringConvertible {
  public let message: String
  /// The Python exception that numpy raises here.
  public let pythonClass: String

  static func value(_ message: String) -> RandomError {
    RandomError(message: message, pythonClass: "ValueError")
  }

  static func overflow(_ message: String) -> RandomError {
    RandomError(message: message, pythonClass: "OverflowError")
  }

  public var description: String { message }
}
