import Arrays
import Testing

@testable import Frames

@Test func `statistics and sorting give what pandas gives`() throws {
  let tables = try FixtureFrames.load()
  var calls = try statisticCalls(tables)
  calls.merge(sortingCalls(tables)) { first, _ in first }
  calls.merge(elementCalls(tables)) { first, _ in first }
  try compare("statistics", calls)
}

private func statisticCalls(
  _ tables: [String: Frame]
) throws -> [String: () throws -> Outcome] {
  let (plain, mixed, long) = (tables["plain"]!, tables["mixed"]!, tables["long"]!)
  let empty = try tables["empty"]!.column("f")
  let x = try plain.column("x")
  let v = try long.column("v")
  let k = try plain.column("k")
  func scalar(_ value: Scalar) -> Outcome { Outcome(text: pythonText(value)) }
  var calls: [String: () throws -> Outcome] = [:]
  for name in [
    "sum", "mean", "min", "max", "std", "var", "median", "count", "nunique", "prod", "sem", "any",
    "all", "skew", "kurt",
  ] {
    let statistic = try #require(Statistic(name))
    let numbers = try plain.select(["n", "x", "y", "flag"])
    calls[name] = { try Outcome(numbers.reduced(statistic)) }
    calls["\(name) of one"] = { scalar(try x.reduced(statistic)) }
    calls["\(name) of long"] = { scalar(try v.reduced(statistic)) }
    calls["\(name) of empty"] = { scalar(try empty.reduced(statistic)) }
    calls["\(name) of rows"] = {
      try Outcome(plain.select(["n", "x", "y"]).rowReduced(statistic))
    }
  }
  let present = try plain.droppingMissingRows(subset: ["k"]).column("k")
  calls["mean of text"] = { scalar(try k.reduced(.mean)) }
  calls["sum of text"] = { scalar(try present.reduced(.sum)) }
  calls["minimum of text"] = { scalar(try present.reduced(.minimum)) }
  calls["mean of numbers only"] = { try Outcome(plain.reduced(.mean, numericOnly: true)) }
  calls["mean not skipping"] = { scalar(try x.reduced(.mean, skipsMissing: false)) }
  calls["times"] = {
    Outcome(text: "Timestamp('\(pythonText(try mixed.column("t").reduced(.mean)))')")
  }
  calls["corr"] = { try Outcome(plain.select(["n", "x", "y"]).correlations()) }
  calls["corr of long"] = { try Outcome(long.select(["n", "v"]).correlations()) }
  calls["corr by rank"] = { try Outcome(plain.select(["n", "x", "y"]).correlations(.spearman)) }
  calls["cov"] = { try Outcome(plain.select(["n", "x", "y"]).correlations(isCovariance: true)) }
  calls["corr of text"] = { try Outcome(plain.correlations()) }
  calls["quantile"] = { scalar(try x.reduced(.quantile(0.4))) }
  calls["quantiles"] = {
    let frame = try plain.select(["x"]).quantiles([0.1, 0.5])
    return try Outcome(frame.series("x"))
  }
  calls["quantile of a frame"] = {
    let row = try plain.select(["n", "x"]).quantiles([0.25]).row(0)
    return try Outcome(row)
  }
  calls["quantiles of a frame"] = {
    try Outcome(plain.select(["n", "x"]).quantiles([0.25, 0.75]))
  }
  calls["describe"] = { try Outcome(plain.described()) }
  calls["describe all"] = { try Outcome(plain.described(all: true)) }
  calls["describe text"] = { try Outcome(plain.select(["k"]).described()) }
  calls["describe a series"] = { try Outcome(plain.series("x").described()) }
  calls["describe with percentiles"] = {
    try Outcome(plain.select(["x"]).described(percentiles: [0.05, 0.999]))
  }
  calls["describe times"] = { try Outcome(mixed.select(["t"]).described()) }
  calls["describe categories"] = { try Outcome(mixed.series("c").described()) }
  calls["describe long"] = { try Outcome(long.described()) }
  calls["idxmax"] = { scalar(Scalar(try mixed.series("i").extremeLabel(.maximum))) }
  calls["idxmin of all missing"] = {
    scalar(Scalar(try tables["single"]!.series("f").extremeLabel(.minimum)))
  }
  calls["idxmax of empty"] = {
    scalar(Scalar(try tables["empty"]!.series("f").extremeLabel(.maximum)))
  }
  return calls
}

private func sortingCalls(_ tables: [String: Frame]) -> [String: () throws -> Outcome] {
  let (plain, mixed) = (tables["plain"]!, tables["mixed"]!)
  let (repeated, large) = (tables["repeated"]!, tables["large"]!)
  var calls: [String: () throws -> Outcome] = [:]
  calls["sort one key"] = { try Outcome(plain.sorted(by: ["x"])) }
  calls["sort descending"] = { try Outcome(plain.sorted(by: ["x"], ascending: [false])) }
  calls["sort missing first"] = { try Outcome(plain.sorted(by: ["x"], missingLast: false)) }
  calls["sort text"] = { try Outcome(plain.sorted(by: ["k"])) }
  calls["sort two keys"] = { try Outcome(plain.sorted(by: ["k", "n"], ascending: [true, false])) }
  calls["sort two keys missing first"] = {
    try Outcome(plain.sorted(by: ["flag", "x"], missingLast: false))
  }
  calls["sort ignoring the index"] = {
    try Outcome(plain.sorted(by: ["y"], ascending: [false], ignoreIndex: true))
  }
  calls["sort unicode"] = { try Outcome(tables["unicode"]!.sorted(by: ["名"])) }
  calls["sort infinities"] = { try Outcome(large.sorted(by: ["inf"], ascending: [false])) }
  calls["sort large integers"] = { try Outcome(large.sorted(by: ["big"])) }
  calls["sort times"] = { try Outcome(tables["times"]!.sorted(by: ["when"])) }
  calls["sort categories"] = { try Outcome(mixed.sorted(by: ["c"], ascending: [false])) }
  calls["sort by what is not there"] = { try Outcome(plain.sorted(by: ["zz"])) }
  calls["sort with too many directions"] = {
    try Outcome(plain.sorted(by: ["x"], ascending: [true, false]))
  }
  calls["sort mixed objects"] = { try Outcome(tables["cells"]!.sorted(by: ["o"])) }
  calls["sort index"] = { try Outcome(repeated.sortedByIndex()) }
  calls["sort index descending"] = { try Outcome(mixed.sortedByIndex(ascending: false)) }
  calls["sort columns"] = { try Outcome(plain.sortedByColumnNames()) }
  calls["sort index of two"] = { try Outcome(plain.settingIndex(["k", "n"]).sortedByIndex()) }
  calls["sort a series"] = { try Outcome(plain.series("x").sorted()) }
  calls["sort a series by index"] = { try Outcome(repeated.series("a").sortedByIndex()) }
  calls["nlargest"] = { try Outcome(plain.extremeRows(3, by: ["x"], largest: true)) }
  calls["nsmallest"] = { try Outcome(plain.extremeRows(2, by: ["n"], largest: false)) }
  calls["nlargest keeping the last"] = {
    try Outcome(plain.extremeRows(2, by: ["x"], largest: true, keep: .last))
  }
  calls["nlargest of text"] = { try Outcome(plain.extremeRows(2, by: ["k"], largest: true)) }
  calls["nlargest of a series"] = { try Outcome(plain.series("y").extremes(3, largest: true)) }
  calls["value counts"] = { try Outcome(plain.series("k").valueCounts()) }
  calls["value counts with missing"] = {
    try Outcome(plain.series("k").valueCounts(dropMissing: false))
  }
  calls["value counts as shares"] = { try Outcome(plain.series("n").valueCounts(normalize: true)) }
  calls["value counts unsorted"] = { try Outcome(plain.series("n").valueCounts(sort: false)) }
  calls["value counts of categories"] = { try Outcome(mixed.series("c").valueCounts()) }
  calls["value counts of bools"] = { try Outcome(plain.series("flag").valueCounts()) }
  calls["value counts of long"] = { try Outcome(tables["long"]!.series("g").valueCounts()) }
  calls["unique"] = { try Outcome(Series(plain.column("k").unique())) }
  return calls
}

private func elementCalls(_ tables: [String: Frame]) -> [String: () throws -> Outcome] {
  let (plain, floats) = (tables["plain"]!, tables["floats"]!)
  func element(
    _ label: Label, of frame: Frame? = nil, _ change: @escaping (Column) throws -> Column
  ) -> () throws -> Outcome {
    {
      let frame = frame ?? plain
      return try Outcome(
        Series(change(frame.column(label)), index: frame.index, name: label))
    }
  }
  func ranks(_ label: Label, _ change: @escaping (inout RankOptions) -> Void) -> () throws ->
    Outcome
  {
    var options = RankOptions()
    change(&options)
    return element(label) { [options] in try $0.ranks(options) }
  }
  var calls: [String: () throws -> Outcome] = [:]
  calls["isin"] = element("k") { Column($0.isIn([.string("a"), .string("c")])) }
  calls["isin with missing"] = element("x") { Column($0.isIn([.float(2.5), .float(.nan)])) }
  calls["isin of other types"] = element("n") { Column($0.isIn([.string("1"), .float(2)])) }
  calls["map"] = element("k") { $0.mapped(["a": .int(1), "b": .int(2)]) }
  calls["map to text"] = element("n") { $0.mapped([1: .string("one"), 2: .string("two")]) }
  calls["map whole"] = element("flag") { $0.mapped([.bool(true): .int(1), .bool(false): .int(0)]) }
  calls["replace"] = element("n") { $0.replacing([(.int(1), .int(10)), (.int(5), .int(50))]) }
  calls["replace text"] = element("k") { $0.replacing([(.string("a"), .string("A"))]) }
  calls["replace by missing"] = element("y") { $0.replacing([(.float(1), .float(.nan))]) }
  calls["clip"] = element("y") { try $0.clipped(low: 2, high: 5) }
  calls["clip integers"] = element("n") { try $0.clipped(low: 2, high: nil) }
  calls["round"] = { try Outcome(floats.mapColumns { $0.rounded(2) }) }
  calls["round to tens"] = element("y") { $0.rounded(-1) }
  calls["abs"] = {
    var changed = floats
    for label in floats.names.labels {
      try changed.assign(label, try floats.column(label).absolute())
    }
    return try Outcome(changed)
  }
  calls["rank"] = ranks("n") { _ in }
  calls["rank min descending"] = ranks("x") { ($0.ties, $0.ascending) = (.min, false) }
  calls["rank first"] = ranks("n") { $0.ties = .first }
  calls["rank dense as shares"] = ranks("x") { ($0.ties, $0.asFractions) = (.dense, true) }
  calls["rank of text"] = ranks("k") { _ in }
  calls["rank with missing at the top"] = ranks("x") { $0.missing = .top }
  calls["shift"] = element("n") { try $0.shifted() }
  calls["shift back"] = element("x") { try $0.shifted(-2) }
  calls["shift filling"] = element("n") { try $0.shifted(1, fill: .int(0)) }
  calls["shift a frame"] = {
    var changed = plain
    for label in plain.names.labels {
      try changed.assign(label, try plain.column(label).shifted())
    }
    return try Outcome(changed)
  }
  calls["diff"] = element("x") { try $0.differences() }
  calls["diff of integers"] = element("n") { try $0.differences(2) }
  calls["diff of times"] = element("t", of: tables["mixed"]!) { try $0.differences() }
  calls["cumsum"] = element("x") { try $0.running(.sum) }
  calls["cumsum of integers"] = element("n") { try $0.running(.sum) }
  calls["cumprod"] = element("y") { try $0.running(.product) }
  calls["cummin"] = element("x") { try $0.running(.minimum) }
  calls["cummax"] = element("n") { try $0.running(.maximum) }
  return calls
}
