import Arrays
import Frames
import Interpreter

/// Methods that tables and columns share and that work on one column at a time.
enum PandasElementwise {
  static func define(_ type: TypeBuilder) {
    defineMissing(type)
    defineNumbers(type)
    defineRunning(type)
    defineReplacing(type)
  }

  private static func defineMissing(_ type: TypeBuilder) {
    for name in ["isna", "isnull"] {
      type.bind("\(name)(self)") { call in try call.mapColumns { Column($0.isMissing()) } }
    }
    for name in ["notna", "notnull"] {
      type.bind("\(name)(self)") { call in
        try call.mapColumns { Column($0.isMissing().map { !$0 }) }
      }
    }
    type.bind("fillna(self, value, *, axis=None, inplace=False, limit=None)") { call in
      try fill(call)
    }
    for (name, isForward) in [("ffill", true), ("bfill", false)] {
      type.bind("\(name)(self, *, axis=None, inplace=False, limit=None, limit_area=None)") {
        call in
        let limit = try call.optionalInt("limit")
        if call.has("axis"), try call.axis() == 1 {
          let filled = try call.frame.transposed().mapColumns {
            $0.fillingMissing(fromBefore: isForward, limit: limit)
          }
          return try call.give(filled.transposed())
        }
        return try call.mapColumns { $0.fillingMissing(fromBefore: isForward, limit: limit) }
      }
    }
    type.bind(
      """
      interpolate(self, method='linear', *, axis=0, limit=None, inplace=False, \
      limit_direction=None, limit_area=None)
      """
    ) { call in
      guard try call.text("method") == "linear" else {
        throw call.notSupported("method=\(try call.vm.reprText(call["method"]))")
      }
      return try call.mapColumns { try $0.interpolated() }
    }
  }

  /// `fillna` with a value, a dict by column, or a series matched by label.
  private static func fill(_ call: Call) throws -> Value {
    let vm = call.vm
    let value = call["value"]
    if value.isNone { throw vm.valueError("Must specify a fill 'value'.") }
    if value.isList || value.isTuple {
      throw vm.typeError(
        "\"value\" parameter must be a scalar or dict, but you passed a \"\(vm.typeName(value))\"")
    }
    if let other = value.series, let series = call["self"].series {
      return try call.give(
        series.with(try series.column.fillingMissing(from: aligned(other, to: series.index))))
    }
    if let other = value.frame {
      return try call.mapNamedColumns { name, column in
        guard other.names.position(of: name) != nil else { return column }
        return try column.fillingMissing(
          from: aligned(try other.series(name), to: try call.frame.index))
      }
    }
    if let table = try byName(vm, value) {
      if let series = call["self"].series {
        let others = Series(
          Column.inferred(series.index.labels.map { table[$0] ?? .float(.nan) }))
        return try call.give(series.with(try series.column.fillingMissing(from: others.column)))
      }
      return try call.mapNamedColumns { name, column in
        try table[name].map { try column.fillingMissing(with: $0) } ?? column
      }
    }
    let scalar = vm.scalar(value)
    return try call.mapColumns { column in
      column.missingCount == 0 ? column : try column.fillingMissing(with: scalar)
    }
  }

  static func aligned(_ series: Series, to index: Index) throws -> Column {
    try series.index.hasEqualLabels(to: index) ? series.column : series.reindexed(to: index).column
  }

  /// A dict (or series) from labels to values.
  static func byName(_ vm: Interpreter, _ value: Value) throws -> [Label: Scalar]? {
    if let series = value.series {
      return Dictionary(
        zip(series.index.labels, series.column.scalars()), uniquingKeysWith: { first, _ in first })
    }
    guard value.isDict else { return nil }
    var table: [Label: Scalar] = [:]
    for (key, item) in vm.entries(ofDict: value) { table[try vm.label(key)] = vm.scalar(item) }
    return table
  }

  private static func defineNumbers(_ type: TypeBuilder) {
    for name in ["abs", "__abs__"] {
      type.bind("\(name)(self)") { call in try call.mapColumns { try $0.absolute() } }
    }
    type.bind("round(self, decimals=0)") { call in
      if let table = try byName(call.vm, call["decimals"]) {
        return try call.mapNamedColumns { name, column in
          try table[name].map { column.rounded(Int(try $0.wholeNumber())) } ?? column
        }
      }
      let decimals = try call.int("decimals")
      return try call.mapColumns { $0.rounded(decimals) }
    }
    type.bind("clip(self, lower=None, upper=None, *, axis=None, inplace=False)") { call in
      let (lower, upper) = (call["lower"], call["upper"])
      if lower.series != nil || upper.series != nil { return try clipByRow(call, lower, upper) }
      let (low, high) = (try call.optionalDouble("lower"), try call.optionalDouble("upper"))
      return try call.mapColumns { try $0.clipped(low: low, high: high) }
    }
    type.bind(
      """
      rank(self, axis=0, method='average', numeric_only=False, na_option='keep', ascending=True, \
      pct=False)
      """
    ) { call in
      let options = try rankOptions(call)
      if try call.axis() == 1 {
        return try call.give(
          try call.frame.transposed().mapThrowing { try $0.ranks(options) }.transposed())
      }
      return try call.mapColumns(numericOnly: try call.bool("numeric_only")) {
        try $0.ranks(options)
      }
    }
  }

  /// Limits that differ from row to row.
  private static func clipByRow(_ call: Call, _ lower: Value, _ upper: Value) throws -> Value {
    call.ignore("axis")
    let index = try call["self"].series?.index ?? call.frame.index
    return try call.mapColumns { column in
      var result = column
      for (limit, isLow) in [(lower, true), (upper, false)] where !limit.isNone {
        let bound: CellOperand =
          try limit.series.map { .column(try aligned($0, to: index)) }
          ?? .scalar(call.vm.scalar(limit))
        let exceeds = try result.combined(isLow ? .less : .greater, bound)
        let kept = exceeds.withElements(Bool.self) { $0.map { !$0 } }
        result = try result.choosing(where: kept, else: bound)
      }
      return result
    }
  }

  static func rankOptions(_ call: Call) throws -> RankOptions {
    var options = RankOptions()
    let method = try call.text("method")
    guard let ties = RankOptions.Ties(rawValue: method) else {
      throw call.vm.keyError(call["method"])
    }
    guard let missing = RankOptions.Missing(rawValue: try call.text("na_option")) else {
      throw call.vm.valueError("na_option must be one of 'keep', 'top', or 'bottom'")
    }
    options.ties = ties
    options.missing = missing
    options.ascending = try call.bool("ascending")
    options.asFractions = try call.bool("pct")
    return options
  }

  private static func defineRunning(_ type: TypeBuilder) {
    let running: [(String, Grouping.Running)] = [
      ("cumsum", .sum), ("cumprod", .product), ("cummax", .maximum), ("cummin", .minimum),
    ]
    for (name, kind) in running {
      type.bind("\(name)(self, axis=0, skipna=True, numeric_only=False)") { call in
        if try call.axis() == 1 {
          return try call.give(
            try call.frame.transposed().mapThrowing { try $0.running(kind) }.transposed())
        }
        return try call.mapColumns(numericOnly: try call.bool("numeric_only")) {
          try $0.running(kind)
        }
      }
    }
    type.bind(
      "shift(self, periods=1, freq=None, axis=0, fill_value=UNSET, suffix=None)"
    ) { call in
      let fill = call.isGiven("fill_value") ? call.vm.scalar(call["fill_value"]) : nil
      let periods = try call.int("periods")
      if try call.axis() == 1 {
        return try call.give(
          try call.frame.transposed().mapThrowing { try $0.shifted(periods, fill: fill) }
            .transposed())
      }
      return try call.mapColumns { try $0.shifted(periods, fill: fill) }
    }
    type.bind("diff(self, periods=1, axis=0)") { call in
      let periods = try call.int("periods")
      if try call.axis() == 1 {
        return try call.give(
          try call.frame.transposed().mapThrowing { try $0.differences(periods) }.transposed())
      }
      return try call.mapColumns { try $0.differences(periods) }
    }
    type.bind("pct_change(self, periods=1, fill_method=None, freq=None)") { call in
      let periods = try call.int("periods")
      return try call.mapColumns { try $0.relativeChanges(periods) }
    }
  }

  private static func defineReplacing(_ type: TypeBuilder) {
    type.bind("isin(self, values)") { call in try isIn(call) }
    type.bind(
      "replace(self, to_replace=None, value=UNSET, *, inplace=False, regex=False)"
    ) { call in try PandasReplacing.replace(call) }
    for (name, keeps) in [("where", true), ("mask", false)] {
      type.bind("\(name)(self, cond, other=UNSET, *, inplace=False, axis=None, level=None)") {
        call in try PandasReplacing.choose(call, keepsWhere: keeps)
      }
    }
    type.bind("astype(self, dtype, copy=UNSET, errors='raise')") { call in try cast(call) }
    type.bind("infer_objects(self, copy=UNSET)") { call in
      try call.mapColumns { $0.type == .object ? Column.inferred($0.scalars()) : $0 }
    }
  }

  private static func isIn(_ call: Call) throws -> Value {
    let vm = call.vm
    let values = call["values"]
    if values.isString {
      throw vm.typeError(
        "only list-like objects are allowed to be passed to isin(), you passed a `str`")
    }
    if values.isDict, call["self"].frame != nil {
      var table: [Label: [Scalar]] = [:]
      for (key, item) in vm.entries(ofDict: values) {
        table[try vm.label(key)] = try vm.scalars(item)
      }
      return try call.mapNamedColumns { name, column in
        Column(column.isIn(table[name] ?? []))
      }
    }
    let wanted = try vm.scalars(values)
    return try call.mapColumns { Column($0.isIn(wanted)) }
  }

  private static func cast(_ call: Call) throws -> Value {
    call.ignore("copy")
    let vm = call.vm
    let dtype = call["dtype"]
    let keeps = try call.text("errors") == "ignore"
    func cast(_ column: Column, _ value: Value, _ name: Label) throws -> Column {
      do {
        return try vm.cast(column, to: value)
      } catch let error as FrameError {
        if keeps { return column }
        throw error
      }
    }
    if dtype.isDict {
      var types: [Label: Value] = [:]
      for (key, item) in vm.entries(ofDict: dtype) {
        let label = try vm.label(key)
        if let frame = call["self"].frame, frame.names.position(of: label) == nil {
          throw vm.raise(
            vm.types.keyError,
            "\"Only a column name can be used for the key in a dtype mappings argument. "
              + "\(try vm.reprText(key)) not found in columns.\"")
        }
        types[label] = item
      }
      return try call.mapNamedColumns { name, column in
        try types[name].map { try cast(column, $0, name) } ?? column
      }
    }
    return try call.mapNamedColumns { name, column in try cast(column, dtype, name) }
  }
}

extension Frame {
  func mapThrowing(_ transform: (Column) throws -> Column) rethrows -> Frame {
    Frame(columns: try columns.map(transform), names: names, index: index)
  }
}
