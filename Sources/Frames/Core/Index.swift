/// The labels of the rows.
public struct Index: Sendable {
  public enum Kind: Sendable {
    /// `start`, `start + step`, …: pandas' RangeIndex.
    case range(start: Int, step: Int, count: Int)
    case values(Column)
    /// One column a level, all of the same length.
    case levels([Column])
  }

  public let kind: Kind
  /// One name a level; `.none` where unnamed.
  public var names: [Label]
  /// Missing keys are labels of their own, as in groups that keep them.
  var holdsMissingLabels = false
  let lookup = IndexLookup()

  public init(_ kind: Kind, names: [Label]) {
    self.kind = kind
    self.names = names
  }

  /// 0, 1, …, count - 1.
  public init(count: Int, name: Label = .none) {
    self.init(.range(start: 0, step: 1, count: count), names: [name])
  }

  public init(_ values: Column, name: Label = .none) {
    self.init(.values(values), names: [name])
  }

  public init(levels: [Column], names: [Label]) {
    precondition(levels.count == names.count, "one name a level")
    self.init(.levels(levels), names: names)
  }

  public var count: Int {
    switch kind {
    case .range(_, _, let count): count
    case .values(let column): column.count
    case .levels(let levels): levels.first?.count ?? 0
    }
  }

  /// The name; of several levels, the names as a tuple.
  public var name: Label { names.count == 1 ? names[0] : .tuple(names) }

  public var isRange: Bool { if case .range = kind { true } else { false } }
  public var isMulti: Bool { if case .levels = kind { true } else { false } }
}
