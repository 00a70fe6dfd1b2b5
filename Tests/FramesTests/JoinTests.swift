import Arrays
import Testing

@testable import Frames

@Test func `merging gives what pandas gives`() throws {
  let tables = try FixtureFrames.load()
  let (left, right) = (tables["left"]!, tables["right"]!)
  let (leftInt, rightInt) = (tables["leftint"]!, tables["rightint"]!)
  let (mixed, plain, long) = (tables["mixed"]!, tables["plain"]!, tables["long"]!)
  func merge(
    _ a: Frame, _ b: Frame, _ change: @escaping (inout MergeOptions) -> Void
  ) -> () throws -> Outcome {
    {
      var options = MergeOptions()
      change(&options)
      return try Outcome(a.merged(with: b, options))
    }
  }
  var calls: [String: () throws -> Outcome] = [:]
  for how in [MergeOptions.How.inner, .left, .right, .outer] {
    let name = how.rawValue
    func keyed(
      _ a: Frame, _ b: Frame, on: [Label], sort: Bool = false
    ) -> () throws -> Outcome {
      merge(a, b) { ($0.how, $0.on, $0.sort) = (how, on, sort) }
    }
    let indexed = try rightInt.settingIndex(["id"])
    var floats = rightInt
    try floats.assign("id", try rightInt.column("id").cast(to: .float64))
    calls["text keys \(name)"] = keyed(left, right, on: ["k"])
    calls["integer key \(name)"] = keyed(leftInt, rightInt, on: ["id"])
    calls["two keys \(name)"] = keyed(leftInt, rightInt, on: ["id", "day"])
    calls["keys of other names \(name)"] = merge(left, right) {
      ($0.how, $0.leftOn, $0.rightOn) = (how, ["l"], ["v"])
    }
    calls["left empty \(name)"] = keyed(left.head(0), right, on: ["k"])
    calls["right empty \(name)"] = keyed(left, right.head(0), on: ["k"])
    calls["join \(name)"] = {
      try Outcome(
        leftInt.settingIndex(["id"]).joined(with: indexed, how: how, leftSuffix: "_l"))
    }
    calls["key and index \(name)"] = merge(leftInt, indexed) {
      ($0.how, $0.leftOn, $0.rightIndex) = (how, ["id"], true)
    }
    calls["many \(name)"] = keyed(
      long.head(60), long.slice(start: 30, count: 50), on: ["g", "n"])
    calls["numbers of two types \(name)"] = keyed(leftInt, floats, on: ["id"])
    calls["sorted \(name)"] = keyed(left, right, on: ["k"], sort: true)
  }
  func one(_ change: @escaping (inout MergeOptions) -> Void) -> () throws -> Outcome {
    merge(left, right) {
      $0.on = ["k"]
      change(&$0)
    }
  }
  let constant = Column([Int64](repeating: 1, count: 5))
  calls["cross"] = merge(left.head(2), right.head(3)) { $0.how = .cross }
  calls["all common columns"] = merge(left, try right.select(["k", "r"])) { _ in }
  calls["no common columns"] = merge(left, try mixed.select(["i"])) { _ in }
  calls["indicator"] = one { ($0.how, $0.indicator) = (.outer, "_merge") }
  calls["indicator of a taken name"] = one { $0.indicator = "l" }
  calls["suffixes"] = one { ($0.leftSuffix, $0.rightSuffix) = ("_left", nil) }
  calls["no suffixes"] = one { ($0.leftSuffix, $0.rightSuffix) = ("", "") }
  calls["suffixes that repeat"] = merge(try left.assigning("v_y", constant), right) {
    $0.on = ["k"]
  }
  calls["key that is not there"] = one { $0.on = ["zz"] }
  calls["right key that is not there"] = merge(left, right) {
    ($0.leftOn, $0.rightOn) = (["k"], ["zz"])
  }
  calls["keys of another number"] = merge(left, right) {
    ($0.leftOn, $0.rightOn) = (["k", "l"], ["k"])
  }
  calls["on with left_on"] = one { $0.leftOn = ["k"] }
  calls["text and numbers"] = merge(left, right) { ($0.leftOn, $0.rightOn) = (["k"], ["r"]) }
  calls["one to one"] = one { $0.validation = .oneToOne }
  calls["one to many"] = one { $0.validation = .oneToMany }
  calls["many to one"] = one { $0.validation = .manyToOne }
  let distinct = try right.droppingDuplicates(subset: ["k"])
  calls["many to one fine"] = merge(left, distinct) {
    ($0.on, $0.validation) = (["k"], .manyToOne)
  }
  calls["left anti"] = one { $0.how = .leftAnti }
  calls["right anti"] = one { $0.how = .rightAnti }
  calls["join without suffix"] = {
    try Outcome(leftInt.settingIndex(["id"]).joined(with: try rightInt.settingIndex(["id"])))
  }
  calls["join on a column"] = {
    let other = try distinct.settingIndex(["k"]).select(["r"])
    return try Outcome(left.joined(with: other, on: ["k"]))
  }
  let renamed = try mixed.select(["c", "i"]).renaming(columns: ["i": "j"])
  calls["categories"] = merge(mixed, renamed) { $0.on = ["c"] }
  let texts = Frame([("c", Column(["y", "x", "z"])), ("w", Column([1, 2, 3] as [Int64]))])
  calls["categories and text"] = merge(try mixed.select(["c", "i"]), texts) {
    ($0.on, $0.how) = (["c"], .outer)
  }
  calls["times"] = merge(
    try mixed.select(["t", "i"]),
    try mixed.select(["t", "f"]).slice(start: 2, count: 3, step: -1)
  ) { $0.on = ["t"] }
  calls["missing and missing"] = merge(
    try plain.select(["k", "x"]), try plain.select(["k", "y"])
  ) { $0.on = ["k"] }
  calls["floats with missing"] = merge(
    try plain.select(["x", "n"]), try plain.select(["x", "y"])
  ) { ($0.on, $0.how) = (["x"], .outer) }
  try compare("joins", calls)
}
