import Foundation

/// Logarithms of normal probabilities, accurate in both tails.
///
/// Source: Optuna 5.0 `_truncnorm.py`, after scipy's `log_ndtr` and Cephes.
enum NormalLog {
  static let logRootTwoPi = 0.9189385332046727
  private static let rootHalf = 0.7071067811865476
  private static let centre = 1 / 1.4142135623730951
  private static let logTwoPi = 1.8378770664093454

  /// The probability below `a`.
  static func cumulative(_ a: Double) -> Double {
    let x = a / 1.4142135623730951
    if x < -centre { return 0.5 * erfc(-x) }
    if x < centre { return 0.5 + 0.5 * erf(x) }
    return 1 - 0.5 * erfc(x)
  }

  /// The logarithm of the probability below `a`.
  static func logCumulative(_ a: Double) -> Double {
    if a > 6 { return -cumulative(-a) }
    if a > -20 { return log(cumulative(a)) }
    return asymptoticLogCumulative(a)
  }

  private static func asymptoticLogCumulative(_ a: Double) -> Double {
    let head = -0.5 * a * a - log(-a) - 0.5 * logTwoPi
    var last = 0.0
    var sum = 1.0
    var numerator = 1.0
    var factor = 1.0
    let inverse = 1 / (a * a)
    var sign = 1.0
    var i = 0.0
    while abs(last - sum) > .ulpOfOne {
      i += 1
      last = sum
      sign = -sign
      factor *= inverse
      numerator *= 2 * i - 1
      sum += sign * numerator * factor
    }
    return head + log(sum)
  }

  /// The logarithm of the probability between `a` and `b`.
  ///
  /// One difference of `erfc` where that keeps its digits, else a difference of logarithms.
  static func logMass(_ a: Double, _ b: Double) -> Double {
    let mass =
      a > 0
      ? erfc(a * rootHalf) - erfc(b * rootHalf)
      : b <= 0
        ? erfc(-b * rootHalf) - erfc(-a * rootHalf)
        : erf(b * rootHalf) - erf(a * rootHalf)
    if mass > 1e-280 { return log(0.5 * mass) }
    return a > 0 ? leftLogMass(-b, -a) : leftLogMass(a, b)
  }

  private static func leftLogMass(_ a: Double, _ b: Double) -> Double {
    let p = logCumulative(b)
    return p + log1p(-exp(logCumulative(a) - p))
  }
}
