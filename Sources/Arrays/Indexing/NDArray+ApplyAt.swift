extension NDArray {
  /// Applies a function in place at the elements that a subscript selects, once for each time that
  /// an element is selected (`np.add.at`).
  ///
  /// - Throws: IndexError; ValueError for shapes or if frozen; TypeError for dtypes.
  public func apply(_ function: BinaryUfunc, at items: [IndexItem], _ value: Operand) throws {
    try requireWritable()
    let numbers = try NDArray.arange(count).reshaped(shape)
    let places = try numbers.indexed(items)
    let values = try value.array(dtype).broadcast(to: places.shape)
    let common = try NDArray.apply(
      function, .array(basicFirst(of: self)), .array(basicFirst(of: values)))
    guard DType.canCastSameKind(common.dtype, to: dtype) else {
      throw ArrayError.type(
        "Cannot cast ufunc '\(function.name)' output from dtype('\(common.dtype.printedName)') to "
          + "dtype('\(dtype.printedName)') with casting rule 'same_kind'")
    }
    let targets = try places.values(as: Int64.self)
    if dtype == .float64, function == .add {
      let terms = try values.casted(to: .float64).values(as: Double.self)
      let out = storage.base.assumingMemoryBound(to: Double.self)
      for (i, target) in targets.enumerated() { out[position(ofFlat: Int(target))] += terms[i] }
      return
    }
    let flat = values.copied().raveled()
    for (i, target) in targets.enumerated() {
      let place = view(shape: [], strides: [], offset: position(ofFlat: Int(target)))
      let term = flat.view(shape: [], strides: [], offset: flat.offset + i)
      _ = try NDArray.apply(function, .array(place), .array(term), out: place)
    }
  }

  /// One element, or an empty array, to find out a result's dtype.
  private func basicFirst(of array: NDArray) -> NDArray {
    array.view(shape: [0], strides: [1], offset: array.offset)
  }

  /// The indices an axis of flat indices into an array of a shape.
  ///
  /// - Throws: ValueError for indices out of range.
  public static func unraveled(_ places: NDArray, _ shape: [Int]) throws -> [NDArray] {
    let total = shape.reduce(1, *)
    let flat = try places.casted(to: .int64)
    for value in try flat.values(as: Int64.self) where value < 0 || value >= Int64(total) {
      throw ArrayError.value("index \(value) is out of bounds for array with size \(total)")
    }
    var rest = flat
    var indices: [NDArray] = []
    for length in shape.reversed() {
      indices.append(try apply(.remainder, .array(rest), .int(Int64(length))))
      rest = try apply(.floorDivide, .array(rest), .int(Int64(length)))
    }
    return indices.reversed()
  }
}
