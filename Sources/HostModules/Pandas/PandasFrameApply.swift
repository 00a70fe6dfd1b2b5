import Arrays
import Frames
import Interpreter

/// `apply`, `agg`, `transform`, `map`, `pipe` of tables.
enum PandasFrameApply {
  static func define(_ type: TypeBuilder) {
    type.bind(
      "apply(self, func, axis=0, raw=False, result_type=None, args=(), by_row='compat', engine=None, engine_kwargs=None, **kwargs)"
    ) { call in try apply(call) }
    for name in ["agg", "aggregate"] {
      type.bind("\(name)(self, func=None, axis=0, *args, **kwargs)") { call in
        try aggregate(call)
      }
    }
    type.bind("transform(self, func, axis=0, *args, **kwargs)") { call in
      guard try call.axis() == 0 else { throw call.notSupported("axis=1") }
      return try apply(call)
    }
    for name in ["map", "applymap"] {
      type.bind("\(name)(self, func, na_action=None, **kwargs)") { call in
        let skips = call.has("na_action")
        let keywords = call.keywords()
        let function = call["func"]
        return try call.mapColumns { column in
          Column.inferred(
            try column.scalars().map { scalar in
              if skips, scalar.isMissing { return scalar }
              return call.vm.scalar(
                try call.vm.call(function, [try call.vm.plain(scalar)], keywords: keywords))
            })
        }
      }
    }
    type.bind("pipe(self, func, *args, **kwargs)") { call in
      try call.vm.call(
        call["func"], [call["self"]] + (try call.elements("args")), keywords: call.keywords())
    }
  }

  private static func apply(_ call: Call) throws -> Value {
    let vm = call.vm
    let function = call["func"]
    if call.shape.names.contains("engine") { call.ignore("engine", "engine_kwargs", "by_row") }
    let frame = try call.frame
    let isByRow = try call.axis() == 1
    if let name = function.stringValue {
      guard let method = try vm.attributeIfPresent(call["self"], name) else {
        throw vm.raise(
          vm.types.attributeError, "'\(name)' is not a valid function for 'DataFrame' object")
      }
      return try vm.call(method, [], keywords: isByRow ? [("axis", Value(1))] : [])
    }
    if function.isList || function.isDict { return try aggregate(call) }
    let extra = try call.elements("args")
    let keywords = call.keywords()
    let raw = call.shape.names.contains("raw") ? try call.bool("raw") : false
    if call.shape.names.contains("result_type"), call.has("result_type") {
      guard ["expand", "reduce", "broadcast"].contains(try call.text("result_type")) else {
        throw vm.valueError("invalid value for result_type")
      }
    }
    let expands =
      call.shape.names.contains("result_type") && call["result_type"].stringValue == "expand"
    let labels = isByRow ? frame.index : frame.columnIndex
    var results: [Value] = []
    for place in 0..<labels.count {
      let series = isByRow ? frame.row(place) : frame.series(at: place)
      let argument = try raw ? vm.makeArray(series.column.array()) : vm.makeSeries(series)
      results.append(try vm.call(function, [argument] + extra, keywords: keywords))
    }
    if results.isEmpty { return try vm.makeFrame(frame) }
    return try assembled(vm, results, labels, isByRow: isByRow, expands: expands)
  }

  /// One value a row or column makes a series; series make a table.
  private static func assembled(
    _ vm: Interpreter, _ results: [Value], _ labels: Index, isByRow: Bool, expands: Bool
  ) throws -> Value {
    if results.allSatisfy({ $0.series != nil }) {
      let parts = results.map { $0.series! }
      if isByRow {
        let records = parts.map { zip($0.index.labels, $0.column.scalars()).map { ($0, $1) } }
        return try vm.makeFrame(Frame(records: records, index: labels))
      }
      let first = parts[0].index
      if parts.allSatisfy({ $0.index.hasEqualLabels(to: first) }) {
        return try vm.makeFrame(
          Frame(
            columns: parts.map(\.column),
            names: ColumnNames(labels.labels, axisNames: labels.names), index: first))
      }
      return try vm.makeFrame(
        try Frame(sources: zip(labels.labels, parts).map { ($0, .series($1)) }))
    }
    if expands, results.allSatisfy({ $0.items != nil }) {
      return try vm.makeFrame(
        try Frame(rows: results.map { try vm.scalars($0) }, index: labels))
    }
    if !isByRow, results.allSatisfy({ ($0.array?.ndim ?? 0) == 1 }) {
      let columns = try results.map { try Column($0.array!) }
      if Set(columns.map(\.count)).count == 1 {
        return try vm.makeFrame(
          Frame(columns: columns, names: ColumnNames(labels.labels, axisNames: labels.names)))
      }
    }
    return try vm.makeSeries(Series(Column.inferred(results.map { vm.scalar($0) }), index: labels))
  }

  private static func aggregate(_ call: Call) throws -> Value {
    let vm = call.vm
    let function = call["func"]
    let frame = try call.axis() == 1 ? try call.frame.transposed() : try call.frame
    let named = call.keywords()
    if function.isNone {
      guard !named.isEmpty else {
        throw vm.typeError("Must provide 'func' or tuples of '(column, aggfunc).")
      }
      var labels: [Label] = []
      var records: [[(Label, Scalar)]] = []
      for (name, pair) in named {
        let items = try vm.elements(pair)
        let label = try vm.label(items[0])
        let value = try PandasAggregation.reduce(vm, try frame.series(label), items[1])
        labels.append(.string(name))
        records.append([(label, vm.scalar(value))])
      }
      return try vm.makeFrame(Frame(records: records, index: Index(Column(labels: labels))))
    }
    if function.isList {
      let functions = try vm.elements(function)
      let names = try functions.map { try PandasAggregation.name(vm, $0) }
      let columns = try frame.names.labels.indices.map { place in
        Column.inferred(
          try functions.map {
            vm.scalar(try PandasAggregation.reduce(vm, frame.series(at: place), $0))
          })
      }
      return try vm.makeFrame(
        Frame(columns: columns, names: frame.names, index: Index(Column(labels: names))))
    }
    if function.isDict { return try aggregate(call, frame, byColumn: vm.entries(ofDict: function)) }
    if let name = function.stringValue, Statistic(name) != nil {
      let method = try vm.attribute(try vm.makeFrame(frame), name)
      return try vm.call(method)
    }
    var values: [Scalar] = []
    for place in 0..<frame.columnCount {
      values.append(
        vm.scalar(try PandasAggregation.reduce(vm, frame.series(at: place), function)))
    }
    return try vm.makeSeries(Series(Column.inferred(values), index: frame.columnIndex))
  }

  private static func aggregate(
    _ call: Call, _ frame: Frame, byColumn entries: [(key: Value, value: Value)]
  ) throws -> Value {
    let vm = call.vm
    if entries.contains(where: { $0.value.isList }) {
      var rows: [Label] = []
      var cells: [(Label, [Label: Scalar])] = []
      for (key, value) in entries {
        let label = try vm.label(key)
        var column: [Label: Scalar] = [:]
        for function in value.isList ? try vm.elements(value) : [value] {
          let name = try PandasAggregation.name(vm, function)
          if !rows.contains(name) { rows.append(name) }
          column[name] = vm.scalar(
            try PandasAggregation.reduce(vm, try frame.series(label), function))
        }
        cells.append((label, column))
      }
      return try vm.makeFrame(
        Frame(
          columns: cells.map { cell in
            Column.inferred(rows.map { cell.1[$0] ?? .float(.nan) })
          }, names: ColumnNames(cells.map(\.0)), index: Index(Column(labels: rows))))
    }
    var labels: [Label] = []
    var values: [Scalar] = []
    for (key, function) in entries {
      let label = try vm.label(key)
      labels.append(label)
      values.append(vm.scalar(try PandasAggregation.reduce(vm, try frame.series(label), function)))
    }
    return try vm.makeSeries(
      Series(Column.inferred(values), index: Index(Column(labels: labels))))
  }
}
