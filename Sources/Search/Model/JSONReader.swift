extension Attribute {
  /// Reads JSON as Python's `json.loads` does, `NaN` and `Infinity` included.
  ///
  /// - Throws: `SearchError` for text that is not one JSON value.
  public init(json: String) throws(SearchError) {
    var reader = JSONReader(Array(json.utf8))
    self = try reader.document()
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(SearchError) -> Attribute {
    let value = try value(depth: 0)
    skipSpace()
    guard place == bytes.count else { throw damaged() }
    return value
  }

  private func damaged() -> SearchError {
    SearchError("json: not a value at byte \(place)", pythonClass: "json.JSONDecodeError")
  }

  private mutating func skipSpace() {
    while place < bytes.count, bytes[place] == 32 || (9...13).contains(bytes[place]) { place += 1 }
  }

  private mutating func take(_ literal: String) -> Bool {
    guard bytes[place...].starts(with: literal.utf8) else { return false }
    place += literal.utf8.count
    return true
  }

  private mutating func value(depth: Int) throws(SearchError) -> Attribute {
    skipSpace()
    guard place < bytes.count, depth < 200 else { throw damaged() }
    if take("null") { return .null }
    if take("true") { return .bool(true) }
    if take("false") { return .bool(false) }
    if take("NaN") { return .float(.nan) }
    if take("Infinity") { return .float(.infinity) }
    if take("-Infinity") { return .float(-.infinity) }
    switch bytes[place] {
    case UInt8(ascii: "["): return .list(try list(depth))
    case UInt8(ascii: "{"): return .object(try object(depth))
    case UInt8(ascii: "\""): return .string(try string())
    default: return try number()
    }
  }

  private mutating func list(_ depth: Int) throws(SearchError) -> [Attribute] {
    place += 1
    skipSpace()
    if take("]") { return [] }
    var items: [Attribute] = []
    while true {
      items.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return items }
      guard take(",") else { throw damaged() }
    }
  }

  private mutating func object(
    _ depth: Int
  ) throws(SearchError) -> [(key: String, value: Attribute)] {
    place += 1
    skipSpace()
    if take("}") { return [] }
    var pairs: [(key: String, value: Attribute)] = []
    while true {
      skipSpace()
      let key = try string()
      skipSpace()
      guard take(":") else { throw damaged() }
      pairs.append((key, try value(depth: depth + 1)))
      skipSpace()
      if take("}") { return pairs }
      guard take(",") else { throw damaged() }
    }
  }

  private mutating func number() throws(SearchError) -> Attribute {
    let start = place
    while place < bytes.count, "+-0123456789.eE".utf8.contains(bytes[place]) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if let value = Int(text) { return .int(value) }
    guard let value = Double(text) else { throw damaged() }
    return .float(value)
  }

  private mutating func string() throws(SearchError) -> String {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { throw damaged() }
    place += 1
    var units: [UInt16] = []
    var text = ""
    var start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      guard bytes[place] == UInt8(ascii: "\\") else {
        place += 1
        continue
      }
      text += String(decoding: bytes[start..<place], as: UTF8.self)
      units = [try escape()]
      while place < bytes.count, bytes[place] == UInt8(ascii: "\\") { units.append(try escape()) }
      text += String(decoding: units, as: UTF16.self)
      start = place
    }
    guard place < bytes.count else { throw damaged() }
    text += String(decoding: bytes[start..<place], as: UTF8.self)
    place += 1
    return text
  }

  private mutating func escape() throws(SearchError) -> UInt16 {
    guard place + 1 < bytes.count else { throw damaged() }
    let mark = bytes[place + 1]
    place += 2
    switch mark {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case UInt8(ascii: "u"):
      guard place + 4 <= bytes.count,
        let unit = UInt16(String(decoding: bytes[place..<(place + 4)], as: UTF8.self), radix: 16)
      else { throw damaged() }
      place += 4
      return unit
    default: return UInt16(mark)
    }
  }
}
