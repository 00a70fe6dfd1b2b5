/// Reads the dictionary literal of an `npy` header: texts, booleans and tuples of integers.
struct NpyLiteral {
  enum Value: Equatable {
    case text(String)
    case bool(Bool)
    case tuple([Int])
    /// A list, which describes a structured type.
    case other
  }

  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The whole text as a dictionary; nil if it is none.
  mutating func dictionary() -> [String: Value]? {
    var entries: [String: Value] = [:]
    guard take("{") else { return nil }
    while !take("}") {
      guard let key = text(), take(":"), let value = value(), entries[key] == nil else {
        return nil
      }
      entries[key] = value
      if !take(",") {
        guard take("}") else { return nil }
        break
      }
      if case .other = value { return entries }
    }
    skipSpace()
    return at == bytes.count ? entries : nil
  }

  private mutating func value() -> Value? {
    skipSpace()
    guard at < bytes.count else { return nil }
    switch bytes[at] {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return text().map { .text($0) }
    case UInt8(ascii: "("): return tuple().map { .tuple($0) }
    case UInt8(ascii: "["): return skipList() ? .other : nil
    default:
      if take("True") { return .bool(true) }
      return take("False") ? .bool(false) : nil
    }
  }

  private mutating func text() -> String? {
    skipSpace()
    guard at < bytes.count, bytes[at] == 0x27 || bytes[at] == 0x22 else { return nil }
    let quote = bytes[at]
    guard let end = bytes[(at + 1)...].firstIndex(of: quote) else { return nil }
    let content = bytes[(at + 1)..<end]
    guard !content.contains(0x5C) else { return nil }
    at = end + 1
    return String(decoding: content, as: UTF8.self)
  }

  private mutating func tuple() -> [Int]? {
    guard take("(") else { return nil }
    var lengths: [Int] = []
    while !take(")") {
      skipSpace()
      let digits = bytes[at...].prefix { (0x30...0x39).contains($0) }
      guard let length = Int(String(decoding: digits, as: UTF8.self)), lengths.count < 64 else {
        return nil
      }
      at += digits.count
      // Python 2 wrote long integers so.
      if at < bytes.count, bytes[at] == UInt8(ascii: "L") { at += 1 }
      lengths.append(length)
      if !take(",") {
        // `(3)` is no tuple.
        guard lengths.count > 1, take(")") else { return nil }
        break
      }
    }
    return lengths
  }

  private mutating func skipList() -> Bool {
    var depth = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "[") { depth += 1 }
      if bytes[at] == UInt8(ascii: "]") { depth -= 1 }
      at += 1
      if depth == 0 { return true }
    }
    return false
  }

  private mutating func skipSpace() {
    while at < bytes.count, [0x20, 0x0A, 0x09, 0x0D].contains(bytes[at]) { at += 1 }
  }

  private mutating func take(_ token: String) -> Bool {
    skipSpace()
    guard bytes[at...].starts(with: token.utf8) else { return false }
    at += token.utf8.count
    return true
  }
}
