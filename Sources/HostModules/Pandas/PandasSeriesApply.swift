import Arrays
import Frames
import Interpreter

/// `map`, `apply`, `agg`, `pipe` of columns.
enum PandasSeriesApply {
  static func define(_ type: TypeBuilder) {
    type.bind("map(self, func=None, na_action=None, engine=None, **kwargs)") { call in
      call.ignore("engine")
      return try map(call)
    }
    type.bind("apply(self, func, args=(), *, by_row='compat', **kwargs)") { call in
      call.ignore("by_row")
      return try apply(call, extra: try call.elements("args"))
    }
    type.bind("transform(self, func, axis=0, *args, **kwargs)") { call in
      call.ignore("axis")
      return try apply(call, extra: try call.elements("args"))
    }
    for name in ["agg", "aggregate"] {
      type.bind("\(name)(self, func=None, axis=0, *args, **kwargs)") { call in
        call.ignore("axis")
        return try aggregate(call)
      }
    }
    type.bind("pipe(self, func, *args, **kwargs)") { call in
      try call.vm.call(
        call["func"], [call["self"]] + (try call.elements("args")), keywords: call.keywords())
    }
  }

  private static func map(_ call: Call) throws -> Value {
    let (vm, series) = (call.vm, try call.series)
    let function = call["func"]
    let skips = call.has("na_action")
    if function.isDict || function.series != nil {
      var table: [Label: Scalar] = [:]
      if let other = function.series {
        for (label, value) in zip(other.index.labels, other.column.scalars())
        where table[label] == nil { table[label] = value }
      } else {
        // A dict that makes up missing entries is asked for each value.
        if vm.typeName(function) == "defaultdict" || vm.typeName(function) == "Counter" {
          return try vm.makeSeries(
            series.with(
              Column.inferred(
                try series.column.scalars().map {
                  vm.scalar(try vm.item(function, try vm.plain($0)))
                })))
        }
        for (key, item) in vm.entries(ofDict: function) {
          table[try vm.label(key)] = vm.scalar(item)
        }
      }
      if series.column.type == .category, let old = series.column.categories {
        let images = old.values.mapped(table)
        if images.missingCount == 0, images.distinctCount() == images.count {
          return try vm.makeSeries(
            series.with(
              series.column.withCategories(
                Categories(values: images, isOrdered: old.isOrdered))))
        }
      }
      return try vm.makeSeries(series.with(series.column.mapped(table)))
    }
    guard vm.canCall(function) else {
      throw vm.typeError("'\(vm.typeName(function))' object is not callable")
    }
    let keywords = call.keywords()
    return try vm.makeSeries(
      series.with(
        Column.inferred(
          try series.column.scalars().map { scalar in
            if skips, scalar.isMissing { return scalar }
            return vm.scalar(
              try vm.call(function, [try vm.plain(scalar)], keywords: keywords))
          })))
  }

  private static func apply(_ call: Call, extra: [Value]) throws -> Value {
    let (vm, series) = (call.vm, try call.series)
    let function = call["func"]
    if let name = function.stringValue {
      guard let method = try vm.attributeIfPresent(call["self"], name) else {
        throw vm.raise(
          vm.types.attributeError, "'\(name)' is not a valid function for 'Series' object")
      }
      return try vm.call(method, extra, keywords: call.keywords())
    }
    if function.isList || function.isDict { return try aggregate(call) }
    // numpy's element-wise functions take the whole column.
    if let name = try vm.attributeIfPresent(function, "__name__")?.stringValue,
      UnaryUfunc(rawValue: name) != nil || UnaryUfunc.allCases.contains(where: { $0.name == name }),
      vm.moduleValue("numpy", name)?.isIdentical(to: function) == true
    {
      return try vm.call(function, [call["self"]] + extra, keywords: call.keywords())
    }
    let keywords = call.keywords()
    let results = try series.column.scalars().map { scalar in
      try vm.call(function, [try vm.plain(scalar)] + extra, keywords: keywords)
    }
    if !results.isEmpty, results.allSatisfy({ $0.series != nil }) {
      let records = results.map { $0.series! }
        .map { zip($0.index.labels, $0.column.scalars()).map { ($0, $1) } }
      return try vm.makeFrame(Frame(records: records, index: series.index))
    }
    return try vm.makeSeries(series.with(Column.inferred(results.map { vm.scalar($0) })))
  }

  private static func aggregate(_ call: Call) throws -> Value {
    let (vm, series) = (call.vm, try call.series)
    let function = call["func"]
    var pairs: [(Label, Value)] = []
    if function.isList {
      for item in try vm.elements(function) {
        pairs.append((try PandasAggregation.name(vm, item), item))
      }
    } else if function.isDict {
      for (key, item) in vm.entries(ofDict: function) { pairs.append((try vm.label(key), item)) }
    } else if function.isNone {
      for (name, item) in call.keywords() { pairs.append((.string(name), item)) }
      if pairs.isEmpty { throw vm.typeError("Must provide 'func' or named aggregation **kwargs.") }
    } else {
      _ = call.keywords()
      return try PandasAggregation.reduce(vm, series, function)
    }
    _ = call.keywords()
    let values = try pairs.map { vm.scalar(try PandasAggregation.reduce(vm, series, $0.1)) }
    return try vm.makeSeries(
      Series(
        Column.inferred(values), index: Index(Column(labels: pairs.map(\.0))), name: series.name))
  }
}
