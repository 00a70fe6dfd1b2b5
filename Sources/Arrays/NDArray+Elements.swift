extension NDArray {
  /// The element at an index a axis, counted from 0; not checked against the shape.
  public subscript(indices: Int...) -> Scalar { element(at: position(indices)) }

  /// The storage position of an element, counted in elements.
  func position(_ indices: [Int]) -> Int {
    var position = offset
    for axis in shape.indices { position += indices[axis] * strides[axis] }
    return position
  }

  /// The element at a storage position.
  func element(at position: Int) -> Scalar {
    let base = storage.base
    switch dtype {
    case .bool: return .bool(base.assumingMemoryBound(to: Bool.self)[position])
    case .int8: return base.assumingMemoryBound(to: Int8.self)[position].scalar
    case .uint8: return base.assumingMemoryBound(to: UInt8.self)[position].scalar
    case .int16: return base.assumingMemoryBound(to: Int16.self)[position].scalar
    case .int32: return base.assumingMemoryBound(to: Int32.self)[position].scalar
    case .int64: return .int(base.assumingMemoryBound(to: Int64.self)[position])
    case .float32: return base.assumingMemoryBound(to: Float.self)[position].scalar
    case .float64: return .float(base.assumingMemoryBound(to: Double.self)[position])
    case .datetime64: return .datetime(base.assumingMemoryBound(to: Int64.self)[position])
    case .timedelta64: return .timedelta(base.assumingMemoryBound(to: Int64.self)[position])
    case .object: return base.assumingMemoryBound(to: Scalar.self)[position]
    }
  }

  /// The element that is `index`-th in row-major order.
  public func flat(_ index: Int) -> Scalar { element(at: position(ofFlat: index)) }

  func position(ofFlat index: Int) -> Int {
    var rest = index
    var position = offset
    for axis in shape.indices.reversed() where shape[axis] > 1 {
      position += (rest % shape[axis]) * strides[axis]
      rest /= shape[axis]
    }
    return position
  }

  /// All elements in row-major order.
  public func scalars() -> [Scalar] {
    var result: [Scalar] = []
    result.reserveCapacity(count)
    forEachPosition { result.append(element(at: $0)) }
    return result
  }

  /// Calls `body` with the storage position of each element, in row-major order.
  func forEachPosition(_ body: (Int) throws -> Void) rethrows {
    let nest = LoopNest(shape: shape, strides: [strides])
    let (length, step) = (nest.runLength, nest.runStride(0))
    try nest.forEachRun { offsets in
      for i in 0..<length { try body(offset + offsets[0] + i * step) }
    }
  }

  /// The only element, as Python's `item()` gives it.
  ///
  /// - Throws: ValueError if there is not exactly one.
  public func item() throws(ArrayError) -> Scalar {
    guard count == 1 else {
      throw .value("can only convert an array of size 1 to a Python scalar")
    }
    return element(at: offset)
  }

  /// Sets one element, converting as numpy does.
  ///
  /// - Throws: ValueError if frozen, or what the conversion throws.
  public func set(_ value: Scalar, at indices: [Int]) throws(ArrayError) {
    try requireWritable()
    try store(value, at: position(indices))
  }

  /// Stores without the check for frozen elements.
  func store(_ value: Scalar, at position: Int) throws(ArrayError) {
    let base = storage.base
    switch dtype {
    case .bool: base.assumingMemoryBound(to: Bool.self)[position] = value.isTrue
    case .int8: base.assumingMemoryBound(to: Int8.self)[position] = try Int8(assigning: value)
    case .uint8: base.assumingMemoryBound(to: UInt8.self)[position] = try UInt8(assigning: value)
    case .int16: base.assumingMemoryBound(to: Int16.self)[position] = try Int16(assigning: value)
    case .int32: base.assumingMemoryBound(to: Int32.self)[position] = try Int32(assigning: value)
    case .int64: base.assumingMemoryBound(to: Int64.self)[position] = try Int64(assigning: value)
    case .float32: base.assumingMemoryBound(to: Float.self)[position] = try Float(assigning: value)
    case .float64:
      base.assumingMemoryBound(to: Double.self)[position] = try Double(assigning: value)
    case .datetime64, .timedelta64:
      base.assumingMemoryBound(to: Int64.self)[position] = try value.time(as: dtype)
    case .object:
      base.assumingMemoryBound(to: Scalar.self)[position] = isText ? text(value) : value
    }
  }

  /// A value as an element of this text array: its `str`, cut to the width.
  private func text(_ value: Scalar) -> Scalar {
    let string = value.str
    guard string.unicodeScalars.count > textWidth else { return .string(string) }
    return .string(String(String.UnicodeScalarView(string.unicodeScalars.prefix(textWidth))))
  }

  /// Sets every element to one value.
  ///
  /// - Throws: ValueError if frozen, or what the conversion throws.
  public func setAll(_ value: Scalar) throws(ArrayError) {
    try requireWritable()
    let one = NDArray(uninitialized: [], dtype, textWidth: textWidth)
    try one.store(value, at: 0)
    assignUnchecked(from: one.broadcastUnchecked(to: shape))
  }

  /// Sets every element to a value that surely converts.
  func fill(with value: Scalar) {
    do { try setAll(value) } catch { preconditionFailure(error.message) }
  }
}

extension Scalar {
  /// Nanoseconds, as an element of a datetime64 or timedelta64 array.
  func time(as dtype: DType) throws(ArrayError) -> Int64 {
    switch (self, dtype) {
    case (.datetime(let x), .datetime64), (.timedelta(let x), .timedelta64): return x
    case (.int(let x), _): return x
    case (.none, _): return .min
    case (.float(let x), _) where x.isNaN: return .min
    default:
      throw .type("cannot convert a '\(typeName)' to \(dtype.name)")
    }
  }
}
