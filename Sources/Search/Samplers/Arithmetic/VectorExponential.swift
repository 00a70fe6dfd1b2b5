import Foundation

/// Exponentials to the last bit of numpy's with AVX-512.
///
/// x = (k / 16) ln 2 + r: a table of 2^(j/16), a polynomial in r, and a power of two.
///
/// Source: the behaviour of `exp` and `expm1` in numpy 2.4 (Intel's SVML, constants from its
/// published data); tested against numpy's results.
enum VectorExponential {
  private static let largest = 707.7032713517042
  private static let log2e = 1.4426950408889634
  /// Added to a number, leaves its 16ths in the lowest bits.
  private static let shifter = 0x1.8000000003ff0p+48
  private static let ln2 = (high: 0.6931471805599453, low: 2.3190468138462996e-17)

  static func exp(_ x: Double) -> Double {
    guard abs(x) < largest else { return Foundation.exp(x) }
    let n = floor16(x)
    let r = remainder(x, n)
    let r2 = r * r
    let high = 0.008331512908898442.addingProduct(r, 0.0014193283516881214)
    let middle = 0.1666666658485894.addingProduct(r, 0.0416667205488057)
    let low = 0.999999999999984.addingProduct(r, 0.5000000000059126)
    let j = Int(n * 16) & 15
    let polynomial = low.addingProduct(r2, middle.addingProduct(r2, high))
    let root = powers[j]
    return scale(root.addingProduct(root, powerTails[j].addingProduct(polynomial, r)), n)
  }

  static func expm1(_ x: Double) -> Double {
    guard x < largest && x > -.infinity else { return Foundation.expm1(x) }
    let shifted = shifter.addingProduct(x, log2e)
    let n = shifted - shifter
    let j = Int(shifted.bitPattern & 15)
    let head = x.addingProduct(-n, ln2.high)
    let r = head.addingProduct(-n, ln2.low)
    let lost = (head - r).addingProduct(-n, ln2.low)
    let power = scale(powers[j], max(n, -128))
    let polynomial = expm1Polynomial(r, (lost + powerTails[j]).addingProduct(powerTails[j], r))
    // power - 1 + power * (r + polynomial), with what every sum loses.
    let difference = power - 1
    let (small, large) = power < 1 ? (power, -1.0) : (-1.0, power)
    let sum = difference.addingProduct(power, r)
    let lostProduct = (-(sum - difference)).addingProduct(r, power)
    let tail = ((large - difference) + small).addingProduct(polynomial, power) + lostProduct
    let result = sum + tail
    return x.sign == .minus ? -abs(result) : abs(result)
  }

  /// exp(r) - 1 - r, and `tail`.
  private static func expm1Polynomial(_ r: Double, _ tail: Double) -> Double {
    let r2 = r * r
    let high = 0.00019842304240775933.addingProduct(r, 2.4802880303830418e-05)
    let middle = 0.008333333321199928.addingProduct(r, 0.0013888888868262008)
    let low = 0.1666666666666712.addingProduct(r, 0.04166666666666792)
    let top = low.addingProduct(r2, middle.addingProduct(r2, high))
    return tail.addingProduct(r2, 0.5.addingProduct(r, top))
  }

  /// x / ln 2 rounded down to 16ths.
  private static func floor16(_ x: Double) -> Double {
    let product = x * log2e
    let floor = (product * 16).rounded(.down) / 16
    // The product itself may have been rounded up to a 16th.
    let isAbove = floor == product && (-product).addingProduct(x, log2e) < 0
    return isAbove ? floor - 0.0625 : floor
  }

  private static func remainder(_ x: Double, _ n: Double) -> Double {
    x.addingProduct(-n, ln2.high).addingProduct(-n, ln2.low)
  }

  /// `x` times two to the power of `n` rounded down, which is between normal numbers.
  private static func scale(_ x: Double, _ n: Double) -> Double {
    x * Double(bitPattern: UInt64(1023 + Int(n.rounded(.down))) << 52)
  }

  /// 2^(j/16).
  private static let powers = [
    0x1.0000000000000p+0, 0x1.0b5586cf9890fp+0, 0x1.172b83c7d517bp+0, 0x1.2387a6e756238p+0,
    0x1.306fe0a31b715p+0, 0x1.3dea64c123422p+0, 0x1.4bfdad5362a27p+0, 0x1.5ab07dd485429p+0,
    0x1.6a09e667f3bcdp+0, 0x1.7a11473eb0187p+0, 0x1.8ace5422aa0dbp+0, 0x1.9c49182a3f090p+0,
    0x1.ae89f995ad3adp+0, 0x1.c199bdd85529cp+0, 0x1.d5818dcfba487p+0, 0x1.ea4afa2a490dap+0,
  ]

  /// What 2^(j/16) is more than its double, relative to it.
  private static let powerTails = [
    0x0.0p+0, 0x1.79aa65d837b6dp-54, -0x1.01b15eaa59348p-55, 0x1.68efde3a8a894p-54,
    0x1.34d754db0abb6p-55, 0x1.59f48a72a4c6dp-55, 0x1.690cebb7aafb0p-56, 0x1.063e1e21c5409p-54,
    -0x1.3b3efbf5e2228p-54, -0x1.b32dcb94da51dp-56, 0x1.db72fc1f0eab4p-55, 0x1.1affc2b91ce27p-56,
    0x1.c1a7792cb3387p-55, 0x1.36eae30af0cb3p-56, 0x1.4a385a63d07a7p-56, -0x1.ff7128fd391f0p-55,
  ]
}
