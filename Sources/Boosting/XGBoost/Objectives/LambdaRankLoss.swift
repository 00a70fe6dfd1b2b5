import Glibc

/// `rank:ndcg`: LambdaMART over the best-ranked documents of each query group.
struct LambdaRankLoss: XGBoostObjective {
  let settings: XGBoostConfig.RankSettings

  init(_ settings: XGBoostConfig.RankSettings) { self.settings = settings }

  var name: String { "rank:ndcg" }
  var defaultMetric: String { "ndcg@\(pairs)" }
  private var pairs: Int { settings.pairsPerSample ?? 32 }

  var parameters: (name: String, members: [(String, String)])? {
    func flag(_ value: Bool) -> String { value ? "1" : "0" }
    return (
      "lambdarank_param",
      [
        ("lambdarank_bias_norm", "1"),
        ("lambdarank_normalization", flag(settings.normalization)),
        ("lambdarank_num_pair_per_sample", "\(settings.pairsPerSample ?? 4_294_967_295)"),
        ("lambdarank_pair_method", settings.pairMethod),
        ("lambdarank_score_normalization", flag(settings.scoreNormalization)),
        ("lambdarank_unbiased", "0"), ("ndcg_exp_gain", flag(settings.exponentialGain)),
      ]
    )
  }

  func validate(_ data: XGBoostDataset) throws {
    try checkShape(data)
    try RankGains.validate(data, exponential: settings.exponentialGain)
  }

  func baseScore(_ data: XGBoostDataset) throws -> [Float] { try newtonStep(data) }

  func gradients(
    _ scores: [Float], _ data: XGBoostDataset, into out: UnsafeMutablePointer<SIMD2<Float>>
  ) throws {
    let bounds = data.groupBounds.isEmpty ? [0, data.rowCount] : data.groupBounds
    let groups = bounds.count - 1
    var sum = 0.0
    for group in 0..<groups { sum += Double(data.weights.isEmpty ? 1 : data.weights[group]) }
    let norm = Float(Double(groups) / sum)
    let gains = RankGains(exponential: settings.exponentialGain, bounds)
    for group in 0..<groups {
      let range = bounds[group]..<bounds[group + 1]
      let weight = data.weights.isEmpty ? 1 : data.weights[group]
      groupGradients(
        Array(scores[range]), Array(data.labels[range]), gains, out + range.lowerBound)
      for i in 0..<range.count {
        out[range.lowerBound + i] = out[range.lowerBound + i] * weight * norm
      }
    }
  }

  private func groupGradients(
    _ scores: [Float], _ labels: [Float], _ gains: RankGains,
    _ out: UnsafeMutablePointer<SIMD2<Float>>
  ) {
    let count = scores.count
    out.update(repeating: .zero, count: count)
    let rank = RankGains.order(scores)
    let inverse = gains.inverseIdeal(labels, top: pairs)
    guard let best = rank.first, let worst = rank.last else { return }
    let normalizes = settings.scoreNormalization && scores[best] != scores[worst]
    var sum = 0.0
    for i in 0..<min(count, pairs) {
      for j in i + 1..<max(i + 1, count) where labels[rank[i]] != labels[rank[j]] {
        let (high, low) = labels[rank[i]] < labels[rank[j]] ? (j, i) : (i, j)
        let (top, bottom) = (rank[high], rank[low])
        let difference = scores[top] - scores[bottom]
        let sigmoid = Double(SingleMath.sigmoid(difference))
        var change = gains.change(labels[top], labels[bottom], high, low, inverse).magnitude
        if normalizes { change /= Double(difference.magnitude) + 0.01 }
        let lambda = Float((sigmoid - 1) * change)
        let hessian = Float(max(sigmoid * (1 - sigmoid), 1e-16) * change * 2)
        out[top] += SIMD2(lambda, hessian)
        out[bottom] += SIMD2(-lambda, hessian)
        sum += -2 * Double(lambda)
      }
    }
    guard settings.normalization, sum > 0 else { return }
    let norm = log2(1 + sum) / sum
    if norm != 1 { for i in 0..<count { out[i] = out[i] * Float(norm) } }
  }
}

/// Gains of relevance degrees and discounts of ranks.
struct RankGains {
  private let isExponential: Bool
  private let discounts: [Double]

  init(exponential: Bool, _ bounds: [Int]) {
    isExponential = exponential
    let longest = zip(bounds, bounds.dropFirst()).map { $1 - $0 }.max() ?? 0
    discounts = (0..<longest).map { 1 / log2(Double($0) + 2) }
  }

  /// - Throws: for degrees that have no exponential gain.
  static func validate(_ data: XGBoostDataset, exponential: Bool) throws {
    guard exponential else { return }
    guard data.labels.allSatisfy({ $0 >= 0 && ($0.rounded(.down) - $0).magnitude <= 1e-6 }) else {
      throw BoostingError.xgboost(
        "When using relevance degree as target, label must be either 0 or positive integer.")
    }
    guard data.labels.allSatisfy({ $0 <= 31 }) else {
      throw BoostingError.xgboost(
        "Relevance degress must be lesser than or equal to 31 when the exponential NDCG gain "
          + "function is used. Set `ndcg_exp_gain` to false to use custom DCG gain.")
    }
  }

  /// Places by descending score; equal ones keep their order.
  static func order(_ scores: [Float]) -> [Int] {
    scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
  }

  private func gain(_ label: Float) -> Double {
    isExponential ? Double((UInt32(1) << UInt32(label)) - 1) : Double(label)
  }

  /// The discounted gain of the first places of an order.
  func sum(_ labels: [Float], _ order: [Int], top: Int, times factor: Double) -> Double {
    var sum = 0.0
    for (i, place) in order.prefix(top).enumerated() {
      sum += discounts[i] * gain(labels[place]) * factor
    }
    return sum
  }

  /// One over the best possible sum; 0 where nothing is relevant.
  func inverseIdeal(_ labels: [Float], top: Int) -> Double {
    let ideal = sum(labels, Self.order(labels), top: top, times: 1)
    return ideal == 0 ? 0 : 1 / ideal
  }

  /// What swapping two ranks changes.
  func change(
    _ high: Float, _ low: Float, _ highRank: Int, _ lowRank: Int, _ inverse: Double
  ) -> Double {
    let (a, b) = (gain(high), gain(low))
    let (c, d) = (discounts[highRank], discounts[lowRank])
    let original = a * c + b * d
    let changed = b * c + a * d
    return (original - changed) * inverse
  }
}
