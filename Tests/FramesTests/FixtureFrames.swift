import Arrays
import Foundation
import Testing

@testable import Frames

/// The tables of `Fixtures/frames.json`.
enum FixtureFrames {
  static func load() throws -> [String: Frame] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let data = try Data(contentsOf: folder.appendingPathComponent("Fixtures/frames.json"))
    let tables = try JSONSerialization.jsonObject(with: data) as? [String: [String: Any]] ?? [:]
    return try tables.mapValues { try frame($0) }
  }

  private static func frame(_ table: [String: Any]) throws -> Frame {
    var columns: [(Label, Column)] = []
    for part in table["columns"] as? [[Any]] ?? [] {
      let (name, column) = try named(part)
      columns.append((name, column))
    }
    guard let part = table["index"] as? [Any] else { return Frame(columns) }
    let (name, labels) = try named(part)
    return Frame(columns, index: Index(labels, name: name))
  }

  private static func named(_ part: [Any]) throws -> (Label, Column) {
    let type = try #require(columnType(part[1] as? String ?? ""))
    let values = part[2] as? [Any] ?? []
    if type == .object { return (label(part[0]), Column(scalars: values.map { object($0) })) }
    return (label(part[0]), try column(type, values.map { $0 as? String }))
  }

  private static func column(_ type: ColumnType, _ values: [String?]) throws -> Column {
    switch type {
    case .bool: return Column(values.map { $0 == "True" })
    case .datetime, .timedelta:
      let times = values.map { $0.map { Int64($0)! } ?? Int64.min }
      let isDate = if case .datetime = type { true } else { false }
      return try Column(isDate ? .datetime(.nanoseconds) : .timedelta(.nanoseconds), times)
        .cast(to: type)
    case .string, .category: return try Column(values).cast(to: type)
    default: break
    }
    if type.isInteger { return try Column(values.map { Int64($0!)! }).cast(to: type) }
    let floats = values.map { $0.map { pythonFloat($0)! } ?? .nan }
    return try Column(floats).cast(to: type)
  }

  private static func object(_ value: Any) -> Scalar {
    guard let pair = value as? [String] else { return .none }
    return switch pair[0] {
    case "int": .int(Int64(pair[1])!)
    case "float": .float(Double(pair[1])!)
    case "bool": .bool(pair[1] == "True")
    default: .string(pair[1])
    }
  }
}

/// Runs every recorded case with the call of the same name; the two must have the same names.
func compare(_ fixture: String, _ calls: [String: () throws -> Outcome]) throws {
  var unused = Set(calls.keys)
  for recorded in try RecordedCase.load(fixture) {
    guard let call = calls[recorded.name] else {
      Issue.record("\(fixture): no call for '\(recorded.name)'")
      continue
    }
    unused.remove(recorded.name)
    recorded.check(call)
  }
  for name in unused.sorted() { Issue.record("\(fixture): nothing recorded for '\(name)'") }
}

extension Outcome {
  init(_ series: Series) throws {
    try self.init(series.frame())
    parts[1].1 = [pythonRepr(series.name)]
    parts[5].1 = [series.text(.display())]
  }

  init(_ selection: Selection) throws {
    switch selection {
    case .frame(let frame): try self.init(frame)
    case .series(let series): try self.init(series)
    case .scalar(let value): self.init(text: pythonText(value))
    }
  }

  init(mask: [Bool], of frame: Frame) throws {
    try self.init(Series(Column(mask), index: frame.index))
  }
}
