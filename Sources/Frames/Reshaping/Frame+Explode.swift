import Arrays

extension Frame {
  /// Lists in a column made rows of their own: pandas' `explode`.
  ///
  /// - Throws: `KeyError`.
  public func exploded(_ label: Label, ignoreIndex: Bool = false) throws(FrameError) -> Frame {
    let column = try column(label)
    var rows: [Int] = []
    var cells: [Scalar] = []
    for row in 0..<rowCount {
      guard case .list(let items) = column[row], !items.isEmpty else {
        rows.append(row)
        if case .list = column[row] {
          cells.append(.float(.nan))
        } else {
          cells.append(column[row])
        }
        continue
      }
      for item in items {
        rows.append(row)
        cells.append(item)
      }
    }
    var result = take(rows)
    try result.assign(
      label, column.type == .object ? Column(scalars: cells).inferringText() : column.take(rows))
    if ignoreIndex { result.index = Index(count: rows.count) }
    return result
  }
}

extension Column {
  /// The values numbered and the distinct values: pandas' `factorize`.
  ///
  /// - Parameters:
  ///   - sort: numbers in the order of the values, else of their first rows.
  ///   - missingIsValue: missing values get a number of their own instead of -1.
  public func factorized(
    sort: Bool = false, missingIsValue: Bool = false
  ) throws(FrameError) -> (codes: [Int64], values: Column) {
    let factor = factor(missingIsValue: missingIsValue)
    let values = take(factor.firstRows)
    guard sort else { return (factor.codes.map { Int64($0) }, values) }
    let order = try values.sortedPositions()
    var place = [Int64](repeating: 0, count: order.count)
    for (rank, code) in order.enumerated() { place[code] = Int64(rank) }
    return (factor.codes.map { $0 < 0 ? -1 : place[Int($0)] }, values.take(order))
  }
}
