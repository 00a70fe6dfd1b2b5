import Arrays

/// One typed column: a strided view of shared storage, never changed once made.
///
/// `str` and `category` columns hold `Int32` codes into `pool` or `categories`, -1 where missing.
/// `datetime64`/`timedelta64` hold `Int64` counts of their unit, `Int64.min` where missing;
/// floats hold NaN where missing.
public struct Column: @unchecked Sendable {
  public let type: ColumnType
  public let count: Int
  public internal(set) var storage: Storage
  /// Element index of the first element.
  public let offset: Int
  /// In elements.
  public let stride: Int
  /// The strings of a `str` column.
  public let pool: StringPool?
  /// The values of a `category` column.
  public let categories: Categories?

  /// A column on existing storage of `type.elementType` elements.
  public init(
    type: ColumnType, storage: Storage, offset: Int = 0, stride: Int = 1, count: Int,
    pool: StringPool? = nil, categories: Categories? = nil
  ) {
    precondition((type == .string) == (pool != nil), "a pool belongs to str columns")
    precondition((type == .category) == (categories != nil), "categories belong to category")
    self.type = type
    self.count = count
    self.storage = storage
    self.offset = offset
    self.stride = stride
    self.pool = pool
    self.categories = categories
  }

  /// Calls `body` with the elements side by side; a strided column is copied first.
  @inlinable
  public func withElements<Element, Result, Failure: Error>(
    _ element: Element.Type, _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let whole = stride == 1 || count < 2 ? self : contiguous()
    return try withExtendedLifetime(whole.storage) { () throws(Failure) -> Result in
      let base = whole.storage.base.assumingMemoryBound(to: Element.self) + whole.offset
      return try body(UnsafeBufferPointer(start: base, count: count))
    }
  }

  /// The codes of a `str` or `category` column.
  @inlinable
  public func withCodes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Int32>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withElements(Int32.self, body)
  }

  /// The same values with stride 1.
  public func contiguous() -> Column {
    if stride == 1 || count < 2 { return self }
    switch type.elementType.size {
    case 1: return gathered(UInt8.self)
    case 2: return gathered(UInt16.self)
    case 4: return gathered(UInt32.self)
    case 8: return gathered(UInt64.self)
    default: return gatheredScalars()
    }
  }

  private func gathered<Element: BitwiseCopyable>(_ element: Element.Type) -> Column {
    let copy = Storage(byteCount: count * MemoryLayout<Element>.stride)
    let to = copy.base.assumingMemoryBound(to: Element.self)
    let from = storage.base.assumingMemoryBound(to: Element.self) + offset
    for i in 0..<count { to[i] = from[i * stride] }
    return replacing(storage: copy, count: count)
  }

  private func gatheredScalars() -> Column {
    let copy = Storage(objectCount: count)
    let to = copy.base.assumingMemoryBound(to: Scalar.self)
    let from = storage.base.assumingMemoryBound(to: Scalar.self) + offset
    for i in 0..<count { to[i] = from[i * stride] }
    return replacing(storage: copy, count: count)
  }

  /// A column of the same type, pool and categories on other, contiguous storage.
  func replacing(storage: Storage, count: Int) -> Column {
    Column(type: type, storage: storage, count: count, pool: pool, categories: categories)
  }

  /// Elements `start`, `start + step`, …; shares memory.
  public func slice(start: Int, count: Int, step: Int = 1) -> Column {
    Column(
      type: type, storage: storage, offset: offset + start * stride, stride: stride * step,
      count: count, pool: pool, categories: categories)
  }
}

/// The values that a `category` column chooses from.
public final class Categories: @unchecked Sendable {
  /// Distinct, not missing.
  public let values: Column
  public let isOrdered: Bool
  /// The intervals that the values name, when they do.
  public let intervals: Intervals?

  public init(values: Column, isOrdered: Bool = false, intervals: Intervals? = nil) {
    self.values = values
    self.isOrdered = isOrdered
    self.intervals = intervals
  }
}
