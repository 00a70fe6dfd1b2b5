/// The values of one parameter by trial number; NaN where a trial has none.
final class ParameterColumn {
  private(set) var values: [Double] = []

  /// - Complexity: amortised O(1) for trials in order.
  func set(_ value: Double, at number: Int) {
    if number >= values.count {
      values.append(
        contentsOf: repeatElement(Double.nan, count: number + 1 - values.count))
    }
    values[number] = value
  }

  subscript(number: Int) -> Double { number < values.count ? values[number] : .nan }
}

/// A study's trials as this process knows them, kept up to date by reading only what changed.
public final class StudyHistory {
  /// By number.
  public private(set) var trials: [TrialRecord] = []
  /// Numbers of complete and pruned trials, in the order they became known.
  public private(set) var finished: [Int] = []
  /// Numbers of running trials, ascending.
  public private(set) var running: [Int] = []
  private(set) var columns: [String: ParameterColumn] = [:]
  /// The choices of every categorical parameter.
  private var choices: [String: [ParameterValue]] = [:]
  private var cursor = StorageCursor()

  /// The choices of a categorical parameter; nil for other parameters.
  func choices(of name: String) -> [ParameterValue]? { choices[name] }

  /// Reads what changed in the storage.
  func refresh(from storage: any StudyStorage, study: Int) throws {
    for record in try storage.changes(of: study, since: &cursor) { take(record) }
  }

  private func take(_ record: TrialRecord) {
    let number = record.number
    while trials.count < number {
      // A storage may show trials out of order; the gap is filled when its trial is read.
      trials.append(TrialRecord(number: trials.count, state: .waiting))
    }
    if number == trials.count {
      trials.append(record)
      if record.state == .running { running.append(number) }
      if record.state.isFinished { learn(record) }
      return
    }
    let before = trials[number].state
    trials[number] = record
    guard before != record.state else { return }
    if before == .running { running.removeAll { $0 == number } }
    if record.state == .running {
      running.insert(number, at: running.firstIndex { $0 > number } ?? running.count)
    }
    if record.state.isFinished && !before.isFinished { learn(record) }
  }

  private func learn(_ record: TrialRecord) {
    guard record.state == .complete || record.state == .pruned else { return }
    finished.append(record.number)
    for parameter in record.parameters {
      if columns[parameter.name] == nil { columns[parameter.name] = ParameterColumn() }
      columns[parameter.name]!.set(parameter.value, at: record.number)
      if case .categorical(let d) = parameter.distribution, choices[parameter.name] == nil {
        choices[parameter.name] = d.choices
      }
    }
  }
}

/// What a sampler or pruner sees of a study.
public struct StudyView {
  public let history: StudyHistory
  public let name: String
  public let directions: [Direction]
  /// Tells views of different parts of a study apart; 0 is the whole.
  public let part: Int
  /// Which trials belong to the part; nil for all.
  let includes: ((Int) -> Bool)?
  /// The last trial that may be seen, where trials run at once and must not see each other.
  let cutoff: Int?
  let storage: any StudyStorage
  let studyID: Int
  let warn: (SearchWarning) -> Void

  public var isMultiObjective: Bool { directions.count > 1 }

  /// The trials of this part, by number.
  public var trials: [TrialRecord] {
    guard let includes else { return history.trials }
    return history.trials.filter { includes($0.number) }
  }

  /// Numbers of complete and pruned trials of this part, ascending.
  var finishedNumbers: [Int] {
    (includes.map { history.finished.filter($0) } ?? history.finished).sorted()
  }

  /// Complete trials of this part, by number.
  public var complete: [TrialRecord] { trials.filter { $0.state == .complete } }

  /// The last step of the longest complete trial, for pruners that take their measure from it.
  ///
  /// Where trials run at once it is the first complete trial's, so that all agree on it.
  var longestStep: Int? {
    let steps = complete.lazy.compactMap { $0.lastReport?.step }
    return cutoff == nil ? steps.max() : steps.first
  }

  /// A part of what this view shows.
  func part(key: Int, includes: @escaping (Int) -> Bool) -> StudyView {
    let outer = self.includes
    return StudyView(
      history: history, name: name, directions: directions, part: key,
      includes: { number in outer?(number) ?? true && includes(number) },
      cutoff: cutoff, storage: storage, studyID: studyID, warn: warn)
  }

  func systemAttribute(_ key: String) throws -> Attribute? {
    try storage.attributes(of: studyID, .system)[key]
  }

  func setSystemAttribute(_ key: String, _ value: Attribute) throws {
    try storage.setAttribute(studyID, .system, key: key, value: value)
  }

  /// Writes attributes of a running trial.
  func setAttributes(
    _ pairs: [(key: String, value: Attribute)], trial: inout TrialRecord
  ) throws {
    try storage.write(
      pairs.map { .attribute(.system, key: $0.key, value: $0.value) }, trial: trial.id,
      study: studyID)
    for (key, value) in pairs { trial.systemAttributes[key] = value }
  }
}
