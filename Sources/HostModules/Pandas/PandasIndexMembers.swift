import Arrays
import Frames
import Interpreter

/// Labels one by one, as lists, arrays and text.
enum PandasIndexMembers {
  static func index(_ call: Call) throws -> Index {
    try PandasIndexType.object(call.vm, call["self"]).index
  }

  static func define(_ type: TypeBuilder) {
    defineProperties(type)
    defineItems(type)
    defineConversions(type)
  }

  private static func defineProperties(_ type: TypeBuilder) {
    func property(_ name: String, _ get: @escaping (Interpreter, Index) throws -> Value) {
      type.property(
        name, get: { vm, value in try get(vm, try PandasIndexType.object(vm, value).index) })
    }
    for name in ["values", "array"] { property(name) { vm, index in try array(vm, index) } }
    type.property(
      "name",
      get: { vm, value in
        let index = try PandasIndexType.object(vm, value).index
        return index.isMulti ? .none : try vm.labelValue(of: index.name)
      },
      set: { vm, value, new in
        try PandasIndexType.object(vm, value).index.names = [try vm.label(new)]
      })
    type.property(
      "names",
      get: { vm, value in
        vm.list(
          try PandasIndexType.object(vm, value).index.names.map { try vm.labelValue(of: $0) })
      },
      set: { vm, value, new in
        try PandasIndexType.object(vm, value).index.names = try vm.sequence(new).map {
          try vm.label($0)
        }
      })
    property("nlevels") { _, index in Value(index.names.count) }
    property("levels") { vm, index in
      vm.list(
        try zip(index.levelColumns, index.names).map { column, name in
          let values = column.unique()
          let order = (try? values.sortedPositions()) ?? Array(0..<values.count)
          return try vm.makeIndex(Index(values.take(order), name: name))
        })
    }
    property("dtype") { vm, index in
      index.isMulti
        ? try NumpyDTypeType.wrap(vm, .object)
        : try PandasDTypes.dtype(of: index.levelColumns[0], vm)
    }
    property("shape") { vm, index in vm.tuple([Value(index.count)]) }
    property("size") { _, index in Value(index.count) }
    property("ndim") { _, _ in Value(1) }
    property("empty") { _, index in Value(index.count == 0) }
    property("is_unique") { _, index in Value(index.hasDistinctLabels) }
    property("has_duplicates") { _, index in Value(!index.hasDistinctLabels) }
    property("is_monotonic_increasing") { _, index in Value(index.isSorted) }
    property("hasnans") { _, index in Value(index.levelColumns[0].missingCount > 0) }
    for (name, place) in [("start", 0), ("step", 1), ("stop", 2)] {
      property(name) { vm, index in
        guard case .range(let start, let step, let count) = index.kind else {
          throw vm.raise(vm.types.attributeError, "'Index' object has no attribute '\(name)'")
        }
        return Value([start, step, start + step * count][place])
      }
    }
    for part in TimePart.allCases {
      property(part.rawValue) { vm, index in
        guard index.levelColumns[0].type.isTime else {
          throw vm.raise(
            vm.types.attributeError, "'Index' object has no attribute '\(part.rawValue)'")
        }
        return try vm.makeIndex(Index(try index.levelColumns[0].timePart(part), name: index.name))
      }
    }
    type.property("str", get: { vm, value in try PandasStrings.accessor(vm, value) })
  }

  static func array(_ vm: Interpreter, _ index: Index) throws -> Value {
    if index.isMulti {
      return try vm.makeArray(
        NDArray.from(try index.labels.map { vm.scalar(try vm.labelValue(of: $0)) }))
    }
    return try vm.makeArray(try vm.values(of: index.levelColumns[0]))
  }

  private static func defineItems(_ type: TypeBuilder) {
    type.bind("__len__(self)") { call in Value(try index(call).count) }
    type.bind("__contains__(self, key, /)") { call in
      let object = try PandasIndexType.object(call.vm, call["self"])
      return Value(object.contains(try call.label("key")))
    }
    type.bind("__iter__(self)") { call in
      try call.vm.makeIterator(call.vm.list(try call.vm.sequence(call["self"])))
    }
    type.bind("__getitem__(self, key, /)") { call in
      let (vm, index, key) = (call.vm, try index(call), call["key"])
      if let mask = try vm.mask(key) {
        guard mask.count == index.count else {
          throw vm.indexError(
            "boolean index did not match indexed array along axis 0; size of axis is \(index.count) but size of corresponding boolean axis is \(mask.count)"
          )
        }
        return try vm.makeIndex(index.take(mask.indices.filter { mask[$0] }))
      }
      if key.sliceBounds != nil {
        return try vm.makeIndex(
          index.take(try vm.locator(key).places(count: index.count).positions))
      }
      if PandasConstruction.isSequence(vm, key) {
        return try vm.makeIndex(
          index.take(try vm.locator(key).places(count: index.count).positions))
      }
      let place = try vm.int(key, "key")
      let row = place < 0 ? place + index.count : place
      guard (0..<index.count).contains(row) else {
        throw vm.indexError("index \(place) is out of bounds for axis 0 with size \(index.count)")
      }
      return try vm.labelCell(index[row], in: index)
    }
    type.bind("get_loc(self, key)") { call in
      let rows = try index(call).rows(of: try call.label("key"))
      guard let first = rows.first else { throw call.vm.keyError(call["key"]) }
      if rows.count == 1 { return Value(first) }
      if rows.last! - first == rows.count - 1 {
        return try call.vm.callBuiltin("slice", [Value(first), Value(rows.last! + 1), .none])
      }
      var mask = [Bool](repeating: false, count: try index(call).count)
      for row in rows { mask[row] = true }
      return try call.vm.makeArray(NDArray.from(mask))
    }
    type.bind("get_indexer(self, target, method=None, limit=None, tolerance=None)") { call in
      let own = try index(call)
      let wanted = try PandasConstruction.index(call.vm, call["target"])
      return try call.vm.makeArray(
        NDArray.from(wanted.labels.map { own.rows(of: $0).first ?? -1 }))
    }
    type.bind("get_level_values(self, level)") { call in
      let own = try index(call)
      let place = try PandasLabels.levels(call.vm, call["level"], own)[0]
      return try call.vm.makeIndex(Index(own.levelColumns[place], name: own.names[place]))
    }
    type.bind("droplevel(self, level=0)") { call in
      let own = try index(call)
      let gone = try PandasLabels.levels(call.vm, call["level"], own)
      let rest = own.names.indices.filter { !gone.contains($0) }
      guard !rest.isEmpty else {
        throw call.vm.valueError(
          "Cannot remove \(gone.count) levels from an index with \(own.names.count) levels: at least one level must be left."
        )
      }
      let columns = own.levelColumns
      return try call.vm.makeIndex(
        rest.count == 1
          ? Index(columns[rest[0]], name: own.names[rest[0]])
          : Index(levels: rest.map { columns[$0] }, names: rest.map { own.names[$0] }))
    }
  }

  private static func defineConversions(_ type: TypeBuilder) {
    for name in ["tolist", "to_list"] {
      type.bind("\(name)(self)") { call in call.vm.list(try call.vm.sequence(call["self"])) }
    }
    type.bind("to_numpy(self, dtype=None, copy=False, na_value=UNSET)") { call in
      call.ignore("copy")
      let array = try array(call.vm, try index(call))
      guard let dtype = try call.vm.optionalDType(call["dtype"]) else { return array }
      return try call.vm.makeArray(try array.array!.astype(dtype))
    }
    type.bind("to_series(self, index=None, name=None)") { call in
      let own = try index(call)
      let labels = call.has("index") ? try PandasConstruction.index(call.vm, call["index"]) : own
      let name = call.has("name") ? try call.label("name") : own.name
      return try call.vm.makeSeries(Series(own.levelColumns[0], index: labels, name: name))
    }
    type.bind("to_frame(self, index=True, name=UNSET)") { call in
      let own = try index(call)
      var names = own.names.enumerated().map { place, name in
        name == .none ? Label.int(Int64(place)) : name
      }
      if call.has("name") { names = try call.labels("name") ?? names }
      let frame = Frame(
        columns: own.levelColumns, names: ColumnNames(names),
        index: try call.bool("index") ? own : Index(count: own.count))
      return try call.vm.makeFrame(frame)
    }
    type.bind("astype(self, dtype, copy=True)") { call in
      call.ignore("copy")
      let own = try index(call)
      return try call.vm.makeIndex(
        Index(try call.vm.cast(own.levelColumns[0], to: call["dtype"]), name: own.name))
    }
    type.bind("map(self, mapper, na_action=None)") { call in
      let own = try index(call)
      let mapped = try call.vm.callMethod(
        try call.vm.makeSeries(
          Series(
            own.isMulti
              ? Column(
                scalars: try own.labels.map { call.vm.scalar(try call.vm.labelValue(of: $0)) })
              : own.levelColumns[0])),
        "map", [call["mapper"]])
      return try call.vm.makeIndex(Index(mapped.series!.column, name: own.name))
    }
    type.bind("rename(self, name, *, inplace=False)") { call in
      let names = try call.labels("name") ?? [.none]
      if try call.bool("inplace") {
        try PandasIndexType.object(call.vm, call["self"]).index.names = names
        return .none
      }
      return try call.vm.makeIndex(try index(call).renamed(names))
    }
    type.bind("set_names(self, names, *, level=None, inplace=False)") { call in
      try call.vm.makeIndex(try index(call).renamed(try call.labels("names") ?? [.none]))
    }
    type.bind("copy(self, name=None, deep=False)") { call in
      call.ignore("deep")
      let own = try index(call)
      return try call.vm.makeIndex(call.has("name") ? own.renamed([try call.label("name")]) : own)
    }
    for name in ["__repr__", "__str__"] {
      type.bind("\(name)(self)") { call in
        call.vm.string(try index(call).text(width: PandasOptions.state(call.vm).width ?? 80))
      }
    }
  }
}
