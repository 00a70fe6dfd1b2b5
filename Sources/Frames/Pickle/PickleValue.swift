/// The place of a node in a `PickleGraph`.
public struct PickleReference: Sendable, Hashable {
  public let place: Int32

  init(_ place: Int) { self.place = Int32(truncatingIfNeeded: place) }
}

/// A value in a pickle: a small immediate, or a reference to a node.
///
/// Trivially copyable and 16 bytes, so that stacks and long lists cost no reference counting.
public enum PickleValue: Sendable {
  case none
  case bool(Bool)
  case int(Int64)
  case float(Double)
  case node(PickleReference)
}
