import Arrays
import Frames
import Interpreter

/// `pandas.DataFrame`
enum PandasFrameType {
  static func define(in module: ModuleBuilder) {
    PandasIndexers.define(in: module)
    module.type("DataFrame", doc: "A table: columns of one type each, with row labels.") { type in
      let shape = CallShape(
        "DataFrame(cls, data=None, index=None, columns=None, dtype=None, copy=None)")
      type.constructor("DataFrame(cls, data=None, index=None, columns=None, dtype=None, copy=None)")
      { vm, args in
        try shape.run(vm, args) { call in try vm.makeFrame(try PandasConstruction.frame(call)) }
      }
      type.info.missingAttribute = { vm, value, name in
        guard let frame = value.frame, let series = try? frame.series(.string(name)) else {
          return nil
        }
        return try vm.makeSeries(series)
      }
      type.info.moreNames = { _, value in
        value.frame?.names.labels.compactMap {
          if case .string(let name) = $0 { name } else { nil }
        } ?? []
      }
      PandasIndexers.defineProperties(type)
      ScriptedFunctions.defineFrameMethods(type)
      defineShape(type)
      PandasFrameItems.define(type)
      PandasElementwise.define(type)
      PandasStatistics.define(type)
      PandasSummaries.define(type)
      PandasFrameRows.define(type)
      PandasLabels.define(type)
      PandasFrameColumns.define(type)
      PandasReshaping.define(type)
      PandasFrameApply.define(type)
      PandasFrameText.define(type)
      PandasOperators.defineFrame(type)
      PandasGroupBy.defineOnTables(type)
      PandasWindows.defineOnTables(type)
    }
  }

  static func object(_ vm: Interpreter, _ value: Value) throws -> FrameObject {
    if let object = value.host(as: FrameObject.self) { return object }
    throw vm.typeError("a DataFrame is needed here, not \(vm.typeName(value))")
  }

  private static func defineShape(_ type: TypeBuilder) {
    type.property(
      "shape",
      get: { vm, value in
        let frame = try object(vm, value).frame
        return vm.tuple([Value(frame.rowCount), Value(frame.columnCount)])
      })
    type.property(
      "size",
      get: { vm, value in
        let frame = try object(vm, value).frame
        return Value(frame.rowCount * frame.columnCount)
      })
    type.property("ndim", get: { _, _ in Value(2) })
    type.property(
      "empty",
      get: { vm, value in
        let frame = try object(vm, value).frame
        return Value(frame.rowCount == 0 || frame.columnCount == 0)
      })
    type.property(
      "dtypes",
      get: { vm, value in
        let frame = try object(vm, value).frame
        let types = try frame.columns.map {
          vm.scalar(try PandasDTypes.dtype(of: $0, vm))
        }
        return try vm.makeSeries(Series(Column(scalars: types), index: frame.columnIndex))
      })
    type.property(
      "columns",
      get: { vm, value in try vm.makeIndex(try object(vm, value).frame.columnIndex) },
      set: { vm, value, new in
        let labels = try vm.sequence(new).map { try vm.label($0) }
        try object(vm, value).change(vm) { frame in
          try frame.setNames(ColumnNames(labels, axisNames: new.pandasIndex?.names ?? [.none]))
        }
      })
    type.property(
      "index", get: { vm, value in try vm.makeIndex(try object(vm, value).frame.index) },
      set: { vm, value, new in
        let index = try PandasConstruction.index(vm, new)
        try object(vm, value).change(vm) { try $0.setIndex(index) }
      })
    type.property(
      "axes",
      get: { vm, value in
        let frame = try object(vm, value).frame
        return vm.list([try vm.makeIndex(frame.index), try vm.makeIndex(frame.columnIndex)])
      })
    type.property(
      "values",
      get: { vm, value in try vm.makeArray(try object(vm, value).frame.array().array) })
    type.property(
      "T", get: { vm, value in try vm.makeFrame(try object(vm, value).frame.transposed()) })
    type.bind("to_numpy(self, dtype=None, copy=False, na_value=UNSET)") { call in
      var frame = try call.frame
      let isShared = !(try call.bool("copy"))
      if call.isGiven("na_value") {
        let filler = call.vm.scalar(call["na_value"])
        frame = try frame.mapThrowing { try $0.fillingMissing(with: filler) }
      }
      let array = try frame.array().array
      guard let dtype = try call.vm.optionalDType(call["dtype"]) else {
        return try call.vm.makeArray(isShared ? array : array.copied())
      }
      return try call.vm.makeArray(try array.astype(dtype))
    }
    type.bind("__len__(self)") { call in Value(try call.frame.rowCount) }
    type.bind("__contains__(self, key, /)") { call in
      Value(try call.frame.names.position(of: try call.label("key")) != nil)
    }
    for name in ["__iter__", "keys"] {
      type.bind("\(name)(self)") { call in
        let frame = try call.frame
        if name == "keys" { return try call.vm.makeIndex(frame.columnIndex) }
        return try call.vm.makeIterator(
          call.vm.list(try frame.names.labels.map { try call.vm.labelValue(of: $0) }))
      }
    }
    type.bind("__bool__(self)") { call in
      _ = try call.frame
      throw call.vm.valueError(
        "The truth value of a DataFrame is ambiguous. Use a.empty, a.bool(), a.item(), a.any() "
          + "or a.all().")
    }
    type.bind("copy(self, deep=True)") { call in
      call.ignore("deep")
      return try call.vm.makeFrame(try call.frame.thawed())
    }
    type.bind("equals(self, other)") { call in
      guard let other = call["other"].frame else { return .false }
      return Value(try call.frame.isEqual(to: other))
    }
  }
}
