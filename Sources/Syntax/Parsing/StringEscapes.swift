/// Decodes the contents of string and bytes literals.
enum StringEscapes {
  struct Failure: Error {
    let kind: Diagnostic.Kind
    let message: String
  }

  /// The text of a literal whose backslashes count; line ends become `\n`.
  static func text(_ bytes: ArraySlice<UInt8>) throws(Failure) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if byte == Ascii.carriageReturn {
        out.append(Ascii.newline)
        if index < bytes.endIndex, bytes[index] == Ascii.newline { index += 1 }
      } else if byte == Ascii.backslash, index < bytes.endIndex {
        try escape(bytes, &index, &out)
      } else {
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The text of a raw literal.
  static func rawText(_ bytes: ArraySlice<UInt8>) -> String {
    if !bytes.contains(Ascii.carriageReturn) { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: normalized(bytes), as: UTF8.self)
  }

  /// The bytes with `\r\n` and `\r` as `\n`.
  static func normalized(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == Ascii.carriageReturn {
        out.append(Ascii.newline)
      } else if byte != Ascii.newline || previous != Ascii.carriageReturn {
        out.append(byte)
      }
      previous = byte
    }
    return out
  }

  private static func escape(
    _ bytes: ArraySlice<UInt8>, _ index: inout Int, _ out: inout [UInt8]
  ) throws(Failure) {
    let start = index - 1
    let byte = bytes[index]
    index += 1
    if let simple = simpleEscape(byte) {
      out.append(simple)
      return
    }
    switch byte {
    case Ascii.newline: break
    case Ascii.carriageReturn:
      if index < bytes.endIndex, bytes[index] == Ascii.newline { index += 1 }
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      index -= 1
      append(octal(bytes, &index), &out)
    case UInt8(ascii: "x"): try hex(bytes, &index, 2, "\\xXX", from: start, &out)
    case UInt8(ascii: "u"): try hex(bytes, &index, 4, "\\uXXXX", from: start, &out)
    case UInt8(ascii: "U"): try hex(bytes, &index, 8, "\\UXXXXXXXX", from: start, &out)
    case UInt8(ascii: "N"):
      throw Failure(
        kind: .unsupported,
        message: "\\N{...} in a string is not part of mnb's Python; "
          + "write the character or its \\u code")
    default:
      out.append(Ascii.backslash)
      out.append(byte)
    }
  }

  private static func simpleEscape(_ byte: UInt8) -> UInt8? {
    switch byte {
    case Ascii.backslash, Ascii.singleQuote, Ascii.doubleQuote: byte
    case UInt8(ascii: "a"): 0x07
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "v"): 0x0B
    default: nil
    }
  }

  private static func octal(_ bytes: ArraySlice<UInt8>, _ index: inout Int) -> UInt32 {
    var value: UInt32 = 0
    let limit = min(index + 3, bytes.endIndex)
    while index < limit, bytes[index] &- 0x30 < 8 {
      value = value * 8 + UInt32(bytes[index] &- 0x30)
      index += 1
    }
    return value
  }

  private static func hex(
    _ bytes: ArraySlice<UInt8>, _ index: inout Int, _ count: Int, _ form: String, from start: Int,
    _ out: inout [UInt8]
  ) throws(Failure) {
    var value: UInt32 = 0
    let limit = min(index + count, bytes.endIndex)
    let first = index
    while index < limit, bytes[index].isHexDigit {
      value = value << 4 | hexValue(bytes[index])
      index += 1
    }
    guard index - first == count else {
      // Python counts the positions in the text of the literal.
      throw failure("truncated \(form) escape", bytes, from: start, to: index - 1)
    }
    if value > 0x10FFFF {
      throw failure("illegal Unicode character", bytes, from: start, to: index - 1)
    }
    guard Unicode.Scalar(value) != nil else {
      throw Failure(
        kind: .unsupported, message: "lone surrogates in a string are not part of mnb's Python")
    }
    append(value, &out)
  }

  private static func failure(
    _ message: String, _ bytes: ArraySlice<UInt8>, from start: Int, to end: Int
  ) -> Failure {
    func position(_ index: Int) -> Int {
      // Python's decoder sees each non-ASCII character as an escape of ten characters.
      String(decoding: bytes[bytes.startIndex..<index], as: UTF8.self).unicodeScalars.reduce(0) {
        $0 + ($1.isASCII ? 1 : 10)
      }
    }
    return Failure(
      kind: .syntaxError,
      message: "(unicode error) 'unicodeescape' codec can't decode bytes in position "
        + "\(position(start))-\(position(end)): \(message)")
  }

  private static func hexValue(_ byte: UInt8) -> UInt32 {
    byte.isDigit ? UInt32(byte &- 0x30) : UInt32((byte | 0x20) &- 0x61 + 10)
  }

  private static func append(_ value: UInt32, _ out: inout [UInt8]) {
    out.append(contentsOf: UTF8.encode(Unicode.Scalar(value)!)!)
  }

  /// The bytes of a bytes literal.
  static func bytes(
    _ bytes: ArraySlice<UInt8>, isRaw: Bool
  ) throws(Failure) -> [UInt8] {
    let source = bytes.contains(Ascii.carriageReturn) ? normalized(bytes)[...] : bytes
    if source.contains(where: { $0 >= 0x80 }) {
      throw Failure(
        kind: .syntaxError, message: "bytes can only contain ASCII literal characters")
    }
    if isRaw { return Array(source) }
    var out: [UInt8] = []
    var index = source.startIndex
    while index < source.endIndex {
      let byte = source[index]
      index += 1
      guard byte == Ascii.backslash, index < source.endIndex else {
        out.append(byte)
        continue
      }
      let next = source[index]
      index += 1
      if let simple = simpleEscape(next) {
        out.append(simple)
      } else if next &- 0x30 < 8 {
        index -= 1
        out.append(UInt8(truncatingIfNeeded: octal(source, &index)))
      } else if next == UInt8(ascii: "x") {
        let digits = source[index...].prefix(2)
        guard digits.count == 2, digits.allSatisfy(\.isHexDigit) else {
          let position = index - 2 - source.startIndex
          throw Failure(
            kind: .syntaxError,
            message: "(value error) invalid \\x escape at position \(position)")
        }
        out.append(UInt8(digits.reduce(0) { $0 << 4 | hexValue($1) }))
        index += 2
      } else if next != Ascii.newline {
        out.append(Ascii.backslash)
        out.append(next)
      }
    }
    return out
  }
}
