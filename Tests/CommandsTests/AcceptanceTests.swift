import Foundation
import Testing
import TestSupport

/// The original experiment on the real data, as it is; see `../shared/mallorn`.
@Suite struct AcceptanceTests {
  @Test func `the v110 script prints and writes what Python does`() throws {
    guard let source = Shared.path("mallorn") else { return }
    let space = try Workspace()
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
    let script = "scripts/train_v110_lgbm_regularized.py"
    for name in [script, "src/utils/__init__.py", "src/utils/data_loader.py"] {
      try files.copyItem(
        atPath: source + "/" + name, toPath: space.project.appendingPathComponent(name).path)
    }
    try link("data/raw")
    for name in try files.contentsOfDirectory(atPath: source + "/data/processed") {
      try link("data/processed/" + name)
    }
    let outcome = try space.run("run", "--allow-read", source, script)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let expected = URL(fileURLWithPath: source).appendingPathComponent("expected")
    let output = try Data(contentsOf: expected.appendingPathComponent("v110.stdout.txt"))
    #expect(outcome.output == String(decoding: output, as: UTF8.self))
    let name = "submission_v110_lgbm_reg.csv"
    #expect(
      try Data(contentsOf: space.project.appendingPathComponent("submissions/" + name))
        == Data(contentsOf: expected.appendingPathComponent(name)))
    let artifacts = space.project.appendingPathComponent("data/processed/v110_artifacts.pkl")
    #expect(try Data(contentsOf: artifacts).count > 90_000)
  }
}
