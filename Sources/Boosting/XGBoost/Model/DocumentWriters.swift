/// Writes JSON as XGBoost does: names sorted, floats with the fewest digits that are exact.
struct TextDocumentWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ document: ModelDocument) {
    switch document {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .integer(let value): append(String(value))
    case .float(let value): append(Self.text(value))
    case .string(let text): writeString(text)
    case .array(let items): list(items) { $0.write($1) }
    case .floats(let values): list(values) { $0.append(Self.text($1)) }
    case .bytes(let values): list(values) { $0.append(String($1)) }
    case .integers32(let values): list(values) { $0.append(String($1)) }
    case .integers64(let values): list(values) { $0.append(String($1)) }
    case .object(let members):
      append("{")
      for (i, name) in members.keys.sorted(by: Self.isBefore).enumerated() {
        if i > 0 { append(",") }
        writeString(name)
        append(":")
        write(members[name]!)
      }
      append("}")
    }
  }

  static func isBefore(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  private mutating func append(_ text: String) { bytes += text.utf8 }

  private mutating func list<T>(_ items: [T], _ item: (inout Self, T) -> Void) {
    append("[")
    for (i, value) in items.enumerated() {
      if i > 0 { append(",") }
      item(&self, value)
    }
    append("]")
  }

  private mutating func writeString(_ text: String) {
    append("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): append("\\\\")
      case UInt8(ascii: "\""): append("\\\"")
      case 0x08: append("\\b")
      case 0x0c: append("\\f")
      case 0x0a: append("\\n")
      case 0x0d: append("\\r")
      case 0x09: append("\\t")
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        append("\\u00" + (digits.count < 2 ? "0" : "") + digits)
      default: bytes.append(byte)
      }
    }
    append("\"")
  }

  /// `1.25E-3`: one digit before the point, none after it where it is a whole one.
  static func text(_ value: Float) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    if value == 0 { return value.sign == .minus ? "-0E0" : "0E0" }
    let parts = "\(value.magnitude)".split(separator: "e")
    var exponent = parts.count > 1 ? Int(parts[1])! : 0
    let halves = parts[0].split(separator: ".")
    let whole = halves[0]
    var digits = Array((whole + (halves.count > 1 ? halves[1] : "")).utf8)
    exponent += whole.count - 1
    while digits.count > 1, digits[0] == 0x30 {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.count > 1, digits[digits.count - 1] == 0x30 { digits.removeLast() }
    var out = value < 0 ? "-" : ""
    out += String(decoding: digits[..<1], as: UTF8.self)
    if digits.count > 1 { out += "." + String(decoding: digits[1...], as: UTF8.self) }
    return out + "E\(exponent)"
  }
}

/// Writes Universal Binary JSON as XGBoost does.
struct BinaryDocumentWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ document: ModelDocument) {
    switch document {
    case .null: mark("Z")
    case .bool(let value): mark(value ? "T" : "F")
    case .integer(let value): writeInteger(value)
    case .float(let value):
      mark("d")
      append(value.bitPattern)
    case .string(let text):
      mark("S")
      writeText(text)
    case .array(let items):
      mark("[")
      mark("#")
      writeCount(items.count)
      for item in items { write(item) }
    case .floats(let values):
      typed("d", values.count)
      for value in values { append(value.bitPattern) }
    case .bytes(let values):
      typed("U", values.count)
      bytes += values
    case .integers32(let values):
      typed("l", values.count)
      for value in values { append(value) }
    case .integers64(let values):
      typed("L", values.count)
      for value in values { append(value) }
    case .object(let members):
      mark("{")
      for name in members.keys.sorted(by: TextDocumentWriter.isBefore) {
        writeText(name)
        write(members[name]!)
      }
      mark("}")
    }
  }

  private mutating func mark(_ character: Unicode.Scalar) { bytes.append(UInt8(character.value)) }

  private mutating func append(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.bigEndian) { bytes += $0 }
  }

  private mutating func writeCount(_ count: Int) {
    mark("L")
    append(Int64(count))
  }

  private mutating func writeText(_ text: String) {
    writeCount(text.utf8.count)
    bytes += text.utf8
  }

  private mutating func typed(_ type: Unicode.Scalar, _ count: Int) {
    mark("[")
    mark("$")
    mark(type)
    mark("#")
    writeCount(count)
  }

  /// The narrowest type whose ends are not reached.
  private mutating func writeInteger(_ value: Int64) {
    if value > Int64(Int8.min), value < Int64(Int8.max) {
      mark("i")
      append(Int8(value))
    } else if value > Int64(Int16.min), value < Int64(Int16.max) {
      mark("I")
      append(Int16(value))
    } else if value > Int64(Int32.min), value < Int64(Int32.max) {
      mark("l")
      append(Int32(value))
    } else {
      mark("L")
      append(value)
    }
  }
}
