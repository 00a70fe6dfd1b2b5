/// An n-dimensional array: a strided view on shared storage.
///
/// Shapes and strides as numpy's, but strides count elements. A `NDArray` value is cheap to copy;
/// copies share their elements.
public struct NDArray: @unchecked Sendable {
  public let storage: Storage
  public let dtype: DType
  public let shape: [Int]
  /// In elements, not bytes; 0 for broadcast axes, negative for reversed ones.
  public let strides: [Int]
  /// Element index of the first element.
  public let offset: Int
  /// Code points an element of a fixed-width text array (`<U5`), whose elements are
  /// `Scalar.string`s under dtype `object`; 0 for every other array.
  public let textWidth: Int

  public init(
    storage: Storage, dtype: DType, shape: [Int], strides: [Int], offset: Int, textWidth: Int = 0
  ) {
    self.storage = storage
    self.dtype = dtype
    self.shape = shape
    self.strides = strides
    self.offset = offset
    self.textWidth = textWidth
  }

  /// A row-major array on storage of its own, elements not yet initialised (None in `object`).
  public init(uninitialized shape: [Int], _ dtype: DType, textWidth: Int = 0) {
    let count = shape.reduce(1, *)
    let storage =
      dtype == .object ? Storage(objectCount: count) : Storage(byteCount: count * dtype.size)
    self.init(
      storage: storage, dtype: dtype, shape: shape, strides: NDArray.rowMajorStrides(shape),
      offset: 0, textWidth: textWidth)
  }

  public var count: Int { shape.reduce(1, *) }
  public var ndim: Int { shape.count }
  /// Whether this is a fixed-width text array.
  public var isText: Bool { textWidth > 0 }
  /// numpy's name of the element type: `float64`, `<U5`.
  public var dtypeName: String { isText ? "<U\(textWidth)" : dtype.name }

  /// Another view on the same storage.
  func view(shape: [Int], strides: [Int], offset: Int) -> NDArray {
    NDArray(
      storage: storage, dtype: dtype, shape: shape, strides: strides, offset: offset,
      textWidth: textWidth)
  }

  /// - Throws: ValueError naming the cell that froze the elements.
  public func requireWritable() throws(ArrayError) {
    if let cell = storage.frozenBy { throw .frozen(by: cell) }
  }
}
