import BigInt

/// Products and powers of very long ints, in pieces, so that they can be interrupted.
extension Interpreter {
  /// Words of the longest factor that the library multiplies in one go: some milliseconds.
  private static let longestFactor = 1024

  public func product(_ x: BigInt, _ y: BigInt) throws(Raised) -> BigInt {
    let longest = Interpreter.longestFactor * UInt.bitWidth
    if x.magnitude.bitWidth <= longest || y.magnitude.bitWidth <= longest,
      x.magnitude.bitWidth / longest * (y.magnitude.bitWidth / UInt.bitWidth + 1) < 1 << 16,
      y.magnitude.bitWidth / longest * (x.magnitude.bitWidth / UInt.bitWidth + 1) < 1 << 16
    {
      return x * y
    }
    let magnitude = try longProduct(x.magnitude, y.magnitude)
    return BigInt(sign: x.sign == y.sign ? .plus : .minus, magnitude: magnitude)
  }

  /// Karatsuba's method, down to factors that the library multiplies quickly.
  private func longProduct(_ x: BigUInt, _ y: BigUInt) throws(Raised) -> BigUInt {
    try checkCancelled()
    let (long, short) = x.bitWidth >= y.bitWidth ? (x, y) : (y, x)
    if short.isZero { return 0 }
    if long.bitWidth <= Interpreter.longestFactor * UInt.bitWidth { return long * short }
    let half = (long.bitWidth / 2 + UInt.bitWidth - 1) / UInt.bitWidth * UInt.bitWidth
    let (longHigh, longLow) = split(long, half)
    if short.bitWidth <= half {
      let high = try longProduct(longHigh, short)
      return (high << half) + (try longProduct(longLow, short))
    }
    let (shortHigh, shortLow) = split(short, half)
    let high = try longProduct(longHigh, shortHigh)
    let low = try longProduct(longLow, shortLow)
    let middle = try longProduct(longHigh + longLow, shortHigh + shortLow) - high - low
    return (high << (2 * half)) + (middle << half) + low
  }

  private func split(_ x: BigUInt, _ bits: Int) -> (high: BigUInt, low: BigUInt) {
    let high = x >> bits
    return (high, x - (high << bits))
  }

  /// Quotient, rounded down, and remainder. A long dividend is divided piece by piece, as by hand.
  func floorDivMod(
    _ x: BigInt, _ y: BigInt
  ) throws(Raised) -> (quotient: BigInt, remainder: BigInt) {
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
      remainder <<= width * UInt.bitWidth
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
