import Arrays
import Boosting
import Charts
import Frames
import Interpreter
import Models
import Validation

/// What came of one fold, whatever the engine.
struct RunFold {
  enum Booster {
    case lightgbm(LightGBMBooster)
    case xgboost(XGBoostBooster)
    case logistic(LogisticRegression.Fitted)
  }

  let booster: Booster
  let rounds: Int
  let outOfFold: [Double]
  let test: [Double]
  let importance: [Double]

  init(
    _ booster: Booster, rounds: Int, outOfFold: [Double], test: [Double], importance: [Double]
  ) {
    (self.booster, self.rounds, self.outOfFold) = (booster, rounds, outOfFold)
    (self.test, self.importance) = (test, importance)
  }

  init(_ fold: CrossValidation.Fold) {
    self.init(
      .lightgbm(fold.booster), rounds: fold.rounds, outOfFold: fold.outOfFold, test: fold.test,
      importance: fold.importance)
  }

  init(_ fold: XGBoostFolds.Fold) {
    self.init(
      .xgboost(fold.booster), rounds: fold.rounds, outOfFold: fold.outOfFold, test: fold.test,
      importance: fold.importance)
  }

  /// The model as its library's object.
  func model(_ vm: Interpreter) throws -> Value {
    switch booster {
    case .lightgbm(let booster):
      try LightGBMBoosterType.wrap(booster, parameters: vm.makeDict(), vm)
    case .xgboost(let booster): try XGBoostBoosterType.wrap(booster, vm)
    case .logistic(let fitted): try FittedModel(.logistic(fitted), text: "logistic(...)").value(vm)
    }
  }
}

/// The result of `cross_validate`.
final class RunObject {
  let folds: FoldSet
  let truth: [Double]
  let results: [RunFold]
  let featureNames: [String]
  let sweep: ThresholdSweep
  let interval: BootstrapInterval
  /// Best score and threshold of each fold by itself.
  let foldSweeps: [ThresholdSweep]
  let outOfFold: [Double]
  /// Mean over the folds' models; nil without a test table.
  let test: [Double]?
  let rounds: Int
  let metric: ScoreMetric
  var warnings: [String] = []

  init(
    folds: FoldSet, truth: [Double], results: [RunFold], featureNames: [String],
    hasTest: Bool, rounds: Int, metric: ScoreMetric, grid: [Double], isCancelled: () -> Bool
  ) throws {
    self.metric = metric
    self.folds = folds
    self.truth = truth
    self.results = results
    self.featureNames = featureNames
    self.rounds = rounds
    // Repeated folds test a row several times: the mean counts.
    var outOfFold = [Double](repeating: 0, count: truth.count)
    var times = [Int](repeating: 0, count: truth.count)
    for (split, fold) in zip(folds.splits, results) {
      for (row, value) in zip(split.test, fold.outOfFold) {
        outOfFold[row] += value
        times[row] += 1
      }
    }
    for row in outOfFold.indices where times[row] != 1 {
      outOfFold[row] = times[row] == 0 ? .nan : outOfFold[row] / Double(times[row])
    }
    self.outOfFold = outOfFold
    let isPositive = truth.map { $0 > 0 }
    sweep = try ThresholdSweep(
      truth: isPositive, scores: outOfFold, grid: grid, metric: metric.decision)
    foldSweeps = try zip(folds.splits, results).map { split, fold in
      try ThresholdSweep(
        truth: split.test.map { isPositive[$0] }, scores: fold.outOfFold, grid: grid,
        metric: metric.decision)
    }
    test = hasTest ? RunObject.mean(results.map(\.test)) : nil
    let threshold = sweep.threshold
    interval = try BootstrapInterval(
      rows: truth.count, resamples: 400, strata: isPositive.map { $0 ? 1 : 0 }, seed: 0,
      isCancelled: isCancelled
    ) { rows in
      var counts = DecisionCounts(
        truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0)
      for row in rows {
        switch (isPositive[row], outOfFold[row] > threshold) {
        case (true, true): counts.truePositives += 1
        case (false, true): counts.falsePositives += 1
        case (true, false): counts.falseNegatives += 1
        case (false, false): counts.trueNegatives += 1
        }
      }
      return metric.decision.score(counts)
    }
    warnings = makeWarnings()
  }

  private static func mean(_ columns: [[Double]]) -> [Double] {
    guard let count = columns.first?.count else { return [] }
    return (0..<count).map { row in
      columns.reduce(0) { $0 + $1[row] } / Double(columns.count)
    }
  }

  /// What the reader of the score should know.
  private func makeWarnings() -> [String] {
    var warnings = [
      "the threshold was chosen on the predictions that it is scored on: the score is optimistic"
    ]
    if sweep.isAtEdge {
      warnings.append(
        "the best threshold \(Format.fixed(sweep.threshold, 3)) is the edge of the grid: a better "
          + "one may lie outside")
    }
    let used = rounds > 0 ? results.map(\.rounds) : []
    if let least = used.min(), let most = used.max(), least * 4 < most {
      warnings.append(
        "early stopping kept \(least) to \(most) rounds: the out-of-fold predictions mix models of "
          + "quite different maturity")
    }
    return warnings
  }

  /// Mean gain over folds, largest first.
  var importance: [(feature: String, gain: Double)] {
    featureNames.indices.map { column in
      (
        featureNames[column],
        results.reduce(0) { $0 + $1.importance[column] } / Double(results.count)
      )
    }.sorted { ($0.gain, $1.feature) > ($1.gain, $0.feature) }
  }

  var summary: String {
    let scores = foldSweeps.map { Format.fixed($0.score, 4) }.joined(separator: " ")
    var lines = [
      "\(metric.title) \(Format.fixed(sweep.score, 4)) (95% interval \(Format.fixed(interval.low, 3)) to "
        + "\(Format.fixed(interval.high, 3))) at threshold \(Format.fixed(sweep.threshold, 3))",
      "folds \(scores)",
    ]
    lines += warnings.map { "note: \($0)" }
    return lines.joined(separator: "\n")
  }

  /// One row a fold.
  var foldTable: Frame {
    let positives = folds.splits.map { split in
      Int64(split.test.count { truth[$0] > 0 })
    }
    return Frame([
      ("fold", Column((1...folds.count).map { Int64($0) })),
      ("rows", Column(folds.splits.map { Int64($0.test.count) })),
      ("positives", Column(positives)),
      ("rounds", Column(results.map { Int64($0.rounds) })),
      (.string(metric.title), Column(foldSweeps.map { ($0.score * 1e4).rounded() / 1e4 })),
      ("threshold", Column(foldSweeps.map { ($0.threshold * 1e3).rounded() / 1e3 })),
    ])
  }

  func thresholdFigure() throws -> Figure {
    try Figure.threshold(
      Scored("out of fold", labels: truth.map { $0 > 0 }, scores: outOfFold),
      grid: sweep.thresholds)
  }

  func importanceFigure() throws -> Figure {
    let top = importance.prefix(15)
    return try Figure.importance(top.map(\.feature), top.map(\.gain), top: 15)
  }
}

/// Numbers in summaries.
enum Format {
  static func fixed(_ value: Double, _ digits: Int) -> String {
    if !value.isFinite { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    let whole = Int(scaled / scale)
    let rest = Int(scaled - Double(whole) * scale)
    let fraction = String(rest)
    let padded = String(repeating: "0", count: max(0, digits - fraction.count)) + fraction
    return (value < 0 && scaled > 0 ? "-" : "") + "\(whole)" + (digits > 0 ? ".\(padded)" : "")
  }
}
