import Foundation

/// What became of a trial that was told.
public struct TellOutcome: Sendable, Equatable {
  public let state: TrialState
  public let values: [Double]?
  /// Why the values were not accepted, where the trial failed by that.
  public let refusal: String?
}

extension Study {
  /// Ends a trial.
  ///
  /// - Parameters:
  ///   - values: one an objective; nil where the objective gave none.
  ///   - state: complete, pruned or fail; nil to decide by the values.
  ///   - skipIfFinished: does nothing where the trial has ended already.
  ///   - refusal: why what the objective gave are no numbers; for `values` nil.
  ///   - warns: whether `onWarning` hears of values that are refused.
  /// - Throws: `SearchError` in Optuna's words.
  @discardableResult
  public func tell(
    _ trial: Trial, values: [Double]?, state: TrialState? = nil, skipIfFinished: Bool = false,
    refusal: String? = nil, warns: Bool = true
  ) throws -> TellOutcome {
    try tell(
      number: trial.number, values: values, state: state, skipIfFinished: skipIfFinished,
      refusal: refusal, warns: warns)
  }

  /// Ends a trial by its number.
  @discardableResult
  public func tell(
    number: Int, values: [Double]?, state: TrialState? = nil, skipIfFinished: Bool = false,
    refusal: String? = nil, warns: Bool = true
  ) throws -> TellOutcome {
    try lock.withLock {
      try refresh()
      guard number >= 0, number < history.trials.count else {
        throw SearchError(
          "Cannot tell for trial with number \(number) since it has not been created.")
      }
      let record = history.trials[number]
      if record.state.isFinished && skipIfFinished {
        return TellOutcome(state: record.state, values: record.values, refusal: nil)
      }
      guard record.state == .running else {
        throw SearchError("Cannot tell a \(record.state.name) trial.")
      }
      let outcome = try decide(record, values, state, refusal)
      if warns, let refusal = outcome.refusal { onWarning?(SearchWarning(refusal)) }
      try end(record, outcome)
      return outcome
    }
  }

  private func decide(
    _ record: TrialRecord, _ values: [Double]?, _ state: TrialState?, _ given: String?
  ) throws(SearchError) -> TellOutcome {
    switch state {
    case .complete:
      guard let values else {
        throw SearchError(
          "No values were told. Values are required when state is TrialState.COMPLETE.")
      }
      if let refusal = refusal(values) { throw SearchError(refusal) }
      return TellOutcome(state: .complete, values: values, refusal: nil)
    case .pruned, .fail:
      guard values == nil else {
        throw SearchError(
          "Values were told. Values cannot be specified when state is TrialState.PRUNED or "
            + "TrialState.FAIL.")
      }
      guard state == .pruned, let last = record.lastReport, refusal([last.value]) == nil else {
        return TellOutcome(state: state!, values: nil, refusal: nil)
      }
      return TellOutcome(state: .pruned, values: [last.value], refusal: nil)
    case .running, .waiting:
      throw SearchError("Cannot tell with state TrialState.\(state!.name).")
    case nil:
      let why =
        if let values {
          refusal(values)
        } else {
          given ?? "The value None could not be cast to float."
        }
      return why == nil
        ? TellOutcome(state: .complete, values: values, refusal: nil)
        : TellOutcome(state: .fail, values: nil, refusal: why)
    }
  }

  /// Why values cannot be a trial's result; nil where they can.
  private func refusal(_ values: [Double]) -> String? {
    let bad = values.filter(\.isNaN).map { _ in "The value nan is not acceptable" }
    if !bad.isEmpty { return bad.joined(separator: "; ") }
    if values.count == directions.count { return nil }
    return "The number of the values \(values.count) did not match the number of the objectives "
      + "\(directions.count)"
  }

  private func end(_ record: TrialRecord, _ outcome: TellOutcome) throws {
    var changes = try sampler.afterTrial(
      view(), record, state: outcome.state, values: outcome.values)
    // The trial ends even where its constraints cannot be measured.
    var failure: (any Error)?
    if let constraints, outcome.state != .fail {
      do {
        let values = try constraints(record)
        if values.contains(where: \.isNaN) {
          throw SearchError("Constraint values cannot be NaN.")
        }
        changes.append(("constraints", .list(values.map(Attribute.float))))
      } catch {
        failure = error
        changes.append(("constraints", .null))
      }
    }
    let streams = sampler.streams.map { (key: $0.name, value: $0.position.attribute) }
    if !streams.isEmpty { changes.append((Study.streamsKey, .object(streams))) }
    try storage.finish(
      record.id, study: id,
      TrialEnd(state: outcome.state, values: outcome.values, time: Date()),
      changes: changes.map { .attribute(.system, key: $0.key, value: $0.value) })
    if let failure { throw failure }
  }
}
