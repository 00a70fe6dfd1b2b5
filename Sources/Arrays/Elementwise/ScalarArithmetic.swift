import Glibc

extension Scalar {
  private enum Pair {
    case ints(Int64, Int64)
    case floats(Double, Double)
    case other
  }

  private static func pair(_ a: Scalar, _ b: Scalar) -> Pair {
    switch (a.pythonNumber, b.pythonNumber) {
    case (.int(let x), .int(let y)): .ints(x, y)
    case (.int(let x), .float(let y)): .floats(Double(x), y)
    case (.float(let x), .int(let y)): .floats(x, Double(y))
    case (.float(let x), .float(let y)): .floats(x, y)
    default: .other
    }
  }

  /// Itself with a bool as an int.
  private var pythonNumber: Scalar {
    if case .bool(let x) = self { .int(x ? 1 : 0) } else { self }
  }

  /// What Python's operator gives for two objects.
  ///
  /// - Throws: TypeError, ZeroDivisionError as Python; OverflowError for ints beyond 64 bits.
  static func apply(_ function: BinaryUfunc, _ a: Scalar, _ b: Scalar) throws(ArrayError) -> Scalar
  {
    switch function.family {
    case .comparison: return .bool(try compare(function, a, b))
    case .logical: return logical(function, a, b)
    case .extremum: return try extremum(function, a, b)
    default: break
    }
    switch pair(a, b) {
    case .ints(let x, let y):
      if case .bool(let p) = a, case .bool(let q) = b, function.family == .bitwise {
        return .bool(function == .bitwiseAnd ? p && q : function == .bitwiseOr ? p || q : p != q)
      }
      return try integer(function, x, y)
    case .floats(let x, let y): return try float(function, x, y, a, b)
    case .other: return try sequence(function, a, b)
    }
  }

  private static func integer(_ function: BinaryUfunc, _ x: Int64, _ y: Int64) throws(ArrayError)
    -> Scalar
  {
    let (value, overflow): (Int64, Bool)
    switch function {
    case .add: (value, overflow) = x.addingReportingOverflow(y)
    case .subtract: (value, overflow) = x.subtractingReportingOverflow(y)
    case .multiply: (value, overflow) = x.multipliedReportingOverflow(by: y)
    case .bitwiseAnd: return .int(x & y)
    case .bitwiseOr: return .int(x | y)
    case .bitwiseXor: return .int(x ^ y)
    case .rightShift:
      if y < 0 { throw .value("negative shift count") }
      return .int(x >> y)
    case .leftShift:
      if y < 0 { throw .value("negative shift count") }
      (value, overflow) = (x << y, y > 63 || (x << y) >> y != x)
    case .divide:
      if y == 0 { throw zeroDivision("division by zero") }
      return .float(Double(x) / Double(y))
    case .floorDivide, .remainder:
      if y == 0 {
        throw zeroDivision(
          function == .remainder ? "integer modulo by zero" : "integer division or modulo by zero")
      }
      if y == -1 && function == .floorDivide { return try integer(.multiply, x, -1) }
      return .int(function == .floorDivide ? Int64.floorQuotient(x, y) : Int64.modulo(x, y))
    case .power where y < 0: return try float(function, Double(x), Double(y), .int(x), .int(y))
    case .power: (value, overflow) = power(x, y)
    default: throw unsupported(function, .int(x), .int(y))
    }
    if overflow { throw .overflow("an int beyond 64 bits does not fit into an object array here") }
    return .int(value)
  }

  private static func power(_ base: Int64, _ exponent: Int64) -> (Int64, Bool) {
    var result: Int64 = 1
    if base == 0 || base == 1 { return (exponent == 0 ? 1 : base, false) }
    if base == -1 { return (exponent % 2 == 0 ? 1 : -1, false) }
    for _ in 0..<Swift.min(exponent, 64) {
      let (next, overflow) = result.multipliedReportingOverflow(by: base)
      if overflow { return (0, true) }
      result = next
    }
    return (result, false)
  }

  private static func float(
    _ function: BinaryUfunc, _ x: Double, _ y: Double, _ a: Scalar, _ b: Scalar
  ) throws(ArrayError) -> Scalar {
    switch function {
    case .add: return .float(x + y)
    case .subtract: return .float(x - y)
    case .multiply: return .float(x * y)
    case .divide:
      if y == 0 { throw zeroDivision("float division by zero") }
      return .float(x / y)
    case .floorDivide:
      if y == 0 { throw zeroDivision("float floor division by zero") }
      return .float(Double.floorQuotient(x, y))
    case .remainder:
      if y == 0 { throw zeroDivision("float modulo") }
      return .float(Double.modulo(x, y))
    case .power:
      if x == 0 && y < 0 {
        throw zeroDivision("0.0 cannot be raised to a negative power")
      }
      return .float(pow(x, y))
    default: throw unsupported(function, a, b)
    }
  }

  private static func zeroDivision(_ message: String) -> ArrayError {
    ArrayError("ZeroDivisionError", message)
  }

  private static func sequence(_ function: BinaryUfunc, _ a: Scalar, _ b: Scalar)
    throws(ArrayError) -> Scalar
  {
    switch (function, a, b.pythonNumber) {
    case (.add, .string(let x), .string(let y)): return .string(x + y)
    case (.add, .list(let x), .list(let y)): return .list(x + y)
    case (.multiply, .string(let x), .int(let n)):
      return .string(String(repeating: x, count: Swift.max(0, Int(n))))
    case (.multiply, _, .string) where a.pythonNumber.typeName == "int":
      return try sequence(function, b, a)
    case (.multiply, .string, _):
      throw .type("can't multiply sequence by non-int of type '\(b.typeName)'")
    case (.multiply, _, .string):
      throw .type("can't multiply sequence by non-int of type '\(a.typeName)'")
    case (.add, .string, _):
      throw .type("can only concatenate str (not \"\(b.typeName)\") to str")
    case (.subtract, .datetime(let x), .datetime(let y)): return .timedelta(x &- y)
    case (.add, .datetime(let x), .timedelta(let y)): return .datetime(x &+ y)
    case (.subtract, .datetime(let x), .timedelta(let y)): return .datetime(x &- y)
    default: throw unsupported(function, a, b)
    }
  }

  private static func unsupported(_ function: BinaryUfunc, _ a: Scalar, _ b: Scalar) -> ArrayError {
    let symbol =
      switch function {
      case .add: "+"
      case .subtract: "-"
      case .multiply: "*"
      case .divide: "/"
      case .floorDivide: "//"
      case .remainder: "%"
      case .power: "** or pow()"
      case .bitwiseAnd: "&"
      case .bitwiseOr: "|"
      case .bitwiseXor: "^"
      case .leftShift: "<<"
      case .rightShift: ">>"
      default: ""
      }
    if symbol.isEmpty { return notSupported(function.name) }
    return .type(
      "unsupported operand type(s) for \(symbol): '\(a.typeName)' and '\(b.typeName)'")
  }

  private static func logical(_ function: BinaryUfunc, _ a: Scalar, _ b: Scalar) -> Scalar {
    switch function {
    case .logicalAnd: a.isTrue ? b : a
    case .logicalOr: a.isTrue ? a : b
    default: .bool(a.isTrue != b.isTrue)
    }
  }

  private static func extremum(_ function: BinaryUfunc, _ a: Scalar, _ b: Scalar)
    throws(ArrayError) -> Scalar
  {
    let wantsLarger = function == .maximum || function == .fmax
    return try compare(wantsLarger ? .greaterEqual : .lessEqual, a, b) ? a : b
  }
}
