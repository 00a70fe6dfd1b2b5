/// One line that the library would have logged; the host prints it if its verbosity allows.
public struct LogEvent: Sendable, Equatable {
  public enum Level: Int, Sendable, Comparable {
    case fatal = -1
    case warning = 0
    case info = 1
    case debug = 2

    public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  public let level: Level
  public let message: String

  public init(_ level: Level, _ message: String) {
    self.level = level
    self.message = message
  }

  /// The line as LightGBM writes it, without the newline.
  public var lightGBMLine: String {
    let name =
      switch level {
      case .fatal: "Fatal"
      case .warning: "Warning"
      case .info: "Info"
      case .debug: "Debug"
      }
    return "[LightGBM] [\(name)] \(message)"
  }
}
