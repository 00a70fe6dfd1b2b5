import Arrays
import Frames
import Interpreter

/// Values, labels, items of a column.
enum PandasSeriesMembers {
  static func define(_ type: TypeBuilder) {
    defineProperties(type)
    defineItems(type)
    for name in ["tolist", "to_list"] {
      type.bind("\(name)(self)") { call in
        call.vm.list(try call.series.column.scalars().map { try call.vm.plain($0) })
      }
    }
    type.bind("to_numpy(self, dtype=None, copy=False, na_value=UNSET)") { call in
      var column = try call.series.column
      if call.isGiven("na_value") {
        column = try column.fillingMissing(with: call.vm.scalar(call["na_value"]))
      }
      let array = try call.vm.values(of: column)
      let copies = try call.bool("copy")
      guard let dtype = try call.vm.optionalDType(call["dtype"]) else {
        return try call.vm.makeArray(copies ? array.copied() : array)
      }
      return try call.vm.makeArray(try array.astype(dtype))
    }
    type.bind("__array__(self, dtype=None, copy=None)") { call in
      call.ignore("dtype", "copy")
      return try call.vm.makeArray(try call.vm.values(of: try call.series.column))
    }
    type.bind("copy(self, deep=True)") { call in
      call.ignore("deep")
      var series = try call.series
      series.frozenBy = nil
      return try call.vm.makeSeries(series)
    }
    type.bind("equals(self, other)") { call in
      guard let other = call["other"].series else { return .false }
      return Value(try call.series.isEqual(to: other))
    }
    type.bind("to_frame(self, name=UNSET)") { call in
      let series = try call.series
      let name =
        call.isGiven("name")
        ? try call.label("name") : series.name == .none ? Label.int(0) : series.name
      return try call.vm.makeFrame(Frame([(name, series.column)], index: series.index))
    }
    type.bind("item(self)") { call in
      let series = try call.series
      guard series.count == 1 else {
        throw call.vm.valueError("can only convert an array of size 1 to a Python scalar")
      }
      return try call.vm.plain(series.column[0])
    }
    for name in ["__float__", "__int__"] {
      type.bind("\(name)(self)") { call in
        let series = try call.series
        guard series.count == 1 else {
          throw call.vm.typeError(
            "cannot convert the series to <class '\(name.filter { $0 != "_" })'>")
        }
        return try call.vm.callBuiltin(
          name.filter { $0 != "_" }, [try call.vm.plain(series.column[0])])
      }
    }
  }

  private static func defineProperties(_ type: TypeBuilder) {
    func property(_ name: String, _ get: @escaping (Interpreter, Series) throws -> Value) {
      type.property(
        name, get: { vm, value in try get(vm, try PandasSeriesType.object(vm, value).series) })
    }
    property("values") { vm, series in
      if series.column.type == .category {
        return try CategoricalObject.wrap(vm, series.column)
      }
      return try vm.makeArray(try vm.values(of: series.column))
    }
    property("array") { vm, series in try vm.makeArray(try vm.values(of: series.column)) }
    for name in ["dtype", "dtypes"] {
      property(name) { vm, series in try PandasDTypes.dtype(of: series.column, vm) }
    }
    property("shape") { vm, series in vm.tuple([Value(series.count)]) }
    property("size") { _, series in Value(series.count) }
    property("ndim") { _, _ in Value(1) }
    property("empty") { _, series in Value(series.count == 0) }
    property("T") { vm, series in try vm.makeSeries(series) }
    property("hasnans") { _, series in Value(series.column.missingCount > 0) }
    property("is_unique") { _, series in
      Value(series.column.distinctCount(includingMissing: true) == series.count)
    }
    property("is_monotonic_increasing") { _, series in
      Value(Index(series.column).isSorted)
    }
    property("is_monotonic_decreasing") { _, series in
      Value(Index(series.column.take((0..<series.count).reversed())).isSorted)
    }
    property("nbytes") { _, series in Value(series.column.byteCount) }
    type.property(
      "index",
      get: { vm, value in try vm.makeIndex(try PandasSeriesType.object(vm, value).series.index) },
      set: { vm, value, new in
        let index = try PandasConstruction.index(vm, new)
        try PandasSeriesType.object(vm, value).change(vm) { series in
          guard index.count == series.count else {
            throw vm.valueError(
              "Length mismatch: Expected axis has \(series.count) elements, new values have \(index.count) elements"
            )
          }
          series.index = index
        }
      })
    type.property(
      "name",
      get: { vm, value in
        try vm.labelValue(of: try PandasSeriesType.object(vm, value).series.name)
      },
      set: { vm, value, new in
        let label = try vm.label(new)
        try PandasSeriesType.object(vm, value).change(vm) { $0.name = label }
      })
    for (name, make) in [
      ("str", PandasStrings.accessor), ("dt", PandasDateParts.accessor),
      ("cat", PandasCategories.accessor),
    ] {
      type.property(name, get: { vm, value in try make(vm, value) })
    }
  }

  private static func defineItems(_ type: TypeBuilder) {
    type.bind("__len__(self)") { call in Value(try call.series.count) }
    type.bind("__iter__(self)") { call in
      try call.vm.makeIterator(
        call.vm.list(try call.series.column.scalars().map { try call.vm.plain($0) }))
    }
    type.bind("__contains__(self, key, /)") { call in
      Value(!(try call.series.index.rows(of: try call.label("key")).isEmpty))
    }
    type.bind("__bool__(self)") { call in
      _ = try call.series
      throw call.vm.valueError(
        "The truth value of a Series is ambiguous. Use a.empty, a.bool(), a.item(), a.any() or "
          + "a.all().")
    }
    type.bind("__getitem__(self, key, /)") { call in try get(call) }
    type.bind("get(self, key, default=None)") { call in
      let fallback = call["default"]
      do {
        return try get(call)
      } catch let error as FrameError where error.pythonClass == "KeyError" {
        return fallback
      }
    }
    type.bind("__setitem__(self, key, value, /)") { call in
      let key = call["key"]
      let location = LocationObject(call["self"], byPosition: key.sliceBounds != nil)
      if key.isInt || key.isString,
        call["self"].series?.index.rows(of: try call.label("key")).isEmpty == true
      {
        let label = try call.label("key")
        let scalar = call.vm.scalar(call["value"])
        try PandasSeriesType.object(call.vm, call["self"]).change(call.vm) { series in
          series = Series(
            Column.inferred(series.column.scalars() + [scalar]),
            index: Index(Column(labels: series.index.labels + [label]), name: series.index.name),
            name: series.name)
        }
        return .none
      }
      try location.set(call.vm, key, call["value"])
      return .none
    }
    type.bind("items(self)") { call in
      let (vm, series) = (call.vm, try call.series)
      return try vm.makeIterator(
        vm.list(
          try (0..<series.count).map { row in
            vm.tuple([
              try vm.labelValue(of: series.index[row]), try vm.plain(series.column[row]),
            ])
          }))
    }
    type.bind("keys(self)") { call in try call.vm.makeIndex(try call.series.index) }
    type.bind("pop(self, item)") { call in
      let label = try call.label("item")
      let series = try call.series
      guard let row = series.index.rows(of: label).first else {
        throw call.vm.keyError(call["item"])
      }
      let value = try call.vm.cell(series.column[row], of: series.column.type)
      try PandasSeriesType.object(call.vm, call["self"]).change(call.vm) { series in
        series = series.take((0..<series.count).filter { $0 != row })
      }
      return value
    }
  }

  private static func get(_ call: Call) throws -> Value {
    let (vm, series) = (call.vm, try call.series)
    var key = call["key"]
    if vm.canCall(key) { key = try vm.call(key, call["self"]) }
    if let mask = key.series, mask.column.type == .bool,
      !mask.index.hasEqualLabels(to: series.index)
    {
      let aligned = try mask.reindexed(to: series.index)
      return try vm.makeSeries(try series.filter(try vm.flags(aligned.column)))
    }
    if let mask = try vm.mask(key) {
      guard mask.count == series.count else {
        throw vm.indexError(
          "Boolean index has wrong length: \(mask.count) instead of \(series.count)")
      }
      return try vm.makeSeries(try series.filter(mask))
    }
    if let bounds = key.sliceBounds {
      let isByLabel = [bounds.start, bounds.stop].contains { $0.isString }
      let locator = try vm.locator(key)
      return try vm.selection(isByLabel ? series.locate(locator) : series.locate(at: locator))
    }
    return try vm.selection(try series.locate(try vm.locator(key)), of: series.column.type)
  }
}

extension Interpreter {
  /// The array behind a column; times in nanoseconds.
  func values(of column: Column) throws -> NDArray {
    switch column.type {
    case .datetime: try column.cast(to: .datetime(.nanoseconds)).array()
    case .timedelta: try column.cast(to: .timedelta(.nanoseconds)).array()
    default: column.array()
    }
  }
}
