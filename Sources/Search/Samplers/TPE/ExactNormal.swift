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
      // ln of the probability, without cuts, beyond the point: below it for `isLeft`, above it
      // otherwise.
      var logs = places.map { isLeft ? points[$0].share : -points[$0].share }
      if isLeft { arithmetic.log(&logs) } else { arithmetic.log1p(&logs) }
      for (i, place) in places.enumerated() {
        let normal = points[place].normal
        logs[i] = sum(normal.logOutside, logs[i] + normal.logMass)
      }
      for (place, x) in zip(places, inverse(logs)) {
        result[place] = points[place].normal.limited(isLeft ? x : -x, points[place].share)
      }
    }
    return result
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
    var points = starts(targets)
    solve(&points, targets)
    return zip(logs, points).map { $0 > Self.closeToOne ? -$1 : $1 }
  }

  /// Newton's method from `points`, until all of them have converged.
  private func solve(_ points: inout [Double], _ targets: [Double]) {
    // Points that move no more are left out.
    var moving = Array(points.indices)
    var rest = [Double](repeating: 0, count: points.count)
    var slope = rest
    var allClose = false
    var round = 0
    while !allClose && round < 100 {
      round += 1
      for (k, i) in moving.enumerated() {
        let x = points[i]
        let below = NormalLog.logCumulative(x)
        let logDensity = -0.5 * (x * x) - NormalLog.logRootTwoPi
        rest[k] = below - targets[i]
        slope[k] = below - logDensity
      }
      arithmetic.exp(&slope)
      allClose = true
      var kept = 0
      for (k, i) in moving.enumerated() {
        let x = points[i]
        let step = rest[k] * slope[k]
        points[i] = x - step
        if !(abs(step) < 1e-8 * abs(points[i])) { allClose = false }
        if points[i] == x && x != 0 { continue }
        moving[kept] = i
        kept += 1
      }
      moving.removeLast(moving.count - kept)
      slope.removeLast(slope.count - kept)
    }
  }

  /// By the tail's asymptote or the logistic distribution.
  private func starts(_ targets: [Double]) -> [Double] {
    var points = targets.map { -$0 }
    arithmetic.expm1(&points)
    arithmetic.log(&points)
    for (i, y) in targets.enumerated() {
      points[i] =
        y < -5
        ? -(-2 * (y + NormalLog.logRootTwoPi)).squareRoot()
        : -(3.0.squareRoot() / .pi) * points[i]
    }
    return points
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
