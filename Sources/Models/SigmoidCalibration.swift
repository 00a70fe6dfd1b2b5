import Glibc

/// Platt's calibration: probabilities as 1 / (1 + exp(a x + b)).
///
/// scikit-learn 1.9's `_sigmoid_calibration`, after Lin, Lin and Weng, "A note on Platt's
/// probabilistic outputs for support vector machines" (2007).
public struct SigmoidCalibration: Sendable {
  public let a: Double
  public let b: Double

  public init(_ scores: [Double], isPositive: [Bool], weights: [Double]? = nil) {
    // Large scores are brought to a scale on which the search behaves.
    let largest = scores.reduce(0) { max($0, abs($1)) }
    let scale = largest >= 30 ? largest : 1
    let scores = scores.map { $0 / scale }
    var (negatives, positives) = (0.0, 0.0)
    for row in scores.indices {
      if isPositive[row] {
        positives += weights?[row] ?? 1
      } else {
        negatives += weights?[row] ?? 1
      }
    }
    let (high, low) = ((positives + 1) / (positives + 2), 1 / (negatives + 2))
    var solver = QuasiNewton()
    solver.gradientTolerance = 1e-6
    solver.maximumSearchSteps = 20
    let result = solver.minimize([0, log((negatives + 1) / (positives + 1))]) { point in
      var (loss, slopeA, slopeB) = (0.0, 0.0, 0.0)
      for row in scores.indices {
        let raw = -(point[0] * scores[row] + point[1])
        let (target, weight) = (isPositive[row] ? high : low, weights?[row] ?? 1)
        let soft = raw > 0 ? raw + log1p(exp(-raw)) : log1p(exp(raw))
        loss += weight * (soft - target * raw)
        let slope = weight * (sigmoid(raw) - target)
        slopeA -= slope * scores[row]
        slopeB -= slope
      }
      return (loss, [slopeA, slopeB])
    }
    a = result.point[0] / scale
    b = result.point[1]
  }

  public func predict(_ scores: [Double]) -> [Double] { scores.map { sigmoid(-(a * $0 + b)) } }
}
