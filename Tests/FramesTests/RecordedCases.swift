import Arrays
import Foundation
import Testing

@testable import Frames

/// One recorded call of the real library.
struct RecordedCase: @unchecked Sendable {
  let json: [String: Any]
  let fixture: String

  var name: String { json["name"] as? String ?? "?" }
  var options: [String: Any] { json["options"] as? [String: Any] ?? [:] }

  /// The cases of `Fixtures/<name>.json`.
  static func load(_ name: String) throws -> [RecordedCase] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("Fixtures/\(name).json")
    let data = try Data(contentsOf: file)
    let list = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
    return list.map { RecordedCase(json: $0, fixture: name) }
  }

  /// Runs the call and compares what came out with what was recorded.
  func check(_ call: () throws -> Outcome) {
    guard Self.knownDifferences.contains("\(fixture): \(name)") else { return compare(call) }
    withKnownIssue { compare(call) }
  }

  /// Cases that are known to differ until they are mended, one a line of a file.
  private static let knownDifferences: Set<String> = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("Fixtures/known_differences.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return Set(text.split(separator: "\n").map(String.init))
  }()

  private func compare(_ call: () throws -> Outcome) {
    let outcome: Outcome
    do {
      outcome = try call()
    } catch let error as FrameError {
      if json["error"] as? String != error.pythonClass
        || json["message"] as? String != error.message
      {
        Issue.record(
          """
          \(name): raised \(error.pythonClass): \(error.message)
          recorded: \(json["error"] ?? "no error"): \(json["message"] ?? json["csv"] ?? json["text"] ?? "")
          """)
      }
      return
    } catch {
      Issue.record("\(name): \(error)")
      return
    }
    if let error = json["error"] {
      Issue.record("\(name): no error, recorded: \(error): \(json["message"] ?? "")")
      return
    }
    for (key, value) in outcome.parts {
      guard let recorded = json[key] else { continue }
      let wanted = recorded as? [String] ?? [recorded as? String ?? "\(recorded)"]
      if value != wanted {
        Issue.record(
          "\(name): \(key)\n\(Self.difference(value, wanted))")
        return
      }
    }
  }
}

extension RecordedCase {
  /// Both texts, or only their first different lines when they are long.
  private static func difference(_ got: [String], _ wanted: [String]) -> String {
    let lines = [got, wanted].map { texts in
      texts.joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    }
    var first = 0
    if max(lines[0].count, lines[1].count) > 24 {
      while first < min(lines[0].count, lines[1].count), lines[0][first] == lines[1][first] {
        first += 1
      }
    }
    let parts = lines.map { $0.dropFirst(first).prefix(24).joined(separator: "\n") }
    return "from line \(first) got\n\(parts[0])\nrecorded\n\(parts[1])"
  }
}

/// What a call gave, in the words of the record scripts.
struct Outcome {
  var parts: [(String, [String])] = []

  init(text: String) { parts = [("text", [text])] }

  init(_ frame: Frame) throws {
    parts = [
      ("dtypes", frame.columns.map { $0.type.name }),
      ("names", frame.names.labels.map { pythonRepr($0) }),
      ("index", [Self.kind(frame.index)]),
      ("indexNames", frame.index.names.map { pythonRepr($0) }),
      ("csv", [try frame.csvText()]),
      ("repr", [frame.text(.display())]),
    ]
  }

  static func kind(_ index: Index) -> String {
    switch index.kind {
    case .range(let start, let step, let count): "range \(start) \(step) \(count)"
    case .values(let column): column.type.name
    case .levels(let levels):
      "multi " + levels.map { $0.type.name }.joined(separator: " ")
    }
  }
}

extension [String: Any] {
  func text(_ key: String) -> String? { self[key] as? String }
  func flag(_ key: String) -> Bool? { (self[key] as? NSNumber)?.boolValue }
  func int(_ key: String) -> Int? { (self[key] as? NSNumber)?.intValue }
  func byte(_ key: String) -> UInt8? { text(key)?.utf8.first }
}

/// A JSON value as a label.
func label(_ value: Any?) -> Label {
  switch value {
  case let text as String: .string(text)
  case let number as NSNumber: .int(number.int64Value)
  default: .none
  }
}

func labels(_ value: Any?) -> [Label] {
  (value as? [Any])?.map { label($0) } ?? [label(value)]
}

/// A JSON value as a scalar.
func scalar(_ value: Any?) -> Scalar {
  switch value {
  case let text as String: return .string(text)
  case let number as NSNumber:
    if CFNumberIsFloat(number) { return .float(number.doubleValue) }
    if number.objCType.pointee == CChar(UInt8(ascii: "c")) { return .bool(number.boolValue) }
    return .int(number.int64Value)
  default: return .none
  }
}

private func CFNumberIsFloat(_ number: NSNumber) -> Bool {
  number.objCType.pointee == CChar(UInt8(ascii: "d"))
}
