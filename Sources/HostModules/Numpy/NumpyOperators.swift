import Arrays
import Interpreter

/// The operators that arrays and scalars share.
enum NumpyOperators {
  private static let binary: [(String, BinaryUfunc)] = [
    ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .divide),
    ("floordiv", .floorDivide), ("mod", .remainder), ("pow", .power), ("and", .bitwiseAnd),
    ("or", .bitwiseOr), ("xor", .bitwiseXor), ("lshift", .leftShift), ("rshift", .rightShift),
  ]
  private static let comparisons: [(String, BinaryUfunc)] = [
    ("lt", .less), ("le", .lessEqual), ("eq", .equal), ("ne", .notEqual), ("gt", .greater),
    ("ge", .greaterEqual),
  ]
  private static let unary: [(String, UnaryUfunc)] = [
    ("neg", .negative), ("pos", .positive), ("abs", .absolute), ("invert", .invert),
  ]

  static func define(_ type: TypeBuilder) {
    for (name, function) in binary {
      type.method("__\(name)__(self, other, /)") { vm, args in
        try apply(vm, function, args[0], args[1])
      }
      type.method("__r\(name)__(self, other, /)") { vm, args in
        try apply(vm, function, args[1], args[0])
      }
    }
    for (name, function) in comparisons {
      type.method("__\(name)__(self, other, /)") { vm, args in
        try apply(vm, function, args[0], args[1])
      }
    }
    for (name, function) in unary {
      type.method("__\(name)__(self)") { vm, args in
        try vm.result(try NDArray.apply(function, try vm.operand(args[0])))
      }
    }
  }

  /// The in-place forms, for arrays.
  static func defineInPlace(_ type: TypeBuilder) {
    for (name, function) in binary {
      type.method("__i\(name)__(self, other, /)") { vm, args in
        guard let object = args[0].host(as: ArrayObject.self) else { return .notImplemented }
        try object.array.applyInPlace(function, try vm.operand(args[1]))
        return args[0]
      }
    }
  }

  private static func apply(
    _ vm: Interpreter, _ function: BinaryUfunc, _ a: Value, _ b: Value
  ) throws -> Value {
    // Tables and columns have rules of their own, and know how to take an array.
    if a.frame != nil || a.series != nil || b.frame != nil || b.series != nil
      || a.pandasIndex != nil || b.pandasIndex != nil
    {
      return .notImplemented
    }
    if let fast = scalars(vm, function, a, b) { return fast }
    return try vm.result(try NDArray.apply(function, try vm.operand(a), try vm.operand(b)))
  }

  /// Comparisons of a float64 scalar with a number need no arrays.
  private static func scalars(
    _ vm: Interpreter, _ function: BinaryUfunc, _ a: Value, _ b: Value
  ) -> Value? {
    func number(_ value: Value) -> Double? {
      if value.isFloat { return value.float }
      if value.isInt, value.int.magnitude <= 1 << 53 { return Double(value.int) }
      if let scalar = value.numpyScalar, scalar.dtype == .float64, case .float(let x) = scalar.value
      {
        return x
      }
      return nil
    }
    guard let x = number(a), let y = number(b) else { return nil }
    let holds: Bool
    switch function {
    case .less: holds = x < y
    case .lessEqual: holds = x <= y
    case .greater: holds = x > y
    case .greaterEqual: holds = x >= y
    case .equal: holds = x == y
    case .notEqual: holds = x != y
    default: return nil
    }
    return try? vm.element(.bool(holds), .bool)
  }
}
