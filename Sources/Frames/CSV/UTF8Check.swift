/// UTF-8 validation with Python's wording.
enum UTF8Check {
  /// - Throws: `UnicodeDecodeError` at the first invalid byte.
  static func validate(_ bytes: UnsafeBufferPointer<UInt8>) throws(FrameError) {
    guard let base = bytes.baseAddress else { return }
    var at = 0
    while at < bytes.count {
      at = skipASCII(base, from: at, count: bytes.count)
      if at >= bytes.count { return }
      let length = sequenceLength(base + at, bytes.count - at)
      guard length > 0 else { throw error(base, at, bytes.count) }
      at += length
    }
  }

  private static func skipASCII(_ base: UnsafePointer<UInt8>, from: Int, count: Int) -> Int {
    let raw = UnsafeRawPointer(base)
    var at = from
    while at + 32 <= count {
      let seen =
        raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        | raw.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self)
        | raw.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self)
        | raw.loadUnaligned(fromByteOffset: at + 24, as: UInt64.self)
      if seen & 0x8080_8080_8080_8080 != 0 { break }
      at += 32
    }
    while at < count, base[at] < 0x80 { at += 1 }
    return at
  }

  /// Bytes of the well-formed sequence at `p`; 0 if there is none.
  private static func sequenceLength(_ p: UnsafePointer<UInt8>, _ room: Int) -> Int {
    let wanted = expectedLength(p[0])
    guard wanted > 0, room >= wanted else { return 0 }
    return validPrefix(p, wanted) == wanted ? wanted : 0
  }

  private static func expectedLength(_ byte: UInt8) -> Int {
    switch byte {
    case 0..<0x80: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  /// How many of the bytes of a sequence are right.
  private static func validPrefix(_ p: UnsafePointer<UInt8>, _ count: Int) -> Int {
    for i in 1..<max(count, 1) {
      var (low, high): (UInt8, UInt8) = (0x80, 0xBF)
      if i == 1 {
        switch p[0] {
        case 0xE0: low = 0xA0
        case 0xED: high = 0x9F
        case 0xF0: low = 0x90
        case 0xF4: high = 0x8F
        default: break
        }
      }
      if p[i] < low || p[i] > high { return i }
    }
    return count
  }

  private static func error(
    _ base: UnsafePointer<UInt8>, _ at: Int, _ count: Int
  ) -> FrameError {
    let wanted = expectedLength(base[at])
    let byte = "0x" + String(base[at], radix: 16)
    if wanted == 0 {
      return decodeError("can't decode byte \(byte) in position \(at): invalid start byte")
    }
    let room = count - at
    let valid = validPrefix(base + at, min(wanted, room))
    if valid == room, room < wanted {
      if valid == 1 {
        return decodeError("can't decode byte \(byte) in position \(at): unexpected end of data")
      }
      return decodeError(
        "can't decode bytes in position \(at)-\(at + valid - 1): unexpected end of data")
    }
    if valid == 1 {
      return decodeError(
        "can't decode byte \(byte) in position \(at): invalid continuation byte")
    }
    return decodeError(
      "can't decode bytes in position \(at)-\(at + valid - 1): invalid continuation byte")
  }

  private static func decodeError(_ text: String) -> FrameError {
    FrameError("UnicodeDecodeError", "'utf-8' codec \(text)")
  }
}
