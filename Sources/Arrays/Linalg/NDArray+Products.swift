extension NDArray {
  /// Python's `a @ b`: matrices in the last two axes, the others broadcast; vectors as rows or
  /// columns.
  ///
  /// - Throws: ValueError for shapes, TypeError for dtypes.
  public static func matmul(_ a: NDArray, _ b: NDArray) throws -> NDArray {
    for (i, array) in [a, b].enumerated() where array.ndim == 0 {
      throw ArrayError.value(
        "matmul: Input operand \(i) does not have enough dimensions (has 0, gufunc core with "
          + "signature (n?,k),(k,m?)->(n?,m?) requires 1)")
    }
    let left = a.ndim == 1 ? try a.expanded([0]) : a
    let right = b.ndim == 1 ? try b.expanded([1]) : b
    let inner = left.shape[left.ndim - 1]
    let other = right.shape[right.ndim - 2]
    guard inner == other else {
      throw ArrayError.value(
        "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
          + "(n?,k),(k,m?)->(n?,m?) (size \(other) is different from \(inner))")
    }
    let batch = try broadcastShape(
      [left.shape.dropLast(2), right.shape.dropLast(2)].map(Array.init))
    let (rows, columns) = (left.shape[left.ndim - 2], right.shape[right.ndim - 1])
    let dtype = try productDType(left, right, "matmul")
    let result = NDArray(uninitialized: batch + [rows, columns], dtype)
    let x = try left.casted(to: dtype).broadcastUnchecked(to: batch + [rows, inner])
    let y = try right.casted(to: dtype).broadcastUnchecked(to: batch + [inner, columns])
    let places = (0..<batch.reduce(1, *)).map { flat -> [Int] in
      var rest = flat
      return batch.reversed().map { length in
        defer { rest /= length }
        return rest % length
      }.reversed()
    }
    for (i, place) in places.enumerated() {
      let out = result.view(
        shape: [rows, columns], strides: [columns, 1], offset: i * rows * columns)
      try multiply(x.matrix(place), y.matrix(place), into: out)
    }
    var shape = batch
    if a.ndim > 1 { shape.append(rows) }
    if b.ndim > 1 { shape.append(columns) }
    return try result.reshaped(shape)
  }

  private func matrix(_ place: [Int]) -> NDArray {
    var start = offset
    for (axis, index) in place.enumerated() { start += index * strides[axis] }
    return view(shape: Array(shape.suffix(2)), strides: Array(strides.suffix(2)), offset: start)
  }

  private static func productDType(_ a: NDArray, _ b: NDArray, _ name: String) throws -> DType {
    guard let dtype = DType.promote(a.dtype, b.dtype), !dtype.isTime, !a.isText, !b.isText else {
      throw ArrayError.type(
        "ufunc '\(name)' did not contain a loop with signature matching types "
          + "(dtype('\(a.dtypeName)'), dtype('\(b.dtypeName)')) -> None")
    }
    return dtype
  }

  /// One matrix product; all of one dtype.
  private static func multiply(_ a: NDArray, _ b: NDArray, into out: NDArray) throws {
    switch out.dtype {
    case .float64: floatProduct(a, b, out, Double.self)
    case .float32: floatProduct(a, b, out, Float.self)
    case .bool: wholeProduct(a, b, out, BitOr<UInt8>.self, BitAnd<UInt8>.self)
    case .int8: wholeProduct(a, b, out, Plus<Int8>.self, Times<Int8>.self)
    case .uint8: wholeProduct(a, b, out, Plus<UInt8>.self, Times<UInt8>.self)
    case .int16: wholeProduct(a, b, out, Plus<Int16>.self, Times<Int16>.self)
    case .int32: wholeProduct(a, b, out, Plus<Int32>.self, Times<Int32>.self)
    case .object: try objectProduct(a, b, out)
    default: wholeProduct(a, b, out, Plus<Int64>.self, Times<Int64>.self)
    }
  }

  private static func floatProduct<T: FloatNumber & SIMDScalar>(
    _ a: NDArray, _ b: NDArray, _ out: NDArray, _ type: T.Type
  ) {
    MatrixProduct<T>(
      a: a.pointer(), aRowStep: a.strides[0], aColumnStep: a.strides[1], b: b.pointer(),
      bRowStep: b.strides[0], bColumnStep: b.strides[1]
    ).run(a.shape[0], a.shape[1], b.shape[1], into: out.pointer())
    withExtendedLifetime((a, b)) {}
  }

  private static func wholeProduct<P: BinaryKernel, M: BinaryKernel>(
    _ a: NDArray, _ b: NDArray, _ out: NDArray, _ plus: P.Type, _ times: M.Type
  ) where P.Input == M.Input, P.Output == M.Input, M.Output == M.Input {
    let x = a.storage.base.assumingMemoryBound(to: M.Input.self) + a.offset
    let y = b.storage.base.assumingMemoryBound(to: M.Input.self) + b.offset
    let z = out.storage.base.assumingMemoryBound(to: M.Input.self) + out.offset
    let columns = b.shape[1]
    UnsafeMutableRawPointer(z).initializeMemory(
      as: UInt8.self, repeating: 0, count: out.count * out.dtype.size)
    for i in 0..<a.shape[0] {
      for k in 0..<a.shape[1] {
        let factor = x[i &* a.strides[0] &+ k &* a.strides[1]]
        let row = y + k * b.strides[0]
        for j in 0..<columns {
          z[i &* columns &+ j] = P.apply(
            z[i &* columns &+ j], M.apply(factor, row[j &* b.strides[1]]))
        }
      }
    }
  }

  private static func objectProduct(_ a: NDArray, _ b: NDArray, _ out: NDArray) throws {
    for i in 0..<a.shape[0] {
      for j in 0..<b.shape[1] {
        var total: Scalar?
        for k in 0..<a.shape[1] {
          let term = try Scalar.apply(
            .multiply, a.element(at: a.position([i, k])), b.element(at: b.position([k, j])))
          total = try total.map { try Scalar.apply(.add, $0, term) } ?? term
        }
        try out.store(total ?? .int(0), at: out.position([i, j]))
      }
    }
  }

  /// numpy's `dot`: sums over the last axis of `a` and the last but one (or only) axis of `b`.
  public static func dot(_ a: NDArray, _ b: NDArray) throws -> NDArray {
    if a.ndim == 0 || b.ndim == 0 { return try apply(.multiply, .array(a), .array(b)) }
    let axis = Swift.max(b.ndim - 2, 0)
    guard a.shape[a.ndim - 1] == b.shape[axis] else {
      throw ArrayError.value(
        "shapes \(pythonTuple(a.shape)) and \(pythonTuple(b.shape)) not aligned: "
          + "\(a.shape[a.ndim - 1]) (dim \(a.ndim - 1)) != \(b.shape[axis]) (dim \(axis))")
    }
    if b.ndim <= 2 {
      if a.ndim <= 2 { return try matmul(a, b) }
      let rows = try a.reshaped([-1, a.shape[a.ndim - 1]])
      return try matmul(rows, b).reshaped(a.shape.dropLast() + b.shape.dropFirst(axis + 1))
    }
    let rest = (0..<b.ndim).filter { $0 != axis }
    let columns = try b.transposed([axis] + rest).reshaped([b.shape[axis], -1])
    let rows = try a.reshaped([-1, a.shape[a.ndim - 1]])
    return try matmul(rows, columns).reshaped(a.shape.dropLast() + rest.map { b.shape[$0] })
  }

  /// The sum over the last axes of both (`np.inner`).
  public static func inner(_ a: NDArray, _ b: NDArray) throws -> NDArray {
    if a.ndim == 0 || b.ndim == 0 { return try apply(.multiply, .array(a), .array(b)) }
    guard a.shape[a.ndim - 1] == b.shape[b.ndim - 1] else {
      throw ArrayError.value(
        "shapes \(pythonTuple(a.shape)) and \(pythonTuple(b.shape)) not aligned: "
          + "\(a.shape[a.ndim - 1]) (dim \(a.ndim - 1)) != \(b.shape[b.ndim - 1]) (dim \(b.ndim - 1))"
      )
    }
    return try dot(a, b.moveaxis([-1], [b.ndim > 1 ? -2 : 0]))
  }

  /// All products of elements of two flattened arrays.
  public static func outer(_ a: NDArray, _ b: NDArray) throws -> NDArray {
    try apply(.multiply, .array(a.raveled().expanded([1])), .array(b.raveled().expanded([0])))
  }

  /// The sum of a matrix's diagonal.
  public func trace(_ k: Int = 0) throws -> NDArray {
    guard ndim >= 2 else {
      throw ArrayError.value("diag requires an array of at least two dimensions")
    }
    return try diagonal(k).sum()
  }
}
