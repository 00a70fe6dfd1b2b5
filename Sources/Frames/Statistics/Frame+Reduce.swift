import Arrays

extension Frame {
  /// One statistic of each column, as a series over the column names.
  ///
  /// - Parameter numericOnly: leaves out columns that are neither numbers nor bools.
  /// - Throws: `TypeError` where a column has no such statistic.
  public func reduced(
    _ statistic: Statistic, numericOnly: Bool = false, skipsMissing: Bool = true
  ) throws(FrameError) -> Series {
    let frame = numericOnly ? selectingNumeric() : self
    var values: [Scalar] = []
    for column in frame.columns {
      values.append(try column.reduced(statistic, skipsMissing: skipsMissing))
    }
    return Series(frame.packed(values, statistic), index: frame.columnIndex)
  }

  /// The values, one a column, in the type that holds all results.
  private func packed(_ values: [Scalar], _ statistic: Statistic) -> Column {
    switch statistic {
    case .count, .size, .distinctCount, .any, .all: return Column.inferred(values)
    default: break
    }
    if columns.isEmpty { return Column(scalars: []) }
    let types = columns.map { $0.type.reduced(by: statistic) }
    var type = types[0]
    for other in types.dropFirst() { type = type.joined(with: other) }
    let objects = Column(scalars: values)
    if type == .object || type == .category { return objects }
    if type.isTime { return (try? Column.inferred(values).cast(to: type)) ?? objects }
    return (try? objects.cast(to: type)) ?? objects
  }

  /// The columns of numbers and bools.
  public func selectingNumeric() -> Frame {
    selecting(columns.indices.filter { columns[$0].type.isNumeric })
  }

  /// One statistic of each row, as a series over the row labels.
  ///
  /// - Throws: `TypeError` for columns that are not numbers, except for `count`, `min`, `max`,
  ///   `any`, `all`, `nunique`.
  public func rowReduced(
    _ statistic: Statistic, numericOnly: Bool = false, skipsMissing: Bool = true
  ) throws(FrameError) -> Series {
    let frame = numericOnly ? selectingNumeric() : self
    let column = try frame.rowStatistic(statistic, skipsMissing)
    return Series(column, index: index)
  }

  private func rowStatistic(
    _ statistic: Statistic, _ skipsMissing: Bool
  ) throws(FrameError) -> Column {
    if statistic == .count {
      var counts = [Int64](repeating: 0, count: rowCount)
      for column in columns {
        let missing = column.isMissing()
        for i in 0..<rowCount where !missing[i] { counts[i] += 1 }
      }
      return Column(counts)
    }
    let areNumbers = columns.allSatisfy(\.type.isNumeric)
    guard areNumbers else { return try rowScalars(statistic, skipsMissing) }
    var type = columns.first?.type ?? .float64
    for column in columns.dropFirst() { type = type.promoted(with: column.type) }
    let parts = columns.map { $0.floats() }
    var rows = [[Double]](
      repeating: [Double](repeating: 0, count: columnCount), count: min(rowCount, 1))
    if rows.isEmpty { return try Column([Double]()).cast(to: type.reduced(by: statistic)) }
    var results: [Scalar] = []
    results.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      for (place, part) in parts.enumerated() {
        rows[0][place] =
          part.storage.base.assumingMemoryBound(to: Double.self)[
            part.offset + row * part.stride]
      }
      results.append(try Self.sequential(rows[0], statistic, type, skipsMissing))
    }
    return try Column(scalars: results).cast(to: type.reduced(by: statistic))
  }

  /// A statistic of one row; sums run from left to right.
  private static func sequential(
    _ values: [Double], _ statistic: Statistic, _ type: ColumnType, _ skipsMissing: Bool
  ) throws(FrameError) -> Scalar {
    let isSum = statistic == .sum || statistic == .mean
    guard isSum, skipsMissing else {
      let result = try Column(values).reduced(statistic, skipsMissing: skipsMissing)
      if case .float(let value) = result, !type.isFloat, value == value.rounded(),
        statistic == .sum || statistic == .minimum || statistic == .maximum || statistic == .product
      {
        return type == .bool && statistic != .sum ? .bool(value != 0) : .int(Int64(value))
      }
      return result
    }
    var sum = 0.0
    var count = 0
    for value in values where !value.isNaN {
      sum += value
      count += 1
    }
    if statistic == .mean { return .float(count > 0 ? sum / Double(count) : .nan) }
    return type.isFloat ? .float(sum) : .int(Int64(sum))
  }

  private func rowScalars(
    _ statistic: Statistic, _ skipsMissing: Bool
  ) throws(FrameError) -> Column {
    var results: [Scalar] = []
    for row in 0..<rowCount {
      let cells = Column.inferred(columns.map { $0[row] })
      results.append(try cells.reduced(statistic, skipsMissing: skipsMissing))
    }
    return Column.inferred(results)
  }
}

extension ColumnType {
  /// The type of a statistic of a column of this type.
  func reduced(by statistic: Statistic) -> ColumnType {
    switch statistic {
    case .count, .size, .distinctCount: return .int64
    case .any, .all: return .bool
    case .minimum, .maximum, .first, .last: return self
    case .sum, .product:
      if self == .bool || isInteger { return .int64 }
      return self
    default:
      if self == .float32 || isTime { return self }
      return isNumeric ? .float64 : self
    }
  }
}
