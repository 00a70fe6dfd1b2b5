import Foundation

extension Metrics {
  /// `log_loss`: the mean negative logarithm of the probability of the true class.
  ///
  /// - Parameters:
  ///   - probabilities: one column (of the greater class) or one a class, ascending.
  ///   - labels: the classes, where the truth may lack some.
  ///   - normalize: the mean; else the sum.
  /// - Throws: `ValidationError` in scikit-learn's words.
  public static func logLoss(
    _ truth: LabelColumn, _ probabilities: ScoreMatrix, labels: [LabelValue]? = nil,
    weights: [Double]? = nil, normalize: Bool = true, warn: WarningHandler = ignoreWarning
  ) throws(ValidationError) -> Double {
    let p = try ClassProbabilities(truth, probabilities, labels, weights, warn)
    let edge = Double.ulpOfOne
    let losses = p.codes.indices.map { i in
      -log(min(max(p.matrix.values[i * p.matrix.columns + p.codes[i]], edge), 1 - edge))
    }
    if normalize { return average(losses, weights: weights) ?? .nan }
    guard let weights else { return pairwiseSum(losses) }
    return zip(losses, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// `brier_score_loss`: the mean squared distance of the probabilities from the truth, halved for
  /// two classes.
  ///
  /// - Parameters:
  ///   - positive: the class that a single column is of; by default the greater number.
  ///   - half: whether to halve; nil for scikit-learn's rule.
  /// - Throws: `ValidationError` in scikit-learn's words.
  public static func brierScore(
    _ truth: LabelColumn, _ probabilities: ScoreMatrix, positive: LabelValue? = nil,
    labels: [LabelValue]? = nil, weights: [Double]? = nil, half: Bool? = nil,
    warn: WarningHandler = ignoreWarning
  ) throws(ValidationError) -> Double {
    let p =
      probabilities.columns == 1
      ? try ClassProbabilities(binary: truth, probabilities, positive, weights)
      : try ClassProbabilities(truth, probabilities, labels, weights, warn)
    let errors = p.codes.indices.map { i in
      pairwiseSum(
        p.matrix.row(i).enumerated().map { c, value in
          let off = (c == p.codes[i] ? 1 : 0) - value
          return off * off
        })
    }
    let score = average(errors, weights: weights) ?? .nan
    return half ?? (p.matrix.columns < 3) ? score * 0.5 : score
  }
}

/// Class probabilities and the column of every row's true class.
private struct ClassProbabilities {
  let codes: [Int]
  let matrix: ScoreMatrix

  init(
    _ truth: LabelColumn, _ given: ScoreMatrix, _ labels: [LabelValue]?, _ weights: [Double]?,
    _ warn: WarningHandler
  ) throws(ValidationError) {
    try Self.checkValues(truth, given, weights, lower: "lower")
    let found = Labels(truth)
    let classes = (labels ?? found.classes).sorted(by: Self.precedes)
    if let labels {
      try Self.checkDeclared(found.classes, labels, classes, warn)
    }
    guard classes.count > 1 else {
      guard labels == nil else {
        throw ValidationError(
          "The labels array needs to contain at least two labels, got \(arrayText(classes)).")
      }
      throw ValidationError(
        "y_true contains only one label (\(classes[0].text)). Please provide the list of all "
          + "expected class labels explicitly through the labels argument.")
    }
    let matrix = given.columns == 1 ? Self.twoColumns(given.values) : given
    let slack = 1e-8 + Double.ulpOfOne.squareRoot()
    if (0..<matrix.rows).contains(where: { abs(pairwiseSum(matrix.row($0)) - 1) > slack }) {
      warn(.user("The y_prob values do not sum to one. Make sure to pass probabilities."))
    }
    guard classes.count == matrix.columns else {
      throw ValidationError(
        labels == nil
          ? "y_true and y_prob contain different number of classes: \(classes.count) vs "
            + "\(matrix.columns). Please provide the true labels explicitly through the labels "
            + "argument. Classes found in y_true: \(arrayText(classes))"
          : "The number of classes in labels is different from that in y_prob. Classes found in "
            + "labels: \(arrayText(classes))")
    }
    let place = found.classes.map { classes.firstIndex(of: $0)! }
    codes = found.codes.map { place[$0] }
    self.matrix = matrix
  }

  init(
    binary truth: LabelColumn, _ given: ScoreMatrix, _ positive: LabelValue?,
    _ weights: [Double]?
  ) throws(ValidationError) {
    let found = Labels(truth)
    guard found.targetType == "binary" else {
      throw ValidationError(
        "The type of the target inferred from y_true is \(found.targetType) but should be binary "
          + "according to the shape of y_prob.")
    }
    try Self.checkValues(truth, given, weights, lower: "less")
    let standard: [[LabelValue]] = [
      [.int(0), .int(1)], [.int(-1), .int(1)], [.int(0)], [.int(-1)], [.int(1)],
    ]
    let wanted = positive ?? (standard.contains(found.classes) ? .int(1) : found.classes.last!)
    if positive == nil && truth.isText {
      let listed = found.classes.map(\.arrayText).joined(separator: ", ")
      throw ValidationError(
        "y_true takes value in {\(listed)} and pos_label is not specified: either make y_true take "
          + "value in {0, 1} or {-1, 1} or pass pos_label explicitly.")
    }
    matrix = Self.twoColumns(given.values)
    let isPositive = found.classes.map { $0 == wanted }
    codes = found.codes.map { isPositive[$0] ? 1 : 0 }
  }

  private static func twoColumns(_ values: [Double]) -> ScoreMatrix {
    ScoreMatrix(values: values.flatMap { [1 - $0, $0] }, columns: 2)
  }

  private static func checkValues(
    _ truth: LabelColumn, _ given: ScoreMatrix, _ weights: [Double]?, lower: String
  ) throws(ValidationError) {
    try requireFinite(given.values)
    if let high = given.values.max(), high > 1 {
      throw ValidationError("y_prob contains values greater than 1: \(high)")
    }
    if let low = given.values.min(), low < 0 {
      throw ValidationError("y_prob contains values \(lower) than 0: \(low)")
    }
    let counts = [given.rows, truth.count] + (weights.map { [$0.count] } ?? [])
    guard Set(counts).count == 1 else { throw .lengths(counts) }
  }

  private static func checkDeclared(
    _ found: [LabelValue], _ labels: [LabelValue], _ sorted: [LabelValue], _ warn: WarningHandler
  ) throws(ValidationError) {
    func listed(_ values: [LabelValue]) -> String {
      values.map(\.arrayText).joined(separator: ", ")
    }
    if sorted != labels {
      warn(
        .user(
          "Labels passed were [\(listed(labels))]. But this function assumes labels are ordered "
            + "lexicographically. Pass the ordered labels=[\(listed(sorted))] and ensure that the "
            + "columns of y_prob correspond to this ordering."))
    }
    let unknown = found.filter { !labels.contains($0) }
    guard unknown.isEmpty else {
      throw ValidationError(
        "y_true contains values {\(unknown.map(\.scalarText).joined(separator: ", "))} not belonging to the passed labels "
          + "[\(listed(labels))].")
    }
  }

  private static func precedes(_ a: LabelValue, _ b: LabelValue) -> Bool {
    if let x = a.number, let y = b.number { return x < y }
    return a.text.unicodeScalars.lexicographicallyPrecedes(b.text.unicodeScalars)
  }
}
