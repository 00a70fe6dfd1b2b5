import Glibc

/// Number parsing of pandas' C parser.
///
/// Source: pandas 3.0 `tokenizer.c` (`precise_xstrtod`, `str_to_int64`).
struct CSVNumbers {
  let decimal: UInt8
  /// 0 where there is none, which no field contains.
  let thousands: UInt8
  let roundTrip: Bool
  private let powersOfTen = PowersOfTen.all.base

  init(decimal: UInt8, thousands: UInt8, roundTrip: Bool) {
    self.decimal = decimal
    self.thousands = thousands
    self.roundTrip = roundTrip
  }

  enum IntegerResult { case value, notInteger, tooLarge }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }

  /// Reads an integer; the whole field must be one.
  @inline(__always)
  func integer(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ out: inout Int64
  ) -> IntegerResult {
    var p = start
    while p < end, Self.isSpace(p.pointee) { p += 1 }
    var negative = false
    if p < end, p.pointee == UInt8(ascii: "-") || p.pointee == UInt8(ascii: "+") {
      negative = p.pointee == UInt8(ascii: "-")
      p += 1
    }
    guard p < end, p.pointee &- 48 < 10 else { return .notInteger }
    var magnitude: UInt64 = 0
    var overflow = false
    while p < end {
      let digit = p.pointee &- 48
      if digit < 10 {
        let (product, first) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, second) = product.addingReportingOverflow(UInt64(digit))
        magnitude = sum
        overflow = overflow || first || second
      } else if thousands == 0 || p.pointee != thousands {
        break
      }
      p += 1
    }
    while p < end, Self.isSpace(p.pointee) { p += 1 }
    guard p == end else { return .notInteger }
    if overflow || magnitude > (negative ? 1 << 63 : UInt64(Int64.max)) { return .tooLarge }
    out = negative ? Int64(truncatingIfNeeded: 0 &- magnitude) : Int64(magnitude)
    return .value
  }

  /// Reads a float; false unless the whole field is one. `inf` and `nan` are not.
  @inline(__always)
  func float(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ out: inout Double
  ) -> Bool {
    if roundTrip { return exactFloat(start, end, &out) }
    return plainFloat(start, end, &out) || longFloat(start, end, &out)
      || quickFloat(start, end, &out)
  }

  /// A float of at most fifteen digits without blanks and exponent, eight digits at a time.
  ///
  /// Eight bytes after `end` must be readable. False also for floats that are written otherwise.
  @inline(__always)
  private func plainFloat(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ out: inout Double
  ) -> Bool {
    if thousands != 0 { return false }
    var p = start
    let isNegative = p.pointee == UInt8(ascii: "-")
    if isNegative { p += 1 }
    let whole = Self.digitRun(p)
    if whole.count == 8 { return false }
    p += whole.count
    var mantissa = whole.value
    var decimals = 0
    if p < end, p.pointee == decimal {
      p += 1
      let first = Self.digitRun(p)
      p += first.count
      mantissa = mantissa &* Self.scale(first.count) &+ first.value
      decimals = first.count
      if decimals == 8 {
        let second = Self.digitRun(p)
        p += second.count
        mantissa = mantissa &* Self.scale(second.count) &+ second.value
        decimals += second.count
      }
    }
    let digits = whole.count + decimals
    guard p == end, digits > 0, digits <= 15 else { return false }
    let number = Double(mantissa)
    let scaled = decimals == 0 ? number : number / powersOfTen[decimals]
    out = isNegative ? -scaled : scaled
    return true
  }

  /// A float of more than fifteen digits, less than eight of them before the point, without blanks
  /// and exponent. The sixteenth and seventeenth are added in floating point, later ones dropped.
  ///
  /// False also for floats that are written otherwise.
  @inline(__always)
  private func longFloat(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ out: inout Double
  ) -> Bool {
    if thousands != 0 { return false }
    let isNegative = start.pointee == UInt8(ascii: "-")
    let p = isNegative ? start + 1 : start
    let whole = Self.digitRun(p)
    let point = p + whole.count
    guard whole.count < 8, point + 9 < end, point.pointee == decimal else { return false }
    let first = Self.digitRun(point + 1)
    let second = Self.digitRun(point + 9)
    let digits = whole.count + 8 + second.count
    guard first.count == 8, digits > 15 else { return false }
    var last = point + 9 + second.count
    while last < end, last.pointee &- 48 < 10 { last += 1 }
    guard last == end else { return false }
    let kept = 7 - whole.count
    let next = point + 9 + kept
    let mantissa =
      (whole.value &* 100_000_000 &+ first.value) &* Self.scale(kept)
      &+ Self.digits(Self.digitWord(point + 9), kept)
    var number = Double(mantissa) * 10 + Double(next.pointee &- 48)
    if next + 1 < end { number = number * 10 + Double(next[1] &- 48) }
    let decimals = next + 1 < end ? 10 + kept : 9 + kept
    let scaled = number / powersOfTen[decimals]
    out = isNegative ? -scaled : scaled
    return true
  }

  @inline(__always)
  private static func digitWord(_ p: UnsafePointer<UInt8>) -> UInt64 {
    UnsafeRawPointer(p).loadUnaligned(as: UInt64.self) ^ 0x3030_3030_3030_3030
  }

  /// The value of the first `count` digits of a word, at most eight.
  @inline(__always)
  private static func digits(_ word: UInt64, _ count: Int) -> UInt64 {
    if count == 0 { return 0 }
    var value = word &<< UInt64(64 - 8 * count)
    value = (value &* 2561) >> 8 & 0x00FF_00FF_00FF_00FF
    value = (value &* 6_553_601) >> 16 & 0x0000_FFFF_0000_FFFF
    return (value &* 42_949_672_960_001) >> 32
  }

  /// Up to eight digits from `p` on: how many, and their value.
  @inline(__always)
  private static func digitRun(_ p: UnsafePointer<UInt8>) -> (count: Int, value: UInt64) {
    let digits = digitWord(p)
    // The high bit of each byte that is no digit; the lowest one is right.
    let others = ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080
    let count = others == 0 ? 8 : others.trailingZeroBitCount >> 3
    return (count, Self.digits(digits, count))
  }

  /// 10 to the power of 0 … 8.
  @inline(__always)
  private static func scale(_ count: Int) -> UInt64 {
    var scale: UInt64 = count & 1 == 0 ? 1 : 10
    if count & 2 != 0 { scale *= 100 }
    if count & 4 != 0 { scale *= 10_000 }
    return count & 8 == 0 ? scale : 100_000_000
  }

  @inline(__always)
  private func quickFloat(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ out: inout Double
  ) -> Bool {
    var p = start
    while p < end, Self.isSpace(p.pointee) { p += 1 }
    var negative = false
    if p < end, p.pointee == UInt8(ascii: "-") || p.pointee == UInt8(ascii: "+") {
      negative = p.pointee == UInt8(ascii: "-")
      p += 1
    }
    // Fifteen digits are exact as an integer; the sixteenth and seventeenth are added in
    // floating point, as the original adds all of them.
    var mantissa: UInt64 = 0
    var number = 0.0
    var digits = 0
    var exponent = 0
    while p < end {
      let digit = p.pointee &- 48
      if digit < 10 {
        if digits < 15 {
          mantissa = mantissa &* 10 &+ UInt64(digit)
          digits += 1
        } else if digits < 17 {
          if digits == 15 { number = Double(mantissa) }
          number = number * 10 + Double(digit)
          digits += 1
        } else {
          exponent += 1
        }
        p += 1
        if thousands != 0, p < end, p.pointee == thousands { p += 1 }
      } else {
        break
      }
    }
    if p < end, p.pointee == decimal {
      p += 1
      while p < end {
        let digit = p.pointee &- 48
        if digit >= 10 { break }
        if digits < 15 {
          mantissa = mantissa &* 10 &+ UInt64(digit)
          digits += 1
          exponent -= 1
        } else if digits < 17 {
          if digits == 15 { number = Double(mantissa) }
          number = number * 10 + Double(digit)
          digits += 1
          exponent -= 1
        }
        p += 1
      }
    }
    if digits == 0 { return false }
    if digits <= 15 { number = Double(mantissa) }
    if negative { number = -number }
    if p < end, p.pointee | 32 == UInt8(ascii: "e") {
      guard Self.exponent(&p, end, &exponent) else { return false }
    }
    out = scaled(number, exponent)
    while p < end, Self.isSpace(p.pointee) { p += 1 }
    return p == end
  }

  /// Reads what follows an `e`, adding it to `exponent`; false without digits.
  private static func exponent(
    _ p: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ exponent: inout Int
  ) -> Bool {
    p += 1
    while p < end, isSpace(p.pointee) { p += 1 }
    var negative = false
    if p < end, p.pointee == UInt8(ascii: "-") || p.pointee == UInt8(ascii: "+") {
      negative = p.pointee == UInt8(ascii: "-")
      p += 1
    }
    guard p < end, p.pointee &- 48 < 10 else { return false }
    var value = 0
    while p < end, p.pointee &- 48 < 10 {
      value = min(value * 10 + Int(p.pointee &- 48), 1 << 40)
      p += 1
    }
    exponent += negative ? -value : value
    return true
  }

  @inline(__always)
  private func scaled(_ number: Double, _ exponent: Int) -> Double {
    if exponent == 0 { return number }
    if exponent < 0, exponent >= -308 { return number / powersOfTen[-exponent] }
    if exponent > 308 {
      return number == 0 ? 0 : (number < 0 ? -Double.infinity : Double.infinity)
    }
    if exponent > 0 { return number * powersOfTen[exponent] }
    if exponent < -616 { return 0 }
    return number / powersOfTen[-308 - exponent] / powersOfTen[308]
  }

  /// Correctly rounded, by the C library.
  private func exactFloat(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ out: inout Double
  ) -> Bool {
    var p = start
    while p < end, Self.isSpace(p.pointee) { p += 1 }
    var last = end
    while last > p, Self.isSpace(last[-1]) { last -= 1 }
    var text: [CChar] = []
    text.reserveCapacity(last - p + 1)
    var hasDigits = false
    for at in 0..<(last - p) {
      let byte = p[at]
      if thousands != 0, byte == thousands { continue }
      if byte == decimal {
        text.append(CChar(bitPattern: UInt8(ascii: ".")))
        continue
      }
      let isDigit = byte &- 48 < 10
      hasDigits = hasDigits || isDigit
      let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      guard isDigit || isSign || byte | 32 == UInt8(ascii: "e") else { return false }
      text.append(CChar(bitPattern: byte))
    }
    text.append(0)
    guard hasDigits else { return false }
    return text.withUnsafeBufferPointer { text in
      var rest: UnsafeMutablePointer<CChar>?
      out = strtod(text.baseAddress!, &rest)
      return rest.map { UnsafePointer($0) } == text.baseAddress! + (text.count - 1)
    }
  }

  /// `inf`, `infinity` with an optional sign, in any case.
  static func infinity(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ out: inout Double
  ) -> Bool {
    var p = start
    guard p < end else { return false }
    let negative = p.pointee == UInt8(ascii: "-")
    if negative || p.pointee == UInt8(ascii: "+") { p += 1 }
    let count = end - p
    guard count == 3 || count == 8 else { return false }
    let word: StaticString = "infinity"
    for i in 0..<count where p[i] | 32 != word.utf8Start[i] { return false }
    out = negative ? -Double.infinity : Double.infinity
    return true
  }
}
