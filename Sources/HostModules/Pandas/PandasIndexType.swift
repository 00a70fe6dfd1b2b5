import Arrays
import Frames
import Interpreter

/// `pandas.Index`: row labels, or the names of columns.
enum PandasIndexType {
  static func define(in module: ModuleBuilder) {
    module.type("Index") { type in
      type.constructor("Index(cls, data=None, name=None)") { vm, args in
        try vm.makeIndex(Index(try vm.column(args[1]), name: try vm.label(args[2])))
      }
      type.method("__len__(self)") { vm, args in Value(try object(vm, args[0]).index.count) }
      type.method("__contains__(self, key, /)") { vm, args in
        let object = try object(vm, args[0])
        return Value(object.contains(try vm.label(args[1])))
      }
      type.method("__iter__(self)") { vm, args in
        try vm.makeIterator(vm.list(try vm.sequence(args[0])))
      }
      type.method("__getitem__(self, key, /)") { vm, args in
        let labels = try vm.sequence(args[0])
        if args[1].isInt || args[1].sliceBounds != nil {
          return try vm.item(vm.list(labels), args[1])
        }
        throw vm.typeError("an index is looked up by position or slice")
      }
      for name in ["tolist", "to_list"] {
        type.method("\(name)(self)") { vm, args in vm.list(try vm.sequence(args[0])) }
      }
      type.property(
        "values",
        get: { vm, value in
          try vm.makeArray(NDArray.from(try vm.sequence(value).map { vm.scalar($0) }))
        })
      type.property(
        "name",
        get: { vm, value in
          try vm.labelValue(of: try object(vm, value).index.name)
        })
      type.property(
        "shape", get: { vm, value in vm.tuple([Value(try object(vm, value).index.count)]) })
      for name in ["__repr__", "__str__"] {
        type.method("\(name)(self)") { vm, args in
          vm.string(try object(vm, args[0]).index.text())
        }
      }
    }
  }

  static func object(_ vm: Interpreter, _ value: Value) throws -> IndexObject {
    if let object = value.host(as: IndexObject.self) { return object }
    throw vm.typeError("an Index is needed here, not \(vm.typeName(value))")
  }
}
