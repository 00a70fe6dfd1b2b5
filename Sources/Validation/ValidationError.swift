/// A refused request for folds or a metric, in scikit-learn's words where it raises one.
public struct ValidationError: Error, Sendable, Equatable, CustomStringConvertible {
  public let message: String
  /// The Python exception that scikit-learn raises here.
  public let pythonClass: String

  public init(_ message: String, pythonClass: String = "ValueError") {
    self.message = message
    self.pythonClass = pythonClass
  }

  public var description: String { message }

  static func lengths(_ counts: [Int]) -> ValidationError {
    let listed = counts.map(String.init).joined(separator: ", ")
    return ValidationError(
      "Found input variables with inconsistent numbers of samples: [\(listed)]")
  }
}

/// Something that scikit-learn warns of.
public struct ValidationWarning: Sendable, Equatable {
  public let message: String
  /// The Python warning class: `UserWarning` or `UndefinedMetricWarning`.
  public let category: String

  static func user(_ message: String) -> ValidationWarning {
    ValidationWarning(message: message, category: "UserWarning")
  }

  static func undefined(_ message: String) -> ValidationWarning {
    ValidationWarning(message: message, category: "UndefinedMetricWarning")
  }
}

/// Receives the warnings of a call.
public typealias WarningHandler = (ValidationWarning) -> Void

/// Drops warnings.
public func ignoreWarning(_: ValidationWarning) {}
