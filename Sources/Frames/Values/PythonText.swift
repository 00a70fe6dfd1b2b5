import Arrays
import Glibc

/// numpy's `str(float32)`: the digits of single precision, exponents from 1e6 on and below 1e-4.
func pythonText(_ value: Float) -> String {
  if value.isNaN { return "nan" }
  if value.isInfinite { return value < 0 ? "-inf" : "inf" }
  let digits = FloatDigits(value)
  let magnitude = Double(abs(value))
  let isPositional = magnitude == 0 || (magnitude >= 1e-4 && magnitude < 1e6)
  return isPositional ? digits.positional : digits.scientific
}

/// Python's `str` of a scalar.
func pythonText(_ value: Scalar) -> String {
  switch value {
  case .string(let text): text
  default: pythonRepr(value)
  }
}

/// Python's `repr` of a scalar, times as pandas' `str` has them.
func pythonRepr(_ value: Scalar) -> String {
  switch value {
  case .none: "None"
  case .bool(let value): value ? "True" : "False"
  case .int(let value): String(value)
  case .float(let value): pythonRepr(value)
  case .string(let text): pythonRepr(text)
  case .bytes(let bytes): pythonRepr(bytes)
  case .datetime(let time): TimeText.datetime(time, unit: .nanoseconds)
  case .timedelta(let time): TimeText.timedelta(time)
  case .list(let items): "[" + items.map { pythonRepr($0) }.joined(separator: ", ") + "]"
  case .opaque(let object): "<\(object.typeName)>"
  }
}

/// Python's `repr` of a label.
func pythonRepr(_ label: Label) -> String {
  switch label {
  case .string(let text): pythonRepr(text)
  case .tuple(let parts):
    "(" + parts.map { pythonRepr($0) }.joined(separator: ", ") + (parts.count == 1 ? ",)" : ")")
  default: pythonRepr(Scalar(label))
  }
}

/// Python's `str` of a label.
func pythonText(_ label: Label) -> String {
  if case .string(let text) = label { return text }
  return pythonRepr(label)
}

/// Python's `float(text)`; nil where it raises.
func pythonFloat(_ text: String) -> Double? {
  let trimmed = text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
  var body = String(trimmed)
  if body.contains("_") {
    // An underscore stands between two digits.
    let bytes = Array(body.utf8)
    for i in bytes.indices where bytes[i] == UInt8(ascii: "_") {
      let isBetween =
        i > 0 && i + 1 < bytes.count && bytes[i - 1] &- 48 < 10 && bytes[i + 1] &- 48 < 10
      if !isBetween { return nil }
    }
    body.removeAll { $0 == "_" }
  }
  let unsigned = body.hasPrefix("-") || body.hasPrefix("+") ? String(body.dropFirst()) : body
  switch unsigned.lowercased() {
  case "nan": return .nan
  case "inf", "infinity": return body.hasPrefix("-") ? -.infinity : .infinity
  default: break
  }
  guard let first = unsigned.utf8.first, first &- 48 < 10 || first == UInt8(ascii: "."),
    unsigned.utf8.allSatisfy({ isFloatByte($0) })
  else { return nil }
  return body.withCString { start in
    var end: UnsafeMutablePointer<CChar>?
    let value = strtod(start, &end)
    guard let end, end.pointee == 0, UnsafePointer(end) != start else { return nil }
    return value
  }
}

private func isFloatByte(_ byte: UInt8) -> Bool {
  byte &- 48 < 10 || byte == UInt8(ascii: ".") || byte | 32 == UInt8(ascii: "e")
    || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
}

/// Python's `int(text)` within 64 bits; nil where it raises or does not fit.
func pythonInt(_ text: String) -> Int64? {
  let trimmed = text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
  return Int64(String(trimmed))
}
