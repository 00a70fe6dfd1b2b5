extension NDArray {
  /// Axes permuted, as `transpose(axes)`; a view.
  ///
  /// - Throws: ValueError unless the axes are a permutation, AxisError.
  public func transpose(_ axes: [Int]) throws -> NDArray {
    guard axes.count == ndim else { throw ArrayError.value("axes don't match array") }
    let order = try axes.map { try NDArray.normalized(axis: $0, ndim: ndim) }
    guard Set(order).count == ndim else { throw ArrayError.value("repeated axis in transpose") }
    return transposed(order)
  }

  /// Two axes exchanged; a view.
  public func swapaxes(_ a: Int, _ b: Int) throws -> NDArray {
    var order = Array(shape.indices)
    order.swapAt(try normalized(a, for: "axis1"), try normalized(b, for: "axis2"))
    return transposed(order)
  }

  /// As the static function, with the argument's name in the error.
  private func normalized(_ axis: Int, for argument: String) throws(ArrayError) -> Int {
    guard axis >= -ndim, axis < ndim else {
      throw ArrayError(
        "AxisError", "\(argument): axis \(axis) is out of bounds for array of dimension \(ndim)")
    }
    return axis < 0 ? axis + ndim : axis
  }

  /// Axes moved to other places, the others keep their order; a view.
  public func moveaxis(_ source: [Int], _ target: [Int]) throws -> NDArray {
    let from = try source.map { try normalized($0, for: "source") }
    let to = try target.map { try normalized($0, for: "destination") }
    guard from.count == to.count else {
      throw ArrayError.value(
        "`source` and `destination` arguments must have the same number of elements")
    }
    var order = shape.indices.filter { !from.contains($0) }
    for (place, axis) in zip(to, from).sorted(by: { $0.0 < $1.0 }) {
      order.insert(axis, at: place)
    }
    return transposed(order)
  }

  /// Without axes of length 1: all of them, or the given ones; a view.
  ///
  /// - Throws: ValueError for an axis that is longer.
  public func squeezed(_ axes: [Int]? = nil) throws -> NDArray {
    if ndim == 0, axes?.allSatisfy({ $0 == 0 || $0 == -1 }) == true { return self }
    let chosen = try axes.map { try $0.map { try NDArray.normalized(axis: $0, ndim: ndim) } }
    if let chosen, chosen.contains(where: { shape[$0] != 1 }) {
      throw ArrayError.value(
        "cannot select an axis to squeeze out which has size not equal to one")
    }
    let kept = shape.indices.filter {
      chosen?.contains($0) == true ? false : chosen != nil || shape[$0] != 1
    }
    return view(
      shape: kept.map { shape[$0] }, strides: kept.map { strides[$0] }, offset: offset)
  }

  /// With new axes of length 1 at places of the result; a view.
  public func expanded(_ axes: [Int]) throws -> NDArray {
    let total = ndim + axes.count
    let places = try axes.map { try NDArray.normalized(axis: $0, ndim: total) }
    guard Set(places).count == places.count else { throw ArrayError.value("repeated axis") }
    var (newShape, newStrides) = (shape, strides)
    for place in places.sorted() {
      newShape.insert(1, at: place)
      newStrides.insert(0, at: place)
    }
    return view(shape: newShape, strides: newStrides, offset: offset)
  }

  /// Reversed along axes, all if nil; a view.
  public func flipped(_ axes: [Int]? = nil) throws -> NDArray {
    let chosen = try (axes ?? Array(shape.indices)).map {
      try NDArray.normalized(axis: $0, ndim: ndim)
    }
    var (newStrides, start) = (strides, offset)
    for axis in Set(chosen) where shape[axis] > 0 {
      start += (shape[axis] - 1) * strides[axis]
      newStrides[axis] = -strides[axis]
    }
    return view(shape: shape, strides: newStrides, offset: start)
  }

  /// Elements shifted along an axis, or in flat order if nil, those pushed out coming back in front.
  public func rolled(_ shift: Int, axis: Int? = nil) throws -> NDArray {
    guard let axis else { return try raveled().rolled(shift, axis: 0).reshaped(shape) }
    let line = try NDArray.normalized(axis: axis, ndim: ndim)
    let length = shape[line]
    if length == 0 { return copied() }
    let places = (0..<length).map { (($0 - shift) % length + length) % length }
    return takenUnchecked(places, axis: line)
  }

  /// At least `count` axes, new ones in front (`atleast_1d`, and `atleast_2d` for vectors).
  public func atLeast(_ count: Int) -> NDArray {
    let missing = Swift.max(0, count - ndim)
    return view(
      shape: [Int](repeating: 1, count: missing) + shape,
      strides: [Int](repeating: 0, count: missing) + strides, offset: offset)
  }

  /// The elements on a diagonal of a matrix, as a view; or a matrix with this vector on it.
  public func diagonal(_ k: Int = 0) throws -> NDArray {
    if ndim == 1 {
      let size = count + abs(k)
      let result = NDArray.zeros([size, size], dtype)
      let start = k >= 0 ? k : -k * size
      let line = result.view(shape: [count], strides: [size + 1], offset: start)
      try line.fill(from: self)
      return result
    }
    guard ndim == 2 else { throw ArrayError.value("Input must be 1- or 2-d.") }
    let rows = k < 0 ? shape[0] + k : shape[0]
    let columns = k > 0 ? shape[1] - k : shape[1]
    let length = Swift.max(0, Swift.min(rows, columns))
    let start = k >= 0 ? k * strides[1] : -k * strides[0]
    return view(
      shape: [length], strides: [strides[0] + strides[1]],
      offset: offset + (length > 0 ? start : 0))
  }

  /// The elements on and above (`upper`) or below a diagonal, zeros elsewhere.
  public func triangle(upper: Bool, k: Int = 0) throws -> NDArray {
    guard ndim >= 2 else { return try broadcast(to: [count, count]).triangle(upper: upper, k: k) }
    let (rows, columns) = (shape[ndim - 2], shape[ndim - 1])
    let mask = NDArray(uninitialized: [rows, columns], .bool)
    let flags = mask.pointer(Bool.self)
    for i in 0..<rows {
      for j in 0..<columns { flags[i * columns + j] = upper ? j >= i + k : j <= i + k }
    }
    return try NDArray.choose(mask, .array(self), .array(.zeros([], dtype)))
  }
}
