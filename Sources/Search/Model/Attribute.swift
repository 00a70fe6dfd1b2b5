/// A value that studies and trials carry along: anything JSON holds.
public enum Attribute: Sendable, Equatable {
  case null
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
  case list([Attribute])
  case object([(key: String, value: Attribute)])

  public static func == (a: Attribute, b: Attribute) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let x), .bool(let y)): x == y
    case (.int(let x), .int(let y)): x == y
    case (.float(let x), .float(let y)): x == y || (x.isNaN && y.isNaN)
    case (.string(let x), .string(let y)): x == y
    case (.list(let x), .list(let y)): x == y
    case (.object(let x), .object(let y)):
      x.count == y.count && zip(x, y).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }

  public var number: Double? {
    switch self {
    case .int(let value): Double(value)
    case .float(let value): value
    case .bool(let value): value ? 1 : 0
    default: nil
    }
  }

  public subscript(key: String) -> Attribute? {
    guard case .object(let pairs) = self else { return nil }
    return pairs.first { $0.key == key }?.value
  }

  /// As Python's `json.dumps` writes it.
  public var json: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .int(let value): text += String(value)
    case .float(let value):
      text +=
        value.isNaN
        ? "NaN"
        : value.isInfinite
          ? (value < 0 ? "-Infinity" : "Infinity")
          : value.description
    case .string(let value): Attribute.quote(value, to: &text)
    case .list(let items):
      text += "["
      for (i, item) in items.enumerated() {
        if i > 0 { text += ", " }
        item.write(to: &text)
      }
      text += "]"
    case .object(let pairs):
      text += "{"
      for (i, pair) in pairs.enumerated() {
        if i > 0 { text += ", " }
        Attribute.quote(pair.key, to: &text)
        text += ": "
        pair.value.write(to: &text)
      }
      text += "}"
    }
  }

  private static func quote(_ value: String, to text: inout String) {
    text += "\""
    defer { text += "\"" }
    if value.utf8.allSatisfy({ $0 >= 32 && $0 < 127 && $0 != 34 && $0 != 92 }) {
      text += value
      return
    }
    for unit in value.utf16 {
      switch unit {
      case 34: text += "\\\""
      case 92: text += "\\\\"
      case 10: text += "\\n"
      case 13: text += "\\r"
      case 9: text += "\\t"
      case 8: text += "\\b"
      case 12: text += "\\f"
      case 32..<127: text.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default:
        let digits = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
  }
}

/// Attributes by key, in the order they were first set.
public struct AttributeTable: Sendable, Equatable {
  public private(set) var pairs: [(key: String, value: Attribute)] = []

  public init() {}

  public init(_ pairs: [(key: String, value: Attribute)]) {
    for pair in pairs { self[pair.key] = pair.value }
  }

  public static func == (a: AttributeTable, b: AttributeTable) -> Bool {
    Attribute.object(a.pairs) == Attribute.object(b.pairs)
  }

  public var isEmpty: Bool { pairs.isEmpty }

  public subscript(key: String) -> Attribute? {
    get { pairs.first { $0.key == key }?.value }
    set {
      let place = pairs.firstIndex { $0.key == key }
      if let newValue {
        if let place { pairs[place].value = newValue } else { pairs.append((key, newValue)) }
      } else if let place {
        pairs.remove(at: place)
      }
    }
  }
}
