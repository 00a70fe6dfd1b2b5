import Glibc

extension Scalar {
  /// Python's truth value.
  public var isTrue: Bool {
    switch self {
    case .none: false
    case .bool(let x): x
    case .int(let x): x != 0
    case .float(let x): x != 0
    case .string(let x): !x.isEmpty
    case .bytes(let x): !x.isEmpty
    case .datetime, .opaque: true
    case .timedelta(let x): x != 0
    case .list(let x): !x.isEmpty
    }
  }

  /// The Python class, for error messages.
  public var typeName: String {
    switch self {
    case .none: "NoneType"
    case .bool: "bool"
    case .int: "int"
    case .float: "float"
    case .string: "str"
    case .bytes: "bytes"
    case .datetime: "datetime64"
    case .timedelta: "timedelta64"
    case .list: "list"
    case .opaque(let x): x.typeName
    }
  }

  /// Python's `float(x)`, with None as NaN, as an assignment to a float array takes it.
  public func realNumber() throws(ArrayError) -> Double {
    switch self {
    case .none: return .nan
    case .bool(let x): return x ? 1 : 0
    case .int(let x): return Double(x)
    case .float(let x): return x
    case .string(let x):
      guard let value = parsePythonFloat(x) else {
        throw .value("could not convert string to float: \(pythonRepr(x))")
      }
      return value
    default:
      throw .type("float() argument must be a string or a real number, not '\(typeName)'")
    }
  }

  /// Python's `int(x)`.
  public func wholeNumber() throws(ArrayError) -> Int64 {
    switch self {
    case .bool(let x): return x ? 1 : 0
    case .int(let x), .datetime(let x), .timedelta(let x): return x
    case .float(let x):
      if x.isNaN { throw .value("cannot convert float NaN to integer") }
      if x.isInfinite { throw .overflow("cannot convert float infinity to integer") }
      guard x >= -0x1p63, x < 0x1p63 else {
        throw .overflow("Python int too large to convert to C long")
      }
      return Int64(x)
    case .string(let x):
      guard let value = parsePythonInt(x) else {
        throw .value("invalid literal for int() with base 10: \(pythonRepr(x))")
      }
      return value
    default:
      throw .type(
        "int() argument must be a string, a bytes-like object or a real number, not "
          + "'\(typeName)'")
    }
  }
}

private func trimmed(_ text: String) -> Substring {
  var rest = text[...]
  while let first = rest.first, first.isWhitespace { rest.removeFirst() }
  while let last = rest.last, last.isWhitespace { rest.removeLast() }
  return rest
}

/// Digits without the underscores that Python allows between them; nil where they stand wrong.
private func withoutUnderscores(_ text: Substring) -> String? {
  guard text.contains("_") else { return String(text) }
  let bytes = Array(text.utf8)
  let isDigit = { (i: Int) in
    bytes.indices.contains(i) && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[i])
  }
  for (i, byte) in bytes.enumerated() where byte == UInt8(ascii: "_") {
    guard isDigit(i - 1), isDigit(i + 1) else { return nil }
  }
  return String(text.filter { $0 != "_" })
}

/// A float as Python's `float(text)` reads it; nil where Python raises ValueError.
public func parsePythonFloat(_ text: String) -> Double? {
  guard let body = withoutUnderscores(trimmed(text)), !body.isEmpty else { return nil }
  var word = body.lowercased()
  var isNegative = false
  if word.first == "-" || word.first == "+" { isNegative = word.removeFirst() == "-" }
  switch word {
  case "inf", "infinity": return isNegative ? -.infinity : .infinity
  case "nan": return isNegative ? -.nan : .nan
  default: break
  }
  guard word.utf8.allSatisfy({ "0123456789.e+-".utf8.contains($0) }) else { return nil }
  return body.withCString { start in
    var end: UnsafeMutablePointer<CChar>?
    let value = strtod(start, &end)
    return end.map { $0.pointee == 0 && $0 != start } == true ? value : nil
  }
}

/// An int as Python's `int(text)` reads it; nil where Python raises or beyond 64 bits.
public func parsePythonInt(_ text: String) -> Int64? {
  withoutUnderscores(trimmed(text)).flatMap { Int64($0) }
}
