import Arrays
import Foundation
import Testing

@testable import Frames

@Test func `to_csv writes what pandas writes`() throws {
  let frames = try writtenFrames()
  for recorded in try RecordedCase.load("csv_write") {
    recorded.check {
      let frame = try #require(frames[recorded.json.text("frame") ?? ""])
      return Outcome(text: try frame.csvText(try CSVWriteOptions(recorded.options)))
    }
  }
}

@Test func `compressed files are read back`() throws {
  let path = NSTemporaryDirectory() + "mallorn-frames-\(UInt64.random(in: 0 ... .max)).csv.gz"
  defer { try? FileManager.default.removeItem(atPath: path) }
  let frame = try Frame(csvText: "a,b\n1,x\n2,\n")
  try frame.writeCSV(to: path)
  var options = CSVOptions()
  options.indexColumns = .columns([0])
  #expect(try Frame(csv: path, options: options).csvText() == frame.csvText())
  #expect(throws: FrameError("FileNotFoundError", "[Errno 2] No such file or directory: 'no.csv'"))
  {
    try Frame(csv: "no.csv")
  }
}

/// The frames of `record_csv.py`, made without reading text.
private func writtenFrames() throws -> [String: Frame] {
  let second: Int64 = 1_000_000
  let day: Int64 = 86400 * second
  let table = Frame([
    ("f", Column([1.5, .nan, .infinity, -0.1])),
    ("g", Column(.float32, [0.1, 2, -.infinity, 1e10] as [Float])),
    ("i", Column([1, -2, 3, 4] as [Int64])),
    ("s", Column(["a,b", "q\"x", nil, " é\n"])),
    ("b", Column([true, false, true, true])),
    ("o", Column(scalars: [.int(1), .string("x\ny"), .none, .float(2.5)])),
    ("c", try Column(["x", nil, "y", "x"]).cast(to: .category)),
    (
      "t",
      Column(
        .datetime(.microseconds), [19727 * day, .min, 19756 * day, 10956 * day] as [Int64])
    ),
    (
      "u",
      Column(
        .datetime(.microseconds),
        [19727 * day + 36000 * second + 500_000, .min, 19756 * day, 19756 * day + second]
          as [Int64])
    ),
    (
      "d",
      Column(
        .timedelta(.nanoseconds),
        [3600 * second * 1000, 7200 * second * 1000, .min, -18000 * second * 1000] as [Int64])
    ),
  ])
  let names = Column(["x", "y", "z", "w,"])
  let floats = [
    1e16, 1e-5, 1e22, 123456789.123456789, Double.leastNonzeroMagnitude, 0.1 + 0.2, -0.0, 0.0, 1e15,
    1e100, 0.0001,
    0.00012345, 999999999999999.9, 1.0 / 3, 2.0 / 3, 100.0, 1e14, 12345.678,
  ]
  let none = Column(scalars: [])
  return [
    "table": table,
    "labelled": Frame(
      columns: [table.columns[0], table.columns[3]], names: ColumnNames(["f", "s"]),
      index: Index(names, name: "id")),
    "floats": Frame([("x", Column(floats))]),
    "missing": Frame([("a", Column([.nan, 1]))]),
    "empty": Frame([("a", none), ("b", none)]),
  ]
}

extension CSVWriteOptions {
  /// From the keyword arguments of `to_csv`.
  init(_ json: [String: Any]) throws {
    self.init()
    separator = json.byte("sep") ?? separator
    missing = json.text("na_rep") ?? ""
    floatFormat = try json.text("float_format").map { .percent(try PercentFormat($0)) }
    columns = (json["columns"] as? [String])?.map { .string($0) }
    if let names = json["header"] as? [String] {
      header = .aliases(names)
    } else if json.flag("header") == false {
      header = .none
    }
    index = json.flag("index") ?? true
    if let label = json.text("index_label") { indexLabel = .given([label]) }
    quoting =
      switch json.int("quoting") {
      case 1: .all
      case 2: .nonNumeric
      case 3: .none
      default: .minimal
      }
    escape = json.byte("escapechar")
    lineTerminator = json.text("lineterminator") ?? "\n"
    decimal = json.byte("decimal") ?? decimal
    dateFormat = json.text("date_format")
  }
}
