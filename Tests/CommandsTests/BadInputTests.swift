import Foundation
import Testing

/// Damaged or missing data: an error of one paragraph, nothing half-written.
@Suite struct BadInputTests {
  private static let load = """
    import pickle
    with open("data.pkl", "rb") as f:
        data = pickle.load(f)
    open("done.txt", "w").write("done")

    """

  private func check(_ space: Workspace, _ wanted: [String]) throws {
    let before = space.files
    let outcome = try space.run("run", "a.py")
    #expect(outcome.code == 1)
    #expect(outcome.errors.hasPrefix("Traceback (most recent call last):\n  File \"a.py\", line "))
    for part in wanted { #expect(outcome.errors.contains(part), "\(outcome.errors)") }
    #expect(outcome.errors.split(separator: "\n").count < 12)
    #expect(space.files == before)
  }

  @Test func `a truncated pickle`() throws {
    let space = try Workspace()
    try space.write("a.py", BadInputTests.load)
    // The beginning of pickle.dumps({"a": [1, 2, 3]}).
    let whole: [UInt8] = [
      0x80, 4, 0x95, 0x11, 0, 0, 0, 0, 0, 0, 0, 0x7d, 0x94, 0x8c, 1, 0x61, 0x94, 0x5d, 0x94, 0x28,
    ]
    try space.write("data.pkl", Data(whole))
    try check(space, ["UnpicklingError", "truncated"])
  }

  @Test func `a pickle with an unknown class runs no code`() throws {
    let space = try Workspace()
    try space.write("a.py", BadInputTests.load)
    try space.write("data.pkl", "cposix\nsystem\n(S'touch ran.txt'\ntR.")
    try check(space, ["UnpicklingError", "posix.system"])
  }

  @Test func `a missing data file`() throws {
    let space = try Workspace()
    try space.write("a.py", BadInputTests.load)
    try check(space, ["FileNotFoundError: [Errno 2] No such file or directory: 'data.pkl'"])
  }

  @Test func `a merge key that is absent`() throws {
    let space = try Workspace()
    try space.write(
      "a.py",
      """
      import pandas as pd
      a = pd.DataFrame({"object_id": [1, 2], "x": [1.0, 2.0]})
      b = pd.DataFrame({"objectId": [1, 2], "y": [1.0, 2.0]})
      a.merge(b, on="object_id", how="left").to_csv("merged.csv", index=False)

      """)
    try check(space, ["KeyError", "object_id"])
  }
}
