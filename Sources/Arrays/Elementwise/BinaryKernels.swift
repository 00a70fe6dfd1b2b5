import Glibc

enum Plus<T: Number>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { MemoryLayout<T>.size >= 4 }
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { T.sum(a, b) }
}
enum Minus<T: Number>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { MemoryLayout<T>.size >= 4 }
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { T.difference(a, b) }
}
enum Times<T: Number>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { MemoryLayout<T>.size >= 4 }
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { T.product(a, b) }
}
enum Quotient<T: FloatNumber>: BinaryKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { a / b }
}
enum FloorQuotient<T: Number>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { T.floorQuotient(a, b) }
}
enum Modulo<T: Number>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { T.modulo(a, b) }
}
enum Remainder<T: Number>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { T.remainder(a, b) }
}
enum Power<T: Number>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { T.power(a, b) }
}
enum Larger<T: Number>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { MemoryLayout<T>.size >= 4 }
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { T.larger(a, b) }
}
enum Smaller<T: Number>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { MemoryLayout<T>.size >= 4 }
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { T.smaller(a, b) }
}
/// The larger, or the one that is a number.
enum LargerNumber<T: Number>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { a > b || b.isNotANumber ? a : b }
}
enum SmallerNumber<T: Number>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { a < b || b.isNotANumber ? a : b }
}

enum Equal<T: Castable & Equatable>: BinaryKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { a == b }
}
enum NotEqual<T: Castable & Equatable>: BinaryKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { a != b }
}
enum Less<T: Number>: BinaryKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { a < b }
}
enum LessEqual<T: Number>: BinaryKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { a <= b }
}
enum Greater<T: Number>: BinaryKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { a > b }
}
enum GreaterEqual<T: Number>: BinaryKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { a >= b }
}

enum BothTrue<T: Castable>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { Bool.cast(a) && Bool.cast(b) }
}
enum EitherTrue<T: Castable>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { Bool.cast(a) || Bool.cast(b) }
}
enum OneTrue<T: Castable>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T, _ b: T) -> Bool { Bool.cast(a) != Bool.cast(b) }
}

enum BitAnd<T: Number & FixedWidthInteger>: BinaryKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { a & b }
}
enum BitOr<T: Number & FixedWidthInteger>: BinaryKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { a | b }
}
enum BitXor<T: Number & FixedWidthInteger>: BinaryKernel {
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { a ^ b }
}
/// Bits shifted out are lost; a count that is negative or beyond the width leaves none.
enum ShiftLeft<T: Number & FixedWidthInteger>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T, _ b: T) -> T {
    b >= 0 && b.asInt64 < T.bitWidth ? a &<< b : 0
  }
}
enum ShiftRight<T: Number & FixedWidthInteger>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T, _ b: T) -> T {
    b >= 0 && b.asInt64 < T.bitWidth ? a &>> b : a < 0 ? 0 &- 1 : 0
  }
}

/// Greatest common divisor of the magnitudes.
enum CommonDivisor<T: Number & FixedWidthInteger>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T, _ b: T) -> T {
    var (x, y) = (a.magnitude, b.magnitude)
    while y != 0 { (x, y) = (y, x % y) }
    return T(truncatingIfNeeded: x)
  }
}
enum CommonMultiple<T: Number & FixedWidthInteger>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T, _ b: T) -> T {
    let divisor = CommonDivisor<T>.apply(a, b)
    return divisor == 0 ? 0 : T.product(T.magnitude(a) / divisor, T.magnitude(b))
  }
}

enum ArcTangent2: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Double, _ b: Double) -> Double { atan2(a, b) }
}
enum ArcTangent2F: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Float, _ b: Float) -> Float { atan2f(a, b) }
}
enum Hypotenuse: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Double, _ b: Double) -> Double { hypot(a, b) }
}
enum HypotenuseF: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Float, _ b: Float) -> Float { hypotf(a, b) }
}
/// log(exp(a) + exp(b)).
enum LogAddExp: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Double, _ b: Double) -> Double {
    if a == b { return a + 0.693147180559945309417232121458176568 }
    let difference = a - b
    if difference > 0 { return a + log1p(exp(-difference)) }
    return difference <= 0 ? b + log1p(exp(difference)) : difference
  }
}
enum LogAddExpF: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Float, _ b: Float) -> Float {
    if a == b { return a + 0.693147180559945309417232121458176568 }
    let difference = a - b
    if difference > 0 { return a + log1pf(expf(-difference)) }
    return difference <= 0 ? b + log1pf(expf(difference)) : difference
  }
}
/// log2(2**a + 2**b).
enum LogAddExp2<T: FloatNumber>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T, _ b: T) -> T {
    if a == b { return a + 1 }
    let difference = a - b
    if difference > 0 { return a + scaled(-difference) }
    return difference <= 0 ? b + scaled(difference) : difference
  }
  @inline(__always) private static func scaled(_ x: T) -> T {
    if T.self == Float.self {
      return T(1.44269504088896340735992468100189214) * T(log1pf(exp2f(Float(x))))
    }
    return T(1.44269504088896340735992468100189214) * T(log1p(exp2(Double(x))))
  }
}
enum CopySign<T: FloatNumber>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T, _ b: T) -> T { T(signOf: b, magnitudeOf: a) }
}
enum NextAfter: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Double, _ b: Double) -> Double { nextafter(a, b) }
}
enum NextAfterF: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Float, _ b: Float) -> Float { nextafterf(a, b) }
}
enum Heaviside<T: FloatNumber>: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T, _ b: T) -> T {
    a.isNaN ? a : a == 0 ? b : a < 0 ? 0 : 1
  }
}
