import BigInt
import Glibc
import Syntax

extension Interpreter {
  func installNumberFunctions(_ module: ModuleBuilder) {
    module.function("abs(x, /)") { vm, args in try vm.absolute(args[0]) }
    module.function("divmod(x, y, /)") { vm, args in try vm.divmod(args[0], args[1]) }
    module.function("pow(base, exp, mod=None)") { vm, args in
      args[2].isNone
        ? try vm.binary(.power, args[0], args[1]) : try vm.power(args[0], args[1], args[2])
    }
    module.function("round(number, ndigits=None)") { vm, args in
      try vm.round(args[0], args[1])
    }
    module.function("bin(number, /)") { vm, args in try vm.literal(args[0], 2, "0b") }
    module.function("oct(number, /)") { vm, args in try vm.literal(args[0], 8, "0o") }
    module.function("hex(number, /)") { vm, args in try vm.literal(args[0], 16, "0x") }
  }

  private func literal(
    _ value: Value, _ base: Int, _ prefix: StaticString
  ) throws(Raised) -> Value {
    let number = try requireInteger(value)
    var buffer = TextBuffer()
    if number.isNegativeInteger { buffer.append(UInt8(ascii: "-")) }
    buffer.append(prefix)
    try appendMagnitude(number, base: base, to: &buffer)
    return asciiString(buffer.bytes)
  }

  /// `abs(value)`
  func absolute(_ value: Value) throws(Raised) -> Value {
    if value.isFloat { return Value(value.float.magnitude) }
    if value.isInt || value.isBool {
      if value.int != .min { return Value(abs(value.int)) }
      return integer(BigInt(value.int.magnitude))
    }
    if value.is(.bigInt) {
      return value.bigInt.sign == .minus ? integer(-value.bigInt) : value
    }
    if hasOperators(value) {
      let method = type(of: value).lookup(symbols.absolute, version: classVersion)
      if !method.isUnbound { return try callMethod(method, value, []) }
    }
    throw typeError("bad operand type for abs(): '\(typeName(value))'")
  }

  // MARK: divmod

  func divmod(_ a: Value, _ b: Value) throws(Raised) -> Value {
    if a.isFloat || b.isFloat, let x = try doubleValue(a), let y = try doubleValue(b) {
      if y == 0 { throw raise(types.zeroDivisionError, "float divmod()") }
      let (quotient, remainder) = floatDivMod(x, y)
      return heap.makeTuple([Value(quotient), Value(remainder)])
    }
    if a.isIntegral && b.isIntegral {
      if !b.is(.bigInt) && b.int == 0 {
        throw raise(types.zeroDivisionError, "integer division or modulo by zero")
      }
      let quotient = try binary(.floorDivide, a, b)
      heap.keep(quotient)
      return heap.makeTuple([quotient, try binary(.modulo, a, b)])
    }
    for (value, other, name) in [(a, b, "__divmod__"), (b, a, "__rdivmod__")]
    where hasOperators(value) {
      let method = type(of: value).lookup(intern(name), version: classVersion)
      if method.isUnbound { continue }
      let result = try callMethod(method, value, [other])
      if !result.isNotImplemented { return result }
    }
    throw unsupported("divmod()", a, b)
  }

  // MARK: pow

  /// `pow(base, exponent, modulus)`
  func power(_ base: Value, _ exponent: Value, _ modulus: Value) throws(Raised) -> Value {
    guard base.isIntegral, exponent.isIntegral, modulus.isIntegral else {
      if hasOperators(base) {
        let method = type(of: base).lookup(intern("__pow__"), version: classVersion)
        if !method.isUnbound && !method.is(.native) {
          let result = try callMethod(method, base, [exponent, modulus])
          if !result.isNotImplemented { return result }
        }
      }
      if base.isFloat || exponent.isFloat || modulus.isFloat {
        throw typeError(
          "pow() 3rd argument not allowed unless all arguments are integers")
      }
      throw typeError(
        "unsupported operand type(s) for ** or pow(): '\(typeName(base))', "
          + "'\(typeName(exponent))', '\(typeName(modulus))'")
    }
    let m = modulus.integer
    if m.isZero { throw valueError("pow() 3rd argument cannot be 0") }
    var b = base.integer
    var e = exponent.integer
    let size = BigInt(m.magnitude)
    if e.sign == .minus {
      guard let inverse = BigInt.floorDivMod(b, size).remainder.inverse(size) else {
        throw valueError("base is not invertible for the given modulus")
      }
      b = inverse
      e = -e
    }
    let reduced = BigInt.floorDivMod(b, size).remainder
    var result = try power(reduced, e.magnitude, size)
    if m.sign == .minus && !result.isZero { result += m }
    return integer(result)
  }

  // MARK: round

  func round(_ value: Value, _ digits: Value) throws(Raised) -> Value {
    if value.isFloat {
      if digits.isNone { return try truncated(value.float.rounded(.toNearestOrEven)) }
      return Value(try rounded(value.float, try clampedIndex(digits)))
    }
    if value.isIntegral {
      if digits.isNone { return value.isBool ? Value(value.int) : value }
      return roundedInteger(value, try clampedIndex(digits))
    }
    let method = type(of: value).lookup(symbols.round, version: classVersion)
    if method.isUnbound {
      throw typeError("type \(typeName(value)) doesn't define __round__ method")
    }
    return try callMethod(method, value, digits.isNone ? [] : [digits])
  }

  /// Correctly rounded to so many decimals, halves of the exact binary value to even.
  func rounded(_ value: Double, _ digits: Int) throws(Raised) -> Double {
    if !value.isFinite || value == 0 || digits > 323 { return value }
    if digits < -308 { return 0 * value }
    let magnitude = value.magnitude
    let result: Double
    if digits < 0 {
      result = roundedToPower(magnitude, -digits)
    } else if digits <= 19, let scaled = FloatDigits.scaled(magnitude, digits), scaled < 1 << 53 {
      // Both parts are exact doubles, so the quotient is the nearest one.
      result = Double(scaled) / pow(10, Double(digits))
    } else {
      var buffer = TextBuffer()
      FloatText.append(
        magnitude, .fixed(digits), addsPointZero: false, alternate: false, uppercase: false,
        to: &buffer)
      result = strtod(buffer.text, nil)
    }
    if result.isInfinite {
      throw raise(types.overflowError, "rounded value too large to represent")
    }
    return value.sign == .minus ? -result : result
  }

  private func roundedToPower(_ value: Double, _ power: Int) -> Double {
    let whole = value.rounded(.towardZero)
    let unit = BigInt(10).power(power)
    let (quotient, remainder) = BigInt(whole).quotientAndRemainder(dividingBy: unit)
    let twice = remainder * 2
    let isHalf = twice == unit && whole == value
    let roundsUp = twice > unit || twice == unit && (!isHalf || quotient % 2 != 0)
    return ((quotient + (roundsUp ? 1 : 0)) * unit).nearestDouble
  }

  private func roundedInteger(_ value: Value, _ digits: Int) -> Value {
    if digits >= 0 { return value.isBool ? Value(value.int) : value }
    let number = value.integer
    if digits < -(number.magnitude.bitWidth + 1) { return Value(0) }
    let unit = BigInt(10).power(-digits)
    let (quotient, remainder) = BigInt.floorDivMod(number, unit)
    let twice = remainder * 2
    let roundsUp = twice > unit || twice == unit && quotient % 2 != 0
    return integer((quotient + (roundsUp ? 1 : 0)) * unit)
  }
}
