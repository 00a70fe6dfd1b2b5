import Foundation

/// Normal probabilities to the last bit of Optuna's.
///
/// Source: Optuna 5.0 `_truncnorm.py`, which calls the C library for single numbers and numpy for
/// arrays.
struct ExactNormal {
  let arithmetic: NumpyArithmetic

  private static let closeToOne = -1e-2

  /// The logarithm of the probability between `a` and `b`.
  func logMass(_ a: Double, _ b: Double) -> Double {
    if b <= 0 { return difference(NormalLog.logCumulative(b), NormalLog.logCumulative(a)) }
    if a > 0 { return difference(NormalLog.logCumulative(-a), NormalLog.logCumulative(-b)) }
    return arithmetic.log1p(-cumulative(a) - cumulative(-b))
  }

  private func difference(_ p: Double, _ q: Double) -> Double {
    p + arithmetic.log1p(-arithmetic.exp(q - p))
  }

  private func cumulative(_ a: Double) -> Double { 0.5 + 0.5 * erf(a / 1.4142135623730951) }

  /// The points below which lie given shares of the mass of given distributions.
  ///
  /// They are solved together, since the result shows in its last bits in how many rounds: Optuna
  /// ends its Newton iteration when all points of a draw have converged. Models trained with these
  /// parameters differ when a bit does.
  func quantiles(_ points: [(normal: TruncatedNormal, share: Double)]) -> [Double] {
    var result = [Double](repeating: 0, count: points.count)
    for isLeft in [true, false] {
      let places = points.indices.filter { points[$0].normal.isLeft == isLeft }
      if places.isEmpty { continue }
      let logs = places.map { logProbability(points[$0].normal, points[$0].share) }
      for (place, x) in zip(places, inverse(logs)) {
        result[place] = points[place].normal.limited(isLeft ? x : -x, points[place].share)
      }
    }
    return result
  }

  /// ln of the probability, without cuts, beyond the point at the share `q`: below it for `isLeft`,
  /// above it otherwise.
  private func logProbability(_ normal: TruncatedNormal, _ q: Double) -> Double {
    let share = normal.isLeft ? arithmetic.log(q) : arithmetic.log1p(-q)
    return sum(normal.logOutside, share + normal.logMass)
  }

  /// ln(exp(x) + exp(y)).
  private func sum(_ x: Double, _ y: Double) -> Double {
    x == y ? x + 0.6931471805599453 : max(x, y) + Foundation.log1p(Foundation.exp(-abs(x - y)))
  }

  /// The points below which the logarithms of the probability are `logs`.
  func inverse(_ logs: [Double]) -> [Double] {
    // Close to 1 the other side is solved: its logarithm keeps its digits.
    let targets = logs.map {
      $0 > Self.closeToOne ? arithmetic.log(-arithmetic.expm1($0)) : $0
    }
    var points = targets.map(start)
    var isFixed = [Bool](repeating: false, count: points.count)
    var allClose = false
    var round = 0
    while !allClose && round < 100 {
      round += 1
      allClose = true
      for i in points.indices where !isFixed[i] {
        let x = points[i]
        let below = NormalLog.logCumulative(x)
        let logDensity = -0.5 * (x * x) - NormalLog.logRootTwoPi
        let step = (below - targets[i]) * arithmetic.exp(below - logDensity)
        points[i] = x - step
        isFixed[i] = points[i] == x && x != 0
        if !(abs(step) < 1e-8 * abs(points[i])) { allClose = false }
      }
    }
    return zip(logs, points).map { $0 > Self.closeToOne ? -$1 : $1 }
  }

  /// By the tail's asymptote or the logistic distribution.
  private func start(_ y: Double) -> Double {
    if y < -5 { return -(-2 * (y + NormalLog.logRootTwoPi)).squareRoot() }
    return -(3.0.squareRoot() / .pi) * arithmetic.log(arithmetic.expm1(-y))
  }
}

/// A normal distribution cut off at `a` and `b` standard deviations.
struct TruncatedNormal {
  private let a: Double
  private let b: Double
  let logMass: Double
  /// ln of the probability beyond the end that quantiles are counted from.
  let logOutside: Double

  init(_ a: Double, _ b: Double, _ exact: ExactNormal) {
    self.a = a
    self.b = b
    logMass = exact.logMass(a, b)
    logOutside = NormalLog.logCumulative(a < 0 ? a : -b)
  }

  /// Whether quantiles are counted from the left end.
  var isLeft: Bool { a < 0 }

  /// The quantile `x` of the share `q`, exact at the ends.
  func limited(_ x: Double, _ q: Double) -> Double {
    a == b ? .nan : q == 0 ? a : q == 1 ? b : x
  }
}
