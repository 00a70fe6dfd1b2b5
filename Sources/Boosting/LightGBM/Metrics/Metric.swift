/// A measure of scores against labels.
protocol Metric: Sendable {
  /// One for every value, as `auc` or `ndcg@1`, `ndcg@2`, ….
  var names: [String] { get }
  var isHigherBetter: Bool { get }

  /// - Parameters:
  ///   - scores: raw scores, class after class.
  ///   - transform: the objective's; nil for an objective from outside.
  func evaluate(_ scores: UnsafePointer<Double>, _ transform: OutputTransform?) -> [Double]
}

extension Metric {
  var isHigherBetter: Bool { false }
}

/// Labels and weights as metrics use them.
struct MetricRows: Sendable {
  let labels: [Float]
  let weights: [Float]?
  let totalWeight: Double

  init(_ data: LightGBMDataset) {
    labels = data.metadata.labels
    weights = data.metadata.weights
    totalWeight =
      weights.map { $0.reduce(0.0) { $0 + Double($1) } } ?? Double(data.metadata.labels.count)
  }

  var count: Int { labels.count }

  /// The sum of weighted losses, row after row.
  @inline(__always)
  func sum(_ loss: (Int) -> Double) -> Double {
    var sum = 0.0
    if let weights {
      for i in 0..<count { sum += loss(i) * Double(weights[i]) }
    } else {
      for i in 0..<count { sum += loss(i) }
    }
    return sum
  }
}

/// The mean of a loss of each row's prediction.
struct PointwiseMetric: Metric {
  let names: [String]
  let rows: MetricRows
  let loss: @Sendable (_ label: Float, _ prediction: Double) -> Double
  /// From the sum of losses and of weights to the metric.
  var finish: @Sendable (Double, Double) -> Double = { $0 / $1 }

  func evaluate(_ scores: UnsafePointer<Double>, _ transform: OutputTransform?) -> [Double] {
    let transform = transform ?? .identity
    let sum = rows.sum { i in
      var prediction = 0.0
      transform.apply(scores + i, &prediction, count: 1)
      return loss(rows.labels[i], prediction)
    }
    return [finish(sum, rows.totalWeight)]
  }
}
