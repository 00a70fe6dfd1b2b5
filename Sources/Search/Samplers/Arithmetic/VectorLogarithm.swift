import Foundation

/// Logarithms to the last bit of numpy's with AVX-512.
///
/// x = 2^e * m; a reciprocal of m, rounded to 32nds, brings m close to 1, where a polynomial of
/// degree 9 in r = m * reciprocal - 1 is ln(1 + r); the reciprocals' own logarithms are a table.
///
/// Source: the behaviour of `log` and `log1p` in numpy 2.4 (Intel's SVML, constants from its
/// published data); tested against numpy's results.
enum VectorLogarithm {
  static func log(_ x: Double) -> Double {
    guard x > 0 && x < .infinity else { return Foundation.log(x) }
    let reduced = Reduced(x)
    return reduced.logarithm(reduced.remainder, lost: 0)
  }

  static func log1p(_ x: Double) -> Double {
    guard x > -1 && x < .infinity else { return Foundation.log1p(x) }
    let sum = 1 + x
    // What the sum lost by rounding.
    let rest = min(1, x) - (sum - max(1, x))
    let reduced = Reduced(sum)
    let scaled = Double(sign: .plus, exponent: -reduced.exponent, significand: rest)
    let head = reduced.remainder
    let tail = reduced.reciprocal * scaled
    let r = head + tail
    let result = reduced.logarithm(r, lost: tail - (r - head))
    return x.sign == .minus ? -abs(result) : result
  }
}

private struct Reduced {
  let exponent: Int
  let mantissa: Double
  /// In 32nds.
  let reciprocal32: Int

  init(_ x: Double) {
    if x.isNormal {
      let bits = x.bitPattern
      exponent = Int(bits >> 52) - 1023
      mantissa = Double(bitPattern: bits & 0x000f_ffff_ffff_ffff | 0x3ff0_0000_0000_0000)
    } else {
      exponent = Int(x.exponent)
      mantissa = x.significand
    }
    var k = Int(32 / mantissa + 0.5)
    if k < 32 && mantissa < Self.firstMantissa[k - 16] { k += 1 }
    if k > 16 && mantissa >= Self.firstMantissa[k - 17] { k -= 1 }
    reciprocal32 = k
  }

  var reciprocal: Double { Double(reciprocal32) / 32 }

  var remainder: Double { (-1).addingProduct(reciprocal, mantissa) }

  /// ln of 2^exponent * (1 + r + lost) / reciprocal.
  func logarithm(_ r: Double, lost: Double) -> Double {
    let r2 = r * r
    let r4 = r2 * r2
    let low = (-0.4999999999999968).addingProduct(r, 0.33333333333332005)
    let middle = (-0.2500000000437373).addingProduct(r, 0.20000000009280938)
    let high = (-0.16666650546695666).addingProduct(r, 0.14285690939597326)
    let top = (-0.125220000081181).addingProduct(r, 0.11135561406034511)
    let polynomial = low.addingProduct(r2, middle).addingProduct(r4, high.addingProduct(r2, top))
    let e = Double(reciprocal32 < 24 ? exponent + 1 : exponent)
    let j = reciprocal32 & 15
    let table = Self.logarithms[j].addingProduct(e, Self.ln2.high)
    let sum = table + r
    let tail = (r - (sum - table)).addingProduct(r2, polynomial)
    return sum + (tail + (Self.logarithmTails[j] + lost).addingProduct(Self.ln2.low, e))
  }

  private static let ln2 = (high: 0.6931471805582987, low: 1.6465949582866463e-12)

  /// The first mantissa whose reciprocal, as the processor estimates it, rounds to 16, 17, ... 31
  /// 32nds.
  private static let firstMantissa = [
    0x1.f08p+0, 0x1.d41cp+0, 0x1.badp+0, 0x1.a41ap+0, 0x1.8f9cp+0, 0x1.7d07p+0, 0x1.6c15p+0,
    0x1.5c99p+0, 0x1.4e5fp+0, 0x1.4143p+0, 0x1.3523p+0, 0x1.29e6p+0, 0x1.1f7p+0, 0x1.15b4p+0,
    0x1.0c97p+0, 0x1.040fp+0,
  ]

  /// -ln of the reciprocals 32/32 or 16/32 * 2, 17/32 * 2 ... 23/32 * 2, 24/32 ... 31/32, to 42
  /// bits.
  private static let logarithms = [
    0x0.0p+0, -0x1.f0a30c012p-5, -0x1.e27076e2bp-4, -0x1.5ff3070a78p-3, -0x1.c8ff7c79a8p-3,
    -0x1.1675cababcp-2, -0x1.4618bc21c4p-2, -0x1.739d7f6bbcp-2, 0x1.269621134cp-2,
    0x1.f991c6cb38p-3, 0x1.a93ed3c8bp-3, 0x1.5bf406b54p-3, 0x1.1178e8228p-3, 0x1.9335e5d59p-4,
    0x1.08598b59ep-4, 0x1.0415d89e8p-5,
  ]

  /// What these lack.
  private static let logarithmTails = [
    0x0.0p+0, 0x1.3ab33d066d1d2p-42, 0x1.a342c2af0003cp-45, -0x1.3d3c873e20a07p-43,
    -0x1.a21ac25d81ef3p-43, 0x1.9f1fc63382a8fp-42, -0x1.ec27d0b7b37b3p-42,
    -0x1.0069ce24c53fbp-42, 0x1.b92783beb7677p-42, 0x1.9bcbecca0cdf3p-42,
    -0x1.30e486a0ac42dp-42, 0x1.ed8fdc149767ep-42, -0x1.b8421cc74be04p-43,
    0x1.2622b8757a8fbp-42, 0x1.d034451fecdfbp-43, -0x1.77771fd187145p-42,
  ]
}
