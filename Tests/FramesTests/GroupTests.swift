import Arrays
import Testing

@testable import Frames

@Test func `grouping gives what pandas gives`() throws {
  let tables = try FixtureFrames.load()
  let (plain, mixed, long) = (tables["plain"]!, tables["mixed"]!, tables["long"]!)
  let numbers = try plain.dropping(columns: ["k"])
  func grouped(
    _ frame: Frame, _ keys: [Label], sort: Bool = true, dropMissing: Bool = true
  ) throws -> Grouping {
    try Grouping(frame, by: keys.map { .column($0) }, sort: sort, dropMissing: dropMissing)
  }
  /// One column's statistic as a series over the groups.
  func column(_ grouping: Grouping, _ label: Label, _ statistic: Statistic) throws -> Outcome {
    let values = try grouping.reduced(grouping.frame.column(label), statistic)
    return try Outcome(Series(values, index: grouping.index, name: label))
  }
  /// A column made row by row.
  func row(_ frame: Frame, _ values: Column, _ name: Label) throws -> Outcome {
    try Outcome(Series(values, index: frame.index, name: name))
  }
  let g = try grouped(plain, ["k"])
  let y = try plain.column("y")
  var calls: [String: () throws -> Outcome] = [:]
  for name in [
    "sum", "mean", "min", "max", "std", "var", "median", "first", "last", "count", "nunique",
    "prod", "sem", "any", "all",
  ] {
    let statistic = try #require(Statistic(name))
    calls["\(name) of all"] = { try Outcome(g.aggregated(statistic)) }
    calls["\(name) of numbers with two keys"] = {
      try Outcome(grouped(numbers, ["flag", "n"]).aggregated(statistic))
    }
    calls["\(name) of long"] = { try column(grouped(long, ["g"]), "v", statistic) }
    calls["\(name) by text and number"] = {
      try column(grouped(long, ["g", "n"]), "v", statistic)
    }
  }
  calls["mean of text"] = { try Outcome(grouped(plain, ["n"]).aggregated(.mean)) }
  calls["sum of text"] = { try Outcome(grouped(plain, ["n"]).aggregated(.sum)) }
  calls["minimum of text"] = { try column(grouped(plain, ["n"]), "k", .minimum) }
  calls["size"] = { try Outcome(g.sizes()) }
  calls["size of two"] = { try Outcome(grouped(plain, ["flag", "n"]).sizes()) }
  calls["size as columns"] = {
    let grouping = try grouped(plain, ["n"])
    var sizes = grouping.sizes()
    sizes.name = "size"
    return try Outcome(grouping.keysAsColumns(sizes.frame()))
  }
  calls["as columns"] = {
    try Outcome(
      g.aggregated([.init("x", .mean), .init("y", .mean)], asIndex: false))
  }
  calls["two as columns"] = {
    try Outcome(
      grouped(plain, ["flag", "n"]).aggregated([.init("x", .sum)], asIndex: false))
  }
  calls["unsorted"] = { try column(grouped(plain, ["k"], sort: false), "y", .sum) }
  calls["keeping missing"] = { try column(grouped(plain, ["k"], dropMissing: false), "y", .sum) }
  calls["keeping missing of two"] = {
    try column(grouped(plain, ["k", "x"], dropMissing: false), "y", .sum)
  }
  calls["several statistics"] = {
    let wanted: [Grouping.Aggregation] = [
      .init("x", .mean, name: .tuple(["x", "mean"])),
      .init("x", .maximum, name: .tuple(["x", "max"])),
      .init("y", .mean, name: .tuple(["y", "mean"])),
      .init("y", .maximum, name: .tuple(["y", "max"])),
    ]
    return try Outcome(
      grouped(plain, ["n"]).aggregated(wanted, axisNames: [.none, .none]))
  }
  calls["statistics by column"] = {
    let wanted: [Grouping.Aggregation] = [
      .init("x", .mean, name: .tuple(["x", "mean"])),
      .init("x", .deviation(ddof: 1), name: .tuple(["x", "std"])),
      .init("k", .first, name: .tuple(["k", "first"])),
    ]
    return try Outcome(
      grouped(plain, ["n"]).aggregated(wanted, axisNames: [.none, .none]))
  }
  calls["named statistics"] = {
    try Outcome(
      grouped(plain, ["n"]).aggregated([
        .init("x", .mean, name: "mx"), .init("k", .count, name: "c"),
      ]))
  }
  calls["by values"] = {
    let odd = try plain.column("n").withElements(Int64.self) { $0.map { $0 % 2 } }
    return try column(Grouping(plain, by: [.values(Column(odd), name: "n")]), "y", .sum)
  }
  calls["by category"] = { try column(grouped(mixed, ["c"]), "i", .sum) }
  calls["by time"] = { try column(grouped(mixed, ["t"]), "i", .sum) }
  calls["by float"] = { try column(grouped(plain, ["x"]), "y", .sum) }
  calls["by level"] = { try column(Grouping(tables["repeated"]!, by: [.level(0)]), "a", .sum) }
  calls["key that is not there"] = { try Outcome(grouped(plain, ["zz"]).aggregated(.sum)) }
  calls["no keys"] = { try Outcome(grouped(plain, []).aggregated(.sum)) }
  calls["transform"] = { try row(plain, g.transformed(y, .mean), "y") }
  calls["cumcount"] = { try Outcome(g.cumulativeCount()) }
  calls["cumcount descending"] = {
    try Outcome(grouped(plain, ["n"]).cumulativeCount(ascending: false))
  }
  calls["ngroup"] = { try Outcome(g.groupNumbers()) }
  calls["cumsum"] = { try row(plain, g.running(y, .sum), "y") }
  calls["cumsum of integers"] = {
    try row(plain, grouped(plain, ["flag"]).running(plain.column("n"), .sum), "n")
  }
  calls["cummax"] = { try row(plain, g.running(y, .maximum), "y") }
  calls["shift"] = {
    let grouping = try grouped(plain, ["n"])
    let source = grouping.shiftedRows(1)
    return try Outcome(grouping.valueFrame.mapColumns { $0.take(source) })
  }
  calls["diff"] = { try row(plain, g.differences(y), "y") }
  calls["rank"] = { try row(plain, g.ranks(y), "y") }
  calls["rank of ties"] = {
    var options = RankOptions()
    (options.ties, options.ascending) = (.min, false)
    return try row(plain, grouped(plain, ["flag"]).ranks(plain.column("x"), options), "x")
  }
  calls["head"] = { try Outcome(plain.take(g.edgeRows(1, isFirst: true))) }
  calls["tail"] = { try Outcome(plain.take(g.edgeRows(1, isFirst: false))) }
  calls["nth"] = { try Outcome(plain.take(g.nthRows(1))) }
  calls["quantile"] = { try column(g, "y", .quantile(0.3)) }
  calls["idxmax"] = {
    try Outcome(Series(g.extremeLabels(y, .maximum), index: g.index, name: "y"))
  }
  calls["idxmin"] = {
    try Outcome(Series(g.extremeLabels(y, .minimum), index: g.index, name: "y"))
  }
  calls["one group"] = { try Outcome(g.group("b")) }
  calls["group that is not there"] = { try Outcome(g.group("zz")) }
  calls["of an empty frame"] = { try Outcome(grouped(tables["empty"]!, ["s"]).aggregated(.sum)) }
  calls["narrow types"] = { try Outcome(grouped(tables["narrow"]!, ["u8"]).aggregated(.sum)) }
  calls["means of narrow types"] = {
    try Outcome(grouped(tables["narrow"]!, ["u8"]).aggregated(.mean))
  }
  calls["times by group"] = {
    try Outcome(
      grouped(mixed, ["b"]).aggregated([
        .init("t", .minimum, name: "min"), .init("t", .maximum, name: "max"),
        .init("t", .mean, name: "mean"), .init("t", .count, name: "count"),
      ]))
  }
  calls["infinite sums"] = { try column(grouped(tables["large"]!, ["big"]), "inf", .sum) }
  try compare("groups", calls)
}
