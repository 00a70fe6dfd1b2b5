/// Exponentials and logarithms from additions, multiplications and divisions only, so that every
/// machine gives the same bits; within two units in the last place.
enum Elementary {
  static func exp(_ x: Double) -> Double {
    if x > 709 { return .infinity }
    if x < -708 { return 0 }
    let k = (x * 1.4426950408889634).rounded()
    // ln 2 in two parts, so that the reduced argument is exact to the last place.
    let r = (x - k * 0.693147180369123816490) - k * 1.90821492927058770002e-10
    // Taylor's series to the thirteenth power, enough for |r| below 0.35.
    var sum = 1.6059043836821613e-10
    sum = sum * r + 2.08767569878681e-09
    sum = sum * r + 2.505210838544172e-08
    sum = sum * r + 2.755731922398589e-07
    sum = sum * r + 2.7557319223985893e-06
    sum = sum * r + 2.48015873015873e-05
    sum = sum * r + 0.0001984126984126984
    sum = sum * r + 0.001388888888888889
    sum = sum * r + 0.008333333333333333
    sum = sum * r + 0.041666666666666664
    sum = sum * r + 0.16666666666666666
    sum = sum * r + 0.5
    sum = (sum * r + 1) * r + 1
    return sum * Double(bitPattern: UInt64(bitPattern: (Int64(k) + 1023) << 52))
  }

  /// Natural logarithm of a positive number.
  static func log(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return x == 0 ? -.infinity : .nan }
    var e = Double(x.exponent)
    var m = x.significand
    if m > 1.4142135623730951 {
      m /= 2
      e += 1
    }
    let s = (m - 1) / (m + 1)
    let q = s * s
    var sum = 0.043478260869565216
    sum = sum * q + 0.047619047619047616
    sum = sum * q + 0.05263157894736842
    sum = sum * q + 0.058823529411764705
    sum = sum * q + 0.06666666666666667
    sum = sum * q + 0.07692307692307693
    sum = sum * q + 0.09090909090909091
    sum = sum * q + 0.1111111111111111
    sum = sum * q + 0.14285714285714285
    sum = sum * q + 0.2
    sum = sum * q + 0.3333333333333333
    sum = sum * q + 1.0
    return e * 0.693147180369123816490 + (e * 1.90821492927058770002e-10 + 2 * s * sum)
  }

  static func pow(_ base: Double, _ exponent: Double) -> Double { exp(exponent * log(base)) }

  /// `10^x`
  static func powerOfTen(_ x: Double) -> Double { exp(x * 2.302585092994046) }
}
