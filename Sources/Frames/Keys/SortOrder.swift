import Arrays

/// Rows sorted by several columns.
enum SortOrder {
  /// The rows in the order of the columns, the first one counting most; stable.
  ///
  /// Rows are sorted by the first column, then each range of equal ones by the next.
  /// - Parameter ascending: one a column; all ascending when nil.
  static func positions(
    _ columns: [Column], ascending: [Bool]? = nil, missingLast: Bool = true
  ) throws(FrameError) -> [Int] {
    let count = columns.first?.count ?? 0
    // All columns are asked for keys, since any may have values that cannot be compared.
    var keys: [SortKeys] = []
    for (place, column) in columns.enumerated() {
      keys.append(
        try column.sortKeys(ascending: ascending?[place] ?? true, missingLast: missingLast))
    }
    guard let first = keys.first else { return Array(0..<count) }
    var order = RowOrder.positions(first)
    var ranges = [0..<count]
    for (place, next) in keys.enumerated().dropFirst() {
      ranges = RowOrder.ties(order, keys[place - 1], within: ranges)
      if ranges.isEmpty { break }
      RowOrder.refine(&order, ranges, by: next)
    }
    return order
  }
}
