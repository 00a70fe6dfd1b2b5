import Arrays
import Testing

@testable import Frames

@Test func `selecting and changing cells gives what pandas gives`() throws {
  let tables = try FixtureFrames.load()
  let mixed = tables["mixed"]!
  let plain = tables["plain"]!
  let repeated = tables["repeated"]!
  func put(_ frame: Frame, _ row: Label, _ column: Label, _ value: Scalar) -> () throws -> Outcome {
    {
      var changed = frame
      try changed.set(rows: .one(row), columns: .one(column), to: .scalar(value))
      return try Outcome(changed)
    }
  }
  let number = Column([9, 8, 7] as [Int64])
  var calls: [String: () throws -> Outcome] = [:]
  calls["one column"] = { try Outcome(mixed.series("f")) }
  calls["columns"] = { try Outcome(mixed.select(["s", "i"])) }
  calls["column that is not there"] = { try Outcome(mixed.series("z")) }
  calls["columns of which one is not there"] = { try Outcome(mixed.select(["i", "z"])) }
  calls["columns of which none is there"] = { try Outcome(mixed.select(["y", "z"])) }
  calls["mask"] = {
    let x = try plain.column("x").withElements(Double.self) { $0.map { $0 > 0.4 } }
    return try Outcome(plain.filter(x))
  }
  calls["loc row"] = { try Outcome(mixed.locate(rows: .one("q"))) }
  calls["loc row of numbers"] = { try Outcome(mixed.select(["i", "f"]).locate(rows: .one("q"))) }
  calls["loc row of bools and numbers"] = {
    try Outcome(mixed.select(["b", "i"]).locate(rows: .one("q")))
  }
  calls["loc row that is not there"] = { try Outcome(mixed.locate(rows: .one("z"))) }
  calls["loc rows"] = { try Outcome(mixed.locate(rows: .many(["r", "p"]))) }
  calls["loc rows of which one is not there"] = {
    try Outcome(mixed.locate(rows: .many(["p", "z"])))
  }
  calls["loc slices"] = {
    try Outcome(mixed.locate(rows: .slice("p", "q", 1), columns: .slice("i", "s", 1)))
  }
  calls["loc slice to a label that is not there"] = {
    try Outcome(mixed.locate(rows: .slice("pp", "zz", 1)))
  }
  calls["loc repeated label"] = { try Outcome(repeated.locate(rows: .one(5))) }
  calls["loc slice of repeated labels"] = { try Outcome(repeated.locate(rows: .slice(5, 9, 1))) }
  calls["loc slice backwards"] = { try Outcome(mixed.locate(rows: .slice("r", "p", -1))) }
  calls["loc integers with end"] = {
    try Outcome(plain.locate(rows: .slice(2, 4, 1), columns: .many(["k", "n"])))
  }
  calls["loc integer that is not there"] = { try Outcome(plain.locate(rows: .one(99))) }
  calls["loc cell"] = { try Outcome(mixed.locate(rows: .one("p"), columns: .one("s"))) }
  calls["loc mask of another length"] = { try Outcome(mixed.locate(rows: .mask([true, false]))) }
  calls["iloc row"] = { try Outcome(plain.locate(rowsAt: .one(-1))) }
  calls["iloc rows"] = { try Outcome(plain.locate(rowsAt: .many([0, -2, 0]))) }
  calls["iloc slices"] = {
    try Outcome(plain.locate(rowsAt: .slice(1, 6, 2), columnsAt: .slice(-3, nil, 1)))
  }
  calls["iloc backwards"] = { try Outcome(plain.locate(rowsAt: .slice(nil, nil, -3))) }
  calls["iloc cell"] = { try Outcome(plain.locate(rowsAt: .one(2), columnsAt: .one(1))) }
  calls["iloc column"] = { try Outcome(plain.locate(rowsAt: .all, columnsAt: .one(2))) }
  calls["iloc out of bounds"] = { try Outcome(plain.locate(rowsAt: .one(7))) }
  calls["iloc list out of bounds"] = { try Outcome(plain.locate(rowsAt: .many([0, 9]))) }
  calls["head"] = { try Outcome(plain.head(2)) }
  calls["head without the last"] = { try Outcome(plain.head(-5)) }
  calls["tail"] = { try Outcome(plain.tail(3)) }
  calls["set a float"] = put(mixed, "q", "f", .float(2.5))
  calls["set an integer to a whole float"] = put(mixed, "q", "i", .float(7))
  calls["set an integer to a fraction"] = put(mixed, "q", "i", .float(1.5))
  calls["set an integer to missing"] = put(mixed, "q", "i", .float(.nan))
  calls["set an integer to text"] = put(mixed, "q", "i", .string("z"))
  calls["set text"] = put(mixed, "q", "s", .string("new"))
  calls["set text to a number"] = put(mixed, "q", "s", .int(5))
  calls["set text to missing"] = put(mixed, "p", "s", .none)
  calls["set a bool to a number"] = put(mixed, "p", "b", .int(1))
  calls["set a category"] = put(mixed, "p", "c", .string("y"))
  calls["set a category to a new one"] = put(mixed, "p", "c", .string("w"))
  calls["set a time"] = put(mixed, "p", "t", .datetime(1_893_553_445_000_000_000))
  calls["set a time to text"] = put(mixed, "p", "t", .string("2031-05-06"))
  calls["set a time to a number"] = put(mixed, "p", "t", .int(5))
  calls["set a small integer out of range"] = put(tables["narrow"]!, 0, "i8", .int(300))
  calls["set a new row"] = put(mixed, "z", "i", .int(5))
  calls["set a new column"] = put(mixed, "q", "new", .int(5))
  calls["set by mask"] = {
    var changed = plain
    let mask = try plain.column("n").withElements(Int64.self) { $0.map { $0 > 2 } }
    try changed.set(rows: .mask(mask), columns: .one("x"), to: .scalar(.float(-9)))
    return try Outcome(changed)
  }
  calls["assign a column of another length"] = {
    try Outcome(mixed.assigning("z", Column([1, 2] as [Int64])))
  }
  calls["assign a series by label"] = {
    var changed = mixed
    try changed.assign(
      "z", Series(Column([1, 2] as [Int64]), index: Index(Column(["r", "p"]))))
    return try Outcome(changed)
  }
  for (name, label, place) in [
    ("insert", "z" as Label, 1), ("insert a name that is there", "i", 1),
    ("insert beyond the end", "z", 9),
  ] {
    calls[name] = {
      var changed = mixed
      try changed.insert(label, number, at: place)
      return try Outcome(changed)
    }
  }
  calls.merge(reshapingCalls(tables)) { first, _ in first }
  calls.merge(concatenationCalls(tables)) { first, _ in first }
  try compare("selection", calls)
}

private func reshapingCalls(_ tables: [String: Frame]) -> [String: () throws -> Outcome] {
  let mixed = tables["mixed"]!
  let plain = tables["plain"]!
  let repeated = tables["repeated"]!
  func cast(
    _ frame: Frame, _ columns: [Label], _ types: [ColumnType]
  ) -> () throws -> Outcome {
    {
      var changed = try frame.select(columns)
      for (label, type) in zip(columns, types) {
        try changed.assign(label, try changed.column(label).cast(to: type))
      }
      return try Outcome(changed)
    }
  }
  var calls: [String: () throws -> Outcome] = [:]
  calls["drop columns"] = { try Outcome(mixed.dropping(columns: ["s", "b"])) }
  calls["drop columns that are not there"] = {
    try Outcome(mixed.dropping(columns: ["s", "z", "y"]))
  }
  calls["drop columns ignoring"] = {
    try Outcome(mixed.dropping(columns: ["s", "z"], ignoringMissing: true))
  }
  calls["drop rows"] = { try Outcome(repeated.dropping(rows: [5])) }
  calls["drop rows that are not there"] = { try Outcome(repeated.dropping(rows: [5, 77])) }
  calls["rename"] = {
    try Outcome(mixed.renaming(columns: ["i": "I", "z": "Z"], rows: ["p": "P"]))
  }
  calls["rename strictly"] = { try Outcome(mixed.renaming(columns: ["z": "Z"], strict: true)) }
  calls["set index"] = { try Outcome(plain.settingIndex(["n"])) }
  calls["set index of two"] = { try Outcome(plain.settingIndex(["k", "n"])) }
  calls["set index appending"] = { try Outcome(plain.settingIndex(["k"], append: true)) }
  calls["set index keeping the column"] = { try Outcome(plain.settingIndex(["n"], drop: false)) }
  calls["set index that is not there"] = { try Outcome(plain.settingIndex(["k", "zz"])) }
  calls["set index verifying"] = { try Outcome(plain.settingIndex(["n"], verifying: true)) }
  calls["reset index"] = { try Outcome(repeated.resettingIndex()) }
  calls["reset unnamed index"] = { try Outcome(mixed.resettingIndex()) }
  calls["reset index of two"] = {
    try Outcome(plain.settingIndex(["k", "n"]).resettingIndex())
  }
  calls["reset index dropping"] = { try Outcome(repeated.resettingIndex(drop: true)) }
  calls["reset index of a series"] = { try Outcome(repeated.series("a").resettingIndex()) }
  calls["astype"] = cast(mixed, ["i", "b"], [.float32, .int64])
  calls["astype text"] = cast(
    mixed, ["i", "f", "b", "s"], [.string, .string, .string, .string])
  calls["astype int of missing"] = cast(mixed, ["f"], [.int64])
  calls["astype float of text"] = cast(mixed, ["s"], [.float64])
  calls["astype bool"] = cast(plain, ["n", "x"], [.bool, .bool])
  calls["astype category"] = cast(plain, ["k", "n"], [.category, .category])
  calls["astype int8"] = cast(plain, ["n"], [.int8])
  calls["isna"] = { try Outcome(mixed.isMissing()) }
  calls["fillna"] = {
    var changed = try mixed.select(["i", "f", "s"])
    try changed.assign("f", try changed.column("f").fillingMissing(with: .int(9)))
    try changed.assign("s", try changed.column("s").fillingMissing(with: .string("w")))
    return try Outcome(changed)
  }
  calls["fillna with another type"] = {
    var part = try mixed.select(["s", "f"])
    for label in part.names.labels {
      try part.assign(label, try part.column(label).fillingMissing(with: .int(0)))
    }
    return try Outcome(part)
  }
  calls["ffill"] = { try Outcome(plain.mapColumns { $0.fillingMissing(fromBefore: true) }) }
  calls["bfill"] = {
    try Outcome(plain.mapColumns { $0.fillingMissing(fromBefore: false, limit: 1) })
  }
  calls["dropna"] = { try Outcome(plain.droppingMissingRows()) }
  calls["dropna subset"] = { try Outcome(plain.droppingMissingRows(subset: ["x"])) }
  calls["dropna subset that is not there"] = {
    try Outcome(plain.droppingMissingRows(subset: ["x", "zz"]))
  }
  calls["dropna columns"] = { try Outcome(plain.droppingMissingColumns()) }
  calls["dropna all"] = { try Outcome(repeated.droppingMissingRows(.all, subset: ["b", "c"])) }
  calls["dropna threshold"] = { try Outcome(repeated.droppingMissingRows(.below(3))) }
  calls["duplicated"] = { try Outcome(mask: repeated.duplicated(), of: repeated) }
  calls["duplicated last"] = { try Outcome(mask: repeated.duplicated(keep: .last), of: repeated) }
  calls["duplicated any"] = {
    try Outcome(mask: repeated.duplicated(subset: ["a"], keep: .none), of: repeated)
  }
  calls["duplicated of nothing there"] = {
    try Outcome(mask: repeated.duplicated(subset: ["zz"]), of: repeated)
  }
  calls["drop duplicates"] = { try Outcome(plain.droppingDuplicates(subset: ["k", "n"])) }
  calls["drop duplicates without index"] = {
    try Outcome(plain.droppingDuplicates(subset: ["k"], ignoreIndex: true))
  }
  calls["unique"] = { try Outcome(Series(plain.column("k").unique())) }
  calls["values"] = {
    let array = try mixed.select(["i", "f"]).array().array
    return try Outcome(Frame(array: array, names: [0, 1]))
  }
  calls["values of all"] = {
    let array = try mixed.select(["i", "s", "b"]).array().array
    return try Outcome(Frame(array: array, names: [0, 1, 2]))
  }
  return calls
}

private func concatenationCalls(_ tables: [String: Frame]) -> [String: () throws -> Outcome] {
  let mixed = tables["mixed"]!
  let plain = tables["plain"]!
  let (left, right) = (tables["left"]!, tables["right"]!)
  /// One column below another, under the first one's name.
  func pair(_ a: (Frame, Label), _ b: (Frame, Label)) -> () throws -> Outcome {
    {
      let second = try b.0.select([b.1]).renaming(columns: [b.1: a.1])
      return try Outcome(Concatenation.rows([try a.0.select([a.1]), second]))
    }
  }
  let other = Frame([("z", Column([1.5, 2.5]))], index: Index(Column(["q", "w"])))
  let narrow = tables["narrow"]!
  var calls: [String: () throws -> Outcome] = [:]
  calls["concat"] = { try Outcome(Concatenation.rows([mixed, plain])) }
  calls["concat ignoring the index"] = {
    try Outcome(Concatenation.rows([plain, tables["repeated"]!], ignoreIndex: true))
  }
  calls["concat inner"] = { try Outcome(Concatenation.rows([left, right], join: .inner)) }
  calls["concat sorted"] = { try Outcome(Concatenation.rows([left, right], sort: true)) }
  calls["concat with empty"] = {
    try Outcome(Concatenation.rows([tables["empty"]!, tables["single"]!]))
  }
  calls["concat bools and numbers"] = pair((plain, "flag"), (plain, "n"))
  calls["concat bools and floats"] = pair((plain, "flag"), (plain, "x"))
  calls["concat floats and bools"] = pair((plain, "x"), (plain, "flag"))
  calls["concat narrow types"] = pair((narrow, "i8"), (narrow, "f32"))
  calls["concat text and numbers"] = pair((plain, "k"), (plain, "n"))
  calls["concat categories"] = pair((mixed, "c"), (mixed, "c"))
  calls["concat times"] = {
    try Outcome(Concatenation.rows([try mixed.select(["t"]), try plain.select(["n"])]))
  }
  calls["concat with keys"] = {
    try Outcome(Concatenation.rows([left, right], keys: ["one", "two"]))
  }
  calls["concat of ranges"] = {
    try Outcome(
      Concatenation.rows([plain.slice(start: 0, count: 3), plain.slice(start: 3, count: 4)]))
  }
  calls["concat columns"] = { try Outcome(Concatenation.columns([left, right])) }
  calls["concat columns by label"] = {
    try Outcome(Concatenation.columns([try mixed.select(["i"]), other]))
  }
  calls["concat columns inner"] = {
    try Outcome(Concatenation.columns([try mixed.select(["i"]), other], join: .inner))
  }
  calls["concat of nothing"] = { try Outcome(Concatenation.rows([])) }
  return calls
}

@Test func `frozen frames refuse changes in place`() throws {
  var frame = Frame([("a", Column([1, 2] as [Int64]))])
  frame.frozenBy = "load"
  let wanted = FrameError(
    "TypeError",
    "table is frozen: it was made by cell 'load'; change a copy made with .copy()")
  #expect(throws: wanted) { try frame.assign("b", Column([1.0, 2])) }
  #expect(throws: wanted) {
    try frame.set(rows: .one(0), columns: .one("a"), to: .scalar(.int(5)))
  }
  #expect(throws: wanted) { try frame.setIndex(Index(count: 2)) }
  var copy = frame
  copy.frozenBy = nil
  try copy.set(rows: .one(0), columns: .one("a"), to: .scalar(.int(5)))
  #expect(try frame.csvText() == ",a\n0,1\n1,2\n")
}

@Test func `a label index is looked up by table after a few questions`() throws {
  let labels = (0..<500).map { "k\($0 % 250)" as String? }
  let frame = Frame(
    [("v", Column((0..<500).map { Int64($0) }))], index: Index(Column(labels)))
  for _ in 0..<8 {
    guard case .frame(let found) = try frame.locate(rows: .one("k7")) else {
      Issue.record("not a frame")
      return
    }
    found.columns[0].withElements(Int64.self) { #expect(Array($0) == [7, 257]) }
  }
  #expect(throws: FrameError("KeyError", "'nope'")) { try frame.locate(rows: .one("nope")) }
}
