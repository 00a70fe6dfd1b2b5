import Arrays

extension Grouping {
  /// One column of a result: a statistic of a column, under a name.
  public struct Aggregation: Sendable {
    public let column: Label
    public let statistic: Statistic
    public let name: Label

    public init(_ column: Label, _ statistic: Statistic, name: Label? = nil) {
      self.column = column
      self.statistic = statistic
      self.name = name ?? column
    }
  }

  /// Statistics of columns, one row a group.
  ///
  /// - Parameters:
  ///   - axisNames: one a level of the names; several for names that are tuples.
  ///   - asIndex: the keys are the row labels, else columns in front.
  /// - Throws: `KeyError` for columns that are not there, `TypeError` for a statistic that a
  ///   column's type does not have.
  public func aggregated(
    _ aggregations: [Aggregation], axisNames: [Label] = [.none], asIndex: Bool = true
  ) throws(FrameError) -> Frame {
    var columns: [Column] = []
    // Several statistics of one column share its values in the order of groups.
    var uses: [Label: Int] = [:]
    for aggregation in aggregations { uses[aggregation.column, default: 0] += 1 }
    var segments: [Label: GroupSegments] = [:]
    for aggregation in aggregations {
      let label = aggregation.column
      guard let column = frame[label] else {
        throw .keySentence("Column(s) [\(pythonRepr(label))] do not exist")
      }
      if column.type == .float64, uses[label]! > 1, segments[label] == nil {
        segments[label] = GroupSegments(column, codes: codes, count: count)
      }
      if let result = segments[label]?.reduced(aggregation.statistic) {
        columns.append(result)
      } else {
        columns.append(try reduced(column, aggregation.statistic))
      }
    }
    let result = Frame(
      columns: columns, names: ColumnNames(aggregations.map(\.name), axisNames: axisNames),
      index: index)
    return asIndex ? result : keysAsColumns(result)
  }

  /// One statistic of every column that is not a key.
  ///
  /// - Parameter numericOnly: leaves out columns that are neither numbers nor bools.
  public func aggregated(
    _ statistic: Statistic, numericOnly: Bool = false, asIndex: Bool = true
  ) throws(FrameError) -> Frame {
    let values = numericOnly ? valueFrame.selectingNumeric() : valueFrame
    return try aggregated(
      values.names.labels.map { Aggregation($0, statistic) }, axisNames: values.names.axisNames,
      asIndex: asIndex)
  }

  /// The groups' keys as columns before the others, rows numbered.
  public func keysAsColumns(_ result: Frame) -> Frame {
    let taken = Set(result.names.labels)
    var columns: [Column] = []
    var labels: [Label] = []
    for (column, name) in zip(keyColumns, keyNames) where !taken.contains(name) {
      columns.append(column)
      labels.append(name)
    }
    return Frame(
      columns: columns + result.columns, names: ColumnNames(labels + result.names.labels),
      index: Index(count: count))
  }

  /// One statistic of a column, one value a group.
  public func reduced(_ column: Column, _ statistic: Statistic) throws(FrameError) -> Column {
    try GroupReducer(column: column, codes: codes, count: count).reduced(statistic) {
      members()
    }
  }
}

/// Statistics of one column by group.
struct GroupReducer {
  let column: Column
  let codes: [Int32]
  let count: Int

  private func kernels<Result>(_ body: (GroupKernels) -> Result) -> Result {
    codes.withUnsafeBufferPointer { body(GroupKernels(codes: $0, count: count)) }
  }

  func reduced(
    _ statistic: Statistic, members: () -> Grouping.Members
  ) throws(FrameError) -> Column {
    switch statistic {
    case .size: return Column(kernels { $0.counts([Bool](repeating: false, count: codes.count)) })
    case .count: return Column(kernels { $0.counts(column.isMissing()) })
    case .first, .last:
      return column.take(
        kernels { $0.edges(column.isMissing(), isFirst: statistic == .first) })
    case .minimum, .maximum:
      if column.type == .float64 {
        return Column(
          column.withElements(Double.self) { values in
            kernels { $0.extremes(values, isMinimum: statistic == .minimum) }
          })
      }
      return column.take(try extremeRows(statistic))
    case .distinctCount: return distinctCounts()
    case .any, .all: return truths(statistic)
    default: break
    }
    switch column.type {
    case .string:
      if statistic == .sum { return textSums(members()) }
      throw .type("dtype 'str' does not support operation '\(statistic.name)'")
    case .category:
      throw .type("category type does not support \(statistic.name) operations")
    case .datetime, .timedelta: return try timeStatistic(statistic, members)
    case .object:
      let inferred = Column.inferred(column.scalars())
      guard inferred.type != .object, inferred.type != .string else {
        throw .type(
          "agg function failed [how->\(statistic.name),dtype->object]")
      }
      return try GroupReducer(column: inferred, codes: codes, count: count).reduced(
        statistic, members: members)
    default: break
    }
    return try numeric(statistic, members)
  }

  /// For each group the row of the smallest or largest value; -1 without values.
  func extremeRows(_ statistic: Statistic) throws(FrameError) -> [Int] {
    if column.type == .category, !column.categories!.isOrdered {
      throw .type(
        "Cannot perform \(statistic.name) with non-ordered Categorical")
    }
    let keys = try column.sortKeys().keys
    let missing = column.isMissing()
    return kernels { $0.extremes(keys, missing, isMinimum: statistic == .minimum) }
  }

  private func numeric(
    _ statistic: Statistic, _ members: () -> Grouping.Members
  ) throws(FrameError) -> Column {
    if column.type == .float32 {
      switch statistic {
      case .sum, .mean, .variance, .deviation, .standardError: return singles(statistic)
      default:
        return try GroupReducer(column: column.floats(), codes: codes, count: count)
          .reduced(statistic, members: members).cast(to: .float32)
      }
    }
    if statistic == .sum, !column.type.isFloat {
      let whole = try column.cast(to: .int64)
      let sums = Column(whole.withElements(Int64.self) { v in kernels { $0.wholeSums(v) } })
      return column.type == .bool ? sums : sums.narrowed(to: column.type)
    }
    if statistic == .product, !column.type.isFloat {
      let products = column.floats().withElements(Double.self) { v in kernels { $0.products(v) } }
      let whole = Column(products.map { Int64(exactly: $0) ?? 0 })
      return column.type == .bool ? whole : whole.narrowed(to: column.type)
    }
    let floats = column.floats()
    return try floats.withElements(Double.self) { values throws(FrameError) in
      switch statistic {
      case .sum: return Column(kernels { $0.sums(values, resetsInfinite: true).sums })
      case .mean:
        let (sums, counts) = kernels { $0.sums(values, resetsInfinite: false) }
        return Column(zip(sums, counts).map { $1 == 0 ? .nan : $0 / Double($1) })
      case .product: return Column(kernels { $0.products(values) })
      case .variance, .deviation, .standardError:
        let (sums, counts) = kernels { $0.squaredDistances(values) }
        return Column(zip(sums, counts).map { Self.spread($0, Double($1), statistic) })
      case .median: return perGroup(values, members()) { FloatStatistics.median($0.sorted()) }
      case .quantile(let q):
        if column.type == .bool { throw .type("Cannot use quantile with bool dtype") }
        return perGroup(values, members()) { Self.quantile($0.sorted(), q) }
      case .skewness, .kurtosis:
        return perGroup(values, members()) { group in
          group.withUnsafeBufferPointer {
            statistic == .skewness
              ? FloatStatistics.skewness($0) : FloatStatistics.kurtosis($0)
          }
        }
      default: throw .type("'\(statistic.name)' is not a statistic of groups")
      }
    }
  }

  /// Linear between neighbours, with pandas' own arithmetic for groups.
  private static func quantile(_ sorted: [Double], _ q: Double) -> Double {
    if sorted.isEmpty { return .nan }
    let place = q * Double(sorted.count - 1)
    let below = Int(place)
    let fraction = place.truncatingRemainder(dividingBy: 1)
    if fraction == 0 { return sorted[below] }
    return sorted[below] + (sorted[below + 1] - sorted[below]) * fraction
  }

  static func spread<Number: BinaryFloatingPoint>(
    _ sum: Number, _ count: Number, _ statistic: Statistic
  ) -> Number {
    switch statistic {
    case .variance(let ddof): return count <= Number(ddof) ? .nan : sum / (count - Number(ddof))
    case .deviation(let ddof):
      return count <= Number(ddof) ? .nan : (sum / (count - Number(ddof))).squareRoot()
    case .standardError(let ddof):
      return count <= Number(ddof) ? .nan : (sum / (count - Number(ddof)) / count).squareRoot()
    default: return .nan
    }
  }

  private func singles(_ statistic: Statistic) -> Column {
    column.withElements(Float.self) { values in
      switch statistic {
      case .sum:
        return Column(.float32, kernels { $0.sums(values, resetsInfinite: true).sums })
      case .mean:
        let (sums, counts) = kernels { $0.sums(values, resetsInfinite: false) }
        return Column(.float32, zip(sums, counts).map { $1 == 0 ? .nan : $0 / Float($1) })
      default:
        let (sums, counts) = kernels { $0.squaredDistances(values) }
        return Column(.float32, zip(sums, counts).map { Self.spread($0, Float($1), statistic) })
      }
    }
  }

  /// Calls `body` with the values of each group, missing ones left out.
  private func perGroup(
    _ values: UnsafeBufferPointer<Double>, _ members: Grouping.Members,
    _ body: ([Double]) -> Double
  ) -> Column {
    var results = [Double](repeating: .nan, count: count)
    for group in 0..<count {
      results[group] = body(members[group].map { values[$0] }.filter { !$0.isNaN })
    }
    return Column(results)
  }

  private func distinctCounts() -> Column {
    let factor = column.factor()
    var table = KeyTable(capacity: 1 << 10)
    var counts = [Int64](repeating: 0, count: count)
    for row in codes.indices where codes[row] >= 0 && factor.codes[row] >= 0 {
      let key = UInt64(codes[row]) << 32 | UInt64(factor.codes[row])
      let known = table.count
      if Int(table.number(of: key)) == known { counts[Int(codes[row])] += 1 }
    }
    return Column(counts)
  }

  private func truths(_ statistic: Statistic) -> Column {
    let isAny = statistic == .any
    var results = [Bool](repeating: !isAny, count: count)
    let missing = column.isMissing()
    for row in codes.indices where codes[row] >= 0 {
      let group = Int(codes[row])
      // Missing text counts as false, missing numbers do not count.
      if missing[row] {
        if column.type == .string, !isAny { results[group] = false }
        continue
      }
      let isTrue = column[row].isTrue
      if isAny ? isTrue : !isTrue { results[group] = isAny }
    }
    return Column(results)
  }

  private func textSums(_ members: Grouping.Members) -> Column {
    let texts: [String?] = (0..<count).map { group in
      members[group].map { row in
        if case .string(let text) = column[row] { text } else { "" }
      }.joined()
    }
    return Column(texts)
  }

  private func timeStatistic(
    _ statistic: Statistic, _ members: () -> Grouping.Members
  ) throws(FrameError) -> Column {
    let isDate = if case .datetime = column.type { true } else { false }
    if isDate, statistic == .sum || statistic == .product {
      throw .type("datetime64 type does not support \(statistic.name) operations")
    }
    var results: [Scalar] = []
    let groups = members()
    for group in 0..<count {
      results.append(try column.take(Array(groups[group])).reduced(statistic))
    }
    let times: [Int64] = results.map { result in
      switch result {
      case .datetime(let time), .timedelta(let time): time
      default: Int64.min
      }
    }
    let isSpan = !isDate || statistic.isSpread
    return try Column(isSpan ? .timedelta(.nanoseconds) : .datetime(.nanoseconds), times)
      .cast(to: isSpan && isDate ? .timedelta(column.timeUnit) : column.type)
  }
}

extension Column {
  /// As a narrower integer type, when every value fits.
  fileprivate func narrowed(to target: ColumnType) -> Column {
    guard let narrow = try? cast(to: target), let back = try? narrow.cast(to: .int64) else {
      return self
    }
    return back.isEqualElementwise(to: self) ? narrow : self
  }
}

extension Statistic {
  /// A distance rather than a value.
  var isSpread: Bool {
    switch self {
    case .deviation, .variance, .standardError: true
    default: false
    }
  }
}

extension Column {
  /// The unit of a time column.
  var timeUnit: TimeUnit {
    switch type {
    case .datetime(let unit), .timedelta(let unit): unit
    default: .nanoseconds
    }
  }
}
