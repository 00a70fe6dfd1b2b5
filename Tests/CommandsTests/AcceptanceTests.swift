import Foundation
import Testing
import TestSupport

/// The original experiments on the real data, as they are; see `../shared/mallorn`.
@Suite struct AcceptanceTests {
  @Test func `the v110 script prints and writes what Python does`() throws {
    try check(
      "train_v110_lgbm_regularized.py", output: "v110.stdout.txt",
      submission: "submission_v110_lgbm_reg.csv", artifacts: "v110_artifacts.pkl")
  }

  @Test func `the v111 script prints and writes what Python does`() throws {
    try check(
      "train_v111_lgbm_dart.py", output: "v111.stdout.txt",
      submission: "submission_v111_lgbm_dart.csv", artifacts: "v111_artifacts.pkl")
  }

  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["MNB_SLOW_TESTS"] != nil,
      "80 trials take some minutes: set MNB_SLOW_TESTS=1"))
  func `the v112 script tries the same 80 trials as Python`() throws {
    try check(
      "train_v112_lgbm_optuna_reg.py", output: "v112.stdout.txt",
      submission: "submission_v112_lgbm_optuna_reg.csv", artifacts: "v112_artifacts.pkl")
  }

  @Test func `the v113 script prints and writes what Python does`() throws {
    try check(
      "train_v113_xgb_lgb_ensemble.py", output: "v113.stdout.txt",
      submission: "submission_v113_ensemble.csv", artifacts: "v113_artifacts.pkl",
      reads: "v112_artifacts.pkl", environment: ["PYTHONPATH": "src"])
  }

  /// - Parameter reads: the artifacts of an earlier experiment that the script reads.
  private func check(
    _ script: String, output: String, submission: String, artifacts: String,
    reads earlier: String? = nil, environment: [String: String] = [:]
  ) throws {
    guard let source = Shared.path("mallorn") else { return }
    let space = try Workspace()
    try fill(space, from: source, script: "scripts/" + script)
    if let earlier {
      let place = space.project.appendingPathComponent("data/processed/" + earlier)
      try? FileManager.default.removeItem(at: place)
      try FileManager.default.copyItem(
        atPath: source + "/expected/artifacts/" + earlier, toPath: place.path)
    }
    let outcome = try space.run(
      "run", "--allow-read", source, "scripts/" + script, environment: environment)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let expected = URL(fileURLWithPath: source).appendingPathComponent("expected")
    let text = try Data(contentsOf: expected.appendingPathComponent(output))
    #expect(outcome.output == String(decoding: text, as: UTF8.self))
    #expect(
      try Data(contentsOf: space.project.appendingPathComponent("submissions/" + submission))
        == Data(contentsOf: expected.appendingPathComponent(submission)))
    try comparePickles(space, source, artifacts)
  }

  /// What a script pickled is what Python pickled; rows of equal importance have no order.
  private func comparePickles(_ space: Workspace, _ source: String, _ artifacts: String) throws {
    try space.write(
      "compare.py",
      """
      import pickle
      def load(path):
          with open(path, 'rb') as f:
              return pickle.load(f)
      ours = load('data/processed/\(artifacts)')
      theirs = load('\(source)/expected/artifacts/\(artifacts)')
      print(list(ours) == list(theirs))
      for key in ours:
          a, b = ours[key], theirs[key]
          if key == 'feature_importance':
              a, b = [sorted(zip(t['importance'], t['feature'])) for t in (a, b)]
          elif hasattr(a, 'tolist'):
              a, b = [(str(x.dtype), x.tolist()) for x in (a, b)]
          print(key, type(a) is type(b) and a == b)
      """)
    let compared = try space.run("run", "--allow-read", source, "compare.py")
    #expect(compared.code == 0, "\(compared.errors)")
    #expect(compared.output.contains("True") && !compared.output.contains("False"))
  }

  /// A folder laid out as the experiments expect it, with links to the data.
  private func fill(_ space: Workspace, from source: String, script: String) throws {
    let files = FileManager.default
    for folder in ["scripts", "src/utils", "data/processed", "submissions"] {
      try files.createDirectory(
        at: space.project.appendingPathComponent(folder), withIntermediateDirectories: true)
    }
    func link(_ name: String) throws {
      try files.createSymbolicLink(
        atPath: space.project.appendingPathComponent(name).path,
        withDestinationPath: source + "/" + name)
    }
    for name in [script, "src/utils/__init__.py", "src/utils/data_loader.py"] {
      try files.copyItem(
        atPath: source + "/" + name, toPath: space.project.appendingPathComponent(name).path)
    }
    try link("data/raw")
    for name in try files.contentsOfDirectory(atPath: source + "/data/processed") {
      try link("data/processed/" + name)
    }
  }
}
