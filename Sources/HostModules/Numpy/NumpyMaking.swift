import Arrays
import Interpreter

/// Functions that make arrays.
enum NumpyMaking {
  static func define(in module: ModuleBuilder) {
    module.function("array(object, dtype=None, *, copy=True, ndmin=0)") { vm, args in
      var array = try vm.array(from: args[0])
      if let dtype = try vm.optionalDType(args[1]) {
        array = try array.astype(dtype)
      } else if try vm.truth(args[2]), args[0].array != nil {
        array = array.copied()
      }
      let missing = try vm.int(args[3], "ndmin") - array.ndim
      if missing > 0 {
        array = try array.reshaped(Array(repeating: 1, count: missing) + array.shape)
      }
      return try vm.makeArray(array)
    }
    for name in ["asarray", "ascontiguousarray", "asanyarray"] {
      module.function("\(name)(a, dtype=None)") { vm, args in
        let array = try vm.array(from: args[0])
        guard let dtype = try vm.optionalDType(args[1]), dtype != array.dtype else {
          return args[0].array != nil ? args[0] : try vm.makeArray(array)
        }
        return try vm.makeArray(try array.casted(to: dtype))
      }
    }
    defineFilled(module)
    defineRanges(module)
  }

  private static func defineFilled(_ module: ModuleBuilder) {
    for (name, one) in [("zeros", false), ("empty", false), ("ones", true)] {
      module.function("\(name)(shape, dtype=None)") { vm, args in
        let shape = try vm.shape(args[0])
        let dtype = try vm.optionalDType(args[1]) ?? .float64
        try NDArray.requireValid(shape: shape, dtype)
        return try vm.makeArray(one ? NDArray.ones(shape, dtype) : NDArray.zeros(shape, dtype))
      }
      module.function("\(name)_like(a, dtype=None)") { vm, args in
        let array = try vm.array(from: args[0])
        let dtype = try vm.optionalDType(args[1]) ?? array.dtype
        return try vm.makeArray(
          one ? NDArray.ones(array.shape, dtype) : NDArray.zeros(array.shape, dtype))
      }
    }
    module.function("full(shape, fill_value, dtype=None)") { vm, args in
      let shape = try vm.shape(args[0])
      let value = try vm.array(from: args[1])
      let dtype = try vm.optionalDType(args[2]) ?? value.dtype
      try NDArray.requireValid(shape: shape, dtype)
      let array = NDArray.zeros(shape, dtype)
      try array.assign([.ellipsis], try vm.operand(args[1]))
      return try vm.makeArray(array)
    }
    module.function("full_like(a, fill_value, dtype=None)") { vm, args in
      let like = try vm.array(from: args[0])
      let array = NDArray.zeros(like.shape, try vm.optionalDType(args[2]) ?? like.dtype)
      try array.assign([.ellipsis], try vm.operand(args[1]))
      return try vm.makeArray(array)
    }
    module.function("where(condition, x=UNSET, y=UNSET, /)") { vm, args in
      let condition = try vm.array(from: args[0])
      if !args.has(1) {
        return vm.tuple(try condition.nonzero().map { try vm.makeArray($0) })
      }
      return try vm.result(
        try NDArray.choose(condition, try vm.operand(args[1]), try vm.operand(args[2])))
    }
  }

  private static func defineRanges(_ module: ModuleBuilder) {
    module.function(
      "linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None)"
    ) { vm, args in
      try vm.refuse("linspace()", [("retstep", args[4], .false)])
      return try vm.makeArray(
        try NDArray.linspace(
          try vm.operand(args[0]), try vm.operand(args[1]), try vm.int(args[2], "num"),
          endpoint: try vm.bool(args[3]), dtype: try vm.optionalDType(args[5])
        ).values)
    }
    module.function("arange(start, stop=None, step=1, dtype=None)") { vm, args in
      let (start, stop) = args[1].isNone ? (Value(0), args[0]) : (args[0], args[1])
      return try vm.makeArray(
        try NDArray.arange(
          try vm.operand(start), try vm.operand(stop), try vm.operand(args[2]),
          dtype: try vm.optionalDType(args[3])))
    }
  }
}
