/// A refused request to fit or apply a model, in scikit-learn's words where it raises one.
public struct ModelsError: Error, Sendable, Equatable, CustomStringConvertible {
  public let message: String
  /// The Python exception that scikit-learn raises here.
  public let pythonClass: String

  public init(_ message: String, pythonClass: String = "ValueError") {
    self.message = message
    self.pythonClass = pythonClass
  }

  public var description: String { message }

  static let interrupted = ModelsError("fit: interrupted", pythonClass: "KeyboardInterrupt")
}
