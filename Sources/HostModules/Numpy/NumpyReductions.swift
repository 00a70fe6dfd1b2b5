import Arrays
import Interpreter

/// Sums, means, extremes: functions and the methods of the same names.
enum NumpyReductions {
  private typealias Reduce = (NDArray, [Int]?, Bool) throws -> NDArray

  private static var plain: [(String, Reduce)] {
    [
      ("any", { try $0.any($1, keepdims: $2) }), ("all", { try $0.all($1, keepdims: $2) }),
      ("max", { try $0.maximum($1, keepdims: $2) }), ("min", { try $0.minimum($1, keepdims: $2) }),
      ("ptp", { try $0.ptp($1, keepdims: $2) }),
    ]
  }

  static func define(in module: ModuleBuilder) {
    define(first: "a") { signature, body in
      let name = String(signature.prefix { $0 != "(" })
      let reducesColumns = columnReductions.contains(name)
      module.function(signature) { vm, args in
        if reducesColumns, args[0].series != nil || args[0].frame != nil {
          return try reduceTable(vm, name, args)
        }
        return try body(vm, args)
      }
    }
    for (alias, name) in [("amax", "max"), ("amin", "min")] {
      if let value = module.vm.moduleValue("numpy", name) { module.value(alias, value) }
    }
  }

  /// What numpy hands on to the method of the same name, which passes over missing values.
  private static let columnReductions: Set = [
    "sum", "prod", "mean", "std", "var", "min", "max", "any", "all", "cumsum", "cumprod",
  ]

  private static func reduceTable(
    _ vm: Interpreter, _ name: String, _ args: Arguments
  ) throws -> Value {
    var keywords: [(String, Value)] = []
    if args[0].frame != nil { keywords.append(("axis", args[1])) }
    if name == "std" || name == "var" { keywords.append(("ddof", args[4])) }
    return try vm.call(try vm.attribute(args[0], name), [], keywords: keywords)
  }

  static func defineMethods(_ type: TypeBuilder) {
    define(first: "self") { signature, body in type.method(signature, body) }
  }

  private static func define(
    first: String, _ add: (String, @escaping NativeBody) -> Void
  ) {
    for (name, reduce) in plain {
      add("\(name)(\(first), axis=None, out=None, keepdims=False)") { vm, args in
        try vm.refuse("\(name)()", [("out", args[2], .none)])
        return try vm.result(
          try reduce(try vm.array(from: args[0]), try vm.axes(args[1]), try vm.bool(args[3])))
      }
    }
    add("sum(\(first), axis=None, dtype=None, out=None, keepdims=False, initial=None)") {
      vm, args in
      try vm.refuse("sum()", [("out", args[3], .none)])
      return try vm.result(
        try vm.array(from: args[0]).sum(
          try vm.axes(args[1]), keepdims: try vm.bool(args[4]),
          dtype: try vm.optionalDType(args[2]),
          initial: args[5].isNone ? nil : try vm.operand(args[5])))
    }
    add("prod(\(first), axis=None, dtype=None, out=None, keepdims=False)") { vm, args in
      try vm.refuse("prod()", [("out", args[3], .none)])
      return try vm.result(
        try vm.array(from: args[0]).prod(
          try vm.axes(args[1]), keepdims: try vm.bool(args[4]), dtype: try vm.optionalDType(args[2])
        ))
    }
    add("mean(\(first), axis=None, dtype=None, out=None, keepdims=False)") { vm, args in
      try vm.refuse("mean()", [("out", args[3], .none)])
      return try vm.result(
        try vm.array(from: args[0]).mean(
          try vm.axes(args[1]), keepdims: try vm.bool(args[4]), dtype: try vm.optionalDType(args[2])
        ))
    }
    for name in ["var", "std"] {
      add("\(name)(\(first), axis=None, dtype=None, out=None, ddof=0, keepdims=False)") {
        vm, args in
        try vm.refuse("\(name)()", [("out", args[3], .none)])
        let (array, axes) = (try vm.array(from: args[0]), try vm.axes(args[1]))
        let (ddof, keep) = (try vm.double(args[4], "ddof"), try vm.bool(args[5]))
        let dtype = try vm.optionalDType(args[2])
        return try vm.result(
          name == "var"
            ? try array.var(axes, ddof: ddof, keepdims: keep, dtype: dtype)
            : try array.std(axes, ddof: ddof, keepdims: keep, dtype: dtype))
      }
    }
    for name in ["cumsum", "cumprod"] {
      add("\(name)(\(first), axis=None, dtype=None)") { vm, args in
        let (array, axis) = (try vm.array(from: args[0]), try vm.optionalInt(args[1], "axis"))
        let dtype = try vm.optionalDType(args[2])
        return try vm.makeArray(
          name == "cumsum"
            ? try array.cumsum(axis, dtype: dtype) : try array.cumprod(axis, dtype: dtype))
      }
    }
    for name in ["argmax", "argmin"] {
      add("\(name)(\(first), axis=None, keepdims=False)") { vm, args in
        let (array, axis) = (try vm.array(from: args[0]), try vm.optionalInt(args[1], "axis"))
        let keep = try vm.bool(args[2])
        return try vm.result(
          name == "argmax"
            ? try array.argmax(axis, keepdims: keep) : try array.argmin(axis, keepdims: keep))
      }
    }
  }
}
