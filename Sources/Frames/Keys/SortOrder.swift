import Arrays

/// Rows sorted by several columns.
enum SortOrder {
  /// The rows in the order of the columns, the first one counting most; stable.
  ///
  /// - Parameter ascending: one a column; all ascending when nil.
  static func positions(
    _ columns: [Column], ascending: [Bool]? = nil, missingLast: Bool = true
  ) throws(FrameError) -> [Int] {
    let count = columns.first?.count ?? 0
    var order: [Int]?
    for (place, column) in columns.enumerated().reversed() {
      let keys = try column.sortKeys(
        ascending: ascending?[place] ?? true, missingLast: missingLast)
      order = order.map { RadixSort.positions(keys, refining: $0) } ?? RadixSort.positions(keys)
    }
    return order ?? Array(0..<count)
  }
}
