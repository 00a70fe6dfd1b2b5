import Arrays
import Foundation
import Testing

@testable import Frames

/// Long files are read chunk by chunk; the same text in memory is read as a whole.
private func expectSame(
  _ text: String, _ options: CSVOptions = CSVOptions(), streams: Bool = true,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent(UUID().uuidString + ".csv").path
  try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  let streamed = try CSVStreamReader(path: path, options: options)?.read()
  #expect((streamed != nil) == streams, sourceLocation: sourceLocation)
  let whole = Result { () throws(FrameError) in try Frame(csvText: text, options: options) }
  let read = Result { () throws(FrameError) in try Frame(csv: path, options: options) }
  switch (whole, read) {
  case (.success(let a), .success(let b)):
    #expect(a.columns.map(\.type) == b.columns.map(\.type), sourceLocation: sourceLocation)
    #expect(try a.csvText() == b.csvText(), sourceLocation: sourceLocation)
  case (.failure(let a), .failure(let b)):
    #expect(a.message == b.message, sourceLocation: sourceLocation)
  default: Issue.record("one of the readers failed", sourceLocation: sourceLocation)
  }
}

private let rows = 60_000

private func table(_ header: String, _ row: (Int) -> String) -> String {
  header + "\n" + (0..<rows).map(row).joined(separator: "\n") + "\n"
}

@Test func `long files give what their text gives`() throws {
  try expectSame(
    table("i,f,s,b,m") { i in
      "\(i),\(Double(i) * 0.37),name \(i % 977),\(i % 3 == 0),\(i % 11 == 0 ? "" : "\(i)")"
    })
}

@Test func `columns whose type shows late in a long file are read again`() throws {
  try expectSame(
    table("floats,texts,missing,bools,zeros,same") { i in
      let isLate = i > rows - 100
      return "\(isLate ? "0.5" : "\(i)"),\(isLate ? "x" : "\(i)"),\(isLate ? "text" : ""),"
        + "\(isLate ? "" : "True"),\(isLate ? "1.5" : "-0"),word"
    })
}

@Test func `texts of a long file are numbered in order of occurrence`() throws {
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent(UUID().uuidString + ".csv").path
  try Data(table("s,padding") { "\($0 / 2),aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }.utf8)
    .write(to: URL(fileURLWithPath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  var options = CSVOptions()
  options.types = .all(.string)
  let column = try Frame(csv: path, options: options).columns[0]
  let codes = column.withCodes { Array($0) }
  #expect(codes == (0..<rows).map { Int32($0 / 2) })
}

@Test func `long files with given types, columns and markers are read in chunks`() throws {
  var options = CSVOptions()
  options.types = .columns([("a", .float64), ("c", .string)])
  options.usedColumns = .names(["a", "c", "d"])
  options.missingValues = .all([.string("?"), .int(7)])
  try expectSame(
    table("a,b,c,d") {
      "\($0),text that is left out \($0),\($0 % 9),\($0 % 5 == 0 ? "?" : "\($0 % 10)")"
    }, options)
}

@Test func `text beyond ASCII in a long file is checked and kept`() throws {
  try expectSame(table("s,t") { "ünï\($0 % 100),a longer text \($0)" })
}

@Test func `long files that are not plain are read as a whole`() throws {
  let line = { (i: Int) in "\(i),some text to fill the line" }
  try expectSame(table("a,b") { $0 == 50_000 ? "\"1\",x" : line($0) }, streams: false)
  try expectSame(table("a,b") { $0 == 50_000 ? "\n" : line($0) }, streams: false)
  try expectSame(table("a,b") { $0 == 50_000 ? "1,2,3" : line($0) }, streams: false)
  try expectSame(table("a,b") { line($0) + "\r" }, streams: false)
  try expectSame(
    table("a,b") { $0 == 50_000 ? "99999999999999999999,x" : line($0) }, streams: false)
}

@Test func `a last line without an end is a row`() throws {
  try expectSame(String(table("a,b") { "\($0),some text to fill the line" }.dropLast()))
  try expectSame(
    table("a,b") { $0 % 2 == 0 ? "\($0),some text to fill the line" : "\($0)" })
}

@Test func `long decimals are the same with and without blanks behind them`() {
  let numbers = CSVNumbers(decimal: UInt8(ascii: "."), thousands: 0, roundTrip: false)
  var state: UInt64 = 5
  func next(_ bound: UInt64) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % bound)
  }
  func read(_ text: String) -> UInt64? {
    var value = 0.0
    let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: 64)
    let isFloat = bytes.withUnsafeBufferPointer {
      numbers.float($0.baseAddress!, $0.baseAddress! + text.utf8.count, &value)
    }
    return isFloat ? value.bitPattern : nil
  }
  for _ in 0..<20_000 {
    let whole = (0..<next(9)).map { _ in "\(next(10))" }.joined()
    let decimals = (0..<next(24)).map { _ in "\(next(10))" }.joined()
    let text = (next(2) == 0 ? "-" : "") + whole + "." + decimals
    // A blank keeps the text from the quicker ways.
    #expect(read(text) == read(text + " "), "\(text)")
  }
}

/// Without sign, point, exponent and the zeros around.
private func digits(_ text: String) -> String {
  let mantissa = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
  return String(mantissa.reversed().drop { $0 == "0" }.reversed())
}

@Test func `written floats have the shortest digits`() throws {
  var state: UInt64 = 9
  var values: [Double] = []
  for i in 0..<40_000 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let x = Double(bitPattern: state)
    values.append(x.isFinite ? x : 1)
    values.append(Double(Int64(bitPattern: state) >> 20) / 1000)
    values.append(Double(state >> 11) * 0x1p-53 * (i % 2 == 0 ? 1000 : 1))
    values.append(Double(Int64(bitPattern: state) >> UInt64(i % 60)))
  }
  values += [0, -0.0, 1e15, 1e16, 1e22, 1e-4, 9.999e-5, 0.1, 123456789.125, .leastNonzeroMagnitude]
  let text = try Frame(columns: [Column(values)], names: ColumnNames(["x"])).csvText()
  let lines = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[1] }
  for (value, line) in zip(values, lines) {
    #expect(Double(String(line))?.bitPattern == value.bitPattern)
    #expect(digits(String(line)) == digits(value.description))
  }
}

// Two threads read the halves; numbers of the first must not touch what the second wrote.
@Test func `a text column whose first half holds numbers keeps all texts`() throws {
  let texts = (0..<30_000).map { $0 < 15_000 ? String($0) : "t\($0 % 1000)" }
  let csv = "a\n" + texts.joined(separator: "\n") + "\n"
  for _ in 0..<50 {
    let read = try Frame(csvText: csv).columns[0].scalars().map { pythonText($0) }
    #expect(read == texts)
  }
}
