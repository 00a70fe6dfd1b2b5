/// What went wrong in the boosting engine, in the words of the library that it stands for.
public struct BoostingError: Error, Equatable, CustomStringConvertible {
  /// The text after the exception's name.
  public let message: String
  /// The class that the Python library raises: `LightGBMError`, `ValueError`, `TypeError`, ….
  public let pythonClass: String

  public init(_ message: String, pythonClass: String = "LightGBMError") {
    self.message = message
    self.pythonClass = pythonClass
  }

  public var description: String { message }

  /// Training was stopped from outside.
  public static let cancelled = BoostingError(
    "training was interrupted", pythonClass: "KeyboardInterrupt")

  static func value(_ message: String) -> BoostingError {
    BoostingError(message, pythonClass: "ValueError")
  }

  /// The library's own failed assertion.
  static func check(_ condition: String) -> BoostingError {
    BoostingError("Check failed: \(condition)")
  }
}
