import Glibc

/// Losses of regression metrics; each is LightGBM's formula.
enum RegressionLosses {
  typealias Loss = @Sendable (Float, Double) -> Double

  static func loss(_ name: String, _ config: LightGBMConfig) -> Loss? {
    let (alpha, c, rho) = (config.alpha, config.fairC, config.tweedieVariancePower)
    switch name {
    case "l2", "rmse":
      return { label, score in (score - Double(label)) * (score - Double(label)) }
    case "l1": return { label, score in (score - Double(label)).magnitude }
    case "quantile":
      return { label, score in
        let delta = Double(label) - score
        return delta < 0 ? (alpha - 1) * delta : alpha * delta
      }
    case "huber":
      return { label, score in
        let size = (score - Double(label)).magnitude
        let difference = score - Double(label)
        return size <= alpha ? 0.5 * difference * difference : alpha * (size - 0.5 * alpha)
      }
    case "fair":
      return { label, score in
        let x = (score - Double(label)).magnitude
        return c * x - c * c * log1p(x / c)
      }
    case "poisson":
      return { label, score in
        let score = max(score, leastScore)
        return score - Double(label) * log(score)
      }
    case "mape":
      return { label, score in
        (Double(label) - score).magnitude / Double(max(1, label.magnitude))
      }
    case "gamma": return gamma
    case "gamma_deviance":
      return { label, score in
        let ratio = Double(label) / (score + 1.0e-9)
        return ratio - safeLog(ratio) - 1
      }
    case "tweedie":
      return { label, score in
        let score = max(score, leastScore)
        let a = Double(label) * exp((1 - rho) * log(score)) / (1 - rho)
        let b = exp((2 - rho) * log(score)) / (2 - rho)
        return -a + b
      }
    default: return nil
    }
  }

  private static let leastScore = Double(Float(1e-10))

  private static func safeLog(_ x: Double) -> Double { x > 0 ? log(x) : -.infinity }

  @Sendable private static func gamma(_ label: Float, _ score: Double) -> Double {
    let theta = -1 / score
    let b = -safeLog(-theta)
    // The library takes the logarithm of a float in one place and of a double in the other.
    let c = safeLog(Double(label)) - Double(label > 0 ? logf(label) : -.infinity)
    return -((Double(label) * theta - b) + c)
  }
}

/// The share of the labels' variance that predictions explain.
struct R2Metric: Metric {
  let rows: MetricRows
  private let total: Double

  init(_ rows: MetricRows) {
    self.rows = rows
    // The library multiplies labels by weights in float.
    let products = rows.weights.map { zip(rows.labels, $0).map { $0 * $1 } } ?? rows.labels
    let mean = products.reduce(0.0) { $0 + Double($1) } / rows.totalWeight
    total = rows.sum { i in
      let difference = Double(rows.labels[i]) - mean
      return difference * difference
    }
  }

  var names: [String] { ["r2"] }
  var isHigherBetter: Bool { true }

  func evaluate(_ scores: UnsafePointer<Double>, _ transform: OutputTransform?) -> [Double] {
    let transform = transform ?? .identity
    let residual = rows.sum { i in
      var prediction = 0.0
      transform.apply(scores + i, &prediction, count: 1)
      let difference = Double(rows.labels[i]) - prediction
      return difference * difference
    }
    if total.magnitude < zeroThreshold { return [residual.magnitude < zeroThreshold ? 1 : 0] }
    return [1 - residual / total]
  }
}
