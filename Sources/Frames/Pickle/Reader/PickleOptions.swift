/// How to read a pickle.
public struct PickleOptions: Sendable {
  /// What to make of the 8-bit strings of Python 2.
  public enum Encoding: Sendable {
    case ascii, latin1, utf8, bytes

    /// Python's name of it; nil if there is no such one here.
    public init?(named name: String) {
      switch name.lowercased().replacing("_", with: "-") {
      case "ascii": self = .ascii
      case "latin1", "latin-1", "iso-8859-1": self = .latin1
      case "utf8", "utf-8": self = .utf8
      case "bytes": self = .bytes
      default: return nil
      }
    }
  }

  /// Read instances of unknown classes as `PickleRecord`s instead of refusing them.
  public var allowOpaque: Bool
  public var encoding: Encoding
  /// Asked every few milliseconds; when true, reading ends with `KeyboardInterrupt`.
  public var isCancelled: @Sendable () -> Bool

  public init(
    allowOpaque: Bool = false, encoding: Encoding = .ascii,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.allowOpaque = allowOpaque
    self.encoding = encoding
    self.isCancelled = isCancelled
  }
}
