import Glibc

/// `reg:squarederror`.
struct SquaredErrorLoss: XGBoostObjective {
  let positiveWeight: Float

  var name: String { "reg:squarederror" }
  var defaultMetric: String { "rmse" }
  var parameters: (name: String, members: [(String, String)])? {
    ("reg_loss_param", [("scale_pos_weight", SingleMath.text(positiveWeight))])
  }

  func validate(_ data: XGBoostDataset) throws { try checkShape(data) }

  func gradients(
    _ scores: [Float], _ data: XGBoostDataset, into out: UnsafeMutablePointer<SIMD2<Float>>
  ) throws {
    let (labels, weights) = (data.labels, data.weights)
    for i in scores.indices {
      var weight: Float = weights.isEmpty ? 1 : weights[i]
      if labels[i] == 1 { weight *= positiveWeight }
      out[i] = SIMD2((scores[i] - labels[i]) * weight, weight)
    }
  }

  func baseScore(_ data: XGBoostDataset) throws -> [Float] {
    if (positiveWeight - 1).magnitude > 1e-6 { return try newtonStep(data) }
    return [meanLabel(data)]
  }
}

/// `reg:absoluteerror`: signs as gradients, medians of the residuals as leaves.
struct AbsoluteErrorLoss: XGBoostObjective {
  var name: String { "reg:absoluteerror" }
  var defaultMetric: String { "mae" }
  var refitsLeaves: Bool { true }
  var parameters: (name: String, members: [(String, String)])? { nil }

  func validate(_ data: XGBoostDataset) throws { try checkShape(data) }

  func gradients(
    _ scores: [Float], _ data: XGBoostDataset, into out: UnsafeMutablePointer<SIMD2<Float>>
  ) throws {
    let (labels, weights) = (data.labels, data.weights)
    for i in scores.indices {
      let weight: Float = weights.isEmpty ? 1 : weights[i]
      let difference = scores[i] - labels[i]
      let sign: Float = difference > 0 ? 1 : difference < 0 ? -1 : 0
      out[i] = SIMD2(sign * weight, weight)
    }
  }

  func baseScore(_ data: XGBoostDataset) throws -> [Float] {
    let sum =
      data.weights.isEmpty
      ? Double(data.rowCount) : data.weights.reduce(0.0) { $0 + Double($1) }
    if sum.magnitude < 1e-6 { return [0] }
    let median = Self.median(data.labels, data.weights)
    return [Float(Double(Float(Double(median) * sum)) * (1 / sum))]
  }

  /// The median: interpolated, or with weights the first value whose summed weight is half of all.
  static func median(_ values: [Float], _ weights: [Float]) -> Float {
    let count = values.count
    guard count > 0 else { return .nan }
    let order = (0..<count).sorted { (values[$0], $0) < (values[$1], $1) }
    if !weights.isEmpty { return weightedMedian(values, weights, order) }
    let n = Double(count)
    if 0.5 <= 1 / (n + 1) { return values[order[0]] }
    if 0.5 >= n / (n + 1) { return values[order[count - 1]] }
    let x = 0.5 * (n + 1)
    let k = x.rounded(.down) - 1
    let d = (x - 1) - k
    let (low, high) = (values[order[Int(k)]], values[order[Int(k) + 1]])
    return Float(Double(low) + d * Double(high - low))
  }

  private static func weightedMedian(
    _ values: [Float], _ weights: [Float], _ order: [Int]
  ) -> Float {
    var sums: [Float] = []
    for place in order { sums.append((sums.last ?? 0) + weights[place]) }
    let half = Float(Double(sums[sums.count - 1]) * 0.5)
    let first = sums.firstIndex { !($0 < half) } ?? sums.count - 1
    return values[order[first]]
  }
}

/// `count:poisson`.
struct PoissonCountLoss: XGBoostObjective {
  /// `max_delta_step`.
  let step: Float

  var name: String { "count:poisson" }
  var defaultMetric: String { "poisson-nloglik" }
  var parameters: (name: String, members: [(String, String)])? {
    ("poisson_regression_param", [("max_delta_step", SingleMath.text(step))])
  }

  func validate(_ data: XGBoostDataset) throws {
    try checkShape(data)
    guard data.labels.allSatisfy({ $0 >= 0 }) else {
      throw BoostingError.xgboost("label must be non-negative for Poisson/Tweedie regression.")
    }
  }

  func gradients(
    _ scores: [Float], _ data: XGBoostDataset, into out: UnsafeMutablePointer<SIMD2<Float>>
  ) throws {
    let (labels, weights) = (data.labels, data.weights)
    for i in scores.indices {
      let weight: Float = weights.isEmpty ? 1 : weights[i]
      out[i] = SIMD2(
        (expf(scores[i]) - labels[i]) * weight, expf(scores[i] + step) * weight)
    }
  }

  func baseScore(_ data: XGBoostDataset) throws -> [Float] { [meanLabel(data)] }

  func margin(_ prediction: Float) throws -> Float { logf(prediction) }

  func predictions(_ scores: [Float]) -> [Float] { scores.map { expf($0) } }
}
