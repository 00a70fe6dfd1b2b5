/// A refused request of a search, in Optuna's words where it raises one.
public struct SearchError: Error, Sendable, Equatable, CustomStringConvertible {
  public let message: String
  /// The Python exception that Optuna raises here.
  public let pythonClass: String

  public init(_ message: String, pythonClass: String = "ValueError") {
    self.message = message
    self.pythonClass = pythonClass
  }

  public var description: String { message }
}

/// Something that Optuna warns of.
public struct SearchWarning: Sendable, Equatable {
  public let message: String
  /// The Python warning class.
  public let category: String

  init(_ message: String, category: String = "UserWarning") {
    self.message = message
    self.category = category
  }
}
