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
  /// - Throws: `SearchError` in Optuna's words.
  @discardableResult
  public func tell(
    _ trial: Trial, values: [Double]?, state: TrialState? = nil, skipIfFinished: Bool = false
  ) throws -> TellOutcome {
    try tell(number: trial.number, values: values, state: state, skipIfFinished: skipIfFinished)
  }

  /// Ends a trial by its number.
  @discardableResult
  public func tell(
    number: Int, values: [Double]?, state: TrialState? = nil, skipIfFinished: Bool = false
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
      let outcome = try decide(record, values, state)
      if let refusal = outcome.refusal { onWarning?(SearchWarning(refusal)) }
      try end(record, outcome)
      return outcome
    }
  }

  private func decide(
    _ record: TrialRecord, _ values: [Double]?, _ state: TrialState?
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
      throw SearchError("Cannot tell with state \(state!.rawValue).")
    case nil:
      let why =
        if let values { refusal(values) } else { "The value None could not be cast to float." }
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
    let streams = sampler.streams.map { (key: $0.name, value: $0.position.attribute) }
    if !streams.isEmpty { changes.append((Study.streamsKey, .object(streams))) }
    try storage.finish(
      record.id, study: id,
      TrialEnd(state: outcome.state, values: outcome.values, time: Date()),
      changes: changes.map { .attribute(.system, key: $0.key, value: $0.value) })
  }

  /// Where every trial stores the sampler's streams.
  static let streamsKey = "mallorn:streams"

  /// Moves the sampler's streams to where they stood after the last finished trial, so that a
  /// search that was cut off goes on as if it had not been.
  ///
  /// Running trials of the dead search are failed. Call before the first `ask`, and only while no
  /// other worker runs trials of the study.
  /// - Returns: the numbers of the trials that were failed.
  @discardableResult
  public func resume() throws -> [Int] {
    try lock.withLock {
      try refresh()
      let dead = history.running
      for number in dead {
        try storage.finish(
          history.trials[number].id, study: id,
          TrialEnd(state: .fail, values: nil, time: Date()), changes: [])
      }
      try refresh()
      let last = history.trials.last { $0.systemAttributes[Study.streamsKey] != nil }
      if case .object(let pairs)? = last?.systemAttributes[Study.streamsKey] {
        for stream in sampler.streams {
          let stored = pairs.first { $0.key == stream.name }.flatMap { StreamPosition($0.value) }
          if let stored { stream.restore(stored) }
        }
      }
      return dead
    }
  }
}
