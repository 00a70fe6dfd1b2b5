import Glibc

/// CPython's hashes of numbers and tuples (the ones that scripts can see).
enum Hashing {
  static let modulus: UInt64 = (1 << 61) - 1

  @inline(__always) static func int(_ value: Int) -> Int {
    if value >= 0 && UInt64(value) < modulus { return value }
    let magnitude = UInt64(value.magnitude) % modulus
    let result = value < 0 ? -Int(magnitude) : Int(magnitude)
    return result == -1 ? -2 : result
  }

  static func float(_ value: Double) -> Int {
    if value.isInfinite { return value > 0 ? 314159 : -314159 }
    if value.isNaN { return 0 }
    // Swift's frexp gives the magnitude's parts.
    var (mantissa, exponent) = frexp(value.magnitude)
    let negative = value < 0
    var x: UInt64 = 0
    while mantissa != 0 {
      x = ((x << 28) & modulus) | x >> 33
      mantissa *= 268_435_456.0
      exponent -= 28
      let digit = UInt64(mantissa)
      mantissa -= Double(digit)
      x += digit
      if x >= modulus { x -= modulus }
    }
    let shift = exponent >= 0 ? exponent % 61 : 60 - ((-1 - exponent) % 61)
    x = ((x << UInt64(shift)) & modulus) | x >> UInt64(61 - shift)
    let result = negative ? -Int(x) : Int(x)
    return result == -1 ? -2 : result
  }

  /// xxHash-based combination of item hashes, as CPython 3.8 and later.
  struct TupleHasher {
    private var accumulator: UInt64 = 2_870_177_450_012_600_261

    mutating func combine(_ hash: Int) {
      accumulator = accumulator &+ UInt64(bitPattern: Int64(hash)) &* 14_029_467_366_897_019_727
      accumulator = accumulator << 31 | accumulator >> 33
      accumulator = accumulator &* 11_400_714_785_074_694_791
    }

    func finish(count: Int) -> Int {
      let result =
        accumulator &+ (UInt64(count) ^ (2_870_177_450_012_600_261 ^ 3_527_539))
      return result == UInt64.max ? 1_546_275_796 : Int(Int64(bitPattern: result))
    }
  }
}
