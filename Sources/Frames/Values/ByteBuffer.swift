import Arrays
import Glibc

/// A growing run of bytes, written by appending.
struct ByteBuffer: ~Copyable {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 1 << 12) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  /// Makes room for `more` bytes.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if count + more > capacity { grow(more) }
  }

  private mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }

  mutating func clear() { count = 0 }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    guard let start = text.baseAddress else { return }
    reserve(text.count)
    memcpy(base + count, start, text.count)
    count += text.count
  }

  mutating func append(_ text: [UInt8]) { text.withUnsafeBufferPointer { append($0) } }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Decimal digits.
  mutating func append(_ value: Int64) {
    reserve(32)
    if value < 0 {
      base[count] = UInt8(ascii: "-")
      count += 1
    }
    count += Self.writeDigits(value.magnitude, to: base + count)
  }

  /// Writes the decimal digits of `value`, returning how many; may use 24 bytes.
  @inline(__always)
  static func writeDigits(_ value: UInt64, to out: UnsafeMutablePointer<UInt8>) -> Int {
    if value < 100_000_000 { return writeLeading(value, to: out) }
    let (high, low) = value.quotientAndRemainder(dividingBy: 100_000_000)
    var length: Int
    if high < 100_000_000 {
      length = writeLeading(high, to: out)
    } else {
      let (top, middle) = high.quotientAndRemainder(dividingBy: 100_000_000)
      length = writeLeading(top, to: out)
      store(eightDigits(middle), to: out + length)
      length += 8
    }
    store(eightDigits(low), to: out + length)
    return length + 8
  }

  /// A number below 10^8 without leading zeros.
  @inline(__always)
  private static func writeLeading(_ value: UInt64, to out: UnsafeMutablePointer<UInt8>) -> Int {
    let digits = eightDigits(value)
    let zeros = min(7, (digits & 0x0F0F_0F0F_0F0F_0F0F).trailingZeroBitCount >> 3)
    store(digits >> UInt64(8 * zeros), to: out)
    return 8 - zeros
  }

  @inline(__always)
  static func store(_ bytes: UInt64, to out: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(out).storeBytes(of: bytes, as: UInt64.self)
  }

  /// Python's `repr` of a float.
  mutating func append(_ value: Double, digits: ShortDigits) {
    reserve(48)
    let written = digits.write(value, to: base + count)
    count += written > 0 ? written : writeShortest(value, to: base + count)
  }
}

/// The shortest digits of floats that have at most fifteen, which are most floats in files.
struct ShortDigits: BitwiseCopyable {
  private let powers = PowersOfTen.all.base

  /// Writes Python's `repr` of `value`; 0 bytes when it has more digits or needs an exponent.
  ///
  /// At most fifteen digits that read back as `value` are the only ones, hence the shortest.
  @inline(__always)
  func write(_ value: Double, to out: UnsafeMutablePointer<UInt8>) -> Int {
    let magnitude = abs(value)
    guard magnitude >= 1e-4, magnitude < 1e15 else {
      if value.bitPattern == 0 {
        (out[0], out[1], out[2]) = (48, 46, 48)
        return 3
      }
      return 0
    }
    var decimals = 15
    while decimals > 0, magnitude >= powers[15 - decimals] { decimals -= 1 }
    // `magnitude` has 15 - decimals digits before the point.
    let scale = powers[decimals]
    let whole = (magnitude * scale).rounded(.toNearestOrEven)
    guard whole / scale == magnitude else { return 0 }
    var at = 0
    if value < 0 {
      out[0] = UInt8(ascii: "-")
      at = 1
    }
    // A decimal of at most fifteen digits has the whole part of the float next to it.
    let before = UInt64(magnitude)
    at += ByteBuffer.writeDigits(before, to: out + at)
    out[at] = UInt8(ascii: ".")
    let after = (UInt64(whole) &- before &* UInt64(scale)) &* UInt64(powers[16 - decimals])
    return at + 1 + Self.writeFraction(after, to: out + at + 1)
  }

  /// Sixteen digits without the zeros at the end, at least one.
  @inline(__always)
  private static func writeFraction(
    _ digits: UInt64, to out: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let (high, low) = digits.quotientAndRemainder(dividingBy: 100_000_000)
    let first = eightDigits(high)
    ByteBuffer.store(first, to: out)
    let values: UInt64 = 0x0F0F_0F0F_0F0F_0F0F
    if low == 0 { return max(1, 8 - (first & values).leadingZeroBitCount >> 3) }
    let second = eightDigits(low)
    ByteBuffer.store(second, to: out + 8)
    return 16 - (second & values).leadingZeroBitCount >> 3
  }
}
