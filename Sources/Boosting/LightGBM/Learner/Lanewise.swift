/// Choices lane by lane in forms that become one or two instructions each; the standard library's
/// loops over the lanes often do not.
enum Lanewise {
  typealias Bits = SIMD4<UInt32>

  @inline(__always)
  static func bits(_ mask: SIMDMask<SIMD4<Int32>>) -> Bits {
    unsafeBitCast(mask, to: Bits.self)
  }

  @inline(__always)
  static func bits(_ x: SIMD4<Float>) -> Bits { unsafeBitCast(x, to: Bits.self) }

  @inline(__always)
  private static func float(_ x: Bits) -> SIMD4<Float> {
    unsafeBitCast(x, to: SIMD4<Float>.self)
  }

  @inline(__always)
  static func select(_ mask: SIMDMask<SIMD4<Int32>>, _ a: Bits, _ b: Bits) -> Bits {
    b ^ ((a ^ b) & bits(mask))
  }

  @inline(__always)
  static func select(
    _ mask: SIMDMask<SIMD4<Int32>>, _ a: SIMD4<Float>, _ b: SIMD4<Float>
  ) -> SIMD4<Float> {
    float(select(mask, bits(a), bits(b)))
  }

  /// Zero where the mask is not set.
  @inline(__always)
  static func keep(_ x: SIMD4<Float>, where mask: SIMDMask<SIMD4<Int32>>) -> SIMD4<Float> {
    float(bits(x) & bits(mask))
  }

  @inline(__always)
  static func magnitude(_ x: SIMD4<Float>) -> SIMD4<Float> { float(bits(x) & 0x7fff_ffff) }

  /// The number where it is positive, else zero.
  @inline(__always)
  static func positivePart(_ x: SIMD4<Float>) -> SIMD4<Float> {
    let sign = unsafeBitCast(x, to: SIMD4<Int32>.self) &>> 31
    return float(bits(x) & ~unsafeBitCast(sign, to: Bits.self))
  }
}
