/// Reads Universal Binary JSON as XGBoost writes it.
struct BinaryDocumentReader {
  private let bytes: [UInt8]
  private var at = 0
  private var depth = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private func damage(_ what: String) -> BoostingError {
    .xgboost("Invalid UBJSON model: \(what) at byte \(at)")
  }

  mutating func document() throws(BoostingError) -> ModelDocument { try value() }

  private mutating func byte() throws(BoostingError) -> UInt8 {
    guard at < bytes.count else { throw damage("unexpected end") }
    at += 1
    return bytes[at - 1]
  }

  private mutating func integer<T: FixedWidthInteger>(_: T.Type) throws(BoostingError) -> T {
    let size = MemoryLayout<T>.size
    guard at + size <= bytes.count else { throw damage("unexpected end") }
    var value: T = 0
    for i in at..<at + size {
      value =
        size == 1 ? T(truncatingIfNeeded: bytes[i]) : value << 8 | T(truncatingIfNeeded: bytes[i])
    }
    at += size
    return value
  }

  private mutating func float() throws(BoostingError) -> Float {
    Float(bitPattern: try integer(UInt32.self))
  }

  /// A count of things that take at least `size` bytes each.
  private mutating func count(_ size: Int) throws(BoostingError) -> Int {
    guard try byte() == UInt8(ascii: "L") else { throw damage("expecting a length") }
    let count = try integer(Int64.self)
    guard count >= 0, count <= Int64((bytes.count - at) / max(1, size)) else {
      throw damage("impossible length")
    }
    return Int(count)
  }

  private mutating func text() throws(BoostingError) -> String {
    let count = try count(1)
    defer { at += count }
    return String(decoding: bytes[at..<at + count], as: UTF8.self)
  }

  private mutating func value() throws(BoostingError) -> ModelDocument {
    depth += 1
    defer { depth -= 1 }
    if depth > 200 { throw damage("too deep nesting") }
    let marker = try byte()
    switch Character(UnicodeScalar(marker)) {
    case "{": return try object()
    case "[": return try array()
    case "Z": return .null
    case "T": return .bool(true)
    case "F": return .bool(false)
    case "d": return .float(try float())
    case "D": return .float(Float(Double(bitPattern: try integer(UInt64.self))))
    case "S": return .string(try text())
    case "i", "C": return .integer(Int64(try integer(Int8.self)))
    case "U": return .integer(Int64(try integer(UInt8.self)))
    case "I": return .integer(Int64(try integer(Int16.self)))
    case "l": return .integer(Int64(try integer(Int32.self)))
    case "L": return .integer(try integer(Int64.self))
    default: throw damage("unknown construct")
    }
  }

  private mutating func object() throws(BoostingError) -> ModelDocument {
    var members: [String: ModelDocument] = [:]
    while true {
      guard at < bytes.count else { throw damage("unexpected end") }
      if bytes[at] == UInt8(ascii: "}") {
        at += 1
        return .object(members)
      }
      let name = try text()
      members[name] = try value()
    }
  }

  private mutating func array() throws(BoostingError) -> ModelDocument {
    guard at < bytes.count else { throw damage("unexpected end") }
    if bytes[at] == UInt8(ascii: "$") { return try typedArray() }
    var items: [ModelDocument] = []
    if bytes[at] == UInt8(ascii: "#") {
      at += 1
      for _ in 0..<(try count(1)) { items.append(try value()) }
      return .array(items)
    }
    while at < bytes.count, bytes[at] != UInt8(ascii: "]") { items.append(try value()) }
    guard try byte() == UInt8(ascii: "]") else { throw damage("unexpected end") }
    return .array(items)
  }

  private mutating func typedArray() throws(BoostingError) -> ModelDocument {
    at += 1
    let type = Character(UnicodeScalar(try byte()))
    guard try byte() == UInt8(ascii: "#") else { throw damage("expecting a length") }
    switch type {
    case "d":
      var values: [Float] = []
      for _ in 0..<(try count(4)) { values.append(try float()) }
      return .floats(values)
    case "D":
      var values: [Float] = []
      for _ in 0..<(try count(8)) {
        values.append(Float(Double(bitPattern: try integer(UInt64.self))))
      }
      return .floats(values)
    case "U", "i":
      let count = try count(1)
      defer { at += count }
      return .bytes(Array(bytes[at..<at + count]))
    case "I": return .integers32(try integers(Int16.self, 2))
    case "l": return .integers32(try integers(Int32.self, 4))
    case "L":
      var values: [Int64] = []
      for _ in 0..<(try count(8)) { values.append(try integer(Int64.self)) }
      return .integers64(values)
    default: throw damage("unknown type of array")
    }
  }

  private mutating func integers<T: FixedWidthInteger>(
    _ type: T.Type, _ size: Int
  ) throws(BoostingError) -> [Int32] {
    var values: [Int32] = []
    for _ in 0..<(try count(size)) { values.append(Int32(try integer(type))) }
    return values
  }
}
