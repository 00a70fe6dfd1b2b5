/// A JSON document, for the small configuration files of the libraries and for models.
enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// Nil when the text is not JSON.
  init?(_ text: String) {
    var reader = JSONReader(Array(text.utf8))
    guard let value = reader.document() else { return nil }
    self = value
  }

  var number: Double? { if case .number(let x) = self { x } else { nil } }
  var string: String? { if case .string(let x) = self { x } else { nil } }
  var array: [JSONValue]? { if case .array(let x) = self { x } else { nil } }
  var isObject: Bool { if case .object = self { true } else { false } }

  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var at = 0
  /// Deeper nesting is refused rather than let it exhaust the stack.
  var depth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var peek: UInt8 { at < bytes.count ? bytes[at] : 0 }

  mutating func document() -> JSONValue? {
    guard let value = value() else { return nil }
    skipBlanks()
    return at == bytes.count ? value : nil
  }

  mutating func skipBlanks() {
    while at < bytes.count, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[at]) { at += 1 }
  }

  mutating func take(_ text: StaticString) -> Bool {
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard bytes[at...].starts(with: wanted) else { return false }
    at += wanted.count
    return true
  }

  mutating func value() -> JSONValue? {
    skipBlanks()
    depth += 1
    defer { depth -= 1 }
    guard depth < 2000 else { return nil }
    switch peek {
    case UInt8(ascii: "{"): return object()
    case UInt8(ascii: "["): return array()
    case UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "t"): return take("true") ? .bool(true) : nil
    case UInt8(ascii: "f"): return take("false") ? .bool(false) : nil
    case UInt8(ascii: "n"): return take("null") ? .null : nil
    default: return number()
    }
  }

  mutating func number() -> JSONValue? {
    let start = at
    while at < bytes.count, "+-.eE0123456789".utf8.contains(bytes[at]) { at += 1 }
    return Double(String(decoding: bytes[start..<at], as: UTF8.self)).map { .number($0) }
  }

  mutating func array() -> JSONValue? {
    at += 1
    var items: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array([]) }
    while let item = value() {
      items.append(item)
      skipBlanks()
      if take("]") { return .array(items) }
      guard take(",") else { return nil }
    }
    return nil
  }

  mutating func object() -> JSONValue? {
    at += 1
    var members: [(key: String, value: JSONValue)] = []
    skipBlanks()
    if take("}") { return .object([]) }
    while true {
      skipBlanks()
      guard peek == UInt8(ascii: "\""), let key = string() else { return nil }
      skipBlanks()
      guard take(":"), let item = value() else { return nil }
      members.append((key, item))
      skipBlanks()
      if take("}") { return .object(members) }
      guard take(",") else { return nil }
    }
  }

  mutating func string() -> String? {
    at += 1
    var out: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: out, as: UTF8.self) }
      guard byte == UInt8(ascii: "\\") else {
        out.append(byte)
        continue
      }
      guard let escaped = escape() else { return nil }
      out += escaped
    }
    return nil
  }

  private mutating func escape() -> [UInt8]? {
    let code = peek
    at += 1
    switch code {
    case UInt8(ascii: "n"): return [0x0a]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0d]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0c]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [code]
    case UInt8(ascii: "u"): return unicode()
    default: return nil
    }
  }

  private mutating func unicode() -> [UInt8]? {
    func hex() -> UInt32? {
      guard at + 4 <= bytes.count else { return nil }
      return UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
    }
    guard var code = hex() else { return nil }
    at += 4
    if code >> 10 == 0x36, take("\\u") {
      guard let low = hex(), low >> 10 == 0x37 else { return nil }
      at += 4
      code = 0x10000 + (code & 0x3ff) << 10 + (low & 0x3ff)
    }
    return Unicode.Scalar(code).map { Array(String(Character($0)).utf8) }
  }
}
