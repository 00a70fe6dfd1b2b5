/// `ndcg`, `ndcg@k`, and with a minus sign at the end groups without relevant rows as 0, not 1.
struct RankingMetric: XGBoostMetric {
  let name: String
  private let top: Int
  private let countsEmptyAsZero: Bool
  private let exponentialGain: Bool

  init(_ name: String, exponentialGain: Bool) throws {
    self.name = name
    self.exponentialGain = exponentialGain
    var rest = name.dropFirst("ndcg".count)
    countsEmptyAsZero = rest.last == "-"
    if countsEmptyAsZero { rest.removeLast() }
    if rest.isEmpty {
      top = 32
      return
    }
    guard rest.first == "@", let top = Int(rest.dropFirst()), top > 0 else {
      throw BoostingError.xgboost("Unknown metric function \(name)")
    }
    self.top = top
  }

  func value(_ predictions: [Float], _ data: XGBoostDataset) throws -> Double {
    try RankGains.validate(data, exponential: exponentialGain)
    guard predictions.count == data.labels.count else {
      throw BoostingError.xgboost("Check failed: preds.Size() == info.labels.Size()")
    }
    let bounds = data.groupBounds.isEmpty ? [0, data.rowCount] : data.groupBounds
    let gains = RankGains(exponential: exponentialGain, bounds)
    var (sum, total) = (0.0, 0.0)
    for group in 0..<bounds.count - 1 {
      let range = bounds[group]..<bounds[group + 1]
      let labels = Array(data.labels[range])
      let weight = Double(data.weights.isEmpty ? 1 : data.weights[group])
      total += weight
      let inverse = gains.inverseIdeal(labels, top: top)
      if inverse <= 0 {
        sum += countsEmptyAsZero ? 0 : 1
        continue
      }
      let order = RankGains.order(Array(predictions[range]))
      sum += gains.sum(labels, order, top: top, times: inverse) * weight
    }
    return min(1, total > 0 ? sum / total : sum)
  }
}
