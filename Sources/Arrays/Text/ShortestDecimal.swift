/// The shortest decimal that reads back as one given float, nearest to it among equally short ones.
///
/// Source: R. Giulietti, "The Schubfach way to render doubles" (2020).
struct ShortestDecimal {
  enum Kind { case finite, infinite, nan }
  var kind = Kind.finite
  var isNegative: Bool
  /// The significant digits as a whole number, without trailing zeros; 0 for zero.
  var digits: UInt64 = 0
  /// Value = digits * 10^exponent.
  var exponent = 0

  @inline(__always)
  init(_ x: Double) {
    isNegative = x.sign == .minus
    let fraction = x.significandBitPattern
    let biased = Int(x.exponentBitPattern)
    if biased == 0x7FF {
      kind = fraction == 0 ? .infinite : .nan
    } else if x.magnitude < 0x1p53 && x == x.rounded(.towardZero) {
      digits = UInt64(x.magnitude)
    } else if biased == 0 {
      shorten(fraction, -1074, isLowerCloser: false)
    } else {
      shorten(fraction | 1 << 52, biased - 1075, isLowerCloser: fraction == 0 && biased > 1)
    }
    stripZeros()
  }

  @inline(__always)
  init(_ x: Float) {
    isNegative = x.sign == .minus
    let fraction = UInt64(x.significandBitPattern)
    let biased = Int(x.exponentBitPattern)
    if biased == 0xFF {
      kind = fraction == 0 ? .infinite : .nan
    } else if x.magnitude < 0x1p24 && x == x.rounded(.towardZero) {
      digits = UInt64(x.magnitude)
    } else if biased == 0 {
      shorten(fraction, -149, isLowerCloser: false)
    } else {
      shorten(fraction | 1 << 23, biased - 150, isLowerCloser: fraction == 0 && biased > 1)
    }
    stripZeros()
  }

  /// Finds the digits of c * 2^q.
  @inline(__always)
  private mutating func shorten(_ c: UInt64, _ q: Int, isLowerCloser: Bool) {
    let k = (q &* 1_262_611 &- (isLowerCloser ? 524_031 : 0)) >> 22
    let h = UInt64(q &+ ((-k &* 1_741_647) >> 19) &+ 1)
    let power = PowersOfTen.shared[-k]
    let low = roundedToOdd(power, (4 &* c &- (isLowerCloser ? 1 : 2)) &<< h)
    let middle = roundedToOdd(power, (4 &* c) &<< h)
    let high = roundedToOdd(power, (4 &* c &+ 2) &<< h)
    let isOdd = c & 1
    let (lower, upper) = (low &+ isOdd, high &- isOdd)
    let s = middle / 4
    if s >= 10 {
      let tens = s / 10
      let belowFits = lower <= 40 &* tens
      let aboveFits = 40 &* tens &+ 40 <= upper
      if belowFits != aboveFits {
        digits = tens &+ (aboveFits ? 1 : 0)
        exponent = k &+ 1
        return
      }
    }
    let belowFits = lower <= 4 &* s
    let aboveFits = 4 &* s &+ 4 <= upper
    exponent = k
    if belowFits != aboveFits {
      digits = s &+ (aboveFits ? 1 : 0)
    } else {
      let half = 4 &* s &+ 2
      digits = s &+ (middle > half || (middle == half && s & 1 == 1) ? 1 : 0)
    }
  }

  /// The product's high 64 bits, the last one set if any lower bit is.
  @inline(__always)
  private func roundedToOdd(_ power: PowersOfTen.Entry, _ c: UInt64) -> UInt64 {
    let carry = power.low.multipliedFullWidth(by: c).high
    let product = power.high.multipliedFullWidth(by: c)
    let (low, overflow) = product.low.addingReportingOverflow(carry)
    let high = product.high &+ (overflow ? 1 : 0)
    return high | (low > 1 ? 1 : 0)
  }

  @inline(__always)
  private mutating func stripZeros() {
    if digits == 0 {
      exponent = 0
      return
    }
    while true {
      let (quotient, rest) = digits.quotientAndRemainder(dividingBy: 10)
      if rest != 0 { return }
      digits = quotient
      exponent &+= 1
    }
  }

  /// How many digits there are; 1 for zero.
  @inline(__always)
  var digitCount: Int {
    if digits >= 1_000_000_000_000_000 { return digits >= 10_000_000_000_000_000 ? 17 : 16 }
    // log10(2) as a fraction, then corrected by a comparison.
    let estimate = ((64 &- (digits | 1).leadingZeroBitCount) &* 1233) >> 12
    return estimate &+ (digits >= Self.powers[estimate] || digits == 0 ? 1 : 0)
  }

  /// 10 to the power of 0 … 19.
  static let powers: [UInt64] = {
    var powers: [UInt64] = [1]
    var power: UInt64 = 1
    for _ in 0..<19 {
      power *= 10
      powers.append(power)
    }
    return powers
  }()
}
