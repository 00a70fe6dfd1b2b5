import Glibc

enum Same<T: Castable>: UnaryKernel {
  @inline(__always) static func apply(_ a: T) -> T { a }
}
enum Negative<T: Number>: UnaryKernel {
  @inline(__always) static var isQuick: Bool { MemoryLayout<T>.size >= 4 }
  @inline(__always) static func apply(_ a: T) -> T { T.negated(a) }
}
enum Magnitude<T: Number>: UnaryKernel {
  @inline(__always) static var isQuick: Bool { MemoryLayout<T>.size >= 4 }
  @inline(__always) static func apply(_ a: T) -> T { T.magnitude(a) }
}
enum Sign<T: Number>: UnaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T) -> T { T.sign(a) }
}
enum Square<T: Number>: UnaryKernel {
  @inline(__always) static var isQuick: Bool { MemoryLayout<T>.size >= 4 }
  @inline(__always) static func apply(_ a: T) -> T { T.product(a, a) }
}
enum Reciprocal<T: Number>: UnaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T) -> T { T.reciprocal(a) }
}
enum SquareRoot<T: FloatNumber>: UnaryKernel {
  @inline(__always) static func apply(_ a: T) -> T { a.squareRoot() }
}
enum Complement<T: Number & FixedWidthInteger>: UnaryKernel {
  @inline(__always) static func apply(_ a: T) -> T { ~a }
}
enum Falsity<T: Castable>: UnaryKernel {
  @inline(__always) static func apply(_ a: T) -> Bool { !Bool.cast(a) }
}
enum RoundedEven<T: FloatNumber>: UnaryKernel {
  @inline(__always) static func apply(_ a: T) -> T { a.rounded(.toNearestOrEven) }
}
enum RoundedDown<T: FloatNumber>: UnaryKernel {
  @inline(__always) static func apply(_ a: T) -> T { a.rounded(.down) }
}
enum RoundedUp<T: FloatNumber>: UnaryKernel {
  @inline(__always) static func apply(_ a: T) -> T { a.rounded(.up) }
}
enum RoundedToZero<T: FloatNumber>: UnaryKernel {
  @inline(__always) static func apply(_ a: T) -> T { a.rounded(.towardZero) }
}
enum Radians<T: FloatNumber>: UnaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T) -> T { a * (T(Double.pi) / 180) }
}
enum Degrees<T: FloatNumber>: UnaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: T) -> T { a * (180 / T(Double.pi)) }
}
enum IsNaN<T: FloatNumber>: UnaryKernel {
  @inline(__always) static func apply(_ a: T) -> Bool { a != a }
}
enum IsInfinite<T: FloatNumber>: UnaryKernel {
  @inline(__always) static func apply(_ a: T) -> Bool { a.magnitude == .infinity }
}
enum IsFinite<T: FloatNumber>: UnaryKernel {
  @inline(__always) static func apply(_ a: T) -> Bool { a.magnitude < .infinity }
}
enum SignBit<T: FloatNumber>: UnaryKernel {
  @inline(__always) static func apply(_ a: T) -> Bool { a.sign == .minus }
}
enum IsNegative<T: Number>: UnaryKernel {
  @inline(__always) static func apply(_ a: T) -> Bool { a.asDouble < 0 }
}
enum Always<T: Castable>: UnaryKernel {
  @inline(__always) static func apply(_ a: T) -> Bool { true }
}
enum Never<T: Castable>: UnaryKernel {
  @inline(__always) static func apply(_ a: T) -> Bool { false }
}
enum IsNaT: UnaryKernel {
  @inline(__always) static func apply(_ a: Int64) -> Bool { a == .min }
}
enum IsTime: UnaryKernel {
  @inline(__always) static func apply(_ a: Int64) -> Bool { a != .min }
}

/// A function of the C library.
protocol LibraryFunction {
  static func callAsDouble(_ x: Double) -> Double
  static func callAsFloat(_ x: Float) -> Float
}
enum Library64<F: LibraryFunction>: UnaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Double) -> Double { F.callAsDouble(a) }
}
enum Library32<F: LibraryFunction>: UnaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Float) -> Float { F.callAsFloat(a) }
}
