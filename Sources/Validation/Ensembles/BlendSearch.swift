/// How the weights of a blend are chosen.
public enum BlendMethod: Sendable, Equatable {
  /// The best of all weights in equal steps that add up to 1.
  case grid
  /// Members are added one at a time, repeatedly where that helps: Caruana and others, "Ensemble
  /// selection from libraries of models" (2004).
  case hill
  case equal
  case fixed([Double])
}

/// Weights for several models' predictions of the same rows, judged by the best threshold's score.
public struct BlendSearch: Sendable {
  /// Predictions, one array a member.
  public let members: [[Double]]
  public let truth: [Bool]
  /// Thresholds that are tried for every choice of weights.
  public let thresholds: [Double]
  public var metric = DecisionMetric.f1
  /// Members that `hill` adds at most.
  public var additions = 50

  public struct Choice: Sendable {
    public let weights: [Double]
    public let threshold: Double
    public let score: Double
  }

  /// - Throws: `ValidationError` for no members, or predictions of other lengths than `truth`.
  public init(
    members: [[Double]], truth: [Bool], thresholds: [Double]
  ) throws(ValidationError) {
    guard !members.isEmpty else { throw ValidationError("blend: no runs") }
    let counts = [truth.count] + members.map(\.count)
    guard Set(counts).count == 1 else { throw .lengths(counts) }
    (self.members, self.truth, self.thresholds) = (members, truth, thresholds)
  }

  /// The weights and threshold of the best score over some rows; of equal scores the first.
  ///
  /// - Parameter rows: nil for all.
  /// - Throws: `ValidationError` for a grid of too many members, or when cancelled.
  public func choose(
    _ method: BlendMethod, rows: [Int]? = nil, isCancelled: () -> Bool = { false }
  ) throws(ValidationError) -> Choice {
    let part = rows.map { self.rows($0) } ?? self
    switch method {
    case .fixed(let weights): return try part.best([weights], isCancelled)
    case .equal:
      let weights = [Double](repeating: 1 / Double(members.count), count: members.count)
      return try part.best([weights], isCancelled)
    case .grid: return try part.best(try Self.grid(members.count), isCancelled)
    case .hill: return try part.climb(isCancelled)
    }
  }

  /// The weighted sum of members, from the first to the last.
  public static func combine(_ members: [[Double]], _ weights: [Double]) -> [Double] {
    guard let first = members.first else { return [] }
    var sum = first.map { weights[0] * $0 }
    for (member, weight) in zip(members, weights).dropFirst() {
      for row in sum.indices { sum[row] += weight * member[row] }
    }
    return sum
  }

  /// All weights in steps of 1/100 for two members, 1/20 for three, 1/10 for four and five; the first
  /// member's weight changes slowest.
  public static func grid(_ members: Int) throws(ValidationError) -> [[Double]] {
    let steps: Int
    switch members {
    case 1: return [[1]]
    case 2: steps = 100
    case 3: steps = 20
    case 4, 5: steps = 10
    default:
      throw ValidationError(
        "blend: a grid of weights is for 2 to 5 runs, not \(members); use weights='hill'")
    }
    var all: [[Double]] = []
    func extend(_ counts: [Int], _ left: Int) {
      if counts.count == members - 1 {
        all.append((counts + [left]).map { Double($0) / Double(steps) })
        return
      }
      for count in 0...left { extend(counts + [count], left - count) }
    }
    extend([], steps)
    return all
  }

  private func best(
    _ candidates: [[Double]], _ isCancelled: () -> Bool
  ) throws(ValidationError) -> Choice {
    var best: Choice?
    for weights in candidates {
      if isCancelled() { throw Self.interrupted }
      let choice = try score(weights)
      if choice.score > best?.score ?? -.infinity { best = choice }
    }
    guard let best else { throw ValidationError("blend: no weights to try") }
    return best
  }

  private func climb(_ isCancelled: () -> Bool) throws(ValidationError) -> Choice {
    var counts = [Int](repeating: 0, count: members.count)
    var best: Choice?
    for total in 1...additions {
      var step: (member: Int, choice: Choice)?
      for member in members.indices {
        if isCancelled() { throw Self.interrupted }
        var tried = counts
        tried[member] += 1
        let choice = try score(tried.map { Double($0) / Double(total) })
        if choice.score > step?.choice.score ?? -.infinity { step = (member, choice) }
      }
      guard let step else { break }
      counts[step.member] += 1
      if step.choice.score > best?.score ?? -.infinity { best = step.choice }
    }
    guard let best else { throw ValidationError("blend: no weights to try") }
    return best
  }

  private func score(_ weights: [Double]) throws(ValidationError) -> Choice {
    let sweep = try ThresholdSweep(
      truth: truth, scores: Self.combine(members, weights), grid: thresholds, metric: metric)
    return Choice(weights: weights, threshold: sweep.threshold, score: sweep.score)
  }

  private func rows(_ rows: [Int]) -> BlendSearch {
    var part = self
    part = BlendSearch(
      unchecked: members.map { member in rows.map { member[$0] } }, rows.map { truth[$0] },
      thresholds)
    part.metric = metric
    part.additions = additions
    return part
  }

  private init(unchecked members: [[Double]], _ truth: [Bool], _ thresholds: [Double]) {
    (self.members, self.truth, self.thresholds) = (members, truth, thresholds)
  }

  private static let interrupted = ValidationError(
    "blend: interrupted", pythonClass: "KeyboardInterrupt")
}

extension BlendSearch {
  /// What blending is worth on rows that had no part in choosing weights and threshold.
  public struct Nested: Sendable {
    /// The score of all folds' decisions together.
    public let score: Double
    /// What was chosen without each fold.
    public let choices: [Choice]
  }

  /// Chooses weights and threshold without each fold, and decides that fold's rows by them.
  ///
  /// - Throws: `ValidationError` unless the folds test every row exactly once.
  public func nested(
    _ method: BlendMethod, folds: FoldSet, isCancelled: () -> Bool = { false }
  ) throws(ValidationError) -> Nested {
    guard let fold = folds.testFold else {
      throw ValidationError("blend: nested=True needs folds that test every row once")
    }
    var counts = DecisionCounts(
      truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0)
    var choices: [Choice] = []
    for (number, split) in folds.splits.enumerated() {
      let choice = try choose(
        method, rows: truth.indices.filter { fold[$0] != number }, isCancelled: isCancelled)
      let held = members.map { member in split.test.map { member[$0] } }
      for (row, score) in zip(split.test, Self.combine(held, choice.weights)) {
        switch (truth[row], score > choice.threshold) {
        case (true, true): counts.truePositives += 1
        case (false, true): counts.falsePositives += 1
        case (true, false): counts.falseNegatives += 1
        case (false, false): counts.trueNegatives += 1
        }
      }
      choices.append(choice)
    }
    return Nested(score: metric.score(counts), choices: choices)
  }
}
