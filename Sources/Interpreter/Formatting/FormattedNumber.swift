/// The parts of a formatted number, laid out with grouping and padding.
struct FormattedNumber {
  var isNegative = false
  /// `0x` and the like.
  var prefix: [UInt8] = []
  /// Integer digits, then everything from the point or exponent on.
  var digits: ArraySlice<UInt8>
  var rest: ArraySlice<UInt8> = []
  /// A character that is not a digit, for type `c`.
  var character: Unicode.Scalar?

  /// Splits text such as `1234.5e+10` (without a sign) behind its integer digits.
  init(_ text: [UInt8]) {
    let end = text.firstIndex { $0 < 48 || $0 > 57 } ?? text.count
    digits = text[..<end]
    rest = text[end...]
  }

  func append(_ spec: FormatSpec, to buffer: inout TextBuffer) {
    let sign: UInt8 =
      isNegative
      ? UInt8(ascii: "-")
      : spec.sign == UInt8(ascii: "+") || spec.sign == 32 ? spec.sign : 0
    let fixed = (sign == 0 ? 0 : 1) + prefix.count + rest.count + (character == nil ? 0 : 1)
    let isZeroPadded = spec.fill == "0" && spec.align == UInt8(ascii: "=")
    let grouped = grouping(spec, isZeroPadded ? spec.width - fixed : 0)
    let padding = max(spec.width - fixed - grouped.count, 0)
    var left = 0
    var inner = 0
    switch spec.align {
    case UInt8(ascii: "<"): break
    case UInt8(ascii: "^"): left = padding / 2
    case UInt8(ascii: "="): inner = padding
    default: left = padding
    }
    buffer.append(scalar: spec.fill, times: left)
    if sign != 0 { buffer.append(sign) }
    buffer.append(prefix)
    buffer.append(scalar: spec.fill, times: inner)
    if let character { buffer.append(scalar: character) }
    buffer.append(grouped)
    buffer.append(Array(rest))
    buffer.append(scalar: spec.fill, times: padding - left - inner)
  }

  /// The integer digits with separators, filled up with zeros to `width`.
  private func grouping(_ spec: FormatSpec, _ width: Int) -> [UInt8] {
    if digits.isEmpty { return [] }
    if spec.grouping == 0 {
      return Array(repeating: 48, count: max(width - digits.count, 0)) + digits
    }
    var reversed: [UInt8] = []
    var remaining = digits.count
    var width = width
    while true {
      let length = min(spec.groupSize, max(remaining, width, 1))
      for i in 0..<length {
        reversed.append(i < remaining ? digits[digits.startIndex + remaining - 1 - i] : 48)
      }
      remaining -= min(remaining, length)
      width -= length
      if remaining <= 0 && width <= 0 { break }
      reversed.append(spec.grouping)
      width -= 1
    }
    reversed.reverse()
    return reversed
  }
}
