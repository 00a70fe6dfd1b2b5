/// JSON with keys in a fixed order, so that a file changes only where its content does.
public indirect enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case int(Int)
  /// Infinities and NaN are written as the strings `"inf"`, `"-inf"` and `"nan"`.
  case double(Double)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  public static func == (a: JSONValue, b: JSONValue) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.double(let a), .double(let b)): a == b || (a.isNaN && b.isNaN)
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }

  // MARK: Access

  public subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
  }

  public var stringValue: String? { if case .string(let value) = self { value } else { nil } }
  public var boolValue: Bool? { if case .bool(let value) = self { value } else { nil } }
  public var intValue: Int? { if case .int(let value) = self { value } else { nil } }
  public var arrayValue: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
  public var members: [(key: String, value: JSONValue)]? {
    if case .object(let members) = self { members } else { nil }
  }
  public var doubleValue: Double? {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    case .string("inf"): .infinity
    case .string("-inf"): -.infinity
    case .string("nan"): .nan
    default: nil
    }
  }

  // MARK: Writing

  /// Indented by two spaces; arrays and objects of plain values that are short stay on one line.
  public func text() -> String {
    var result = ""
    write(to: &result, indent: 0)
    return result + "\n"
  }

  /// Everything on one line.
  func compactText() -> String {
    switch self {
    case .array(let items): return "[" + items.map { $0.compactText() }.joined(separator: ",") + "]"
    case .object(let members):
      let parts = members.map { Self.quoted($0.key) + ":" + $0.value.compactText() }
      return "{" + parts.joined(separator: ",") + "}"
    default: return scalarText ?? "null"
    }
  }

  private func write(to text: inout String, indent: Int) {
    var limit = 96
    if case .array = self { limit = 240 }
    if let line = singleLine, line.utf8.count + indent <= limit {
      text += line
      return
    }
    let inner = String(repeating: " ", count: indent + 2)
    switch self {
    case .array(let items):
      text += "[\n"
      for (i, item) in items.enumerated() {
        text += inner
        item.write(to: &text, indent: indent + 2)
        text += i + 1 < items.count ? ",\n" : "\n"
      }
      text += String(repeating: " ", count: indent) + "]"
    case .object(let members):
      text += "{\n"
      for (i, member) in members.enumerated() {
        text += inner + Self.quoted(member.key) + ": "
        member.value.write(to: &text, indent: indent + 2)
        text += i + 1 < members.count ? ",\n" : "\n"
      }
      text += String(repeating: " ", count: indent) + "}"
    default: text += scalarText ?? "null"
    }
  }

  /// The value on one line, where it is a scalar or holds few scalars only.
  private var singleLine: String? {
    switch self {
    case .array(let items):
      guard items.count <= 24 else { return nil }
      let parts = items.compactMap(\.scalarText)
      return parts.count == items.count ? "[" + parts.joined(separator: ", ") + "]" : nil
    case .object(let members):
      guard members.count <= 4 else { return nil }
      let parts = members.compactMap { m in
        m.value.scalarText.map { "\(Self.quoted(m.key)): \($0)" }
      }
      return parts.count == members.count ? "{" + parts.joined(separator: ", ") + "}" : nil
    default: return nil
    }
  }

  private var scalarText: String? {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .double(let value):
      value.isNaN
        ? "\"nan\"" : value.isInfinite ? (value < 0 ? "\"-inf\"" : "\"inf\"") : "\(value)"
    case .string(let value): Self.quoted(value)
    case .array, .object: nil
    }
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7f {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
