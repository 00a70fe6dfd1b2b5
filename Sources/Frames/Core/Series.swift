/// A column with row labels and a name.
public struct Series: Sendable {
  public var column: Column
  public var index: Index
  public var name: Label
  /// The cell that made it; once set, changes in place are refused.
  public var frozenBy: String?

  public init(_ column: Column, index: Index? = nil, name: Label = .none) {
    let index = index ?? Index(count: column.count)
    precondition(index.count == column.count, "one label a row")
    self.column = column
    self.index = index
    self.name = name
  }

  public var count: Int { column.count }
}
