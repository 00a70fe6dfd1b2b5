/// Weighted rows by true class (rows) and predicted class (columns).
public struct ConfusionMatrix: Sendable {
  public enum Normalization: Sendable { case none, byTruth, byPrediction, byAll }

  public let classes: [LabelValue]
  /// Row-major, classes by classes.
  public let counts: [Double]

  /// - Parameters:
  ///   - labels: the classes to count, in this order; all by default.
  ///   - warn: receives scikit-learn's warning of a single class.
  /// - Throws: `ValidationError` where `labels` is empty or has no true class.
  public init(
    _ pair: LabelPair, labels: [LabelValue]? = nil, normalize: Normalization = .none,
    warn: WarningHandler = ignoreWarning
  ) throws(ValidationError) {
    let chosen = labels ?? pair.classes
    if labels != nil {
      guard !chosen.isEmpty else {
        throw ValidationError("'labels' should contain at least one label.")
      }
      let present = Set(pair.truth)
      guard chosen.contains(where: { pair.code(of: $0).map(present.contains) ?? false }) else {
        throw ValidationError("At least one label specified must be in y_true")
      }
    }
    classes = chosen
    var place = [Int](repeating: -1, count: pair.classes.count)
    for (i, label) in chosen.enumerated() {
      if let code = pair.code(of: label) { place[code] = i }
    }
    let n = chosen.count
    var counts = [Double](repeating: 0, count: n * n)
    for i in 0..<pair.count {
      let row = place[pair.truth[i]]
      let column = place[pair.predicted[i]]
      if row >= 0 && column >= 0 { counts[row * n + column] += pair.weights?[i] ?? 1 }
    }
    self.counts = Self.normalized(counts, n, normalize)
    if n == 1 {
      warn(
        .user(
          "A single label was found in 'y_true' and 'y_pred'. For the confusion matrix to have the "
            + "correct shape, use the 'labels' parameter to pass all known labels."))
    }
  }

  public subscript(truth: Int, predicted: Int) -> Double {
    counts[truth * classes.count + predicted]
  }

  var rowSums: [Double] { Self.rowSums(counts, classes.count) }

  var columnSums: [Double] { Self.columnSums(counts, classes.count) }

  private static func rowSums(_ counts: [Double], _ n: Int) -> [Double] {
    (0..<n).map { row in pairwiseSum(Array(counts[(row * n)..<(row * n + n)])) }
  }

  private static func columnSums(_ counts: [Double], _ n: Int) -> [Double] {
    (0..<n).map { column in (0..<n).reduce(0) { $0 + counts[$1 * n + column] } }
  }

  private static func normalized(
    _ counts: [Double], _ n: Int, _ normalization: Normalization
  ) -> [Double] {
    let scale: (Int) -> Double
    switch normalization {
    case .none: return counts
    case .byAll:
      let total = pairwiseSum(counts)
      scale = { _ in total }
    case .byTruth:
      let sums = rowSums(counts, n)
      scale = { sums[$0 / n] }
    case .byPrediction:
      let sums = columnSums(counts, n)
      scale = { sums[$0 % n] }
    }
    return counts.indices.map { i in
      let share = counts[i] / scale(i)
      return share.isNaN ? 0 : share
    }
  }
}
