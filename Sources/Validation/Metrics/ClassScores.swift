/// How scores of classes become one.
public enum ScoreAverage: Sendable, Equatable {
  /// Of the positive class alone.
  case binary
  /// Of all decisions together.
  case micro
  /// The plain mean over classes.
  case macro
  /// The mean over classes by their true rows.
  case weighted
}

/// What a score is where it divides by zero.
public enum ZeroDivision: Sendable, Equatable {
  /// 0, with a warning.
  case warn
  /// 0, 1 or NaN, without.
  case value(Double)
}

/// Which classes a score is of, and how it is averaged.
public struct ScoreOptions: Sendable {
  /// The classes to score, in this order; all by default.
  public var labels: [LabelValue]?
  public var positive: LabelValue
  /// nil for a score a class.
  public var average: ScoreAverage?
  public var zeroDivision: ZeroDivision
  public var beta: Double

  public init(
    labels: [LabelValue]? = nil, positive: LabelValue = .int(1),
    average: ScoreAverage? = .binary, zeroDivision: ZeroDivision = .warn, beta: Double = 1
  ) {
    self.labels = labels
    self.positive = positive
    self.average = average
    self.zeroDivision = zeroDivision
    self.beta = beta
  }
}

/// Precision, recall, F score and support: scikit-learn's `precision_recall_fscore_support`.
///
/// One number each where the options average, else one a class.
public struct ClassScores: Sendable {
  public enum Kind: String, Sendable { case precision, recall, fScore = "f-score" }

  public let precision: [Double]
  public let recall: [Double]
  public let fScore: [Double]
  /// True rows (weights) a class; nil where averaged.
  public let support: [Double]?

  /// - Parameter warnFor: the scores whose zero divisions are warned of.
  /// - Throws: `ValidationError` in scikit-learn's words.
  public init(
    _ pair: LabelPair, _ options: ScoreOptions = ScoreOptions(),
    warnFor: Set<Kind> = [.precision, .recall, .fScore], warn: WarningHandler = ignoreWarning
  ) throws(ValidationError) {
    var sums = ClassSums(pair, try Self.labels(pair, options, warn))
    if options.average == .micro { sums = sums.total }
    let division = Division(options: options, count: sums.truth.count, warnFor: warnFor)
    let precision = division.divide(
      sums.hit, sums.predicted, .precision, "predicted", warn)
    let recall = division.divide(sums.hit, sums.truth, .recall, "true", warn)
    let fScore = Self.fScores(sums, precision, recall, options.beta, division, warn)
    guard options.average != nil else {
      self.precision = precision
      self.recall = recall
      self.fScore = fScore
      support = sums.truth
      return
    }
    let weights = options.average == .weighted ? sums.truth : nil
    self.precision = [nanAverage(precision, weights)]
    self.recall = [nanAverage(recall, weights)]
    self.fScore = [nanAverage(fScore, weights)]
    support = nil
  }

  private static func fScores(
    _ sums: ClassSums, _ precision: [Double], _ recall: [Double], _ beta: Double,
    _ division: Division, _ warn: WarningHandler
  ) -> [Double] {
    if beta == .infinity { return recall }
    if beta == 0 { return precision }
    let beta2 = beta * beta
    let numerators = sums.hit.map { (1 + beta2) * $0 }
    let denominators = zip(sums.truth, sums.predicted).map { beta2 * $0 + $1 }
    return division.divide(numerators, denominators, .fScore, "true nor predicted", warn)
  }

  private static func labels(
    _ pair: LabelPair, _ options: ScoreOptions, _ warn: WarningHandler
  ) throws(ValidationError) -> [LabelValue] {
    guard options.average == .binary else {
      if options.positive != .int(1) {
        warn(
          .user(
            "Note that pos_label (set to \(options.positive.arrayText)) is ignored when average "
              + "!= 'binary' (got \(options.average.map { "'\($0)'" } ?? "None")). You may use "
              + "labels=[pos_label] to specify a single positive class."))
      }
      return options.labels ?? pair.classes
    }
    guard pair.isBinary else {
      throw ValidationError(
        "Target is multiclass but average='binary'. Please choose another average setting, one of "
          + "[None, 'micro', 'macro', 'weighted'].")
    }
    if pair.code(of: options.positive) == nil && pair.classes.count >= 2 {
      throw ValidationError(
        "pos_label=\(options.positive.text) is not a valid label. It should be one of "
          + arrayText(pair.classes))
    }
    return [options.positive]
  }
}

/// Weighted rows of chosen classes: predicted rightly, predicted, true.
struct ClassSums {
  var hit: [Double]
  var predicted: [Double]
  var truth: [Double]

  init(_ pair: LabelPair, _ labels: [LabelValue]) {
    let hits = pair.tally(pair.truth) { pair.truth[$0] == pair.predicted[$0] }
    let predictions = pair.tally(pair.predicted)
    let truths = pair.tally(pair.truth)
    let codes = labels.map { pair.code(of: $0) }
    hit = codes.map { $0.map { hits[$0] } ?? 0 }
    // scikit-learn goes through false positives and negatives; with weights that rounds.
    predicted = codes.map { $0.map { hits[$0] + (predictions[$0] - hits[$0]) } ?? 0 }
    truth = codes.map { $0.map { hits[$0] + (truths[$0] - hits[$0]) } ?? 0 }
  }

  private init(hit: [Double], predicted: [Double], truth: [Double]) {
    self.hit = hit
    self.predicted = predicted
    self.truth = truth
  }

  /// All classes as one.
  var total: ClassSums {
    ClassSums(
      hit: [pairwiseSum(hit)], predicted: [pairwiseSum(predicted)], truth: [pairwiseSum(truth)])
  }
}

/// Division with scikit-learn's rules for zero denominators.
private struct Division {
  let options: ScoreOptions
  let count: Int
  let warnFor: Set<ClassScores.Kind>

  func divide(
    _ numerators: [Double], _ denominators: [Double], _ kind: ClassScores.Kind,
    _ modifier: String, _ warn: WarningHandler
  ) -> [Double] {
    var standIn = 0.0
    if case .value(let value) = options.zeroDivision { standIn = value }
    let result = zip(numerators, denominators).map { $1 == 0 ? standIn : $0 / $1 }
    guard denominators.contains(0), options.zeroDivision == .warn, warnFor.contains(kind) else {
      return result
    }
    let name = kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst()
    warn(
      .undefined(
        "\(name) is ill-defined and being set to 0.0 "
          + (result.count == 1 ? "due to" : "in labels with")
          + " no \(modifier) samples. Use `zero_division` parameter to control this behavior."))
    return result
  }
}

/// The mean of the numbers that are not NaN; unweighted where all weights are zero.
private func nanAverage(_ values: [Double], _ weights: [Double]?) -> Double {
  let kept = values.indices.filter { !values[$0].isNaN }
  if kept.isEmpty { return .nan }
  guard let weights else {
    // numpy's nanmean sums with zeros in the place of NaN.
    return pairwiseSum(values.map { $0.isNaN ? 0 : $0 }) / Double(kept.count)
  }
  let numbers = kept.map { values[$0] }
  return average(numbers, weights: kept.map { weights[$0] }) ?? average(numbers)!
}
