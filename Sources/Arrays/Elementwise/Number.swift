import Glibc

/// Element types with numpy's arithmetic: integers wrap, division by zero gives 0 or inf.
protocol Number: Castable, Comparable {
  static func sum(_ a: Self, _ b: Self) -> Self
  static func difference(_ a: Self, _ b: Self) -> Self
  static func product(_ a: Self, _ b: Self) -> Self
  static func floorQuotient(_ a: Self, _ b: Self) -> Self
  /// Remainder with the divisor's sign.
  static func modulo(_ a: Self, _ b: Self) -> Self
  /// Remainder with the dividend's sign, C's `fmod`.
  static func remainder(_ a: Self, _ b: Self) -> Self
  static func power(_ a: Self, _ b: Self) -> Self
  /// The larger, the second of equal ones; NaN if one is NaN.
  static func larger(_ a: Self, _ b: Self) -> Self
  static func smaller(_ a: Self, _ b: Self) -> Self
  static func negated(_ a: Self) -> Self
  static func magnitude(_ a: Self) -> Self
  static func sign(_ a: Self) -> Self
  static func reciprocal(_ a: Self) -> Self
  static var isFloat: Bool { get }
  var isNotANumber: Bool { get }
}

extension FixedWidthInteger where Self: Number {
  @inline(__always) static func sum(_ a: Self, _ b: Self) -> Self { a &+ b }
  @inline(__always) static func difference(_ a: Self, _ b: Self) -> Self { a &- b }
  @inline(__always) static func product(_ a: Self, _ b: Self) -> Self { a &* b }

  @inline(__always) static func floorQuotient(_ a: Self, _ b: Self) -> Self {
    if b == 0 { return dividedByZero() }
    if isSigned && b == -1 { return overflowing(a) }
    let quotient = a / b
    return isSigned && (a < 0) != (b < 0) && quotient &* b != a ? quotient &- 1 : quotient
  }

  @inline(__always) static func modulo(_ a: Self, _ b: Self) -> Self {
    if b == 0 { return dividedByZero() }
    if isSigned && b == -1 { return 0 }
    let rest = a % b
    return isSigned && rest != 0 && (rest < 0) != (b < 0) ? rest &+ b : rest
  }

  @inline(__always) static func remainder(_ a: Self, _ b: Self) -> Self {
    if b == 0 { return dividedByZero() }
    return isSigned && b == -1 ? 0 : a % b
  }

  @inline(__always) private static func overflowing(_ a: Self) -> Self {
    if a == .min && a != 0 { _ = feraiseexcept(FaultBits.overflow) }
    return 0 &- a
  }

  @inline(never) private static func dividedByZero() -> Self {
    _ = feraiseexcept(FaultBits.divideByZero)
    return 0
  }

  @inline(__always) static func power(_ a: Self, _ b: Self) -> Self {
    var (base, exponent, result) = (a, b, Self(1))
    while exponent > 0 {
      if exponent & 1 == 1 { result = result &* base }
      exponent >>= 1
      base = base &* base
    }
    return result
  }

  @inline(__always) static func larger(_ a: Self, _ b: Self) -> Self { a > b ? a : b }
  @inline(__always) static func smaller(_ a: Self, _ b: Self) -> Self { a < b ? a : b }
  @inline(__always) static func negated(_ a: Self) -> Self { 0 &- a }
  @inline(__always) static func magnitude(_ a: Self) -> Self { a < 0 ? 0 &- a : a }
  @inline(__always) static func sign(_ a: Self) -> Self {
    a > 0 ? 1 : a == 0 ? 0 : 0 &- 1
  }
  @inline(__always) static func reciprocal(_ a: Self) -> Self {
    if a == 0 { return wholeQuotientOfZero() }
    return a == 1 ? 1 : isSigned && a == 0 &- 1 ? a : 0
  }
  /// What the processor gives for the float 1/0 as an integer, which is how numpy computes it.
  @inline(never) private static func wholeQuotientOfZero() -> Self {
    _ = feraiseexcept(FaultBits.divideByZero)
    return cast(Double.infinity)
  }
  @inline(__always) static var isFloat: Bool { false }
  @inline(__always) var isNotANumber: Bool { false }
}

extension Int8: Number {}
extension UInt8: Number {}
extension Int16: Number {}
extension Int32: Number {}
extension Int64: Number {}

/// The floating-point functions of the C library for one width.
protocol FloatNumber: Number, BinaryFloatingPoint {
  static func libraryRemainder(_ a: Self, _ b: Self) -> Self
  static func libraryPower(_ a: Self, _ b: Self) -> Self
}

extension FloatNumber {
  @inline(__always) static func sum(_ a: Self, _ b: Self) -> Self { a + b }
  @inline(__always) static func difference(_ a: Self, _ b: Self) -> Self { a - b }
  @inline(__always) static func product(_ a: Self, _ b: Self) -> Self { a * b }

  /// Source: `npy_floor_divide` and `npy_divmod`, numpy 2.4.
  @inline(__always) static func floorQuotient(_ a: Self, _ b: Self) -> Self {
    if b == 0 { return a / b }
    let rest = libraryRemainder(a, b)
    var quotient = (a - rest) / b
    if rest != 0 && (b < 0) != (rest < 0) { quotient -= 1 }
    if quotient == 0 { return copysign(0, a / b) }
    let whole = quotient.rounded(.down)
    return quotient - whole > 0.5 ? whole + 1 : whole
  }

  @inline(__always) private static func copysign(_ magnitude: Self, _ sign: Self) -> Self {
    Self(signOf: sign, magnitudeOf: magnitude)
  }

  @inline(__always) static func modulo(_ a: Self, _ b: Self) -> Self {
    let rest = libraryRemainder(a, b)
    if b == 0 { return rest }
    if rest == 0 { return copysign(0, b) }
    return (b < 0) != (rest < 0) ? rest + b : rest
  }

  @inline(__always) static func remainder(_ a: Self, _ b: Self) -> Self { libraryRemainder(a, b) }
  @inline(__always) static func power(_ a: Self, _ b: Self) -> Self { libraryPower(a, b) }
  @inline(__always) static func larger(_ a: Self, _ b: Self) -> Self {
    a > b || a != a ? a : b
  }
  @inline(__always) static func smaller(_ a: Self, _ b: Self) -> Self {
    a < b || a != a ? a : b
  }
  @inline(__always) static func negated(_ a: Self) -> Self { -a }
  @inline(__always) static func magnitude(_ a: Self) -> Self { a.magnitude }
  @inline(__always) static func sign(_ a: Self) -> Self {
    a > 0 ? 1 : a < 0 ? -1 : a == 0 ? 0 : a
  }
  @inline(__always) static func reciprocal(_ a: Self) -> Self { 1 / a }
  @inline(__always) static var isFloat: Bool { true }
  @inline(__always) var isNotANumber: Bool { self != self }
}

extension Double: FloatNumber {
  @inline(__always) static func libraryRemainder(_ a: Double, _ b: Double) -> Double { fmod(a, b) }
  @inline(__always) static func libraryPower(_ a: Double, _ b: Double) -> Double { pow(a, b) }
}

extension Float: FloatNumber {
  @inline(__always) static func libraryRemainder(_ a: Float, _ b: Float) -> Float { fmodf(a, b) }
  @inline(__always) static func libraryPower(_ a: Float, _ b: Float) -> Float { powf(a, b) }
}
