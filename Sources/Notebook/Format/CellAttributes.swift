/// The options of a cell, from the braces of its opening fence.
public struct CellAttributes: Sendable, Equatable {
  public enum Class: String, Sendable, CaseIterable {
    /// Runs under `mnb test` only.
    case test
    /// Keeps the code out of the report.
    case hide
    /// Keeps the output out of the report.
    case quiet
    /// Runs before the other cells.
    case setup
  }

  public var id: String?
  /// In the order of the file.
  public var classes: [Class] = []
  /// `cache=false` runs the cell every time; nil where not given.
  public var cache: Bool?
  /// Seconds; nil where not given.
  public var timeout: Double?

  public init() {}

  /// The attributes in the form that `mnb fmt` writes, with a space before; empty for none.
  public var formatted: String {
    var parts: [String] = []
    if let id { parts.append("#\(id)") }
    parts += classes.map { "." + $0.rawValue }
    if let cache { parts.append("cache=\(cache)") }
    if let timeout { parts.append("timeout=" + Self.number(timeout)) }
    return parts.isEmpty ? "" : " {" + parts.joined(separator: " ") + "}"
  }

  static func number(_ seconds: Double) -> String {
    seconds == seconds.rounded() && seconds < 1e15 ? String(Int(seconds)) : "\(seconds)"
  }

  static let keys = ["cache", "timeout"]

  /// Reads what follows `mnb` in an info string.
  ///
  /// - Returns: what could be read, and what is wrong with the rest.
  static func parse(_ text: String) -> (attributes: CellAttributes, errors: [String]) {
    var result = CellAttributes()
    var errors: [String] = []
    let trimmed = text.trimmingWhitespace
    if trimmed.isEmpty { return (result, errors) }
    guard trimmed.hasPrefix("{") else {
      return (result, ["'\(trimmed)' after mnb is not an attribute list in braces"])
    }
    guard trimmed.hasSuffix("}"), trimmed.count > 1 else {
      errors.append("the attribute list '\(trimmed)' is not closed with '}'")
      return read(trimmed.dropFirst(), into: &result, errors)
    }
    return read(trimmed.dropFirst().dropLast(), into: &result, errors)
  }

  private static func read(
    _ text: Substring, into result: inout CellAttributes, _ before: [String]
  ) -> (CellAttributes, [String]) {
    var errors = before
    for item in AttributeItem.split(text) {
      if let error = result.apply(item) { errors.append(error) }
    }
    return (result, errors)
  }

  private mutating func apply(_ item: AttributeItem) -> String? {
    switch item {
    case .id(let name):
      guard Self.isValidID(name) else {
        return "'#\(name)' is not an id (letters, digits, '_', '-', '.' and ':')"
      }
      if let id { return "a second id '#\(name)' after '#\(id)'" }
      id = name
    case .class(let name):
      guard let one = Class(rawValue: name) else {
        return "unknown class '.\(name)'"
          + Suggestion.text(name, among: Class.allCases.map(\.rawValue), prefix: ".")
      }
      if classes.contains(one) { return "class '.\(name)' is given twice" }
      classes.append(one)
    case .pair(let key, let value): return apply(key, value)
    case .invalid(let text): return "'\(text)' is neither #id, .class nor key=value"
    }
    return nil
  }

  private mutating func apply(_ key: String, _ value: String) -> String? {
    switch key {
    case "cache":
      guard cache == nil else { return "'cache' is given twice" }
      guard value == "true" || value == "false" else {
        return "cache must be true or false, got '\(value)'"
      }
      cache = value == "true"
    case "timeout":
      guard timeout == nil else { return "'timeout' is given twice" }
      guard let seconds = Double(value), seconds > 0, seconds.isFinite else {
        return "timeout must be a number of seconds above 0, got '\(value)'"
      }
      timeout = seconds
    default:
      return "unknown attribute '\(key)'" + Suggestion.text(key, among: Self.keys)
    }
    return nil
  }

  static func isValidID(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
          || ["_", "-", ".", ":"].contains($0)
      }
  }
}

/// One item between the braces.
private enum AttributeItem {
  case id(String), `class`(String), pair(String, String), invalid(String)

  /// Items separated by spaces; values may be quoted, with a backslash before quotes inside.
  static func split(_ text: Substring) -> [AttributeItem] {
    var items: [AttributeItem] = []
    var rest = text
    while true {
      rest = rest.drop(while: \.isWhitespace)
      guard !rest.isEmpty else { return items }
      let head = rest.prefix { !$0.isWhitespace && $0 != "=" }
      rest = rest.dropFirst(head.count)
      guard rest.first == "=" else {
        items.append(bare(String(head)))
        continue
      }
      rest = rest.dropFirst()
      guard let value = value(&rest), !head.isEmpty else {
        items.append(.invalid(head + "=" + rest))
        return items
      }
      items.append(.pair(String(head), value))
    }
  }

  private static func bare(_ text: String) -> AttributeItem {
    if text.hasPrefix("#") { return .id(String(text.dropFirst())) }
    if text.hasPrefix("."), text.count > 1 { return .class(String(text.dropFirst())) }
    return .invalid(text)
  }

  /// A word or a quoted text; nil for a quote that is not closed.
  private static func value(_ rest: inout Substring) -> String? {
    guard rest.first == "\"" else {
      let word = rest.prefix { !$0.isWhitespace }
      rest = rest.dropFirst(word.count)
      return String(word)
    }
    var result = ""
    var tail = rest.dropFirst()
    while let character = tail.popFirst() {
      if character == "\"" {
        rest = tail
        return result
      }
      if character == "\\", let next = tail.popFirst() {
        result.append(next)
      } else {
        result.append(character)
      }
    }
    return nil
  }
}
