extension NDArray {
  /// Checks lengths that come from a script.
  ///
  /// - Throws: ValueError for negative lengths or more than 64 axes, MemoryError beyond 2^40 bytes.
  public static func requireValid(shape: [Int], _ dtype: DType = .float64) throws(ArrayError) {
    if shape.contains(where: { $0 < 0 }) { throw .value("negative dimensions are not allowed") }
    if shape.count > 64 {
      throw .value(
        "maximum supported dimension for an ndarray is currently 64, found \(shape.count)")
    }
    guard let count = checkedCount(shape) else {
      throw .value(
        "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible "
          + "size.")
    }
    guard count <= (1 << 40) / dtype.size else {
      throw ArrayError(
        "MemoryError",
        "Unable to allocate \(byteText(count, dtype.size)) for an array with shape "
          + "\(shapeText(shape)) and data type \(dtype.name)")
    }
  }

  private static func byteText(_ count: Int, _ size: Int) -> String {
    let tebibytes = Double(count) * Double(size) / 0x1p40
    if tebibytes < 1024 { return "\(Int(tebibytes.rounded())). TiB" }
    return "\(Int((tebibytes / 1024).rounded())). PiB"
  }

  public static func zeros(_ shape: [Int], _ dtype: DType = .float64) -> NDArray {
    if dtype == .object {
      let array = NDArray(uninitialized: shape, dtype)
      array.fill(with: .int(0))
      return array
    }
    return NDArray(
      storage: Storage(zeroedByteCount: shape.reduce(1, *) * dtype.size), dtype: dtype,
      shape: shape, strides: rowMajorStrides(shape), offset: 0)
  }

  public static func ones(_ shape: [Int], _ dtype: DType = .float64) -> NDArray {
    let array = NDArray(uninitialized: shape, dtype)
    array.fill(with: dtype == .object ? .int(1) : .bool(true))
    return array
  }

  /// - Throws: what converting `value` to `dtype` throws.
  public static func full(_ shape: [Int], _ value: Scalar, _ dtype: DType) throws(ArrayError)
    -> NDArray
  {
    let array = NDArray(uninitialized: shape, dtype)
    try array.setAll(value)
    return array
  }

  public static func from(_ values: [Double], shape: [Int]? = nil) -> NDArray {
    copying(values, shape)
  }
  public static func from(_ values: [Float], shape: [Int]? = nil) -> NDArray {
    copying(values, shape)
  }
  public static func from(_ values: [Int64], shape: [Int]? = nil) -> NDArray {
    copying(values, shape)
  }
  public static func from(_ values: [Int32], shape: [Int]? = nil) -> NDArray {
    copying(values, shape)
  }
  public static func from(_ values: [Int16], shape: [Int]? = nil) -> NDArray {
    copying(values, shape)
  }
  public static func from(_ values: [Int8], shape: [Int]? = nil) -> NDArray {
    copying(values, shape)
  }
  public static func from(_ values: [UInt8], shape: [Int]? = nil) -> NDArray {
    copying(values, shape)
  }
  public static func from(_ values: [Bool], shape: [Int]? = nil) -> NDArray {
    copying(values, shape)
  }
  public static func from(_ values: [Int], shape: [Int]? = nil) -> NDArray {
    copying(values.map(Int64.init), shape)
  }

  /// An `object` array.
  public static func from(_ values: [Scalar], shape: [Int]? = nil) -> NDArray {
    let array = NDArray(uninitialized: shape ?? [values.count], .object)
    precondition(array.count == values.count)
    array.pointer(Scalar.self).update(from: values, count: values.count)
    return array
  }

  /// A fixed-width text array as wide as its longest string.
  public static func from(strings values: [String], shape: [Int]? = nil) -> NDArray {
    let width = values.reduce(1) { max($0, $1.unicodeScalars.count) }
    let array = NDArray(uninitialized: shape ?? [values.count], .object, textWidth: width)
    precondition(array.count == values.count)
    let elements = array.pointer(Scalar.self)
    for (i, value) in values.enumerated() { elements[i] = .string(value) }
    return array
  }

  /// A datetime64 or timedelta64 array of nanoseconds.
  public static func from(nanoseconds values: [Int64], _ dtype: DType) -> NDArray {
    precondition(dtype.isTime)
    let numbers = copying(values, nil)
    return NDArray(
      storage: numbers.storage, dtype: dtype, shape: numbers.shape, strides: [1], offset: 0)
  }

  /// A 0-D array.
  public static func scalar(_ value: Scalar) -> NDArray {
    switch value {
    case .bool(let x): from([x], shape: [])
    case .int(let x): from([x], shape: [])
    case .float(let x): from([x], shape: [])
    case .string(let x): from(strings: [x], shape: [])
    case .datetime(let x):
      from(nanoseconds: [x], .datetime64).view(shape: [], strides: [], offset: 0)
    case .timedelta(let x):
      from(nanoseconds: [x], .timedelta64).view(shape: [], strides: [], offset: 0)
    default: from([value], shape: [])
    }
  }

  private static func copying<T: PlainElement>(_ values: [T], _ shape: [Int]?) -> NDArray {
    let array = NDArray(uninitialized: shape ?? [values.count], T.dtype)
    precondition(array.count == values.count)
    array.pointer(T.self).initialize(from: values, count: values.count)
    return array
  }
}

/// A shape as Python prints a tuple: `(3,)`, `(2, 4)`, `()`.
func shapeText(_ shape: [Int]) -> String {
  shape.count == 1
    ? "(\(shape[0]),)" : "(" + shape.map(String.init).joined(separator: ", ") + ")"
}
