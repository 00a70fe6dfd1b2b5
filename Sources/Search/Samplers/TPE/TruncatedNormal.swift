import Foundation

/// Logarithms of normal probabilities, accurate in both tails.
///
/// Source: Optuna 5.0 `_truncnorm.py`, after scipy's `log_ndtr` and Cephes.
enum NormalLog {
  static let logRootTwoPi = 0.9189385332046727
  private static let rootHalf = 0.7071067811865476
  private static let logTwoPi = 1.8378770664093454

  /// The probability below `a`.
  static func cumulative(_ a: Double) -> Double {
    let x = a / 1.4142135623730951
    if x < -rootHalf { return 0.5 * erfc(-x) }
    if x < rootHalf { return 0.5 + 0.5 * erf(x) }
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

/// Draws from a normal distribution cut off at `a` and `b` standard deviations.
struct TruncatedNormal {
  private let a: Double
  private let b: Double
  private let below: Double
  private let above: Double
  private let mass: Double

  init(_ a: Double, _ b: Double) {
    self.a = a
    self.b = b
    below = 0.5 * erfc(-a * 0.7071067811865476)
    above = 0.5 * erfc(b * 0.7071067811865476)
    mass =
      a > 0
      ? 0.5 * (erfc(a * 0.7071067811865476) - erfc(b * 0.7071067811865476))
      : b <= 0
        ? 0.5 * (erfc(-b * 0.7071067811865476) - erfc(-a * 0.7071067811865476))
        : 0.5 * (erf(b * 0.7071067811865476) - erf(a * 0.7071067811865476))
  }

  /// The point below which lies the share `q` of the mass.
  func quantile(_ q: Double) -> Double {
    if q == 0 { return a }
    if q == 1 { return b }
    if mass < 1e-280 { return tailQuantile(q) }
    let left = below + q * mass
    if left <= 0.5 { return inverseCumulative(left) }
    return -inverseCumulative(above + (1 - q) * mass)
  }

  /// By Newton's method on logarithms, for masses that doubles do not hold.
  private func tailQuantile(_ q: Double) -> Double {
    if a < 0 {
      return inverseLog(
        sum(NormalLog.logCumulative(a), log(q) + NormalLog.logMass(a, b)))
    }
    return -inverseLog(
      sum(NormalLog.logCumulative(-b), log1p(-q) + NormalLog.logMass(a, b)))
  }

  private func sum(_ x: Double, _ y: Double) -> Double {
    x == y ? x + log(2) : max(x, y) + log1p(exp(-abs(x - y)))
  }

  private func inverseLog(_ y: Double) -> Double {
    var x = -(-2 * (y + NormalLog.logRootTwoPi)).squareRoot()
    for _ in 0..<100 {
      let l = NormalLog.logCumulative(x)
      let step = (l - y) * exp(l + 0.5 * x * x + NormalLog.logRootTwoPi)
      x -= step
      if abs(step) < 1e-8 * abs(x) { break }
    }
    return x
  }
}

/// The point below which a standard normal variable lies with probability `p` <= 1/2, to full
/// double precision: algorithm AS 241 of Wichura (1988).
func inverseCumulative(_ p: Double) -> Double {
  let q = p - 0.5
  if abs(q) <= 0.425 { return q * centralRatio(0.180625 - q * q) }
  let r = (-log(p)).squareRoot()
  return -(r <= 5 ? middleRatio(r - 1.6) : farRatio(r - 5))
}

private func centralRatio(_ r: Double) -> Double {
  let top =
    ((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r
      + 45921.953931549871457) * r + 13731.693765509461125) * r + 1971.5909503065514427) * r
      + 133.14166789178437745) * r + 3.387132872796366608
  let bottom =
    ((((((5226.495278852545925 * r + 28729.085735721942674) * r + 39307.89580009271061) * r
      + 21213.794301586595867) * r + 5394.1960214247511077) * r + 687.1870074920579083) * r
      + 42.313330701600911252) * r + 1.0
  return top / bottom
}

private func middleRatio(_ r: Double) -> Double {
  let top =
    ((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r
      + 0.24178072517745061177) * r + 1.27045825245236838258) * r + 3.64784832476320460504) * r
      + 5.7694972214606914055) * r + 4.6303378461565452959) * r + 1.42343711074968357734
  let bottom =
    ((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r
      + 0.0151986665636164571966) * r + 0.14810397642748007459) * r + 0.68976733498510000455) * r
      + 1.6763848301838038494) * r + 2.05319162663775882187) * r + 1.0
  return top / bottom
}

private func farRatio(_ r: Double) -> Double {
  let top =
    ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r
      + 0.0012426609473880784386) * r + 0.026532189526576123093) * r + 0.29656057182850489123) * r
      + 1.7848265399172913358) * r + 5.4637849111641143699) * r + 6.6579046435011037772
  let bottom =
    ((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r
      + 1.8463183175100546818e-5) * r + 7.868691311456132591e-4) * r + 0.0148753612908506148525)
      * r + 0.13692988092273580531) * r + 0.59983220655588793769) * r + 1.0
  return top / bottom
}
