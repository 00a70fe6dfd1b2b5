import Arrays

extension Column {
  /// A column of fixed-width values, copied.
  ///
  /// - Parameter type: its `elementType` must be that of `Element`.
  public init<Element: BitwiseCopyable>(_ type: ColumnType, _ values: [Element]) {
    precondition(
      MemoryLayout<Element>.size == type.elementType.size, "element of another size")
    let storage = Storage(byteCount: values.count * MemoryLayout<Element>.stride)
    values.withUnsafeBytes {
      if let base = $0.baseAddress { storage.base.copyMemory(from: base, byteCount: $0.count) }
    }
    self.init(type: type, storage: storage, count: values.count)
  }

  public init(_ values: [Double]) { self.init(.float64, values) }
  public init(_ values: [Int64]) { self.init(.int64, values) }
  public init(_ values: [Bool]) { self.init(.bool, values) }

  /// A `str` column; nil is missing.
  public init(_ values: [String?]) {
    let builder = StringPoolBuilder()
    let codes = values.map { text in text.map { builder.intern($0) } ?? -1 }
    self.init(codes: codes, pool: builder.finish())
  }

  /// A `str` column of codes into a pool, -1 where missing.
  public init(codes: [Int32], pool: StringPool) {
    let plain = Column(.int32, codes)
    self.init(type: .string, storage: plain.storage, count: codes.count, pool: pool)
  }

  /// A `category` column of codes, -1 where missing.
  public init(codes: [Int32], categories: Categories) {
    let plain = Column(.int32, codes)
    self.init(type: .category, storage: plain.storage, count: codes.count, categories: categories)
  }

  /// An `object` column.
  public init(scalars: [Scalar]) {
    let storage = Storage(objectCount: scalars.count)
    let to = storage.base.assumingMemoryBound(to: Scalar.self)
    for i in scalars.indices { to[i] = scalars[i] }
    self.init(type: .object, storage: storage, count: scalars.count)
  }

  /// A `str` column of Arrow's layout, without copying text.
  ///
  /// - Parameters:
  ///   - offsets: `count + 1` values of `Int64`.
  ///   - isMissing: asked once for each row.
  public init(
    offsets: Storage, bytes: Storage, count: Int, isMissing: (Int) -> Bool = { _ in false }
  ) {
    let pool = StringPool(offsets: offsets, bytes: bytes, count: count)
    let storage = Storage(byteCount: count * 4)
    let codes = storage.base.assumingMemoryBound(to: Int32.self)
    for i in 0..<count { codes[i] = isMissing(i) ? -1 : Int32(i) }
    self.init(type: .string, storage: storage, count: count, pool: pool)
  }

  /// A view of a one-dimensional array; times are taken as nanoseconds.
  public init(_ array: NDArray) throws(FrameError) {
    guard array.ndim == 1 else { throw .value("Data must be 1-dimensional") }
    self.init(
      type: ColumnType(array.dtype), storage: array.storage, offset: array.offset,
      stride: array.strides[0], count: array.shape[0])
  }

  /// Uninitialised fixed-width elements, written by `fill`.
  static func make<Element: BitwiseCopyable>(
    _ type: ColumnType, count: Int, _ fill: (UnsafeMutablePointer<Element>) -> Void
  ) -> Column {
    let storage = Storage(byteCount: count * MemoryLayout<Element>.stride)
    fill(storage.base.assumingMemoryBound(to: Element.self))
    return Column(type: type, storage: storage, count: count)
  }
}
