extension NDArray {
  /// How often each non-negative integer occurs, or the sums of weights.
  ///
  /// - Throws: ValueError for negative numbers, other shapes; TypeError for floats.
  public static func bincount(_ numbers: NDArray, weights: NDArray? = nil, minLength: Int = 0)
    throws
    -> NDArray
  {
    if minLength < 0 { throw ArrayError.value("'minlength' must not be negative") }
    guard numbers.ndim == 1 else {
      throw ArrayError.value(
        numbers.ndim == 0
          ? "object of too small depth for desired array" : "object too deep for desired array")
    }
    guard numbers.dtype.isInteger || numbers.dtype == .bool else {
      throw ArrayError.type(
        "Cannot cast array data from dtype('\(numbers.dtypeName)') to dtype('int64') according to "
          + "the rule 'safe'")
    }
    return try numbers.withContiguous(as: Int64.self) { bins in
      if let least = bins.min(), least < 0 {
        throw ArrayError.value("'list' argument must have no negative elements")
      }
      let length = Swift.max(minLength, Int(bins.max() ?? -1) + 1)
      try requireValid(shape: [length], .int64)
      guard let weights, bins.count > 0 || weights.count > 0 else {
        let result = zeros([length], .int64)
        let out = result.pointer(Int64.self)
        for bin in bins { out[Int(bin)] &+= 1 }
        return result
      }
      guard weights.count == bins.count else {
        throw ArrayError.value("The weights and list don't have the same length.")
      }
      let result = zeros([length])
      let out = result.pointer(Double.self)
      try weights.withContiguous(as: Double.self) { weights in
        for i in bins.indices { out[Int(bins[i])] += weights[i] }
      }
      return result
    }
  }

  /// How many elements are not zero, over axes.
  public func countNonzero(_ axes: [Int]? = nil, keepdims: Bool = false) throws -> NDArray {
    try truth().sum(axes, keepdims: keepdims)
  }

  /// The flat indices of the elements that are not zero.
  public func flatNonzero() -> NDArray { raveled().nonzero()[0] }

  /// The indices of the elements that are not zero, as rows.
  public func argWhere() throws -> NDArray {
    let indices = (ndim == 0 ? atLeast(1) : self).nonzero()
    if ndim == 0 {
      return try indices[0].reshaped([indices[0].count, 1]).basicView([
        .all, .slice(start: 0, stop: 0, step: nil),
      ])
    }
    return try NDArray.stack(indices, axis: 1).contiguousOrCopy()
  }

  /// The slices at positions along an axis, or flat elements if nil.
  ///
  /// - Throws: IndexError.
  public func taken(_ places: NDArray, axis: Int? = nil) throws -> NDArray {
    guard let axis else { return try raveled().taken(places, axis: 0) }
    if ndim == 0 { return try raveled().taken(places, axis: axis) }
    let line = try NDArray.normalized(axis: axis, ndim: ndim)
    return try indexed([IndexItem](repeating: .all, count: line) + [.array(places)])
  }

  /// The elements at positions along an axis that differ from line to line.
  public func takenAlong(_ places: NDArray, axis: Int) throws -> NDArray {
    let line = try NDArray.normalized(axis: axis, ndim: ndim)
    guard places.dtype.isInteger else {
      throw ArrayError.index("`indices` must be an integer array")
    }
    guard places.ndim == ndim else {
      throw ArrayError.value("`indices` and `arr` must have the same number of dimensions")
    }
    let items = try (0..<ndim).map { k -> IndexItem in
      if k == line { return .array(places) }
      var own = [Int](repeating: 1, count: ndim)
      own[k] = shape[k]
      return .array(try NDArray.arange(shape[k]).reshaped(own))
    }
    return try indexed(items)
  }

  /// Values joined to the end along an axis, or flat if nil.
  public func appending(_ values: NDArray, axis: Int? = nil) throws -> NDArray {
    try NDArray.concatenate([self, values], axis: axis)
  }

  /// Without the slices at positions along an axis, or flat elements if nil.
  ///
  /// - Throws: IndexError; ValueError for a mask of another length.
  public func deleting(_ places: NDArray, axis: Int? = nil) throws -> NDArray {
    guard let axis else { return try raveled().deleting(places, axis: 0) }
    let line = try NDArray.normalized(axis: axis, ndim: ndim)
    var keep = [Bool](repeating: true, count: shape[line])
    if places.dtype == .bool {
      guard places.shape == [shape[line]] else {
        throw ArrayError.value(
          "boolean array argument obj to delete must be one dimensional and match the axis length "
            + "of \(shape[line])")
      }
      for (i, value) in places.scalars().enumerated() where value.isTrue { keep[i] = false }
    } else {
      for place in try places.values(as: Int64.self) {
        keep[try NDArray.checked(Int(place), axis: line, length: shape[line])] = false
      }
    }
    return takenUnchecked(keep.indices.filter { keep[$0] }, axis: line)
  }

  /// With values put in before positions along an axis, or into the flat array if nil.
  public func inserting(_ values: NDArray, at places: [Int], axis: Int? = nil) throws -> NDArray {
    guard let axis else { return try raveled().inserting(values, at: places, axis: 0) }
    let line = try NDArray.normalized(axis: axis, ndim: ndim)
    let length = shape[line]
    var shapeOfOne = shape
    shapeOfOne[line] = places.count
    var spread = try values.convertedLike(self)
    if places.count == 1 && ndim > 0 {
      spread = spread.atLeast(ndim)
      shapeOfOne[line] = spread.shape[line]
    }
    let slots = try places.map { place in
      guard place >= -length, place <= length else {
        throw ArrayError.index(
          "index \(place) is out of bounds for axis \(line) with size \(length)")
      }
      return place < 0 ? place + length : place
    }
    let rows = try spread.broadcast(to: shapeOfOne)
    let order =
      slots.count == 1
      ? [Int](repeating: slots[0], count: shapeOfOne[line]) : slots
    var entries = order.enumerated().map { (slot: $0.element, source: length + $0.offset) }
    entries.sort { ($0.slot, $0.source) < ($1.slot, $1.source) }
    var places: [Int] = []
    var next = 0
    for i in 0...length {
      while next < entries.count && entries[next].slot == i {
        places.append(entries[next].source)
        next += 1
      }
      if i < length { places.append(i) }
    }
    return try NDArray.concatenate([self, rows], axis: line).takenUnchecked(places, axis: line)
  }
}
