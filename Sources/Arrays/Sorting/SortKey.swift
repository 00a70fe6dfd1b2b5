/// Elements with a 64-bit key whose order is numpy's sort order: NaN and NaT last.
protocol Sortable: PlainElement {
  static func sortKey(_ x: Self) -> UInt64
  /// The element with that key; every NaN is the same one.
  static func element(sortKey: UInt64) -> Self
}

extension FixedWidthInteger where Self: Sortable {
  @inline(__always) static func sortKey(_ x: Self) -> UInt64 {
    UInt64(bitPattern: Int64(truncatingIfNeeded: x)) ^ (1 << 63)
  }
  @inline(__always) static func element(sortKey: UInt64) -> Self {
    Self(truncatingIfNeeded: sortKey ^ (1 << 63))
  }
}

extension Int8: Sortable {}
extension UInt8: Sortable {}
extension Int16: Sortable {}
extension Int32: Sortable {}
extension Int64: Sortable {}

extension Double: Sortable {
  @inline(__always) static func sortKey(_ x: Double) -> UInt64 {
    if x != x { return .max }
    let bits = x.bitPattern
    return bits ^ (UInt64(bitPattern: Int64(bitPattern: bits) >> 63) | 1 << 63)
  }
  @inline(__always) static func element(sortKey: UInt64) -> Double {
    if sortKey == .max { return .nan }
    return Double(bitPattern: sortKey >> 63 == 1 ? sortKey ^ (1 << 63) : ~sortKey)
  }
}

extension Float: Sortable {
  @inline(__always) static func sortKey(_ x: Float) -> UInt64 {
    if x != x { return UInt64(UInt32.max) }
    let bits = x.bitPattern
    return UInt64(bits ^ (UInt32(bitPattern: Int32(bitPattern: bits) >> 31) | 1 << 31))
  }
  @inline(__always) static func element(sortKey: UInt64) -> Float {
    if sortKey == UInt64(UInt32.max) { return .nan }
    let bits = UInt32(truncatingIfNeeded: sortKey)
    return Float(bitPattern: bits >> 31 == 1 ? bits ^ (1 << 31) : ~bits)
  }
}

/// Nanoseconds with NaT after all others.
struct SortableTime: Sortable {
  let nanoseconds: Int64
  static var dtype: DType { .int64 }
  var scalar: Scalar { .int(nanoseconds) }
  init(assigning scalar: Scalar) throws(ArrayError) { nanoseconds = try scalar.wholeNumber() }
  private init(_ nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  @inline(__always) static func sortKey(_ x: SortableTime) -> UInt64 {
    UInt64(bitPattern: x.nanoseconds &- .min) &- 1
  }
  @inline(__always) static func element(sortKey: UInt64) -> SortableTime {
    SortableTime(Int64(bitPattern: sortKey &+ 1) &+ .min)
  }
}

/// Equal zeros get equal keys, which keeps their order in a stable sort.
@inline(__always)
func stableKey<T: Sortable>(_ x: T) -> UInt64 {
  let key = T.sortKey(x)
  if T.self == Double.self { return key == (1 << 63) - 1 ? 1 << 63 : key }
  if T.self == Float.self { return key == (1 << 31) - 1 ? 1 << 31 : key }
  return key
}
