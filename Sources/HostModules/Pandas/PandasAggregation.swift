import Arrays
import Frames
import Interpreter

/// What `agg` takes: names of statistics, functions, lists and dicts of them.
enum PandasAggregation {
  /// The statistic that a name or a well-known function means; nil for other functions.
  static func statistic(_ vm: Interpreter, _ value: Value) -> Statistic? {
    if let name = value.stringValue { return Statistic(name) }
    guard vm.canCall(value), value.classInfo == nil, vm.typeName(value) != "function",
      let name = try? vm.attributeIfPresent(value, "__name__")?.stringValue
    else { return nil }
    // Python's own functions and numpy's; what a script defines is called.
    switch name {
    case "len", "size": return .size
    case "amin": return .minimum
    case "amax": return .maximum
    case "sum", "min", "max", "mean", "median", "std", "var", "prod", "any", "all":
      return Statistic(name)
    default: return nil
    }
  }

  /// The label that a function gives its column.
  static func name(_ vm: Interpreter, _ value: Value) throws -> Label {
    if let name = value.stringValue { return .string(name) }
    if let name = try vm.attributeIfPresent(value, "__name__")?.stringValue {
      return .string(name)
    }
    return .string(try vm.strText(value))
  }

  /// One function applied to a column; the value that it gives.
  static func reduce(_ vm: Interpreter, _ series: Series, _ function: Value) throws -> Value {
    if let statistic = statistic(vm, function) {
      return try vm.statistic(statistic, of: series.column)
    }
    let value = try vm.makeSeries(series)
    if let name = function.stringValue {
      guard let method = try vm.attributeIfPresent(value, name) else {
        throw vm.raise(
          vm.types.attributeError, "'\(name)' is not a valid function for 'Series' object")
      }
      return try vm.call(method)
    }
    return try vm.call(function, value)
  }

  /// A pivot table of any function, group by group.
  static func pivot(_ call: Call, _ frame: Frame, _ pivot: Pivot, _ function: Value) throws -> Frame
  {
    let vm = call.vm
    let keys = pivot.rows + pivot.across
    let wanted = pivot.values ?? frame.names.labels.filter { !keys.contains($0) }
    let grouping = try Grouping(frame, by: keys.map { .column($0) })
    let members = grouping.members()
    var columns: [(Label, Column)] = zip(keys, grouping.keyColumns).map { ($0, $1) }
    for label in wanted {
      let series = try frame.series(label)
      let cells = try (0..<grouping.count).map { group in
        vm.scalar(try reduce(vm, series.take(Array(members[group])), function))
      }
      columns.append((label, Column.inferred(cells)))
    }
    var second = pivot
    second.values = wanted
    second.statistic = .first
    return try second.table(of: Frame(columns))
  }
}
