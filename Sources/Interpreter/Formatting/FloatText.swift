/// How a float is laid out, after CPython's `format_float_short`.
enum FloatStyle {
  /// The shortest digits that read back equal.
  case shortest
  /// `%e` with so many digits after the point.
  case exponent(Int)
  /// `%f` with so many digits after the point.
  case fixed(Int)
  /// `%g` with so many significant digits.
  case general(Int)
}

enum FloatText {
  /// `repr(value)`
  static func append(_ value: Double, to buffer: inout TextBuffer) {
    if value.magnitude < 1e15, value == value.rounded(.towardZero) {
      if value.sign == .minus { buffer.append(UInt8(ascii: "-")) }
      buffer.append(integer: Int(value.magnitude))
      buffer.append(".0")
      return
    }
    appendSigned(value, .shortest, addsPointZero: true, to: &buffer)
  }

  static func appendSigned(
    _ value: Double, _ style: FloatStyle, addsPointZero: Bool, to buffer: inout TextBuffer
  ) {
    if value.sign == .minus && !value.isNaN { buffer.append(UInt8(ascii: "-")) }
    append(
      value, style, addsPointZero: addsPointZero, alternate: false, uppercase: false, to: &buffer)
  }

  /// The magnitude of a float.
  /// - Parameters:
  ///   - addsPointZero: whole numbers end in `.0`, as `repr` shows them.
  ///   - alternate: the `#` flag; keeps the point and the trailing zeros of `%g`.
  static func append(
    _ value: Double, _ style: FloatStyle, addsPointZero: Bool, alternate: Bool, uppercase: Bool,
    to buffer: inout TextBuffer
  ) {
    guard value.isFinite else {
      buffer.append(
        text: value.isNaN ? (uppercase ? "NAN" : "nan") : (uppercase ? "INF" : "inf"))
      return
    }
    var number: FloatDigits
    var usesExponent = false
    // Where the digits end, padded with zeros.
    var end: Int
    switch style {
    case .shortest:
      number = FloatDigits(shortest: value)
      usesExponent = number.point <= -4 || number.point > 16
      end = number.digits.count
    case .exponent(let precision):
      number = FloatDigits(value, significant: precision + 1)
      usesExponent = true
      end = precision + 1
    case .fixed(let precision):
      number = FloatDigits(value, decimals: precision)
      end = number.point + precision
    case .general(let precision):
      let precision = max(precision, 1)
      number = FloatDigits(value, significant: precision)
      usesExponent = number.point <= -4 || number.point > precision - (addsPointZero ? 1 : 0)
      end = alternate ? precision : number.digits.count
    }
    var exponent = 0
    if usesExponent {
      exponent = number.point - 1
      number.point = 1
    }
    end = max(end, number.point + (!usesExponent && addsPointZero ? 1 : 0))
    layOut(number, end, alternate: alternate, to: &buffer)
    if usesExponent {
      buffer.append(uppercase ? UInt8(ascii: "E") : UInt8(ascii: "e"))
      buffer.append(exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
      if exponent.magnitude < 10 { buffer.append(48) }
      buffer.append(integer: Int(exponent.magnitude))
    }
  }

  private static func layOut(
    _ number: FloatDigits, _ end: Int, alternate: Bool, to buffer: inout TextBuffer
  ) {
    let point = number.point
    let count = number.digits.count
    if point <= 0 {
      buffer.append("0.")
      buffer.append(48, times: -point)
    }
    for i in 0..<end {
      if i == point && point > 0 { buffer.append(UInt8(ascii: ".")) }
      buffer.append(i < count ? number.digits[i] : 48)
    }
    if alternate && end == point && point > 0 { buffer.append(UInt8(ascii: ".")) }
  }
}

extension Interpreter {
  func floatRepr(_ value: Double) -> Value {
    var buffer = TextBuffer(capacity: 24)
    FloatText.append(value, to: &buffer)
    return asciiString(buffer.bytes)
  }
}
