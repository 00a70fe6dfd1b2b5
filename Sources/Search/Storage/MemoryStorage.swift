import Foundation

/// Studies kept in memory, for one process.
public final class MemoryStorage: StudyStorage, @unchecked Sendable {
  private final class StoredStudy {
    let name: String
    let directions: [Direction]
    var userAttributes = AttributeTable()
    var systemAttributes = AttributeTable()
    var trials: [TrialRecord] = []
    /// Trial numbers in the order they changed.
    var changed: [Int] = []
    /// The farthest that any reader has followed the changes.
    var read = 0
    /// The first distribution of every parameter, which later ones must be compatible with.
    var distributions: [String: Distribution] = [:]
    var waiting = 0

    init(name: String, directions: [Direction]) {
      self.name = name
      self.directions = directions
    }

    func note(_ number: Int) {
      // One entry does for several changes in a row, as long as nobody has read it.
      if changed.last != number || read == changed.count { changed.append(number) }
    }
  }

  private let lock = NSLock()
  private var studies: [Int: StoredStudy] = [:]
  private var nextStudy = 0
  private var nextTrial = 0
  /// Study and number of every trial.
  private var places: [Int: (study: Int, number: Int)] = [:]

  public init() {}

  private func study(_ id: Int) throws(SearchError) -> StoredStudy {
    guard let study = studies[id] else {
      throw SearchError.noStudy(id)
    }
    return study
  }

  public func createStudy(
    name: String?, directions: [Direction]
  ) throws -> (id: Int, name: String) {
    try lock.withLock {
      if let name, studies.values.contains(where: { $0.name == name }) {
        throw SearchError.duplicate(name)
      }
      let id = nextStudy
      nextStudy += 1
      let name = name ?? "no-name-\(UUID().uuidString.lowercased())"
      studies[id] = StoredStudy(name: name, directions: directions)
      return (id, name)
    }
  }

  public func studyID(named name: String) throws -> Int {
    try lock.withLock {
      guard let id = studies.first(where: { $0.value.name == name })?.key else {
        throw SearchError("No such study \(name).", pythonClass: "KeyError")
      }
      return id
    }
  }

  public func deleteStudy(_ id: Int) throws {
    try lock.withLock {
      for trial in try study(id).trials { places[trial.id] = nil }
      studies[id] = nil
    }
  }

  public func studyNames() -> [String] {
    lock.withLock { studies.sorted { $0.key < $1.key }.map(\.value.name) }
  }

  public func directions(of id: Int) throws -> [Direction] {
    try lock.withLock { try study(id).directions }
  }

  public func attributes(of id: Int, _ kind: AttributeKind) throws -> AttributeTable {
    try lock.withLock {
      let study = try study(id)
      return kind == .user ? study.userAttributes : study.systemAttributes
    }
  }

  public func setAttribute(
    _ id: Int, _ kind: AttributeKind, key: String, value: Attribute
  ) throws {
    try lock.withLock {
      let study = try study(id)
      if kind == .user {
        study.userAttributes[key] = value
      } else {
        study.systemAttributes[key] = value
      }
    }
  }

  public func createTrial(
    _ id: Int, template: TrialRecord?, limit: Int?
  ) throws -> TrialRecord? {
    try lock.withLock {
      let study = try study(id)
      if let limit, study.trials.count(where: { !$0.isRetry }) >= limit { return nil }
      var record = template ?? TrialRecord(started: Date())
      record.id = nextTrial
      record.number = study.trials.count
      for parameter in record.parameters {
        try study.distributions[parameter.name]?.requireCompatible(with: parameter.distribution)
      }
      nextTrial += 1
      places[record.id] = (id, record.number)
      for parameter in record.parameters where study.distributions[parameter.name] == nil {
        study.distributions[parameter.name] = parameter.distribution
      }
      study.trials.append(record)
      study.note(record.number)
      if record.state == .waiting { study.waiting += 1 }
      return record
    }
  }

  public func claimWaitingTrial(_ id: Int) throws -> TrialRecord? {
    try lock.withLock {
      let study = try study(id)
      guard study.waiting > 0,
        let number = study.trials.firstIndex(where: { $0.state == .waiting })
      else { return nil }
      study.waiting -= 1
      study.trials[number].state = .running
      study.trials[number].started = Date()
      study.note(number)
      return study.trials[number]
    }
  }

  private func place(_ trial: Int) throws(SearchError) -> (study: Int, number: Int) {
    guard let place = places[trial] else {
      throw SearchError("No trial with trial_id \(trial) exists.", pythonClass: "KeyError")
    }
    let record = studies[place.study]!.trials[place.number]
    if record.state.isFinished {
      throw SearchError.finished(record.number)
    }
    return place
  }

  public func write(_ changes: [TrialChange], trial: Int, study: Int) throws {
    try lock.withLock {
      let place = try place(trial)
      for change in changes { try apply(change, studies[place.study]!, place.number) }
      studies[place.study]!.note(place.number)
    }
  }

  private func apply(
    _ change: TrialChange, _ study: StoredStudy, _ number: Int
  ) throws(SearchError) {
    switch change {
    case .parameter(let parameter):
      if let known = study.distributions[parameter.name] {
        try known.requireCompatible(with: parameter.distribution)
      } else {
        study.distributions[parameter.name] = parameter.distribution
      }
      study.trials[number].parameters.append(parameter)
    case .report(let report):
      study.trials[number].reports.append(report)
    case .attribute(.user, let key, let value):
      study.trials[number].userAttributes[key] = value
    case .attribute(.system, let key, let value):
      study.trials[number].systemAttributes[key] = value
    }
  }

  public func finish(
    _ trial: Int, study: Int, _ end: TrialEnd, changes: [TrialChange]
  ) throws {
    try lock.withLock {
      let place = try place(trial)
      let study = studies[place.study]!
      for change in changes { try apply(change, study, place.number) }
      study.trials[place.number].state = end.state
      study.trials[place.number].values = end.values
      study.trials[place.number].finished = end.time
      study.note(place.number)
    }
  }

  public func changes(
    of id: Int, since cursor: inout StorageCursor
  ) throws -> [TrialRecord] {
    try lock.withLock {
      let study = try study(id)
      let count = study.changed.count
      guard cursor.position < count else { return [] }
      var seen = Set<Int>()
      let numbers = study.changed[cursor.position...].filter { seen.insert($0).inserted }
      cursor.position = count
      study.read = count
      return numbers.map { study.trials[$0] }
    }
  }

  public func requeue(_ trial: Int, study: Int) throws {
    try lock.withLock {
      let place = try place(trial)
      let study = studies[place.study]!
      study.trials[place.number].forgetDraws()
      study.waiting += 1
      study.note(place.number)
    }
  }

  /// Workers that share a memory die together.
  public func failStale(_ study: Int) -> [TrialRecord] { [] }

  public func flush() {}
}
