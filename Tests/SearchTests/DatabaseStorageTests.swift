import Foundation
import TestSupport
import Testing

@testable import Search

/// A database file of its own for one test, removed with it.
final class DatabaseFile {
  let path: String

  init() {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("mnb-study-\(UUID().uuidString).db").path
  }

  deinit {
    for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
  }

  var url: String { "sqlite:///" + path }
  func open() throws -> DatabaseStorage { try StudyStorages.open(url) }
}

private func message(_ body: () throws -> Void) -> String? {
  do { try body() } catch let error as SearchError {
    return "\(error.pythonClass): \(error.message)"
  } catch { return "\(error)" }
  return nil
}

/// Everything of a trial but its times and key.
private func shown(_ trial: TrialRecord) -> String {
  let system = trial.systemAttributes.pairs.filter { !$0.key.hasPrefix("mallorn:") }
  return "\(trial.number) \(trial.state.name) \(String(describing: trial.values)) "
    + "\(trial.parameters.map { "\($0.name)=\($0.value) \($0.distribution.text)" }) "
    + "\(trial.reports.map { "\($0.step):\($0.value)" }) "
    + Attribute.object(trial.userAttributes.pairs).json + Attribute.object(system).json
}

@Test func `trials in a file are those in memory, and are read back whole`() throws {
  for objective in ["mixed", "gbdt_min", "prune", "fail", "constraint", "conditional", "enqueue"] {
    let file = DatabaseFile()
    func study(_ storage: any StudyStorage) throws -> Study {
      let study = try Study.create(
        name: "s", storage: storage, sampler: TPESampler(seed: 5), pruner: MedianPruner())
      try study.enqueue([("x", .float(0.5))], userAttributes: AttributeTable([("why", .int(1))]))
      try study.run(objective, trials: 40)
      return study
    }
    let memory = try study(MemoryStorage()).trials.map(shown)
    #expect(try study(file.open()).trials.map(shown) == memory)
    #expect(try Study.load(name: "s", storage: file.open()).trials.map(shown) == memory)
  }
}

@Test func `reports and values that are not finite are read back`() throws {
  let file = DatabaseFile()
  let study = try Study.create(name: "s", storage: file.open(), sampler: RandomSampler(seed: 1))
  let trial = try study.ask()
  for (step, value) in [(0, Double.nan), (1, .infinity), (2, -.infinity), (3, 1.5)] {
    try trial.report(value, step: step)
  }
  try trial.setUserAttribute("a", .object([("list", .list([.int(1), .null, .string("é")]))]))
  try study.tell(trial, values: [-.infinity])
  let read = try Study.load(name: "s", storage: file.open()).trials[0]
  #expect(read.values == [-.infinity])
  #expect(read.reports.map { "\($0.value)" } == ["nan", "inf", "-inf", "1.5"])
  #expect(read.userAttributes["a"]?.json == #"{"list": [1, null, "\u00e9"]}"#)
  #expect(abs((read.started ?? .distantPast).timeIntervalSinceNow) < 60)
}

@Test func `two processes' studies see each other's trials`() throws {
  let file = DatabaseFile()
  let a = try Study.create(name: "s", storage: file.open(), sampler: RandomSampler(seed: 1))
  let b = try Study.load(name: "s", storage: file.open(), sampler: TPESampler(seed: 1))
  for i in 0..<30 { try (i % 2 == 0 ? a : b).run("mixed", trials: 1) }
  #expect(try a.trials.map(shown) == (try b.trials.map(shown)))
  #expect(try a.trials.map(\.number) == Array(0..<30))
  let running = try a.ask()
  _ = try running.suggestFloat("x", -10, 10)
  try a.storage.flush()
  #expect(try b.trials[30].state == .running)
  #expect(try b.trials[30].parameters.count == 1)
}

@Test func `waiting trials in a file are claimed once by several connections`() async throws {
  let file = DatabaseFile()
  let study = try Study.create(name: "s", storage: file.open(), sampler: RandomSampler(seed: 1))
  for i in 0..<120 { try study.enqueue([("x", .int(i))]) }
  let url = file.url
  let claimed = try await withThrowingTaskGroup(of: [Int].self) { group in
    for _ in 0..<4 {
      group.addTask {
        let study = try Study.load(
          name: "s", storage: StudyStorages.open(url), sampler: RandomSampler(seed: 1))
        return try (0..<30).map { _ in
          let trial = try study.ask()
          let x = try trial.suggestInt("x", 0, 1000)
          try study.tell(trial, values: [Double(x)])
          return x
        }
      }
    }
    return try await group.reduce(into: []) { $0 += $1 }
  }
  #expect(claimed.sorted() == Array(0..<120))
  #expect(try study.trials.allSatisfy { $0.state == .complete })
  #expect(try study.trials.map(\.number) == Array(0..<120))
}

/// Makes a running trial look like one of a process that has ended.
private func orphan(_ trial: Trial, _ study: Study) throws {
  let dead = WorkerIdentity(
    host: WorkerIdentity.current.host, process: WorkerIdentity.current.process,
    start: WorkerIdentity.current.start + 1)
  try study.storage.write(
    [.attribute(.system, key: WorkerIdentity.key, value: dead.attribute)],
    trial: trial.snapshot.id, study: study.id)
}

@Test func `a search in a file goes on as if its process had not been killed`() throws {
  for name in ["tpe", "nsga2", "cmaes", "qmc", "random"] {
    func sampler() throws -> any Sampler {
      switch name {
      case "tpe": try TPESampler(seed: 3)
      case "nsga2": try NSGAIISampler(populationSize: 10, seed: 3)
      case "cmaes": try CMAESSampler(seed: 3)
      case "qmc": QMCSampler(isScrambled: true, seed: 3)
      default: RandomSampler(seed: 3)
      }
    }
    let whole = try Study.create(name: "s", storage: MemoryStorage(), sampler: sampler())
    try whole.run("mixed", trials: 40)
    let file = DatabaseFile()
    for (cut, drawn) in [(4, 0), (9, 1), (14, 3), (13, 2)] {
      let part = try Study.create(
        name: "s", storage: file.open(), sampler: sampler(), loadIfExists: true)
      try part.takeUp()
      try part.run("mixed", trials: cut)
      // Killed in the middle of a trial.
      let trial = try part.ask()
      if drawn > 0 { _ = try trial.suggestFloat("x", -10, 10) }
      try part.storage.flush()
      try orphan(trial, part)
    }
    let resumed = try Study.load(name: "s", storage: file.open(), sampler: sampler())
    #expect(try resumed.takeUp() == [40])
    #expect(
      try resumed.trials.prefix(40).map(\.parameters) == whole.trials.map(\.parameters), "\(name)")
  }
}

@Test func `a sampler with another seed does not go on with the stored streams`() throws {
  let file = DatabaseFile()
  let first = try Study.create(name: "s", storage: file.open(), sampler: RandomSampler(seed: 1))
  try first.run("float", trials: 5)
  let other = try Study.load(name: "s", storage: file.open(), sampler: RandomSampler(seed: 2))
  try other.takeUp()
  try other.run("float", trials: 1)
  let fresh = try Study.create(sampler: RandomSampler(seed: 2))
  try fresh.run("float", trials: 1)
  #expect(try other.trials[5].parameters == fresh.trials[0].parameters)
}

@Test func `workers that share a study draw from streams of their own`() throws {
  let file = DatabaseFile()
  let studies = try (0..<2).map { _ in
    let study = try Study.create(
      name: "s", storage: file.open(), sampler: RandomSampler(seed: 1), loadIfExists: true)
    study.forksStreams = true
    return study
  }
  for i in 0..<8 { try studies[i % 2].run("float", trials: 1) }
  let values = try studies[0].trials.map { $0.parameters[0].value }
  #expect(Set(values).count == 8)
}

@Test func `a trial whose worker gives no sign of life is failed and tried again`() throws {
  let file = DatabaseFile()
  let beating = StudyStorages.Beating(interval: 60, grace: 60, retries: 1)
  func open() throws -> Study {
    try Study.create(
      name: "s", storage: StudyStorages.open(file.url, beating: beating),
      sampler: RandomSampler(seed: 1), loadIfExists: true)
  }
  let dead = try open()
  let trial = try dead.ask()
  let x = try trial.suggestFloat("x", 0, 1)
  try dead.storage.flush()
  try SQLiteConnection(path: file.path).write { session, _ in
    _ = try session.run("UPDATE trial_heartbeats SET heartbeat = '2020-01-01 00:00:00'", [])
  }
  let alive = try open()
  let again = try alive.ask()
  #expect(try alive.trials.map(\.state) == [.fail, .running])
  #expect(try again.suggestFloat("x", 0, 1) == x)
  #expect(again.snapshot.systemAttributes["failed_trial"] == .int(0))
  #expect(
    message { try dead.tell(trial, values: [1]) }
      == "optuna.exceptions.UpdateFinishedTrialError: Trial#0 has already finished and can not be "
      + "updated.")
  try alive.tell(again, values: [1])
}

@Test func `studies in a file are found, refused and deleted by name`() throws {
  let file = DatabaseFile()
  let storage = try file.open()
  let study = try Study.create(name: "a", storage: storage, directions: [.maximize, .minimize])
  _ = try Study.create(name: "b", storage: storage)
  try study.setMetricNames(["f1", "loss"])
  try study.setUserAttribute("who", .string("me"))
  try study.run("two", trials: 3)
  #expect(
    message { _ = try Study.create(name: "a", storage: storage) }?.hasPrefix(
      "optuna.exceptions.DuplicatedStudyError: Another study with study_name='a'") == true)
  let read = try file.open()
  #expect(try read.studyNames() == ["a", "b"])
  let loaded = try Study.load(name: "a", storage: read)
  #expect(loaded.directions == [.maximize, .minimize])
  #expect(try loaded.userAttributes["who"] == .string("me"))
  #expect(try loaded.systemAttributes["study:metric_names"]?.json == #"["f1", "loss"]"#)
  let missing = message { _ = try Study.load(name: "c", storage: read) }
  #expect(missing == "KeyError: Record does not exist.")
  try Study.delete(name: "a", storage: read)
  #expect(try storage.studyNames() == ["b"])
  #expect(
    message {
      let one = try Study.load(name: "b", storage: storage)
      let trial = try one.ask()
      _ = try trial.suggestFloat("x", 0, 1)
      try one.tell(trial, values: [1])
      _ = try Study.load(name: "b", storage: file.open()).ask().suggestInt("x", 0, 1)
    } == "ValueError: Cannot set different distribution kind to the same parameter name.")
}

@Test func `bad storages are refused in words that help`() throws {
  let unknown =
    "ValueError: storage 'mysql://x/y' is not known: it can be sqlite:///FILE or "
    + "postgresql://USER@HOST/DATABASE"
  #expect(message { _ = try StudyStorages.open("mysql://x/y") } == unknown)
  let file = DatabaseFile()
  try Data("this is no database, but long enough to be looked at as one".utf8)
    .write(to: URL(fileURLWithPath: file.path))
  let broken = message { _ = try file.open() }
  #expect(broken?.contains("is damaged or no SQLite database") == true, "\(broken ?? "")")
  let absent = message { _ = try StudyStorages.open("sqlite:////no/such/folder/a.db") }
  #expect(absent?.contains("cannot be opened") == true, "\(absent ?? "")")
  let old = DatabaseFile()
  _ = try old.open()
  try SQLiteConnection(path: old.path).write { session, _ in
    _ = try session.run("UPDATE alembic_version SET version_num = 'v2.6.0.a'", [])
  }
  let version = message { _ = try old.open() }
  #expect(version?.contains("optuna storage upgrade") == true, "\(version ?? "")")
}

@Test func `a file that another process locks is waited for, then named`() throws {
  let file = DatabaseFile()
  let study = try Study.create(name: "s", storage: file.open(), sampler: RandomSampler(seed: 1))
  let impatient = try DatabaseStorage(SQLiteConnection(path: file.path, timeout: 0.05))
  let other = try Study.load(name: "s", storage: impatient, sampler: RandomSampler(seed: 1))
  let holder = try SQLiteConnection(path: file.path)
  try holder.write { _, _ in
    let locked = message { _ = try other.ask() }
    #expect(locked?.contains("is locked by another process") == true, "\(locked ?? "")")
  }
  try study.run("float", trials: 1)
  #expect(try other.trials.count == 1)
}

@Test func `a damaged page is an error, not a crash`() throws {
  let file = DatabaseFile()
  do {
    let study = try Study.create(name: "s", storage: file.open(), sampler: RandomSampler(seed: 1))
    try study.run("mixed", trials: 60)
    try SQLiteConnection(path: file.path).read { session in
      _ = try session.rows("PRAGMA wal_checkpoint(TRUNCATE)", [])
    }
  }
  var bytes = try Data(contentsOf: URL(fileURLWithPath: file.path))
  for i in 8192..<bytes.count { bytes[i] = UInt8(truncatingIfNeeded: i &* 31) }
  try bytes.write(to: URL(fileURLWithPath: file.path))
  let text = message {
    _ = try Study.load(name: "s", storage: file.open()).trials
  }
  #expect(text != nil)
}

@Test func `a study that Optuna wrote is read whole`() throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures")
  let file = DatabaseFile()
  try FileManager.default.copyItem(
    atPath: folder.appendingPathComponent("optuna.db").path, toPath: file.path)
  let recorded = try Recorded.fixture("storage.json")
  let storage = try file.open()
  for name in ["single", "two"] {
    let study = try Study.load(name: name, storage: storage, sampler: RandomSampler(seed: 1))
    let trials = try study.trials
    #expect(trials.count == recorded[name].list.count)
    for (trial, expected) in zip(trials, recorded[name].list) {
      #expect(trial.state.name == expected["state"].text)
      #expect(trial.values == (expected["values"].isNull ? nil : expected["values"].doubles))
      #expect(trial.parameters.map(\.name) == expected["params"].keys)
      #expect(
        trial.parameters.map(\.value)
          == expected["params"].keys.map { expected["params"][$0].double })
      #expect(trial.parameters.map(\.distribution.text) == expected["distributions"].strings)
      let reports = expected["reports"].list
      #expect(trial.reports.map(\.step) == reports.map { $0[0].int })
      for (report, other) in zip(trial.reports, reports) {
        #expect(report.value == other[1].double || report.value.isNaN && other[1].double.isNaN)
      }
      #expect(trial.constraints.map(\.key) == expected["constraints"].keys)
    }
  }
  let single = try Study.load(name: "single", storage: storage, sampler: RandomSampler(seed: 1))
  #expect(try single.userAttributes["who"]?.json == #"["me", 1]"#)
  #expect(try single.trials[0].userAttributes["note"]?.json.contains("2.5") == true)
  let two = try Study.load(name: "two", storage: storage)
  #expect(two.directions == [.minimize, .maximize])
  #expect(try two.bestTrials.map(\.number) == recorded["best"].list.map(\.int))
  // And it is gone on with: the queued trial first.
  let trial = try single.ask()
  #expect(trial.number == 16)
  #expect(try trial.suggestFloat("x", -5, 5) == 1.5)
}

@Test func `Optuna reads a study that was written here and goes on with it`() throws {
  let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"
  func run(_ arguments: String...) throws -> (code: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-I"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }
  guard try run("-c", "import optuna; assert optuna.__version__ >= '5'").code == 0 else {
    return print(
      "skipped: \(python) has no optuna 5 to read our study files (PYTHON names another)")
  }
  let file = DatabaseFile()
  let study = try Study.create(name: "ours", storage: file.open(), sampler: TPESampler(seed: 2))
  try study.setUserAttribute("who", .string("me"))
  try study.setMetricNames(["loss"])
  let choices: [Search.ParameterValue] = [.string("a"), .none, .float(2.5)]
  for i in 0..<20 {
    let trial = try study.ask()
    let x = try trial.suggestFloat("x", -10, 10)
    let n = try trial.suggestInt("n", 1, 40, log: true)
    _ = try trial.suggestChoice("k", choices)
    try trial.report(i == 7 ? .nan : x, step: 0)
    switch i {
    case 4: try study.tell(trial, values: nil, state: .fail)
    case 7: try study.tell(trial, values: nil, state: .pruned)
    case 9: try study.tell(trial, values: [.infinity])
    default: try study.tell(trial, values: [x * x + Double(n)])
    }
  }
  try study.enqueue([("x", .float(1)), ("k", .none)])
  let expected = Attribute.list(
    try study.trials.map { trial in
      .list([
        .int(trial.number), .string(trial.state.name),
        trial.values.map { .list($0.map(Attribute.float)) } ?? .null,
        .object(trial.parameters.map { ($0.name, $0.external.attribute) }),
      ])
    })
  let json = file.path + ".json"
  try Data(expected.json.utf8).write(to: URL(fileURLWithPath: json))
  defer { try? FileManager.default.removeItem(atPath: json) }
  let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/check_storage.py").path
  let outcome = try run(script, file.path, json)
  #expect(outcome.code == 0, "\(outcome.text)")
  // What Optuna added is seen here.
  #expect(try study.trials.count == 25)
  #expect(try study.trials.allSatisfy { $0.state.isFinished })
}
