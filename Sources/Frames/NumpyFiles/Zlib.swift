import Arrays
import CZlib

/// Compression by zlib, of whole pieces of memory.
enum Zlib {
  enum Format {
    /// Bare, as in zip archives.
    case raw
    /// zlib's or gzip's frame, whichever is there.
    case framed

    fileprivate var windowBits: Int32 { self == .raw ? -15 : 15 + 32 }
  }

  /// Inflates all of `bytes`; several gzip members become one.
  ///
  /// - Parameter limit: no more than this many bytes are made.
  /// - Returns: nil if the data is damaged, ends early or is larger than `limit`.
  static func inflate(
    _ bytes: UnsafeRawBufferPointer, _ format: Format, expecting expected: Int, limit: Int
  ) -> PickleBytes? {
    var stream = z_stream()
    guard mallorn_inflate_init(&stream, format.windowBits) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    // Neither is more than a guess: a lying archive must not make us ask for much.
    var capacity = min(max(expected, 64), bytes.count * 1032 + 64, limit)
    var memory = Storage(byteCount: capacity)
    var (used, filled) = (0, 0)
    while true {
      if filled == capacity {
        guard capacity < limit else { return nil }
        capacity = min(limit, capacity * 2)
        let larger = Storage(byteCount: capacity)
        larger.base.copyMemory(from: memory.base, byteCount: filled)
        memory = larger
      }
      let (input, output) = (min(bytes.count - used, 1 << 30), min(capacity - filled, 1 << 30))
      stream.next_in = UnsafeMutablePointer(
        mutating: bytes.baseAddress?.advanced(by: used).assumingMemoryBound(to: UInt8.self))
      stream.avail_in = UInt32(input)
      stream.next_out = (memory.base + filled).assumingMemoryBound(to: UInt8.self)
      stream.avail_out = UInt32(output)
      let status = CZlib.inflate(&stream, Z_NO_FLUSH)
      used += input - Int(stream.avail_in)
      filled += output - Int(stream.avail_out)
      switch status {
      case Z_STREAM_END:
        let isOver = format == .raw || used == bytes.count || bytes[used] != 0x1F
        if isOver { return PickleBytes(storage: memory, count: filled) }
        guard inflateReset(&stream) == Z_OK else { return nil }
      case Z_OK: continue
      case Z_BUF_ERROR where filled == capacity && used < bytes.count: continue
      default: return nil
      }
    }
  }

  /// Compresses pieces of memory, one after another, to one raw stream.
  ///
  /// - Parameter level: 1 (fast) to 9 (small).
  static func deflate(_ pieces: [UnsafeRawBufferPointer], level: Int32 = 6) -> PickleBytes? {
    var stream = z_stream()
    guard mallorn_deflate_init(&stream, level, -15) == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    let byteCount = pieces.reduce(0) { $0 + $1.count }
    // Room for the worst case, so that the stream never waits for more.
    let capacity = Int(deflateBound(&stream, UInt(byteCount))) + 64
    let memory = Storage(byteCount: capacity)
    var filled = 0
    for (i, piece) in pieces.enumerated() {
      var used = 0
      repeat {
        let input = min(piece.count - used, 1 << 30)
        let output = min(capacity - filled, 1 << 30)
        stream.next_in = UnsafeMutablePointer(
          mutating: piece.baseAddress?.advanced(by: used).assumingMemoryBound(to: UInt8.self))
        stream.avail_in = UInt32(input)
        stream.next_out = (memory.base + filled).assumingMemoryBound(to: UInt8.self)
        stream.avail_out = UInt32(output)
        let isLast = i == pieces.count - 1 && used + input == piece.count
        let status = CZlib.deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
        used += input - Int(stream.avail_in)
        filled += output - Int(stream.avail_out)
        if status == Z_STREAM_END { return PickleBytes(storage: memory, count: filled) }
        guard status == Z_OK || (status == Z_BUF_ERROR && input == 0) else { return nil }
      } while used < piece.count || i == pieces.count - 1
    }
    return nil
  }

  /// The checksum of zip and gzip; `sum` is that of the bytes before.
  static func crc32(_ bytes: UnsafeRawBufferPointer, after sum: UInt32 = 0) -> UInt32 {
    var sum = UInt(sum)
    var at = 0
    while at < bytes.count {
      let count = min(bytes.count - at, 1 << 30)
      sum = CZlib.crc32(
        sum, bytes.baseAddress!.advanced(by: at).assumingMemoryBound(to: UInt8.self), UInt32(count))
      at += count
    }
    return UInt32(truncatingIfNeeded: sum)
  }
}
