extension NDArray {
  /// Strides, in elements, of a row-major array.
  public static func rowMajorStrides(_ shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    var step = 1
    for axis in shape.indices.reversed() {
      strides[axis] = step
      step *= max(shape[axis], 1)
    }
    return strides
  }

  /// Whether the elements follow each other in row-major order without gaps.
  public var isContiguous: Bool {
    var step = 1
    for axis in shape.indices.reversed() {
      if shape[axis] == 0 { return true }
      if shape[axis] != 1 {
        if strides[axis] != step { return false }
        step *= shape[axis]
      }
    }
    return true
  }

  /// Whether the elements follow each other in column-major order without gaps.
  public var isColumnMajor: Bool { transposed().isContiguous }

  /// The axes reversed, or in the order given; a view.
  public func transposed(_ axes: [Int]? = nil) -> NDArray {
    let order = axes ?? Array(shape.indices.reversed())
    return view(
      shape: order.map { shape[$0] }, strides: order.map { strides[$0] }, offset: offset)
  }

  /// Turns an axis that may be negative into an index.
  ///
  /// - Throws: AxisError.
  public static func normalized(axis: Int, ndim: Int) throws(ArrayError) -> Int {
    guard axis >= -ndim, axis < ndim else { throw .axis(axis, ndim: ndim) }
    return axis < 0 ? axis + ndim : axis
  }

  /// The same elements under another shape; a view where the layout allows it, else a copy. One
  /// length may be -1.
  ///
  /// - Throws: ValueError.
  public func reshaped(_ newShape: [Int]) throws(ArrayError) -> NDArray {
    let target = try resolved(newShape)
    if isContiguous {
      return view(shape: target, strides: NDArray.rowMajorStrides(target), offset: offset)
    }
    if let strides = viewStrides(for: target) {
      return view(shape: target, strides: strides, offset: offset)
    }
    let packed = copied()
    return packed.view(shape: target, strides: NDArray.rowMajorStrides(target), offset: 0)
  }

  /// All elements in row-major order in one axis; a view of a contiguous array, else a copy.
  public func raveled() -> NDArray {
    let flat = isContiguous ? self : copied()
    return flat.view(shape: [count], strides: [1], offset: flat.offset)
  }

  /// All elements in row-major order in one axis; always a copy.
  public func flattened() -> NDArray {
    copied().raveled()
  }

  private func resolved(_ newShape: [Int]) throws(ArrayError) -> [Int] {
    let impossible = ArrayError.value(
      "cannot reshape array of size \(count) into shape "
        + pythonTuple(newShape).replacing("-1", with: "newaxis"))
    guard let open = newShape.firstIndex(where: { $0 < 0 }) else {
      guard checkedCount(newShape) == count else { throw impossible }
      return newShape
    }
    guard newShape[(open + 1)...].allSatisfy({ $0 >= 0 }) else {
      throw .value("can only specify one unknown dimension")
    }
    var target = newShape
    target[open] = 1
    guard let known = checkedCount(target), known > 0, count % known == 0 else {
      throw impossible
    }
    target[open] = count / known
    return target
  }

  /// The strides that show the elements under `target` without moving them; nil if there are none.
  private func viewStrides(for target: [Int]) -> [Int]? {
    let kept = shape.indices.filter { shape[$0] != 1 }
    let old = kept.map { shape[$0] }
    let oldStrides = kept.map { strides[$0] }
    var result = [Int](repeating: 1, count: target.count)
    var i = 0
    var j = 0
    while i < old.count && j < target.count {
      var (iEnd, jEnd) = (i + 1, j + 1)
      var (oldRun, newRun) = (old[i], target[j])
      while oldRun != newRun {
        if newRun < oldRun {
          newRun *= target[jEnd]
          jEnd += 1
        } else {
          oldRun *= old[iEnd]
          iEnd += 1
        }
      }
      for k in i..<(iEnd - 1) where oldStrides[k] != old[k + 1] * oldStrides[k + 1] { return nil }
      result[jEnd - 1] = oldStrides[iEnd - 1]
      for k in stride(from: jEnd - 1, to: j, by: -1) { result[k - 1] = result[k] * target[k] }
      (i, j) = (iEnd, jEnd)
    }
    return result
  }
}

/// The product of the lengths; nil if negative or too large.
func checkedCount(_ shape: [Int]) -> Int? {
  var product = 1
  for length in shape {
    let (next, overflow) = product.multipliedReportingOverflow(by: length)
    guard length >= 0, !overflow else { return nil }
    product = next
  }
  return product
}
