/// The specifications that most fields have, without the general parser: `[0][width][d]` of an int
/// and `[0][width].precision f` of a float, padded on the left.
struct PlainFormat {
  private var isZeroPadded = false
  private var width = 0
  private var precision = -1
  private var isFixed = false

  /// Nil for other specifications.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var at = 0
    if at < text.count, text[at] == 48 {
      isZeroPadded = true
      at += 1
    }
    while at < text.count, text[at] &- 48 < 10 {
      width = width * 10 + Int(text[at] &- 48)
      at += 1
      if width > 100 { return nil }
    }
    if at < text.count, text[at] == UInt8(ascii: ".") {
      at += 1
      precision = 0
      guard at < text.count, text[at] &- 48 < 10 else { return nil }
      while at < text.count, text[at] &- 48 < 10 {
        precision = precision * 10 + Int(text[at] &- 48)
        at += 1
        if precision > 15 { return nil }
      }
    }
    if at < text.count, text[at] == UInt8(ascii: "f") {
      isFixed = true
      at += 1
    } else if at < text.count, text[at] == UInt8(ascii: "d") {
      guard precision < 0 else { return nil }
      at += 1
    }
    guard at == text.count, isFixed == (precision >= 0) else { return nil }
  }

  /// The text of an int or float; nil where the specification is not one for it.
  func string(_ value: Value, _ heap: Heap) -> Value? {
    if value.isInt && !isFixed {
      return lay(value.int.magnitude, decimals: 0, isNegative: value.int < 0, heap)
    }
    guard value.isFloat, isFixed, value.float.isFinite,
      let scaled = FloatDigits.scaled(value.float.magnitude, precision)
    else { return nil }
    return lay(
      scaled.magnitude, decimals: precision, isNegative: value.float.sign == .minus, heap)
  }

  /// `number / 10^decimals`
  private func lay(_ number: UInt, decimals: Int, isNegative: Bool, _ heap: Heap) -> Value {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 160) { buffer in
      var at = buffer.count
      var rest = number
      var written = 0
      repeat {
        if decimals > 0 && written == decimals {
          at &-= 1
          buffer[at] = UInt8(ascii: ".")
        }
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        at &-= 1
        buffer[at] = 48 &+ UInt8(truncatingIfNeeded: digit)
        rest = quotient
        written += 1
      } while rest != 0 || written <= decimals
      let padded = buffer.count - width
      if isZeroPadded {
        while at > padded + (isNegative ? 1 : 0) {
          at &-= 1
          buffer[at] = 48
        }
      }
      if isNegative {
        at &-= 1
        buffer[at] = UInt8(ascii: "-")
      }
      while at > padded {
        at &-= 1
        buffer[at] = 32
      }
      let count = buffer.count - at
      let cell = heap.makeString(byteCount: count, count: count)
      cell.pointee.bytes.update(from: buffer.baseAddress! + at, count: count)
      return Value(.string, cell)
    }
  }
}
