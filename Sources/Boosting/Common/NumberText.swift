import Glibc

/// Numbers as C's `printf` and C++'s streams write them, independent of the locale.
enum NumberText {
  /// `%.<digits>g`.
  static func general(_ value: Double, digits: Int = 6) -> String {
    var text = ""
    append(value, digits: digits, to: &text)
    return text
  }

  static func append(_ value: Double, digits: Int, to text: inout String) {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 48) { buffer in
      let length = withVaList([Int32(digits), value]) {
        vsnprintf(buffer.baseAddress!, 48, "%.*g", $0)
      }
      buffer.withMemoryRebound(to: UInt8.self) { bytes in
        text.append(String(decoding: bytes[0..<Int(length)], as: UTF8.self))
      }
    }
  }

  /// `%f`.
  static func fixed(_ value: Double) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
      let length = withVaList([value]) { vsnprintf(buffer.baseAddress!, 400, "%f", $0) }
      return buffer.withMemoryRebound(to: UInt8.self) { bytes in
        String(decoding: bytes[0..<Int(length)], as: UTF8.self)
      }
    }
  }

  /// The value of a whole text, correctly rounded; nil if it is not a number.
  static func parse(_ text: some StringProtocol) -> Double? {
    Double(text)
  }

  /// LightGBM's own reading of a decimal number: digits are summed up in double, so the result may
  /// differ from the correctly rounded one in the last bit, and so do the models made from it.
  static func parseAsLightGBM(_ text: String) -> Double? {
    var scanner = DecimalScanner(Array(text.utf8))
    guard let value = scanner.scan(), scanner.isAtEnd else { return nil }
    return value
  }

  /// LightGBM's reading of a whole number: sign and digits, blanks around; nothing counts as 0.
  static func parseIntAsLightGBM(_ text: String) -> Int? {
    var scanner = DecimalScanner(Array(text.utf8))
    let value = scanner.scanInt()
    return scanner.isAtEnd ? value : nil
  }
}

private struct DecimalScanner {
  let bytes: [UInt8]
  var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { at == bytes.count }
  var peek: UInt8 { at < bytes.count ? bytes[at] : 0 }

  mutating func skipBlanks() { while peek == 0x20 { at += 1 } }

  mutating func sign() -> Double {
    defer { if peek == 0x2d || peek == 0x2b { at += 1 } }
    return peek == 0x2d ? -1 : 1
  }

  var digit: Double? { (0x30...0x39).contains(peek) ? Double(peek - 0x30) : nil }

  mutating func scanInt() -> Int {
    skipBlanks()
    let factor = Int(sign())
    var value: Int32 = 0
    while let d = digit {
      value = value &* 10 &+ Int32(d)
      at += 1
    }
    skipBlanks()
    return factor * Int(value)
  }

  mutating func scan() -> Double? {
    skipBlanks()
    let factor = sign()
    defer { skipBlanks() }
    guard digit != nil || peek == 0x2e || peek | 0x20 == 0x65 else { return word(factor) }
    var value = 0.0
    while let d = digit {
      value = value * 10.0 + d
      at += 1
    }
    if peek == 0x2e {
      at += 1
      value += fraction()
    }
    if peek | 0x20 == 0x65 {
      at += 1
      let down = sign() < 0
      let scale = exponentScale()
      return factor * (down ? value / scale : value * scale)
    }
    return factor * value
  }

  private mutating func fraction() -> Double {
    var right = 0.0
    var count = 0
    while let d = digit {
      right = d + right * 10.0
      count += 1
      at += 1
    }
    return right / Self.power(10, count)
  }

  private mutating func exponentScale() -> Double {
    var exponent = 0
    while let d = digit {
      exponent = min(exponent * 10 + Int(d), 100_000)
      at += 1
    }
    exponent = min(exponent, 308)
    var scale = 1.0
    while exponent >= 50 {
      scale *= 1e50
      exponent -= 50
    }
    while exponent >= 8 {
      scale *= 1e8
      exponent -= 8
    }
    while exponent > 0 {
      scale *= 10
      exponent -= 1
    }
    return scale
  }

  private mutating func word(_ factor: Double) -> Double? {
    let text = String(decoding: bytes[at...], as: UTF8.self).lowercased()
    at = bytes.count
    return switch text {
    case "na", "nan", "null": Double.nan
    case "inf", "infinity": factor * 1e308
    default: nil
    }
  }

  static func power(_ base: Double, _ exponent: Int) -> Double {
    if exponent == 0 { return 1 }
    if exponent % 2 == 0 { return power(base * base, exponent / 2) }
    if exponent % 3 == 0 { return power(base * base * base, exponent / 3) }
    return base * power(base, exponent - 1)
  }
}

extension NumberText {
  /// The whole number that a text begins with, 0 if none.
  static func leadingInt(_ text: Substring) -> Int {
    var scanner = DecimalScanner(Array(text.utf8))
    return scanner.scanInt()
  }
}
