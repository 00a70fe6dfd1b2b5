import Arrays
import Frames
import Interpreter

/// Functions of the pandas module that work on tables, columns and lists.
enum PandasFunctions {
  static func define(in module: ModuleBuilder) {
    defineMissing(module)
    defineBinning(module)
    defineConversions(module)
    module.bind(
      "crosstab(index, columns, values=None, rownames=None, colnames=None, aggfunc=None, margins=False, margins_name='All', dropna=True, normalize=False)"
    ) { call in try PandasMargins.crosstab(call) }
    module.bind(
      """
      pivot_table(data, values=None, index=None, columns=None, aggfunc='mean', fill_value=None, \
      margins=False, dropna=True, margins_name='All', observed=True, sort=True)
      """
    ) { call in try PandasReshaping.pivotTable(call, try table(call, "data")) }
    module.bind("pivot(data, *, columns, index=UNSET, values=UNSET)") { call in
      try PandasReshaping.pivot(call, try table(call, "data"))
    }
    module.bind(
      "melt(frame, id_vars=None, value_vars=None, var_name=None, value_name='value', col_level=None, ignore_index=True)"
    ) { call in try PandasReshaping.melt(call, try table(call, "frame")) }
    module.bind(
      "get_dummies(data, prefix=None, prefix_sep='_', dummy_na=False, columns=None, sparse=False, drop_first=False, dtype=None)"
    ) { call in try dummies(call) }
    module.bind("unique(values)") { call in
      let column = try call.vm.column(call["values"])
      return try call.vm.makeArray(try call.vm.values(of: column.unique()))
    }
    module.bind("factorize(values, sort=False, use_na_sentinel=True, size_hint=None)") { call in
      call.ignore("size_hint")
      let value = call["values"]
      if value.isList || value.isTuple {
        throw call.vm.typeError(
          "factorize requires a Series, Index, ExtensionArray, np.ndarray or "
            + "NumpyExtensionArray got \(call.vm.typeName(value)).")
      }
      let result = try call.vm.column(value).factorized(
        sort: try call.bool("sort"), missingIsValue: try !call.bool("use_na_sentinel"))
      let isTable = value.series != nil || value.pandasIndex != nil
      return call.vm.tuple([
        try call.vm.makeArray(NDArray.from(result.codes)),
        try isTable
          ? call.vm.makeIndex(Index(result.values))
          : call.vm.makeArray(call.vm.values(of: result.values)),
      ])
    }
    module.bind(
      "date_range(start=None, end=None, periods=None, freq=None, tz=None, normalize=False, name=None, inclusive='both', *, unit=None)"
    ) {
      call in try dateRange(call)
    }
  }

  private static func table(_ call: Call, _ name: String) throws -> Frame {
    if let frame = call[name].frame { return frame }
    throw call.vm.typeError("a DataFrame is needed here, not \(call.vm.typeName(call[name]))")
  }

  private static func defineMissing(_ module: ModuleBuilder) {
    for (name, isMissing) in [
      ("isna", true), ("isnull", true), ("notna", false), ("notnull", false),
    ] {
      module.bind("\(name)(obj)") { call in
        let (vm, value) = (call.vm, call["obj"])
        if value.frame != nil || value.series != nil || value.pandasIndex != nil {
          return try vm.callMethod(value, isMissing ? "isna" : "notna")
        }
        if value.isList || (value.array?.ndim ?? 0) > 0 {
          let array = try vm.array(from: value)
          let flags = array.raveled().scalars().map { $0.isMissing == isMissing }
          return try vm.makeArray(NDArray.from(flags, shape: array.shape))
        }
        return Value(vm.scalar(value).isMissing == isMissing)
      }
    }
  }

  private static func defineBinning(_ module: ModuleBuilder) {
    module.bind(
      "cut(x, bins, right=True, labels=None, retbins=False, precision=3, include_lowest=False, duplicates='raise', ordered=True)"
    ) { call in
      var binning = try binning(call)
      binning.isRightClosed = try call.bool("right")
      binning.includesLowest = try call.bool("include_lowest")
      binning.isOrdered = try call.bool("ordered")
      let column = try call.vm.column(call["x"])
      let bins = call["bins"]
      if bins.isInt {
        let (result, edges) = try binning.cut(column, into: bins.int)
        return try give(call, result, edges)
      }
      let edges = try call.vm.array(from: bins)
      let numbers = try edges.values(as: Double.self)
      return try give(
        call, try binning.cut(column, at: numbers, areWhole: edges.dtype.isInteger), numbers)
    }
    module.bind("qcut(x, q, labels=None, retbins=False, precision=3, duplicates='raise')") { call in
      let binning = try binning(call)
      let column = try call.vm.column(call["x"])
      let quantiles =
        try call["q"].isInt
        ? Binning.evenly(0, 1, call["q"].int + 1) : call.vm.doubles(call["q"], "q")
      let (result, edges) = try binning.cut(column, atQuantiles: quantiles)
      return try give(call, result, edges)
    }
  }

  private static func binning(_ call: Call) throws -> Binning {
    var binning = Binning()
    let labels = call["labels"]
    if labels.isBool, !labels.bool {
      binning.labels = .numbers
    } else if call.has("labels") {
      binning.labels = .given(try call.vm.scalars(labels))
    }
    binning.precision = try call.int("precision")
    switch try call.text("duplicates") {
    case "raise": break
    case "drop": binning.dropsRepeatedEdges = true
    default:
      throw call.vm.valueError(
        "invalid value for 'duplicates' parameter, valid options are: raise, drop")
    }
    binning.name = call["x"].series?.name ?? .none
    return binning
  }

  private static func give(_ call: Call, _ column: Column, _ edges: [Double]) throws -> Value {
    let vm = call.vm
    let result: Value
    if let series = call["x"].series {
      result = try vm.makeSeries(series.with(column))
    } else if column.type == .category {
      result = try CategoricalObject.wrap(vm, column)
    } else {
      result = try vm.makeArray(column.array())
    }
    guard try call.bool("retbins") else { return result }
    return vm.tuple([result, try vm.makeArray(NDArray.from(edges))])
  }

  private static func dummies(_ call: Call) throws -> Value {
    let vm = call.vm
    var options = Frame.DummyOptions()
    options.separator = try call.text("prefix_sep")
    options.missing = try call.bool("dummy_na")
    options.dropFirst = try call.bool("drop_first")
    options.columns = try call.labels("columns")
    if call.has("dtype") { options.type = try vm.columnType(call["dtype"]) }
    let prefix = call["prefix"]
    if let frame = call["data"].frame {
      if prefix.isList {
        options.prefixes = try vm.texts(prefix, "prefix")
      } else if prefix.isDict {
        let names =
          options.columns
          ?? frame.names.labels.filter { label in
            let type = frame[label]!.type
            return type == .string || type == .object || type == .category
          }
        options.prefixes = try names.map { label in
          try vm.item(ofDict: prefix, try vm.labelValue(of: label))?.stringValue
            ?? Scalar(label).str
        }
      } else if let text = prefix.stringValue {
        let count =
          options.columns?.count
          ?? frame.columns.filter { [.string, .object, .category].contains($0.type) }.count
        options.prefixes = [String](repeating: text, count: count)
      }
      return try vm.makeFrame(try frame.dummies(options))
    }
    let data = call["data"]
    let series = try data.series ?? Series(vm.column(data))
    return try vm.makeFrame(try series.dummies(prefix: prefix.stringValue, options))
  }

  private static func defineConversions(_ module: ModuleBuilder) {
    module.bind(
      "to_datetime(arg, errors='raise', dayfirst=False, yearfirst=False, utc=False, format=None, exact=UNSET, unit=None, origin='unix', cache=True)"
    ) { call in try PandasConversions.toDatetime(call) }
    module.bind("to_timedelta(arg, unit=None, errors='raise')") { call in
      try PandasConversions.toTimedelta(call)
    }
    module.bind("to_numeric(arg, errors='raise', downcast=None, dtype_backend=UNSET)") { call in
      try PandasConversions.toNumeric(call)
    }
    module.bind(
      "to_pickle(obj, filepath_or_buffer, compression='infer', protocol=5, storage_options=None)"
    ) {
      call in
      try call.vm.writeFile(
        try call.vm.path(call["filepath_or_buffer"], "filepath_or_buffer"),
        try PickleModule.dump(call.vm, call["obj"], call["protocol"]))
      return .none
    }
  }

  private static func dateRange(_ call: Call) throws -> Value {
    let vm = call.vm
    func time(_ name: String) throws -> Int64? {
      guard call.has(name) else { return nil }
      if let text = call[name].stringValue { return try PandasTimes.nanoseconds(vm, text) }
      if case .datetime(let time) = vm.scalar(call[name]) { return time }
      throw vm.typeError("Cannot convert input to Timestamp")
    }
    let (start, end) = (try time("start"), try time("end"))
    let periods = try call.optionalInt("periods")
    let freq = try call.optionalText("freq") ?? "D"
    guard let span = try? PandasTimes.frequency(vm, freq) else {
      throw call.notSupported("freq='\(freq)'")
    }
    guard call.text(orNil: "inclusive") == "both" else { throw call.notSupported("inclusive") }
    var times: [Int64] = []
    switch (start, end, periods) {
    case (let start?, let end?, nil):
      times = end < start ? [] : (0...((end - start) / span)).map { start + $0 * span }
    case (let start?, nil, let count?): times = (0..<Int64(count)).map { start + $0 * span }
    case (nil, let end?, let count?):
      times = (0..<Int64(count)).map { end - (Int64(count) - 1 - $0) * span }
    default:
      throw vm.valueError(
        "Of the four parameters: start, end, periods, and freq, exactly three must be specified")
    }
    let column = Column.inferred(times.map { .datetime($0) })
    let name = call.has("name") ? try call.label("name") : .none
    return try vm.makeIndex(Index(column, name: name))
  }
}

extension Call {
  fileprivate func text(orNil name: String) -> String? { self[name].stringValue }
}
