import Arrays
import Frames
import Interpreter

/// Counts, quantiles, correlations, descriptions.
enum PandasSummaries {
  static func define(_ type: TypeBuilder) {
    defineCounts(type)
    defineQuantiles(type)
    defineCorrelations(type)
    type.bind("describe(self, percentiles=None, include=None, exclude=None)") { call in
      try describe(call)
    }
    type.bind(
      "sample(self, n=None, frac=None, replace=False, weights=None, random_state=None, axis=None, ignore_index=False)"
    ) {
      call in try PandasSampling.sample(call)
    }
  }

  private static func defineCounts(_ type: TypeBuilder) {
    type.bind("count(self, axis=0, numeric_only=False)") { call in
      if let series = call["self"].series {
        return try call.vm.statistic(.count, of: series.column)
      }
      let only = try call.bool("numeric_only")
      let frame = try call.frame
      return try call.vm.makeSeries(
        try call.axis() == 0
          ? frame.reduced(.count, numericOnly: only)
          : frame.rowReduced(.count, numericOnly: only))
    }
    type.bind("nunique(self, axis=0, dropna=True)") { call in
      let counts = try !call.bool("dropna")
      if let series = call["self"].series {
        return Value(series.column.distinctCount(includingMissing: counts))
      }
      let frame = try call.axis() == 1 ? try call.frame.transposed() : try call.frame
      return try call.vm.makeSeries(
        Series(
          Column(frame.columns.map { Int64($0.distinctCount(includingMissing: counts)) }),
          index: frame.columnIndex))
    }
    type.bind("memory_usage(self, index=True, deep=False)") { call in
      call.ignore("deep")
      if let series = call["self"].series {
        let own =
          try call.bool("index")
          ? Frame(columns: [], names: ColumnNames([]), index: series.index) : nil
        return Value(series.column.byteCount + (own == nil ? 0 : 132))
      }
      let frame = try call.frame
      var labels = frame.names.labels
      var sizes = frame.columns.map { Int64($0.byteCount) }
      if try call.bool("index") {
        labels.insert("Index", at: 0)
        sizes.insert(frame.index.isRange ? 132 : Int64(8 * frame.rowCount), at: 0)
      }
      return try call.vm.makeSeries(Series(Column(sizes), index: Index(Column(labels: labels))))
    }
    type.bind("mode(self, axis=0, numeric_only=False, dropna=True)") { call in
      let drops = try call.bool("dropna")
      func modes(_ column: Column) throws -> Column {
        let counts = try Series(column).valueCounts(dropMissing: drops)
        let top = counts.column.withElements(Int64.self) { $0.first ?? 0 }
        let best = counts.column.withElements(Int64.self) { values in
          values.indices.filter { values[$0] == top }
        }
        let values = counts.index.levelColumns[0].take(Array(best))
        return values.take((try? values.sortedPositions()) ?? Array(0..<values.count))
      }
      if let series = call["self"].series {
        return try call.vm.makeSeries(Series(try modes(series.column), name: series.name))
      }
      var frame = try call.frame
      if try call.bool("numeric_only") { frame = frame.selectingNumeric() }
      let columns = try frame.columns.map(modes)
      let count = columns.map(\.count).max() ?? 0
      return try call.vm.makeFrame(
        Frame(
          columns: columns.map { column in
            column.take((0..<count).map { $0 < column.count ? $0 : -1 })
          }, names: frame.names, index: Index(count: count)))
    }
  }

  private static func defineQuantiles(_ type: TypeBuilder) {
    type.bind(
      "quantile(self, q=0.5, axis=0, numeric_only=False, interpolation='linear', method='single')"
    ) { call in
      let vm = call.vm
      guard try call.text("interpolation") == "linear" else {
        throw call.notSupported("interpolation=\(try vm.reprText(call["interpolation"]))")
      }
      let many = PandasConstruction.isSequence(vm, call["q"])
      let marks = try many ? vm.doubles(call["q"], "q") : [try call.double("q")]
      for mark in marks where !(0...1).contains(mark) {
        throw vm.valueError("percentiles should all be in the interval [0, 1]")
      }
      if let series = call["self"].series {
        let values = try marks.map { try series.column.reduced(.quantile($0)) }
        guard many else { return try vm.statistic(.quantile(marks[0]), of: series.column) }
        return try vm.makeSeries(
          Series(Column.inferred(values), index: Index(Column(marks)), name: series.name))
      }
      let only = try call.bool("numeric_only")
      var frame = try call.frame
      if try call.axis() == 1 { frame = frame.transposed() }
      if !many {
        var result = try frame.reduced(.quantile(marks[0]), numericOnly: only)
        result.name = .float(marks[0])
        return try vm.makeSeries(result)
      }
      return try vm.makeFrame(try frame.quantiles(marks, numericOnly: only))
    }
  }

  private static func defineCorrelations(_ type: TypeBuilder) {
    if type.info.name == "Series" {
      type.bind("corr(self, other, method='pearson', min_periods=None)") { call in
        try pair(call, isCovariance: false)
      }
      type.bind("cov(self, other, min_periods=None, ddof=1)") { call in
        try pair(call, isCovariance: true)
      }
      return
    }
    type.bind("corr(self, method='pearson', min_periods=1, numeric_only=False)") { call in
      let least = try call.optionalInt("min_periods") ?? 1
      return try call.vm.makeFrame(
        try call.frame.correlations(
          try method(call), numericOnly: try call.bool("numeric_only"), atLeast: least))
    }
    type.bind("cov(self, min_periods=None, ddof=1, numeric_only=False)") { call in
      let least = try call.optionalInt("min_periods") ?? 1
      return try call.vm.makeFrame(
        try call.frame.correlations(
          isCovariance: true, numericOnly: try call.bool("numeric_only"), atLeast: least))
    }
    type.bind(
      "corrwith(self, other, axis=0, drop=False, method='pearson', numeric_only=False, min_periods=None)"
    ) { call in
      var frame = try call.frame
      if try call.bool("numeric_only") { frame = frame.selectingNumeric() }
      let kind = try method(call)
      guard let other = call["other"].series else {
        throw call.notSupported("other as a DataFrame")
      }
      let aligned = try PandasElementwise.aligned(other, to: frame.index)
      let values = try frame.columns.map { column -> Double in
        let both = try Frame([("a", column), ("b", aligned)]).correlations(kind)
        return both.columns[1].withElements(Double.self) { $0[0] }
      }
      return try call.vm.makeSeries(Series(Column(values), index: frame.columnIndex))
    }
  }

  private static func method(_ call: Call) throws -> Frame.Correlation {
    guard let method = Frame.Correlation(rawValue: try call.text("method")) else {
      throw call.notSupported("method=\(try call.vm.reprText(call["method"]))")
    }
    return method
  }

  private static func pair(_ call: Call, isCovariance: Bool) throws -> Value {
    let series = try call.series
    guard let other = call["other"].series else {
      throw call.vm.typeError("unsupported type: \(call.vm.typeName(call["other"]))")
    }
    let aligned = try PandasElementwise.aligned(other, to: series.index)
    let least = try call.optionalInt("min_periods") ?? 1
    let table = try Frame([("a", series.column), ("b", aligned)]).correlations(
      isCovariance ? .pearson : try method(call), isCovariance: isCovariance, atLeast: least)
    let value = table.columns[1].withElements(Double.self) { $0[0] }
    return try call.vm.element(.float(value), .float64)
  }

  private static func describe(_ call: Call) throws -> Value {
    let vm = call.vm
    var marks = [0.25, 0.5, 0.75]
    if call.has("percentiles") {
      marks = try vm.doubles(call["percentiles"], "percentiles").sorted()
    }
    if let series = call["self"].series {
      call.ignore("include", "exclude")
      return try vm.makeSeries(try series.described(percentiles: marks))
    }
    let frame = try call.frame
    if call["include"].stringValue == "all" {
      return try vm.makeFrame(try frame.described(percentiles: marks, all: true))
    }
    if call.has("include") || call.has("exclude") {
      let chosen = try PandasFrameColumns.selectedTypes(call, frame)
      if chosen.columnCount == 0 {
        throw vm.valueError("No columns match the specified include or exclude data types")
      }
      let numeric = chosen.selectingNumeric().columnCount > 0
      return try vm.makeFrame(
        try chosen.described(
          percentiles: marks,
          all: !numeric || chosen.columnCount > chosen.selectingNumeric().columnCount))
    }
    return try vm.makeFrame(try frame.described(percentiles: marks))
  }
}
