import Foundation

/// Studies in a database in Optuna's own schema, so that Optuna and its dashboard read them, and
/// studies that Optuna wrote are read here.
///
/// What a trial draws is gathered and written when it reports, ends, or says something that other
/// workers need: two or three transactions a trial. What is known is kept in memory; only what other
/// processes wrote since is read again.
public final class DatabaseStorage: StudyStorage, @unchecked Sendable {
  let connection: any SQLConnection
  private let lock = NSRecursiveLock()
  private var mirrors: [Int: StudyMirror] = [:]
  /// What is not written yet of the trials that this process runs.
  private var gathered: [Int: [TrialChange]] = [:]
  /// Says of running trials that their worker is alive; nil where that is not asked for.
  private let heart: Heartbeat?

  /// Opens the database and makes its tables where they are missing.
  ///
  /// - Throws: `SearchError` where it cannot be opened, or is of another version of Optuna.
  init(_ connection: any SQLConnection, heart: Heartbeat? = nil) throws {
    self.connection = connection
    self.heart = heart
    try DatabaseSchema.prepare(connection)
  }

  // MARK: Studies

  public func createStudy(
    name: String?, directions: [Direction]
  ) throws -> (id: Int, name: String) {
    let name = name ?? "no-name-\(UUID().uuidString.lowercased())"
    let type = connection.dialect.argument(as: "studydirection")
    return try connection.write { session, again in
      if let known = try session.rows(
        "SELECT study_id FROM studies WHERE study_name = ?", [.text(name)]
      ).first?.first?.int {
        // Made by the attempt whose connection was lost.
        if again { return (known, name) }
        throw SearchError.duplicate(name)
      }
      let rows = try session.rows(
        "INSERT INTO studies (study_name) VALUES (?) ON CONFLICT (study_name) DO NOTHING "
          + "RETURNING study_id", [.text(name)])
      guard let id = rows.first?.first?.int else { throw SearchError.duplicate(name) }
      for (objective, direction) in directions.enumerated() {
        try session.run(
          "INSERT INTO study_directions (direction, study_id, objective) VALUES (\(type), ?, ?)",
          [
            .text(direction == .minimize ? "MINIMIZE" : "MAXIMIZE"), .int(id), .int(objective),
          ])
      }
      return (id, name)
    }
  }

  public func studyID(named name: String) throws -> Int {
    let rows = try connection.read { session in
      try session.rows("SELECT study_id FROM studies WHERE study_name = ?", [.text(name)])
    }
    guard let id = rows.first?.first?.int else {
      throw SearchError("Record does not exist.", pythonClass: "KeyError")
    }
    return id
  }

  public func deleteStudy(_ study: Int) throws {
    try connection.write { session, _ in
      for table in [
        "trial_user_attributes", "trial_system_attributes", "trial_params", "trial_values",
        "trial_intermediate_values", "trial_heartbeats",
      ] {
        try session.run(
          "DELETE FROM \(table) WHERE trial_id IN (SELECT trial_id FROM trials WHERE study_id = ?)",
          [.int(study)])
      }
      for table in [
        "trials", "study_user_attributes", "study_system_attributes", "study_directions", "studies",
      ] { try session.run("DELETE FROM \(table) WHERE study_id = ?", [.int(study)]) }
    }
    lock.withLock { mirrors[study] = nil }
  }

  public func studyNames() throws -> [String] {
    try connection.read { session in
      try session.rows("SELECT study_name FROM studies ORDER BY study_id", [])
    }.compactMap { $0.first?.text }
  }

  public func directions(of study: Int) throws -> [Direction] {
    let rows = try connection.read { session in
      try session.rows(
        "SELECT CAST(direction AS VARCHAR(8)) FROM study_directions WHERE study_id = ? "
          + "ORDER BY objective", [.int(study)])
    }
    guard !rows.isEmpty else { throw SearchError.noStudy(study) }
    return rows.map { $0.first?.text == "MAXIMIZE" ? .maximize : .minimize }
  }

  public func attributes(of study: Int, _ kind: AttributeKind) throws -> AttributeTable {
    let table = "study_\(kind == .user ? "user" : "system")_attributes"
    let rows = try connection.read { session in
      try session.rows(
        "SELECT \"key\", value_json FROM \(table) WHERE study_id = ? ORDER BY "
          + "study_\(kind == .user ? "user" : "system")_attribute_id", [.int(study)])
    }
    return AttributeTable(
      try rows.compactMap { row in
        guard let key = row[0].text, let json = row[1].text else { return nil }
        return (key, try Attribute(json: json))
      })
  }

  public func setAttribute(
    _ study: Int, _ kind: AttributeKind, key: String, value: Attribute
  ) throws {
    try connection.write { session, _ in
      try TrialWriter(session: session, dialect: connection.dialect)
        .write(kind, key, value, owner: "study", study)
    }
  }

  // MARK: Reading

  public func changes(of study: Int, since cursor: inout StorageCursor) throws -> [TrialRecord] {
    try lock.withLock {
      try refresh(study)
      return mirrors[study]!.changes(since: &cursor)
    }
  }

  /// Reads what other processes have written.
  private func refresh(_ study: Int) throws {
    if mirrors[study] == nil {
      mirrors[study] = StudyMirror(name: "", directions: try directions(of: study))
    } else if let version = try connection.foreignVersion(), version == mirrors[study]!.version {
      return
    }
    let mirror = mirrors[study]!
    let version = try connection.foreignVersion()
    let open = mirror.open.sorted().map(String.init).joined(separator: ", ")
    let records = try connection.read { session in
      try TrialReader(session: session).trials(
        where: "study_id = ? AND (trial_id > ?\(open.isEmpty ? "" : " OR trial_id IN (\(open))"))",
        [.int(study), .int(mirror.lastKey)])
    }
    for record in records where !mirror.owned.contains(record.id) {
      if let known = mirror.record(key: record.id), known.isSame(as: record) { continue }
      mirrors[study]!.take(record)
    }
    mirrors[study]!.version = version
  }

  // MARK: Trials

  public func createTrial(
    _ study: Int, template: TrialRecord?, limit: Int?
  ) throws -> TrialRecord? {
    try lock.withLock {
      try refresh(study)
      var record = template ?? TrialRecord(started: Date())
      for parameter in record.parameters {
        try mirrors[study]!.distributions[parameter.name]?.requireCompatible(
          with: parameter.distribution)
      }
      if record.state == .running {
        record.systemAttributes[WorkerIdentity.key] = WorkerIdentity.current.attribute
      }
      let state = connection.dialect.argument(as: "trialstate")
      let made = try connection.write { session, _ -> (id: Int, number: Int)? in
        if connection.dialect == .postgresql {
          try session.rows(
            "SELECT study_id FROM studies WHERE study_id = ? FOR UPDATE", [.int(study)])
        }
        if let limit, try count(session, study) >= limit { return nil }
        let row = try session.rows(
          "INSERT INTO trials (number, study_id, state, datetime_start, datetime_complete) VALUES "
            + "((SELECT count(*) FROM trials WHERE study_id = ?), ?, \(state), "
            + "\(time), \(time)) RETURNING trial_id, number",
          [
            .int(study), .int(study), .text(record.state.name),
            .optional(record.started.map(DatabaseTime.text)),
            .optional(record.finished.map(DatabaseTime.text)),
          ])
        guard let id = row.first?[0].int, let number = row.first?[1].int else {
          throw SearchError.noStudy(study)
        }
        try TrialWriter(session: session, dialect: connection.dialect)
          .write(partsOf: record, trial: id)
        return (id, number)
      }
      guard let made else { return nil }
      (record.id, record.number) = made
      mirrors[study]!.take(record, isOwned: record.state == .running)
      if record.state == .running { heart?.begin(record.id) }
      return record
    }
  }

  /// How many trials a study has, retries of dead ones aside.
  private func count(_ session: any SQLSession, _ study: Int) throws -> Int {
    let rows = try session.rows(
      "SELECT count(*) FROM trials WHERE study_id = ? AND trial_id NOT IN (SELECT trial_id FROM "
        + "trial_system_attributes WHERE \"key\" = 'retry_history')", [.int(study)])
    return rows.first?.first?.int ?? 0
  }

  private var time: String { connection.dialect.argument(as: "timestamp") }

  public func claimWaitingTrial(_ study: Int) throws -> TrialRecord? {
    try lock.withLock {
      try refresh(study)
      guard mirrors[study]!.hasWaiting else { return nil }
      let state = { (name: String) in
        self.connection.dialect == .sqlite ? "'\(name)'" : "'\(name)'::trialstate"
      }
      let claimed = try connection.write { session, _ -> TrialRecord? in
        let row = try session.rows(
          "UPDATE trials SET state = \(state("RUNNING")), datetime_start = \(time) WHERE trial_id = "
            + "(SELECT trial_id FROM trials WHERE study_id = ? AND state = \(state("WAITING")) "
            + "ORDER BY trial_id LIMIT 1\(connection.dialect.skipLocked)) "
            + "AND state = \(state("WAITING")) RETURNING trial_id",
          [.text(DatabaseTime.text(Date())), .int(study)])
        guard let id = row.first?.first?.int else { return nil }
        try TrialWriter(session: session, dialect: connection.dialect).write(
          .attribute(
            .system, key: WorkerIdentity.key, value: WorkerIdentity.current.attribute), trial: id)
        return try TrialReader(session: session).trials(where: "trial_id = ?", [.int(id)]).first
      }
      guard let claimed else { return nil }
      mirrors[study]!.take(claimed, isOwned: true)
      heart?.begin(claimed.id)
      return claimed
    }
  }

  public func write(_ changes: [TrialChange], trial: Int, study: Int) throws {
    try lock.withLock {
      try require(trial, study)
      for change in changes {
        if case .parameter(let parameter) = change {
          try mirrors[study]!.distributions[parameter.name]?.requireCompatible(
            with: parameter.distribution)
        }
        mirrors[study]!.update(key: trial) { $0.apply(change) }
      }
      gathered[trial, default: []] += changes
      // Parameters can wait; the rest is for the eyes of other workers.
      let isUrgent = changes.contains { if case .parameter = $0 { false } else { true } }
      if isUrgent { try flush(trial) }
    }
  }

  private func require(_ trial: Int, _ study: Int) throws {
    if mirrors[study] == nil { try refresh(study) }
    guard let record = mirrors[study]!.record(key: trial) else {
      throw SearchError("No trial with trial_id \(trial) exists.", pythonClass: "KeyError")
    }
    guard !record.state.isFinished else { throw SearchError.finished(record.number) }
  }

  private func flush(_ trial: Int) throws {
    guard let changes = gathered[trial] else { return }
    try connection.write { session, _ in
      let writer = TrialWriter(session: session, dialect: connection.dialect)
      for change in changes { try writer.write(change, trial: trial) }
    }
    gathered[trial] = nil
  }

  public func finish(
    _ trial: Int, study: Int, _ end: TrialEnd, changes: [TrialChange]
  ) throws {
    try lock.withLock {
      try require(trial, study)
      let number = mirrors[study]!.record(key: trial)!.number
      let all = (gathered[trial] ?? []) + changes
      let state = connection.dialect.argument(as: "trialstate")
      try connection.write { session, again in
        let done = try session.run(
          "UPDATE trials SET state = \(state), datetime_complete = \(time) WHERE trial_id = ? "
            + "AND state IN ('RUNNING', 'WAITING')",
          [.text(end.state.name), .text(DatabaseTime.text(end.time)), .int(trial)])
        guard done == 1 else {
          // Ended by the attempt whose connection was lost, or by a worker that thought us dead.
          let known = try TrialReader(session: session).trials(
            where: "trial_id = ?", [.int(trial)]
          ).first
          if again, known?.state == end.state, known?.values == end.values { return }
          throw SearchError.finished(number)
        }
        let writer = TrialWriter(session: session, dialect: connection.dialect)
        for change in all { try writer.write(change, trial: trial) }
        try writer.write(values: end.values ?? [], trial: trial)
      }
      gathered[trial] = nil
      heart?.end(trial)
      mirrors[study]!.update(key: trial) { record in
        for change in changes { record.apply(change) }
        record.state = end.state
        record.values = end.values
        record.finished = end.time
      }
    }
  }

  public func requeue(_ trial: Int, study: Int) throws {
    try lock.withLock {
      try require(trial, study)
      gathered[trial] = nil
      let fresh = try connection.write { session, _ -> TrialRecord? in
        let state = connection.dialect == .sqlite ? "'WAITING'" : "'WAITING'::trialstate"
        let done = try session.run(
          "UPDATE trials SET state = \(state), datetime_start = NULL WHERE trial_id = ? "
            + "AND state = 'RUNNING'", [.int(trial)])
        guard done == 1 else { return nil }
        for table in ["trial_params", "trial_intermediate_values"] {
          try session.run("DELETE FROM \(table) WHERE trial_id = ?", [.int(trial)])
        }
        // Those of an enqueued trial were there before it ran.
        try session.run(
          "DELETE FROM trial_user_attributes WHERE trial_id = ? AND NOT EXISTS (SELECT 1 FROM "
            + "trial_system_attributes s WHERE s.trial_id = ? AND s.\"key\" = 'fixed_params')",
          [.int(trial), .int(trial)])
        try session.run(
          "DELETE FROM trial_system_attributes WHERE trial_id = ? AND \"key\" NOT IN "
            + "('fixed_params', 'failed_trial', 'retry_history')", [.int(trial)])
        return try TrialReader(session: session).trials(where: "trial_id = ?", [.int(trial)]).first
      }
      if let fresh { mirrors[study]!.take(fresh) }
    }
  }

  public func failStale(_ study: Int) throws -> [TrialRecord] {
    guard let heart else { return [] }
    return try lock.withLock {
      try refresh(study)
      let state = connection.dialect == .sqlite ? "'FAIL'" : "'FAIL'::trialstate"
      let failed = try connection.write { session, _ -> [TrialRecord] in
        let rows = try session.rows(
          "UPDATE trials SET state = \(state), datetime_complete = \(time) WHERE study_id = ? "
            + "AND state = 'RUNNING' AND trial_id IN (SELECT trial_id FROM trial_heartbeats WHERE "
            + "heartbeat < \(connection.dialect.past(seconds: heart.grace))) RETURNING trial_id",
          [.text(DatabaseTime.text(Date())), .int(study)])
        let ids = rows.compactMap { $0.first?.int }.map(String.init).joined(separator: ", ")
        if ids.isEmpty { return [] }
        return try TrialReader(session: session).trials(where: "trial_id IN (\(ids))", [])
      }
      for record in failed { mirrors[study]!.take(record) }
      for record in failed {
        if let copy = heart.retry(of: record) { _ = try createTrial(study, template: copy) }
      }
      return failed
    }
  }

  public func flush() throws {
    try lock.withLock { for trial in gathered.keys.sorted() { try flush(trial) } }
  }
}

extension TrialRecord {
  mutating func apply(_ change: TrialChange) {
    switch change {
    case .parameter(let parameter): parameters.append(parameter)
    case .report(let report): reports.append(report)
    case .attribute(.user, let key, let value): userAttributes[key] = value
    case .attribute(.system, let key, let value): systemAttributes[key] = value
    }
  }

  /// Whether nothing was added to a trial that runs elsewhere.
  fileprivate func isSame(as other: TrialRecord) -> Bool {
    state == other.state && parameters.count == other.parameters.count
      && reports.count == other.reports.count && userAttributes == other.userAttributes
      && systemAttributes == other.systemAttributes
  }
}

extension SearchError {
  static func finished(_ number: Int) -> SearchError {
    SearchError(
      "Trial#\(number) has already finished and can not be updated.",
      pythonClass: "optuna.exceptions.UpdateFinishedTrialError")
  }

  static func noStudy(_ id: Int) -> SearchError {
    SearchError("No study with study_id \(id) exists.", pythonClass: "KeyError")
  }

  static func duplicate(_ name: String) -> SearchError {
    SearchError(
      "Another study with study_name='\(name)' already exists. Please specify a name not in the "
        + "storage, or reuse the existing one by setting `load_if_exists` (for Python API) or "
        + "`--skip-if-exists` flag (for CLI).\nUse `optuna.study.get_all_study_names(storage)` to "
        + "list all the used names.",
      pythonClass: "optuna.exceptions.DuplicatedStudyError")
  }
}
