import Arrays

/// Elements that do not lie in memory as they do in a file.
extension NumpyDType {
  /// The elements, one after another, in little-endian order.
  ///
  /// - Throws: `PicklingError` for a scalar that is none of this type.
  func encoded(_ scalars: [Scalar]) throws(PickleError) -> Storage {
    let storage = Storage(byteCount: scalars.count * size)
    storage.base.initializeMemory(as: UInt8.self, repeating: 0, count: scalars.count * size)
    for (i, scalar) in scalars.enumerated() {
      guard encode(scalar, to: storage.base + i * size) else {
        throw PickleError(.pickling, "cannot write this value as numpy's \(name)")
      }
    }
    return storage
  }

  private func encode(_ scalar: Scalar, to base: UnsafeMutableRawPointer) -> Bool {
    switch (kind, scalar) {
    case (.bool, .bool(let value)): base.storeBytes(of: value ? 1 : 0, as: UInt8.self)
    case (.integer, .int(let value)), (.datetime, .datetime(let value)),
      (.timedelta, .timedelta(let value)):
      return store(value, to: base)
    case (.unsigned, .int(let value)):
      guard value >= 0 else { return false }
      return store(value, to: base)
    case (.float, .float(let value)):
      switch size {
      case 8: base.storeBytes(of: value.bitPattern, as: UInt64.self)
      case 4: base.storeBytes(of: Float(value).bitPattern, as: UInt32.self)
      default: base.storeBytes(of: Float(value).halfBits, as: UInt16.self)
      }
    case (.text, .string(let text)):
      let characters = text.unicodeScalars
      guard characters.count * 4 <= size else { return false }
      for (i, character) in characters.enumerated() {
        (base + i * 4).storeBytes(of: character.value.littleEndian, as: UInt32.self)
      }
    case (.bytes, .bytes(let bytes)):
      guard bytes.count <= size else { return false }
      bytes.withUnsafeBytes {
        if let from = $0.baseAddress { base.copyMemory(from: from, byteCount: $0.count) }
      }
    default: return false
    }
    return true
  }

  private func store(_ value: Int64, to base: UnsafeMutableRawPointer) -> Bool {
    let isSigned = kind != .unsigned
    switch size {
    case 1: base.storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
    case 2: base.storeBytes(of: UInt16(truncatingIfNeeded: value), as: UInt16.self)
    case 4: base.storeBytes(of: UInt32(truncatingIfNeeded: value), as: UInt32.self)
    default:
      base.storeBytes(of: value, as: Int64.self)
      return true
    }
    let bits = size * 8
    return isSigned
      ? value >= -(1 << (bits - 1)) && value < 1 << (bits - 1) : value < 1 << bits
  }
}

extension Float {
  /// IEEE half precision, rounded to the nearest even.
  var halfBits: UInt16 {
    let sign = UInt16(bitPattern >> 16 & 0x8000)
    let magnitude = self.magnitude
    if isNaN { return sign | 0x7E00 }
    if magnitude >= 65520 { return sign | 0x7C00 }
    if magnitude < 0x1p-14 { return sign | UInt16((magnitude * 0x1p24).rounded(.toNearestOrEven)) }
    let bits = magnitude.bitPattern &- 112 << 23
    let rounded = (bits &+ 0xFFF &+ (bits >> 13 & 1)) >> 13
    return sign | UInt16(rounded)
  }
}
