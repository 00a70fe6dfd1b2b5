/// Python's `repr` of a str: quotes chosen, non-printable characters escaped.
public func pythonRepr(_ text: String) -> String {
  let hasSingle = text.utf8.contains(UInt8(ascii: "'"))
  let hasDouble = text.utf8.contains(UInt8(ascii: "\""))
  let quote: Unicode.Scalar = hasSingle && !hasDouble ? "\"" : "'"
  var result = String.UnicodeScalarView()
  result.append(quote)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
    case "\n": result.append(contentsOf: "\\n".unicodeScalars)
    case "\r": result.append(contentsOf: "\\r".unicodeScalars)
    case "\t": result.append(contentsOf: "\\t".unicodeScalars)
    case quote:
      result.append("\\")
      result.append(quote)
    case _ where isPrintable(scalar): result.append(scalar)
    default: result.append(contentsOf: escaped(scalar).unicodeScalars)
    }
  }
  result.append(quote)
  return String(result)
}

/// Whether Python's `str.isprintable` holds for the character.
private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return scalar.value >= 32 && scalar.value < 127 }
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
    .paragraphSeparator, .spaceSeparator:
    return false
  default: return true
  }
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
  let (prefix, width) =
    scalar.value < 0x100 ? ("\\x", 2) : scalar.value < 0x10000 ? ("\\u", 4) : ("\\U", 8)
  let digits = String(scalar.value, radix: 16)
  return prefix + String(repeating: "0", count: width - digits.utf8.count) + digits
}

/// Python's `repr` of a bytes object.
public func pythonRepr(_ bytes: [UInt8]) -> String {
  let hasSingle = bytes.contains(UInt8(ascii: "'"))
  let hasDouble = bytes.contains(UInt8(ascii: "\""))
  let quote: Unicode.Scalar = hasSingle && !hasDouble ? "\"" : "'"
  var result = "b" + String(quote)
  for byte in bytes {
    let scalar = Unicode.Scalar(byte)
    switch scalar {
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case quote: result += "\\" + String(quote)
    case _ where byte >= 32 && byte < 127: result.unicodeScalars.append(scalar)
    default: result += escaped(scalar)
    }
  }
  return result + String(quote)
}

extension Scalar {
  /// Python's `repr` of the value as a plain Python object.
  public var repr: String {
    switch self {
    case .none: return "None"
    case .bool(let x): return x ? "True" : "False"
    case .int(let x): return String(x)
    case .float(let x): return pythonRepr(x)
    case .string(let x): return pythonRepr(x)
    case .bytes(let x): return pythonRepr(x)
    case .datetime(let x):
      return "np.datetime64('\(datetimeText(x))'" + (x == .min ? ",'ns')" : ")")
    case .timedelta(let x): return "np.timedelta64(\(x == .min ? "'NaT'" : String(x)),'ns')"
    case .list(let x): return "[" + x.map(\.repr).joined(separator: ", ") + "]"
    case .opaque(let x): return "<\(x.typeName) object>"
    }
  }

  /// Python's `str` of the value.
  public var str: String {
    switch self {
    case .string(let x): return x
    case .datetime(let x): return datetimeText(x)
    case .timedelta(let x): return x == .min ? "NaT" : "\(x) nanoseconds"
    default: return repr
    }
  }
}
