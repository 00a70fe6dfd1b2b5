/// The shortest decimal that reads back as one given float, nearest to it among equally short ones.
struct ShortestDecimal {
  enum Kind { case finite, infinite, nan }
  var kind = Kind.finite
  var isNegative = false
  /// The significant digits as a whole number, without trailing zeros; 0 for zero.
  var digits: UInt64 = 0
  /// Value = digits * 10^exponent.
  var exponent = 0

  init(_ x: Double) {
    isNegative = x.sign == .minus
    guard x.isFinite else {
      kind = x.isNaN ? .nan : .infinite
      return
    }
    parse(x.description)
  }

  init(_ x: Float) {
    isNegative = x.sign == .minus
    guard x.isFinite else {
      kind = x.isNaN ? .nan : .infinite
      return
    }
    parse(x.description)
  }

  private mutating func parse(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var fraction = 0
      var isFraction = false
      for i in bytes.indices {
        switch bytes[i] {
        case UInt8(ascii: "."): isFraction = true
        case UInt8(ascii: "-"): break
        case UInt8(ascii: "e"):
          exponent = Int(String(decoding: bytes[(i + 1)...], as: UTF8.self)) ?? 0
          finish(fraction)
          return
        default:
          digits = digits * 10 + UInt64(bytes[i] - UInt8(ascii: "0"))
          if isFraction { fraction += 1 }
        }
      }
      finish(fraction)
    }
  }

  private mutating func finish(_ fraction: Int) {
    exponent -= fraction
    if digits == 0 { exponent = 0 }
    while digits != 0 && digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
  }

  /// How many digits there are; 1 for zero.
  var digitCount: Int {
    var count = 1
    var rest = digits
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    return count
  }
}
