import Arrays
import Frames
import Interpreter

/// `pandas.Series`
enum PandasSeriesType {
  static func define(in module: ModuleBuilder) {
    module.type("Series", doc: "A column with row labels.") { type in
      type.constructor("Series(cls, data=None, index=None, dtype=None, name=None)") { vm, args in
        var column = try vm.column(args[1])
        if !args[3].isNone { column = try column.cast(to: try vm.columnType(args[3])) }
        let index = try args[2].isNone ? nil : args[2].pandasIndex ?? Index(vm.column(args[2]))
        return try vm.makeSeries(Series(column, index: index, name: try vm.label(args[4])))
      }
      for name in ["loc", "iloc", "at", "iat"] {
        type.property(
          name,
          get: { vm, value in
            vm.makeHost(
              LocationObject(value, byPosition: name.hasPrefix("i")),
              type: try vm.hostType("pandas", "_LocationIndexer"))
          })
      }
      defineMembers(type)
      defineOperators(type)
      defineReductions(type)
      defineText(type)
    }
  }

  static func object(_ vm: Interpreter, _ value: Value) throws -> SeriesObject {
    if let object = value.host(as: SeriesObject.self) { return object }
    throw vm.typeError("a Series is needed here, not \(vm.typeName(value))")
  }

  private static func defineMembers(_ type: TypeBuilder) {
    type.property(
      "values",
      get: { vm, value in
        try vm.makeArray(try object(vm, value).series.column.array())
      })
    type.property(
      "index", get: { vm, value in try vm.makeIndex(try object(vm, value).series.index) })
    type.property(
      "name",
      get: { vm, value in
        try vm.labelValue(of: try object(vm, value).series.name)
      })
    type.property(
      "dtype",
      get: { vm, value in
        let series = try object(vm, value).series
        if series.column.type == .string { return vm.string("str") }
        return try NumpyDTypeType.wrap(vm, series.column.array().dtype)
      })
    type.property(
      "shape", get: { vm, value in vm.tuple([Value(try object(vm, value).series.count)]) })
    type.property("size", get: { vm, value in Value(try object(vm, value).series.count) })
    type.method("__len__(self)") { vm, args in Value(try object(vm, args[0]).series.count) }
    for name in ["tolist", "to_list"] {
      type.method("\(name)(self)") { vm, args in
        vm.list(try object(vm, args[0]).series.column.scalars().map { try vm.plain($0) })
      }
    }
    type.method("to_numpy(self, dtype=None)") { vm, args in
      let array = try object(vm, args[0]).series.column.array()
      guard let dtype = try vm.optionalDType(args[1]) else { return try vm.makeArray(array) }
      return try vm.makeArray(try array.casted(to: dtype))
    }
    type.method("__iter__(self)") { vm, args in
      try vm.makeIterator(
        vm.list(try object(vm, args[0]).series.column.scalars().map { try vm.plain($0) }))
    }
    type.method("__getitem__(self, key, /)") { vm, args in
      let series = try object(vm, args[0]).series
      if let mask = try vm.mask(args[1]) { return try vm.makeSeries(try series.filter(mask)) }
      if args[1].sliceBounds != nil {
        return try vm.selection(try series.locate(at: try vm.locator(args[1])))
      }
      return try vm.selection(try series.locate(try vm.locator(args[1])))
    }
    type.method("astype(self, dtype)") { vm, args in
      var series = try object(vm, args[0]).series
      series.column = try series.column.cast(to: try vm.columnType(args[1]))
      return try vm.makeSeries(series)
    }
    type.method("isna(self)") { vm, args in
      let series = try object(vm, args[0]).series
      return try vm.makeSeries(
        Series(Column(series.column.isMissing()), index: series.index, name: series.name))
    }
    type.method("notna(self)") { vm, args in
      let series = try object(vm, args[0]).series
      return try vm.makeSeries(
        Series(
          Column(series.column.isMissing().map { !$0 }), index: series.index, name: series.name))
    }
    type.method("head(self, n=5)") { vm, args in
      try vm.makeSeries(try object(vm, args[0]).series.head(try vm.int(args[1], "n")))
    }
    type.method("tail(self, n=5)") { vm, args in
      try vm.makeSeries(try object(vm, args[0]).series.tail(try vm.int(args[1], "n")))
    }
    type.method("copy(self, deep=True)") { vm, args in
      var series = try object(vm, args[0]).series
      series.frozenBy = nil
      return try vm.makeSeries(series)
    }
    type.method(
      "sort_values(self, *, ascending=True, na_position='last', ignore_index=False)"
    ) { vm, args in
      try vm.makeSeries(
        try object(vm, args[0]).series.sorted(
          ascending: try vm.bool(args[1]), missingLast: args[2].stringValue != "first",
          ignoreIndex: try vm.bool(args[3])))
    }
  }

  private static func defineOperators(_ type: TypeBuilder) {
    let arithmetic: [(String, BinaryUfunc)] = [
      ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .divide),
      ("floordiv", .floorDivide), ("mod", .remainder), ("pow", .power), ("and", .bitwiseAnd),
      ("or", .bitwiseOr), ("xor", .bitwiseXor),
    ]
    let comparisons: [(String, BinaryUfunc)] = [
      ("lt", .less), ("le", .lessEqual), ("eq", .equal), ("ne", .notEqual), ("gt", .greater),
      ("ge", .greaterEqual),
    ]
    for (name, function) in arithmetic + comparisons {
      type.method("__\(name)__(self, other, /)") { vm, args in
        try apply(vm, function, args[0], args[1], args[0])
      }
    }
    for (name, function) in arithmetic {
      type.method("__r\(name)__(self, other, /)") { vm, args in
        try apply(vm, function, args[1], args[0], args[0])
      }
    }
    for (name, function) in [("neg", UnaryUfunc.negative), ("abs", .absolute), ("invert", .invert)]
    {
      type.method("__\(name)__(self)") { vm, args in
        let series = try object(vm, args[0]).series
        let result = try NDArray.apply(function, .array(series.column.array()))
        return try vm.makeSeries(
          Series(try Column(result), index: series.index, name: series.name))
      }
    }
  }

  private static func apply(
    _ vm: Interpreter, _ function: BinaryUfunc, _ a: Value, _ b: Value, _ owner: Value
  ) throws -> Value {
    let series = try object(vm, owner).series
    if let x = a.series, let y = b.series, !x.index.hasEqualLabels(to: y.index) {
      throw vm.raise(
        vm.types.notImplementedError,
        "operations on Series with different indexes are not supported by mnb yet")
    }
    let result = try NDArray.apply(function, try vm.operand(a), try vm.operand(b))
    let sameName = a.series == nil || b.series == nil || a.series!.name == b.series!.name
    return try vm.makeSeries(
      Series(try Column(result), index: series.index, name: sameName ? series.name : .none))
  }

  /// Missing values are left out.
  private static func defineReductions(_ type: TypeBuilder) {
    for name in ["sum", "mean", "min", "max", "std", "var", "median"] {
      type.method("\(name)(self, *, skipna=True)") { vm, args in
        var series = try object(vm, args[0]).series
        if try vm.bool(args[1]) {
          series = try series.filter(series.column.isMissing().map { !$0 })
        }
        let array = series.column.array()
        let result: NDArray
        switch name {
        case "sum": result = try array.sum()
        case "mean": result = try array.mean()
        case "min": result = try array.minimum()
        case "max": result = try array.maximum()
        case "std": result = try array.std(ddof: 1)
        case "var": result = try array.var(ddof: 1)
        default:
          return try vm.callMethod(
            try vm.importedModule("numpy"), "median", [try vm.makeArray(array)])
        }
        return try vm.result(result)
      }
    }
    type.method("count(self)") { vm, args in
      let series = try object(vm, args[0]).series
      return Value(series.column.isMissing().filter { !$0 }.count)
    }
  }

  private static func defineText(_ type: TypeBuilder) {
    for name in ["__repr__", "__str__"] {
      type.method("\(name)(self)") { vm, args in
        vm.string(try object(vm, args[0]).series.text(TableTextOptions.display()))
      }
    }
  }
}
