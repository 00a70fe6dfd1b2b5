import Arrays

/// Instructions with operands.
extension PickleOutput {
  mutating func writeProtocol(_ number: Int) throws(PickleError) {
    write(PickleOpcode.proto.rawValue)
    write(UInt8(number))
  }

  mutating func integer(_ value: Int64) throws(PickleError) {
    switch value {
    case 0..<256:
      try begin(.binInt1)
      write(UInt8(value))
    case 256..<65536:
      try begin(.binInt2)
      write(UInt16(value))
    case Int64(Int32.min)...Int64(Int32.max):
      try begin(.binInt)
      write(Int32(value))
    default:
      // As few bytes as hold the sign.
      let size = (64 - (value < 0 ? ~value : value).leadingZeroBitCount) / 8 + 1
      try begin(.long1)
      write(UInt8(size))
      for i in 0..<size { write(UInt8(truncatingIfNeeded: value >> Int64(8 * i))) }
    }
  }

  mutating func integer(_ value: PickleInteger) throws(PickleError) {
    if value.bytes.count < 256 {
      try begin(.long1)
      write(UInt8(value.bytes.count))
    } else {
      guard value.bytes.count <= Int(Int32.max) else {
        throw PickleError(.pickling, "int too large to pickle")
      }
      try begin(.long4)
      write(Int32(value.bytes.count))
    }
    value.bytes.withUnsafeBytes { write($0) }
  }

  mutating func float(_ value: Double) throws(PickleError) {
    try begin(.binFloat)
    write(value.bitPattern.byteSwapped)
  }

  mutating func text(_ text: String) throws(PickleError) {
    var text = text
    var failure: PickleError?
    text.withUTF8 { bytes in
      do throws(PickleError) {
        try self.text(UnsafeRawBufferPointer(bytes))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  mutating func text(_ utf8: UnsafeRawBufferPointer) throws(PickleError) {
    try sized(utf8.count, [utf8], .shortBinUnicode, .binUnicode, .binUnicode8)
  }

  mutating func bytes(_ bytes: PickleBytes, isMutable: Bool) throws(PickleError) {
    var payload = PicklePayload(isMutable: isMutable)
    payload.append(bytes.storage, from: 0, count: bytes.count)
    try self.payload(payload)
  }

  mutating func payload(_ payload: PicklePayload) throws(PickleError) {
    let pieces = payload.pieces.map {
      UnsafeRawBufferPointer(start: $0.storage.base + $0.start, count: $0.count)
    }
    let count = payload.byteCount
    if payload.isMutable {
      try self.payload(.byteArray8, header: littleEndian(count, 8), byteCount: count, pieces)
    } else {
      try sized(count, pieces, .shortBinBytes, .binBytes, .binBytes8)
    }
    withExtendedLifetime(payload) {}
  }

  private mutating func sized(
    _ count: Int, _ pieces: [UnsafeRawBufferPointer], _ short: PickleOpcode,
    _ medium: PickleOpcode, _ long: PickleOpcode
  ) throws(PickleError) {
    if count < 256 {
      try begin(short)
      write(UInt8(count))
      for piece in pieces { write(piece) }
    } else {
      let isLong = count > Int(UInt32.max)
      try payload(
        isLong ? long : medium, header: littleEndian(count, isLong ? 8 : 4), byteCount: count,
        pieces)
    }
  }

  private func littleEndian(_ count: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
  }
}
