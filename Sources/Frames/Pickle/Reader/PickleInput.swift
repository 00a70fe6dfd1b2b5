import Arrays
import Glibc

/// The bytes of a pickle: memory that is lent, or a window that moves over a file.
///
/// Large payloads go from the file straight into the memory that will hold them. The file is not
/// mapped, since a script may overwrite a cache that it has just read.
struct PickleInput: ~Copyable {
  /// Bytes at hand; `cursor` and `limit` count from here.
  private var window: UnsafeMutablePointer<UInt8>
  private(set) var cursor = 0
  private var limit: Int
  private var capacity: Int
  /// Where `window` starts in the whole input.
  private var windowStart: Int
  /// Bytes of the whole input.
  let byteCount: Int
  private let file: Int32?
  private var memory: PayloadMemory

  /// Bytes that outlive the reading.
  init(_ bytes: UnsafeRawBufferPointer, from start: Int = 0) {
    file = nil
    memory = PayloadMemory(inputByteCount: bytes.count)
    // Only read; one pointer type for both sources.
    window = UnsafeMutablePointer(
      mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        ?? UnsafePointer(bitPattern: 8)!)
    limit = bytes.count
    capacity = bytes.count
    byteCount = bytes.count
    windowStart = 0
    cursor = min(start, bytes.count)
  }

  /// A regular file, open for reading, of `byteCount` bytes; read from `start` on.
  init(file: Int32, byteCount: Int, from start: Int = 0) {
    self.file = file
    self.byteCount = byteCount
    memory = PayloadMemory(inputByteCount: byteCount)
    capacity = min(max(byteCount, 1), 1 << 15)
    window = .allocate(capacity: capacity)
    limit = 0
    windowStart = min(start, byteCount)
  }

  deinit { if file != nil { window.deallocate() } }

  /// Bytes of the whole input before the next one.
  var position: Int { windowStart + cursor }

  var remaining: Int { byteCount - position }

  /// Makes sure that `count` bytes are at hand.
  @inline(__always)
  mutating func require(_ count: Int) throws(PickleError) {
    if limit - cursor < count { try refill(count) }
  }

  /// The next `count` bytes, which `require` has made sure of; valid until the next call.
  @inline(__always)
  mutating func take(_ count: Int) -> UnsafeBufferPointer<UInt8> {
    let start = cursor
    cursor += count
    return UnsafeBufferPointer(start: window + start, count: count)
  }

  @inline(__always)
  mutating func byte() throws(PickleError) -> UInt8 {
    try require(1)
    cursor += 1
    return window[cursor - 1]
  }

  @inline(__always)
  mutating func integer<Integer: FixedWidthInteger>(
    _ type: Integer.Type
  ) throws(PickleError) -> Integer {
    let size = MemoryLayout<Integer>.size
    try require(size)
    let value = UnsafeRawPointer(window + cursor).loadUnaligned(as: Integer.self)
    cursor += size
    return Integer(littleEndian: value)
  }

  /// A count of bytes that must still be there, in 1, 2, 4 or 8 bytes.
  mutating func count<Integer: FixedWidthInteger>(
    _ type: Integer.Type
  ) throws(PickleError) -> Int {
    let count = try integer(type)
    guard count >= 0, count <= remaining else { throw truncated() }
    return Int(count)
  }

  /// The next `count` bytes in memory of their own.
  mutating func payload(_ count: Int) throws(PickleError) -> Storage {
    guard count <= remaining else { throw truncated() }
    let storage = memory.allocate(count)
    let atHand = min(count, limit - cursor)
    storage.base.copyMemory(from: window + cursor, byteCount: atHand)
    cursor += atHand
    if atHand < count {
      try read(into: storage.base + atHand, count: count - atHand, from: windowStart + cursor)
      windowStart += cursor + count - atHand
      cursor = 0
      limit = 0
    }
    return storage
  }

  /// The bytes up to the next newline, which is skipped; valid until the next call.
  mutating func line() throws(PickleError) -> UnsafeBufferPointer<UInt8> {
    var searched = 0
    while true {
      let start = window + cursor + searched
      if let found = memchr(start, 10, limit - cursor - searched) {
        let length = found.assumingMemoryBound(to: UInt8.self) - (window + cursor)
        let text = take(length)
        cursor += 1
        return text
      }
      searched = limit - cursor
      guard searched < remaining else { throw truncated() }
      try refill(min(max(searched * 2, 1 << 12), remaining))
    }
  }

  func truncated() -> PickleError {
    PickleError(.unpickling, "pickle data was truncated", at: byteCount)
  }

  private mutating func refill(_ count: Int) throws(PickleError) {
    guard file != nil, count <= remaining else { throw truncated() }
    let kept = limit - cursor
    if count > capacity {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
      larger.update(from: window + cursor, count: kept)
      window.deallocate()
      window = larger
      capacity = count
    } else {
      memmove(window, window + cursor, kept)
    }
    windowStart += cursor
    cursor = 0
    limit = kept
    let more = min(capacity - kept, byteCount - windowStart - kept)
    try read(into: UnsafeMutableRawPointer(window + kept), count: more, from: windowStart + kept)
    limit += more
  }

  private func read(
    into target: UnsafeMutableRawPointer, count: Int, from start: Int
  ) throws(PickleError) {
    var done = 0
    while done < count {
      let got = pread(file!, target + done, count - done, off_t(start + done))
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw .system("reading the pickle", errno) }
      guard got > 0 else { throw truncated() }
      done += got
    }
  }
}

extension PickleError {
  /// An error of the operating system, in the class that Python raises for it.
  static func system(_ what: String, _ code: Int32) -> PickleError {
    let pythonClass =
      switch code {
      case ENOENT: "FileNotFoundError"
      case EACCES, EPERM: "PermissionError"
      case EISDIR: "IsADirectoryError"
      case ENOTDIR: "NotADirectoryError"
      case EEXIST: "FileExistsError"
      default: "OSError"
      }
    return PickleError(
      .system(pythonClass: pythonClass),
      "[Errno \(code)] \(String(cString: strerror(code))): \(what)")
  }
}
