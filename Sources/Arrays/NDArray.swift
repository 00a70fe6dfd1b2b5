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

  public init(storage: Storage, dtype: DType, shape: [Int], strides: [Int], offset: Int) {
    self.storage = storage
    self.dtype = dtype
    self.shape = shape
    self.strides = strides
    self.offset = offset
  }

  public var count: Int { shape.reduce(1, *) }
  public var ndim: Int { shape.count }
}
