import Foundation

extension Study {
  /// Starts a trial: the waiting one of the lowest number, else a new one.
  ///
  /// - Parameters:
  ///   - fixed: parameters to suggest at once.
  ///   - jobs: how many trials run at once. Above 1 a trial learns only from those whose numbers are
  ///     at least so many lower, all of which must have ended, and draws from streams of its own,
  ///     so that the same trials come on every run. They are others than with 1, and than Optuna's.
  /// - Throws: what the sampler or the storage throws.
  public func ask(
    _ fixed: [(name: String, distribution: Distribution)] = [], jobs: Int = 1
  ) throws -> Trial { try ask(fixed, jobs: jobs, limit: nil)! }

  /// Starts a trial unless the study has all that it may have, retries of dead workers' aside.
  ///
  /// Workers that ask at once do not go beyond the limit.
  public func ask(
    _ fixed: [(name: String, distribution: Distribution)] = [], jobs: Int = 1, limit: Int?
  ) throws -> Trial? {
    try lock.withLock {
      _ = try storage.failStale(id)
      let claimed = try storage.claimWaitingTrial(id)
      guard let record = try claimed ?? storage.createTrial(id, template: nil, limit: limit)
      else { return nil }
      try refresh()
      let trial = Trial(
        self, record, cutoff: jobs > 1 ? record.number - jobs : nil,
        forksStreams: jobs > 1 || forksStreams)
      if jobs > 1 {
        let unfinished = history.trials.prefix(max(0, record.number - jobs + 1))
          .first { !$0.state.isFinished }
        guard unfinished == nil else {
          throw SearchError(
            "ask: trial \(unfinished!.number) has not ended, so trial \(record.number) cannot start "
              + "with \(jobs) jobs", pythonClass: "RuntimeError")
        }
      }
      try trial.begin()
      if jobs > 1 { try trial.drawRelative() }
      for (name, distribution) in fixed { _ = try trial.suggest(name, distribution) }
      return trial
    }
  }

  /// Puts parameters in the queue; the next trials take them as they are.
  ///
  /// - Parameter skipIfExists: does nothing where a trial has these parameters already.
  public func enqueue(
    _ parameters: [(name: String, value: ParameterValue)],
    userAttributes: AttributeTable = AttributeTable(), skipIfExists: Bool = false
  ) throws {
    try lock.withLock {
      if skipIfExists, try trials.contains(where: { Self.has($0, parameters) }) { return }
      let fixed = parameters.map { (key: $0.name, value: $0.value.attribute) }
      _ = try storage.createTrial(
        id,
        template: TrialRecord(
          state: .waiting, userAttributes: userAttributes,
          systemAttributes: AttributeTable([("fixed_params", .object(fixed))])))
    }
  }

  private static func has(
    _ trial: TrialRecord, _ parameters: [(name: String, value: ParameterValue)]
  ) -> Bool {
    var known: [String: Attribute] = [:]
    if case .object(let pairs)? = trial.systemAttributes["fixed_params"] {
      for (key, value) in pairs { known[key] = value }
    } else {
      for parameter in trial.parameters {
        known[parameter.name] = parameter.external.attribute
      }
    }
    guard known.count == parameters.count else { return false }
    return parameters.allSatisfy { name, value in
      guard let other = known[name] else { return false }
      if let a = value.number, let b = other.number {
        return a == b || (a.isNaN && b.isNaN) || abs(a - b) <= 1e-5 * abs(b)
      }
      return other == value.attribute
    }
  }

  /// Adds a trial made elsewhere.
  ///
  /// - Throws: `SearchError` in Optuna's words where the record is not whole.
  public func add(_ trial: TrialRecord) throws {
    try trial.validate()
    if let values = trial.values, values.count != directions.count {
      throw SearchError(
        "The added trial has \(values.count) values, which is different from the number of "
          + "objectives \(directions.count) in the study (determined by Study.directions).")
    }
    _ = try lock.withLock { try storage.createTrial(id, template: trial) }
  }

  /// Copies another study's attributes and trials to this one.
  ///
  /// - Throws: what the storages throw.
  public func take(from other: Study) throws {
    for kind in [AttributeKind.system, .user] {
      for (key, value) in try other.storage.attributes(of: other.id, kind).pairs {
        try storage.setAttribute(id, kind, key: key, value: value)
      }
    }
    for trial in try other.trials { _ = try storage.createTrial(id, template: trial) }
  }
}
