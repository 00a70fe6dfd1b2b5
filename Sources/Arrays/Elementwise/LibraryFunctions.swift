import Glibc

enum Exp: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { exp(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { expf(x) }
}
enum Exp2: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { exp2(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { exp2f(x) }
}
enum Expm1: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { expm1(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { expm1f(x) }
}
enum Log: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { log(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { logf(x) }
}
enum Log2: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { log2(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { log2f(x) }
}
enum Log10: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { log10(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { log10f(x) }
}
enum Log1p: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { log1p(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { log1pf(x) }
}
enum CubeRoot: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { cbrt(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { cbrtf(x) }
}
enum Sine: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { sin(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { sinf(x) }
}
enum Cosine: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { cos(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { cosf(x) }
}
enum Tangent: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { tan(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { tanf(x) }
}
enum ArcSine: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { asin(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { asinf(x) }
}
enum ArcCosine: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { acos(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { acosf(x) }
}
enum ArcTangent: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { atan(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { atanf(x) }
}
enum SineH: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { sinh(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { sinhf(x) }
}
enum CosineH: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { cosh(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { coshf(x) }
}
enum TangentH: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { tanh(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { tanhf(x) }
}
enum ArcSineH: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { asinh(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { asinhf(x) }
}
enum ArcCosineH: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { acosh(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { acoshf(x) }
}
enum ArcTangentH: LibraryFunction {
  @inline(__always) static func callAsDouble(_ x: Double) -> Double { atanh(x) }
  @inline(__always) static func callAsFloat(_ x: Float) -> Float { atanhf(x) }
}
