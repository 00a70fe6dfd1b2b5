extension Study {
  /// The trial with the best value among the feasible ones, the first of equals.
  ///
  /// - Throws: `SearchError` in Optuna's words where there is none, or for several objectives.
  public var bestTrial: TrialRecord {
    get throws {
      guard !isMultiObjective else {
        throw SearchError(
          "A single best trial cannot be retrieved from a multi-objective study. Consider using "
            + "Study.best_trials to retrieve a list containing the best trials.",
          pythonClass: "RuntimeError")
      }
      let complete = try trials.filter { $0.state == .complete }
      guard !complete.isEmpty else { throw SearchError("No trials are completed yet.") }
      guard let best = best(complete.filter { $0.violation <= 0 }) else {
        throw SearchError("No feasible trials are completed yet.")
      }
      return best
    }
  }

  private func best(_ trials: [TrialRecord]) -> TrialRecord? {
    let sign = directions[0].sign
    return trials.min { ($0.values![0] * sign, $0.number) < ($1.values![0] * sign, $1.number) }
  }

  /// The best value of a study with one objective.
  public var bestValue: Double { get throws { try bestTrial.values![0] } }

  /// The parameters of the best trial.
  public var bestParameters: [(name: String, value: ParameterValue)] {
    get throws { try bestTrial.parameters.map { ($0.name, $0.external) } }
  }

  /// The complete trials that no other dominates; feasible ones where there are constraints.
  public var bestTrials: [TrialRecord] {
    get throws {
      let all = try trials
      let isConstrained = all.contains { !$0.constraints.isEmpty }
      let complete = all.filter {
        $0.state == .complete && (!isConstrained || $0.violation <= 0)
      }
      let losses = complete.map { trial in zip(trial.values!, directions).map { $0 * $1.sign } }
      return zip(complete, NonDomination.isOnFront(losses)).filter(\.1).map(\.0)
    }
  }
}
