import BigInt

/// Digits of integers, in either direction.
enum IntegerText {
  /// The magnitude's digits in a base, of values that are not very long.
  static func appendMagnitude(
    _ value: Value, base: Int, uppercase: Bool = false, to buffer: inout TextBuffer
  ) {
    if base == 10 {
      let magnitude = value.int.magnitude
      if magnitude <= UInt(Int.max) {
        buffer.append(integer: Int(magnitude))
      } else {
        buffer.append(text: String(magnitude))
      }
    } else {
      buffer.append(text: String(value.int.magnitude, radix: base, uppercase: uppercase))
    }
  }

  /// Value of a digit in bases up to 36; 255 for anything else.
  @inline(__always) static func digit(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 48...57: byte - 48
    case 97...122: byte - 87
    case 65...90: byte - 55
    default: 255
    }
  }
}

extension Value {
  /// For any integral value.
  var isNegativeInteger: Bool { self.is(.bigInt) ? bigInt.sign == .minus : int < 0 }
}

extension Interpreter {
  /// `str(value)` of an integral value, sign included.
  func appendInteger(_ value: Value, to buffer: inout TextBuffer) throws(Raised) {
    if value.isInt || value.isBool {
      if value.int != .min {
        buffer.append(integer: value.int)
        return
      }
    }
    if value.isNegativeInteger { buffer.append(UInt8(ascii: "-")) }
    try appendMagnitude(value, base: 10, to: &buffer)
  }

  /// `str(int)` without a detour through Swift strings.
  func intText(_ value: Int) -> Value {
    if value >= 0 && value < 10 { return asciiCharacter(48 &+ UInt8(truncatingIfNeeded: value)) }
    var magnitude = value.magnitude
    var count = value < 0 ? 2 : 1
    var rest = magnitude
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    let cell = heap.makeString(byteCount: count, count: count)
    let bytes = cell.pointee.bytes
    var at = count
    repeat {
      let (quotient, digit) = magnitude.quotientAndRemainder(dividingBy: 10)
      at &-= 1
      bytes[at] = 48 &+ UInt8(truncatingIfNeeded: digit)
      magnitude = quotient
    } while magnitude != 0
    if value < 0 { bytes[0] = UInt8(ascii: "-") }
    return Value(.string, cell)
  }
}
