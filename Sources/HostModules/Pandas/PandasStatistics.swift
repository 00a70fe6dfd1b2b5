import Arrays
import Frames
import Interpreter

/// Sums, means, extremes, … of tables and columns.
enum PandasStatistics {
  private static let plain: [(String, Statistic)] = [
    ("mean", .mean), ("median", .median), ("min", .minimum), ("max", .maximum),
    ("skew", .skewness), ("kurt", .kurtosis), ("kurtosis", .kurtosis),
  ]

  static func define(_ type: TypeBuilder) {
    for (name, statistic) in plain {
      type.bind("\(name)(self, axis=0, skipna=True, numeric_only=False)") { call in
        try reduce(call, statistic)
      }
    }
    for (name, statistic) in [("sum", Statistic.sum), ("prod", .product), ("product", .product)] {
      type.bind("\(name)(self, axis=0, skipna=True, numeric_only=False, min_count=0)") { call in
        try sum(call, statistic)
      }
    }
    for name in ["std", "var", "sem"] {
      type.bind("\(name)(self, axis=0, skipna=True, ddof=1, numeric_only=False)") { call in
        return try reduce(call, Statistic(name, ddof: try call.int("ddof"))!)
      }
    }
    for (name, statistic) in [("any", Statistic.any), ("all", .all)] {
      type.bind("\(name)(self, *, axis=0, bool_only=False, skipna=True)") { call in
        if call["axis"].isNone, let frame = call["self"].frame {
          _ = call["axis"]
          let each = try frame.reduced(statistic, skipsMissing: try call.bool("skipna"))
          return try call.vm.cell(each.column.reduced(statistic), of: .bool)
        }
        return try reduce(call, statistic, numericOnly: try call.bool("bool_only"))
      }
    }
    for (name, statistic) in [("idxmax", Statistic.maximum), ("idxmin", .minimum)] {
      type.bind("\(name)(self, axis=0, skipna=True, numeric_only=False)") { call in
        try extremeLabel(call, statistic)
      }
    }
  }

  private static func reduce(
    _ call: Call, _ statistic: Statistic, numericOnly: Bool? = nil
  ) throws -> Value {
    let vm = call.vm
    let skips = try call.bool("skipna")
    if let series = call["self"].series {
      _ = try call.axis()
      if numericOnly == nil { _ = try call.bool("numeric_only") }
      return try vm.statistic(statistic, of: series.column, skipsMissing: skips)
    }
    let frame = try call.frame
    let only = try numericOnly ?? call.bool("numeric_only")
    if call["axis"].isNone {
      return try overall(vm, only ? frame.selectingNumeric() : frame, statistic, skips)
    }
    return try vm.makeSeries(
      try call.axis() == 0
        ? frame.reduced(statistic, numericOnly: only, skipsMissing: skips)
        : frame.rowReduced(statistic, numericOnly: only, skipsMissing: skips))
  }

  /// `axis=None`: one number for the whole table.
  private static func overall(
    _ vm: Interpreter, _ frame: Frame, _ statistic: Statistic, _ skips: Bool
  ) throws -> Value {
    let array = try frame.array().array
    return try vm.statistic(statistic, of: try Column(array.raveled()), skipsMissing: skips)
  }

  private static func sum(_ call: Call, _ statistic: Statistic) throws -> Value {
    let minimum = try call.int("min_count")
    guard minimum > 0 else { return try reduce(call, statistic) }
    _ = try reduce(call, statistic)
    let skips = try call.bool("skipna")
    func value(_ column: Column) throws -> Scalar {
      column.count - column.missingCount < minimum
        ? .float(.nan) : try column.reduced(statistic, skipsMissing: skips)
    }
    if let series = call["self"].series {
      return try call.vm.cell(try value(series.column), of: series.column.type)
    }
    let frame = try call.axis() == 1 ? try call.frame.transposed() : try call.frame
    return try call.vm.makeSeries(
      Series(Column.inferred(try frame.columns.map(value)), index: frame.columnIndex))
  }

  private static func extremeLabel(_ call: Call, _ statistic: Statistic) throws -> Value {
    let vm = call.vm
    guard try call.bool("skipna") else { throw call.notSupported("skipna=False") }
    if let series = call["self"].series {
      call.ignore("axis", "numeric_only")
      return try vm.labelCell(try series.extremeLabel(statistic), in: series.index)
    }
    var frame = try call.frame
    if try call.bool("numeric_only") { frame = frame.selectingNumeric() }
    if try call.axis() == 1 { frame = frame.transposed() }
    let labels = try (0..<frame.columnCount).map {
      try frame.series(at: $0).extremeLabel(statistic)
    }
    return try vm.makeSeries(Series(Column(labels: labels), index: frame.columnIndex))
  }
}

extension Interpreter {
  /// One statistic as a script value of the type that pandas gives it.
  func statistic(
    _ statistic: Statistic, of column: Column, skipsMissing: Bool = true
  ) throws -> Value {
    let scalar = try column.reduced(statistic, skipsMissing: skipsMissing)
    switch statistic {
    case .distinctCount: return try plain(scalar)
    case .sum, .product, .count, .size:
      if case .int = scalar { return try element(scalar, .int64) }
    case .minimum, .maximum, .first, .last: break
    default:
      if column.type != .float32, case .float = scalar { return try element(scalar, .float64) }
    }
    return try cell(scalar, of: column.type)
  }
}
