import BigInt
import Glibc

/// Reading numbers from text.
enum NumberParsing {
  /// Text without surrounding white space, decimal digits of other scripts made ASCII, as
  /// CPython's `_PyUnicode_TransformDecimalAndSpaceToASCII` does.
  static func normalized(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var i = 0
    while i < text.count {
      let (scalar, length) = text.scalar(at: i)
      i += length
      if scalar.isPythonSpace {
        result.append(32)
      } else if scalar.value < 0x80 {
        result.append(UInt8(scalar.value))
      } else if let digit = scalar.decimalDigit {
        result.append(48 + UInt8(digit))
      } else {
        result.append(UInt8(ascii: "?"))
      }
    }
    return trimmed(result)
  }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    var start = 0
    var end = bytes.count
    while start < end && bytes[start] == 32 { start += 1 }
    while end > start && bytes[end - 1] == 32 { end -= 1 }
    return start == 0 && end == bytes.count ? bytes : Array(bytes[start..<end])
  }

  /// What an int literal stands for.
  enum Integer {
    case small(Int)
    /// The digits of one that 64 bits do not hold.
    case long([UInt8], base: Int, isNegative: Bool)
  }

  /// The fast case: an optional sign and up to 18 ASCII digits.
  @inline(__always)
  static func shortInteger(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    var i = 0
    var isNegative = false
    if text.count > 0, text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") {
      isNegative = text[0] == UInt8(ascii: "-")
      i = 1
    }
    if i == text.count || text.count - i > 18 { return nil }
    var result = 0
    while i < text.count {
      let digit = text[i] &- 48
      if digit > 9 { return nil }
      result = result &* 10 &+ Int(digit)
      i &+= 1
    }
    return isNegative ? -result : result
  }

  /// Normalised text in a base; base 0 goes by the prefix. Nil when it is not a number.
  static func integer(_ text: [UInt8], base: Int) -> Integer? {
    var base = base
    var i = 0
    var isNegative = false
    if i < text.count, text[i] == UInt8(ascii: "-") || text[i] == UInt8(ascii: "+") {
      isNegative = text[i] == UInt8(ascii: "-")
      i += 1
    }
    var onlyZeros = false
    if i < text.count, text[i] == 48 {
      let prefix = i + 1 < text.count ? prefixBase(text[i + 1]) : nil
      if let prefix, base == 0 || base == prefix {
        base = prefix
        i += 2
        // One underscore may follow the prefix.
        if i < text.count, text[i] == UInt8(ascii: "_") { i += 1 }
      } else if base == 0 {
        onlyZeros = true
      }
    }
    if base == 0 { base = 10 }
    guard let digits = digits(text[i...], base) else { return nil }
    if onlyZeros && digits.contains(where: { $0 != 48 }) { return nil }
    return number(digits, base, isNegative)
  }

  private static func prefixBase(_ byte: UInt8) -> Int? {
    switch byte | 0x20 {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: nil
    }
  }

  /// The digits without underscores; nil when something else is among them.
  private static func digits(_ text: ArraySlice<UInt8>, _ base: Int) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var lastWasUnderscore = true
    for byte in text {
      if byte == UInt8(ascii: "_") {
        if lastWasUnderscore { return nil }
        lastWasUnderscore = true
        continue
      }
      guard IntegerText.digit(byte) < base else { return nil }
      result.append(byte)
      lastWasUnderscore = false
    }
    return lastWasUnderscore ? nil : result
  }

  private static func number(_ digits: [UInt8], _ base: Int, _ isNegative: Bool) -> Integer? {
    var value = 0
    for byte in digits {
      let (product, overflow) = value.multipliedReportingOverflow(by: base)
      let (sum, carry) = product.addingReportingOverflow(Int(IntegerText.digit(byte)))
      if overflow || carry { return .long(digits, base: base, isNegative: isNegative) }
      value = sum
    }
    return .small(isNegative ? -value : value)
  }

  // MARK: Floats

  /// Normalised text as a float; nil when it is not one.
  static func float(_ text: [UInt8]) -> Double? {
    guard var digits = plainFloat(text) else { return nil }
    digits.append(0)
    return digits.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { strtod($0.baseAddress!, nil) }
    }
  }

  /// The text without underscores when it follows Python's grammar of floats.
  private static func plainFloat(_ text: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var i = 0
    if i < text.count, text[i] == UInt8(ascii: "-") || text[i] == UInt8(ascii: "+") {
      result.append(text[i])
      i += 1
    }
    let word = text[i...].map { $0 | 0x20 }
    if word == Array("inf".utf8) || word == Array("infinity".utf8) || word == Array("nan".utf8) {
      return result + word
    }
    let whole = appendDigits(text, &i, &result)
    guard let whole else { return nil }
    var fraction = 0
    if i < text.count, text[i] == UInt8(ascii: ".") {
      result.append(text[i])
      i += 1
      guard let count = appendDigits(text, &i, &result) else { return nil }
      fraction = count
    }
    if whole + fraction == 0 { return nil }
    if i < text.count, text[i] | 0x20 == UInt8(ascii: "e") {
      result.append(text[i])
      i += 1
      if i < text.count, text[i] == UInt8(ascii: "-") || text[i] == UInt8(ascii: "+") {
        result.append(text[i])
        i += 1
      }
      guard let count = appendDigits(text, &i, &result), count > 0 else { return nil }
    }
    return i == text.count ? result : nil
  }

  /// Copies digits; underscores only between them. Nil when an underscore is misplaced.
  private static func appendDigits(
    _ text: [UInt8], _ i: inout Int, _ result: inout [UInt8]
  ) -> Int? {
    var count = 0
    while i < text.count {
      if (48...57).contains(text[i]) {
        result.append(text[i])
        count += 1
      } else if text[i] == UInt8(ascii: "_") {
        let hasNext = i + 1 < text.count && (48...57).contains(text[i + 1])
        if count == 0 || !hasNext { return nil }
      } else {
        break
      }
      i += 1
    }
    return count
  }
}

extension Interpreter {
  /// `int(text, base)`
  func parseInteger(_ value: Value, base: Int) throws(Raised) -> Value {
    let text = value.is(.string) ? value.string.utf8 : value.bytes.buffer
    if base == 10, let small = NumberParsing.shortInteger(text) { return Value(small) }
    switch NumberParsing.integer(NumberParsing.normalized(text), base: base) {
    case .small(let number): return Value(number)
    case .long(let digits, let base, let isNegative):
      return try longInteger(digits, base: base, isNegative: isNegative)
    case nil:
      let shown = try reprText(value)
      throw valueError("invalid literal for int() with base \(base): \(shortened(shown))")
    }
  }

  /// CPython prints at most 200 characters of a bad literal.
  private func shortened(_ text: String) -> String {
    text.unicodeScalars.count <= 200
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(200)))
  }

  /// `float(text)`
  func parseFloat(_ value: Value) throws(Raised) -> Value {
    let text = value.is(.string) ? value.string.utf8 : value.bytes.buffer
    if let number = NumberParsing.float(NumberParsing.normalized(text)) { return Value(number) }
    throw valueError("could not convert string to float: \(try reprText(value))")
  }
}
