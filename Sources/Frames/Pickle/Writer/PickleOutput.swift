import Arrays
import Glibc

/// Bytes being written, to memory or to a file, in the frames of protocol 4.
///
/// A frame tells the reader how much to fetch at once. As CPython has it, frames close at 64 KB
/// and large payloads stand between them.
struct PickleOutput: ~Copyable {
  private var memory: UnsafeMutableRawPointer
  private var capacity: Int
  private var count = 0
  /// Where the open frame's header stands.
  private var frame: Int?
  private let file: Int32?

  private static let frameSize = 1 << 16
  private static let frameHeader = 9

  /// - Parameter file: open for writing; nil keeps all in memory.
  init(file: Int32? = nil) {
    self.file = file
    capacity = 1 << 17
    memory = malloc(capacity)
  }

  deinit { free(memory) }

  /// Makes room for `size` bytes and moves past them.
  @inline(__always)
  private mutating func advance(_ size: Int) -> UnsafeMutableRawPointer {
    if count + size > capacity { grow(size) }
    defer { count += size }
    return memory + count
  }

  private mutating func grow(_ size: Int) {
    // Large blocks are moved without copying them.
    capacity = max(capacity * 2, count + size)
    memory = realloc(memory, capacity)
  }

  mutating func write(_ byte: UInt8) {
    advance(1).storeBytes(of: byte, as: UInt8.self)
  }

  @inline(__always)
  mutating func write<Integer: FixedWidthInteger>(_ value: Integer) {
    advance(MemoryLayout<Integer>.size).storeBytes(of: value.littleEndian, as: Integer.self)
  }

  mutating func write(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress else { return }
    advance(bytes.count).copyMemory(from: base, byteCount: bytes.count)
  }

  /// Starts an instruction: closes a full frame, opens one where none is.
  @inline(__always)
  mutating func begin(_ opcode: PickleOpcode) throws(PickleError) {
    if let frame {
      if count - frame >= PickleOutput.frameSize { try closeFrame() }
    }
    if frame == nil { openFrame() }
    write(opcode.rawValue)
  }

  private mutating func openFrame() {
    frame = count
    write(PickleOpcode.frame.rawValue)
    write(0 as UInt64)
  }

  private mutating func closeFrame() throws(PickleError) {
    guard let start = frame else { return }
    let size = UInt64(count - start - PickleOutput.frameHeader)
    (memory + start + 1).storeBytes(of: size.littleEndian, as: UInt64.self)
    frame = nil
    try flush()
  }

  /// An instruction whose operand is a payload: the header, then the pieces as they lie in memory.
  mutating func payload(
    _ opcode: PickleOpcode, header: [UInt8], byteCount: Int, _ pieces: [UnsafeRawBufferPointer]
  ) throws(PickleError) {
    if byteCount < PickleOutput.frameSize {
      try begin(opcode)
      header.withUnsafeBytes { write($0) }
      for piece in pieces { write(piece) }
      return
    }
    try closeFrame()
    write(opcode.rawValue)
    header.withUnsafeBytes { write($0) }
    guard let file else {
      if count + byteCount > capacity { grow(byteCount) }
      for piece in pieces { write(piece) }
      return
    }
    try flush()
    for piece in pieces { try PickleOutput.write(piece, to: file) }
  }

  /// Writes what is there to the file.
  private mutating func flush() throws(PickleError) {
    guard let file, count > 0 else { return }
    try PickleOutput.write(UnsafeRawBufferPointer(start: memory, count: count), to: file)
    count = 0
  }

  static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) throws(PickleError) {
    var done = 0
    while done < bytes.count {
      let wrote = Glibc.write(file, bytes.baseAddress! + done, bytes.count - done)
      if wrote < 0 && errno == EINTR { continue }
      guard wrote >= 0 else { throw .system("writing", errno) }
      done += wrote
    }
  }

  /// Closes the last frame.
  mutating func finish() throws(PickleError) { try closeFrame() }

  /// What was kept in memory.
  consuming func taken() -> PickleBytes {
    let owner = AllocatedMemory(memory)
    let bytes = PickleBytes(
      storage: Storage(borrowing: memory, byteCount: count, owner: owner), count: count)
    memory = malloc(1)
    return bytes
  }
}

/// Frees what `malloc` gave.
private final class AllocatedMemory {
  let base: UnsafeMutableRawPointer

  init(_ base: UnsafeMutableRawPointer) { self.base = base }

  deinit { free(base) }
}
