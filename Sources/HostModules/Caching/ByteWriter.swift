/// Bytes of the cell cache, written in order; numbers little-endian.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func word(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func int(_ value: Int) { word(UInt64(bitPattern: Int64(value))) }
  mutating func double(_ value: Double) { word(value.bitPattern) }
  mutating func bool(_ value: Bool) { byte(value ? 1 : 0) }

  mutating func text(_ value: String) {
    int(value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  mutating func optionalText(_ value: String?) {
    bool(value != nil)
    if let value { text(value) }
  }

  /// A count and elements, the first one aligned to 64 bytes.
  mutating func block(_ content: UnsafeRawBufferPointer) {
    int(content.count)
    while bytes.count % ByteReader.alignment != 0 { bytes.append(0) }
    bytes.append(contentsOf: content)
  }

  mutating func doubles(_ values: [Double]) { values.withUnsafeBytes { block($0) } }
  mutating func ints(_ values: [Int]) { values.withUnsafeBytes { block($0) } }
}

/// Stored bytes that make no sense.
struct StoredValuesError: Error {
  let message: String
}

/// Reads what `ByteWriter` wrote; every read is checked against the end.
struct ByteReader {
  static let alignment = 64

  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  /// - Parameter bytes: aligned to 64 bytes.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private mutating func take(_ count: Int) throws(StoredValuesError) -> UnsafeRawBufferPointer {
    guard count >= 0, count <= bytes.count - offset else {
      throw StoredValuesError(message: "the stored values end too early")
    }
    defer { offset += count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
  }

  mutating func byte() throws(StoredValuesError) -> UInt8 { try take(1)[0] }

  mutating func word() throws(StoredValuesError) -> UInt64 {
    UInt64(littleEndian: try take(8).loadUnaligned(as: UInt64.self))
  }

  mutating func int() throws(StoredValuesError) -> Int { Int(Int64(bitPattern: try word())) }
  mutating func double() throws(StoredValuesError) -> Double { Double(bitPattern: try word()) }
  mutating func bool() throws(StoredValuesError) -> Bool { try byte() != 0 }

  /// A number of things that each take at least a byte.
  mutating func count() throws(StoredValuesError) -> Int {
    let count = try int()
    guard count >= 0, count <= bytes.count - offset else {
      throw StoredValuesError(message: "the stored values end too early")
    }
    return count
  }

  mutating func text() throws(StoredValuesError) -> String {
    String(decoding: try take(try count()), as: UTF8.self)
  }

  mutating func optionalText() throws(StoredValuesError) -> String? {
    try bool() ? try text() : nil
  }

  mutating func block() throws(StoredValuesError) -> UnsafeRawBufferPointer {
    let count = try int()
    let aligned = (offset + Self.alignment - 1) / Self.alignment * Self.alignment
    guard aligned <= bytes.count else {
      throw StoredValuesError(message: "the stored values end too early")
    }
    offset = aligned
    return try take(count)
  }

  mutating func doubles() throws(StoredValuesError) -> [Double] {
    Array(try block().bindMemory(to: Double.self))
  }

  mutating func ints() throws(StoredValuesError) -> [Int] {
    Array(try block().bindMemory(to: Int.self))
  }
}
