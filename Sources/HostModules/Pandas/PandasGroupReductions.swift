import Arrays
import Frames
import Interpreter

/// Statistics of groups.
enum PandasGroupReductions {
  static func define(_ type: TypeBuilder) {
    for name in ["mean", "median", "sum", "prod", "min", "max", "first", "last"] {
      type.bind(
        "\(name)(self, numeric_only=False, min_count=-1, skipna=True, engine=None, engine_kwargs=None)"
      ) { call in
        call.ignore("engine", "engine_kwargs")
        if name == "sum" || name == "prod", try call.int("min_count") <= 0 {
          call.ignore("min_count")
        }
        return try reduce(call, Statistic(name)!)
      }
    }
    for name in ["std", "var", "sem"] {
      type.bind(
        "\(name)(self, ddof=1, engine=None, engine_kwargs=None, numeric_only=False, skipna=True)"
      ) { call in
        call.ignore("engine", "engine_kwargs")
        return try reduce(call, Statistic(name, ddof: try call.int("ddof"))!)
      }
    }
    type.bind("skew(self, skipna=True, numeric_only=False)") { call in try reduce(call, .skewness) }
    for (name, statistic) in [("any", Statistic.any), ("all", .all)] {
      type.bind("\(name)(self, skipna=True)") { call in try reduce(call, statistic) }
    }
    type.bind("count(self)") { call in try reduce(call, .count) }
    type.bind("nunique(self, dropna=True)") { call in try reduce(call, .distinctCount) }
    type.bind("size(self)") { call in
      let groups = try call.groups
      let sizes = groups.grouping.sizes()
      guard groups.asIndex else {
        return try call.vm.makeFrame(
          groups.grouping.keysAsColumns(Frame([("size", sizes.column)], index: sizes.index)))
      }
      var result = sizes
      if groups.isSeries { result.name = groups.chosen?.first ?? .none }
      return try call.vm.makeSeries(result)
    }
    type.bind("quantile(self, q=0.5, interpolation='linear', numeric_only=False)") { call in
      try quantile(call)
    }
    for (name, statistic) in [("idxmax", Statistic.maximum), ("idxmin", .minimum)] {
      type.bind("\(name)(self, skipna=True, numeric_only=False)") { call in
        let groups = try call.groups
        let values = try groups.values(numericOnly: try call.bool("numeric_only"))
        return try call.giveGroups(
          groups,
          Frame(
            columns: try values.columns.map {
              try groups.grouping.extremeLabels($0, statistic)
            }, names: values.names, index: groups.grouping.index))
      }
    }
    type.bind("describe(self, percentiles=None, include=None, exclude=None)") { call in
      try describe(call)
    }
    type.bind(
      "value_counts(self, subset=None, normalize=False, sort=True, ascending=False, dropna=True)"
    ) {
      call in try valueCounts(call)
    }
    for name in ["corr", "cov"] {
      type.bind("\(name)(self, method='pearson', min_periods=1, numeric_only=False)") { call in
        let groups = try call.groups
        let values = try groups.values(numericOnly: try call.bool("numeric_only"))
        let members = groups.grouping.members()
        guard let method = Frame.Correlation(rawValue: try call.text("method")) else {
          throw call.notSupported("this method")
        }
        let least = try call.int("min_periods")
        let parts = try (0..<groups.grouping.count).map { group in
          try values.take(Array(members[group])).correlations(
            method, isCovariance: name == "cov", atLeast: least)
        }
        return try call.vm.makeFrame(
          try PandasGroupApply.stacked(groups, parts.map { Optional($0) }))
      }
    }
  }

  private static func reduce(_ call: Call, _ statistic: Statistic) throws -> Value {
    let groups = try call.groups
    let only = call.shape.names.contains("numeric_only") ? try call.bool("numeric_only") : false
    let values = try groups.values(numericOnly: only)
    let result = try groups.grouping.aggregated(
      values.names.labels.map { Grouping.Aggregation($0, statistic) },
      axisNames: values.names.axisNames)
    return try call.giveGroups(groups, result)
  }

  private static func quantile(_ call: Call) throws -> Value {
    let groups = try call.groups
    guard try call.text("interpolation") == "linear" else {
      throw call.notSupported("this interpolation")
    }
    let values = try groups.values(numericOnly: try call.bool("numeric_only"))
    guard PandasConstruction.isSequence(call.vm, call["q"]) else {
      let q = try call.double("q")
      return try call.giveGroups(
        groups,
        try groups.grouping.aggregated(
          values.names.labels.map { Grouping.Aggregation($0, .quantile(q)) }))
    }
    let marks = try call.vm.doubles(call["q"], "q")
    let count = groups.grouping.count
    let each = try marks.map { mark in
      try groups.grouping.aggregated(
        values.names.labels.map { Grouping.Aggregation($0, .quantile(mark)) })
    }
    // Group by group, the marks one below the other.
    let joined = try Concatenation.rows(each, ignoreIndex: true)
    let order = (0..<count).flatMap { group in marks.indices.map { $0 * count + group } }
    let outer = groups.grouping.keyColumns.map { key in
      key.take((0..<count).flatMap { [Int](repeating: $0, count: marks.count) })
    }
    let inner = Column((0..<count).flatMap { _ in marks })
    let result = joined.take(order).withIndex(
      Index(levels: outer + [inner], names: groups.grouping.keyNames + [.none]))
    if groups.isSeries { return try call.vm.makeSeries(result.series(at: 0)) }
    return try call.vm.makeFrame(result)
  }

  private static func describe(_ call: Call) throws -> Value {
    let groups = try call.groups
    var marks = [0.25, 0.5, 0.75]
    if call.has("percentiles") { marks = try call.vm.doubles(call["percentiles"], "percentiles") }
    let values = try groups.values()
    let numeric = groups.isSeries ? values : values.selectingNumeric()
    var statistics: [(String, Statistic)] = [
      ("count", .count), ("mean", .mean), ("std", .deviation(ddof: 1)), ("min", .minimum),
    ]
    for mark in marks { statistics.append((percent(mark), .quantile(mark))) }
    statistics.append(("max", .maximum))
    var columns: [Column] = []
    var labels: [Label] = []
    for (label, column) in zip(numeric.names.labels, numeric.columns) {
      for (name, statistic) in statistics {
        columns.append(try groups.grouping.reduced(column, statistic).cast(to: .float64))
        labels.append(
          groups.isSeries ? .string(name) : .tuple([label, .string(name)]))
      }
    }
    let names = ColumnNames(labels, axisNames: groups.isSeries ? [.none] : [.none, .none])
    return try call.vm.makeFrame(
      Frame(columns: columns, names: names, index: groups.grouping.index))
  }

  private static func percent(_ mark: Double) -> String {
    let value = mark * 100
    return value == value.rounded() ? "\(Int(value))%" : "\(pythonRepr(value))%"
  }

  private static func valueCounts(_ call: Call) throws -> Value {
    let groups = try call.groups
    let values = try groups.values()
    let subset = try call.labels("subset") ?? values.names.labels
    let drops = try call.bool("dropna")
    let keys =
      zip(groups.grouping.keyColumns, groups.grouping.keyNames).map { column, name in
        Grouping.Key.values(
          column.take(groups.grouping.codes.map { Int($0) }), name: name)
      } + subset.map { Grouping.Key.column($0) }
    let both = try Grouping(groups.grouping.frame, by: keys, dropMissing: drops)
    let sizes = both.sizes().column.withElements(Int64.self) { Array($0) }
    let outer = groups.grouping.keyColumns.count
    let group = both.keyColumns.prefix(outer).map { $0.scalars().map(\.repr) }
    func groupKey(_ row: Int) -> String { group.map { $0[row] }.joined(separator: "\u{1}") }
    var firsts: [String: Int] = [:]
    var totals: [String: Double] = [:]
    for row in sizes.indices {
      let key = groupKey(row)
      if firsts[key] == nil { firsts[key] = firsts.count }
      totals[key, default: 0] += Double(sizes[row])
    }
    var order = Array(sizes.indices)
    if try call.bool("sort") {
      let ascends = try call.bool("ascending")
      order.sort { a, b in
        let (p, q) = (firsts[groupKey(a)]!, firsts[groupKey(b)]!)
        if p != q { return p < q }
        if sizes[a] != sizes[b] { return ascends ? sizes[a] < sizes[b] : sizes[a] > sizes[b] }
        return a < b
      }
    } else {
      _ = try call.bool("ascending")
    }
    let index = Index(levels: both.keyColumns.map { $0.take(order) }, names: both.keyNames)
    if try call.bool("normalize") {
      return try call.vm.makeSeries(
        Series(
          Column(order.map { Double(sizes[$0]) / totals[groupKey($0)]! }), index: index,
          name: "proportion"))
    }
    return try call.vm.makeSeries(
      Series(Column(order.map { sizes[$0] }), index: index, name: "count"))
  }
}
