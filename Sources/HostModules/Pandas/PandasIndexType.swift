import Arrays
import Frames
import Interpreter

/// `pandas.Index`: row labels, or the names of columns.
enum PandasIndexType {
  static func define(in module: ModuleBuilder) {
    let index = module.type("Index") { type in
      type.bindConstructor(
        "Index(cls, data=None, dtype=None, copy=None, name=None, tupleize_cols=True)"
      ) { call in
        call.ignore("copy", "tupleize_cols")
        let vm = call.vm
        var index =
          call.has("data")
          ? try PandasConstruction.index(vm, call["data"]) : Index(Column(scalars: []))
        if call.has("dtype") {
          index = Index(try vm.cast(index.levelColumns[0], to: call["dtype"]))
        }
        if call.has("name") { index = index.renamed([try call.label("name")]) }
        return try vm.makeIndex(index)
      }
      PandasIndexMembers.define(type)
      PandasIndexSets.define(type)
      defineOperators(type)
    }
    for name in ["RangeIndex", "MultiIndex", "DatetimeIndex"] {
      module.type(name, base: index) { type in
        guard name == "MultiIndex" else {
          if name == "RangeIndex" { defineRange(type) }
          return
        }
        type.staticMethod("from_tuples(tuples, sortorder=None, names=None)") { vm, args in
          let labels = try vm.elements(args[0]).map { try vm.label($0) }
          return try vm.makeIndex(
            PandasConstruction.multi(labels, names: try vm.optionalLabels(of: args[2])))
        }
        type.staticMethod("from_product(iterables, sortorder=None, names=None)") { vm, args in
          let lists = try vm.elements(args[0]).map { try vm.sequence($0).map { try vm.label($0) } }
          var rows: [[Label]] = [[]]
          for list in lists { rows = rows.flatMap { row in list.map { row + [$0] } } }
          return try vm.makeIndex(
            PandasConstruction.multi(
              rows.map { .tuple($0) }, names: try vm.optionalLabels(of: args[2])))
        }
        type.staticMethod("from_arrays(arrays, sortorder=None, names=None)") { vm, args in
          let levels = try vm.elements(args[0]).map { try vm.column($0) }
          let names =
            try vm.optionalLabels(of: args[2]) ?? [Label](repeating: .none, count: levels.count)
          return try vm.makeIndex(Index(levels: levels, names: names))
        }
      }
    }
  }

  private static func defineRange(_ type: TypeBuilder) {
    type.constructor("RangeIndex(cls, start=0, stop=None, step=1, name=None)") { vm, args in
      let (start, stop) =
        args[2].isNone
        ? (0, try vm.int(args[1], "start"))
        : (try vm.int(args[1], "start"), try vm.int(args[2], "stop"))
      let step = try vm.int(args[3], "step")
      guard step != 0 else { throw vm.valueError("Step must not be zero") }
      let count = max(0, (stop - start + step - (step > 0 ? 1 : -1)) / step)
      return try vm.makeIndex(
        Index(.range(start: start, step: step, count: count), names: [try vm.label(args[4])]))
    }
  }

  static func object(_ vm: Interpreter, _ value: Value) throws -> IndexObject {
    if let object = value.host(as: IndexObject.self) { return object }
    throw vm.typeError("an Index is needed here, not \(vm.typeName(value))")
  }

  /// Labels work as columns of values do; comparisons give arrays.
  private static func defineOperators(_ type: TypeBuilder) {
    let operations: [(String, PandasOperators.Operation)] = [
      ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .divide),
      ("floordiv", .floorDivide), ("mod", .modulo), ("pow", .power), ("eq", .equal),
      ("ne", .notEqual), ("lt", .less), ("le", .lessOrEqual), ("gt", .greater),
      ("ge", .greaterOrEqual),
    ]
    for (name, operation) in operations {
      for isReversed in operation.isComparing ? [false] : [false, true] {
        type.bind("__\(isReversed ? "r" : "")\(name)__(self, other, /)") { call in
          let (vm, other) = (call.vm, call["other"])
          let index = try object(vm, call["self"]).index
          if other.series != nil || other.frame != nil { return .notImplemented }
          let own = Series(index.levelColumns[0], name: index.name)
          let value = try vm.makeSeries(own)
          let operand = other.pandasIndex.map { Series($0.levelColumns[0], name: own.name) }
          let result = try PandasOperators.apply(
            vm, operation, value, operand.map { try vm.makeSeries($0) } ?? other,
            reversed: isReversed)
          guard let series = result.series else { return result }
          if operation.isComparing { return try vm.makeArray(series.column.array()) }
          return try vm.makeIndex(Index(series.column, name: index.name))
        }
      }
    }
    type.bind("__invert__(self)") { call in
      let index = try object(call.vm, call["self"]).index
      return try call.vm.makeIndex(Index(try index.levelColumns[0].inverted(), name: index.name))
    }
  }
}
