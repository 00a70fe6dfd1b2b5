import Arrays

extension Frame {
  /// All cells as an array of shape (rows, columns) in the common type of the columns.
  ///
  /// Columns that lie evenly in one block of memory are shared, not copied; otherwise the array is
  /// new, its columns contiguous.
  /// - Parameter type: converts to it first.
  /// - Returns: the array, and whether it shares the frame's memory.
  public func array(as type: ColumnType? = nil) throws(FrameError) -> (
    array: NDArray, isShared: Bool
  ) {
    let type = type ?? commonType
    if let shared = sharedBlock(type) { return (shared, true) }
    switch type {
    case .string, .category, .object: return (objectArray(), false)
    default: break
    }
    let size = type.elementType.size
    let storage = Storage(byteCount: rowCount * columnCount * size)
    for (place, column) in columns.enumerated() {
      let part = try column.cast(to: type).contiguous()
      if part.count == 0 { continue }
      (storage.base + place * rowCount * size).copyMemory(
        from: part.storage.base + part.offset * size, byteCount: rowCount * size)
    }
    let array = NDArray(
      storage: storage, dtype: type.elementType, shape: [rowCount, columnCount],
      strides: [1, rowCount], offset: 0)
    return (array, false)
  }

  /// The block of memory that all columns are even parts of.
  private func sharedBlock(_ type: ColumnType) -> NDArray? {
    guard let first = columns.first, first.type == type, type != .string, type != .category else {
      return nil
    }
    let step = columnCount > 1 ? columns[1].offset - first.offset : 1
    for (place, column) in columns.enumerated() {
      guard column.storage === first.storage, column.type == type, column.stride == first.stride,
        column.offset == first.offset + place * step
      else { return nil }
    }
    return NDArray(
      storage: first.storage, dtype: type.elementType, shape: [rowCount, columnCount],
      strides: [first.stride, step], offset: first.offset)
  }

  private func objectArray() -> NDArray {
    let storage = Storage(objectCount: rowCount * columnCount)
    let to = storage.base.assumingMemoryBound(to: Scalar.self)
    for (place, column) in columns.enumerated() {
      for row in 0..<rowCount { to[place * rowCount + row] = column[row] }
    }
    return NDArray(
      storage: storage, dtype: .object, shape: [rowCount, columnCount], strides: [1, rowCount],
      offset: 0)
  }
}
