import BigInt
import Glibc
import Syntax

extension Value {
  /// The number of a `.bigInt` value.
  var bigInt: BigInt {
    pointer(as: BigIntCell.self).pointee.box._withUnsafeGuaranteedRef { $0.value }
  }
  /// True for int (of any size) and bool.
  var isIntegral: Bool { isInt || isBool || self.is(.bigInt) }
  /// The number of any integral value.
  var integer: BigInt { self.is(.bigInt) ? bigInt : BigInt(int) }
}

extension Interpreter {
  /// An int value of any size; inline when it fits 64 bits.
  public func integer(_ value: BigInt) -> Value {
    if let small = Int(exactly: value) { return Value(small) }
    let cell = heap.allocate(.bigInt, BigIntCell.self, flags: [.finalized])
    cell.pointee.box = Unmanaged.passRetained(BigIntBox(value))
    return Value(.bigInt, cell)
  }

  /// The double nearest to a number; nil for anything that is not a number.
  func doubleValue(_ value: Value) throws(Raised) -> Double? {
    if value.isFloat { return value.float }
    if value.isInt || value.isBool { return Double(value.int) }
    if value.is(.bigInt) {
      let result = value.bigInt.nearestDouble
      if result.isInfinite { throw raise(types.overflowError, "int too large to convert to float") }
      return result
    }
    return nil
  }

  /// The number of a value as natives read it: also `__float__`; nil for anything else.
  public func realNumber(_ value: Value) throws(Raised) -> Double? {
    if let number = try doubleValue(value) { return number }
    guard hasOperators(value) else { return nil }
    let method = type(of: value).lookup(symbols.float, version: classVersion)
    if method.isUnbound { return nil }
    return try doubleValue(try callMethod(method, value, []))
  }

  /// The integer of an int or of anything with `__index__`; nil for anything else.
  public func wholeNumber(_ value: Value) throws(Raised) -> Int? { try indexValue(value) }

  /// -1, 0 or 1; nil when one is not a number or NaN is involved.
  func compareNumbers(_ a: Value, _ b: Value) -> Int? {
    func order<T: Comparable>(_ x: T, _ y: T) -> Int { x < y ? -1 : x > y ? 1 : 0 }
    if a.isFloat && b.isFloat {
      return a.float.isNaN || b.float.isNaN ? nil : order(a.float, b.float)
    }
    if b.isFloat { return compareNumbers(b, a).map { -$0 } }
    if a.isFloat {
      guard b.isIntegral, !a.float.isNaN else { return nil }
      let x = a.float
      if (b.isInt || b.isBool) && b.int.magnitude <= 1 << 53 { return order(x, Double(b.int)) }
      if x.isInfinite { return x > 0 ? 1 : -1 }
      let whole = BigInt(x.rounded(.towardZero))
      let result = order(whole, b.integer)
      if result != 0 { return result }
      return order(x, x.rounded(.towardZero))
    }
    guard a.isIntegral && b.isIntegral else { return nil }
    if !a.is(.bigInt) && !b.is(.bigInt) { return order(a.int, b.int) }
    return order(a.integer, b.integer)
  }

  /// Arithmetic on two numbers; nil when one is not a number.
  func numberArithmetic(
    _ op: BinaryOperator, _ a: Value, _ b: Value
  ) throws(Raised) -> Value? {
    if a.isFloat || b.isFloat {
      guard a.isFloat || a.isIntegral, b.isFloat || b.isIntegral else { return nil }
      switch op {
      case .add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power: break
      default: return nil
      }
      guard let x = try doubleValue(a), let y = try doubleValue(b) else { return nil }
      return try floatArithmetic(op, x, y)
    }
    guard a.isIntegral && b.isIntegral else { return nil }
    if !a.is(.bigInt) && !b.is(.bigInt) {
      if let result = try intArithmetic(op, a, b) { return result }
    }
    return try bigArithmetic(op, a, b)
  }

  func floatArithmetic(_ op: BinaryOperator, _ x: Double, _ y: Double) throws(Raised) -> Value? {
    switch op {
    case .add: return Value(x + y)
    case .subtract: return Value(x - y)
    case .multiply: return Value(x * y)
    case .divide:
      if y == 0 { throw raise(types.zeroDivisionError, "float division by zero") }
      return Value(x / y)
    case .floorDivide:
      if y == 0 { throw raise(types.zeroDivisionError, "float floor division by zero") }
      return Value(floatDivMod(x, y).quotient)
    case .modulo:
      if y == 0 { throw raise(types.zeroDivisionError, "float modulo") }
      return Value(floatDivMod(x, y).remainder)
    case .power: return Value(try floatPower(x, y))
    default: return nil
    }
  }

  /// CPython's `float.__divmod__`; the divisor is not zero.
  func floatDivMod(_ x: Double, _ y: Double) -> (quotient: Double, remainder: Double) {
    var remainder = fmod(x, y)
    var quotient = (x - remainder) / y
    if remainder != 0 {
      if (y < 0) != (remainder < 0) {
        remainder += y
        quotient -= 1
      }
    } else {
      remainder = copysign(0, y)
    }
    guard quotient != 0 else { return (copysign(0, x / y), remainder) }
    var floored = quotient.rounded(.down)
    if quotient - floored > 0.5 { floored += 1 }
    return (floored, remainder)
  }

  func floatPower(_ x: Double, _ y: Double) throws(Raised) -> Double {
    if y == 0 || x == 1 { return 1 }
    if x == 0 && y < 0 && !y.isNaN {
      throw raise(types.zeroDivisionError, "0.0 cannot be raised to a negative power")
    }
    if x < 0 && x.isFinite && y.isFinite && y != y.rounded(.towardZero) {
      throw valueError("complex numbers are not part of mnb's Python")
    }
    let result = pow(x, y)
    if result.isInfinite && x.isFinite && y.isFinite {
      throw raise(types.overflowError, "(34, 'Numerical result out of range')")
    }
    return result
  }

  /// Arithmetic on inline ints and bools; nil on overflow.
  private func intArithmetic(
    _ op: BinaryOperator, _ a: Value, _ b: Value
  ) throws(Raised) -> Value? {
    let (x, y) = (a.int, b.int)
    func fitting(_ result: (partialValue: Int, overflow: Bool)) -> Value? {
      result.overflow ? nil : Value(result.partialValue)
    }
    switch op {
    case .add: return fitting(x.addingReportingOverflow(y))
    case .subtract: return fitting(x.subtractingReportingOverflow(y))
    case .multiply: return fitting(x.multipliedReportingOverflow(by: y))
    case .divide:
      if y == 0 { throw raise(types.zeroDivisionError, "division by zero") }
      if x.magnitude <= 1 << 53 && y.magnitude <= 1 << 53 { return Value(Double(x) / Double(y)) }
      return nil
    case .floorDivide:
      if y == 0 { throw raise(types.zeroDivisionError, "integer division or modulo by zero") }
      if x == .min && y == -1 { return nil }
      return Value(flooredQuotient(x, y))
    case .modulo:
      if y == 0 { throw raise(types.zeroDivisionError, "integer modulo by zero") }
      if y == -1 { return Value(0) }
      return Value(floorModulo(x, y))
    case .power:
      if y < 0 {
        if x == 0 {
          throw raise(types.zeroDivisionError, "0.0 cannot be raised to a negative power")
        }
        return Value(pow(Double(x), Double(y)))
      }
      return smallPower(x, y)
    case .leftShift:
      if y < 0 { throw valueError("negative shift count") }
      if x == 0 { return Value(0) }
      if y < 63 {
        let shifted = x << y
        if shifted >> y == x { return Value(shifted) }
      }
      return nil
    case .rightShift:
      if y < 0 { throw valueError("negative shift count") }
      return Value(y > 63 ? (x < 0 ? -1 : 0) : x >> y)
    case .and: return a.isBool && b.isBool ? Value(x & y != 0) : Value(x & y)
    case .or: return a.isBool && b.isBool ? Value(x | y != 0) : Value(x | y)
    case .xor: return a.isBool && b.isBool ? Value(x ^ y != 0) : Value(x ^ y)
    case .matrixMultiply: return nil
    }
  }

  private func smallPower(_ base: Int, _ exponent: Int) -> Value? {
    var result = 1
    var base = base
    var exponent = exponent
    while true {
      if exponent & 1 != 0 {
        let (product, overflow) = result.multipliedReportingOverflow(by: base)
        if overflow { return nil }
        result = product
      }
      exponent >>= 1
      if exponent == 0 { return Value(result) }
      let (square, overflow) = base.multipliedReportingOverflow(by: base)
      if overflow { return nil }
      base = square
    }
  }

  private func bigArithmetic(
    _ op: BinaryOperator, _ a: Value, _ b: Value
  ) throws(Raised) -> Value? {
    let (x, y) = (a.integer, b.integer)
    switch op {
    case .add: return integer(x + y)
    case .subtract: return integer(x - y)
    case .multiply: return integer(try product(x, y))
    case .divide:
      if y.isZero { throw raise(types.zeroDivisionError, "division by zero") }
      guard let result = BigInt.trueDivide(x, y) else {
        throw raise(types.overflowError, "integer division result too large for a float")
      }
      return Value(result)
    case .floorDivide, .modulo:
      if y.isZero {
        throw raise(
          types.zeroDivisionError,
          op == .modulo ? "integer modulo by zero" : "integer division or modulo by zero")
      }
      let (quotient, remainder) = try floorDivMod(x, y)
      return integer(op == .modulo ? remainder : quotient)
    case .power: return try bigPower(x, y)
    case .leftShift:
      if y < 0 { throw valueError("negative shift count") }
      if x.isZero { return Value(0) }
      guard let count = Int(exactly: y), count < 1 << 33 else {
        throw raise(types.overflowError, "too many digits in integer")
      }
      return integer(BigInt(sign: x.sign, magnitude: x.magnitude.shifted(leftBy: count)))
    case .rightShift:
      if y < 0 { throw valueError("negative shift count") }
      guard let count = Int(exactly: y) else { return Value(x < 0 ? -1 : 0) }
      if x.sign == .plus { return integer(BigInt(x.magnitude >> count)) }
      return integer(-BigInt((x.magnitude - 1) >> count) - 1)
    case .and: return integer(BigInt.bitwise(x, y) { $0 & $1 })
    case .or: return integer(BigInt.bitwise(x, y) { $0 | $1 })
    case .xor: return integer(BigInt.bitwise(x, y) { $0 ^ $1 })
    case .matrixMultiply: return nil
    }
  }

  private func bigPower(_ base: BigInt, _ exponent: BigInt) throws(Raised) -> Value {
    if exponent < 0 {
      if base.isZero {
        throw raise(types.zeroDivisionError, "0.0 cannot be raised to a negative power")
      }
      return Value(try floatPower(base.nearestDouble, exponent.nearestDouble))
    }
    if base.isZero || base == 1 || base == -1 {
      if exponent.isZero { return Value(1) }
      return Value(base == -1 && exponent % 2 == 0 ? 1 : Int(base))
    }
    guard let count = Int(exactly: exponent) else { throw raise(types.memoryError, "") }
    return integer(try longPower(base, count))
  }
}

@inline(__always) func flooredQuotient(_ x: Int, _ y: Int) -> Int {
  let (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
  return remainder != 0 && (remainder < 0) != (y < 0) ? quotient - 1 : quotient
}

@inline(__always) func floorModulo(_ x: Int, _ y: Int) -> Int {
  let remainder = x % y
  return remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder
}

extension BigInt {
  /// A bitwise operation in two's complement, one word longer than the operands so that the sign
  /// has room; the package's own operators lose results such as -2^64.
  static func bitwise(_ x: BigInt, _ y: BigInt, _ op: (UInt, UInt) -> UInt) -> BigInt {
    let (a, b) = (x.words, y.words)
    var words: [UInt] = []
    for i in 0...Swift.max(a.count, b.count) { words.append(op(a[i], b[i])) }
    guard words.last! >> (UInt.bitWidth - 1) == 1 else {
      return BigInt(BigUInt(words: words))
    }
    return -BigInt(BigUInt(words: words.map { ~$0 })) - 1
  }

  static func floorDivMod(_ x: BigInt, _ y: BigInt) -> (quotient: BigInt, remainder: BigInt) {
    let (quotient, remainder) = x.quotientAndRemainder(dividingBy: y)
    if !remainder.isZero && (remainder.sign != y.sign) { return (quotient - 1, remainder + y) }
    return (quotient, remainder)
  }

  /// The nearest double, ties to even; infinite when out of range.
  var nearestDouble: Double {
    let bits = magnitude.bitWidth
    let result: Double
    if bits <= 64 {
      result = Double(UInt64(magnitude))
    } else {
      // Keep 66 bits, the last one sticky, and let the hardware round.
      let shift = bits - 64
      let top = magnitude >> shift
      let sticky = (top << shift) != magnitude
      var word = UInt64(top)
      if sticky { word |= 1 }
      result = shift > 2000 ? .infinity : scalbn(Double(word), Int32(shift))
    }
    return sign == .minus ? -result : result
  }

  /// `x / y` correctly rounded; nil when the result is out of range. `y` is not zero.
  static func trueDivide(_ x: BigInt, _ y: BigInt) -> Double? {
    if x.isZero { return y.sign == .minus ? -0.0 : 0 }
    let shift = x.magnitude.bitWidth - y.magnitude.bitWidth - 66
    let numerator = shift < 0 ? x.magnitude << -shift : x.magnitude
    let denominator = shift > 0 ? y.magnitude << shift : y.magnitude
    var (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    if !remainder.isZero { quotient |= 1 }
    // Subnormal results are rounded once, by dropping bits before the conversion.
    let exponent = quotient.bitWidth + shift
    var scale = shift
    if exponent < -1021 {
      let drop = Swift.min(-1021 - exponent + (quotient.bitWidth - 53), quotient.bitWidth)
      if drop > 0 {
        let kept = quotient >> drop
        let rest = quotient - (kept << drop)
        let half = BigUInt(1) << (drop - 1)
        quotient = kept
        if rest > half || rest == half && kept & 1 == 1 { quotient += 1 }
        scale += drop
      }
    }
    let value = scalbn(BigInt(quotient).nearestDouble, Int32(clamping: scale))
    if value.isInfinite { return nil }
    return (x.sign == y.sign) ? value : -value
  }
}
