import BigInt

/// Arithmetic of very long ints, in pieces, so that they can be interrupted.
extension Interpreter {
  /// Bits of factors that the library multiplies as quickly.
  private static let shortFactor = 24 * UInt.bitWidth

  public func product(_ x: BigInt, _ y: BigInt) throws(Raised) -> BigInt {
    let (a, b) = (x.magnitude, y.magnitude)
    let isShort = a.bitWidth <= Interpreter.shortFactor || b.bitWidth <= Interpreter.shortFactor
    if isShort && max(a.bitWidth, b.bitWidth) < 1 << 24 { return x * y }
    let magnitude = try LongProduct.multiply(a, b, self)
    return BigInt(sign: x.sign == y.sign ? .plus : .minus, magnitude: magnitude)
  }

  /// Quotient, rounded down, and remainder. A long dividend is divided piece by piece, as by hand.
  public func floorDivMod(
    _ x: BigInt, _ y: BigInt
  ) throws(Raised) -> (quotient: BigInt, remainder: BigInt) {
    try checkCancelled()
    let words = y.magnitude.words.count
    // Some milliseconds' worth of steps.
    let piece = max(1, (1 << 21) / words)
    let dividend = Array(x.magnitude.words)
    if dividend.count <= words + piece { return BigInt.floorDivMod(x, y) }
    var quotient: [UInt] = []
    var remainder = BigUInt(0)
    var end = dividend.count
    while end > 0 {
      try checkCancelled()
      let start = max(0, end - piece)
      let width = end - start
      remainder = remainder.shifted(leftBy: width * UInt.bitWidth)
      remainder += BigUInt(words: dividend[start..<end])
      let (part, rest) = remainder.quotientAndRemainder(dividingBy: y.magnitude)
      remainder = rest
      let digits = part.words
      for i in stride(from: width - 1, through: 0, by: -1) { quotient.append(digits[i]) }
      end = start
    }
    let magnitude = BigUInt(words: quotient.reversed())
    if x.sign == y.sign {
      return (BigInt(magnitude), BigInt(sign: y.sign, magnitude: remainder))
    }
    if remainder.isZero { return (-BigInt(magnitude), 0) }
    return (
      -BigInt(magnitude) - 1, BigInt(sign: y.sign, magnitude: y.magnitude - remainder)
    )
  }

  /// `base ** exponent % modulus`; the base is less than the modulus, which is positive.
  func power(_ base: BigInt, _ exponent: BigUInt, _ modulus: BigInt) throws(Raised) -> BigInt {
    if modulus == 1 { return 0 }
    var result = BigInt(1)
    for i in stride(from: exponent.bitWidth - 1, through: 0, by: -1) {
      try checkCancelled()
      result = result * result % modulus
      if exponent[bitAt: i] { result = result * base % modulus }
    }
    return result
  }

  /// `base ** exponent`. Results beyond 2^28 bits are refused before anything is computed.
  func longPower(_ base: BigInt, _ exponent: Int) throws(Raised) -> BigInt {
    let (bits, overflow) = base.magnitude.bitWidth.multipliedReportingOverflow(by: exponent)
    guard !overflow, bits < 1 << 28 else { throw raise(types.memoryError, "") }
    var result = BigInt(1)
    var square = base
    var rest = exponent
    while true {
      if rest & 1 == 1 { result = try product(result, square) }
      rest >>= 1
      if rest == 0 { return result }
      square = try product(square, square)
    }
  }
}

extension BigUInt {
  /// `self << count`, whose time in the library grows with the square of the count.
  func shifted(leftBy count: Int) -> BigUInt {
    let (words, bits) = (Array(words), count % UInt.bitWidth)
    var result = [UInt](repeating: 0, count: count / UInt.bitWidth)
    result.reserveCapacity(result.count + words.count + 1)
    if bits == 0 { return BigUInt(words: result + words) }
    var carry: UInt = 0
    for word in words {
      result.append(word << UInt(bits) | carry)
      carry = word >> UInt(UInt.bitWidth - bits)
    }
    result.append(carry)
    return BigUInt(words: result)
  }
}
