extension NDArray {
  /// What `a[items]` gives: a view for integers, slices, `None` and `...`; a copy as soon as there
  /// is an array among them. A 0-D result stands for numpy's scalar.
  ///
  /// - Throws: IndexError; ValueError for a step of 0.
  public func indexed(_ items: [IndexItem]) throws -> NDArray {
    guard items.contains(where: \.isArray) else { return try basicView(items) }
    if items.count == 1, case .array(let index) = items[0] {
      if index.dtype == .bool, index.shape == shape, ndim > 0 { return selected(index) }
      if index.dtype == .int64, ndim == 1 { return try gathered(index) }
    }
    let plan = try IndexPlan(self, items)
    let result = NDArray(uninitialized: plan.resultShape, dtype, textWidth: textWidth)
    moveBlocks(plan, other: result, isStore: false)
    return result
  }

  /// `a[items] = value`, broadcasting and converting.
  ///
  /// - Throws: IndexError; ValueError for shapes or if frozen; what conversion throws.
  public func assign(_ items: [IndexItem], _ value: Operand) throws {
    try requireWritable()
    switch value {
    case .array(let array): try assign(items, from: array)
    case .bool(let x): try assign(items, scalar: .bool(x))
    case .int(let x): try assign(items, scalar: .int(x))
    case .float(let x): try assign(items, scalar: .float(x))
    case .object(let x): try assign(items, scalar: x)
    }
  }

  private func assign(_ items: [IndexItem], scalar: Scalar) throws {
    let one = NDArray(uninitialized: [], dtype, textWidth: textWidth)
    try one.store(scalar, at: 0)
    try assign(items, from: one)
  }

  /// `a[items] = value`, broadcasting and converting.
  public func assign(_ items: [IndexItem], from value: NDArray) throws {
    try requireWritable()
    guard items.contains(where: \.isArray) else {
      let target = try basicView(items)
      return try target.fill(from: value)
    }
    if items.count == 1, case .array(let mask) = items[0], mask.dtype == .bool,
      mask.shape == shape, ndim > 0
    {
      return try assignMasked(mask, value)
    }
    let plan = try IndexPlan(self, items)
    let target = plan.resultShape
    let source = value.droppingLeadingOnes(to: target.count)
    guard NDArray.broadcastShape(source.shape, target) == target else {
      throw ArrayError.value(
        "shape mismatch: value array of shape \(pythonTuple(value.shape)) could not be broadcast "
          + "to indexing result of shape \(pythonTuple(target))")
    }
    let converted = try separated(source).convertedLike(self)
    moveBlocks(plan, other: converted.broadcastUnchecked(to: target), isStore: true)
  }

  /// Overwrites all elements with those of an array that broadcasts to this one's shape.
  ///
  /// - Throws: ValueError for shapes; what conversion throws.
  func fill(from value: NDArray) throws {
    let source = value.droppingLeadingOnes(to: ndim)
    guard NDArray.broadcastShape(source.shape, shape) == shape else {
      throw ArrayError.cannotBroadcast(value.shape, into: shape)
    }
    let spread = separated(source).broadcastUnchecked(to: shape)
    try castUnchecked(from: spread)
  }

  /// `other` as it may be read while this array's elements change.
  private func separated(_ other: NDArray) -> NDArray {
    other.storage === storage ? other.copied() : other
  }

  /// Without the axes of length 1 that broadcasting to fewer axes ignores in an assignment.
  private func droppingLeadingOnes(to axes: Int) -> NDArray {
    var drop = 0
    while ndim - drop > axes && shape[drop] == 1 { drop += 1 }
    return view(
      shape: Array(shape[drop...]), strides: Array(strides[drop...]), offset: offset)
  }

  /// Itself or a conversion to another array's element type.
  func convertedLike(_ other: NDArray) throws -> NDArray {
    if dtype == other.dtype && textWidth == other.textWidth { return self }
    let result = NDArray(uninitialized: shape, other.dtype, textWidth: other.textWidth)
    try result.castUnchecked(from: self)
    return result
  }
}

extension IndexItem {
  var isArray: Bool { if case .array = self { true } else { false } }
}
