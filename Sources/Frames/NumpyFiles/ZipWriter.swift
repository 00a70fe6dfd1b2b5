import Arrays

/// Writes a zip archive to a file. Dates are 1980-01-01, so that equal contents give equal files.
struct ZipWriter {
  private let file: Int32
  private var count = 0
  private var directory: [UInt8] = []
  private var memberCount = 0

  init(file: Int32) { self.file = file }

  /// Adds a member made of pieces.
  mutating func add(_ name: String, _ pieces: [UnsafeRawBufferPointer], isDeflated: Bool)
    throws(PickleError)
  {
    let byteCount = pieces.reduce(0) { $0 + $1.count }
    let crc = pieces.reduce(UInt32(0)) { Zlib.crc32($1, after: $0) }
    var packed: PickleBytes?
    if isDeflated {
      packed = Zlib.deflate(pieces)
      guard packed != nil else {
        throw PickleError(.system(pythonClass: "zlib.error"), "'\(name)' could not be compressed")
      }
    }
    let packedCount = packed?.count ?? byteCount
    let start = count
    // Sizes of 4 GB and more stand in a field of their own.
    let isWide = max(byteCount, packedCount, start) >= 0xFFFF_FFFF
    var fields = Fields()
    fields.append(isWide ? 45 : 20, 2)
    // The name is UTF-8.
    fields.append(name.utf8.allSatisfy { $0 < 128 } ? 0 : 0x800, 2)
    fields.append(isDeflated ? 8 : 0, 2)
    fields.append(0, 2)
    fields.append(0x21, 2)
    fields.append(Int(crc), 4)
    fields.append(isWide ? 0xFFFF_FFFF : packedCount, 4)
    fields.append(isWide ? 0xFFFF_FFFF : byteCount, 4)
    fields.append(name.utf8.count, 2)

    var local = Fields([0x50, 0x4B, 3, 4])
    local.bytes += fields.bytes
    local.append(isWide ? 20 : 0, 2)
    local.bytes += Array(name.utf8)
    if isWide { local.appendWide([byteCount, packedCount]) }
    try write(local.bytes)
    if let packed {
      try write(packed.buffer)
    } else {
      for piece in pieces { try write(piece) }
    }

    var entry = Fields([0x50, 0x4B, 1, 2])
    entry.append(isWide ? 45 : 20, 2)
    entry.bytes += fields.bytes
    entry.append(isWide ? 28 : 0, 2)
    // Comment, disk, attributes inside and outside (a file that its owner may write).
    entry.append(0, 2)
    entry.append(0, 2)
    entry.append(0, 2)
    entry.append(0o600 << 16, 4)
    entry.append(isWide ? 0xFFFF_FFFF : start, 4)
    entry.bytes += Array(name.utf8)
    if isWide { entry.appendWide([byteCount, packedCount, start]) }
    directory += entry.bytes
    memberCount += 1
  }

  /// Writes the directory.
  mutating func finish() throws(PickleError) {
    let (start, size) = (count, directory.count)
    try write(directory)
    let isWide = start >= 0xFFFF_FFFF || size >= 0xFFFF_FFFF || memberCount >= 0xFFFF
    var end = Fields()
    if isWide {
      let place = count
      end = Fields([0x50, 0x4B, 6, 6])
      end.append(44, 8)
      end.append(45, 2)
      end.append(45, 2)
      end.append(0, 8)
      for value in [memberCount, memberCount, size, start] { end.append(value, 8) }
      end.bytes += [0x50, 0x4B, 6, 7]
      end.append(0, 4)
      end.append(place, 8)
      end.append(1, 4)
    }
    end.bytes += [0x50, 0x4B, 5, 6]
    end.append(0, 4)
    end.append(isWide ? 0xFFFF : memberCount, 2)
    end.append(isWide ? 0xFFFF : memberCount, 2)
    end.append(isWide ? 0xFFFF_FFFF : size, 4)
    end.append(isWide ? 0xFFFF_FFFF : start, 4)
    end.append(0, 2)
    try write(end.bytes)
  }

  private mutating func write(_ bytes: [UInt8]) throws(PickleError) {
    let copy = PickleBytes(bytes)
    try write(copy.buffer)
    withExtendedLifetime(copy.storage) {}
  }

  private mutating func write(_ bytes: UnsafeRawBufferPointer) throws(PickleError) {
    try PickleOutput.write(bytes, to: file)
    count += bytes.count
  }

  /// Little-endian numbers one after another.
  private struct Fields {
    var bytes: [UInt8]

    init(_ bytes: [UInt8] = []) { self.bytes = bytes }

    mutating func append(_ value: Int, _ size: Int) {
      for i in 0..<size { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * i))) }
    }

    /// The extra field of 64-bit sizes.
    mutating func appendWide(_ values: [Int]) {
      append(1, 2)
      append(values.count * 8, 2)
      for value in values { append(value, 8) }
    }
  }
}
