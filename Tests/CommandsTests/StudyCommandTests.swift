import Foundation
import Testing

/// Searches that are cut off, shared and looked at from the command line.
@Suite struct StudyCommandTests {
  /// - Parameter pause: turns of an empty loop in every trial.
  private func program(pause: Int, trials: Int) -> String {
    """
    import optuna
    optuna.logging.set_verbosity(optuna.logging.ERROR)

    def objective(trial):
        x = trial.suggest_float("x", -10, 10)
        n = trial.suggest_int("n", 0, 100)
        kind = trial.suggest_categorical("kind", ["a", "b"])
        if kind == "b":
            x += trial.suggest_float("shift", 0, 1)
        for _ in range(\(pause)):
            pass
        trial.report(x, 0)
        return (x - 2) ** 2 + 0.01 * (n - 40) ** 2

    study = optuna.create_study(
        study_name="cut", storage="sqlite:///study.db", load_if_exists=True,
        sampler=optuna.samplers.TPESampler(seed=11))
    study.optimize(objective, n_trials=\(trials))
    for trial in study.trials:
        print(trial.number, trial.state.name, trial.value, trial.params)

    """
  }

  /// Starts the binary without waiting for it.
  private func start(_ space: Workspace, _ arguments: String...) throws -> Process {
    let process = Process()
    process.executableURL = Program.binary
    process.arguments = arguments
    process.currentDirectoryURL = space.project
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test func `a search killed again and again ends as if it had not been`() throws {
    let whole = try Workspace()
    try whole.write("a.py", program(pause: 0, trials: 80))
    let expected = try whole.run("run", "a.py")
    #expect(expected.code == 0, "\(expected.errors)")
    let space = try Workspace()
    try space.write("a.py", program(pause: 300_000, trials: 80))
    var kills = 0
    for _ in 0..<12 {
      let process = try start(space, "study", "resume", "a.py")
      Thread.sleep(forTimeInterval: 0.06 + Double(kills) * 0.01)
      if process.isRunning {
        kill(process.processIdentifier, SIGKILL)
        kills += 1
      }
      process.waitUntilExit()
    }
    let outcome = try space.run("study", "resume", "a.py")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output == expected.output)
    #expect(kills > 0)
  }

  @Test func `workers share a search to the last trial`() throws {
    let space = try Workspace()
    try space.write("a.py", program(pause: 40_000, trials: 40))
    let arguments = ["study", "worker", "a.py", "--storage", "shared.db"]
    let workers = try (0..<3).map { _ in
      try start(space, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4])
    }
    for worker in workers {
      worker.waitUntilExit()
      #expect(worker.terminationStatus == 0)
    }
    let listed = try space.run("study", "ls", "--storage", "shared.db")
    #expect(listed.code == 0, "\(listed.errors)")
    #expect(listed.output.contains("cut"))
    let rows = try space.run("study", "export", "--storage", "shared.db", "cut").output
      .split(separator: "\n")
    #expect(rows.count == 41)
    #expect(rows.dropFirst().allSatisfy { $0.contains(",COMPLETE,") })
    #expect(Set(rows.dropFirst().map { $0.prefix { $0 != "," } }).count == 40)
  }

  @Test func `a study is listed, shown and exported`() throws {
    let space = try Workspace()
    try space.write("a.py", program(pause: 0, trials: 12))
    #expect(try space.run("run", "a.py").code == 0)
    let listed = try space.run("study", "ls")
    #expect(listed.output.hasPrefix("study  direction  trials  complete  running"))
    #expect(listed.output.contains("cut    minimize       12        12        0"))
    let shown = try space.run("study", "show")
    #expect(shown.output.contains("trials     12 (12 complete)"))
    #expect(shown.output.contains("parameter"))
    let lines = try space.run("study", "export", "--format", "json", "-o", "t.jsonl")
    #expect(lines.code == 0)
    let written = try Data(contentsOf: space.project.appendingPathComponent("t.jsonl"))
    #expect(String(decoding: written, as: UTF8.self).split(separator: "\n").count == 12)
  }

  @Test(arguments: [
    (["study", "show", "none", "--storage", "study.db"], "there is no study storage 'study.db'"),
    (["study", "ls", "--storage", "mysql://x"], "is not known"),
    (["study", "show"], "no studies in this folder"),
  ])
  func `what is not there is named`(arguments: [String], message: String) throws {
    let space = try Workspace()
    let outcome = try withExtendedLifetime(space) { try Program.run(arguments, in: space.project) }
    #expect(outcome.code == 1)
    #expect(outcome.errors.hasPrefix("mnb: "))
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func `a worker needs to know where the study is`() throws {
    let space = try Workspace()
    try space.write("a.py", "print(1)\n")
    let outcome = try space.run("study", "worker", "a.py")
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("--storage"))
  }
}
