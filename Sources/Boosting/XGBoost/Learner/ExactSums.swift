/// Whether sums of a tree's gradients and hessians are exact in double, whatever their order.
///
/// All of them are whole multiples of the lowest bit that occurs in any, and no sum is larger than
/// the sum of the magnitudes. While that is below 2^53 lowest bits, nothing is ever rounded: then a
/// child may be summed up directly or as the difference of two others, values that are missing may
/// be what is left over, and the outcome has the same bits as in the library's order.
enum ExactSums {
  static func areCertain(_ pairs: UnsafePointer<SIMD2<Float>>, count: Int) -> Bool {
    var lowest = SIMD2<Int32>(repeating: .max)
    var sums = SIMD2<Double>.zero
    for i in 0..<count {
      let pair = pairs[i]
      let bits = SIMD2(pair.x.bitPattern, pair.y.bitPattern) & 0x7fff_ffff
      sums += SIMD2<Double>(SIMD2<Float>(pair.x.magnitude, pair.y.magnitude))
      if bits.x != 0 { lowest.x = min(lowest.x, lowestBit(bits.x)) }
      if bits.y != 0 { lowest.y = min(lowest.y, lowestBit(bits.y)) }
    }
    return fits(sums.x, lowest.x) && fits(sums.y, lowest.y)
  }

  /// The exponent of the lowest bit that is set.
  @inline(__always)
  private static func lowestBit(_ bits: UInt32) -> Int32 {
    let exponent = max(1, bits >> 23)
    let fraction = bits & 0x7f_ffff | (bits >> 23 == 0 ? 0 : 0x80_0000)
    return Int32(exponent) - 150 + Int32(fraction.trailingZeroBitCount)
  }

  /// A bit is kept in hand for the rounding of the sum of magnitudes itself; sums that are not
  /// huge spare the search its worries about overflow.
  private static func fits(_ sum: Double, _ lowest: Int32) -> Bool {
    if lowest == .max { return true }
    return sum <= Double(sign: .plus, exponent: Int(lowest) + 52, significand: 1) && sum < 1e9
  }
}
