import Arrays

extension Column {
  /// The column as another type: pandas' `astype`.
  ///
  /// - Throws: `ValueError` for text that is no number and missing values made integer, `TypeError`
  ///   for pairs of types without a conversion.
  public func cast(to target: ColumnType) throws(FrameError) -> Column {
    if type == target { return self }
    switch target {
    case .object: return objects()
    case .string: return try strings()
    case .category: return try categorized()
    case .datetime(let unit): return try datetimes(unit)
    case .timedelta(let unit): return try timedeltas(unit)
    default: break
    }
    switch type {
    case .string: return try textNumbers().cast(target)
    case .object: return try scalarNumbers(target)
    case .category:
      if target.isInteger, missingCount > 0 { throw .value("Cannot convert float NaN to integer") }
      let values = try categories!.values.cast(to: target)
      return withCodes { codes in values.take(codes.map { Int($0) }) }
    case .datetime, .timedelta:
      guard target == .int64 else {
        let kind =
          type.name.prefix { $0 != "[" } == "datetime64" ? "DatetimeArray" : "TimedeltaArray"
        throw .type("Cannot cast \(kind) to dtype \(target.name)")
      }
      return Column(
        type: .int64, storage: storage, offset: offset, stride: stride, count: count)
    default: return try numbers(target)
    }
  }

  /// Numbers as float64.
  func floats() -> Column {
    guard type != .float64, let result = try? numbers(.float64) else { return self }
    return result
  }

  /// The elements as scalars.
  func objects() -> Column { type == .object ? self : Column(scalars: scalars()) }

  private func numbers(_ target: ColumnType) throws(FrameError) -> Column {
    if target.isInteger, type.isFloat { try requireFinite() }
    switch type {
    case .bool:
      return Column(
        type: .uint8, storage: storage, offset: offset, stride: stride, count: count
      ).convertIntegers(UInt8.self, target)
    case .int8: return convertIntegers(Int8.self, target)
    case .uint8: return convertIntegers(UInt8.self, target)
    case .int16: return convertIntegers(Int16.self, target)
    case .int32: return convertIntegers(Int32.self, target)
    case .int64: return convertIntegers(Int64.self, target)
    case .float32: return convertFloats(Float.self, target)
    default: return convertFloats(Double.self, target)
    }
  }

  private func requireFinite() throws(FrameError) {
    let isFinite =
      type == .float64
      ? withElements(Double.self) { $0.allSatisfy { $0.isFinite } }
      : withElements(Float.self) { $0.allSatisfy { $0.isFinite } }
    if !isFinite {
      throw FrameError(
        "IntCastingNaNError",
        "Cannot convert non-finite values (NA or inf) to integer.Replace or remove non-finite "
          + "values or cast to an integer typethat supports these values (e.g. 'Int64')")
    }
  }

  private func convertIntegers<From: FixedWidthInteger & BitwiseCopyable>(
    _ from: From.Type, _ target: ColumnType
  ) -> Column {
    switch target {
    case .bool: convert(from, target) { $0 == 0 ? 0 as UInt8 : 1 }
    case .int8: convert(from, target) { Int8(truncatingIfNeeded: $0) }
    case .uint8: convert(from, target) { UInt8(truncatingIfNeeded: $0) }
    case .int16: convert(from, target) { Int16(truncatingIfNeeded: $0) }
    case .int32: convert(from, target) { Int32(truncatingIfNeeded: $0) }
    case .int64: convert(from, target) { Int64(truncatingIfNeeded: $0) }
    case .float32: convert(from, target) { Float($0) }
    default: convert(from, target) { Double($0) }
    }
  }

  private func convertFloats<From: BinaryFloatingPoint & BitwiseCopyable>(
    _ from: From.Type, _ target: ColumnType
  ) -> Column {
    switch target {
    case .bool: convert(from, target) { $0 == 0 ? 0 as UInt8 : 1 }
    case .int8: convert(from, target) { Int8(truncatingIfNeeded: truncated($0)) }
    case .uint8: convert(from, target) { UInt8(truncatingIfNeeded: truncated($0)) }
    case .int16: convert(from, target) { Int16(truncatingIfNeeded: truncated($0)) }
    case .int32: convert(from, target) { Int32(truncatingIfNeeded: truncated($0)) }
    case .int64: convert(from, target) { truncated($0) }
    case .float32: convert(from, target) { Float($0) }
    default: convert(from, target) { Double($0) }
    }
  }

  @inline(__always)
  private func convert<From: BitwiseCopyable, To: BitwiseCopyable>(
    _ from: From.Type, _ target: ColumnType, _ transform: (From) -> To
  ) -> Column {
    withElements(From.self) { values in
      Column.make(target, count: count) { (to: UnsafeMutablePointer<To>) in
        for i in 0..<count { to[i] = transform(values[i]) }
      }
    }
  }
}

/// A float as x86 converts it: out of range gives the smallest integer.
@inline(__always)
private func truncated<Number: BinaryFloatingPoint>(_ value: Number) -> Int64 {
  value > -9.3e18 && value < 9.2233720368547748e18 ? Int64(value) : Int64.min
}
