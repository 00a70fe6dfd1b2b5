import Foundation

/// A search: trials asked for, run by the caller, and told.
///
/// ```
/// let study = try Study.create(sampler: TPESampler(seed: 42))
/// for _ in 0..<80 {
///   let trial = try study.ask()
///   let x = try trial.suggestFloat("x", -10, 10)
///   try study.tell(trial, values: [(x - 2) * (x - 2)])
/// }
/// ```
///
/// Calls may come from several threads; they take turns.
public final class Study: @unchecked Sendable {
  public let name: String
  public let directions: [Direction]
  public let storage: any StudyStorage
  public var sampler: any Sampler
  public var pruner: any Pruner
  /// The storage's key of the study.
  public let id: Int
  let history = StudyHistory()
  let lock = NSRecursiveLock()
  private var stopped = false

  /// Whether every trial draws from streams of its own, made from its number: for studies that
  /// several workers share.
  public var forksStreams = false

  /// Receives what Optuna would warn of.
  public var onWarning: ((SearchWarning) -> Void)?
  /// Measures by how much a trial that was complete or pruned breaks each constraint; above 0 it is
  /// infeasible. Optuna's `constraints_func`.
  public var constraints: ((TrialRecord) throws -> [Double])?

  init(
    id: Int, name: String, storage: any StudyStorage, sampler: (any Sampler)?,
    pruner: (any Pruner)?
  ) throws {
    self.id = id
    self.name = name
    self.storage = storage
    directions = try storage.directions(of: id)
    self.sampler =
      try sampler ?? TPESampler()
    self.pruner = pruner ?? MedianPruner()
  }

  /// Makes a study.
  ///
  /// - Parameters:
  ///   - name: made up where nil.
  ///   - sampler: TPE by default, NSGA-II for several objectives.
  ///   - pruner: the median rule by default.
  ///   - loadIfExists: goes on with the study of that name instead of refusing it.
  /// - Throws: `SearchError` in Optuna's words; whatever the storage throws.
  public static func create(
    name: String? = nil, storage: any StudyStorage = MemoryStorage(),
    sampler: (any Sampler)? = nil, pruner: (any Pruner)? = nil,
    directions: [Direction] = [.minimize], loadIfExists: Bool = false
  ) throws -> Study {
    guard !directions.isEmpty else {
      throw SearchError("The number of objectives must be greater than 0.")
    }
    do {
      let made = try storage.createStudy(name: name, directions: directions)
      return try Study(
        id: made.id, name: made.name, storage: storage, sampler: sampler, pruner: pruner)
    } catch let error as SearchError
      where loadIfExists && error.pythonClass == "optuna.exceptions.DuplicatedStudyError"
    {
      return try load(name: name, storage: storage, sampler: sampler, pruner: pruner)
    }
  }

  /// Opens a study of a storage; the only one where no name is given.
  public static func load(
    name: String?, storage: any StudyStorage, sampler: (any Sampler)? = nil,
    pruner: (any Pruner)? = nil
  ) throws -> Study {
    var name = name
    if name == nil {
      let names = try storage.studyNames()
      guard names.count == 1 else {
        throw SearchError(
          "Could not determine the study name since the storage does not contain exactly 1 study. "
            + "Specify `study_name` from study_names=[\(names.map { "'\($0)'" }.joined(separator: ", "))]."
        )
      }
      name = names[0]
    }
    let study = try Study(
      id: storage.studyID(named: name!), name: name!, storage: storage, sampler: sampler,
      pruner: pruner)
    try study.refresh()
    return study
  }

  /// Deletes a study and its trials.
  public static func delete(name: String, storage: any StudyStorage) throws {
    try storage.deleteStudy(storage.studyID(named: name))
  }

  public var isMultiObjective: Bool { directions.count > 1 }

  /// The direction of a study with one objective.
  ///
  /// - Throws: `SearchError` (`RuntimeError`) for several objectives.
  public var direction: Direction {
    get throws {
      guard !isMultiObjective else {
        throw SearchError(
          "A single direction cannot be retrieved from a multi-objective study. Consider using "
            + "Study.directions to retrieve a list containing all directions.",
          pythonClass: "RuntimeError")
      }
      return directions[0]
    }
  }

  func refresh() throws { try history.refresh(from: storage, study: id) }

  /// The whole study, or the trials up to a number.
  func view(through cutoff: Int? = nil) -> StudyView {
    StudyView(
      history: history, name: name, directions: directions, part: cutoff == nil ? 0 : -1,
      includes: cutoff.map { cutoff in { $0 <= cutoff } }, cutoff: cutoff,
      storage: storage, studyID: id, warn: { [weak self] in self?.onWarning?($0) })
  }

  /// All trials by number, as the storage has them now.
  public var trials: [TrialRecord] {
    get throws {
      try lock.withLock {
        try refresh()
        return history.trials
      }
    }
  }

  /// One trial as the storage has it now.
  public func record(_ number: Int) throws -> TrialRecord {
    try lock.withLock {
      try refresh()
      guard history.trials.indices.contains(number) else {
        throw SearchError(
          "No trial with trial number \(number) exists in study '\(name)'.",
          pythonClass: "KeyError")
      }
      return history.trials[number]
    }
  }

  public var userAttributes: AttributeTable { get throws { try storage.attributes(of: id, .user) } }

  public var systemAttributes: AttributeTable {
    get throws { try storage.attributes(of: id, .system) }
  }

  public func setUserAttribute(_ key: String, _ value: Attribute) throws {
    try storage.setAttribute(id, .user, key: key, value: value)
  }

  /// Names the objectives.
  ///
  /// - Throws: `SearchError` for another number of names.
  public func setMetricNames(_ names: [String]) throws {
    guard names.count == directions.count else {
      throw SearchError("The number of objectives must match the length of the metric names.")
    }
    try storage.setAttribute(
      id, .system, key: "study:metric_names", value: .list(names.map(Attribute.string)))
  }

  /// Asks the loop that runs the trials to end; see `shouldStop`.
  public func stop() { lock.withLock { stopped = true } }

  /// Whether the loop that runs the trials should end: `stop` was called, or the sampler has
  /// nothing left.
  public var shouldStop: Bool { lock.withLock { stopped || sampler.isExhausted } }

  /// Forgets a `stop`, before another loop.
  public func clearStop() { lock.withLock { stopped = false } }
}
