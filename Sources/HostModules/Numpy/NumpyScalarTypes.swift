import Arrays
import Interpreter

/// `np.float64`, `np.int64`, `np.bool_`, …: the classes of single elements.
enum NumpyScalarTypes {
  static func define(in module: ModuleBuilder) {
    let vm = module.vm
    let generic = module.type("generic") { type in
      NumpyOperators.define(type)
      defineConversions(type)
      defineMembers(type)
    }
    let number = module.type("number", base: generic)
    let integer = module.type("integer", base: number)
    let floating = module.type("floating", base: number)
    for dtype in DType.allCases where !dtype.isTime {
      // np.float64 is a float, too.
      let base =
        dtype.isInteger ? integer : dtype.isFloating ? floating : generic
      let type = module.type(dtype.scalarTypeName, base: base) { type in
        type.constructor("\(dtype.scalarTypeName)(cls, value=0)") { vm, args in
          let array = try vm.array(from: args[1])
          return try vm.result(try array.casted(to: dtype))
        }
      }
      if dtype == .bool { module.value("bool", type.value) }
      if dtype == .float64 {
        module.value("double", type.value)
        type.alsoCounts(as: vm.types.float)
      }
      if dtype == .int64 { module.value("int_", type.value) }
    }
  }

  private static func scalar(_ vm: Interpreter, _ value: Value) throws -> NumpyScalarObject {
    if let scalar = value.numpyScalar { return scalar }
    throw vm.typeError("a numpy scalar is needed here, not \(vm.typeName(value))")
  }

  private static func array(_ vm: Interpreter, _ value: Value) throws -> NDArray {
    let scalar = try scalar(vm, value)
    return try NDArray.full([], scalar.value, scalar.dtype)
  }

  private static func defineConversions(_ type: TypeBuilder) {
    type.method("__float__(self)") { vm, args in
      Value(try scalar(vm, args[0]).value.realNumber())
    }
    type.method("__int__(self)") { vm, args in
      switch try scalar(vm, args[0]).value {
      case .float(let x): return try vm.callBuiltin("int", [Value(x)])
      case let value: return Value(try value.wholeNumber())
      }
    }
    type.method("__index__(self)") { vm, args in
      let scalar = try scalar(vm, args[0])
      guard scalar.dtype.isInteger else {
        throw vm.typeError(
          "'\(vm.typeName(args[0]))' object cannot be interpreted as an integer")
      }
      return Value(try scalar.value.wholeNumber())
    }
    type.method("__bool__(self)") { vm, args in Value(try scalar(vm, args[0]).value.isTrue) }
    type.method("__hash__(self)") { vm, args in
      try vm.callBuiltin("hash", [try vm.plain(try scalar(vm, args[0]).value)])
    }
    type.method("__repr__(self)") { vm, args in
      vm.string(try array(vm, args[0]).scalarRepr(vm.printOptions))
    }
    type.method("__str__(self)") { vm, args in
      vm.string(try array(vm, args[0]).scalarStr(vm.printOptions))
    }
    type.method("__format__(self, spec, /)") { vm, args in
      let scalar = try scalar(vm, args[0])
      if args[1].stringValue == "" { return vm.string(try array(vm, args[0]).scalarStr()) }
      return try vm.callBuiltin("format", [try vm.plain(scalar.value), args[1]])
    }
    type.method("__round__(self, ndigits=None)") { vm, args in
      let scalar = try scalar(vm, args[0])
      let rounded = try vm.callBuiltin(
        "round",
        args[1].isNone
          ? [try vm.plain(scalar.value)] : [try vm.plain(scalar.value), args[1]])
      return args[1].isNone ? rounded : try vm.element(vm.scalar(rounded), scalar.dtype)
    }
  }

  private static func defineMembers(_ type: TypeBuilder) {
    type.method("item(self)") { vm, args in try vm.plain(try scalar(vm, args[0]).value) }
    type.method("tolist(self)") { vm, args in try vm.plain(try scalar(vm, args[0]).value) }
    type.property(
      "dtype",
      get: { vm, value in
        try NumpyDTypeType.wrap(vm, try scalar(vm, value).dtype)
      })
    type.property("shape", get: { vm, _ in vm.tuple([]) })
    type.property("ndim", get: { _, _ in Value(0) })
    type.property("size", get: { _, _ in Value(1) })
    type.method("astype(self, dtype)") { vm, args in
      try vm.result(try array(vm, args[0]).casted(to: try vm.dtype(args[1])))
    }
    type.method("is_integer(self)") { vm, args in
      let number = try scalar(vm, args[0]).value.realNumber()
      return Value(number == number.rounded())
    }
    for name in ["sum", "mean", "min", "max", "any", "all", "std", "round", "copy"] {
      type.method("\(name)(self, *args, **kwargs)") { vm, args in
        let value = try vm.makeArray(try array(vm, args[0]))
        var keywords: [(name: String, value: Value)] = []
        for (key, item) in vm.entries(ofDict: args[2]) {
          keywords.append((key.stringValue ?? "", item))
        }
        let result = try vm.call(
          try vm.attribute(value, name), try vm.elements(args[1]), keywords: keywords)
        return try result.array.map { try vm.result($0) } ?? result
      }
    }
  }
}
