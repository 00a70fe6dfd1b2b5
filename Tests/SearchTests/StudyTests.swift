import Foundation
import Testing

@testable import Search

private func message(_ body: () throws -> Void) -> String? {
  do { try body() } catch let error as SearchError {
    return "\(error.pythonClass): \(error.message)"
  } catch { return "\(error)" }
  return nil
}

@Test func `bad distributions are refused in Optuna's words`() {
  #expect(
    message { _ = try Distribution.float(2, 1) }
      == "ValueError: `low <= high` must hold, but got (low=2.0, high=1.0).")
  #expect(
    message { _ = try Distribution.float(0, 1, log: true) }
      == "ValueError: `low > 0` must hold for `log=True`, but got (low=0.0, high=1.0).")
  #expect(
    message { _ = try Distribution.int(0, 1, log: true) }
      == "ValueError: `low >= 1` must hold for `log=True`, but got (low=0, high=1).")
  #expect(
    message { _ = try Distribution.float(0, 1, step: 0) }
      == "ValueError: `step > 0` must hold, but got step=0.0.")
  #expect(
    message { _ = try Distribution.categorical([]) }
      == "ValueError: The `choices` must contain one or more elements.")
}

@Test func `stepped ranges end on their grid`() throws {
  guard case .float(let d) = try Distribution.float(0, 0.95, step: 0.1),
    case .float(let e) = try Distribution.float(0, 0.9, step: 0.1),
    case .int(let i) = try Distribution.int(1, 10, step: 4)
  else { return }
  #expect(d.high == 0.9 && e.high == 0.9 && i.high == 9)
  #expect(try Distribution.float(0.1, 0.15, step: 0.1).isSingle)
  #expect(!(try Distribution.float(0.1, 0.2, step: 0.1).isSingle))
}

@Test func `distributions are written and read as Optuna's JSON`() throws {
  let choices: [ParameterValue] = [.none, .bool(true), .int(3), .float(0.5), .string("é\"")]
  let texts = [
    #"{"name": "FloatDistribution", "attributes": {"step": null, "low": 1e-05, "high": 1.0, "log": true}}"#,
    #"{"name": "IntDistribution", "attributes": {"log": false, "step": 2, "low": 1, "high": 9}}"#,
    #"{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 3, 0.5, "\u00e9\""]}}"#,
  ]
  let distributions = try [
    Distribution.float(1e-5, 1, log: true), .int(1, 10, step: 2), .categorical(choices),
  ]
  for (distribution, text) in zip(distributions, texts) {
    #expect(distribution.json == text)
    #expect(try Distribution(json: text) == distribution)
  }
}

@Test func `a name keeps its kind of distribution`() throws {
  let study = try Study.create(sampler: RandomSampler(seed: 1))
  let trial = try study.ask()
  _ = try trial.suggestFloat("x", 0, 1)
  #expect(
    message { _ = try trial.suggestInt("x", 0, 1) }
      == "ValueError: Cannot set different distribution kind to the same parameter name.")
  let next = try study.ask()
  #expect(
    message { _ = try next.suggestInt("x", 0, 1) }
      == "ValueError: Cannot set different distribution kind to the same parameter name.")
}

@Test func `telling follows Optuna's rules`() throws {
  let study = try Study.create(sampler: RandomSampler(seed: 1))
  var warnings: [String] = []
  study.onWarning = { warnings.append($0.message) }
  #expect(try study.tell(study.ask(), values: [1]).state == .complete)
  #expect(try study.tell(study.ask(), values: [.nan]).state == .fail)
  #expect(try study.tell(study.ask(), values: nil).state == .fail)
  #expect(try study.tell(study.ask(), values: [1, 2]).state == .fail)
  #expect(try study.tell(study.ask(), values: nil, state: .fail).values == nil)
  #expect(try study.tell(study.ask(), values: [.infinity]).values == [.infinity])
  #expect(
    warnings == [
      "The value nan is not acceptable", "The value None could not be cast to float.",
      "The number of the values 2 did not match the number of the objectives 1",
    ])
  let pruned = try study.ask()
  try pruned.report(3, step: 1)
  try pruned.report(2, step: 5)
  try pruned.report(9, step: 5)
  #expect(try study.tell(pruned, values: nil, state: .pruned).values == [2])
  #expect(
    message { try study.tell(pruned, values: [1]) } == "ValueError: Cannot tell a PRUNED trial.")
  #expect(try study.tell(pruned, values: [1], skipIfFinished: true).state == .pruned)
  #expect(
    message { try study.tell(number: 99, values: [1]) }
      == "ValueError: Cannot tell for trial with number 99 since it has not been created.")
  #expect(
    message { try study.tell(study.ask(), values: nil, state: .complete) }
      == "ValueError: No values were told. Values are required when state is TrialState.COMPLETE.")
  #expect(
    message { _ = try pruned.suggestFloat("y", 0, 1) }
      == "optuna.exceptions.UpdateFinishedTrialError: Trial#6 has already finished and can not be "
      + "updated.")
}

@Test func `studies are found, refused and deleted by name`() throws {
  let storage = MemoryStorage()
  let study = try Study.create(name: "a", storage: storage, directions: [.maximize])
  #expect(
    message { _ = try Study.create(name: "a", storage: storage) }?.hasPrefix(
      "optuna.exceptions.DuplicatedStudyError: Another study") == true)
  try study.tell(study.ask(), values: [3])
  let again = try Study.create(name: "a", storage: storage, loadIfExists: true)
  #expect(again.directions == [.maximize])
  #expect(try again.bestValue == 3)
  #expect(try Study.load(name: nil, storage: storage).name == "a")
  try Study.delete(name: "a", storage: storage)
  #expect(
    message { _ = try Study.load(name: "a", storage: storage) } == "KeyError: No such study a.")
}

@Test func `the best trial is the best feasible one`() throws {
  let study = try Study.create(sampler: RandomSampler(seed: 1))
  #expect(message { _ = try study.bestTrial } == "ValueError: No trials are completed yet.")
  for (value, constraint) in [(1.0, 1.0), (3, -1), (2, 0), (2, 0)] {
    let trial = try study.ask()
    try trial.setConstraint("c", constraint)
    try study.tell(trial, values: [value])
  }
  #expect(try study.bestTrial.number == 2)
  #expect(try study.bestTrials.map(\.number) == [2, 3])
}

@Test func `enqueued parameters are taken as they are, once`() throws {
  let study = try Study.create(sampler: RandomSampler(seed: 1))
  var warnings: [String] = []
  study.onWarning = { warnings.append($0.message) }
  try study.enqueue([("x", .float(0.25)), ("c", .string("b"))])
  try study.enqueue([("x", .float(0.25)), ("c", .string("b"))], skipIfExists: true)
  try study.enqueue([("x", .int(7))])
  let first = try study.ask()
  #expect(try first.suggestFloat("x", 0, 1) == 0.25)
  #expect(try first.suggestChoice("c", [.string("a"), .string("b")]) == 1)
  let second = try study.ask()
  #expect(try second.suggestFloat("x", 0, 1) == 7)
  #expect(warnings.count == 1 && warnings[0].hasPrefix("Fixed parameter x with value 7"))
  #expect(try study.trials.count == 2)
}

@Test func `a search that is cut off goes on as if it had not been`() throws {
  func study(_ storage: MemoryStorage) throws -> Study {
    try Study.create(
      name: "s", storage: storage, sampler: TPESampler(seed: 3), loadIfExists: true)
  }
  let whole = try study(MemoryStorage())
  try whole.run("mixed", trials: 40)
  let storage = MemoryStorage()
  for cut in [4, 9, 14, 13] {
    let part = try study(storage)
    try part.resume()
    try part.run("mixed", trials: cut)
    // Cut off in the middle of a trial.
    _ = try part.ask().suggestFloat("x", -2, 2)
  }
  let resumed = try study(storage)
  #expect(try resumed.resume() == [40])
  #expect(try resumed.trials.last?.state == .waiting)
  #expect(
    try resumed.trials.prefix(40).map(\.parameters) == whole.trials.map(\.parameters))
}

@Test func `two studies on one storage see each other's trials`() throws {
  let storage = MemoryStorage()
  let a = try Study.create(name: "s", storage: storage, sampler: RandomSampler(seed: 1))
  let b = try Study.load(name: "s", storage: storage, sampler: TPESampler(seed: 1))
  for i in 0..<30 { try (i % 2 == 0 ? a : b).run("mixed", trials: 1) }
  #expect(try a.trials.map(\.values) == (try b.trials.map(\.values)))
  #expect(try a.trials.map(\.number) == Array(0..<30))
}

@Test func `waiting trials are claimed once by many threads`() async throws {
  let storage = MemoryStorage()
  let study = try Study.create(name: "s", storage: storage, sampler: RandomSampler(seed: 1))
  for i in 0..<200 { try study.enqueue([("x", .int(i))]) }
  let claimed = try await withThrowingTaskGroup(of: [Int].self) { group in
    for _ in 0..<4 {
      group.addTask {
        try (0..<50).map { _ in
          let trial = try study.ask()
          let x = try trial.suggestInt("x", 0, 1000)
          try study.tell(trial, values: [Double(x)])
          return x
        }
      }
    }
    return try await group.reduce(into: []) { $0 += $1 }
  }
  #expect(claimed.sorted() == Array(0..<200))
  #expect(try study.trials.allSatisfy { $0.state == .complete })
}
