import Arrays
import Testing

@testable import Frames

@Test func `frames and series print as pandas prints them`() throws {
  let tables = try FixtureFrames.load()
  let (plain, mixed, wide) = (tables["plain"]!, tables["mixed"]!, tables["wide"]!)
  func shown(_ frame: Frame) -> Outcome { Outcome(text: frame.text(.display())) }
  func printed(
    _ frame: Frame, _ change: @escaping (inout TableTextOptions) throws -> Void
  ) -> () throws -> Outcome {
    {
      var options = TableTextOptions()
      try change(&options)
      return Outcome(text: frame.text(options))
    }
  }
  var calls: [String: () throws -> Outcome] = [:]
  for (name, table) in tables { calls[name] = { shown(table) } }
  let tall = Frame([
    ("a", Column((0..<100).map { Int64($0) })), ("b", Column((0..<100).map { Double($0) / 7 })),
    ("c", Column((0..<100).map { "text \($0)" as String? })),
  ])
  let multi = try Grouping(plain, by: [.column("flag"), .column("n")]).aggregated(
    ["x", "y"].flatMap { name in
      [
        .init(.string(name), .mean, name: .tuple([.string(name), "mean"])),
        .init(.string(name), .maximum, name: .tuple([.string(name), "max"])),
      ]
    }, axisNames: [.none, .none])
  var named = try plain.settingIndex(["k"])
  try named.setNames(ColumnNames(named.names.labels, axisNames: ["cols"]))
  let many = Frame(
    (0..<30).map { i -> (Label, Column) in
      let scale = pythonFloat("1e\(i)")!
      return (.string("c\(i)"), Column([0, scale, 2 * scale]))
    })
  let both = Frame(
    (0..<30).map { i -> (Label, Column) in
      (.string("c\(i)"), Column((0..<70).map { row -> Double in Double(row) * 1.5 + Double(i) }))
    })
  calls["tall"] = { shown(tall) }
  calls["many columns"] = { shown(many) }
  calls["tall and wide"] = { shown(both) }
  calls["levels"] = { shown(multi) }
  calls["named axes"] = { shown(named) }
  calls["long text"] = {
    shown(Frame([("t", Column([String(repeating: "x", count: 80), "y"]))]))
  }
  calls["escapes"] = { shown(Frame([("t\n", Column(["a\tb", "c\nd"]))])) }
  calls["integer names"] = {
    shown(Frame([(0, Column([1, 2] as [Int64])), (10, Column([1.5, 2]))]))
  }
  calls["no columns"] = { shown(Frame([], index: Index(Column([1, 2] as [Int64])))) }
  calls["no rows"] = { shown(plain.head(0)) }
  calls["float labels"] = { shown(try plain.settingIndex(["x"])) }
  calls["bool labels"] = { shown(try plain.settingIndex(["flag"])) }
  calls["date labels"] = { shown(try mixed.settingIndex(["t"])) }
  calls["category labels"] = { shown(try mixed.settingIndex(["c"])) }
  calls["object labels"] = { shown(try tables["cells"]!.settingIndex(["o"])) }
  calls["to_string"] = printed(plain) { _ in }
  calls["to_string of wide"] = printed(wide) { _ in }
  calls["to_string wrapped"] = printed(wide) { $0.width = 60 }
  calls["to_string without index"] = printed(plain) { $0.index = false }
  calls["to_string without header"] = printed(plain) { $0.header = .none }
  calls["to_string with aliases"] = printed(plain) {
    $0.header = .aliases(["A", "B", "C", "D", "E"])
  }
  calls["to_string with a word for missing"] = printed(plain) { $0.missing = "-" }
  calls["to_string with a float format"] = printed(plain) {
    $0.floatFormat = .percent(try PercentFormat("%.2f"))
  }
  calls["to_string with a function"] = printed(plain) {
    $0.floatFormat = .function { "<\(fixed($0, 1))>" }
  }
  calls["to_string left"] = printed(plain) { $0.justify = .left }
  calls["to_string center"] = printed(plain) { $0.justify = .center }
  calls["to_string of some rows"] = printed(plain) { $0.maxRows = 4 }
  calls["to_string with dimensions"] = printed(plain) { $0.showsDimensions = .always }
  calls["to_string of some columns"] = printed(wide) { $0.maxColumns = 4 }
  calls["info"] = { Outcome(text: plain.info(showsMemory: false)) }
  calls["info of all types"] = {
    let joined = try Concatenation.columns([
      try mixed.resettingIndex(drop: true), tables["narrow"]!,
    ])
    return Outcome(text: joined.info(showsMemory: false))
  }
  calls["info of empty"] = { Outcome(text: tables["empty"]!.info(showsMemory: false)) }
  calls["info of labels"] = { Outcome(text: mixed.info(showsMemory: false)) }
  calls.merge(try seriesCalls(tables, tall, multi)) { first, _ in first }
  for exponent in stride(from: -9, to: 13, by: 3) {
    calls["size \(exponent)"] = {
      let scaled = 1.23456789 * pythonFloat("1e\(exponent)")!
      return shown(Frame([("x", Column([scaled, 2.5, 0]))]))
    }
  }
  let values = [
    0.1, 1.0 / 3, 100.0, 123456.789, 1e6, 1000000.5, 12345678.9, 1e-6, 9.99e-7, 99999.999999,
    0.00001, 1e15, 1e16, 1e100, -1e-10, .infinity, .nan,
  ]
  for (i, value) in values.enumerated() {
    calls["float \(i)"] = { Outcome(text: Series(Column([value, 1])).text(.display())) }
    calls["floats \(i)"] = {
      shown(Frame([("x", Column(Array((values + values)[i..<(i + 3)])))]))
    }
  }
  try compare("printing", calls)
}

private func seriesCalls(
  _ tables: [String: Frame], _ tall: Frame, _ multi: Frame
) throws -> [String: () throws -> Outcome] {
  let (plain, mixed) = (tables["plain"]!, tables["mixed"]!)
  func shown(_ series: Series) -> Outcome { Outcome(text: series.text(.display())) }
  func shown(_ index: Index) -> Outcome { Outcome(text: index.text()) }
  var calls: [String: () throws -> Outcome] = [:]
  calls["series"] = { shown(try plain.series("x")) }
  calls["series of text"] = { shown(try plain.series("k")) }
  calls["series of categories"] = { shown(try mixed.series("c")) }
  calls["series tall"] = { shown(try tall.series("b")) }
  calls["series named by level"] = { shown(try multi.series(.tuple(["x", "mean"]))) }
  calls["series empty"] = { shown(try tables["empty"]!.series("f")) }
  calls["series empty of text"] = { shown(try tables["empty"]!.series("s")) }
  calls["series unnamed"] = { shown(Series(Column([1.5, 2]))) }
  calls["series to_string"] = { Outcome(text: try plain.series("x").text()) }
  calls["series to_string without index"] = {
    var options = TableTextOptions()
    options.index = false
    return Outcome(text: try plain.series("x").text(options))
  }
  calls["series of many categories"] = {
    let names = (0..<12).map { "category number \($0)" as String? }
    return shown(Series(try Column(names).cast(to: .category)))
  }
  calls["index"] = { shown(mixed.index) }
  calls["index of numbers"] = { shown(tables["repeated"]!.index) }
  calls["index range"] = { shown(plain.index) }
  calls["index of times"] = { shown(try mixed.settingIndex(["t"]).index) }
  calls["index of categories"] = { shown(try mixed.settingIndex(["c"]).index) }
  calls["index of two"] = { shown(multi.index) }
  calls["index long"] = { shown(try tall.settingIndex(["c"]).index) }
  calls["index long of numbers"] = { shown(try tall.settingIndex(["b"]).index) }
  calls["index of columns"] = { shown(tables["wide"]!.columnIndex) }
  return calls
}
