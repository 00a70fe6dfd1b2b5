/// Why a pickle, or an `npy`/`npz` file, could not be read or written.
public struct PickleError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    /// Malformed, hostile, or not plain data.
    case unpickling
    /// Nothing left where a pickle, or its next instruction, should start.
    case endOfInput
    /// A value that cannot be written.
    case pickling
    case value
    /// Something outside the data: a file that cannot be opened, an interruption.
    case system(pythonClass: String)
  }

  public let kind: Kind
  /// What is wrong, without the place.
  public let reason: String
  /// Byte of the input at which it was noticed.
  public let position: Int?

  public init(_ kind: Kind, _ reason: String, at position: Int? = nil) {
    self.kind = kind
    self.reason = reason
    self.position = position
  }

  static let interrupted = PickleError(.system(pythonClass: "KeyboardInterrupt"), "")

  /// The exception class that Python raises.
  public var pythonClass: String {
    switch kind {
    case .unpickling: "_pickle.UnpicklingError"
    case .endOfInput: "EOFError"
    case .pickling: "_pickle.PicklingError"
    case .value: "ValueError"
    case .system(let pythonClass): pythonClass
    }
  }

  /// The reason, and for a malformed pickle the byte; "Ran out of input" as Python says it.
  public var message: String {
    guard let position, kind == .unpickling else { return reason }
    return "\(reason), at byte \(position)"
  }

  public var description: String { "\(pythonClass): \(message)" }
}
