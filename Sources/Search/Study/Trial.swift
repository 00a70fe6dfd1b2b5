import Foundation

/// A running trial: suggests parameters and takes reports.
public final class Trial: @unchecked Sendable {
  private let study: Study
  private var record: TrialRecord
  private var relative: (space: [String: Distribution], values: [String: Double])?
  /// Parameters that were enqueued.
  private var fixed: [String: ParameterValue] = [:]
  /// The last trial that this one may learn from, where trials run at once; nil for all.
  private let cutoff: Int?
  /// Random streams of its own, where trials run at once; nil for the sampler's.
  private var streams: [SamplerStream]?

  init(
    _ study: Study, _ record: TrialRecord, cutoff: Int? = nil, forksStreams: Bool = false
  ) {
    self.study = study
    self.record = record
    self.cutoff = cutoff
    if forksStreams { streams = study.sampler.streams.map { $0.forked(trial: record.number) } }
    if case .object(let pairs)? = record.systemAttributes["fixed_params"] {
      for (name, value) in pairs { fixed[name] = ParameterValue(value) }
    }
  }

  func begin() throws {
    try withSampler { sampler, view in try sampler.beforeTrial(view, &record) }
    if case .object(let pairs)? = record.systemAttributes["fixed_params"] {
      for (name, value) in pairs { fixed[name] = ParameterValue(value) }
    }
  }

  public var number: Int { record.number }

  /// A parameter that was suggested already.
  public func parameter(_ name: String) -> Parameter? {
    study.lock.withLock { record.parameter(name) }
  }

  /// The parameters that are drawn together for this trial, sorted by name.
  public func relativeParameters() throws -> [Parameter] {
    try study.lock.withLock {
      try drawRelative()
      guard let relative else { return [] }
      return relative.values.sorted { $0.key < $1.key }.compactMap { name, value in
        relative.space[name].map { Parameter(name: name, distribution: $0, value: value) }
      }
    }
  }

  /// What is known of the trial so far.
  public var snapshot: TrialRecord { study.lock.withLock { record } }

  /// A real number of a range.
  ///
  /// - Throws: `SearchError` in Optuna's words for a bad range, or a name used for another kind.
  public func suggestFloat(
    _ name: String, _ low: Double, _ high: Double, step: Double? = nil, log: Bool = false
  ) throws -> Double {
    let distribution = try Distribution.float(low, high, log: log, step: step)
    let known = parameter(name)?.distribution
    let value = try suggest(name, distribution)
    if let known { warnOfOther(than: known, name, distribution) }
    return value
  }

  /// A whole number of a range, both ends included.
  public func suggestInt(
    _ name: String, _ low: Int, _ high: Int, step: Int = 1, log: Bool = false
  ) throws -> Int {
    let distribution = try Distribution.int(low, high, log: log, step: step)
    let known = parameter(name)?.distribution
    let value = try suggest(name, distribution)
    if let known { warnOfOther(than: known, name, distribution) }
    return Int(value)
  }

  /// The place of one of some choices.
  public func suggestChoice(_ name: String, _ choices: [ParameterValue]) throws -> Int {
    Int(try suggest(name, .categorical(choices)))
  }

  /// The value of a parameter inside the engine: itself, or the place of a choice.
  public func suggest(_ name: String, _ distribution: Distribution) throws -> Double {
    try study.lock.withLock {
      if let known = record.parameter(name) {
        try known.distribution.requireCompatible(with: distribution)
        return known.value
      }
      let value = try propose(name, distribution)
      let parameter = Parameter(name: name, distribution: distribution, value: value)
      try study.storage.write([.parameter(parameter)], trial: record.id, study: study.id)
      record.parameters.append(parameter)
      return value
    }
  }

  private func propose(_ name: String, _ distribution: Distribution) throws -> Double {
    if let value = try fixedValue(name, distribution) { return value }
    if distribution.isSingle { return distribution.singleValue }
    try drawRelative()
    if let value = relative!.values[name] {
      guard let drawn = relative!.space[name] else {
        throw SearchError(
          "The parameter \(name) was sampled by `sample_relative` method but it is not contained in "
            + "the relative search space.")
      }
      try drawn.requireCompatible(with: distribution)
      if distribution.contains(value) { return value }
    }
    try study.refresh()
    return try withSampler { sampler, view in
      try sampler.sampleIndependent(view, record, name: name, distribution)
    }
  }

  /// Draws the joint parameters, the first time they are asked for.
  func drawRelative() throws {
    guard relative == nil else { return }
    try study.refresh()
    let (space, values) = try withSampler { sampler, view in
      let space = try sampler.relativeSpace(view, record)
      return (space, try sampler.sampleRelative(view, &record, space))
    }
    relative = (
      Dictionary(space.map { ($0.name, $0.distribution) }, uniquingKeysWith: { a, _ in a }),
      values
    )
  }

  /// Calls the sampler with what this trial may see and draw from.
  private func withSampler<Result>(
    _ body: (any Sampler, StudyView) throws -> Result
  ) throws -> Result {
    guard let streams else { return try body(study.sampler, study.view(through: cutoff)) }
    let shared = study.sampler.streams
    study.sampler.streams = streams
    defer { study.sampler.streams = shared }
    return try body(study.sampler, study.view(through: cutoff))
  }

  private func fixedValue(_ name: String, _ distribution: Distribution) throws -> Double? {
    guard let external = fixed[name] else { return nil }
    let value = try distribution.internal(external)
    if !distribution.contains(value) {
      study.onWarning?(
        SearchWarning(
          "Fixed parameter \(name) with value \(external.plainText) is out of range for "
            + "distribution \(distribution.text)."))
    }
    return value
  }

  /// Warns where a parameter is asked for again with another range.
  public func warnOfOther(
    than known: Distribution, _ name: String, _ distribution: Distribution
  ) {
    guard known != distribution else { return }
    guard case .object(let attributes)? = known.attribute["attributes"] else { return }
    let listed = attributes.map { "'\($0.key)': \(ParameterValue($0.value).text)" }
    study.onWarning?(
      SearchWarning(
        "Inconsistent parameter values for distribution with name \"\(name)\"! This might be a "
          + "configuration mistake. Optuna allows to call the same distribution with the same name "
          + "more than once in a trial. When the parameter values are inconsistent optuna only uses "
          + "the values of the first call and ignores all following. Using these values: "
          + "{\(listed.joined(separator: ", "))}",
        category: "RuntimeWarning"))
  }

  /// Reports the objective's value at a step, for pruning; the first report of a step counts.
  ///
  /// - Throws: `SearchError` for a negative step or several objectives.
  public func report(_ value: Double, step: Int) throws {
    try study.lock.withLock {
      guard !study.isMultiObjective else {
        throw SearchError(
          "Trial.report is not supported for multi-objective optimization.",
          pythonClass: "NotImplementedError")
      }
      guard step >= 0 else { throw SearchError("`step=\(step)` must be non-negative.") }
      guard record.report(at: step) == nil else {
        study.onWarning?(
          SearchWarning(
            "The reported value is ignored because this `step=\(step)` is already reported."))
        return
      }
      let report = Report(step: step, value: value)
      try study.storage.write([.report(report)], trial: record.id, study: study.id)
      record.reports.append(report)
    }
  }

  /// Whether the pruner would end the trial now.
  public func shouldPrune() throws -> Bool {
    try study.lock.withLock {
      guard !study.isMultiObjective else {
        throw SearchError(
          "Trial.should_prune is not supported for multi-objective optimization.",
          pythonClass: "NotImplementedError")
      }
      try study.refresh()
      return try study.pruner.shouldPrune(
        study.view(through: cutoff), &record)
    }
  }

  public func setUserAttribute(_ key: String, _ value: Attribute) throws {
    try study.lock.withLock {
      try study.storage.write(
        [.attribute(.user, key: key, value: value)], trial: record.id, study: study.id)
      record.userAttributes[key] = value
    }
  }

  /// Sets a constraint: the trial is feasible where all are at most 0. The first value counts.
  ///
  /// - Throws: `SearchError` for NaN.
  public func setConstraint(_ key: String, _ value: Double) throws {
    try study.lock.withLock {
      guard !value.isNaN else {
        throw SearchError("Attempted to set a constraint for '\(key)', but NaN is not allowed.")
      }
      let name = "constraints:\(key)"
      guard record.systemAttributes[name] == nil else {
        study.onWarning?(
          SearchWarning(
            "The constraint value is ignored because this constraint `key='\(key)'` is already set."
          ))
        return
      }
      try study.storage.write(
        [.attribute(.system, key: name, value: .float(value))], trial: record.id, study: study.id)
      record.systemAttributes[name] = .float(value)
    }
  }
}

extension ParameterValue {
  /// The value of a stored attribute.
  init(_ attribute: Attribute) {
    switch attribute {
    case .null: self = .none
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .float(let value): self = .float(value)
    case .string(let value): self = .string(value)
    case .list, .object: self = .string(attribute.json)
    }
  }
}
