/// UTF-8 text being built, before it becomes a string cell.
struct TextBuffer {
  private(set) var bytes: [UInt8] = []

  init() {}
  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  var count: Int { bytes.count }
  var isEmpty: Bool { bytes.isEmpty }
  /// Number of code points.
  var characterCount: Int { bytes.withUnsafeBufferPointer { $0.codePointCount } }

  @inline(__always) mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: text) }

  mutating func append(_ text: Slice<UnsafeBufferPointer<UInt8>>) { bytes.append(contentsOf: text) }

  mutating func append(_ other: TextBuffer) { bytes.append(contentsOf: other.bytes) }

  mutating func append(_ text: [UInt8]) { bytes.append(contentsOf: text) }

  mutating func append(text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ string: UnsafeMutablePointer<StringCell>) {
    bytes.append(contentsOf: string.utf8)
  }

  mutating func append(_ byte: UInt8, times: Int) {
    if times <= 0 { return }
    if times <= 64 {
      bytes.append(contentsOf: repeatElement(byte, count: times))
      return
    }
    // An array of one byte is filled by memset.
    bytes.append(contentsOf: [UInt8](repeating: byte, count: times))
  }

  mutating func append(scalar: Unicode.Scalar) {
    if scalar.value < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      bytes.append(contentsOf: UTF8.encode(scalar)!)
    }
  }

  mutating func append(scalar: Unicode.Scalar, times: Int) {
    if scalar.value < 0x80 {
      append(UInt8(truncatingIfNeeded: scalar.value), times: times)
    } else {
      for _ in 0..<max(times, 0) { append(scalar: scalar) }
    }
  }

  /// Decimal digits of an int.
  mutating func append(integer value: Int) {
    if value >= 0 && value < 10 {
      bytes.append(48 &+ UInt8(truncatingIfNeeded: value))
    } else {
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
        var at = 20
        var rest = value.magnitude
        repeat {
          let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
          at &-= 1
          digits[at] = 48 &+ UInt8(truncatingIfNeeded: digit)
          rest = quotient
        } while rest != 0
        if value < 0 {
          at &-= 1
          digits[at] = UInt8(ascii: "-")
        }
        bytes.append(contentsOf: digits[at...])
      }
    }
  }

  mutating func removeLast(_ count: Int) { bytes.removeLast(count) }

  mutating func insert(_ byte: UInt8, at index: Int) { bytes.insert(byte, at: index) }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension Interpreter {
  /// The str of built text.
  func string(_ buffer: TextBuffer) -> Value {
    buffer.bytes.withUnsafeBufferPointer { heap.makeString($0) }
  }

  /// The str of bytes known to be ASCII.
  func asciiString(_ bytes: UnsafeBufferPointer<UInt8>) -> Value {
    if bytes.count == 1 { return asciiCharacter(bytes[0]) }
    let cell = heap.makeString(byteCount: bytes.count, count: bytes.count)
    if let start = bytes.baseAddress { cell.pointee.bytes.update(from: start, count: bytes.count) }
    return Value(.string, cell)
  }

  func asciiString(_ bytes: [UInt8]) -> Value {
    bytes.withUnsafeBufferPointer { asciiString($0) }
  }
}
