extension NDArray {
  /// The view that integers, slices, `None` and `...` select.
  ///
  /// - Throws: IndexError, ValueError for a step of 0.
  func basicView(_ items: [IndexItem]) throws(ArrayError) -> NDArray {
    let items = try expandingEllipsis(items)
    var newShape: [Int] = []
    var newStrides: [Int] = []
    var start = offset
    var axis = 0
    for item in items {
      switch item {
      case .integer(let index):
        start += try NDArray.checked(index, axis: axis, length: shape[axis]) * strides[axis]
        axis += 1
      case .slice(let first, let stop, let step):
        let slice = try ResolvedSlice(start: first, stop: stop, step: step, length: shape[axis])
        if slice.count > 0 { start += slice.start * strides[axis] }
        newShape.append(slice.count)
        newStrides.append(strides[axis] &* slice.step)
        axis += 1
      case .newAxis:
        newShape.append(1)
        newStrides.append(0)
      case .ellipsis, .array: preconditionFailure("not a basic index")
      }
    }
    return view(shape: newShape, strides: newStrides, offset: start)
  }

  /// The items with `...` and absent trailing axes written out as full slices.
  func expandingEllipsis(_ items: [IndexItem]) throws(ArrayError) -> [IndexItem] {
    var used = 0
    var ellipsis: Int?
    for (i, item) in items.enumerated() {
      switch item {
      case .integer, .slice: used += 1
      case .newAxis: break
      case .array(let index): used += index.dtype == .bool ? index.ndim : 1
      case .ellipsis:
        if ellipsis != nil {
          throw .index("an index can only have a single ellipsis ('...')")
        }
        ellipsis = i
      }
    }
    guard used <= ndim else {
      throw .index(
        "too many indices for array: array is \(ndim)-dimensional, but \(used) were indexed")
    }
    let fill = [IndexItem](repeating: .all, count: ndim - used)
    guard let ellipsis else { return items + fill }
    return Array(items[..<ellipsis]) + fill + Array(items[(ellipsis + 1)...])
  }

  /// A possibly negative index as a position on the axis.
  static func checked(_ index: Int, axis: Int, length: Int) throws(ArrayError) -> Int {
    guard index >= -length, index < length else {
      throw .index("index \(index) is out of bounds for axis \(axis) with size \(length)")
    }
    return index < 0 ? index + length : index
  }
}
