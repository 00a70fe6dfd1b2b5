import Arrays

/// A table: columns of equal length, their names, and row labels.
///
/// A value: copies share their columns' memory, and no operation changes a column that another
/// frame shows.
public struct Frame: Sendable {
  public internal(set) var columns: [Column]
  public internal(set) var names: ColumnNames
  public internal(set) var index: Index
  /// The cell that made it; once set, changes in place are refused.
  public var frozenBy: String?

  /// - Parameter index: 0, 1, … when nil, as many as the first column has rows.
  public init(columns: [Column], names: ColumnNames, index: Index? = nil) {
    let index = index ?? Index(count: columns.first?.count ?? 0)
    precondition(columns.count == names.labels.count, "one name a column")
    precondition(columns.allSatisfy { $0.count == index.count }, "columns of equal length")
    self.columns = columns
    self.names = names
    self.index = index
  }

  public init(_ columns: [(Label, Column)], index: Index? = nil) {
    self.init(
      columns: columns.map(\.1), names: ColumnNames(columns.map(\.0)), index: index)
  }

  /// A frame whose columns are views of a two-dimensional array; copies nothing, except objects
  /// that are all text or all times.
  ///
  /// - Parameter array: shape (rows, columns).
  /// - Throws: `ValueError` unless the array is two-dimensional with as many columns as names.
  public init(array: NDArray, names: [Label], index: Index? = nil) throws(FrameError) {
    guard array.ndim == 2 else { throw .value("Must pass 2-d input. shape=\(array.shape)") }
    guard array.shape[1] == names.count else {
      let shape = "(\(array.shape[0]), \(array.shape[1]))"
      let wanted = "(\(index?.count ?? array.shape[0]), \(names.count))"
      throw .value("Shape of passed values is \(shape), indices imply \(wanted)")
    }
    let type = ColumnType(array.dtype)
    let columns = names.indices.map { j in
      let column = Column(
        type: type, storage: array.storage, offset: array.offset + j * array.strides[1],
        stride: array.strides[0], count: array.shape[0])
      return type == .object ? column.inferringText() : column
    }
    self.init(
      columns: columns, names: ColumnNames(names), index: index ?? Index(count: array.shape[0]))
  }

  public var rowCount: Int { index.count }
  public var columnCount: Int { columns.count }

  /// The first column of that name.
  public subscript(label: Label) -> Column? { names.position(of: label).map { columns[$0] } }
}
