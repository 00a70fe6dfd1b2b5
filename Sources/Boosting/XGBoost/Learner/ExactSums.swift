/// Whether sums of a tree's gradients and hessians are exact in double, whatever their order.
///
/// All of them are whole multiples of the lowest bit that occurs in any, and no sum is larger than
/// the sum of the magnitudes. While that is below 2^53 lowest bits, nothing is ever rounded: then a
/// child may be summed up directly or as the difference of two others, values that are missing may
/// be what is left over, and the outcome has the same bits as in the library's order.
struct ExactSums {
  /// Of the sizes of the gradients and of the hessians.
  private(set) var sizes = SIMD2<Double>.zero
  private(set) var areCertain = false
  private(set) var hasNegativeHessian = false

  init(_ pairs: UnsafePointer<SIMD2<Float>>, count: Int) {
    // A float is a whole multiple of the bit that its exponent gives its fraction's last place.
    var least = SIMD2<UInt32>(repeating: 0xff << 23)
    var lowest: Float = 0
    var sums = SIMD2<Double>.zero
    for i in 0..<count {
      let pair = pairs[i]
      let bits = SIMD2(pair.x.bitPattern, pair.y.bitPattern) & 0x7fff_ffff
      sums += SIMD2<Double>(unsafeBitCast(bits, to: SIMD2<Float>.self))
      lowest = pair.y < lowest ? pair.y : lowest
      least.x = bits.x != 0 && bits.x < least.x ? bits.x : least.x
      least.y = bits.y != 0 && bits.y < least.y ? bits.y : least.y
    }
    sizes = sums
    hasNegativeHessian = lowest < 0
    let last = SIMD2(Self.lastPlace(least.x), Self.lastPlace(least.y))
    areCertain = Self.fits(sums.x, last.x) && Self.fits(sums.y, last.y)
    guard !areCertain, sums.x < 1e9, sums.y < 1e9 else { return }
    // Small numbers of few digits, like whole ones, have their lowest bit further up.
    var bits = SIMD2<Int32>(repeating: .max)
    for i in 0..<count {
      let pair = pairs[i]
      if pair.x != 0 { bits.x = min(bits.x, Self.lowestBit(pair.x.bitPattern & 0x7fff_ffff)) }
      if pair.y != 0 { bits.y = min(bits.y, Self.lowestBit(pair.y.bitPattern & 0x7fff_ffff)) }
    }
    areCertain = Self.fits(sums.x, bits.x) && Self.fits(sums.y, bits.y)
  }

  /// The exponent of a fraction's last place.
  private static func lastPlace(_ bits: UInt32) -> Int32 { Int32(max(1, bits >> 23)) - 150 }

  /// The exponent of the lowest bit that is set.
  private static func lowestBit(_ bits: UInt32) -> Int32 {
    let fraction = bits & 0x7f_ffff | (bits >> 23 == 0 ? 0 : 0x80_0000)
    return lastPlace(bits) + Int32(fraction.trailingZeroBitCount)
  }

  /// A bit is kept in hand for the rounding of the sum of magnitudes itself; sums that are not
  /// huge spare the search its worries about overflow.
  private static func fits(_ sum: Double, _ lowest: Int32) -> Bool {
    if sum == 0 { return true }
    return sum <= Double(sign: .plus, exponent: Int(lowest) + 52, significand: 1) && sum < 1e9
  }
}
