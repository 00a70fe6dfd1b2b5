/// Why light curves cannot be made, read or measured.
public struct LightCurveError: Error, Sendable, Equatable {
  public let message: String
  /// The Python exception that scripts see.
  public let pythonClass: String

  public init(_ message: String, pythonClass: String = "ValueError") {
    (self.message, self.pythonClass) = (message, pythonClass)
  }
}
