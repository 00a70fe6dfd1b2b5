import Glibc

/// A decimal: sign, digits before the point, digits after it, and a power of ten.
struct DecimalText {
  var isNegative: Bool
  var whole: String
  var fraction: String
  /// Meant for the exponent form only.
  var exponent = 0

  /// Without the zeros that end the fraction.
  mutating func trimFraction() {
    while fraction.utf8.last == UInt8(ascii: "0") { fraction.removeLast() }
  }

  mutating func padFraction(to width: Int) {
    fraction += String(repeating: "0", count: Swift.max(0, width - fraction.utf8.count))
  }
}

/// A float as numpy's Dragon4 prints it: the shortest digits that are unique to it, or the exact
/// value rounded half to even where fewer or more digits are asked for.
///
/// Source: `dragon4.c`, numpy 2.4.
struct FloatDigits {
  let value: Double
  private let shortest: ShortestDecimal

  init(_ x: Double) {
    value = x
    shortest = ShortestDecimal(x)
  }

  init(_ x: Float) {
    value = Double(x)
    shortest = ShortestDecimal(x)
  }

  /// Positional, with between `least` and `most` digits after the point; exactly `most` if not
  /// `unique`.
  func positional(most: Int?, least: Int = 0, unique: Bool = true) -> DecimalText {
    let length = Swift.max(0, -shortest.exponent)
    let wanted = unique ? Swift.min(Swift.max(length, least), most ?? .max) : most ?? length
    if unique && wanted == length || value == 0 {
      var text = shortestPositional()
      text.padFraction(to: value == 0 ? (unique ? least : wanted) : wanted)
      return text
    }
    return split(printed("%.*f", wanted))
  }

  /// One digit before the point and a power of ten.
  func scientific(most: Int?, least: Int = 0, unique: Bool = true) -> DecimalText {
    let length = shortest.digitCount - 1
    let wanted = unique ? Swift.min(Swift.max(length, least), most ?? .max) : most ?? length
    if unique && wanted == length || value == 0 {
      var digits = String(shortest.digits)
      let first = String(digits.removeFirst())
      var text = DecimalText(
        isNegative: shortest.isNegative, whole: first, fraction: digits,
        exponent: value == 0 ? 0 : shortest.exponent + length)
      if value == 0 { text.padFraction(to: unique ? least : wanted) }
      return text
    }
    let parts = printed("%.*e", wanted).split(separator: "e")
    var text = split(String(parts[0]))
    text.exponent = Int(parts[1]) ?? 0
    return text
  }

  private func shortestPositional() -> DecimalText {
    let digits = String(shortest.digits)
    let zeros = { (count: Int) in String(repeating: "0", count: count) }
    let exponent = shortest.exponent
    if exponent >= 0 {
      return DecimalText(
        isNegative: shortest.isNegative, whole: digits + zeros(exponent), fraction: "")
    }
    let padded = zeros(Swift.max(0, 1 - exponent - digits.utf8.count)) + digits
    return DecimalText(
      isNegative: shortest.isNegative, whole: String(padded.dropLast(-exponent)),
      fraction: String(padded.suffix(-exponent)))
  }

  private func split(_ text: String) -> DecimalText {
    let unsigned = text.utf8.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    return DecimalText(
      isNegative: value.sign == .minus, whole: String(parts[0]),
      fraction: parts.count > 1 ? String(parts[1]) : "")
  }

  /// C's exact decimal.
  private func printed(_ format: String, _ digits: Int) -> String {
    formatted(format, Int32(digits), value)
  }
}

/// `snprintf`.
func formatted(_ format: String, _ arguments: any CVarArg...) -> String {
  withVaList(arguments) { list in
    var buffer = [CChar](repeating: 0, count: 400)
    let count = Int(vsnprintf(&buffer, buffer.count, format, list))
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
