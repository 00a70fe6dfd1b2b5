/// The text encodings that scripts may name.
enum TextEncoding {
  case utf8, utf8Signature, ascii, latin1
  case utf16(Int?)
  case utf32(Int?)

  /// As errors print it.
  var name: String {
    switch self {
    case .utf8, .utf8Signature: "utf-8"
    case .ascii: "ascii"
    case .latin1: "latin-1"
    case .utf16(nil): "utf-16"
    case .utf16(let order): order == 0 ? "utf-16-le" : "utf-16-be"
    case .utf32(nil): "utf-32"
    case .utf32(let order): order == 0 ? "utf-32-le" : "utf-32-be"
    }
  }

  init?(named name: String) {
    let normalized = String(
      name.lowercased().map { $0 == "_" || $0 == " " ? "-" as Character : $0 })
    switch normalized {
    case "utf-8", "utf8", "u8", "cp65001": self = .utf8
    case "utf-8-sig", "utf8-sig": self = .utf8Signature
    case "ascii", "us-ascii", "646": self = .ascii
    case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1", "8859": self = .latin1
    case "utf-16", "utf16": self = .utf16(nil)
    case "utf-16-le", "utf-16le": self = .utf16(0)
    case "utf-16-be", "utf-16be": self = .utf16(1)
    case "utf-32", "utf32": self = .utf32(nil)
    case "utf-32-le", "utf-32le": self = .utf32(0)
    case "utf-32-be", "utf-32be": self = .utf32(1)
    default: return nil
    }
  }
}

/// What to do with what cannot be encoded or decoded.
enum CodecErrors: String {
  case strict, ignore, replace, backslashreplace, xmlcharrefreplace, namereplace
  case surrogateescape, surrogatepass
}

extension Interpreter {
  func encoding(named name: String) throws(Raised) -> TextEncoding {
    if let encoding = TextEncoding(named: name) { return encoding }
    throw raise(types.lookupError, "unknown encoding: \(name)")
  }

  private func handler(named name: String) throws(Raised) -> CodecErrors {
    switch CodecErrors(rawValue: name) {
    case .namereplace, .surrogateescape, .surrogatepass:
      throw raise(types.lookupError, "error handler '\(name)' is not part of mnb's Python")
    case .some(let errors): return errors
    case nil: throw raise(types.lookupError, "unknown error handler name '\(name)'")
    }
  }

  // MARK: Encoding

  func encode(
    _ string: UnsafeMutablePointer<StringCell>, _ encoding: TextEncoding, errors: String
  ) throws(Raised) -> Value {
    let text = string.utf8
    switch encoding {
    case .utf8: return try copiedBytes(text)
    case .utf8Signature: return bytes([0xEF, 0xBB, 0xBF] + text)
    case .ascii, .latin1:
      if string.isASCII { return try copiedBytes(text) }
      return try encodeNarrow(string, encoding, errors)
    case .utf16(let order): return bytes(try encodeUTF16(text, order))
    case .utf32(let order): return bytes(try encodeUTF32(text, order))
    }
  }

  func makeBytes(_ buffer: UnsafeBufferPointer<UInt8>) -> Value {
    let cell = heap.makeBytes(count: buffer.count)
    if let start = buffer.baseAddress {
      cell.pointee.bytes.update(from: start, count: buffer.count)
    }
    return Value(.bytes, cell)
  }

  private func copiedBytes(_ buffer: UnsafeBufferPointer<UInt8>) throws(Raised) -> Value {
    let cell = heap.makeBytes(count: buffer.count)
    if let start = buffer.baseAddress {
      try copyItems(start, to: cell.pointee.bytes, buffer.count)
    }
    return Value(.bytes, cell)
  }

  private func encodeNarrow(
    _ string: UnsafeMutablePointer<StringCell>, _ encoding: TextEncoding, _ errors: String
  ) throws(Raised) -> Value {
    let text = string.utf8
    var isLatin = false
    if case .latin1 = encoding { isLatin = true }
    let limit: UInt32 = isLatin ? 256 : 128
    var result = TextBuffer(capacity: text.count)
    var at = 0
    var index = 0
    while at < text.count {
      if index & 0xFFFF == 0 { try checkCancelled() }
      let (scalar, length) = text.scalar(at: at)
      if scalar.value < limit {
        result.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        let handler = try handler(named: errors)
        switch handler {
        case .ignore: break
        case .replace: result.append(UInt8(ascii: "?"))
        case .backslashreplace: TextRepr.appendEscaped(scalar, to: &result)
        case .xmlcharrefreplace:
          result.append("&#")
          result.append(integer: Int(scalar.value))
          result.append(";")
        default:
          var end = index
          var rest = at
          while rest < text.count {
            let (next, length) = text.scalar(at: rest)
            if next.value < limit { break }
            end += 1
            rest += length
          }
          throw encodeError(
            encoding.name, Value(.string, string), index, end,
            "ordinal not in range(\(limit))")
        }
      }
      at += length
      index += 1
    }
    return bytes(result.bytes)
  }

  private func encodeError(
    _ name: String, _ text: Value, _ start: Int, _ end: Int, _ reason: String
  ) -> Raised {
    raise(
      heap.makeException(
        types.unicodeEncodeError.cell,
        arguments: heap.makeTuple([
          string(name), text, Value(start), Value(end), string(reason),
        ])))
  }

  private func encodeUTF16(
    _ text: UnsafeBufferPointer<UInt8>, _ order: Int?
  ) throws(Raised) -> [UInt8] {
    var result: [UInt8] = order == nil ? [0xFF, 0xFE] : []
    result.reserveCapacity(text.count * 2 + 2)
    func append(_ unit: UInt16) {
      let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8))
      result.append(order == 1 ? high : low)
      result.append(order == 1 ? low : high)
    }
    var at = 0
    while at < text.count {
      if at & 0xFFFF < 4 { try checkCancelled() }
      let (scalar, length) = text.scalar(at: at)
      for unit in UTF16.encode(scalar)! { append(unit) }
      at += length
    }
    return result
  }

  private func encodeUTF32(
    _ text: UnsafeBufferPointer<UInt8>, _ order: Int?
  ) throws(Raised) -> [UInt8] {
    var result: [UInt8] = order == nil ? [0xFF, 0xFE, 0, 0] : []
    result.reserveCapacity(text.count * 4 + 4)
    var at = 0
    while at < text.count {
      if at & 0xFFFF < 4 { try checkCancelled() }
      let (scalar, length) = text.scalar(at: at)
      for place in 0..<4 {
        let shift = UInt32(order == 1 ? 24 - 8 * place : 8 * place)
        result.append(UInt8(truncatingIfNeeded: scalar.value >> shift))
      }
      at += length
    }
    return result
  }

  // MARK: Decoding

  func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding, errors: String
  ) throws(Raised) -> Value {
    switch encoding {
    case .utf8: return try decodeUTF8(bytes, errors)
    case .utf8Signature:
      let hasSignature =
        bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
      return try decodeUTF8(
        hasSignature ? UnsafeBufferPointer(rebasing: bytes[3...]) : bytes, errors)
    case .ascii: return try decodeASCII(bytes, errors)
    case .latin1:
      var buffer = TextBuffer(capacity: bytes.count)
      for (i, byte) in bytes.enumerated() {
        if i & 0xFFFF == 0 { try checkCancelled() }
        buffer.append(scalar: Unicode.Scalar(byte))
      }
      return string(buffer)
    case .utf16(let order): return try decodeUTF16(bytes, order, encoding.name, errors)
    case .utf32(let order): return try decodeUTF32(bytes, order, encoding.name, errors)
    }
  }

  private func decodeError(
    _ name: String, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ reason: String
  ) -> Raised {
    raise(
      heap.makeException(
        types.unicodeDecodeError.cell,
        arguments: heap.makeTuple([
          string(name), makeBytes(bytes), Value(range.lowerBound), Value(range.upperBound),
          string(reason),
        ])))
  }

  private func append(
    malformed range: Range<Int>, _ reason: String, _ name: String,
    _ bytes: UnsafeBufferPointer<UInt8>, _ errors: String, to buffer: inout TextBuffer
  ) throws(Raised) {
    switch try handler(named: errors) {
    case .ignore: break
    case .replace: buffer.append(scalar: "\u{FFFD}")
    case .backslashreplace:
      for i in range { TextRepr.appendEscaped(Unicode.Scalar(bytes[i]), to: &buffer) }
    case .strict: throw decodeError(name, bytes, range, reason)
    default:
      throw typeError("don't know how to handle UnicodeDecodeError in error callback")
    }
  }

  private func decodeASCII(
    _ bytes: UnsafeBufferPointer<UInt8>, _ errors: String
  ) throws(Raised) -> Value {
    var buffer = TextBuffer(capacity: bytes.count)
    for (i, byte) in bytes.enumerated() {
      if i & 0xFFFF == 0 { try checkCancelled() }
      if byte < 0x80 {
        buffer.append(byte)
      } else {
        try append(
          malformed: i..<(i + 1), "ordinal not in range(128)", "ascii", bytes, errors, to: &buffer)
      }
    }
    return string(buffer)
  }

  private func decodeUTF8(
    _ bytes: UnsafeBufferPointer<UInt8>, _ errors: String
  ) throws(Raised) -> Value {
    var at = 0
    while at < bytes.count, let length = UTF8Check.sequenceLength(bytes, at) {
      if at & 0xFFFF < 4 { try checkCancelled() }
      at += length
    }
    if at == bytes.count { return heap.makeString(bytes) }
    var buffer = TextBuffer(capacity: bytes.count)
    buffer.append(bytes[..<at])
    while at < bytes.count {
      if let length = UTF8Check.sequenceLength(bytes, at) {
        buffer.append(bytes[at..<(at + length)])
        at += length
      } else {
        let (range, reason) = UTF8Check.problem(bytes, at)
        try append(malformed: range, reason, "utf-8", bytes, errors, to: &buffer)
        at = range.upperBound
      }
    }
    return string(buffer)
  }

  private func decodeUTF16(
    _ bytes: UnsafeBufferPointer<UInt8>, _ order: Int?, _ name: String, _ errors: String
  ) throws(Raised) -> Value {
    var at = 0
    var isBig = order == 1
    if order == nil, bytes.count >= 2 {
      if bytes[0] == 0xFE && bytes[1] == 0xFF { isBig = true }
      if bytes[0] == 0xFE && bytes[1] == 0xFF || bytes[0] == 0xFF && bytes[1] == 0xFE { at = 2 }
    }
    var buffer = TextBuffer(capacity: bytes.count)
    func unit(_ i: Int) -> UInt32 {
      isBig
        ? UInt32(bytes[i]) << 8 | UInt32(bytes[i + 1])
        : UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i])
    }
    while at < bytes.count {
      if at & 0xFFFF < 2 { try checkCancelled() }
      if at + 1 == bytes.count {
        try append(malformed: at..<(at + 1), "truncated data", name, bytes, errors, to: &buffer)
        break
      }
      let first = unit(at)
      if let scalar = Unicode.Scalar(first) {
        buffer.append(scalar: scalar)
        at += 2
      } else if first < 0xDC00, at + 3 < bytes.count, (0xDC00..<0xE000).contains(unit(at + 2)) {
        let code = 0x10000 + (first - 0xD800) << 10 + (unit(at + 2) - 0xDC00)
        buffer.append(scalar: Unicode.Scalar(code)!)
        at += 4
      } else {
        let reason = first < 0xDC00 ? "illegal UTF-16 surrogate" : "illegal encoding"
        try append(malformed: at..<(at + 2), reason, name, bytes, errors, to: &buffer)
        at += 2
      }
    }
    return string(buffer)
  }

  private func decodeUTF32(
    _ bytes: UnsafeBufferPointer<UInt8>, _ order: Int?, _ name: String, _ errors: String
  ) throws(Raised) -> Value {
    var at = 0
    var isBig = order == 1
    if order == nil, bytes.count >= 4 {
      let mark = Array(bytes[0..<4])
      if mark == [0, 0, 0xFE, 0xFF] { isBig = true }
      if isBig || mark == [0xFF, 0xFE, 0, 0] { at = 4 }
    }
    var buffer = TextBuffer(capacity: bytes.count)
    while at < bytes.count {
      if at & 0xFFFF < 4 { try checkCancelled() }
      if at + 3 >= bytes.count {
        try append(malformed: at..<bytes.count, "truncated data", name, bytes, errors, to: &buffer)
        break
      }
      var code: UInt32 = 0
      for i in 0..<4 { code = code << 8 | UInt32(bytes[isBig ? at + i : at + 3 - i]) }
      if let scalar = Unicode.Scalar(code) {
        buffer.append(scalar: scalar)
      } else {
        let reason =
          code < 0x110000
          ? "code point in surrogate code point range(0xd800, 0xe000)"
          : "code point not in range(0x110000)"
        try append(malformed: at..<(at + 4), reason, name, bytes, errors, to: &buffer)
      }
      at += 4
    }
    return string(buffer)
  }
}

/// Well-formedness of UTF-8, and CPython's names for what is wrong.
enum UTF8Check {
  /// Length of the well-formed sequence at a byte; nil when it is malformed.
  @inline(__always)
  static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
    let first = bytes[at]
    if first < 0x80 { return 1 }
    guard let (length, second) = shape(first), at + length <= bytes.count else { return nil }
    guard second.contains(bytes[at + 1]) else { return nil }
    for i in 2..<max(length, 2) where bytes[at + i] & 0xC0 != 0x80 { return nil }
    return length
  }

  /// How long the sequence of a first byte is, and which second bytes it may have.
  private static func shape(_ first: UInt8) -> (Int, ClosedRange<UInt8>)? {
    switch first {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }

  /// The bytes at fault at a malformed place, and why.
  static func problem(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int
  ) -> (Range<Int>, String) {
    guard let (length, second) = shape(bytes[at]) else {
      return (at..<(at + 1), "invalid start byte")
    }
    var good = 1
    while good < length && at + good < bytes.count {
      let byte = bytes[at + good]
      let fits = good == 1 ? second.contains(byte) : byte & 0xC0 == 0x80
      if !fits { return (at..<(at + good), "invalid continuation byte") }
      good += 1
    }
    return (at..<bytes.count, "unexpected end of data")
  }
}
