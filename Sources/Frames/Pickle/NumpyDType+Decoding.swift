import Arrays

/// Elements that do not lie in a file as they do in memory.
extension NumpyDType {
  /// The number of elements of a shape; nil if negative or beyond 2^48.
  static func elementCount(_ shape: [Int]) -> Int? {
    if shape.contains(where: { $0 < 0 }) { return nil }
    if shape.contains(0) { return 0 }
    var product = 1
    for length in shape {
      let (next, overflow) = product.multipliedReportingOverflow(by: length)
      guard !overflow, next <= 1 << 48 else { return nil }
      product = next
    }
    return product
  }

  /// The array that these bytes are the elements of; shares them where they lie as in memory.
  ///
  /// - Parameter shape: its elements must be as many as the bytes make.
  func array(_ bytes: PickleBytes, _ shape: [Int], isColumnMajor: Bool) throws(Refusal)
    -> PickleArray
  {
    if (kind == .datetime || kind == .timedelta) && unit == nil {
      throw .unsupported("times without a unit are not supported")
    }
    let isShared = isPlain && (kind != .bool || bytes.buffer.allSatisfy { $0 < 2 })
    let count = NumpyDType.elementCount(shape) ?? 0
    let storage = isShared ? bytes.storage : try decoded(bytes.buffer, count: count)
    var native = self
    native.isBigEndian = false
    return PickleArray(
      native.arranged(storage, shape, isColumnMajor: isColumnMajor), type: native)
  }

  /// An array over elements that lie one after another.
  func arranged(_ storage: Storage, _ shape: [Int], isColumnMajor: Bool) -> NDArray {
    let width = kind == .text ? max(size / 4, 1) : 0
    return isColumnMajor
      ? NDArray(columnMajor: storage, dtype: memoryType, shape: shape, textWidth: width)
      : NDArray(rowMajor: storage, dtype: memoryType, shape: shape, textWidth: width)
  }

  /// The elements in memory of `memoryType`, in the order of the file.
  ///
  /// - Throws: a refusal for integers beyond 64 bits with a sign and for text that is none.
  private func decoded(_ bytes: UnsafeRawBufferPointer, count: Int) throws(Refusal) -> Storage {
    let storage =
      memoryType == .object
      ? Storage(objectCount: count) : Storage(byteCount: count * memoryType.size)
    guard count > 0, let base = bytes.baseAddress else { return storage }
    switch kind {
    case .bool: convert(base, count, storage) { (value: UInt8) in value != 0 }
    case .text: try decodeText(base, count, storage)
    case .bytes: decodeBytes(base, count, storage)
    case .float where size == 2:
      convert(base, count, storage) { (bits: UInt16) in Float(halfBits: bits) }
    case .unsigned where size == 2:
      convert(base, count, storage) { (value: UInt16) in Int32(value) }
    case .unsigned where size == 4:
      convert(base, count, storage) { (value: UInt32) in Int64(value) }
    case .unsigned where size == 8:
      var all: UInt64 = 0
      convert(base, count, storage) { (value: UInt64) in
        all |= value
        return value
      }
      guard all < 1 << 63 else {
        throw .unsupported("uint64 values beyond the range of int64 are not supported")
      }
    default:
      switch size {
      case 2: convert(base, count, storage) { (value: UInt16) in value }
      case 4: convert(base, count, storage) { (value: UInt32) in value }
      case 8: convert(base, count, storage) { (value: UInt64) in value }
      default: storage.base.copyMemory(from: base, byteCount: bytes.count)
      }
    }
    return storage
  }

  @inline(__always)
  private func convert<From: FixedWidthInteger, To: BitwiseCopyable>(
    _ base: UnsafeRawPointer, _ count: Int, _ storage: Storage, _ body: (From) -> To
  ) {
    let to = storage.base.assumingMemoryBound(to: To.self)
    let size = MemoryLayout<From>.size
    for i in 0..<count {
      let value = base.loadUnaligned(fromByteOffset: i * size, as: From.self)
      to[i] = body(isBigEndian ? value.byteSwapped : value)
    }
  }

  /// Four bytes a character, filled up with zeros.
  private func decodeText(_ base: UnsafeRawPointer, _ count: Int, _ storage: Storage)
    throws(Refusal)
  {
    let to = storage.base.assumingMemoryBound(to: Scalar.self)
    let width = size / 4
    for i in 0..<count {
      let start = base + i * size
      var isText = true
      let text = String(unsafeUninitializedCapacity: size) { buffer in
        var (length, filled) = (0, 0)
        for j in 0..<width {
          let raw = start.loadUnaligned(fromByteOffset: j * 4, as: UInt32.self)
          guard let character = UnicodeScalar(isBigEndian ? raw.byteSwapped : raw) else {
            isText = false
            return 0
          }
          for unit in UTF8.encode(character)! {
            buffer[filled] = unit
            filled += 1
          }
          if character != "\0" { length = filled }
        }
        return length
      }
      guard isText else { throw .unsupported("text array with characters that are none") }
      to[i] = .string(text)
    }
  }

  private func decodeBytes(_ base: UnsafeRawPointer, _ count: Int, _ storage: Storage) {
    let to = storage.base.assumingMemoryBound(to: Scalar.self)
    for i in 0..<count {
      let element = UnsafeRawBufferPointer(start: base + i * size, count: size)
      let length = (element.lastIndex { $0 != 0 } ?? -1) + 1
      to[i] = .bytes(Array(element[..<length]))
    }
  }
}

extension Float {
  /// The value of IEEE half precision bits.
  init(halfBits bits: UInt16) {
    let magnitude = UInt32(bits & 0x7FFF)
    let sign = UInt32(bits & 0x8000) << 16
    switch magnitude {
    case 0x7C00...: self.init(bitPattern: sign | 0x7F80_0000 | (magnitude & 0x3FF) << 13)
    case 0x0400...: self.init(bitPattern: sign | (magnitude << 13) + (112 << 23))
    default:
      let value = Float(magnitude) * 0x1p-24
      self.init(bitPattern: sign | value.bitPattern)
    }
  }
}
