/// scikit-learn's metrics, one function each, in its arithmetic.
public enum Metrics {}

extension Metrics {
  /// `f1_score`, or `fbeta_score` with another beta: one number where averaged, else one a class.
  public static func fScore(
    _ pair: LabelPair, _ options: ScoreOptions = ScoreOptions(),
    warn: WarningHandler = ignoreWarning
  ) throws(ValidationError) -> [Double] {
    try ClassScores(pair, options, warnFor: [.fScore], warn: warn).fScore
  }

  /// `precision_score`.
  public static func precision(
    _ pair: LabelPair, _ options: ScoreOptions = ScoreOptions(),
    warn: WarningHandler = ignoreWarning
  ) throws(ValidationError) -> [Double] {
    try ClassScores(pair, options, warnFor: [.precision], warn: warn).precision
  }

  /// `recall_score`.
  public static func recall(
    _ pair: LabelPair, _ options: ScoreOptions = ScoreOptions(),
    warn: WarningHandler = ignoreWarning
  ) throws(ValidationError) -> [Double] {
    try ClassScores(pair, options, warnFor: [.recall], warn: warn).recall
  }

  /// `accuracy_score`; the weight of right rows with `normalize: false`.
  public static func accuracy(_ pair: LabelPair, normalize: Bool = true) -> Double {
    let right = pair.truth.indices.map { pair.truth[$0] == pair.predicted[$0] ? 1.0 : 0.0 }
    if normalize { return average(right, weights: pair.weights) ?? .nan }
    guard let weights = pair.weights else { return right.reduce(0, +) }
    return zip(right, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// `balanced_accuracy_score`: the mean recall over true classes.
  public static func balancedAccuracy(
    _ pair: LabelPair, adjusted: Bool = false, warn: WarningHandler = ignoreWarning
  ) throws(ValidationError) -> Double {
    let matrix = try ConfusionMatrix(pair, warn: warn)
    let sums = matrix.rowSums
    let all = sums.indices.map { matrix[$0, $0] / sums[$0] }
    let recalls = all.filter { !$0.isNaN }
    if recalls.count < all.count { warn(.user("y_pred contains classes not in y_true")) }
    let score = pairwiseSum(recalls) / Double(recalls.count)
    if !adjusted { return score }
    let chance = 1 / Double(recalls.count)
    if chance == 1 {
      let what = score == chance ? "invalid value" : "divide by zero"
      warn(
        ValidationWarning(
          message: "\(what) encountered in scalar divide", category: "RuntimeWarning"))
    }
    return (score - chance) / (1 - chance)
  }

  /// `matthews_corrcoef`: the correlation of truth and prediction, 0 where undefined.
  public static func matthews(
    _ pair: LabelPair, warn: WarningHandler = ignoreWarning
  ) throws(ValidationError) -> Double {
    let matrix = try ConfusionMatrix(pair, warn: warn)
    let truth = matrix.rowSums
    let predicted = matrix.columnSums
    let right = truth.indices.reduce(0) { $0 + matrix[$1, $1] }
    let rows = pairwiseSum(predicted)
    func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    let both = right * rows - dot(truth, predicted)
    let spread = (rows * rows - dot(predicted, predicted)) * (rows * rows - dot(truth, truth))
    return spread == 0 ? 0 : both / spread.squareRoot()
  }
}
