import Arrays
import Charts
import Frames
import Interpreter
import Search

/// What a finished study shows at the end of a cell.
extension OptunaStudyObject: DisplayedObject {
  func displayItems(_ vm: Interpreter) throws -> [DisplayItem] {
    let trials = try study.trials
    let complete = trials.filter { $0.state == .complete }
    var items: [DisplayItem] = [.text(try summary(trials, vm))]
    guard !complete.isEmpty else { return items }
    if study.isMultiObjective {
      if study.directions.count == 2 {
        items.append(.figure(try OptunaFigures.front(study, names: nil)))
      }
      return items
    }
    if let best = try? study.bestTrial {
      items.append(
        .table(
          Frame([
            ("parameter", Column(best.parameters.map { Optional($0.name) })),
            ("best", Column(best.parameters.map { Optional(shown($0.external)) })),
          ])))
    }
    items.append(.figure(try OptunaFigures.history(study)))
    if complete.count > 1, let values = try? ParameterImportance.evaluate(study), values.count > 1 {
      items.append(.figure(try OptunaFigures.importance(values)))
      let top = values.prefix(4).map(\.name)
      items.append(.figure(try OptunaFigures.slices(study, names: Array(top))))
    }
    return items
  }

  private func shown(_ value: Search.ParameterValue) -> String {
    if case .string(let text) = value { return text }
    return value.text
  }

  /// How many trials were tried, and how far their best can be trusted.
  func summary(_ trials: [TrialRecord], _ vm: Interpreter) throws -> String {
    let complete = trials.filter { $0.state == .complete }
    var counts = ["\(trials.count) trials", "\(complete.count) complete"]
    for (state, word) in [(TrialState.pruned, "pruned"), (.fail, "failed"), (.running, "running")] {
      let count = trials.count { $0.state == state }
      if count > 0 { counts.append("\(count) \(word)") }
    }
    var lines = ["study '\(study.name)': " + counts.joined(separator: ", ")]
    if study.isMultiObjective {
      lines.append("\(try study.bestTrials.count) trials that no other dominates")
      return lines.joined(separator: "\n")
    }
    guard let best = try? study.bestTrial else { return lines[0] }
    lines.append("best: trial \(best.number) with \(try vm.strText(Value(best.values![0])))")
    if complete.count > 1 {
      lines.append(
        "note: the best of \(complete.count) trials is optimistic: it was chosen on the values that "
          + "it is measured by")
    }
    if let nested = NestedEstimate(complete, direction: study.directions[0]) {
      lines.append(
        "nested estimate from fold scores: \(Format.fixed(nested.score, 4)) (best trial chosen on "
          + "the other folds, scored on the fold left out; mean of \(nested.folds) folds)")
    }
    return lines.joined(separator: "\n")
  }
}
