/// A two-class problem with a score a row, checked as scikit-learn's ranking metrics do.
public struct ScoredRows: Sendable {
  /// 1 for rows of the positive class, else 0.
  let truth: [Double]
  let scores: [Double]
  let weights: [Double]?

  /// - Parameter positive: the class that high scores speak for; nil for 1 among 0 and 1.
  /// - Throws: `ValidationError` in scikit-learn's words.
  public init(
    truth: LabelColumn, scores: [Double], positive: LabelValue? = nil, weights: [Double]? = nil
  ) throws(ValidationError) {
    let labels = Labels(truth)
    let type = labels.targetType
    guard type == "binary" || (type == "multiclass" && positive != nil) else {
      throw ValidationError("\(type) format is not supported")
    }
    let wanted = if let positive { positive } else { try Self.standardPositive(labels.classes) }
    let code = labels.classes.firstIndex(of: wanted)
    try self.init(
      isPositive: labels.codes.map { $0 == code }, scores: scores, weights: weights)
  }

  init(isPositive: [Bool], scores: [Double], weights: [Double]?) throws(ValidationError) {
    let counts = [isPositive.count, scores.count] + (weights.map { [$0.count] } ?? [])
    guard Set(counts).count == 1 else { throw .lengths(counts) }
    guard !scores.isEmpty else {
      throw ValidationError("Found array with 0 sample(s) while a minimum of 1 is required.")
    }
    try requireFinite(scores)
    truth = isPositive.map { $0 ? 1 : 0 }
    self.scores = scores
    self.weights = weights
  }

  private static func standardPositive(
    _ classes: [LabelValue]
  ) throws(ValidationError) -> LabelValue {
    let allowed: [[LabelValue]] = [
      [.int(0), .int(1)], [.int(-1), .int(1)], [.int(0)], [.int(-1)], [.int(1)],
    ]
    if allowed.contains(classes) { return .int(1) }
    let listed = classes.map { $0.number == nil ? $0.arrayText : $0.text }
    throw ValidationError(
      "y_true takes value in {\(listed.joined(separator: ", "))} and pos_label is not specified: "
        + "either make y_true take value in {0, 1} or {-1, 1} or pass pos_label explicitly.")
  }
}

/// - Throws: for NaN and infinite values, in scikit-learn's words.
func requireFinite(_ values: [Double]) throws(ValidationError) {
  if values.allSatisfy(\.isFinite) { return }
  throw ValidationError(
    values.contains(where: \.isNaN)
      ? "Input contains NaN."
      : "Input contains infinity or a value too large for dtype('float64').")
}

/// Weights of false and true positives at every distinct score, highest first.
struct ScoreCurve {
  private(set) var falsePositives: [Double] = []
  private(set) var truePositives: [Double] = []
  private(set) var thresholds: [Double] = []

  /// - Complexity: O(n log n).
  init(_ rows: ScoredRows) {
    var order: [(score: Double, row: Int)] = []
    order.reserveCapacity(rows.scores.count)
    for (row, score) in rows.scores.enumerated() where rows.weights?[row] != 0 {
      order.append((score, row))
    }
    order.sort { $0.score > $1.score || ($0.score == $1.score && $0.row < $1.row) }
    var right = 0.0
    var wrong = 0.0
    for (i, entry) in order.enumerated() {
      let weight = rows.weights?[entry.row] ?? 1
      right += rows.truth[entry.row] * weight
      if rows.weights != nil {
        wrong += (1 - rows.truth[entry.row]) * weight
      } else {
        wrong = Double(i + 1) - right
      }
      if i + 1 == order.count || order[i + 1].score != entry.score {
        falsePositives.append(wrong)
        truePositives.append(right)
        thresholds.append(entry.score)
      }
    }
  }

  /// Keeps the points that `isKept` lets pass, and the first and last.
  mutating func thin(_ isKept: (Int) -> Bool) {
    let kept = thresholds.indices.filter { $0 == 0 || $0 == thresholds.count - 1 || isKept($0) }
    falsePositives = kept.map { falsePositives[$0] }
    truePositives = kept.map { truePositives[$0] }
    thresholds = kept.map { thresholds[$0] }
  }

  /// Whether the curve bends at an inner point.
  func isCorner(_ i: Int) -> Bool {
    func bend(_ v: [Double]) -> Double { (v[i + 1] - v[i]) - (v[i] - v[i - 1]) }
    return bend(falsePositives) != 0 || bend(truePositives) != 0
  }

  /// Whether the true positives change before or after an inner point.
  func changesRecall(_ i: Int) -> Bool {
    truePositives[i] != truePositives[i - 1] || truePositives[i + 1] != truePositives[i]
  }
}
