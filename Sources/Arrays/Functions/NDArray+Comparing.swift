extension NDArray {
  /// Whether elements are equal within a tolerance: |a - b| <= atol + rtol * |b|.
  public static func isclose(
    _ a: Operand, _ b: Operand, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false
  ) throws -> NDArray {
    let y =
      b.array().dtype.isFloating || b.array().dtype == .object
      ? b : .array(try b.array().casted(to: .float64))
    let distance = try apply(.absolute, .array(apply(.subtract, a, y)))
    let room = try apply(
      .add, .float(atol),
      .array(apply(.multiply, .float(rtol), .array(apply(.absolute, y)))))
    let isNear = try apply(.lessEqual, .array(distance), .array(room))
    let isFinite = try apply(.isfinite, y)
    let near = try apply(.logicalAnd, .array(isNear), .array(isFinite))
    var result = try apply(.logicalOr, .array(near), .array(apply(.equal, a, b)))
    if equalNaN {
      let both = try apply(
        .logicalAnd, .array(apply(.isnan, a)), .array(apply(.isnan, b)))
      result = try apply(.logicalOr, .array(result), .array(both))
    }
    return result
  }

  /// Whether all elements are equal within a tolerance.
  public static func allclose(
    _ a: Operand, _ b: Operand, rtol: Double = 1e-5, atol: Double = 1e-8, equalNaN: Bool = false
  ) throws -> Bool {
    try isclose(a, b, rtol: rtol, atol: atol, equalNaN: equalNaN).all().item().isTrue
  }

  /// Whether two arrays have the same shape and equal elements.
  public static func arrayEqual(_ a: NDArray, _ b: NDArray, equalNaN: Bool = false) throws -> Bool {
    guard a.shape == b.shape else { return false }
    var equal = try apply(.equal, .array(a), .array(b))
    if equalNaN && a.dtype != .object && b.dtype != .object {
      let both = try apply(
        .logicalAnd, .array(apply(.isnan, .array(a))), .array(apply(.isnan, .array(b))))
      equal = try apply(.logicalOr, .array(equal), .array(both))
    }
    return try equal.all().item().isTrue
  }
}
