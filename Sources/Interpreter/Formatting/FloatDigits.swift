import Glibc

/// The decimal digits of a finite double and where the point goes: `0.d₁d₂d₃… × 10^point`.
struct FloatDigits {
  /// ASCII, without leading zeros (except for zero itself: `0`) and without trailing ones.
  var digits: [UInt8]
  var point: Int

  /// The shortest digits that read back as the same double.
  init(shortest value: Double) {
    digits = []
    point = 0
    var text = value.magnitude.description
    text.withUTF8 { read($0) }
  }

  /// Rounded to `count` significant digits, halves to even of the exact binary value.
  init(_ value: Double, significant count: Int) {
    digits = []
    point = 0
    FloatDigits.withFormatted("%.*e", max(count, 1) - 1, value.magnitude) { read($0) }
  }

  /// Rounded to `decimals` digits after the point, halves to even of the exact binary value.
  init(_ value: Double, decimals: Int) {
    digits = []
    point = 0
    if decimals <= 19, let scaled = FloatDigits.scaled(value.magnitude, decimals) {
      var buffer = TextBuffer()
      buffer.append(text: String(scaled))
      digits = buffer.bytes
      point = scaled == 0 ? 1 : digits.count - decimals
      trim()
    } else {
      FloatDigits.withFormatted("%.*f", decimals, value.magnitude) { read($0) }
    }
  }

  /// `value × 10^decimals` rounded half to even, when it is below 2^63; `value` is not negative.
  ///
  /// The product of the 53-bit significand and 10^decimals fits 128 bits, so a shift is exact.
  static func scaled(_ value: Double, _ decimals: Int) -> Int? {
    if value == 0 { return 0 }
    if !value.isNormal || value >= 9e18 { return nil }
    let significand = value.significandBitPattern | 1 << 52
    let exponent = Int(value.exponent) - 52
    let product = UInt128(significand) * UInt128(powersOfTen[decimals])
    if exponent >= 0 {
      let bits = 128 - product.leadingZeroBitCount
      return bits + exponent > 63 ? nil : Int(product << UInt128(exponent))
    }
    let shift = -exponent
    if shift > 120 { return product >> 119 == 0 || shift > 127 ? 0 : nil }
    let quotient = product >> UInt128(shift)
    if quotient >> 63 != 0 { return nil }
    let rest = product & (UInt128(1) << UInt128(shift) - 1)
    let half = UInt128(1) << UInt128(shift - 1)
    let roundsUp = rest > half || rest == half && quotient & 1 == 1
    return Int(quotient) + (roundsUp ? 1 : 0)
  }

  private static let powersOfTen: [UInt64] = {
    var powers: [UInt64] = [1]
    for _ in 0..<19 { powers.append(powers.last! * 10) }
    return powers
  }()

  /// C's exact conversion.
  private static func withFormatted(
    _ format: String, _ precision: Int, _ value: Double,
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let capacity = 340 + precision
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
      let count = withVaList([Int32(clamping: precision), value]) {
        vsnprintf(buffer.baseAddress, capacity, format, $0)
      }
      buffer.baseAddress!.withMemoryRebound(to: UInt8.self, capacity: capacity) {
        body(UnsafeBufferPointer(start: $0, count: Int(count)))
      }
    }
  }

  /// Reads `123.45` or `1.2345e+10`.
  private mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    var exponent = 0
    var seenPoint = false
    var i = 0
    while i < text.count {
      let byte = text[i]
      if byte == UInt8(ascii: ".") {
        seenPoint = true
      } else if byte == UInt8(ascii: "e") {
        var negative = false
        for digit in text[(i + 1)...] {
          if digit == UInt8(ascii: "-") { negative = true }
          if digit >= 48 { exponent = exponent * 10 + Int(digit - 48) }
        }
        if negative { exponent = -exponent }
        break
      } else if byte == 48 && digits.isEmpty {
        if seenPoint { point -= 1 }
      } else {
        digits.append(byte)
        if !seenPoint { point += 1 }
      }
      i += 1
    }
    if digits.isEmpty {
      digits = [48]
      point = 1
      return
    }
    point += exponent
    trim()
  }

  private mutating func trim() {
    while digits.count > 1 && digits.last == 48 { digits.removeLast() }
  }
}
