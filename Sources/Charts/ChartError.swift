/// Why a chart cannot be drawn from what was given.
public struct ChartError: Error, Equatable {
  public let message: String
  /// The Python exception that scripts see.
  public var pythonClass: String { "ValueError" }

  public init(_ message: String) { self.message = message }

  /// Checks that a column has as many values as another.
  static func check(
    _ chart: String, _ name: String, _ count: Int, as other: String, _ expected: Int
  )
    throws
  {
    guard count == expected else {
      throw ChartError("\(chart): \(name) has \(count) values and \(other) has \(expected)")
    }
  }
}
