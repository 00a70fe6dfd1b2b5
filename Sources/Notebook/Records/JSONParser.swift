/// Why a text is not JSON.
public struct JSONError: Error, Equatable, Sendable {
  public let message: String
  public let offset: Int
}

extension JSONValue {
  /// Parses RFC 8259 JSON; later duplicates of a key are refused.
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.document()
  }

  public init(parsing text: String) throws(JSONError) { try self.init(parsing: Array(text.utf8)) }
}

private struct JSONParser {
  let bytes: [UInt8]
  var i = 0
  var depth = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONError) -> JSONValue {
    let value = try self.value()
    skipSpace()
    if i < bytes.count { throw error("text after the value") }
    return value
  }

  private func error(_ message: String) -> JSONError { JSONError(message: message, offset: i) }

  private mutating func skipSpace() {
    while i < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[i]) { i += 1 }
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    skipSpace()
    guard i < bytes.count else { throw error("the text ends early") }
    switch bytes[i] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    guard bytes[i...].starts(with: text.utf8) else { throw error("not a value") }
    i += text.utf8.count
    return value
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = i
    while i < bytes.count, (0x30...0x39).contains(bytes[i]) || "+-.eE".utf8.contains(bytes[i]) {
      i += 1
    }
    let text = String(decoding: bytes[start..<i], as: UTF8.self)
    if let int = Int(text) { return .int(int) }
    guard let double = Double(text), !text.isEmpty else {
      i = start
      throw error("not a value")
    }
    return .double(double)
  }

  private mutating func enter() throws(JSONError) {
    depth += 1
    if depth > 200 { throw error("nested too deeply") }
    i += 1
    skipSpace()
  }

  private mutating func array() throws(JSONError) -> JSONValue {
    try enter()
    var items: [JSONValue] = []
    if accept("]") { return .array(items) }
    while true {
      items.append(try value())
      if accept("]") { return .array(items) }
      guard accept(",") else { throw error("expected ',' or ']'") }
    }
  }

  private mutating func object() throws(JSONError) -> JSONValue {
    try enter()
    var members: [(key: String, value: JSONValue)] = []
    var keys: Set<String> = []
    if accept("}") { return .object(members) }
    while true {
      skipSpace()
      let key = try string()
      guard keys.insert(key).inserted else { throw error("key '\(key)' is given twice") }
      guard accept(":") else { throw error("expected ':'") }
      members.append((key, try value()))
      if accept("}") { return .object(members) }
      guard accept(",") else { throw error("expected ',' or '}'") }
    }
  }

  /// Skips space and a character, closing a level where it is a bracket.
  private mutating func accept(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard i < bytes.count, UInt32(bytes[i]) == character.value else { return false }
    i += 1
    if character == "]" || character == "}" { depth -= 1 }
    return true
  }

  private mutating func string() throws(JSONError) -> String {
    guard i < bytes.count, bytes[i] == UInt8(ascii: "\"") else { throw error("expected a string") }
    i += 1
    var result: [UInt8] = []
    while i < bytes.count {
      let byte = bytes[i]
      i += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: result, as: UTF8.self) else {
          throw error("a string is not UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): try escape(&result)
      case 0..<0x20: throw error("a control character in a string")
      default: result.append(byte)
      }
    }
    throw error("a string is not closed")
  }

  private mutating func escape(_ result: inout [UInt8]) throws(JSONError) {
    guard i < bytes.count else { throw error("a string is not closed") }
    let byte = bytes[i]
    i += 1
    switch byte {
    case UInt8(ascii: "n"): result.append(0x0a)
    case UInt8(ascii: "r"): result.append(0x0d)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0c)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
    case UInt8(ascii: "u"): result += Array(String(try codePoint()).utf8)
    default: throw error("an unknown escape in a string")
    }
  }

  private mutating func codePoint() throws(JSONError) -> Character {
    var code = try hex()
    if (0xd800...0xdbff).contains(code), bytes[i...].starts(with: [0x5c, 0x75]) {
      i += 2
      let low = try hex()
      guard (0xdc00...0xdfff).contains(low) else { throw error("half of a surrogate pair") }
      code = 0x10000 + (code - 0xd800) << 10 + (low - 0xdc00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw error("half of a surrogate pair") }
    return Character(scalar)
  }

  private mutating func hex() throws(JSONError) -> UInt32 {
    guard i + 4 <= bytes.count,
      let code = UInt32(String(decoding: bytes[i..<i + 4], as: UTF8.self), radix: 16)
    else { throw error("an unknown escape in a string") }
    i += 4
    return code
  }
}
