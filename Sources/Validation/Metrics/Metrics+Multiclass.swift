/// How a multiclass problem is cut into two-class ones.
public enum MulticlassScheme: String, Sendable {
  /// Each class against all others.
  case oneVersusRest = "ovr"
  /// Each pair of classes, Hand and Till (2001).
  case oneVersusOne = "ovo"
}

/// A score a row and class, row-major.
public struct ScoreMatrix: Sendable {
  public let values: [Double]
  public let columns: Int

  public init(values: [Double], columns: Int) {
    self.values = values
    self.columns = columns
  }

  var rows: Int { columns == 0 ? 0 : values.count / columns }

  func column(_ c: Int) -> [Double] { (0..<rows).map { values[$0 * columns + c] } }

  func row(_ r: Int) -> [Double] { Array(values[(r * columns)..<((r + 1) * columns)]) }
}

extension Metrics {
  /// `roc_auc_score` of more than two classes.
  ///
  /// - Parameters:
  ///   - scores: probabilities, a column a class in ascending order of the classes.
  ///   - average: macro, weighted, micro (one versus rest), or nil for one a class.
  /// - Throws: `ValidationError` in scikit-learn's words.
  public static func rocAreas(
    _ truth: LabelColumn, _ scores: ScoreMatrix, scheme: MulticlassScheme,
    average: ScoreAverage? = .macro, labels: [LabelValue]? = nil, weights: [Double]? = nil,
    warn: WarningHandler = ignoreWarning
  ) throws(ValidationError) -> [Double] {
    let coded = try classCodes(truth, scores, labels)
    for r in 0..<scores.rows where !(abs(pairwiseSum(scores.row(r)) - 1) <= 1.001e-5) {
      throw ValidationError(
        "Target scores need to be probabilities for multiclass roc_auc, i.e. they should sum up to "
          + "1.0 over classes")
    }
    if scheme == .oneVersusOne {
      guard average == .macro || average == .weighted else {
        guard average == nil else {
          throw ValidationError(
            "average must be one of ('macro', 'weighted', None) for multiclass problems")
        }
        throw ValidationError(
          "average=None is not implemented for multi_class='ovo'.",
          pythonClass: "NotImplementedError")
      }
      guard weights == nil else {
        throw ValidationError(
          "sample_weight is not supported for multiclass one-vs-one ROC AUC, 'sample_weight' must "
            + "be None in this case.")
      }
      return [try pairAreas(coded, scores, weighted: average == .weighted, warn)]
    }
    return try averaged(coded, scores, average, weights) { rows throws(ValidationError) in
      try rocArea(rows, warn: warn)
    }
  }

  /// `average_precision_score` of more than two classes, each against the rest.
  public static func averagePrecisions(
    _ truth: LabelColumn, _ scores: ScoreMatrix, average: ScoreAverage? = .macro,
    weights: [Double]? = nil, warn: WarningHandler = ignoreWarning
  ) throws(ValidationError) -> [Double] {
    let coded = try classCodes(truth, scores, nil)
    return try averaged(coded, scores, average, weights) { rows throws(ValidationError) in
      averagePrecision(rows, warn: warn)
    }
  }

  private static func classCodes(
    _ truth: LabelColumn, _ scores: ScoreMatrix, _ labels: [LabelValue]?
  ) throws(ValidationError) -> [Int] {
    let found = Labels(truth)
    guard found.count == scores.rows else { throw .lengths([found.count, scores.rows]) }
    try requireFinite(scores.values)
    guard let labels else {
      guard found.classes.count == scores.columns else {
        throw ValidationError(
          "Number of classes in y_true not equal to the number of columns in 'y_score'")
      }
      return found.codes
    }
    guard labels.count == scores.columns else {
      throw ValidationError(
        "Number of given labels, \(labels.count), not equal to the number of columns in 'y_score', "
          + "\(scores.columns)")
    }
    var place: [Int] = []
    for value in found.classes {
      guard let i = labels.firstIndex(of: value) else {
        throw ValidationError("'y_true' contains labels not in parameter 'labels'")
      }
      place.append(i)
    }
    return found.codes.map { place[$0] }
  }

  private static func averaged(
    _ codes: [Int], _ scores: ScoreMatrix, _ kind: ScoreAverage?, _ weights: [Double]?,
    _ score: (ScoredRows) throws(ValidationError) -> Double
  ) throws(ValidationError) -> [Double] {
    if kind == .micro {
      let truth = codes.flatMap { code in (0..<scores.columns).map { $0 == code } }
      let repeated = weights.map { $0.flatMap { [Double](repeating: $0, count: scores.columns) } }
      return [
        try score(ScoredRows(isPositive: truth, scores: scores.values, weights: repeated))
      ]
    }
    var perClass: [Double] = []
    for c in 0..<scores.columns {
      perClass.append(
        try score(
          ScoredRows(
            isPositive: codes.map { $0 == c }, scores: scores.column(c), weights: weights)))
    }
    guard let kind else { return perClass }
    guard kind == .weighted else { return [average(perClass)!] }
    var rows = [Double](repeating: 0, count: scores.columns)
    for (i, code) in codes.enumerated() { rows[code] += weights?[i] ?? 1 }
    if abs(pairwiseSum(rows)) <= 1e-8 { return [0] }
    for c in rows.indices where rows[c] == 0 { perClass[c] = 0 }
    return [average(perClass, weights: rows) ?? 0]
  }

  private static func pairAreas(
    _ codes: [Int], _ scores: ScoreMatrix, weighted: Bool, _ warn: WarningHandler
  ) throws(ValidationError) -> Double {
    let present = Set(codes).sorted()
    var areas: [Double] = []
    var prevalence: [Double] = []
    for (i, a) in present.enumerated() {
      for b in present[(i + 1)...] {
        let rows = codes.indices.filter { codes[$0] == a || codes[$0] == b }
        func area(_ positive: Int) throws(ValidationError) -> Double {
          try rocArea(
            ScoredRows(
              isPositive: rows.map { codes[$0] == positive },
              scores: rows.map { scores.values[$0 * scores.columns + positive] }, weights: nil),
            warn: warn)
        }
        areas.append((try area(a) + area(b)) / 2)
        prevalence.append(Double(rows.count) / Double(codes.count))
      }
    }
    return average(areas, weights: weighted ? prevalence : nil) ?? .nan
  }
}
