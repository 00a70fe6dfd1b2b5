import Foundation
import Interpreter
import Search

/// A script value as a choice: any object, compared by the script's `==`.
final class OptunaChoiceBox: OpaqueChoice, @unchecked Sendable {
  let value: Value
  let text: String
  private unowned let vm: Interpreter

  init(_ value: Value, _ vm: Interpreter) throws {
    self.value = value
    self.vm = vm
    text = try vm.reprText(value)
  }

  func isEqual(to other: any OpaqueChoice) -> Bool {
    guard let other = other as? OptunaChoiceBox else { return false }
    return (try? vm.equals(value, other.value)) ?? false
  }
}

extension Interpreter {
  /// A choice, or a parameter's value.
  func parameterValue(_ value: Value) throws -> Search.ParameterValue {
    if value.isNone { return .none }
    if value.isBool { return .bool(value.bool) }
    if value.isInt { return .int(value.int) }
    if value.isFloat { return .float(value.float) }
    if let text = value.stringValue { return .string(text) }
    if let number = value.numpyScalar { return try parameterValue(try plain(number.value)) }
    return .opaque(try OptunaChoiceBox(value, self))
  }

  func value(of parameter: Search.ParameterValue) -> Value {
    switch parameter {
    case .none: .none
    case .bool(let value): Value(value)
    case .int(let value): Value(value)
    case .float(let value): Value(value)
    case .string(let text): string(text)
    case .opaque(let box): (box as? OptunaChoiceBox)?.value ?? .none
    }
  }

  /// Parameters as the objective sees them, in the order they were suggested.
  func parameterDict(_ parameters: [Parameter]) -> Value {
    dict(parameters.map { ($0.name, value(of: $0.external)) })
  }

  /// What a storage keeps of a value.
  ///
  /// - Throws: TypeError for what JSON cannot hold.
  func attribute(_ value: Value) throws -> Attribute {
    if value.isNone { return .null }
    if value.isBool { return .bool(value.bool) }
    if value.isInt { return .int(value.int) }
    if value.isFloat { return .float(value.float) }
    if let text = value.stringValue { return .string(text) }
    if let items = value.items { return .list(try items.map { try attribute($0) }) }
    if value.isDict {
      return .object(
        try entries(ofDict: value).map { key, value in
          (key: key.isString ? key.stringValue! : try strText(key), value: try attribute(value))
        })
    }
    throw typeError("Object of type \(typeName(value)) is not JSON serializable")
  }

  func value(of attribute: Attribute) -> Value {
    switch attribute {
    case .null: .none
    case .bool(let value): Value(value)
    case .int(let value): Value(value)
    case .float(let value): Value(value)
    case .string(let text): string(text)
    case .list(let items): list(items.map { value(of: $0) })
    case .object(let pairs): dict(pairs.map { ($0.key, value(of: $0.value)) })
    }
  }

  /// The engine's own entries are not for scripts.
  func attributeDict(_ table: AttributeTable) -> Value {
    dict(table.pairs.filter { !$0.key.hasPrefix("mallorn:") }.map { ($0.key, value(of: $0.value)) })
  }

  /// A dict with str keys as parameters.
  func parameters(_ value: Value) throws -> [(name: String, value: Search.ParameterValue)] {
    guard value.isDict else { throw typeError("params must be a dictionary.") }
    return try entries(ofDict: value).map { key, value in
      (try text(key, "params"), try parameterValue(value))
    }
  }
}

/// Local times, as Optuna notes them.
enum OptunaTime {
  static func parts(_ date: Date) -> (fields: [Int], microsecond: Int) {
    var seconds = time_t(date.timeIntervalSince1970.rounded(.down))
    let fraction = date.timeIntervalSince1970 - Double(seconds)
    let microsecond = min(999_999, Int((fraction * 1e6).rounded()))
    var local = tm()
    localtime_r(&seconds, &local)
    return (
      [
        Int(local.tm_year) + 1900, Int(local.tm_mon) + 1, Int(local.tm_mday), Int(local.tm_hour),
        Int(local.tm_min), Int(local.tm_sec),
      ], microsecond
    )
  }

  /// Nanoseconds of the local time since 1970, for tables.
  static func nanoseconds(_ date: Date) -> Int64 {
    var seconds = time_t(date.timeIntervalSince1970.rounded(.down))
    var local = tm()
    localtime_r(&seconds, &local)
    let microsecond = parts(date).microsecond
    return (Int64(seconds) + Int64(local.tm_gmtoff)) * 1_000_000_000 + Int64(microsecond) * 1000
  }

  static func value(_ date: Date?, _ vm: Interpreter) throws -> Value {
    guard let date else { return .none }
    let (fields, microsecond) = parts(date)
    let type = try vm.attribute(try vm.importedModule("datetime"), "datetime")
    return try vm.call(type, fields.map { Value($0) } + [Value(microsecond)])
  }

  /// As `repr` prints it.
  static func text(_ date: Date?) -> String {
    guard let date else { return "None" }
    var (fields, microsecond) = parts(date)
    if microsecond != 0 {
      fields.append(microsecond)
    } else if fields[5] == 0 {
      fields.removeLast()
    }
    return "datetime.datetime(\(fields.map(String.init).joined(separator: ", ")))"
  }

  static func duration(_ start: Date?, _ end: Date?, _ vm: Interpreter) throws -> Value {
    guard let start, let end else { return .none }
    let microseconds = Int(((end.timeIntervalSince(start)) * 1e6).rounded())
    let type = try vm.attribute(try vm.importedModule("datetime"), "timedelta")
    return try vm.call(type, [], keywords: [("microseconds", Value(microseconds))])
  }
}
