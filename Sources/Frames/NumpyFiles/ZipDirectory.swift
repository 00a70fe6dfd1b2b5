import Arrays

/// The members of a zip archive, out of the directory at its end.
///
/// Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.14 to 4.3.16.
struct ZipDirectory {
  struct Member: Sendable {
    let name: String
    let isDeflated: Bool
    let crc32: UInt32
    let packedCount: Int
    let byteCount: Int
    let headerStart: Int
  }

  let members: [Member]

  private static let endSize = 22

  /// - Throws: `BadZipFile` as Python has it.
  init(_ source: ByteSource) throws(PickleError) {
    let (start, size, count) = try ZipDirectory.location(source)
    guard start >= 0, size >= 0, start <= source.byteCount, size <= source.byteCount - start else {
      throw ZipDirectory.bad("Bad offset for central directory")
    }
    let bytes = try source.read(from: start, count: size).array
    var members: [Member] = []
    var at = 0
    while at < bytes.count, members.count < count {
      guard let (member, length) = ZipDirectory.member(bytes[at...]) else {
        throw ZipDirectory.bad("Bad magic number for central directory")
      }
      members.append(try member())
      at += length
    }
    guard members.count == count else { throw ZipDirectory.bad("Truncated central directory") }
    self.members = members
  }

  static func bad(_ reason: String) -> PickleError {
    PickleError(.system(pythonClass: "zipfile.BadZipFile"), reason)
  }

  /// Start and size of the directory, and the number of its entries.
  private static func location(_ source: ByteSource) throws(PickleError)
    -> (start: Int, size: Int, count: Int)
  {
    // A comment of up to 64 KB may follow the end record.
    let tailSize = min(source.byteCount, endSize + 0xFFFF)
    let tailStart = source.byteCount - tailSize
    let tail = try source.read(from: tailStart, count: tailSize).array
    var at = tail.count - endSize
    while at >= 0, !tail[at...].starts(with: [0x50, 0x4B, 5, 6]) { at -= 1 }
    guard at >= 0 else { throw bad("File is not a zip file") }
    let record = LittleEndian(tail[at...])
    let plain = (record.int(16, 4), record.int(12, 4), record.int(10, 2))
    guard plain.0 == 0xFFFF_FFFF || plain.1 == 0xFFFF_FFFF || plain.2 == 0xFFFF, at >= 20,
      tail[(at - 20)...].starts(with: [0x50, 0x4B, 6, 7])
    else { return plain }
    let place = LittleEndian(tail[(at - 20)...]).int(8, 8)
    guard place >= 0, place <= source.byteCount - 56 else { throw bad("Corrupt zip64 locator") }
    let wide = LittleEndian(try source.read(from: place, count: 56).array[...])
    guard wide.bytes.starts(with: [0x50, 0x4B, 6, 6]) else { throw bad("Corrupt zip64 record") }
    return (wide.int(48, 8), wide.int(40, 8), wide.int(32, 8))
  }

  /// The entry that these bytes start with, and its length.
  private static func member(_ bytes: ArraySlice<UInt8>) -> (
    () throws(PickleError) -> Member, length: Int
  )? {
    guard bytes.count >= 46, bytes.starts(with: [0x50, 0x4B, 1, 2]) else { return nil }
    let entry = LittleEndian(bytes)
    let (nameCount, extraCount) = (entry.int(28, 2), entry.int(30, 2))
    let length = 46 + nameCount + extraCount + entry.int(32, 2)
    guard length <= bytes.count else { return nil }
    let (flags, method) = (entry.int(8, 2), entry.int(10, 2))
    let name = String(decoding: entry.slice(46, nameCount), as: UTF8.self)
    var sizes = [entry.int(24, 4), entry.int(20, 4), entry.int(42, 4)]
    var extra = LittleEndian(entry.slice(46 + nameCount, extraCount))
    while extra.bytes.count >= 4 {
      let size = min(extra.int(2, 2), extra.bytes.count - 4)
      if extra.int(0, 2) == 1 {
        // The 64-bit values of those that say they have no room.
        var wide = LittleEndian(extra.slice(4, size))
        for i in sizes.indices where sizes[i] == 0xFFFF_FFFF && wide.bytes.count >= 8 {
          sizes[i] = wide.int(0, 8)
          wide = LittleEndian(wide.slice(8, wide.bytes.count - 8))
        }
      }
      extra = LittleEndian(extra.slice(4 + size, extra.bytes.count - 4 - size))
    }
    let found = sizes
    return (
      { () throws(PickleError) -> Member in
        guard flags & 1 == 0 else { throw .value("file '\(name)' is encrypted") }
        guard method == 0 || method == 8 else {
          throw PickleError(
            .system(pythonClass: "NotImplementedError"),
            "That compression method is not supported: file '\(name)', method \(method)")
        }
        guard found.allSatisfy({ $0 >= 0 }) else { throw bad("Corrupt sizes of '\(name)'") }
        return Member(
          name: name, isDeflated: method == 8, crc32: UInt32(entry.int(16, 4)),
          packedCount: found[1], byteCount: found[0], headerStart: found[2])
      }, length
    )
  }
}

/// Little-endian numbers in bytes.
struct LittleEndian {
  let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// - Parameter size: 8 or less; a number of 64 bits with the highest set is negative.
  func int(_ start: Int, _ size: Int) -> Int {
    var bits: UInt64 = 0
    for i in 0..<size {
      bits |= UInt64(bytes[bytes.startIndex + start + i]) << UInt64(8 * i)
    }
    return Int(truncatingIfNeeded: bits)
  }

  func slice(_ start: Int, _ count: Int) -> ArraySlice<UInt8> {
    bytes[(bytes.startIndex + start)..<(bytes.startIndex + start + count)]
  }
}
