import Arrays
import Interpreter

/// Functions that work element by element.
enum NumpyElementwise {
  static func define(in module: ModuleBuilder) {
    for function in UnaryUfunc.allCases {
      module.function("\(function.name)(x, /, out=None, *, where=None)") { vm, args in
        try vm.result(
          try NDArray.apply(
            function, try vm.operand(args[0]), out: args[1].array,
            where: args[2].isNone ? nil : try vm.array(from: args[2])))
      }
    }
    for function in BinaryUfunc.allCases {
      module.function("\(function.name)(x1, x2, /, out=None, *, where=None)") { vm, args in
        try vm.result(
          try NDArray.apply(
            function, try vm.operand(args[0]), try vm.operand(args[1]), out: args[2].array,
            where: args[3].isNone ? nil : try vm.array(from: args[3])))
      }
    }
    for (alias, name) in [("abs", "absolute"), ("mod", "remainder"), ("true_divide", "divide")] {
      if let value = module.vm.moduleValue("numpy", name) { module.value(alias, value) }
    }
    defineRepairs(module)
  }

  private static func defineRepairs(_ module: ModuleBuilder) {
    module.function("nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None)") { vm, args in
      try vm.refuse("nan_to_num()", [("copy", args[1], .true)])
      let array = try vm.array(from: args[0])
      return try vm.result(
        try array.nanToNum(
          nan: try vm.double(args[2], "nan"),
          positiveInfinity: try vm.optionalDouble(args[3], "posinf"),
          negativeInfinity: try vm.optionalDouble(args[4], "neginf")))
    }
    module.function("clip(a, a_min=None, a_max=None, out=None)") { vm, args in
      var result = try vm.operand(args[0])
      if !args[1].isNone {
        result = .array(try NDArray.apply(.maximum, result, try vm.operand(args[1])))
      }
      if !args[2].isNone {
        result = .array(try NDArray.apply(.minimum, result, try vm.operand(args[2])))
      }
      if let out = args[3].array {
        try out.assign([.ellipsis], result)
        return args[3]
      }
      return try vm.result(result.array())
    }
  }
}
