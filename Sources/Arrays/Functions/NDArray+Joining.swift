extension NDArray {
  /// Arrays joined along an axis, or their flat elements if nil.
  ///
  /// - Throws: ValueError for no arrays or shapes that differ, AxisError, TypeError.
  public static func concatenate(_ arrays: [NDArray], axis: Int? = 0, dtype: DType? = nil) throws
    -> NDArray
  {
    guard let first = arrays.first else {
      throw ArrayError.value("need at least one array to concatenate")
    }
    guard let axis else {
      return try concatenate(arrays.map { $0.raveled() }, axis: 0, dtype: dtype)
    }
    if first.ndim == 0 {
      throw ArrayError.value("zero-dimensional arrays cannot be concatenated")
    }
    let line = try normalized(axis: axis, ndim: first.ndim)
    var shape = first.shape
    for (i, array) in arrays.enumerated().dropFirst() {
      try requireJoinable(first, array, i, line)
      shape[line] += array.shape[line]
    }
    let result = try joined(arrays, shape, dtype)
    var start = 0
    for array in arrays {
      let part = result.view(
        shape: array.shape, strides: result.strides, offset: start * result.strides[line])
      try part.castUnchecked(from: array)
      start += array.shape[line]
    }
    return result
  }

  private static func requireJoinable(
    _ first: NDArray, _ array: NDArray, _ i: Int, _ axis: Int
  ) throws(ArrayError) {
    guard array.ndim == first.ndim else {
      if array.ndim == 0 {
        throw .value("zero-dimensional arrays cannot be concatenated")
      }
      throw .value(
        "all the input arrays must have same number of dimensions, but the array at index 0 has "
          + "\(first.ndim) dimension(s) and the array at index \(i) has \(array.ndim) dimension(s)")
    }
    for other in first.shape.indices
    where other != axis && array.shape[other] != first.shape[other] {
      throw .value(
        "all the input array dimensions except for the concatenation axis must match exactly, but "
          + "along dimension \(other), the array at index 0 has size \(first.shape[other]) and the "
          + "array at index \(i) has size \(array.shape[other])")
    }
  }

  /// An empty array that elements of all the arrays fit into.
  private static func joined(_ arrays: [NDArray], _ shape: [Int], _ wanted: DType?) throws
    -> NDArray
  {
    if let wanted { return NDArray(uninitialized: shape, wanted) }
    if arrays.contains(where: \.isText) {
      if arrays.allSatisfy({ $0.isText || $0.dtype.isNumeric }) {
        let width = arrays.map { $0.isText ? $0.textWidth : $0.dtype.printedWidth }.max() ?? 1
        return NDArray(uninitialized: shape, .object, textWidth: width)
      }
      return NDArray(uninitialized: shape, .object)
    }
    var common = arrays[0].dtype
    for array in arrays.dropFirst() {
      guard let next = DType.promote(common, array.dtype) else {
        throw ArrayError.type(
          "The DType \(common.className) could not be promoted by \(array.dtype.className). This "
            + "means that no common DType exists for the given inputs. For example they cannot be "
            + "stored in a single array unless the dtype is `object`. The full list of DTypes is: "
            + "(\(common.className), \(array.dtype.className))")
      }
      common = next
    }
    return NDArray(uninitialized: shape, common)
  }

  /// Arrays of one shape along a new axis.
  public static func stack(_ arrays: [NDArray], axis: Int = 0) throws -> NDArray {
    guard let first = arrays.first else {
      throw ArrayError.value("need at least one array to stack")
    }
    guard arrays.allSatisfy({ $0.shape == first.shape }) else {
      throw ArrayError.value("all input arrays must have the same shape")
    }
    let line = try normalized(axis: axis, ndim: first.ndim + 1)
    return try concatenate(arrays.map { try $0.expanded([line]) }, axis: line)
  }

  /// Arrays as rows: joined along the first axis.
  public static func vstack(_ arrays: [NDArray]) throws -> NDArray {
    try concatenate(arrays.map { $0.atLeast(2) }, axis: 0)
  }

  /// Arrays side by side: joined along the second axis, vectors along the first.
  public static func hstack(_ arrays: [NDArray]) throws -> NDArray {
    let parts = arrays.map { $0.atLeast(1) }
    return try concatenate(parts, axis: parts.first?.ndim == 1 ? 0 : 1)
  }

  /// Vectors as columns of a matrix.
  public static func columnStack(_ arrays: [NDArray]) throws -> NDArray {
    try concatenate(
      arrays.map { $0.ndim < 2 ? try $0.reshaped([$0.count, 1]) : $0 }, axis: 1)
  }

  /// The array repeated as tiles.
  public func tiled(_ repetitions: [Int]) throws -> NDArray {
    if let bad = repetitions.first(where: { $0 < 0 }) {
      throw ArrayError.value("negative dimensions are not allowed: \(bad)")
    }
    let missing = Swift.max(0, ndim - repetitions.count)
    let times = [Int](repeating: 1, count: missing) + repetitions
    let base = atLeast(times.count)
    // Axes (repetition, length) interleaved, then merged.
    let spread = try base.expanded((0..<times.count).map { 2 * $0 })
      .broadcast(to: zip(times, base.shape).flatMap { [$0, $1] })
    return try spread.copied().reshaped(zip(times, base.shape).map { $0 * $1 })
  }

  /// Each element repeated along an axis, or of the flat array if nil.
  ///
  /// - Parameter repetitions: one number, or one for each element.
  public func repeated(_ repetitions: [Int], axis: Int? = nil) throws -> NDArray {
    guard let axis else { return try raveled().repeated(repetitions, axis: 0) }
    if ndim == 0 { return try raveled().repeated(repetitions, axis: axis) }
    let line = try NDArray.normalized(axis: axis, ndim: ndim)
    guard repetitions.count == 1 || repetitions.count == shape[line] else {
      throw ArrayError.value(
        "operands could not be broadcast together with shape (\(shape[line]),) "
          + "(\(repetitions.count),)")
    }
    if repetitions.contains(where: { $0 < 0 }) {
      throw ArrayError.value(
        repetitions.count == 1
          ? "negative dimensions are not allowed" : "repeats may not contain negative values.")
    }
    if repetitions.count == 1, ndim == 1 {
      return try expanded([1]).broadcast(to: [count, repetitions[0]]).copied().reshaped([-1])
        .reshaped([count * repetitions[0]])
    }
    var places: [Int] = []
    for i in 0..<shape[line] {
      places += [Int](repeating: i, count: repetitions[repetitions.count == 1 ? 0 : i])
    }
    return try indexed(
      [IndexItem](repeating: .all, count: line) + [.array(.from(places))])
  }

  /// The array cut along an axis at places.
  public func split(at places: [Int], axis: Int = 0) throws -> [NDArray] {
    let line = try NDArray.normalized(axis: axis, ndim: ndim)
    let starts: [Int?] = [0] + places
    let stops: [Int?] = places + [nil]
    return try zip(starts, stops).map { start, stop in
      try indexed(
        [IndexItem](repeating: .all, count: line)
          + [.slice(start: start, stop: stop, step: nil)])
    }
  }

  /// The array cut along an axis into parts whose lengths differ by at most one (`array_split`).
  public func split(into parts: Int, axis: Int = 0) throws -> [NDArray] {
    guard parts > 0 else { throw ArrayError.value("number sections must be larger than 0.") }
    let line = try NDArray.normalized(axis: axis, ndim: ndim)
    let (size, extra) = shape[line].quotientAndRemainder(dividingBy: parts)
    return try split(at: (1..<parts).map { $0 * size + Swift.min($0, extra) }, axis: line)
  }
}

extension DType {
  /// Characters that numpy sets aside for an element as text.
  var printedWidth: Int {
    switch self {
    case .bool: 5
    case .int8: 4
    case .uint8: 3
    case .int16: 6
    case .int32: 11
    case .int64: 21
    case .float32, .float64: 32
    default: 28
    }
  }
}
