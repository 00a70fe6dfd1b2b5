import Arrays

/// A numpy array out of a file: its elements, and the type that the file gave them.
///
/// `elements.dtype` is `type.memoryType`: `uint16` became int32, `uint32` and `uint64` int64,
/// `float16` float32, `S` an `object` array of bytes. Times are counts of `type.unit`.
public struct PickleArray: Sendable {
  public let elements: NDArray
  public let type: NumpyDType

  public init(_ elements: NDArray, type: NumpyDType) {
    self.elements = elements
    self.type = type
  }

  /// An array from memory; its times count nanoseconds.
  public init(_ elements: NDArray) {
    let type =
      elements.isText
      ? NumpyDType(.text, size: 4 * elements.textWidth) : NumpyDType(elements.dtype)
    self.init(elements, type: type)
  }

  /// The array with times in nanoseconds, as the rest of the engine has them.
  ///
  /// - Throws: `ValueError` if a time is beyond 64 bits of nanoseconds.
  public func inNanoseconds() throws(PickleError) -> NDArray {
    guard type.kind == .datetime || type.kind == .timedelta, let unit = type.unit,
      unit.columnUnit != .nanoseconds
    else { return elements }
    let isDate = type.kind == .datetime
    let storage = Storage(byteCount: elements.count * 8)
    let from = elements.storage.base.assumingMemoryBound(to: Int64.self)
    let to = storage.base.assumingMemoryBound(to: Int64.self)
    var (filled, isOutside) = (0, false)
    elements.forEachOffset { offset in
      let time = unit.nanoseconds(from[offset], isDate: isDate)
      isOutside = isOutside || time == nil
      to[filled] = time ?? 0
      filled += 1
    }
    guard !isOutside else {
      throw PickleError(.value, "\(type.name) array has times outside the range of nanoseconds")
    }
    return NDArray(rowMajor: storage, dtype: elements.dtype, shape: elements.shape)
  }
}

extension NDArray {
  /// An array whose elements lie one after another, last axis fastest.
  init(rowMajor storage: Storage, dtype: DType, shape: [Int], textWidth: Int = 0) {
    self.init(
      storage: storage, dtype: dtype, shape: shape, strides: NDArray.rowMajorStrides(shape),
      offset: 0, textWidth: textWidth)
  }

  /// An array whose elements lie one after another, first axis fastest.
  init(columnMajor storage: Storage, dtype: DType, shape: [Int], textWidth: Int = 0) {
    self.init(
      storage: storage, dtype: dtype, shape: shape,
      strides: NDArray.rowMajorStrides(shape.reversed()).reversed(), offset: 0,
      textWidth: textWidth)
  }
}
