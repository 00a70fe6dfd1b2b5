extension NDArray {
  /// A function of two arguments on Python objects.
  static func applyToObjects(
    _ function: BinaryUfunc, _ a: Operand, _ b: Operand, out: NDArray?
  ) throws -> NDArray {
    let x = a.array()
    let y = b.array()
    let dtype = function.family == .comparison ? DType.bool : .object
    return try mapObjects([x, y], dtype, function.name, out: out) {
      try Scalar.apply(function, $0[0], $0[1])
    }
  }

  /// Calls `body` with the operands' elements at each place, and stores what it returns.
  static func mapObjects(
    _ inputs: [NDArray], _ dtype: DType, _ name: String, out: NDArray?,
    _ body: ([Scalar]) throws -> Scalar
  ) throws -> NDArray {
    let shape = try broadcastShape(inputs.map(\.shape))
    if let out { try check(out: out, shape: shape, dtype: dtype, function: name, inputs: inputs) }
    let columns = inputs.map { $0.broadcastUnchecked(to: shape).scalars() }
    let result = out ?? NDArray(uninitialized: shape, dtype)
    var i = 0
    var row = [Scalar](repeating: .none, count: columns.count)
    try result.forEachPosition { position in
      for k in columns.indices { row[k] = columns[k][i] }
      try result.store(try body(row), at: position)
      i += 1
    }
    return result
  }

  /// A function of two arguments of which at least one is a text array.
  static func applyToText(
    _ function: BinaryUfunc, _ a: Operand, _ b: Operand, out: NDArray?
  ) throws -> NDArray {
    if a.ownDType == .object && b.ownDType == .object {
      guard a.isText && b.isText else { return try applyToObjects(function, a, b, out: out) }
      switch function.family {
      case .comparison: return try applyToObjects(function, a, b, out: out)
      case .logical:
        return try mapObjects([a.array(), b.array()], .bool, function.name, out: out) {
          .bool(try Scalar.apply(function, $0[0], $0[1]).isTrue)
        }
      case _ where function == .add:
        return try applyToObjects(function, a, b, out: out)
          .asText(width: a.array().textWidth + b.array().textWidth)
      case _ where function == .maximum || function == .minimum:
        return try applyToObjects(function, a, b, out: out)
          .asText(width: Swift.max(a.array().textWidth, b.array().textWidth))
      default: throw missingTextLoop(function, a, b)
      }
    }
    if function == .equal || function == .notEqual {
      let shape = try broadcastShape([a.shape, b.shape])
      return try full(shape, .bool(function == .notEqual), .bool)
    }
    throw missingTextLoop(function, a, b)
  }

  private static func missingTextLoop(_ function: BinaryUfunc, _ a: Operand, _ b: Operand)
    -> ArrayError
  {
    if function == .multiply, a.ownDType.isInteger || b.ownDType.isInteger {
      return .type(
        "The 'out' kwarg is necessary when using the string multiply ufunc directly. Use "
          + "numpy.strings.multiply to multiply strings without specifying 'out'.")
    }
    let isOrder = function.family == .comparison || function.family == .extremum
    let name = { (operand: Operand) in
      isOrder ? operand.dtypeClass : "dtype('\(operand.array().dtypeName)')"
    }
    return .type(
      "ufunc '\(function.name)' did not contain a loop with signature matching types "
        + "(\(name(a)), \(name(b))) -> None")
  }

  /// The same strings as a fixed-width text array.
  func asText(width: Int) -> NDArray {
    NDArray(
      storage: storage, dtype: .object, shape: shape, strides: strides, offset: offset,
      textWidth: Swift.max(width, 1))
  }
}
