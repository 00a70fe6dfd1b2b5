/// The score of deciding `p > threshold` for every threshold of a grid.
public struct ThresholdSweep: Sendable {
  /// In the order they were given.
  public let thresholds: [Double]
  public let scores: [Double]
  /// The place of the best threshold: the first of equal scores, as a loop with `>` finds it.
  public let best: Int

  public var threshold: Double { thresholds[best] }
  public var score: Double { scores[best] }

  /// Whether the best threshold is the smallest or largest of several, so that a better one may
  /// lie outside of the grid.
  public var isAtEdge: Bool {
    guard let low = thresholds.min(), let high = thresholds.max(), low < high else { return false }
    return threshold == low || threshold == high
  }

  /// Sweeps a grid; every middle between neighbouring scores (and one below all) where it is nil.
  ///
  /// Equal to computing the metric anew for every threshold, in any order of the grid.
  /// - Parameters:
  ///   - truth: whether each row is of the positive class.
  ///   - scores: a score a row; rows of NaN are never predicted positive.
  ///   - weights: nil for equal weights.
  /// - Throws: `ValidationError` for other lengths, no rows, an empty grid, or NaN in it.
  /// - Complexity: O((n + g) log g).
  public init(
    truth: [Bool], scores: [Double], grid: [Double]? = nil, metric: DecisionMetric = .f1,
    weights: [Double]? = nil
  ) throws(ValidationError) {
    let counts = [truth.count, scores.count] + (weights.map { [$0.count] } ?? [])
    guard Set(counts).count == 1 else { throw .lengths(counts) }
    guard !truth.isEmpty else { throw ValidationError("best_threshold: no rows") }
    let thresholds = grid ?? Self.middles(scores)
    guard !thresholds.isEmpty else { throw ValidationError("best_threshold: grid is empty") }
    guard !thresholds.contains(where: \.isNaN) else {
      throw ValidationError("best_threshold: grid contains NaN")
    }
    let above = Self.above(thresholds, truth, scores, weights)
    self.thresholds = thresholds
    self.scores = above.map(metric.score)
    var best = 0
    for i in self.scores.indices where self.scores[i] > self.scores[best] { best = i }
    self.best = best
  }

  /// The decisions of every threshold, by sorting the rows into the gaps of the sorted grid.
  private static func above(
    _ thresholds: [Double], _ truth: [Bool], _ scores: [Double], _ weights: [Double]?
  ) -> [DecisionCounts] {
    let order = thresholds.indices.sorted { thresholds[$0] < thresholds[$1] }
    let sorted = order.map { thresholds[$0] }
    var positives = [Double](repeating: 0, count: sorted.count + 1)
    var negatives = positives
    for i in scores.indices {
      let gap = scores[i].isNaN ? 0 : lowerBound(sorted, scores[i])
      let weight = weights?[i] ?? 1
      if truth[i] { positives[gap] += weight } else { negatives[gap] += weight }
    }
    let allPositive = positives.reduce(0, +)
    let allNegative = negatives.reduce(0, +)
    let none = DecisionCounts(
      truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0)
    var result = [DecisionCounts](repeating: none, count: sorted.count)
    var hit = 0.0
    var wrong = 0.0
    for place in sorted.indices.reversed() {
      hit += positives[place + 1]
      wrong += negatives[place + 1]
      result[order[place]] = DecisionCounts(
        truePositives: hit, falsePositives: wrong, falseNegatives: allPositive - hit,
        trueNegatives: allNegative - wrong)
    }
    return result
  }

  /// The number of thresholds below a score, which are those that predict its row positive.
  private static func lowerBound(_ sorted: [Double], _ score: Double) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < score { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// One threshold a distinct way to part the rows.
  private static func middles(_ scores: [Double]) -> [Double] {
    let distinct = Set(scores.filter(\.isFinite)).sorted()
    guard let lowest = distinct.first else { return [0] }
    let inner = zip(distinct, distinct.dropFirst()).map { low, high in
      let middle = low + (high - low) / 2
      return middle < high ? middle : low
    }
    return [lowest.nextDown] + inner
  }
}

extension ThresholdSweep {
  /// Evenly spaced thresholds, both ends included: numpy's `linspace`.
  public static func grid(from low: Double, through high: Double, count: Int) -> [Double] {
    guard count > 1 else { return count == 1 ? [low] : [] }
    let step = (high - low) / Double(count - 1)
    var grid = (0..<count).map { Double($0) * step + low }
    grid[count - 1] = high
    return grid
  }
}
