import Glibc

extension UnsafeMutablePointer<StringCell> {
  /// The UTF-8 bytes.
  @inline(__always) var utf8: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: pointee.bytes, count: pointee.byteCount)
  }
  @inline(__always) var isASCII: Bool { pointee.header.flags.contains(.ascii) }
  /// Number of code points.
  @inline(__always) var count: Int { Int(pointee.header.auxiliary) }
  var swiftString: String { String(decoding: utf8, as: UTF8.self) }

  /// Never 0, which means "not computed".
  @inline(__always) var hash: Int {
    if pointee.hash != 0 { return pointee.hash }
    pointee.hash = hashBytes(pointee.bytes, pointee.byteCount)
    return pointee.hash
  }

  @inline(__always) func isEqual(to other: UnsafeMutablePointer<StringCell>) -> Bool {
    if self == other { return true }
    let count = pointee.byteCount
    if count != other.pointee.byteCount { return false }
    return memcmp(pointee.bytes, other.pointee.bytes, count) == 0
  }

  /// Byte offset of a code point. - Complexity: O(1) for ASCII, else O(index).
  func byteOffset(of index: Int) -> Int {
    isASCII ? index : utf8.byteOffset(of: index)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Byte offset of the code point number `index`; the byte count for the one after the last.
  func byteOffset(of index: Int) -> Int {
    var offset = 0
    var remaining = index
    while offset < count {
      if self[offset] & 0xC0 != 0x80 {
        if remaining == 0 { return offset }
        remaining -= 1
      }
      offset += 1
    }
    return count
  }

  /// Number of code points in UTF-8 text.
  var codePointCount: Int {
    var result = 0
    for byte in self where byte & 0xC0 != 0x80 { result += 1 }
    return result
  }
}

/// FNV-like hash of 32 bits over 8-byte words; equal strings hash equal, nothing else is promised.
func hashBytes(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
  var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(count)
  var offset = 0
  while offset &+ 8 <= count {
    let word = UnsafeRawPointer(bytes + offset).loadUnaligned(as: UInt64.self)
    hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 32
    offset &+= 8
  }
  var rest: UInt64 = 0
  while offset < count {
    rest = rest << 8 | UInt64(bytes[offset])
    offset &+= 1
  }
  hash = (hash ^ rest) &* 0xC4CE_B9FE_1A85_EC53
  hash ^= hash >> 29
  hash ^= hash >> 32
  let result = Int(truncatingIfNeeded: hash & 0xFFFF_FFFF)
  return result == 0 ? 1 : result
}

extension Value {
  @inline(__always) var string: UnsafeMutablePointer<StringCell> {
    pointer(as: StringCell.self)
  }
}

extension Heap {
  /// A string cell with `byteCount` uninitialised bytes.
  /// - Parameter count: the number of code points, equal to `byteCount` for ASCII.
  func makeString(byteCount: Int, count: Int) -> UnsafeMutablePointer<StringCell> {
    let cell = allocate(
      .string, StringCell.self, extra: byteCount,
      flags: count == byteCount ? [.ascii, .inline] : [.inline])
    cell.pointee.header.auxiliary = UInt32(truncatingIfNeeded: count)
    cell.pointee.hash = 0
    cell.pointee.byteCount = byteCount
    cell.pointee.tail = 0
    cell.pointee.bytes = (UnsafeMutableRawPointer(cell) + StringCell.inlineOffset)
      .assumingMemoryBound(to: UInt8.self)
    return cell
  }

  /// A string of well-formed UTF-8.
  func makeString(_ bytes: UnsafeBufferPointer<UInt8>) -> Value {
    let cell = makeString(byteCount: bytes.count, count: bytes.codePointCount)
    if let start = bytes.baseAddress { memcpy(cell.pointee.bytes, start, bytes.count) }
    return Value(.string, cell)
  }

  func makeString(_ text: String) -> Value {
    var text = text
    return text.withUTF8 { makeString($0) }
  }

  /// `left + right`. Repeated appending to the same string is amortised O(1) a byte.
  func concatenate(
    _ left: UnsafeMutablePointer<StringCell>, _ right: UnsafeMutablePointer<StringCell>
  ) -> Value {
    let leftCount = left.pointee.byteCount
    let rightCount = right.pointee.byteCount
    if rightCount == 0 && !left.pointee.header.flags.contains(.derived) {
      return Value(.string, left)
    }
    if leftCount == 0 && !right.pointee.header.flags.contains(.derived) {
      return Value(.string, right)
    }
    let total = leftCount + rightCount
    let count = left.count + right.count
    if total < 256 {
      let cell = makeString(byteCount: total, count: count)
      memcpy(cell.pointee.bytes, left.pointee.bytes, leftCount)
      memcpy(cell.pointee.bytes + leftCount, right.pointee.bytes, rightCount)
      return Value(.string, cell)
    }
    let buffer = bufferForAppending(to: left, rightCount)
    memcpy(buffer.pointee.bytes + leftCount, right.pointee.bytes, rightCount)
    buffer.pointee.used = total
    let cell = allocate(
      .string, StringCell.self, flags: count == total ? [.ascii] : [])
    cell.pointee.header.auxiliary = UInt32(truncatingIfNeeded: count)
    cell.pointee.hash = 0
    cell.pointee.byteCount = total
    cell.pointee.bytes = buffer.pointee.bytes
    cell.pointee.tail = UInt(bitPattern: buffer)
    return Value(.string, cell)
  }

  /// A buffer that starts with `left`'s bytes and has room for `more`.
  private func bufferForAppending(
    to left: UnsafeMutablePointer<StringCell>, _ more: Int
  ) -> UnsafeMutablePointer<BufferCell> {
    let leftCount = left.pointee.byteCount
    var capacity = leftCount + more
    if left.pointee.header.flags.isDisjoint(with: [.inline, .derived]) {
      let buffer = UnsafeMutablePointer<BufferCell>(bitPattern: left.pointee.tail)
        .unsafelyUnwrapped
      let isTail = buffer.pointee.used == leftCount && left.pointee.bytes == buffer.pointee.bytes
      if isTail && buffer.pointee.capacity - leftCount >= more { return buffer }
      capacity = max(capacity, leftCount * 2)
    } else {
      capacity = max(capacity, leftCount + leftCount / 2)
    }
    let buffer = allocate(.buffer, BufferCell.self, flags: [.finalized])
    buffer.pointee.used = leftCount
    buffer.pointee.capacity = capacity
    buffer.pointee.bytes = malloc(capacity)!.assumingMemoryBound(to: UInt8.self)
    countExternal(capacity)
    memcpy(buffer.pointee.bytes, left.pointee.bytes, leftCount)
    return buffer
  }
}
