import Glibc

/// Cross entropy of labels between 0 and 1, or its excess over the labels' own entropy.
struct CrossEntropyMetric: Metric {
  enum Kind: Sendable { case plain, lambda, divergence }

  let kind: Kind
  private let rows: MetricRows
  private let totalWeight: Double
  private let offset: Double

  init(_ kind: Kind, _ rows: MetricRows) throws {
    self.kind = kind
    self.rows = rows
    let name = Self.name(kind)
    try UnitInterval.check(rows.labels, name)
    var total = Double(rows.count)
    if let weights = rows.weights {
      let range = FloatRange(weights)
      total = Double(range.sum)
      switch kind {
      case .plain where range.minimum < 0:
        throw BoostingError("[\(name):Init]: (metric) weights not allowed to be negative")
      case .lambda where range.minimum <= 0:
        throw BoostingError("[\(name):Init]: (metric) all weights must be positive")
      case .divergence where range.minimum < 0:
        throw BoostingError("[\(name):Init]: (metric) at least one weight is negative")
      default: break
      }
    }
    guard total > 0 || kind == .lambda else {
      throw BoostingError(
        "[Init:\(name)]: sum-of-weights = \(NumberText.fixed(total)) is non-positive")
    }
    totalWeight = total
    offset =
      kind == .divergence ? rows.sum { Self.entropy(Double(rows.labels[$0])) } / total : 0
  }

  private static func name(_ kind: Kind) -> String {
    switch kind {
    case .plain: "cross_entropy"
    case .lambda: "cross_entropy_lambda"
    case .divergence: "kullback_leibler"
    }
  }

  var names: [String] { [Self.name(kind)] }

  func evaluate(_ scores: UnsafePointer<Double>, _ transform: OutputTransform?) -> [Double] {
    if kind == .lambda { return [lambdaLoss(scores, transform ?? .softplus)] }
    let transform = transform ?? .identity
    let sum = rows.sum { i in
      var p = 0.0
      transform.apply(scores + i, &p, count: 1)
      return Self.loss(rows.labels[i], p)
    }
    return [kind == .divergence ? offset + sum / totalWeight : sum / totalWeight]
  }

  private func lambdaLoss(
    _ scores: UnsafePointer<Double>, _ transform: OutputTransform
  ) -> Double {
    var sum = 0.0
    for i in 0..<rows.count {
      var rate = 0.0
      transform.apply(scores + i, &rate, count: 1)
      let weight = rows.weights?[i] ?? 1
      sum += Self.loss(rows.labels[i], 1 - exp(Double(-weight) * rate))
    }
    return sum / Double(rows.count)
  }

  private static func loss(_ label: Float, _ p: Double) -> Double {
    let least = 1.0e-12
    let a = Double(label) * log(p > least ? p : least)
    let b = Double(1 - label) * log(1 - p > least ? 1 - p : least)
    return -(a + b)
  }

  private static func entropy(_ p: Double) -> Double {
    var sum = 0.0
    if p > 0 { sum += p * log(p) }
    let q = 1 - p
    if q > 0 { sum += q * log(q) }
    return sum
  }
}
