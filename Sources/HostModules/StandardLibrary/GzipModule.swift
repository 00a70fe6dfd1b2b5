import CZlib
import Interpreter

/// `_gzip`: compression of whole pieces of memory; the files are in `stdlib/gzip`.
enum GzipModule {
  static func build(_ module: ModuleBuilder) throws {
    module.function("compress(data, level, mtime, name)") { vm, args in
      let level = try vm.index(args[1])
      guard (-1...9).contains(level) else { throw vm.valueError("Invalid initialization option") }
      let name = Array(try vm.text(args[3], "name").utf8)
      return vm.bytes(
        try compressed(
          vm, try vm.byteString(args[0]), level: Int32(level),
          time: UInt32(truncatingIfNeeded: try vm.index(args[2])), name: name))
    }
    // The bytes and None, or None and what is wrong.
    module.function("decompress(data)") { vm, args in
      let bytes = try vm.byteString(args[0])
      do {
        return vm.tuple([vm.bytes(try expanded(vm, bytes)), .none])
      } catch let problem as Problem { return vm.tuple([.none, vm.string(problem.message)]) }
    }
  }

  private struct Problem: Error { let message: String }

  /// A gzip member: the header that CPython writes, a raw stream, checksum and length.
  private static func compressed(
    _ vm: Interpreter, _ bytes: [UInt8], level: Int32, time: UInt32, name: [UInt8]
  ) throws -> [UInt8] {
    func little(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (8 * $0) & 0xFF) } }
    var output: [UInt8] = [0x1F, 0x8B, 8, name.isEmpty ? 0 : 8]
    output += little(time)
    output += [level == 9 ? 2 : level == 1 ? 4 : 0, 255]
    if !name.isEmpty { output += name + [0] }
    var stream = z_stream()
    _ = mallorn_deflate_init(&stream, level, -15)
    defer { deflateEnd(&stream) }
    let room = Int(deflateBound(&stream, UInt(bytes.count))) + 64
    let header = output.count
    output.append(contentsOf: repeatElement(0, count: room))
    var input = bytes
    var (used, made) = (0, 0)
    var status = Z_OK
    while status == Z_OK {
      try vm.checkCancelled()
      let given = min(input.count - used, 1 << 20)
      input.withUnsafeMutableBufferPointer { source in
        output.withUnsafeMutableBufferPointer { target in
          stream.next_in = source.baseAddress.map { $0 + used }
          stream.avail_in = UInt32(given)
          stream.next_out = target.baseAddress! + header + made
          stream.avail_out = UInt32(min(room - made, 1 << 30))
          let free = Int(stream.avail_out)
          status = deflate(&stream, used + given == bytes.count ? Z_FINISH : Z_NO_FLUSH)
          used += given - Int(stream.avail_in)
          made += free - Int(stream.avail_out)
        }
      }
    }
    output.removeLast(room - made)
    let sum = bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
    return output + little(UInt32(truncatingIfNeeded: sum))
      + little(UInt32(truncatingIfNeeded: bytes.count))
  }

  /// All members, one after another.
  private static func expanded(_ vm: Interpreter, _ bytes: [UInt8]) throws -> [UInt8] {
    var input = bytes
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    var used = 0
    while used < input.count {
      if used > 0, input[used...].allSatisfy({ $0 == 0 }) { break }
      guard input.count - used >= 2, input[used] == 0x1F, input[used + 1] == 0x8B else {
        throw Problem(message: "Not a gzipped file")
      }
      var stream = z_stream()
      _ = mallorn_inflate_init(&stream, 15 + 16)
      defer { inflateEnd(&stream) }
      var status = Z_OK
      while status != Z_STREAM_END {
        try vm.checkCancelled()
        let (taken, made) = input.withUnsafeMutableBufferPointer { source in
          chunk.withUnsafeMutableBufferPointer { target in
            let given = min(source.count - used, 1 << 20)
            stream.next_in = source.baseAddress! + used
            stream.avail_in = UInt32(given)
            stream.next_out = target.baseAddress
            stream.avail_out = UInt32(target.count)
            status = inflate(&stream, Z_NO_FLUSH)
            return (given - Int(stream.avail_in), target.count - Int(stream.avail_out))
          }
        }
        used += taken
        output.append(contentsOf: chunk[..<made])
        if status == Z_STREAM_END { break }
        if status != Z_OK && !(status == Z_BUF_ERROR && used < input.count) {
          throw Problem(
            message: status == Z_BUF_ERROR
              ? "Compressed file ended before the end-of-stream marker was reached"
              : "CRC check failed")
        }
        if taken == 0 && made == 0 {
          throw Problem(
            message: "Compressed file ended before the end-of-stream marker was reached")
        }
      }
    }
    return output
  }
}
