/// What a search's choice is worth on data that the choice did not see.
///
/// Where every trial notes its folds' scores (the user attribute `fold_scores`), the trial with the
/// best mean over all folds but one is scored on the fold left out, for every fold in turn.
public struct NestedEstimate: Sendable, Equatable {
  public let score: Double
  public let folds: Int

  /// nil where not all trials have the scores of the same two or more folds.
  public init?(_ trials: [TrialRecord], direction: Direction) {
    let scores = trials.compactMap { trial -> [Double]? in
      guard case .list(let items)? = trial.userAttributes["fold_scores"] else { return nil }
      let numbers = items.compactMap(\.number)
      return numbers.count == items.count && numbers.allSatisfy(\.isFinite) ? numbers : nil
    }
    guard trials.count > 1, scores.count == trials.count, let folds = scores.first?.count,
      folds > 1, scores.allSatisfy({ $0.count == folds })
    else { return nil }
    var sum = 0.0
    for left in 0..<folds {
      let rest = scores.map { row in (row.reduce(0, +) - row[left]) * direction.sign }
      let chosen = rest.indices.min { (rest[$0], $0) < (rest[$1], $1) }!
      sum += scores[chosen][left]
    }
    score = sum / Double(folds)
    self.folds = folds
  }
}
