import Foundation

/// The scores of every class and their averages: scikit-learn's `classification_report`.
public struct ClassificationReport: Sendable {
  public struct Row: Sendable {
    public let name: String
    public let precision, recall, fScore, support: Double
  }

  public let classes: [Row]
  /// Accuracy (or the micro average where only some classes are asked for), macro, weighted.
  public let averages: [Row]
  private let isWeighted: Bool

  /// - Parameters:
  ///   - labels: the classes to report, in this order; all by default.
  ///   - names: what to call them.
  /// - Throws: `ValidationError` in scikit-learn's words.
  public init(
    _ pair: LabelPair, labels: [LabelValue]? = nil, names: [String]? = nil,
    zeroDivision: ZeroDivision = .warn, warn: WarningHandler = ignoreWarning
  ) throws(ValidationError) {
    let chosen = labels ?? pair.classes
    if let names, names.count != chosen.count {
      guard labels != nil else {
        throw ValidationError(
          "Number of classes, \(chosen.count), does not match size of target_names, "
            + "\(names.count). Try specifying the labels parameter")
      }
      warn(
        .user(
          "labels size, \(chosen.count), does not match size of target_names, \(names.count)"))
    }
    func scores(_ average: ScoreAverage?) throws(ValidationError) -> ClassScores {
      try ClassScores(
        pair, ScoreOptions(labels: chosen, average: average, zeroDivision: zeroDivision),
        warn: warn)
    }
    let perClass = try scores(nil)
    classes = zip(names ?? chosen.map(\.text), chosen.indices).map { name, i in
      Row(
        name: name, precision: perClass.precision[i], recall: perClass.recall[i],
        fScore: perClass.fScore[i], support: perClass.support![i])
    }
    let support = pairwiseSum(perClass.support!)
    let isComplete = pair.classes.allSatisfy(chosen.contains)
    var averages: [Row] = []
    for (average, name) in [
      (ScoreAverage.micro, isComplete ? "accuracy" : "micro avg"), (.macro, "macro avg"),
      (.weighted, "weighted avg"),
    ] {
      let s = try scores(average)
      averages.append(
        Row(
          name: name, precision: s.precision[0], recall: s.recall[0], fScore: s.fScore[0],
          support: support))
    }
    self.averages = averages
    isWeighted = pair.weights != nil
  }

  /// The report as scikit-learn prints it.
  public func text(digits: Int = 2) -> String {
    let width = max(classes.map(\.name.count).max() ?? 0, "weighted avg".count, digits)
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    func number(_ value: Double) -> String {
      right(value.isNaN ? "nan" : String(format: "%.\(digits)f", value), 9)
    }
    func support(_ value: Double) -> String {
      right(isWeighted ? value.description : String(Int(value)), 9)
    }
    func line(_ row: Row) -> String {
      let scores =
        row.name == "accuracy" && averages.first?.name == "accuracy"
        ? [right("", 9), right("", 9), number(row.fScore)]
        : [row.precision, row.recall, row.fScore].map(number)
      return right(row.name, width) + "  "
        + (scores + [support(row.support)]).joined(separator: " ") + "\n"
    }
    let heads = ["precision", "recall", "f1-score", "support"].map { right($0, 9) }
    return right("", width) + "  " + heads.joined(separator: " ") + "\n\n"
      + classes.map(line).joined() + "\n" + averages.map(line).joined()
  }
}
