import TestSupport
import Testing

@testable import Validation

private func column(_ recorded: Recorded) -> LabelColumn {
  recorded[0].optionalText == nil ? .ints(recorded.ints) : .strings(recorded.strings)
}

private func average(_ o: Recorded, _ key: String = "average") -> ScoreAverage? {
  switch o[key].optionalText {
  case "binary": .binary
  case "micro": .micro
  case "macro": .macro
  case "weighted": .weighted
  default: o.keys.contains(key) ? nil : .binary
  }
}

private func options(_ o: Recorded) -> ScoreOptions {
  var options = ScoreOptions(average: average(o))
  if !o["labels"].isNull { options.labels = o["labels"].ints.map(LabelValue.int) }
  if !o["zero_division"].isNull { options.zeroDivision = .value(o["zero_division"].double) }
  if !o["beta"].isNull { options.beta = o["beta"].double }
  return options
}

/// What a call gives, to compare with what was recorded.
private struct Outcome {
  var numbers: [Double] = []
  var text: String?
  var refusal: String?
  var warnings: [String] = []

  init(_ body: (inout Outcome, (ValidationWarning) -> Void) throws -> Void) {
    var warnings: [String] = []
    do {
      try body(&self) { warnings.append("\($0.category): \($0.message)") }
    } catch let error as ValidationError {
      refusal = "\(error.pythonClass): \(error.message)"
    } catch { refusal = "\(error)" }
    self.warnings = warnings
  }

  func expect(
    _ recorded: Recorded, _ name: String, tolerance: Double = 0, warnings checked: Bool = true
  ) {
    let place =
      "\(name) \(recorded["metric"].text) \(recorded["options"]) weighted: \(recorded["weighted"])"
    #expect(refusal == recorded["error"].optionalText, "\(place)")
    if checked { #expect(warnings == recorded["warnings"].strings, "\(place)") }
    guard refusal == nil, recorded["error"].isNull else { return }
    if let text {
      #expect(text == recorded["value"].text, "\(place)")
    } else {
      let expected = recorded["value"].doubles
      let agrees = tolerance == 0 ? same(numbers, expected) : close(numbers, expected, tolerance)
      #expect(agrees, "\(place): \(numbers) is not \(expected)")
    }
  }
}

private func classOutcome(_ metric: String, _ o: Recorded, _ c: Recorded, _ weights: [Double]?)
  -> Outcome
{
  Outcome { out, warn in
    let pair = try LabelPair(truth: column(c["y"]), predicted: column(c["p"]), weights: weights)
    switch metric {
    case "f1", "fbeta": out.numbers = try Metrics.fScore(pair, options(o), warn: warn)
    case "precision": out.numbers = try Metrics.precision(pair, options(o), warn: warn)
    case "recall": out.numbers = try Metrics.recall(pair, options(o), warn: warn)
    case "accuracy":
      out.numbers = [Metrics.accuracy(pair, normalize: o["normalize"].isNull)]
    case "balanced":
      out.numbers = [
        try Metrics.balancedAccuracy(pair, adjusted: !o["adjusted"].isNull, warn: warn)
      ]
    case "matthews": out.numbers = [try Metrics.matthews(pair, warn: warn)]
    case "confusion":
      let labels = o["labels"].isNull ? nil : o["labels"].ints.map(LabelValue.int)
      let by: ConfusionMatrix.Normalization =
        switch o["normalize"].optionalText {
        case "true": .byTruth
        case "pred": .byPrediction
        case "all": .byAll
        default: .none
        }
      out.numbers = try ConfusionMatrix(pair, labels: labels, normalize: by, warn: warn).counts
    default:
      let report = try ClassificationReport(pair, warn: warn)
      out.text = report.text(digits: o["digits"].isNull ? 2 : o["digits"].int)
    }
  }
}

@Test func `classification metrics equal scikit-learn's bit for bit`() throws {
  for c in try Recorded.fixture("metrics.json")["classification"].list {
    for r in c["results"].list {
      let weights = r["weighted"].bool ? c["weights"].doubles : nil
      // numpy's dot of weights goes through BLAS, whose order of summation varies by machine.
      let blas = r["weighted"].bool && ["matthews", "accuracy"].contains(r["metric"].text)
      classOutcome(r["metric"].text, r["options"], c, weights)
        .expect(r, c["name"].text, tolerance: blas ? 1e-14 : 0)
    }
  }
}

private func rankingOutcome(_ metric: String, _ o: Recorded, _ c: Recorded, _ weights: [Double]?)
  -> Outcome
{
  Outcome { out, warn in
    let truth = column(c["y"])
    let scores = c["scores"].doubles
    let matrix = ScoreMatrix(values: scores, columns: 1)
    func rows(_ positive: LabelValue? = nil) throws -> ScoredRows {
      try ScoredRows(truth: truth, scores: scores, positive: positive, weights: weights)
    }
    switch metric {
    case "roc_curve":
      let curve = Metrics.rocCurve(
        try rows(), dropIntermediate: o["drop_intermediate"].isNull, warn: warn)
      out.numbers = curve.x + curve.y + curve.thresholds
    case "pr_curve":
      let curve = Metrics.precisionRecallCurve(
        try rows(), dropIntermediate: !o["drop_intermediate"].isNull, warn: warn)
      out.numbers = curve.y + curve.x + curve.thresholds
    case "roc_auc":
      let limit = o["max_fpr"].isNull ? nil : o["max_fpr"].double
      out.numbers = [try Metrics.rocArea(try rows(), maxRate: limit, warn: warn)]
    case "ap": out.numbers = [Metrics.averagePrecision(try rows(.int(1)), warn: warn)]
    case "log_loss":
      let labels = o["labels"].isNull ? nil : o["labels"].ints.map(LabelValue.int)
      out.numbers = [
        try Metrics.logLoss(truth, matrix, labels: labels, weights: weights, warn: warn)
      ]
    default: out.numbers = [try Metrics.brierScore(truth, matrix, weights: weights, warn: warn)]
    }
  }
}

@Test func `ranking metrics equal scikit-learn's bit for bit`() throws {
  for c in try Recorded.fixture("metrics.json")["ranking"].list {
    for r in c["results"].list {
      let weights = r["weighted"].bool ? c["weights"].doubles : nil
      rankingOutcome(r["metric"].text, r["options"], c, weights).expect(r, c["name"].text)
    }
  }
}

@Test func `multiclass ranking metrics equal scikit-learn's bit for bit`() throws {
  for c in try Recorded.fixture("metrics.json")["multiclass"].list {
    let truth = column(c["y"])
    let matrix = ScoreMatrix(values: c["p"].doubles, columns: c["columns"].int)
    for r in c["results"].list {
      let weights = r["weighted"].bool ? c["weights"].doubles : nil
      let o = r["options"]
      Outcome { out, warn in
        switch r["metric"].text {
        case "roc_auc":
          out.numbers = try Metrics.rocAreas(
            truth, matrix, scheme: MulticlassScheme(rawValue: o["multi_class"].text)!,
            average: average(o), weights: weights, warn: warn)
        case "ap":
          out.numbers = try Metrics.averagePrecisions(
            truth, matrix, average: average(o), weights: weights, warn: warn)
        case "log_loss":
          out.numbers = [try Metrics.logLoss(truth, matrix, weights: weights, warn: warn)]
        default:
          out.numbers = [try Metrics.brierScore(truth, matrix, weights: weights, warn: warn)]
        }
      }.expect(r, "\(matrix.columns) classes")
    }
  }
}

@Test func `regression metrics equal scikit-learn's bit for bit`() throws {
  for c in try Recorded.fixture("metrics.json")["regression"].list {
    for r in c["results"].list {
      Outcome { out, warn in
        let pair = try NumberPair(
          truth: c["y"].doubles, predicted: c["p"].doubles,
          weights: r["weighted"].bool ? c["weights"].doubles : nil)
        let value =
          switch r["metric"].text {
          case "mse": Metrics.meanSquaredError(pair)
          case "rmse": Metrics.rootMeanSquaredError(pair)
          case "mae": Metrics.meanAbsoluteError(pair)
          case "mape": Metrics.meanAbsolutePercentageError(pair)
          case "msle": try Metrics.meanSquaredLogError(pair)
          case "r2": Metrics.r2(pair, warn: warn)
          case "ev": Metrics.explainedVariance(pair)
          case "medae": try Metrics.medianAbsoluteError(pair)
          default: Metrics.maxError(pair)
          }
        out.numbers = [value]
      }.expect(
        // numpy's log1p is a vector function of its own, rounded otherwise than the C library's.
        r, "\(c["y"].list.count) rows", tolerance: r["metric"].text == "msle" ? 1e-14 : 0)
    }
  }
}

@Test func `metrics refuse bad input in scikit-learn's words`() throws {
  func pair(_ a: LabelColumn, _ b: LabelColumn, _ weights: [Double]? = nil) throws {
    _ = try Metrics.fScore(LabelPair(truth: a, predicted: b, weights: weights))
  }
  func rows(_ a: LabelColumn, _ b: [Double]) throws { _ = try ScoredRows(truth: a, scores: b) }
  func one(_ values: [Double]) -> ScoreMatrix { ScoreMatrix(values: values, columns: 1) }
  let calls: [(WarningHandler) throws -> Void] = [
    { _ in try pair(.ints([0, 1]), .ints([0, 1, 1])) },
    { _ in try pair(.ints([]), .ints([])) },
    { _ in try pair(.ints([0, 1]), .floats([0.2, 0.7])) },
    { _ in try pair(.floats([0.5, 1]), .floats([0.2, 0.7])) },
    { _ in try pair(.strings(["a", "b"]), .ints([0, 1])) },
    { _ in try pair(.strings(["a", "b"]), .strings(["a", "b"])) },
    { _ in try pair(.ints([0, 1, 2]), .ints([0, 1, 1])) },
    { _ in try rows(.ints([0, 1]), [0.1, .nan]) },
    { _ in try rows(.ints([0, 1, 2]), [0.1, 0.2, 0.3]) },
    { _ in try rows(.strings(["a", "b"]), [0.1, 0.2]) },
    { _ in try rows(.ints([2, 3]), [0.1, 0.2]) },
    { _ in _ = try Metrics.logLoss(.ints([0, 1]), one([0.1, 1.5])) },
    { _ in _ = try Metrics.logLoss(.ints([0, 0]), one([0.1, 0.5])) },
    { warn in
      let matrix = ScoreMatrix(values: [0.1, 0.8, 0.5, 0.5], columns: 2)
      _ = try Metrics.logLoss(.ints([0, 1]), matrix, warn: warn)
    },
    { _ in _ = try Metrics.brierScore(.ints([0, 1, 2]), one([0.1, 0.5, 0.3])) },
    { _ in try pair(.ints([0, 1]), .ints([1, 1]), [0, 0]) },
  ]
  let recorded = try Recorded.fixture("metrics.json")["refusals"].list
  #expect(recorded.count == calls.count)
  for (call, r) in zip(calls, recorded) {
    let outcome = Outcome { _, warn in try call(warn) }
    #expect(outcome.refusal == r["error"].optionalText)
    #expect(outcome.warnings == r["warnings"].strings)
  }
}

/// Equal bit for bit, but any NaN equals any NaN, and the zeros are equal.
private func same(_ a: [Double], _ b: [Double]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
}

/// Equal to some units of the last place, for sums that BLAS takes in another order.
private func close(_ a: [Double], _ b: [Double], _ relative: Double) -> Bool {
  a.count == b.count
    && zip(a, b).allSatisfy {
      $0 == $1 || ($0.isNaN && $1.isNaN) || abs($0 - $1) <= relative * max(abs($0), abs($1))
    }
}
