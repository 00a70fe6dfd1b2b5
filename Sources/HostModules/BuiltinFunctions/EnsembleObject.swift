import Charts
import Frames
import Interpreter
import Validation

/// Out-of-fold predictions with what they are of: a run, or an ensemble of runs.
protocol PredictedRows: AnyObject {
  var folds: FoldSet { get }
  /// Labels of 0 and 1.
  var truth: [Double] { get }
  var outOfFold: [Double] { get }
  /// Predictions of the test table; nil without one.
  var test: [Double]? { get }
  /// The score at every threshold of a grid.
  var sweep: ThresholdSweep { get }
  var metric: ScoreMetric { get }
}

extension RunObject: PredictedRows {}

/// A score of decisions by the name that scripts and displays have for it.
struct ScoreMetric {
  let name: String
  let decision: DecisionMetric

  static let names = [
    "f1", "precision", "recall", "accuracy", "balanced_accuracy", "matthews_corrcoef",
  ]

  init(_ value: Value, caller: String, _ vm: Interpreter) throws {
    name = try vm.text(value, "metric")
    guard let decision = DecisionMetric(name: name) else {
      throw vm.valueError(
        "\(caller): unknown metric '\(name)'; choose one of \(Self.names.joined(separator: ", "))")
    }
    self.decision = decision
  }

  /// As displays write it.
  var title: String { name == "f1" ? "F1" : name }
}

/// `blend(...)`, `rank_average(...)`: several runs' predictions as one.
final class EnsembleObject: PredictedRows, DisplayedObject {
  let kind: String
  let names: [String]
  let members: [any PredictedRows]
  let weights: [Double]
  let outOfFold: [Double]
  let test: [Double]?
  let sweep: ThresholdSweep
  let metric: ScoreMetric
  /// What choosing is worth on rows that had no part in it.
  let nested: BlendSearch.Nested?
  let warnings: [String]

  var folds: FoldSet { members[0].folds }
  var truth: [Double] { members[0].truth }

  init(
    kind: String, names: [String], members: [any PredictedRows], weights: [Double],
    outOfFold: [Double], test: [Double]?, sweep: ThresholdSweep, metric: ScoreMetric,
    nested: BlendSearch.Nested?, areWeightsChosen: Bool
  ) {
    self.kind = kind
    (self.names, self.members, self.weights) = (names, members, weights)
    (self.outOfFold, self.test, self.sweep) = (outOfFold, test, sweep)
    (self.metric, self.nested) = (metric, nested)
    let what = areWeightsChosen ? "the weights and the threshold were" : "the threshold was"
    var warnings = [
      "\(what) chosen on the predictions that \(metric.title) \(Format.fixed(sweep.score, 4)) is "
        + "scored on: it is optimistic"
    ]
    if nested == nil && areWeightsChosen {
      warnings.append("nested=True says what the blend is worth on rows that chose nothing")
    }
    if sweep.isAtEdge {
      warnings.append(
        "the best threshold \(Format.fixed(sweep.threshold, 3)) is the edge of the grid: a better "
          + "one may lie outside")
    }
    self.warnings = warnings
  }

  var summary: String {
    var lines = [
      "\(kind) of \(members.count): \(metric.title) \(Format.fixed(sweep.score, 4)) at threshold "
        + Format.fixed(sweep.threshold, 3)
    ]
    if let nested {
      lines.append(
        "nested \(metric.title) \(Format.fixed(nested.score, 4)): each fold decided by what was "
          + "chosen on the others")
    }
    let width = names.map(\.count).max() ?? 0
    for (index, name) in names.enumerated() {
      let member = members[index].sweep
      let padded = name + String(repeating: " ", count: width - name.count)
      lines.append(
        "\(padded)  weight \(Format.fixed(weights[index], 3))  \(metric.title) "
          + "\(Format.fixed(member.score, 4)) at threshold \(Format.fixed(member.threshold, 3))")
    }
    return (lines + warnings.map { "note: \($0)" }).joined(separator: "\n")
  }

  /// The members and the whole, a row each.
  var table: Frame {
    let rows = members.indices.map { (names[$0], weights[$0], members[$0].sweep) }
    let scores = rows.map(\.2) + [sweep]
    return Frame([
      ("run", Column(rows.map { Optional($0.0) } + [Optional(kind)])),
      ("weight", Column(rows.map { ($0.1 * 1e3).rounded() / 1e3 } + [1])),
      (.string(metric.title), Column(scores.map { ($0.score * 1e4).rounded() / 1e4 })),
      ("threshold", Column(scores.map { ($0.threshold * 1e3).rounded() / 1e3 })),
    ])
  }

  func displayItems(_ vm: Interpreter) throws -> [DisplayItem] {
    [
      .text(summary), .table(table),
      .figure(
        try Figure.threshold(
          Scored(kind, labels: truth.map { $0 > 0 }, scores: outOfFold), grid: sweep.thresholds)),
    ]
  }
}

/// `agreement(a, b)`
final class AgreementObject: DisplayedObject {
  let names: [String]
  let agreement: Agreement

  init(names: [String], _ agreement: Agreement) {
    (self.names, self.agreement) = (names, agreement)
  }

  var summary: String {
    let count = agreement.disagreements.count
    var lines = [
      "agreement \(Format.fixed(agreement.share * 100, 1))% of \(agreement.rows) rows, correlation "
        + Format.fixed(agreement.correlation, 3),
      "disagreements: \(count)",
    ]
    if count > 0 {
      for (name, right) in zip(names, [agreement.firstRight, agreement.secondRight]) {
        let share = Format.fixed(100 * Double(right) / Double(count), 1)
        lines.append("\(name) correct when they disagree: \(right)/\(count) (\(share)%)")
      }
    }
    return lines.joined(separator: "\n")
  }

  func displayItems(_ vm: Interpreter) throws -> [DisplayItem] { [.text(summary)] }
}
