import Arrays
import Glibc

/// Collects strings into a pool, optionally keeping each distinct string once.
public final class StringPoolBuilder {
  private var interner: StringInterner

  public init(byteCapacity: Int = 1 << 12) {
    interner = StringInterner(byteCapacity: byteCapacity)
  }

  public var count: Int { interner.count }

  /// The string at place `i`, valid until the next change.
  public func text(_ i: Int) -> UnsafeBufferPointer<UInt8> { interner.text(i) }

  /// The place of the string, added at the end if it is new.
  public func intern(_ text: UnsafeBufferPointer<UInt8>) -> Int32 { interner.intern(text) }

  public func intern(_ text: String) -> Int32 {
    var text = text
    return text.withUTF8 { interner.intern($0) }
  }

  /// Adds the strings of a pool, and says where each went.
  func intern(_ pool: StringPool) -> [Int32] {
    (0..<pool.count).map { interner.intern(pool[$0]) }
  }

  /// Adds the string without looking for an equal one; not to be mixed with `intern`.
  @discardableResult
  public func append(_ text: UnsafeBufferPointer<UInt8>) -> Int32 { interner.append(text) }

  @discardableResult
  public func append(_ text: String) -> Int32 {
    var text = text
    return text.withUTF8 { interner.append($0) }
  }

  public func finish() -> StringPool { interner.finish() }
}

/// What `StringPoolBuilder` is made of; by itself it is faster in loops.
struct StringInterner: ~Copyable {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var byteCapacity: Int
  private var byteCount = 0
  /// `count + 1` byte offsets.
  private var offsets: UnsafeMutablePointer<Int64>
  private var hashes: UnsafeMutablePointer<UInt32>
  private var capacity: Int
  private(set) var count = 0
  /// Open addressing: place + 1, or 0 where free.
  private var slots: UnsafeMutablePointer<Int32>
  private var mask: Int
  private var appendedPlainly = false

  init(byteCapacity: Int = 1 << 12) {
    self.byteCapacity = max(byteCapacity, 16)
    bytes = .allocate(capacity: self.byteCapacity)
    capacity = 64
    offsets = .allocate(capacity: capacity + 1)
    offsets[0] = 0
    hashes = .allocate(capacity: capacity)
    mask = 127
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: 0, count: mask + 1)
  }

  deinit {
    bytes.deallocate()
    offsets.deallocate()
    hashes.deallocate()
    slots.deallocate()
  }

  @inline(__always)
  func text(_ i: Int) -> UnsafeBufferPointer<UInt8> {
    let start = Int(offsets[i])
    return UnsafeBufferPointer(start: bytes + start, count: Int(offsets[i + 1]) - start)
  }

  @inline(__always)
  mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    let hash = UInt32(truncatingIfNeeded: hashBytes(text) >> 32)
    var slot = Int(hash) & mask
    while true {
      let place = slots[slot]
      if place == 0 { break }
      if hashes[Int(place) - 1] == hash {
        let found = self.text(Int(place) - 1)
        if found.count == text.count,
          text.count == 0 || equalBytes(found.baseAddress!, text.baseAddress!, text.count)
        {
          return place - 1
        }
      }
      slot = (slot + 1) & mask
    }
    add(text)
    hashes[count - 1] = hash
    slots[slot] = Int32(count)
    if count * 2 > mask { growSlots() }
    return Int32(count - 1)
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    appendedPlainly = true
    add(text)
    return Int32(count - 1)
  }

  func finish() -> StringPool {
    let text = Storage(byteCount: byteCount)
    text.base.copyMemory(from: bytes, byteCount: byteCount)
    let places = Storage(byteCount: (count + 1) * 8)
    places.base.copyMemory(from: offsets, byteCount: (count + 1) * 8)
    return StringPool(
      offsets: places, bytes: text, count: count, isDistinct: !appendedPlainly || count < 2)
  }

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    if byteCount + text.count > byteCapacity {
      byteCapacity = max(byteCapacity * 2, byteCount + text.count)
      bytes = Self.enlarged(bytes, count: byteCount, capacity: byteCapacity)
    }
    if count == capacity {
      capacity *= 2
      offsets = Self.enlarged(offsets, count: count + 1, capacity: capacity + 1)
      hashes = Self.enlarged(hashes, count: count, capacity: capacity)
    }
    if let start = text.baseAddress { (bytes + byteCount).update(from: start, count: text.count) }
    byteCount += text.count
    count += 1
    offsets[count] = Int64(byteCount)
  }

  private static func enlarged<Element: BitwiseCopyable>(
    _ old: UnsafeMutablePointer<Element>, count: Int, capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    let new = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    new.update(from: old, count: count)
    old.deallocate()
    return new
  }

  private mutating func growSlots() {
    let size = (mask + 1) * 2
    slots.deallocate()
    slots = .allocate(capacity: size)
    slots.initialize(repeating: 0, count: size)
    mask = size - 1
    for place in 0..<count {
      var slot = Int(hashes[place]) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(place + 1)
    }
  }
}

/// A 64-bit hash of bytes: 8 at a time, multiplied to 128 bits and folded (as wyhash does).
@inline(__always)
func hashBytes(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
  guard let base = text.baseAddress else { return foldedProduct(0x9E37_79B9_7F4A_7C15, 1) }
  let raw = UnsafeRawPointer(base)
  var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(text.count)
  var at = 0
  while at + 8 <= text.count {
    hash = foldedProduct(
      hash ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self), 0xA076_1D64_78BD_642F)
    at += 8
  }
  return foldedProduct(hash ^ tailWord(raw + at, text.count - at), 0xE703_7ED1_A0B4_28DB)
}

/// Fewer than eight bytes in a word, some of them twice.
@inline(__always)
private func tailWord(_ start: UnsafeRawPointer, _ count: Int) -> UInt64 {
  if count >= 4 {
    return UInt64(start.loadUnaligned(as: UInt32.self)) << 32
      | UInt64(start.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
  }
  if count == 0 { return 0 }
  let bytes = start.assumingMemoryBound(to: UInt8.self)
  return UInt64(bytes[0]) << 16 | UInt64(bytes[count / 2]) << 8 | UInt64(bytes[count - 1])
}

/// Whether the bytes are equal; short ones without a call.
@inline(__always)
func equalBytes(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool {
  let (x, y) = (UnsafeRawPointer(a), UnsafeRawPointer(b))
  if count < 8 { return tailWord(x, count) == tailWord(y, count) }
  if count > 32 { return memcmp(a, b, count) == 0 }
  var at = 0
  while at + 8 <= count {
    let isEqual =
      x.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      == y.loadUnaligned(fromByteOffset: at, as: UInt64.self)
    if !isEqual { return false }
    at += 8
  }
  return x.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
    == y.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
}

@inline(__always)
func foldedProduct(_ a: UInt64, _ b: UInt64) -> UInt64 {
  let (high, low) = a.multipliedFullWidth(by: b)
  return high ^ low
}
