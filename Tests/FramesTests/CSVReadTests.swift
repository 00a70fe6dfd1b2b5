import Arrays
import Foundation
import Synchronization
import Testing

@testable import Frames

@Test func `read_csv gives what pandas gives`() throws {
  for recorded in try RecordedCase.load("csv_read") {
    let text =
      recorded.json.flag("generated") == true ? longText : recorded.json.text("text") ?? ""
    let warnings = Warnings()
    recorded.check {
      var options = try CSVOptions(recorded.options)
      options.onWarning = { _, message in warnings.add(message) }
      let frame = try read(text, options)
      var outcome = try Outcome(frame)
      if recorded.json.flag("tail") == true {
        let csv = try frame.csvText()
        outcome.parts[4].1 = [String(csv.suffix(2000))]
      }
      outcome.parts.append(("warnings", [warnings.text]))
      return outcome
    }
  }
}

private final class Warnings: Sendable {
  private let messages = Mutex<[String]>([])
  func add(_ message: String) { messages.withLock { $0.append(message) } }
  var text: String { messages.withLock { $0.joined() } }
}

private var longText: String {
  "i,f,s,m\n"
    + (0..<20000).map { "\($0),\(Double($0) * 0.25),k\($0 % 7),\($0 % 11 == 0 ? "" : "\($0)")\n" }
    .joined()
}

private func read(_ text: String, _ options: CSVOptions) throws -> Frame {
  guard options.encoding == .latin1 else { return try Frame(csvText: text, options: options) }
  return try text.unicodeScalars.map { UInt8($0.value) }.withUnsafeBufferPointer {
    try Frame(csvBytes: $0, options: options)
  }
}

extension CSVOptions {
  /// From the keyword arguments of `read_csv`.
  init(_ json: [String: Any]) throws {
    self.init()
    if let sep = json.text("sep") {
      separator = sep == "\\s+" ? .whitespace : .character(sep.utf8.first!)
    }
    if json.keys.contains("header") { header = json.int("header").map { .row($0) } ?? .none }
    if let list = json["names"] as? [String] { names = list.map { .string($0) } }
    if let list = json["usecols"] as? [String] { usedColumns = .names(list) }
    if let list = json["usecols"] as? [NSNumber] {
      usedColumns = .positions(list.map { $0.intValue })
    }
    if let name = json.text("dtype") { types = .all(try #require(columnType(name))) }
    if let list = json["dtype"] as? [String: String] {
      types = .columns(try list.map { (.string($0.key), try #require(columnType($0.value))) })
    }
    if let list = json["na_values"] as? [Any] { missingValues = .all(list.map { scalar($0) }) }
    if let list = json["na_values"] as? [String: Any] {
      missingValues = .columns(
        list.map { (.string($0.key), ($0.value as? [Any] ?? [$0.value]).map { scalar($0) }) })
    }
    keepsDefaultMissing = json.flag("keep_default_na") ?? true
    filtersMissing = json.flag("na_filter") ?? true
    rowLimit = json.int("nrows")
    if let value = json["index_col"] {
      if case .bool(false) = scalar(value) {
        indexColumns = .none
      } else {
        indexColumns = .columns(labels(value))
      }
    }
    if json.flag("parse_dates") == true, !(json["parse_dates"] is [Any]) {
      parseDates = .index
    } else if let list = json["parse_dates"] as? [Any] {
      parseDates = .columns(list.map { label($0) })
    }
    dateFormat = json.text("date_format")
    dayFirst = json.flag("dayfirst") ?? false
    if let list = json["skiprows"] as? [NSNumber] {
      skippedRows = .lines(Set(list.map { $0.intValue }))
    } else {
      skippedRows = .first(json.int("skiprows") ?? 0)
    }
    try setCharacters(json)
  }

  private mutating func setCharacters(_ json: [String: Any]) throws {
    skipsBlankLines = json.flag("skip_blank_lines") ?? true
    skipsInitialSpace = json.flag("skipinitialspace") ?? false
    comment = json.byte("comment")
    thousands = json.byte("thousands")
    decimal = json.byte("decimal") ?? decimal
    quote = json.int("quoting") == 3 ? nil : json.byte("quotechar") ?? quote
    doublesQuotes = json.flag("doublequote") ?? true
    escape = json.byte("escapechar")
    badLines =
      switch json.text("on_bad_lines") {
      case "skip": .skip
      case "warn": .warn
      default: .error
      }
    trueValues = json["true_values"] as? [String] ?? []
    falseValues = json["false_values"] as? [String] ?? []
    floatPrecision = json.text("float_precision") == "round_trip" ? .roundTrip : .high
    encoding = json.text("encoding") == "latin-1" ? .latin1 : .utf8
  }
}

/// A type by its pandas name.
func columnType(_ name: String) -> ColumnType? {
  let plain: [ColumnType] = [
    .bool, .int8, .uint8, .int16, .int32, .int64, .float32, .float64, .object, .string, .category,
  ]
  let times = TimeUnit.allCases.flatMap { [ColumnType.datetime($0), .timedelta($0)] }
  if name == "int" { return .int64 }
  if name == "float" { return .float64 }
  return (plain + times).first { $0.name == name }
}
