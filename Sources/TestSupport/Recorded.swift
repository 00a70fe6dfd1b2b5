import Foundation

/// A recorded output: loosely typed JSON with exactly read doubles, and NaN and infinity in it.
///
/// Foundation's `JSONSerialization` rounds doubles, which no comparison bit for bit survives.
public enum Recorded: Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([Recorded])
  case object([(key: String, value: Recorded)])

  /// Reads `Fixtures/<name>` beside the test file that calls.
  public static func fixture(_ name: String, file: String = #filePath) throws -> Recorded {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    return try Recorded(path: folder.appendingPathComponent("Fixtures/\(name)").path)
  }

  public init(path: String) throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path)) + [0]
    self = try bytes.withUnsafeBytes { raw in
      var reader = RecordedReader(
        bytes: raw.baseAddress!.assumingMemoryBound(to: CChar.self), count: raw.count - 1)
      return try reader.value()
    }
  }

  /// The value of a key; null where there is none.
  public subscript(key: String) -> Recorded {
    guard case .object(let pairs) = self else { return .null }
    return pairs.first { $0.key == key }?.value ?? .null
  }

  public subscript(index: Int) -> Recorded { list[index] }

  public var isNull: Bool {
    if case .null = self { return true }
    return false
  }

  public var isList: Bool {
    if case .list = self { return true }
    return false
  }

  public var keys: [String] {
    guard case .object(let pairs) = self else { return [] }
    return pairs.map(\.key)
  }

  public var list: [Recorded] {
    guard case .list(let items) = self else { fatalError("\(self) is not a list") }
    return items
  }

  public var optionalText: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  public var text: String { optionalText ?? "\(self)" }

  public var bool: Bool {
    if case .bool(let value) = self { return value }
    return double != 0
  }

  /// The number; also of the texts "nan", "inf" and "-inf".
  public var double: Double {
    switch self {
    case .number(let value): value
    case .text(let text): Double(text)!
    case .bool(let value): value ? 1 : 0
    default: fatalError("\(self) is not a number")
    }
  }

  public var int: Int { Int(double) }
  public var ints: [Int] { list.map(\.int) }
  public var strings: [String] { list.map(\.text) }
  /// All numbers, in order, of a number or of nested lists.
  public var doubles: [Double] { isList ? list.flatMap(\.doubles) : [double] }
}

private struct RecordedReader {
  struct Damaged: Error { let place: Int }

  let bytes: UnsafePointer<CChar>
  let count: Int
  var place = 0

  private var byte: UInt8 { UInt8(bitPattern: bytes[place]) }

  private mutating func skipSpace() {
    while place < count, byte <= 32 { place += 1 }
  }

  private mutating func take(_ literal: StaticString) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard place + length <= count, memcmp(bytes + place, literal.utf8Start, length) == 0 else {
      return false
    }
    place += length
    return true
  }

  mutating func value() throws -> Recorded {
    skipSpace()
    if take("null") { return .null }
    if take("true") { return .bool(true) }
    if take("false") { return .bool(false) }
    if take("NaN") { return .number(.nan) }
    if take("Infinity") { return .number(.infinity) }
    if take("-Infinity") { return .number(-.infinity) }
    switch byte {
    case UInt8(ascii: "["): return .list(try sequence("]") { try $0.value() })
    case UInt8(ascii: "{"):
      return .object(
        try sequence("}") { reader in
          let key = try reader.string()
          reader.skipSpace()
          guard reader.take(":") else { throw Damaged(place: reader.place) }
          return (key, try reader.value())
        })
    case UInt8(ascii: "\""): return .text(try string())
    default: return .number(try number())
    }
  }

  private mutating func sequence<Element>(
    _ end: StaticString, _ element: (inout RecordedReader) throws -> Element
  ) throws -> [Element] {
    place += 1
    skipSpace()
    if take(end) { return [] }
    var elements: [Element] = []
    while true {
      skipSpace()
      elements.append(try element(&self))
      skipSpace()
      if take(end) { return elements }
      guard take(",") else { throw Damaged(place: place) }
    }
  }

  private mutating func number() throws -> Double {
    var end: UnsafeMutablePointer<CChar>?
    let value = strtod(bytes + place, &end)
    let length = end! - UnsafeMutablePointer(mutating: bytes + place)
    guard length > 0 else { throw Damaged(place: place) }
    place += length
    return value
  }

  private mutating func string() throws -> String {
    guard place < count, byte == UInt8(ascii: "\"") else { throw Damaged(place: place) }
    place += 1
    var units: [UInt16] = []
    var plain: [UInt8] = []
    var text = ""
    func flush() {
      text += String(decoding: plain, as: UTF8.self) + String(decoding: units, as: UTF16.self)
      plain = []
      units = []
    }
    while place < count, byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\") {
        if !plain.isEmpty { flush() }
        units.append(try escape())
      } else {
        if !units.isEmpty { flush() }
        plain.append(byte)
        place += 1
      }
    }
    flush()
    place += 1
    return text
  }

  private mutating func escape() throws -> UInt16 {
    place += 1
    let mark = byte
    place += 1
    switch mark {
    case UInt8(ascii: "n"): return 10
    case UInt8(ascii: "t"): return 9
    case UInt8(ascii: "r"): return 13
    case UInt8(ascii: "b"): return 8
    case UInt8(ascii: "f"): return 12
    case UInt8(ascii: "u"):
      let digits = (0..<4).map { UInt8(bitPattern: bytes[place + $0]) }
      guard let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else {
        throw Damaged(place: place)
      }
      place += 4
      return unit
    default: return UInt16(mark)
    }
  }
}
