import Arrays
import Glibc

/// Integers, text and bytes, and the readable instructions of protocol 0.
extension PickleMachine {
  mutating func pushLong(byteCount: Int) throws(PickleError) {
    try input.require(byteCount)
    push(longValue(input.take(byteCount)))
  }

  /// Two's complement, least significant byte first.
  mutating func longValue(_ bytes: some BidirectionalCollection<UInt8>) -> PickleValue {
    var bytes = Array(bytes)
    while bytes.count > 1 {
      let (last, before) = (bytes[bytes.count - 1], bytes[bytes.count - 2])
      guard last == 0 && before < 128 || last == 255 && before >= 128 else { break }
      bytes.removeLast()
    }
    if bytes.count <= 8 {
      var bits: UInt64 = (bytes.last ?? 0) >= 128 ? .max : 0
      for byte in bytes.reversed() { bits = bits << 8 | UInt64(byte) }
      return .int(Int64(bitPattern: bits))
    }
    nodes.append(.integer(PickleInteger(bytes: bytes)))
    return .node(PickleReference(nodes.count - 1))
  }

  mutating func pushText(byteCount: Int) throws(PickleError) {
    try input.require(byteCount)
    guard let text = String(validating: input.take(byteCount), as: UTF8.self) else {
      throw refused("text is not valid UTF-8")
    }
    push(.string(text))
  }

  mutating func pushBytes(byteCount: Int) throws(PickleError) {
    push(.bytes(PickleBytes(storage: try input.payload(byteCount), count: byteCount)))
  }

  /// A Python 2 string.
  mutating func pushOldString(byteCount: Int) throws(PickleError) {
    try input.require(byteCount)
    try pushOldString(input.take(byteCount))
  }

  private mutating func pushOldString(_ bytes: some Collection<UInt8>) throws(PickleError) {
    switch options.encoding {
    case .bytes: push(.bytes(PickleBytes(Array(bytes))))
    case .latin1:
      var text = String.UnicodeScalarView()
      text.append(contentsOf: bytes.lazy.map { UnicodeScalar($0) })
      push(.string(String(text)))
    case .ascii, .utf8:
      let isUTF8 = options.encoding == .utf8
      guard isUTF8 || bytes.allSatisfy({ $0 < 128 }),
        let text = String(validating: bytes, as: UTF8.self)
      else {
        let codec = isUTF8 ? "utf-8" : "ascii"
        throw refused(
          "'\(codec)' codec can't decode a Python 2 string; read it with encoding='latin1'")
      }
      push(.string(text))
    }
  }

  /// `INT`, `LONG`, `FLOAT`, `STRING` and `UNICODE`, whose operand is a line of text.
  mutating func executeText(_ opcode: PickleOpcode) throws(PickleError) {
    let line = try input.line()
    switch opcode {
    case .int:
      let text = String(decoding: line, as: UTF8.self)
      push(text == "00" ? .bool(false) : text == "01" ? .bool(true) : try number(text))
    case .long:
      var text = String(decoding: line, as: UTF8.self)
      if text.hasSuffix("L") { text.removeLast() }
      push(try number(text))
    case .float:
      let text = String(decoding: line, as: UTF8.self)
      guard let value = Double(text), !text.hasPrefix("0x") else {
        throw refused("could not convert string to float")
      }
      push(.float(value))
    case .string: try pushOldString(try unquoted(Array(line)))
    default: try pushEscapedText(Array(line))
    }
  }

  /// A decimal integer of up to 4300 digits, as many as Python reads.
  private mutating func number(_ text: String) throws(PickleError) -> PickleValue {
    if let small = Int64(text) { return .int(small) }
    let isNegative = text.hasPrefix("-")
    let digits = text.utf8.dropFirst(isNegative || text.hasPrefix("+") ? 1 : 0)
    guard !digits.isEmpty, digits.count <= 4300, digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { throw refused("invalid literal for int") }
    var bytes: [UInt8] = [0]
    for digit in digits {
      var carry = Int(digit) - 0x30
      for i in bytes.indices {
        carry += Int(bytes[i]) * 10
        bytes[i] = UInt8(carry & 255)
        carry >>= 8
      }
      if carry > 0 { bytes.append(UInt8(carry)) }
    }
    bytes.append(0)
    if isNegative {
      var carry = 1
      for i in bytes.indices {
        carry += Int(~bytes[i])
        bytes[i] = UInt8(carry & 255)
        carry >>= 8
      }
    }
    return longValue(bytes)
  }

  /// The operand of `GET` or `PUT`.
  mutating func lineNumber(_ opcode: String) throws(PickleError) -> Int {
    guard let number = Int(String(decoding: try input.line(), as: UTF8.self)) else {
      throw refused("\(opcode) argument is not a number")
    }
    guard number >= 0 else { throw refused("negative \(opcode) argument") }
    return number
  }

  /// The bytes of a quoted Python 2 string literal.
  private func unquoted(_ line: [UInt8]) throws(PickleError) -> [UInt8] {
    guard line.count >= 2, let quote = line.first, quote == line.last,
      quote == 0x27 || quote == 0x22
    else { throw refused("the STRING opcode argument must be quoted") }
    var bytes: [UInt8] = []
    var at = 1
    let end = line.count - 1
    while at < end {
      guard line[at] == 0x5C, at + 1 < end else {
        bytes.append(line[at])
        at += 1
        continue
      }
      let escape = line[at + 1]
      at += 2
      switch escape {
      case UInt8(ascii: "x"):
        guard at + 2 <= end, let value = hexadecimal(line[at..<at + 2]) else {
          throw refused("invalid \\x escape in a string")
        }
        bytes.append(UInt8(value))
        at += 2
      case 0x30...0x37:
        var value = Int(escape) - 0x30
        var digits = 1
        while digits < 3, at < end, (0x30...0x37).contains(line[at]) {
          value = value * 8 + Int(line[at]) - 0x30
          at += 1
          digits += 1
        }
        bytes.append(UInt8(value & 255))
      default:
        let plain: [UInt8: UInt8] = [
          0x5C: 0x5C, 0x27: 0x27, 0x22: 0x22, 0x6E: 10, 0x72: 13, 0x74: 9, 0x61: 7, 0x62: 8,
          0x66: 12, 0x76: 11,
        ]
        if let byte = plain[escape] { bytes.append(byte) } else { bytes += [0x5C, escape] }
      }
    }
    return bytes
  }

  /// Latin-1 with `\uXXXX` and `\UXXXXXXXX`.
  private mutating func pushEscapedText(_ line: [UInt8]) throws(PickleError) {
    var text = String.UnicodeScalarView()
    var at = 0
    while at < line.count {
      let length = at + 1 < line.count ? [0x75: 4, 0x55: 8][line[at + 1]] : nil
      guard line[at] == 0x5C, let length else {
        text.append(UnicodeScalar(line[at]))
        at += 1
        continue
      }
      guard at + 2 + length <= line.count,
        let value = hexadecimal(line[(at + 2)..<(at + 2 + length)]),
        let scalar = UnicodeScalar(value)
      else { throw refused("invalid \\u escape in a string") }
      text.append(scalar)
      at += 2 + length
    }
    push(.string(String(text)))
  }

  private func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt32? {
    guard digits.allSatisfy({ isxdigit(Int32($0)) != 0 }) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
