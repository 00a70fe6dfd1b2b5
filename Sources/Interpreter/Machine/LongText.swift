import BigInt

/// Text of very long ints and back, in pieces, so that it can be interrupted.
extension Interpreter {
  /// Decimal digits that the library converts in one go: a millisecond.
  private static let digitsAtOnce = 4096

  /// The digits of an integral value's magnitude.
  ///
  /// - Throws: ValueError beyond `sys.get_int_max_str_digits()` decimal digits.
  func appendMagnitude(
    _ value: Value, base: Int, uppercase: Bool = false, to buffer: inout TextBuffer
  ) throws(Raised) {
    guard value.is(.bigInt) else {
      return IntegerText.appendMagnitude(value, base: base, uppercase: uppercase, to: &buffer)
    }
    let magnitude = value.bigInt.magnitude
    if base == 10 {
      try checkDigitLimit(value)
      var powers = [BigUInt(10).power(Interpreter.digitsAtOnce)]
      while powers.last!.bitWidth * 2 <= magnitude.bitWidth {
        powers.append(try product(BigInt(powers.last!), BigInt(powers.last!)).magnitude)
      }
      try appendDecimal(magnitude, powers[...], width: 0, to: &buffer)
    } else {
      try appendBinary(magnitude, bitsPerDigit: base.trailingZeroBitCount, uppercase, to: &buffer)
    }
  }

  /// Halves the digits by the greatest of the powers `10^(digitsAtOnce * 2^i)` until few are left.
  ///
  /// - Parameter width: how many digits to write, with zeros in front; 0 for as many as there are.
  private func appendDecimal(
    _ number: BigUInt, _ powers: ArraySlice<BigUInt>, width: Int, to buffer: inout TextBuffer
  ) throws(Raised) {
    try checkCancelled()
    guard let power = powers.last else {
      let text = String(number, radix: 10)
      buffer.append(48, times: width - text.utf8.count)
      return buffer.append(text: text)
    }
    let rest = powers.dropLast()
    if width == 0 && number < power {
      return try appendDecimal(number, rest, width: 0, to: &buffer)
    }
    let (high, low) = try floorDivMod(BigInt(number), BigInt(power))
    let half = Interpreter.digitsAtOnce << rest.count
    try appendDecimal(high.magnitude, rest, width: width == 0 ? 0 : half, to: &buffer)
    try appendDecimal(low.magnitude, rest, width: half, to: &buffer)
  }

  private func appendBinary(
    _ number: BigUInt, bitsPerDigit: Int, _ uppercase: Bool, to buffer: inout TextBuffer
  ) throws(Raised) {
    let words = Array(number.words)
    let letters: UInt8 = uppercase ? 55 : 87
    let mask = UInt(1) << UInt(bitsPerDigit) - 1
    let count = (number.bitWidth + bitsPerDigit - 1) / bitsPerDigit
    for place in stride(from: count - 1, through: 0, by: -1) {
      if place & 0xFFFFF == 0 { try checkCancelled() }
      let bit = place * bitsPerDigit
      let (word, shift) = (bit / UInt.bitWidth, UInt(bit % UInt.bitWidth))
      var digit = words[word] >> shift
      let missing = Int(shift) + bitsPerDigit - UInt.bitWidth
      if missing > 0, word + 1 < words.count {
        digit |= words[word + 1] << UInt(bitsPerDigit - missing)
      }
      let low = UInt8(truncatingIfNeeded: digit & mask)
      buffer.append(low < 10 ? 48 + low : letters + low)
    }
  }

  // MARK: Reading

  /// The number of many digits of a base.
  ///
  /// - Throws: ValueError beyond `sys.get_int_max_str_digits()` digits, unless the base is a power of
  ///   two.
  func longInteger(_ digits: [UInt8], base: Int, isNegative: Bool) throws(Raised) -> Value {
    let magnitude: BigUInt
    if base & (base - 1) == 0 {
      magnitude = try binaryMagnitude(digits, bitsPerDigit: base.trailingZeroBitCount)
    } else {
      if maximumDigits > 0 && digits.count > maximumDigits {
        throw valueError(
          "Exceeds the limit (\(maximumDigits) digits) for integer string conversion: value has "
            + "\(digits.count) digits; use sys.set_int_max_str_digits() to increase the limit")
      }
      var powers: [Int: BigUInt] = [:]
      magnitude = try longMagnitude(digits[...], UInt(base), &powers)
    }
    return integer(BigInt(sign: isNegative ? .minus : .plus, magnitude: magnitude))
  }

  private func longMagnitude(
    _ digits: ArraySlice<UInt8>, _ base: UInt, _ powers: inout [Int: BigUInt]
  ) throws(Raised) -> BigUInt {
    if digits.count <= 512 {
      var result = BigUInt(0)
      for byte in digits {
        result.multiply(byWord: base)
        result += BigUInt(UInt(IntegerText.digit(byte)))
      }
      return result
    }
    try checkCancelled()
    // Lengths of low halves are 512 * 2^i, so that few different powers are needed.
    var low = 512
    while low * 2 < digits.count { low *= 2 }
    let high = try longMagnitude(digits.dropLast(low), base, &powers)
    let rest = try longMagnitude(digits.suffix(low), base, &powers)
    if powers[low] == nil {
      powers[low] =
        try powers[low / 2].map { half throws(Raised) in
          try product(BigInt(half), BigInt(half)).magnitude
        } ?? BigUInt(base).power(low)
    }
    return try product(BigInt(high), BigInt(powers[low]!)).magnitude + rest
  }

  private func binaryMagnitude(
    _ digits: [UInt8], bitsPerDigit: Int
  ) throws(Raised) -> BigUInt {
    var words = [UInt](repeating: 0, count: digits.count * bitsPerDigit / UInt.bitWidth + 1)
    for (place, byte) in digits.reversed().enumerated() {
      if place & 0xFFFFF == 0 { try checkCancelled() }
      let bit = place * bitsPerDigit
      let (word, shift) = (bit / UInt.bitWidth, bit % UInt.bitWidth)
      let digit = UInt(IntegerText.digit(byte))
      words[word] |= digit << UInt(shift)
      if shift + bitsPerDigit > UInt.bitWidth {
        words[word + 1] |= digit >> UInt(UInt.bitWidth - shift)
      }
    }
    return BigUInt(words: words)
  }

  // MARK: The limit

  /// Raises ValueError for more decimal digits than the limit, 4300 as CPython's unless the script
  /// sets it.
  func checkDigitLimit(_ value: Value) throws(Raised) {
    guard maximumDigits > 0, value.is(.bigInt) else { return }
    let bits = Double(value.bigInt.magnitude.bitWidth)
    // Only look closely at numbers about as long as the limit.
    if bits * 0.30103 < Double(maximumDigits) - 1 { return }
    if bits * 0.30102 > Double(maximumDigits) + 2
      || value.bigInt.magnitude >= BigUInt(10).power(maximumDigits)
    {
      throw valueError(
        "Exceeds the limit (\(maximumDigits) digits) for integer string conversion; "
          + "use sys.set_int_max_str_digits() to increase the limit")
    }
  }
}
