/// Python's `repr` of a float: the shortest digits that read back equal.
public func pythonRepr(_ x: Double) -> String {
  String(unsafeUninitializedCapacity: 32) { layOut(ShortestDecimal(x), into: $0) }
}

/// The shortest digits that read back equal as a `Float`, laid out as `pythonRepr(Double)`.
public func pythonRepr(_ x: Float) -> String {
  String(unsafeUninitializedCapacity: 32) { layOut(ShortestDecimal(x), into: $0) }
}

/// Writes what `pythonRepr` gives, at most 26 ASCII bytes, and returns how many.
public func writeShortest(_ x: Double, to out: UnsafeMutablePointer<UInt8>) -> Int {
  layOut(ShortestDecimal(x), into: UnsafeMutableBufferPointer(start: out, count: 32))
}

/// Appends what `pythonRepr` gives, in ASCII.
public func appendShortest(_ x: Double, to bytes: inout [UInt8]) {
  append(ShortestDecimal(x), to: &bytes)
}

/// Appends what `pythonRepr` gives, in ASCII.
public func appendShortest(_ x: Float, to bytes: inout [UInt8]) {
  append(ShortestDecimal(x), to: &bytes)
}

private func append(_ decimal: ShortestDecimal, to bytes: inout [UInt8]) {
  withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
    let count = layOut(decimal, into: buffer)
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<count]))
  }
}

/// Writes at most 26 bytes and returns how many: positional from 1e-4 to below 1e16, else with an
/// exponent of at least two digits.
private func layOut(_ decimal: ShortestDecimal, into out: UnsafeMutableBufferPointer<UInt8>) -> Int
{
  var writer = ByteWriter(out: out.baseAddress!)
  if decimal.kind == .nan {
    writer.put("nan")
    return writer.count
  }
  if decimal.isNegative { writer.put(UInt8(ascii: "-")) }
  if decimal.kind == .infinite {
    writer.put("inf")
    return writer.count
  }
  let digitCount = decimal.digitCount
  let point = digitCount + decimal.exponent
  if decimal.digits == 0 {
    writer.put("0.0")
  } else if point > 16 || point < -3 {
    writer.put(digits: decimal.digits, count: digitCount, pointAfter: 1)
    writer.put(exponent: point - 1)
  } else if point <= 0 {
    writer.put("0.")
    writer.put(zeros: -point)
    writer.put(digits: decimal.digits, count: digitCount, pointAfter: digitCount)
  } else if decimal.exponent >= 0 {
    writer.put(digits: decimal.digits, count: digitCount, pointAfter: digitCount)
    writer.put(zeros: decimal.exponent)
    writer.put(".0")
  } else {
    writer.put(digits: decimal.digits, count: digitCount, pointAfter: point)
  }
  return writer.count
}

/// A cursor over memory that is known to be large enough.
struct ByteWriter {
  let out: UnsafeMutablePointer<UInt8>
  private(set) var count = 0

  init(out: UnsafeMutablePointer<UInt8>) { self.out = out }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    out[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func put(_ text: StaticString) {
    for i in 0..<text.utf8CodeUnitCount { put(text.utf8Start[i]) }
  }

  mutating func put(zeros: Int) {
    for _ in 0..<zeros { put(UInt8(ascii: "0")) }
  }

  /// `count` digits with a point after the first `pointAfter`; none after the last.
  @inline(__always)
  mutating func put(digits: UInt64, count digitCount: Int, pointAfter: Int) {
    let hasPoint = pointAfter < digitCount
    let start = out + count + (hasPoint ? 1 : 0)
    // Filled up to 17 digits: the first one, then two times eight.
    let filled = digits &* ShortestDecimal.powers[17 - digitCount]
    let (first, rest) = filled.quotientAndRemainder(dividingBy: 10_000_000_000_000_000)
    let (high, low) = rest.quotientAndRemainder(dividingBy: 100_000_000)
    start[0] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: first)
    let raw = UnsafeMutableRawPointer(start)
    raw.storeBytes(of: eightDigits(high), toByteOffset: 1, as: UInt64.self)
    raw.storeBytes(of: eightDigits(low), toByteOffset: 9, as: UInt64.self)
    if hasPoint {
      for i in 0..<pointAfter { start[i &- 1] = start[i] }
      start[pointAfter - 1] = UInt8(ascii: ".")
      count &+= 1
    }
    count &+= digitCount
  }

  /// `e+05`, `e-300`.
  mutating func put(exponent: Int) {
    put(UInt8(ascii: "e"))
    put(UInt8(ascii: exponent < 0 ? "-" : "+"))
    let magnitude = exponent.magnitude
    if magnitude >= 100 { put(UInt8(ascii: "0") + UInt8(magnitude / 100)) }
    put(UInt8(ascii: "0") + UInt8(magnitude / 10 % 10))
    put(UInt8(ascii: "0") + UInt8(magnitude % 10))
  }
}

/// The eight ASCII digits of a number below 10^8, the first one in the lowest byte.
///
/// Source: P. Khuong, "How to print integers really fast" (2017).
@inlinable
public func eightDigits(_ number: UInt64) -> UInt64 {
  // Two numbers of four digits, four of two, eight of one.
  let top = number / 10_000
  let fours = top | (number &- top &* 10_000) << 32
  let hundreds = (fours &* 10_486) >> 20 & 0x0000_007F_0000_007F
  let twos = hundreds | (fours &- hundreds &* 100) << 16
  let tens = (twos &* 103) >> 10 & 0x000F_000F_000F_000F
  let ones = tens | (twos &- tens &* 10) << 8
  return ones | 0x3030_3030_3030_3030
}
