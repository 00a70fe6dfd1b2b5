import Arrays

/// A piece of a numpy or pandas object, or an object whose state has not come yet.
public final class PicklePart: @unchecked Sendable {
  enum Content {
    /// Made by its class, waits for its state.
    case unbuilt(PickleGlobal)
    case block(values: PickleValue, placement: PickleValue)
    case placement(PickleValue)
    /// Column axis, row axis, and what lies where.
    case manager(axes: [PickleValue], blocks: [(values: PickleValue, placement: PickleValue)])
    case singleManager(values: PickleValue, axis: PickleValue)
    /// Two-dimensional `DatetimeArray` or `TimedeltaArray`.
    case times(PickleArray)
    case categories(PickleValue, isOrdered: Bool)
    case stringDType
    case extensionDType
    case buffer(PickleBytes)
    case arrowType(String)
    case offset
  }

  /// The Python class.
  public let name: String
  let content: Content

  init(_ name: String, _ content: Content) {
    self.name = name
    self.content = content
  }
}
