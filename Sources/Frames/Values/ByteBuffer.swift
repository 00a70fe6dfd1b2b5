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
    reserve(20)
    if value < 0 {
      base[count] = UInt8(ascii: "-")
      count += 1
    }
    count += Self.writeDigits(value.magnitude, to: base + count)
  }

  /// Writes the decimal digits of `value`, returning how many.
  @inline(__always)
  static func writeDigits(_ value: UInt64, to out: UnsafeMutablePointer<UInt8>) -> Int {
    var length = 1
    var bound: UInt64 = 10
    while length < 20, value >= bound {
      length += 1
      let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
      if overflow { break }
      bound = next
    }
    var rest = value
    var at = length - 1
    while at > 0 {
      let quotient = rest / 10
      out[at] = UInt8(truncatingIfNeeded: rest &- quotient &* 10) &+ 48
      rest = quotient
      at -= 1
    }
    out[0] = UInt8(truncatingIfNeeded: rest) &+ 48
    return length
  }

  /// Python's `repr` of a float.
  mutating func append(_ value: Double, digits: ShortDigits) {
    reserve(32)
    let written = digits.write(value, to: base + count)
    if written > 0 {
      count += written
    } else {
      append(pythonText(value))
    }
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
    var digits = UInt64(whole)
    while decimals > 1, digits % 10 == 0 {
      digits /= 10
      decimals -= 1
    }
    if decimals == 0 {
      digits *= 10
      decimals = 1
    }
    return place(digits, decimals, isNegative: value < 0, out)
  }

  @inline(__always)
  private func place(
    _ digits: UInt64, _ decimals: Int, isNegative: Bool, _ out: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var at = 0
    if isNegative {
      out[0] = UInt8(ascii: "-")
      at = 1
    }
    let divisor = UInt64(powers[decimals])
    at += ByteBuffer.writeDigits(digits / divisor, to: out + at)
    out[at] = UInt8(ascii: ".")
    var rest = digits % divisor
    var place = at + decimals
    while place > at {
      out[place] = UInt8(truncatingIfNeeded: rest % 10) + 48
      rest /= 10
      place -= 1
    }
    return at + decimals + 1
  }
}
