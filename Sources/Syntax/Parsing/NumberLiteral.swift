/// The value of a number token.
enum NumberLiteral {
  enum Failure: Error {
    case imaginary
    /// More decimal digits than Python converts.
    case tooManyDigits(Int)
  }

  /// As CPython's `sys.int_info.default_max_str_digits`.
  static let maximumDigits = 4300

  static func value(_ bytes: ArraySlice<UInt8>) throws(Failure) -> Constant {
    let digits = bytes.filter { $0 != Ascii.underscore }
    if digits.count > 2, digits[0] == UInt8(ascii: "0") {
      switch digits[1] | 0x20 {
      case UInt8(ascii: "x"): return integer(digits[2...], radix: 16)
      case UInt8(ascii: "o"): return integer(digits[2...], radix: 8)
      case UInt8(ascii: "b"): return integer(digits[2...], radix: 2)
      default: break
      }
    }
    if digits.last! | 0x20 == UInt8(ascii: "j") { throw .imaginary }
    if digits.allSatisfy(\.isDigit) { return try decimal(digits) }
    return .float(Double(String(decoding: digits, as: UTF8.self))!)
  }

  private static func decimal(_ digits: [UInt8]) throws(Failure) -> Constant {
    if digits.count <= 18 {
      return .integer(digits.reduce(0) { $0 * 10 + Int64($1 &- 0x30) })
    }
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    if significant.count > maximumDigits { throw .tooManyDigits(significant.count) }
    let text = String(decoding: significant, as: UTF8.self)
    if text.isEmpty { return .integer(0) }
    return Int64(text).map { .integer($0) } ?? .bigInteger(text)
  }

  private static func integer(_ digits: ArraySlice<UInt8>, radix: Int) -> Constant {
    let text = String(decoding: digits, as: UTF8.self)
    if let small = Int64(text, radix: radix) { return .integer(small) }
    return .bigInteger(decimalDigits(digits, radix: UInt64(radix)))
  }

  /// Converts to base 1 000 000 000, then prints.
  /// - Complexity: O(n²) in the number of digits.
  private static func decimalDigits(_ digits: ArraySlice<UInt8>, radix: UInt64) -> String {
    let base: UInt64 = 1_000_000_000
    var limbs: [UInt64] = [0]
    for digit in digits {
      var carry = UInt64(Character(Unicode.Scalar(digit)).hexDigitValue!)
      for index in limbs.indices {
        let product = limbs[index] * radix + carry
        limbs[index] = product % base
        carry = product / base
      }
      if carry > 0 { limbs.append(carry) }
    }
    var text = String(limbs.removeLast())
    for limb in limbs.reversed() {
      let part = String(limb)
      text += String(repeating: "0", count: 9 - part.count) + part
    }
    return text
  }
}
