import Arrays
import Testing

@testable import Validation

private func sample(_ count: Int, seed: UInt32, step: Double = 0) throws -> ([Bool], [Double]) {
  let stream = RandomState(seed: seed)
  let truth = try stream.draws(.standardUniform, count: count).map { $0 < 0.1 }
  let noise = try stream.draws(.standardUniform, count: count)
  let scores = zip(truth, noise).map { positive, u in
    let score = 0.7 * u + (positive ? 0.2 : 0)
    return step > 0 ? (score / step).rounded() * step : score
  }
  return (truth, scores)
}

/// The loop that notebooks write: every threshold's metric by scikit-learn's function.
private func loop(_ truth: [Bool], _ scores: [Double], _ grid: [Double], _ metric: DecisionMetric)
  throws -> (Int, [Double])
{
  var best = 0
  var all: [Double] = []
  for t in grid {
    let pair = try LabelPair(
      truth: .ints(truth.map { $0 ? 1 : 0 }), predicted: .ints(scores.map { $0 > t ? 1 : 0 }))
    let score =
      switch metric {
      case .fScore(let beta):
        try Metrics.fScore(pair, ScoreOptions(beta: beta))[0]
      case .precision: try Metrics.precision(pair)[0]
      case .recall: try Metrics.recall(pair)[0]
      case .accuracy: Metrics.accuracy(pair)
      case .balancedAccuracy: try Metrics.balancedAccuracy(pair)
      case .matthews: try Metrics.matthews(pair)
      }
    all.append(score)
    if score > all[best] { best = all.count - 1 }
  }
  return (best, all)
}

@Test func `a sweep equals the loop over thresholds with every metric`() throws {
  let grid = ThresholdSweep.grid(from: 0.03, through: 0.5, count: 200)
  for (seed, step) in [(1, 0.0), (2, 0.05), (3, 0.01)] {
    let (truth, scores) = try sample(800, seed: UInt32(seed), step: step)
    for metric: DecisionMetric in [
      .f1, .fScore(beta: 2), .fScore(beta: 0), .precision, .recall, .accuracy, .balancedAccuracy,
      .matthews,
    ] {
      for thresholds in [grid, grid.reversed(), scores.sorted()] {
        let sweep = try ThresholdSweep(
          truth: truth, scores: scores, grid: thresholds, metric: metric)
        let (best, all) = try loop(truth, scores, thresholds, metric)
        #expect(sweep.best == best)
        #expect(sweep.scores == all)
      }
    }
  }
}

@Test func `without a grid no threshold does better than the sweep's`() throws {
  let (truth, scores) = try sample(400, seed: 5)
  let sweep = try ThresholdSweep(truth: truth, scores: scores)
  let (_, all) = try loop(truth, scores, [-1] + scores, .f1)
  #expect(sweep.score == all.max()!)
  #expect(!sweep.isAtEdge)
}

@Test func `a best threshold at the edge of the grid is told`() throws {
  let sweep = try ThresholdSweep(
    truth: [false, false, true, true], scores: [0.1, 0.6, 0.8, 0.9], grid: [0.1, 0.3, 0.5, 0.7])
  #expect(sweep.threshold == 0.7)
  #expect(sweep.isAtEdge)
}

@Test func `rows of NaN are never predicted positive`() throws {
  let sweep = try ThresholdSweep(
    truth: [true, true, false], scores: [.nan, 0.9, 0.2], grid: [-1, 0.5])
  let expected: [Double] = [2.0 / 4.0, 2.0 / 3.0]
  #expect(sweep.scores == expected)
}

@Test func `a bootstrap interval is the same on every run and covers the score`() throws {
  let (truth, scores) = try sample(500, seed: 9)
  func f1(_ rows: [Int]) -> Double {
    var hit = 0.0
    var both = 0.0
    for i in rows {
      let predicted = scores[i] > 0.5
      hit += predicted && truth[i] ? 1 : 0
      both += (predicted ? 1 : 0) + (truth[i] ? 1 : 0)
    }
    return both == 0 ? 0 : 2 * hit / both
  }
  let a = try BootstrapInterval(rows: 500, resamples: 200, seed: 4, score: f1)
  let b = try BootstrapInterval(rows: 500, resamples: 200, seed: 4, score: f1)
  #expect(a == b)
  #expect(a.low < a.score && a.score < a.high && a.standardError > 0.01)
  let stratified = try BootstrapInterval(
    rows: 500, resamples: 50, strata: truth.map { $0 ? 1 : 0 }, seed: 4
  ) { rows in Double(rows.count { truth[$0] }) }
  #expect(stratified.low == stratified.high)
  #expect(throws: ValidationError.self) {
    try BootstrapInterval(rows: 500, isCancelled: { true }, score: f1)
  }
}
