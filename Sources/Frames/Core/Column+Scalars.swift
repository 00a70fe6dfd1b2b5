import Arrays

extension Column {
  /// Element `i` as a scalar; missing strings and categories as NaN, times in nanoseconds.
  public subscript(i: Int) -> Scalar {
    let at = offset + i * stride
    let base = storage.base
    switch type {
    case .bool: return .bool(base.assumingMemoryBound(to: Bool.self)[at])
    case .int8: return .int(Int64(base.assumingMemoryBound(to: Int8.self)[at]))
    case .uint8: return .int(Int64(base.assumingMemoryBound(to: UInt8.self)[at]))
    case .int16: return .int(Int64(base.assumingMemoryBound(to: Int16.self)[at]))
    case .int32: return .int(Int64(base.assumingMemoryBound(to: Int32.self)[at]))
    case .int64: return .int(base.assumingMemoryBound(to: Int64.self)[at])
    case .float32: return .float(Double(base.assumingMemoryBound(to: Float.self)[at]))
    case .float64: return .float(base.assumingMemoryBound(to: Double.self)[at])
    case .datetime(let unit):
      return .datetime(nanoseconds(base.assumingMemoryBound(to: Int64.self)[at], unit))
    case .timedelta(let unit):
      return .timedelta(nanoseconds(base.assumingMemoryBound(to: Int64.self)[at], unit))
    case .object: return base.assumingMemoryBound(to: Scalar.self)[at]
    case .string:
      let code = base.assumingMemoryBound(to: Int32.self)[at]
      return code < 0 ? .float(.nan) : .string(pool!.string(Int(code)))
    case .category:
      let code = base.assumingMemoryBound(to: Int32.self)[at]
      return code < 0 ? .float(.nan) : categories!.values[Int(code)]
    }
  }

  /// All elements, see `subscript`.
  public func scalars() -> [Scalar] { (0..<count).map { self[$0] } }

  private func nanoseconds(_ time: Int64, _ unit: TimeUnit) -> Int64 {
    if time == Int64.min { return time }
    let (product, overflow) = time.multipliedReportingOverflow(by: unit.nanoseconds)
    return overflow ? (time < 0 ? Int64.min + 1 : Int64.max) : product
  }

  /// The column as a one-dimensional array.
  ///
  /// Fixed-width columns share their memory; `str` and `category` become `object` arrays.
  public func array() -> NDArray {
    switch type {
    case .string, .category:
      let objects = Column(scalars: scalars())
      return NDArray(
        storage: objects.storage, dtype: .object, shape: [count], strides: [1], offset: 0)
    default:
      return NDArray(
        storage: storage, dtype: type.elementType, shape: [count], strides: [stride],
        offset: offset)
    }
  }
}
