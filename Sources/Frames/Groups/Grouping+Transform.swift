import Arrays

extension Grouping {
  /// A statistic of each group at each of its rows; rows without a group are missing.
  public func transformed(
    _ column: Column, _ statistic: Statistic
  ) throws(FrameError) -> Column {
    try reduced(column, statistic).take(codes.map { Int($0) })
  }

  /// The number of each row within its group.
  public func cumulativeCount(ascending: Bool = true) -> Series {
    var seen = [Int64](repeating: 0, count: count)
    var numbers = [Int64](repeating: 0, count: codes.count)
    for row in codes.indices where codes[row] >= 0 {
      numbers[row] = seen[Int(codes[row])]
      seen[Int(codes[row])] += 1
    }
    if !ascending {
      for row in codes.indices where codes[row] >= 0 {
        numbers[row] = seen[Int(codes[row])] - 1 - numbers[row]
      }
    }
    if codes.contains(where: { $0 < 0 }) {
      let floats = codes.indices.map { codes[$0] < 0 ? Double.nan : Double(numbers[$0]) }
      return Series(Column(floats), index: frame.index)
    }
    return Series(Column(numbers), index: frame.index)
  }

  /// The number of each row's group, in the order of the groups.
  public func groupNumbers() -> Series {
    Series(Column(codes.map { Int64($0) }), index: frame.index)
  }

  /// The first (or last) rows of each group, in the order of the frame.
  ///
  /// - Parameter count: negative: all rows but so many.
  public func edgeRows(_ count: Int, isFirst: Bool) -> [Int] {
    let groups = members()
    var kept: [Int] = []
    for group in 0..<self.count {
      let rows = groups[group]
      let wanted = count >= 0 ? min(count, rows.count) : max(0, rows.count + count)
      kept += isFirst ? rows.prefix(wanted) : rows.suffix(wanted)
    }
    return kept.sorted()
  }

  /// The rows at one place of each group, in the order of the frame.
  public func nthRows(_ place: Int) -> [Int] {
    let groups = members()
    return (0..<count).compactMap { group in
      let rows = groups[group]
      let at = place < 0 ? rows.count + place : place
      return rows.indices.contains(rows.startIndex + at) && at >= 0
        ? rows[rows.startIndex + at] : nil
    }.sorted()
  }

  public enum Running: Sendable { case sum, product, minimum, maximum }

  /// Running sums (or products, minima, maxima) within each group.
  ///
  /// Floats add with Kahan's compensation, as pandas' `group_cumsum`.
  public func running(_ column: Column, _ kind: Running) throws(FrameError) -> Column {
    guard column.type.isNumeric else {
      throw .type("dtype '\(column.type.name)' does not support operation 'cum\(kind)'")
    }
    if !column.type.isFloat, !codes.contains(-1) { return try runningWhole(column, kind) }
    let floats = column.floats()
    let result = floats.withElements(Double.self) { values in runningFloats(values, kind) }
    return try Column(result).cast(to: column.type == .float32 ? .float32 : .float64)
  }

  private func runningFloats(
    _ values: UnsafeBufferPointer<Double>, _ kind: Running
  ) -> [Double] {
    let start: Double =
      switch kind {
      case .sum: 0
      case .product: 1
      case .minimum: .infinity
      case .maximum: -.infinity
      }
    var state = [Double](repeating: start, count: count)
    var compensations = [Double](repeating: 0, count: count)
    return codes.indices.map { row in
      let group = Int(codes[row])
      let value = values[row]
      if group < 0 || value.isNaN { return .nan }
      switch kind {
      case .sum:
        let y = value - compensations[group]
        let t = state[group] + y
        compensations[group] = t - state[group] - y
        if compensations[group].isNaN { compensations[group] = 0 }
        state[group] = t
      case .product: state[group] *= value
      case .minimum: state[group] = min(state[group], value)
      case .maximum: state[group] = max(state[group], value)
      }
      return state[group]
    }
  }

  private func runningWhole(_ column: Column, _ kind: Running) throws(FrameError) -> Column {
    let whole = try column.cast(to: .int64)
    let start: Int64 =
      switch kind {
      case .sum: 0
      case .product: 1
      case .minimum: .max
      case .maximum: .min
      }
    var state = [Int64](repeating: start, count: count)
    let result = whole.withElements(Int64.self) { values in
      codes.indices.map { row in
        let group = Int(codes[row])
        let value = values[row]
        switch kind {
        case .sum: state[group] &+= value
        case .product: state[group] &*= value
        case .minimum: state[group] = min(state[group], value)
        case .maximum: state[group] = max(state[group], value)
        }
        return state[group]
      }
    }
    let keepsType = kind == .minimum || kind == .maximum
    return try Column(result).cast(to: keepsType ? column.type : .int64)
  }

  /// For each row the row `periods` before it in its group; -1 where there is none.
  public func shiftedRows(_ periods: Int) -> [Int] {
    let groups = members()
    var source = [Int](repeating: -1, count: codes.count)
    for group in 0..<count {
      let rows = Array(groups[group])
      for (place, row) in rows.enumerated() where rows.indices.contains(place - periods) {
        source[row] = rows[place - periods]
      }
    }
    return source
  }

  /// Each value minus the one `periods` before it in its group.
  public func differences(_ column: Column, _ periods: Int = 1) throws(FrameError) -> Column {
    try column.subtracting(column.take(shiftedRows(periods)))
  }

  /// Ranks within each group.
  public func ranks(_ column: Column, _ options: RankOptions = RankOptions()) throws(FrameError)
    -> Column
  {
    var result = [Double](repeating: .nan, count: codes.count)
    let groups = members()
    for group in 0..<count {
      let rows = Array(groups[group])
      let ranks = try column.take(rows).ranks(options)
      ranks.withElements(Double.self) { for (i, row) in rows.enumerated() { result[row] = $0[i] } }
    }
    return Column(result)
  }

  /// The label of the row with the smallest (or largest) value of each group.
  public func extremeLabels(_ column: Column, _ statistic: Statistic) throws(FrameError) -> Column {
    let rows = try GroupReducer(column: column, codes: codes, count: count).extremeRows(statistic)
    return frame.index.levelColumns[0].take(rows)
  }
}
