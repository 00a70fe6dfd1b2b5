import Arrays
import Frames
import Interpreter

/// A moving, growing or exponential window over a table, column or its groups.
final class WindowObject: TracedObject {
  let source: Value
  let rolling: Rolling
  let groups: GroupByObject?
  init(_ source: Value, _ rolling: Rolling, groups: GroupByObject? = nil) {
    self.source = source
    self.rolling = rolling
    self.groups = groups
  }
  func trace(_ marker: ValueMarker) { marker.mark(source) }
}

/// `rolling` and `expanding`.
enum PandasWindows {
  static func define(in module: ModuleBuilder) {
    module.type("Rolling") { type in
      for name in ["sum", "mean", "min", "max", "median", "count"] {
        type.bind("\(name)(self, numeric_only=False, engine=None, engine_kwargs=None)") { call in
          call.ignore("engine", "engine_kwargs")
          return try reduce(call, Statistic(name)!)
        }
      }
      for name in ["std", "var", "sem"] {
        type.bind("\(name)(self, ddof=1, numeric_only=False, engine=None, engine_kwargs=None)") {
          call in
          call.ignore("engine", "engine_kwargs")
          return try reduce(call, Statistic(name, ddof: try call.int("ddof"))!)
        }
      }
      type.bind("quantile(self, q, interpolation='linear', numeric_only=False)") { call in
        try reduce(call, .quantile(try call.double("q")))
      }
      for name in ["skew", "kurt"] {
        type.bind("\(name)(self, numeric_only=False)") { call in
          let statistic = Statistic(name)!
          return try map(call) { column, rolling in
            try slow(column, rolling) { window in
              guard case .float(let value) = try window.reduced(statistic) else { return .nan }
              return value
            }
          }
        }
      }
      type.bind(
        "apply(self, func, raw=False, engine=None, engine_kwargs=None, args=None, kwargs=None)"
      ) {
        call in
        call.ignore("engine", "engine_kwargs")
        let vm = call.vm
        let raw = try call.bool("raw")
        let extra = call.has("args") ? try call.elements("args") : []
        let keywords = call.has("kwargs") ? call.keywords() : []
        return try map(call) { column, rolling in
          try slow(column, rolling) { window in
            let argument =
              try raw ? vm.makeArray(window.array()) : vm.makeSeries(Series(window))
            return try vm.double(
              try vm.call(call["func"], [argument] + extra, keywords: keywords), "func")
          }
        }
      }
      for name in ["agg", "aggregate"] {
        type.bind("\(name)(self, func=None, *args, **kwargs)") { call in
          guard let name = call["func"].stringValue else {
            guard call["func"].isList else { throw call.notSupported("this func") }
            var columns: [(Label, Column)] = []
            for item in try call.elements("func") {
              let part = try call.vm.call(
                try call.vm.attribute(call["self"], try call.vm.text(item, "func")))
              guard let series = part.series else { throw call.notSupported("a list for a table") }
              columns.append((try call.vm.label(item), series.column))
            }
            let index = try window(call).source.series?.index
            return try call.vm.makeFrame(Frame(columns, index: index))
          }
          return try call.vm.call(
            try call.vm.attribute(call["self"], name), try call.elements("args"),
            keywords: call.keywords())
        }
      }
      type.bind("__getitem__(self, key, /)") { call in
        let window = try window(call)
        return try wrap(
          call.vm,
          WindowObject(
            try call.vm.item(window.source, call["key"]), window.rolling, groups: window.groups))
      }
    }
    PandasExponential.define(in: module)
  }

  static func defineOnTables(_ type: TypeBuilder) {
    type.bind(
      "rolling(self, window, min_periods=None, center=False, win_type=None, on=None, closed=None, step=None, method='single')"
    ) { call in
      guard call["window"].isInt || call["window"].numpyScalar != nil else {
        if call["window"].isString { throw call.notSupported("a window of time") }
        throw call.vm.valueError("window must be an integer 0 or greater")
      }
      return try wrap(
        call.vm,
        WindowObject(
          call["self"],
          try Rolling(
            window: try call.int("window"), minimum: try call.optionalInt("min_periods"),
            isCentered: try call.bool("center"))))
    }
    type.bind("expanding(self, min_periods=1, method='single')") { call in
      try wrap(
        call.vm,
        WindowObject(
          call["self"], try Rolling(window: nil, minimum: try call.int("min_periods"))))
    }
    PandasExponential.defineOnTables(type)
  }

  private static func wrap(_ vm: Interpreter, _ object: WindowObject) throws -> Value {
    vm.makeHost(object, type: try vm.hostType("pandas", "Rolling"))
  }

  private static func window(_ call: Call) throws -> WindowObject {
    if let window = call["self"].host(as: WindowObject.self) { return window }
    throw call.vm.typeError("a Rolling object is needed here")
  }

  private static func reduce(_ call: Call, _ statistic: Statistic) throws -> Value {
    try map(call) { try $1.reduced($0, statistic) }
  }

  private static func map(
    _ call: Call, _ transform: (Column, Rolling) throws -> Column
  ) throws -> Value {
    let window = try window(call)
    let only = call.shape.names.contains("numeric_only") ? try call.bool("numeric_only") : false
    if let series = window.source.series {
      return try call.vm.makeSeries(series.with(try transform(series.column, window.rolling)))
    }
    guard var frame = window.source.frame else {
      throw call.vm.typeError("a table is needed here")
    }
    if only { frame = frame.selectingNumeric() }
    return try call.vm.makeFrame(
      frame.withColumns(try frame.columns.map { try transform($0, window.rolling) }))
  }

  /// Any function of the values of each window; missing where too few are there.
  private static func slow(
    _ column: Column, _ rolling: Rolling, _ function: (Column) throws -> Double
  ) throws -> Column {
    let floats = try column.cast(to: .float64)
    let missing = floats.isMissing()
    return Column(
      try (0..<column.count).map { row in
        let rows = rolling.rows(at: row, of: column.count)
        let present = rows.filter { !missing[$0] }.count
        guard present >= rolling.minimum, present > 0 else { return .nan }
        return try function(floats.slice(start: rows.lowerBound, count: rows.count))
      })
  }
}
