import Arrays

/// An error of the table engine, worded as pandas words it.
///
/// `message` is what Python's `str(error)` gives; for a `KeyError` that is the repr of its key.
public struct FrameError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The Python exception class that the real library raises, such as `KeyError`.
  public let pythonClass: String
  public let message: String

  public init(_ pythonClass: String, _ message: String) {
    self.pythonClass = pythonClass
    self.message = message
  }

  public var description: String { "\(pythonClass): \(message)" }

  public static func value(_ message: String) -> FrameError { .init("ValueError", message) }
  public static func key(_ message: String) -> FrameError { .init("KeyError", message) }
  /// A `KeyError` whose key is a label.
  public static func missing(_ label: Label) -> FrameError { .key(pythonRepr(label)) }
  /// A `KeyError` whose key is a sentence.
  public static func keySentence(_ text: String) -> FrameError { .key(pythonRepr(text)) }

  public static func type(_ message: String) -> FrameError { .init("TypeError", message) }
  public static func index(_ message: String) -> FrameError { .init("IndexError", message) }
  public static func notImplemented(_ message: String) -> FrameError {
    .init("NotImplementedError", message)
  }

  /// Long work was asked to stop.
  public static let cancelled = FrameError("KeyboardInterrupt", "")

  /// A change in place of a table that a finished cell made.
  static func frozen(by cell: String) -> FrameError {
    .type("table is frozen: it was made by cell '\(cell)'; change a copy made with .copy()")
  }
}
