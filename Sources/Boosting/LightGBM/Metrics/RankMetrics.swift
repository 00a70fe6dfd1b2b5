/// NDCG or mean average precision at several ranks, the mean over queries.
struct RankMetric: Metric {
  enum Kind: Sendable { case ndcg, map }

  let kind: Kind
  private let labels: [Float]
  private let borders: [Int32]
  private let queryWeights: [Float]?
  private let totalWeight: Double
  private let ranks: [Int]
  private let gains: GainTable
  private let inverseBest: [[Double]]

  init(_ kind: Kind, _ config: LightGBMConfig, _ metadata: Metadata) throws {
    self.kind = kind
    labels = metadata.labels
    ranks = config.evalAt.isEmpty ? [1, 2, 3, 4, 5] : config.evalAt
    guard ranks.allSatisfy({ $0 > 0 }) else {
      throw BoostingError.check("(ref_eval_at[i]) > (0)")
    }
    gains = GainTable(config)
    guard let borders = metadata.queryBoundaries else {
      throw BoostingError(
        kind == .ndcg
          ? "The NDCG metric requires query information"
          : "For MAP metric, there should be query information")
    }
    self.borders = borders
    queryWeights = metadata.queryWeights
    totalWeight =
      queryWeights.map { $0.reduce(0.0) { $0 + Double($1) } } ?? Double(borders.count - 1)
    guard kind == .ndcg else {
      inverseBest = []
      return
    }
    try gains.check(labels, borders)
    let (labels, gains, ranks) = (labels, gains, ranks)
    inverseBest = zip(borders, borders.dropFirst()).map { start, end in
      gains.best(ranks, labels[Int(start)..<Int(end)]).map { $0 > 0 ? 1 / $0 : -1 }
    }
  }

  var names: [String] { ranks.map { (kind == .ndcg ? "ndcg@" : "map@") + "\($0)" } }
  var isHigherBetter: Bool { true }

  func evaluate(_ scores: UnsafePointer<Double>, _ transform: OutputTransform?) -> [Double] {
    var sums = [Double](repeating: 0, count: ranks.count)
    for query in 0..<borders.count - 1 {
      let rows = Int(borders[query])..<Int(borders[query + 1])
      let order = rows.sorted { (scores[$1], $0) < (scores[$0], $1) }
      let values = kind == .ndcg ? ndcg(query, order) : precision(order)
      // A query without positives counts 1 in full, whatever its weight.
      let isEmpty = kind == .ndcg && inverseBest[query][0] <= 0
      let weight = isEmpty ? 1 : queryWeights.map { Double($0[query]) } ?? 1
      for k in sums.indices { sums[k] += values[k] * weight }
    }
    return sums.map { $0 / totalWeight }
  }

  private func ndcg(_ query: Int, _ order: [Int]) -> [Double] {
    if inverseBest[query][0] <= 0 { return ranks.map { _ in 1 } }
    var (sum, rank) = (0.0, 0)
    return ranks.enumerated().map { k, limit in
      while rank < min(limit, order.count) {
        sum += gains.labelGains[Int(labels[order[rank]])] * gains.discounts[rank]
        rank += 1
      }
      return sum * inverseBest[query][k]
    }
  }

  private func precision(_ order: [Int]) -> [Double] {
    let positives = order.count { labels[$0] > 0.5 }
    var (hits, rank) = (0, 0)
    var sum = 0.0
    return ranks.map { limit in
      let end = min(limit, order.count)
      while rank < end {
        if labels[order[rank]] > 0.5 {
          hits += 1
          sum += Double(hits) / Double(Float(rank) + 1)
        }
        rank += 1
      }
      return positives > 0 ? sum / Double(min(positives, end)) : 1
    }
  }
}
