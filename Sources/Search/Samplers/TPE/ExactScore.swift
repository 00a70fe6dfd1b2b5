import Foundation

/// Log-densities in Optuna's own order of operations, for candidates that are almost equally good.
///
/// Candidates with the same ratio of densities are told apart by rounding alone, so which one Optuna
/// proposes shows only when every sum is taken in its order.
struct ExactScore {
  private let estimator: ParzenEstimator
  private var exact: ExactNormal { estimator.exact }

  init(_ estimator: ParzenEstimator) { self.estimator = estimator }

  /// The log-density of one candidate, a value a parameter.
  func logDensity(_ candidate: [Double]) -> Double {
    var terms = [Double](repeating: 0, count: estimator.weights.count)
    var continuous: [(kernels: NumericKernels, place: Double)] = []
    for (kernels, value) in zip(estimator.kernels, candidate) {
      switch kernels {
      case .categorical(let categorical):
        for k in terms.indices {
          terms[k] += exact.arithmetic.log(categorical.share(kernel: k, Int(value)))
        }
      case .numeric(let numeric):
        if case .continuous = numeric.cache.dimension.kind {
          continuous.append((numeric, numeric.cache.dimension.place(value)))
        } else {
          addWindow(numeric, value, &terms)
        }
      }
    }
    if !continuous.isEmpty { addContinuous(continuous, &terms) }
    for k in terms.indices { terms[k] += exact.arithmetic.log(estimator.weights[k]) }
    let peak = terms.max()!
    if peak == -.infinity { return peak }
    let sum = terms.map { exact.arithmetic.exp($0 - peak) }.withUnsafeBufferPointer {
      pairwiseSum($0)
    }
    return exact.arithmetic.log(sum) + peak
  }

  private func addWindow(_ numeric: NumericKernels, _ value: Double, _ terms: inout [Double]) {
    let d = numeric.cache.dimension
    let left = d.place(value - d.step / 2)
    let right = d.place(value + d.step / 2)
    for k in terms.indices {
      let mu = numeric.mus[k]
      let sigma = numeric.sigmas[k]
      terms[k] += exact.logMass((left - mu) / sigma, (right - mu) / sigma)
      terms[k] -= exact.logMass((d.lowEdge - mu) / sigma, (d.highEdge - mu) / sigma)
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
        return -(z * z) / 2 - NormalLog.logRootTwoPi - exact.logMass(a, b)
          - exact.arithmetic.log(sigma)
      }
      terms[k] += parts.withUnsafeBufferPointer { pairwiseSum($0) }
    }
  }
}

extension CategoricalKernels {
  /// A probability, with the row's sum taken in numpy's order.
  func share(kernel: Int, _ choice: Int) -> Double {
    let row = row(kernel)
    return row[choice] / row.withUnsafeBufferPointer { pairwiseSum($0) }
  }
}
