/// Reads JSON as XGBoost writes it, with `NaN` and `Infinity`.
struct TextDocumentReader {
  private let bytes: [UInt8]
  private var at = 0
  private var depth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private func damage(_ what: String) -> BoostingError {
    .xgboost("Invalid JSON model: \(what) at byte \(at)")
  }

  mutating func document() throws(BoostingError) -> ModelDocument {
    let value = try value()
    skipBlanks()
    if at != bytes.count { throw damage("unexpected data") }
    return value
  }

  private var peek: UInt8 { at < bytes.count ? bytes[at] : 0 }

  private mutating func skipBlanks() {
    while at < bytes.count, bytes[at] == 0x20 || (0x09...0x0d).contains(bytes[at]) { at += 1 }
  }

  private mutating func expect(_ byte: UInt8) throws(BoostingError) {
    guard peek == byte, at < bytes.count else {
      throw damage("expecting '\(Character(UnicodeScalar(byte)))'")
    }
    at += 1
  }

  private mutating func take(_ word: StaticString) -> Bool {
    let wanted = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard bytes[at...].starts(with: wanted) else { return false }
    at += wanted.count
    return true
  }

  private mutating func value() throws(BoostingError) -> ModelDocument {
    skipBlanks()
    depth += 1
    defer { depth -= 1 }
    if depth > 200 { throw damage("too deep nesting") }
    switch peek {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t") where take("true"): return .bool(true)
    case UInt8(ascii: "f") where take("false"): return .bool(false)
    case UInt8(ascii: "n") where take("null"): return .null
    default: return try number()
    }
  }

  private mutating func object() throws(BoostingError) -> ModelDocument {
    at += 1
    var members: [String: ModelDocument] = [:]
    skipBlanks()
    if peek == UInt8(ascii: "}") {
      at += 1
      return .object(members)
    }
    while true {
      skipBlanks()
      guard peek == UInt8(ascii: "\"") else { throw damage("expecting a name") }
      let name = try string()
      skipBlanks()
      try expect(UInt8(ascii: ":"))
      members[name] = try value()
      skipBlanks()
      if peek == UInt8(ascii: "}") {
        at += 1
        return .object(members)
      }
      try expect(UInt8(ascii: ","))
    }
  }

  private mutating func array() throws(BoostingError) -> ModelDocument {
    at += 1
    var items: [ModelDocument] = []
    skipBlanks()
    if peek == UInt8(ascii: "]") {
      at += 1
      return .array(items)
    }
    while true {
      items.append(try value())
      skipBlanks()
      if peek == UInt8(ascii: "]") {
        at += 1
        return .array(items)
      }
      try expect(UInt8(ascii: ","))
    }
  }

  private mutating func number() throws(BoostingError) -> ModelDocument {
    if take("NaN") { return .float(.nan) }
    if take("Infinity") || take("+Infinity") { return .float(.infinity) }
    if take("-Infinity") { return .float(-.infinity) }
    let start = at
    while at < bytes.count, "+-.eE0123456789".utf8.contains(bytes[at]) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if let value = Int64(text) { return .integer(value) }
    guard let value = Float(text) else { throw damage("expecting a value") }
    return .float(value)
  }

  private mutating func string() throws(BoostingError) -> String {
    at += 1
    var out: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: out, as: UTF8.self) }
      if byte != UInt8(ascii: "\\") {
        out.append(byte)
        continue
      }
      let escape = peek
      at += 1
      switch escape {
      case UInt8(ascii: "n"): out.append(0x0a)
      case UInt8(ascii: "t"): out.append(0x09)
      case UInt8(ascii: "r"): out.append(0x0d)
      case UInt8(ascii: "b"): out.append(0x08)
      case UInt8(ascii: "f"): out.append(0x0c)
      case UInt8(ascii: "u"): out += try unicode()
      default: out.append(escape)
      }
    }
    throw damage("unterminated text")
  }

  private mutating func unicode() throws(BoostingError) -> [UInt8] {
    guard at + 4 <= bytes.count,
      let code = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(code)
    else { throw damage("bad escape") }
    at += 4
    return Array(String(Character(scalar)).utf8)
  }
}
