/// The shortest decimal digits of a finite `Float` that read back the same.
struct FloatDigits {
  let isNegative: Bool
  /// ASCII digits without leading or trailing zeros; a single 0 for zero.
  let digits: [UInt8]
  /// Place of the decimal point after the first digit: value = d.ddd × 10^exponent.
  let exponent: Int

  init(_ value: Float) {
    var negative = false
    var digits: [UInt8] = []
    var pointAt: Int?
    var exponent = 0
    var text = value.description
    text.withUTF8 { bytes in
      var i = 0
      while i < bytes.count {
        let byte = bytes[i]
        if byte == UInt8(ascii: "-") {
          negative = true
        } else if byte == UInt8(ascii: ".") {
          pointAt = digits.count
        } else if byte == UInt8(ascii: "e") {
          exponent = Int(String(decoding: bytes[(i + 1)...], as: UTF8.self))!
          break
        } else {
          digits.append(byte)
        }
        i += 1
      }
    }
    var point = pointAt ?? digits.count
    let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(leading)
    point -= leading
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    isNegative = negative
    if digits.isEmpty {
      self.digits = [UInt8(ascii: "0")]
      self.exponent = 0
    } else {
      self.digits = digits
      self.exponent = exponent + point - 1
    }
  }

  /// Without exponent, with at least one digit after the point.
  var positional: String {
    var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    if exponent < 0 {
      text += [UInt8(ascii: "0"), UInt8(ascii: ".")]
      text += [UInt8](repeating: UInt8(ascii: "0"), count: -exponent - 1)
      text += digits
    } else {
      for place in 0...max(exponent, digits.count - 1) {
        if place == exponent + 1 { text.append(UInt8(ascii: ".")) }
        text.append(place < digits.count ? digits[place] : UInt8(ascii: "0"))
      }
      if digits.count <= exponent + 1 { text += [UInt8(ascii: "."), UInt8(ascii: "0")] }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// `1.5e-07`, two digits of exponent at least.
  var scientific: String {
    var text: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    text.append(digits[0])
    if digits.count > 1 {
      text.append(UInt8(ascii: "."))
      text += digits.dropFirst()
    }
    let magnitude = String(abs(exponent))
    let sign = exponent < 0 ? "-" : "+"
    return String(decoding: text, as: UTF8.self) + "e" + sign
      + (magnitude.count < 2 ? "0" : "") + magnitude
  }
}
