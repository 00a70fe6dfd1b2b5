import Arrays
import Glibc

/// Collects strings into a pool, optionally keeping each distinct string once.
public final class StringPoolBuilder {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var byteCapacity: Int
  private var byteCount = 0
  private var offsets: [Int64] = [0]
  private var hashes: [UInt32] = []
  /// Open addressing: place + 1, or 0 where free.
  private var slots: [Int32]
  private var mask: Int
  private var appendedPlainly = false

  public init(byteCapacity: Int = 1 << 12) {
    self.byteCapacity = max(byteCapacity, 16)
    bytes = .allocate(capacity: self.byteCapacity)
    slots = [Int32](repeating: 0, count: 64)
    mask = 63
  }

  deinit { bytes.deallocate() }

  public var count: Int { offsets.count - 1 }

  /// The string at place `i`, valid until the next change.
  public func text(_ i: Int) -> UnsafeBufferPointer<UInt8> {
    let start = Int(offsets[i])
    return UnsafeBufferPointer(start: bytes + start, count: Int(offsets[i + 1]) - start)
  }

  /// The place of the string, added at the end if it is new.
  public func intern(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    let hash = UInt32(truncatingIfNeeded: hashBytes(text) >> 32)
    var slot = Int(hash) & mask
    while true {
      let place = slots[slot]
      if place == 0 { break }
      if hashes[Int(place) - 1] == hash {
        let found = self.text(Int(place) - 1)
        if found.count == text.count,
          text.count == 0 || memcmp(found.baseAddress!, text.baseAddress!, text.count) == 0
        {
          return place - 1
        }
      }
      slot = (slot + 1) & mask
    }
    add(text)
    hashes.append(hash)
    slots[slot] = Int32(count)
    if count * 2 > slots.count { grow() }
    return Int32(count - 1)
  }

  public func intern(_ text: String) -> Int32 {
    var text = text
    return text.withUTF8 { intern($0) }
  }

  /// Adds the string without looking for an equal one; not to be mixed with `intern`.
  @discardableResult
  public func append(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    appendedPlainly = true
    add(text)
    return Int32(count - 1)
  }

  @discardableResult
  public func append(_ text: String) -> Int32 {
    var text = text
    return text.withUTF8 { append($0) }
  }

  public func finish() -> StringPool {
    let text = Storage(byteCount: byteCount)
    text.base.copyMemory(from: bytes, byteCount: byteCount)
    let places = Storage(byteCount: offsets.count * 8)
    offsets.withUnsafeBytes {
      places.base.copyMemory(from: $0.baseAddress!, byteCount: $0.count)
    }
    return StringPool(
      offsets: places, bytes: text, count: count, isDistinct: !appendedPlainly || count < 2)
  }

  private func add(_ text: UnsafeBufferPointer<UInt8>) {
    if byteCount + text.count > byteCapacity {
      let capacity = max(byteCapacity * 2, byteCount + text.count)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
      larger.update(from: bytes, count: byteCount)
      bytes.deallocate()
      bytes = larger
      byteCapacity = capacity
    }
    if let start = text.baseAddress { (bytes + byteCount).update(from: start, count: text.count) }
    byteCount += text.count
    offsets.append(Int64(byteCount))
  }

  private func grow() {
    let size = slots.count * 2
    slots = [Int32](repeating: 0, count: size)
    mask = size - 1
    for place in 0..<hashes.count {
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
  var tail: UInt64 = 0
  while at < text.count {
    tail = tail << 8 | UInt64(base[at])
    at += 1
  }
  return foldedProduct(hash ^ tail, 0xE703_7ED1_A0B4_28DB)
}

@inline(__always)
func foldedProduct(_ a: UInt64, _ b: UInt64) -> UInt64 {
  let (high, low) = a.multipliedFullWidth(by: b)
  return high ^ low
}
