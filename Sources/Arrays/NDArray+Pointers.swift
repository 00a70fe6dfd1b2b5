extension NDArray {
  /// The first element's address, typed. `T` must be the type that stores `dtype`.
  @inlinable
  public func pointer<T: ArrayElement>(_ type: T.Type = T.self) -> UnsafeMutablePointer<T> {
    assert(T.dtype == dtype.stored, "pointer of another dtype")
    return storage.base.assumingMemoryBound(to: T.self) + offset
  }

  /// Lends the elements as `T` in row-major order: the memory itself where dtype and layout fit,
  /// else a converted copy. `Int64` sees datetimes as nanoseconds.
  ///
  /// - Throws: what the conversion or `body` throws.
  @inlinable
  public func withContiguous<T: ArrayElement, R>(
    as type: T.Type, _ body: (UnsafeBufferPointer<T>) throws -> R
  ) throws -> R {
    let fitting = try contiguous(as: T.dtype)
    defer { withExtendedLifetime(fitting.storage) {} }
    return try body(UnsafeBufferPointer(start: fitting.pointer(T.self), count: fitting.count))
  }

  /// Lends the memory of a contiguous array for writing.
  ///
  /// - Throws: ValueError if the elements are frozen, TypeError if the dtype is not stored as `T`
  ///   or the layout is not row-major.
  @inlinable
  public func withMutableContiguous<T: ArrayElement, R>(
    as type: T.Type, _ body: (UnsafeMutableBufferPointer<T>) throws -> R
  ) throws -> R {
    try requireWritable()
    guard T.dtype == dtype.stored, isContiguous else {
      throw ArrayError("TypeError", "a row-major array of \(T.dtype.name) is needed here")
    }
    defer { withExtendedLifetime(storage) {} }
    return try body(UnsafeMutableBufferPointer(start: pointer(T.self), count: count))
  }

  /// Itself if it is row-major and stored as `wanted`, else a converted copy.
  public func contiguous(as wanted: DType) throws -> NDArray {
    if dtype.stored == wanted { return isContiguous ? self : copied() }
    return try casted(to: wanted).contiguousOrCopy()
  }

  /// Itself if row-major, else a row-major copy.
  public func contiguousOrCopy() -> NDArray { isContiguous ? self : copied() }

  /// All elements as Swift values, in row-major order.
  public func values<T: ArrayElement>(as type: T.Type = T.self) throws -> [T] {
    try withContiguous(as: type) { Array($0) }
  }
}
