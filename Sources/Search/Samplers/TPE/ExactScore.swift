import Foundation

/// Log-densities in Optuna's own order of operations, for candidates that are almost equally good.
///
/// Candidates with the same ratio of densities are told apart by rounding alone, so which one Optuna
/// proposes shows only when every sum is taken in its order.
struct ExactScore {
  private let estimator: ParzenEstimator

  init(_ estimator: ParzenEstimator) { self.estimator = estimator }

  /// The log-density of one candidate, a value a parameter.
  func logDensity(_ candidate: [Double]) -> Double {
    var terms = [Double](repeating: 0, count: estimator.weights.count)
    var continuous: [(kernels: NumericKernels, place: Double)] = []
    for (kernels, value) in zip(estimator.kernels, candidate) {
      switch kernels {
      case .categorical(let categorical):
        for k in terms.indices { terms[k] += categorical.exactLog(kernel: k, Int(value)) }
      case .numeric(let numeric):
        if case .continuous = numeric.cache.dimension.kind {
          continuous.append((numeric, numeric.cache.dimension.place(value)))
        } else {
          addWindow(numeric, value, &terms)
        }
      }
    }
    if !continuous.isEmpty { addContinuous(continuous, &terms) }
    for k in terms.indices { terms[k] += log(estimator.weights[k]) }
    let peak = terms.max()!
    if peak == -.infinity { return peak }
    let sum = terms.map { exp($0 - peak) }.withUnsafeBufferPointer { pairwiseSum($0) }
    return log(sum) + peak
  }

  private func addWindow(_ numeric: NumericKernels, _ value: Double, _ terms: inout [Double]) {
    let d = numeric.cache.dimension
    let left = d.place(value - d.step / 2)
    let right = d.place(value + d.step / 2)
    for k in terms.indices {
      let mu = numeric.mus[k]
      let sigma = numeric.sigmas[k]
      terms[k] += NormalLog.plainLogMass((left - mu) / sigma, (right - mu) / sigma)
      terms[k] -= NormalLog.plainLogMass((d.lowEdge - mu) / sigma, (d.highEdge - mu) / sigma)
    }
  }

  private func addContinuous(
    _ parameters: [(kernels: NumericKernels, place: Double)], _ terms: inout [Double]
  ) {
    for k in terms.indices {
      let parts = parameters.map { numeric, place in
        let d = numeric.cache.dimension
        let sigma = numeric.sigmas[k]
        let z = (place - numeric.mus[k]) / sigma
        let a = (d.lowEdge - numeric.mus[k]) / sigma
        let b = (d.highEdge - numeric.mus[k]) / sigma
        guard a <= z && z <= b else { return -Double.infinity }
        return -(z * z) / 2 - NormalLog.logRootTwoPi - NormalLog.plainLogMass(a, b) - log(sigma)
      }
      terms[k] += parts.withUnsafeBufferPointer { pairwiseSum($0) }
    }
  }
}

extension CategoricalKernels {
  /// The logarithm of a probability with the row's sum taken in numpy's order.
  func exactLog(kernel: Int, _ choice: Int) -> Double {
    let row = row(kernel)
    return log(row[choice] / row.withUnsafeBufferPointer { pairwiseSum($0) })
  }
}

extension NormalLog {
  /// The logarithm of the probability between `a` and `b` by Optuna's formulas.
  static func plainLogMass(_ a: Double, _ b: Double) -> Double {
    if b <= 0 { return difference(logCumulative(b), logCumulative(a)) }
    if a > 0 { return difference(logCumulative(-a), logCumulative(-b)) }
    return log1p(-plainCumulative(a) - plainCumulative(-b))
  }

  private static func difference(_ p: Double, _ q: Double) -> Double { p + log1p(-exp(q - p)) }

  private static func plainCumulative(_ a: Double) -> Double {
    0.5 + 0.5 * erf(a / 1.4142135623730951)
  }
}
