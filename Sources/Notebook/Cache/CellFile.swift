import Foundation

/// The file of one cache entry.
///
/// Layout, numbers little-endian: `MNBCELL1`; length and checksum of the header; length and
/// checksum of the values (five words of 8 bytes in all); the header as JSON; zeros up to a multiple
/// of 64; the values.
enum CellFile {
  private static let magic = Array("MNBCELL1".utf8)
  private static let prefixLength = 40
  private static let alignment = 64

  static func bytes(_ entry: CellEntry, payload: [UInt8]) -> [UInt8] {
    let header = Array(entry.json.compactText().utf8)
    var result = magic
    result.reserveCapacity(prefixLength + header.count + alignment + payload.count)
    for word in [
      UInt64(header.count), Checksum.of(header), UInt64(payload.count), Checksum.of(payload),
    ] {
      withUnsafeBytes(of: word.littleEndian) { result.append(contentsOf: $0) }
    }
    result += header
    while result.count % alignment != 0 { result.append(0) }
    result += payload
    return result
  }

  /// A file that was opened: its entry, and its values, not yet verified.
  struct Opened {
    let entry: CellEntry
    let file: MappedFile
    fileprivate let values: Range<Int>
    fileprivate let checksum: UInt64

    /// The values; nil where they are damaged.
    var payload: StoredPayload? {
      let bytes = UnsafeRawBufferPointer(rebasing: file.bytes[values])
      guard Checksum.of(bytes) == checksum else { return nil }
      return StoredPayload(owner: file, bytes: bytes)
    }
  }

  /// Reads the header; nil for anything that is not a whole file of this format.
  static func open(_ path: String) -> Opened? {
    guard let file = MappedFile(path), file.bytes.count >= prefixLength,
      file.bytes.prefix(magic.count).elementsEqual(magic)
    else { return nil }
    func word(_ index: Int) -> UInt64 {
      UInt64(littleEndian: file.bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
    }
    let size = UInt64(file.bytes.count)
    let (headerLength, payloadLength) = (word(1), word(3))
    guard headerLength <= size, payloadLength <= size else { return nil }
    let headerEnd = prefixLength + Int(headerLength)
    let start = (headerEnd + alignment - 1) / alignment * alignment
    guard start + Int(payloadLength) == file.bytes.count else { return nil }
    let header = UnsafeRawBufferPointer(rebasing: file.bytes[prefixLength..<headerEnd])
    guard Checksum.of(header) == word(2),
      let json = try? JSONValue(parsing: Array(header)), let entry = CellEntry(json: json)
    else { return nil }
    return Opened(
      entry: entry, file: file, values: start..<start + Int(payloadLength), checksum: word(4))
  }
}
