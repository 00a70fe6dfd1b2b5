extension NDArray {
  /// Applies a function of one argument element by element.
  ///
  /// - Parameters:
  ///   - out: receives the result and is returned; must have the argument's shape.
  ///   - mask: booleans; where false, `out` keeps its element (0 without `out`).
  /// - Throws: TypeError for dtypes, ValueError for the shape of `out` or if it is frozen.
  public static func apply(
    _ function: UnaryUfunc, _ a: Operand, out: NDArray? = nil, where mask: NDArray? = nil
  ) throws -> NDArray {
    if let mask { return try masked(mask, out: out) { try apply(function, a) } }
    let input = a.array()
    if input.dtype == .object { return try applyToObjects(function, input, out: out) }
    guard let dtype = function.loopDType(input.dtype), let loop = function.loop(dtype) else {
      throw function.noLoop(input)
    }
    let result: NDArray
    if let out {
      try check(
        out: out, shape: input.shape, dtype: loop.output, function: function.name, inputs: [input])
      result = out
    } else {
      result = likeLayout(of: [input], shape: input.shape, loop.output)
    }
    if PackedLoop.run(loop.run, [input], dtype, result, loop.output, cost: function.cost) {
      return result
    }
    ElementLoop(
      inputs: [input.separated(from: result)], kernelInputs: [dtype], output: result,
      kernelOutput: loop.output
    ).run(loop.run, cost: function.cost)
    return result
  }

  private static func applyToObjects(_ function: UnaryUfunc, _ input: NDArray, out: NDArray?)
    throws -> NDArray
  {
    if input.isText && function != .logicalNot { throw function.noLoop(input) }
    let isTest = input.isText
    return try mapObjects([input], isTest ? .bool : .object, function.name, out: out) {
      try Scalar.apply(function, $0[0])
    }
  }
}

extension UnaryUfunc {
  fileprivate func noLoop(_ input: NDArray) -> ArrayError {
    let dtype = input.dtype
    if self == .negative && dtype == .bool {
      return .type(
        "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or "
          + "the logical_not function instead.")
    }
    if family == .floating && dtype.isNumeric { return float16Needed(name) }
    let isListed = [.negative, .positive, .sign, .absolute, .square, .reciprocal].contains(self)
    if isListed {
      return .type(
        "ufunc '\(name)' did not contain a loop with signature matching types "
          + "\(Operand.array(input).dtypeClass) -> None")
    }
    return notSupported(name)
  }
}

extension Scalar {
  /// What numpy's function gives for a Python object.
  fileprivate static func apply(_ function: UnaryUfunc, _ a: Scalar) throws(ArrayError) -> Scalar {
    switch function {
    case .logicalNot: return .bool(!a.isTrue)
    case .negative:
      return try apply(.multiply, a.requireNumber("bad operand type for unary -"), .int(-1))
    case .positive: return try a.requireNumber("bad operand type for unary +")
    case .absolute:
      let number = try a.requireNumber("bad operand type for abs()")
      if case .float(let x) = number { return .float(x.magnitude) }
      return try number.precedes(.int(0)) ? apply(.multiply, number, .int(-1)) : number
    case .square: return try apply(.multiply, a, a)
    case .reciprocal: return try apply(.divide, .int(1), a)
    case .sign:
      return .int(try a.precedes(.int(0)) ? -1 : Scalar.int(0).precedes(a) ? 1 : 0)
    case .invert:
      guard case .int(let x) = try a.requireNumber("bad operand type for unary ~") else {
        throw .type("bad operand type for unary ~: '\(a.typeName)'")
      }
      return .int(~x)
    case .floor, .ceil, .trunc:
      guard case .float(let x) = a else { return try a.requireReal() }
      let whole = x.rounded(function == .floor ? .down : function == .ceil ? .up : .towardZero)
      return .int(try Scalar.float(whole).wholeNumber())
    case .isnan, .isinf, .isfinite, .signbit: throw notSupported(function.name)
    default:
      throw .type(
        "loop of ufunc does not support argument 0 of type \(a.typeName) which has no callable "
          + "\(function.name) method")
    }
  }

  private func requireReal() throws(ArrayError) -> Scalar {
    switch self {
    case .bool(let x): return .int(x ? 1 : 0)
    case .int: return self
    default: throw .type("must be real number, not \(typeName)")
    }
  }

  private func requireNumber(_ message: String) throws(ArrayError) -> Scalar {
    switch self {
    case .bool(let x): return .int(x ? 1 : 0)
    case .int, .float, .timedelta: return self
    default: throw .type("\(message): '\(typeName)'")
    }
  }
}
