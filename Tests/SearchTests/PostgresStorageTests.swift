import Foundation
import Testing

@testable import Search

private func message(_ body: () throws -> Void) -> String? {
  do { try body() } catch let error as SearchError {
    return "\(error.pythonClass): \(error.message)"
  } catch { return "\(error)" }
  return nil
}

/// Studies on a real server, which all tests of the suite share.
@Suite(.serialized) struct PostgresStorageTests {
  private func study(
    _ storage: any StudyStorage, _ sampler: any Sampler, name: String = "s"
  ) throws -> Study {
    try Study.create(name: name, storage: storage, sampler: sampler, loadIfExists: true)
  }

  @Test func `trials on a server are those in memory, and are read back whole`() throws {
    guard let server = try PostgresServer.start() else { return }
    for objective in ["mixed", "prune", "fail", "conditional"] {
      let memory = try study(MemoryStorage(), TPESampler(seed: 5))
      try memory.run(objective, trials: 30)
      let stored = try study(
        StudyStorages.open(server.url), TPESampler(seed: 5), name: objective)
      try stored.run(objective, trials: 30)
      let read = try study(StudyStorages.open(server.url), RandomSampler(), name: objective)
      for trials in [try stored.trials, try read.trials] {
        #expect(trials.map(\.parameters) == (try memory.trials.map(\.parameters)))
        #expect(trials.map(\.values) == (try memory.trials.map(\.values)))
        #expect(trials.map(\.reports) == (try memory.trials.map(\.reports)))
      }
    }
    let storage = try StudyStorages.open(server.url)
    #expect(try storage.studyNames().count == 4)
    #expect(
      message { _ = try Study.create(name: "prune", storage: storage) }?.hasPrefix(
        "optuna.exceptions.DuplicatedStudyError") == true)
    try Study.delete(name: "prune", storage: storage)
    #expect(try storage.studyNames().count == 3)
  }

  @Test func `waiting trials on a server are claimed once by many workers`() async throws {
    guard let server = try PostgresServer.start() else { return }
    let url = server.url
    let study = try study(StudyStorages.open(url), RandomSampler(seed: 1))
    for i in 0..<160 { try study.enqueue([("x", .int(i))]) }
    let claimed = try await withThrowingTaskGroup(of: [Int].self) { group in
      for _ in 0..<8 {
        group.addTask {
          let study = try Study.load(
            name: "s", storage: StudyStorages.open(url), sampler: RandomSampler(seed: 1))
          study.forksStreams = true
          return try (0..<25).map { _ in
            let trial = try study.ask()
            let x = try trial.suggestInt("x", 0, 1000)
            try study.tell(trial, values: [Double(x)])
            return trial.snapshot.systemAttributes["fixed_params"] == nil ? -1 : x
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(claimed.filter { $0 >= 0 }.sorted() == Array(0..<160))
    #expect(try study.trials.map(\.number) == Array(0..<200))
    #expect(try study.trials.allSatisfy { $0.state == .complete })
  }

  @Test func `a server that goes away in mid-search is waited for and nothing is lost`() throws {
    guard let server = try PostgresServer.start() else { return }
    let whole = try study(MemoryStorage(), TPESampler(seed: 5))
    try whole.run("mixed", trials: 30)
    let study = try study(StudyStorages.open(server.url), TPESampler(seed: 5))
    try study.run("mixed", trials: 12)
    let trial = try study.ask()
    server.stop()
    let back = Thread {
      Thread.sleep(forTimeInterval: 0.4)
      try? server.start()
    }
    back.start()
    try study.tell(trial, values: Objective.run("mixed", trial))
    try study.run("mixed", trials: 17)
    #expect(try study.trials.map(\.parameters) == whole.trials.map(\.parameters))
    let read = try Study.load(name: "s", storage: StudyStorages.open(server.url))
    #expect(try read.trials.map(\.parameters) == whole.trials.map(\.parameters))
  }

  @Test func `a server that does not come back is a clear error`() throws {
    guard let server = try PostgresServer.start() else { return }
    let storage = try DatabaseStorage(PostgresConnection(url: server.url, patience: 0.5))
    let study = try study(storage, RandomSampler(seed: 1))
    try study.run("float", trials: 2)
    server.stop()
    let text = message { _ = try study.ask() }
    #expect(text?.contains("cannot be reached") == true, "\(text ?? "")")
    let never = message { _ = try StudyStorages.open("postgresql://a:secret@127.0.0.1:1/x") }
    #expect(never?.contains("postgresql://a@127.0.0.1:1/x cannot be reached") == true)
    #expect(never?.contains("secret") == false)
    try server.start()
    try study.run("float", trials: 1)
    #expect(try study.trials.count { $0.state == .complete } == 3)
  }

  @Test func `a dead worker's trial on a server is failed once and tried again`() throws {
    guard let server = try PostgresServer.start() else { return }
    let beating = StudyStorages.Beating(interval: 60, grace: 60, retries: 3)
    let url = server.url
    func open() throws -> Study {
      try study(StudyStorages.open(url, beating: beating), RandomSampler(seed: 1))
    }
    let dead = try open()
    let trial = try dead.ask()
    let x = try trial.suggestFloat("x", 0, 1)
    try dead.storage.flush()
    try PostgresConnection(url: url).write { session, _ in
      _ = try session.run("UPDATE trial_heartbeats SET heartbeat = '2020-01-01 00:00:00'", [])
    }
    let alive = try [open(), open()]
    let first = try alive[0].ask()
    let second = try alive[1].ask()
    #expect(try first.suggestFloat("x", 0, 1) == x)
    #expect(second.number == 2)
    #expect(try alive[1].trials.map(\.state) == [.fail, .running, .running])
  }
}
