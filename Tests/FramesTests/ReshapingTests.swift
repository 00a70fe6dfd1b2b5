import Arrays
import Testing

@testable import Frames

@Test func `reshaping gives what pandas gives`() throws {
  let tables = try FixtureFrames.load()
  var calls = try tableCalls(tables)
  calls.merge(try binningCalls(tables)) { first, _ in first }
  calls.merge(makingCalls()) { first, _ in first }
  try compare("reshaping", calls)
}

private func tableCalls(_ tables: [String: Frame]) throws -> [String: () throws -> Outcome] {
  let (plain, mixed) = (tables["plain"]!, tables["mixed"]!)
  func pivot(_ rows: [Label], _ change: @escaping (inout Pivot) -> Void) -> () throws -> Outcome {
    {
      var pivot = Pivot(rows: rows)
      pivot.values = ["y"]
      change(&pivot)
      return try Outcome(pivot.table(of: plain))
    }
  }
  func dummies(
    _ frame: Frame, _ change: @escaping (inout Frame.DummyOptions) -> Void
  ) -> () throws -> Outcome {
    {
      var options = Frame.DummyOptions()
      change(&options)
      return try Outcome(frame.dummies(options))
    }
  }
  let kn = try plain.select(["k", "n"])
  var calls: [String: () throws -> Outcome] = [:]
  calls["melt"] = { try Outcome(plain.melted(ids: ["k", "n"])) }
  calls["melt of chosen"] = {
    try Outcome(
      plain.melted(
        ids: ["k"], values: ["x", "y"], variableName: "what", valueName: "how much"))
  }
  calls["melt without ids"] = { try Outcome(plain.select(["x", "y"]).melted(ids: [])) }
  calls["melt of what is not there"] = { try Outcome(plain.melted(ids: ["zz"])) }
  calls["pivot"] = pivot(["k"]) { $0.across = ["flag"] }
  calls["pivot of sums"] = pivot(["k"]) { ($0.across, $0.statistic) = (["flag"], .sum) }
  calls["pivot filled"] = pivot(["k"]) {
    ($0.across, $0.statistic, $0.fill) = (["n"], .sum, .int(0))
  }
  calls["pivot of two values"] = pivot(["k"]) { ($0.across, $0.values) = (["flag"], ["y", "x"]) }
  calls["pivot without columns"] = pivot(["k", "flag"]) { $0.values = ["y", "x"] }
  calls["pivot of counts"] = pivot(["n"]) { ($0.across, $0.statistic) = (["k"], .count) }
  calls["pivot by what is not there"] = pivot(["zz"]) { _ in }
  calls["dummies"] = dummies(kn) { _ in }
  calls["dummies with missing"] = dummies(try plain.select(["k"])) { $0.missing = true }
  calls["dummies without the first"] = dummies(kn) {
    ($0.columns, $0.dropFirst) = (["n"], true)
  }
  calls["dummies as integers"] = dummies(try plain.select(["k"])) {
    ($0.prefixes, $0.type) = (["p"], .int64)
  }
  calls["dummies of a series"] = { try Outcome(plain.series("k").dummies()) }
  calls["dummies of categories"] = dummies(try mixed.select(["c", "i"])) { _ in }
  calls["transpose"] = { try Outcome(mixed.select(["i", "f"]).transposed()) }
  calls["transpose of all"] = { try Outcome(mixed.select(["i", "s"]).transposed()) }
  calls["factorize"] = { try Outcome(Series(Column(plain.column("k").factorized().codes))) }
  calls["factorize sorted"] = {
    try Outcome(Series(Column(plain.column("k").factorized(sort: true).codes)))
  }
  calls["factorize with missing"] = {
    try Outcome(Series(Column(plain.column("k").factorized(missingIsValue: true).codes)))
  }
  calls["explode"] = {
    let lists = try Column(["x,y", "z", ""]).splitText { PythonString.split($0, ",") }
    let frame = Frame([("a", lists), ("n", Column([1, 2, 3] as [Int64]))])
    return try Outcome(frame.exploded("a"))
  }
  return calls
}

private func binningCalls(_ tables: [String: Frame]) throws -> [String: () throws -> Outcome] {
  let (plain, long) = (tables["plain"]!, tables["long"]!)
  func binned(
    _ frame: Frame, _ label: Label, _ cut: @escaping (Binning, Column) throws -> Column,
    _ change: @escaping (inout Binning) -> Void = { _ in }
  ) -> () throws -> Outcome {
    {
      var binning = Binning()
      change(&binning)
      binning.name = label
      let column = try cut(binning, frame.column(label))
      return try Outcome(Series(column, index: frame.index, name: label))
    }
  }
  func at(_ edges: [Double], whole: Bool = false) -> (Binning, Column) throws -> Column {
    { try $0.cut($1, at: edges, areWhole: whole) }
  }
  func quantiles(_ count: Int) -> (Binning, Column) throws -> Column {
    { try $0.cut($1, atQuantiles: Binning.evenly(0, 1, count + 1)).column }
  }
  let names: [Scalar] = [.string("low"), .string("mid"), .string("high")]
  var calls: [String: () throws -> Outcome] = [:]
  calls["cut"] = binned(plain, "y", { try $0.cut($1, into: 3).column })
  calls["cut at edges"] = binned(plain, "y", at([0, 2, 4.5, 7]))
  calls["cut at whole edges"] = binned(plain, "n", at([0, 2, 4], whole: true))
  calls["cut left"] = binned(plain, "y", at([1, 3, 7], whole: true)) {
    $0.isRightClosed = false
  }
  calls["cut with the lowest"] = binned(plain, "y", at([1, 3, 7.5])) {
    $0.includesLowest = true
  }
  calls["cut with labels"] = binned(plain, "y", at([0, 2, 4, 7])) {
    $0.labels = .given(names)
  }
  calls["cut to numbers"] = binned(plain, "y", at([0, 2, 4])) {
    $0.labels = .numbers
  }
  calls["cut with too few labels"] = binned(plain, "y", at([0, 2, 4, 7])) {
    $0.labels = .given([names[0]])
  }
  calls["cut at falling edges"] = binned(plain, "y", at([3, 1]))
  calls["qcut"] = binned(plain, "y", quantiles(3))
  calls["qcut of long"] = binned(long, "v", quantiles(4))
  calls["qcut to numbers"] = binned(long, "v", quantiles(5)) {
    $0.labels = .numbers
  }
  calls["qcut with repeated edges"] = binned(plain, "n", quantiles(6))
  calls["qcut without repeated edges"] = binned(plain, "n", quantiles(6)) {
    $0.dropsRepeatedEdges = true
  }
  return calls
}

private func makingCalls() -> [String: () throws -> Outcome] {
  let one = Column([1] as [Int64])
  let two = Column([1, 2] as [Int64])
  var calls: [String: () throws -> Outcome] = [:]
  calls["of a dictionary"] = {
    let series = Series(Column([1.5]), index: Index(one))
    return try Outcome(
      Frame(sources: [
        ("a", .column(two)), ("b", .scalar(.string("x"))), ("c", .series(series)),
      ]))
  }
  calls["of values only"] = { try Outcome(Frame(sources: [("a", .scalar(.int(1)))])) }
  calls["of different lengths"] = {
    try Outcome(Frame(sources: [("a", .column(one)), ("b", .column(two))]))
  }
  calls["of records"] = {
    try Outcome(
      Frame(records: [
        [("a", .int(1)), ("b", .string("x"))], [("b", .string("y")), ("c", .float(2.5))],
      ]))
  }
  calls["of rows"] = {
    try Outcome(
      Frame(rows: [[.int(1), .string("a")], [.int(2), .none]], names: ["n", "s"]))
  }
  calls["of rows with few names"] = {
    try Outcome(Frame(rows: [[.int(1), .int(2)]], names: ["n"]))
  }
  return calls
}
