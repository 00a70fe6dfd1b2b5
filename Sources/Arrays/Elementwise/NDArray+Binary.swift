extension NDArray {
  /// Applies a function of two arguments element by element, with broadcasting.
  ///
  /// - Parameters:
  ///   - out: receives the result and is returned; must have the broadcast shape.
  ///   - mask: booleans; where false, `out` keeps its element (0 without `out`).
  /// - Throws: ValueError for shapes and negative powers, TypeError for dtypes, OverflowError for
  ///   Python ints that do not fit, ValueError if `out` is frozen.
  public static func apply(
    _ function: BinaryUfunc, _ a: Operand, _ b: Operand, out: NDArray? = nil,
    where mask: NDArray? = nil
  ) throws -> NDArray {
    if let mask {
      return try masked(mask, out: out) { try apply(function, a, b) }
    }
    let common = Operand.commonDType([a, b])
    if a.isText || b.isText { return try applyToText(function, a, b, out: out) }
    if common == .object { return try applyToObjects(function, a, b, out: out) }
    if a.ownDType.isTime || b.ownDType.isTime {
      return try applyToTimes(function, a, b, out: out)
    }
    if let answer = try comparedOutOfRange(function, a, b, common) { return answer }
    guard let common, let dtype = function.loopDType(common), let loop = function.loop(dtype)
    else { throw function.noLoop(a, b) }
    let x = try a.array(dtype)
    let y = try b.array(dtype)
    let result = try function.output(x, y, loop.output, out: out)
    if function == .power, dtype.isInteger { try y.requireExponents() }
    if PackedLoop.run(loop.run, [x, y], dtype, result, loop.output, cost: function.cost) {
      return result
    }
    let inputs = [x, y].map { $0.separated(from: result) }
    ElementLoop(
      inputs: inputs, kernelInputs: [dtype, dtype], output: result, kernelOutput: loop.output
    ).run(loop.run, cost: function.cost)
    return result
  }

  /// Python's `a ** b`, which numpy answers with `square`, `reciprocal` or `sqrt` where `b` is the
  /// Python number 2, -1 or 0.5.
  public static func power(_ a: Operand, _ b: Operand, out: NDArray? = nil) throws -> NDArray {
    guard case .array(let base) = a, base.dtype != .object, !base.dtype.isTime else {
      return try apply(.power, a, b, out: out)
    }
    switch b {
    case .int(2): return try apply(.square, a, out: out)
    case .int(-1) where base.dtype.isFloating: return try apply(.reciprocal, a, out: out)
    case .float(0.5) where base.dtype.isFloating: return try apply(.sqrt, a, out: out)
    default: return try apply(.power, a, b, out: out)
    }
  }

  /// Applies in place, as `a += b` does.
  public func applyInPlace(_ function: BinaryUfunc, _ other: Operand) throws {
    _ = try NDArray.apply(function, .array(self), other, out: self)
  }

  /// Assigns what `body` computes to `out` where `mask` is true.
  static func masked(_ mask: NDArray, out: NDArray?, _ body: () throws -> NDArray) throws
    -> NDArray
  {
    guard mask.dtype == .bool else {
      throw ArrayError.type(
        "Cannot cast array data from dtype('\(mask.dtypeName)') to dtype('bool') according to the "
          + "rule 'safe'")
    }
    let values = try body()
    let target = out ?? zeros(values.shape, values.dtype)
    let chosen = try mask.broadcast(to: target.shape)
    try target.assign(
      [.array(chosen)], from: try values.broadcast(to: target.shape).selected(chosen))
    return target
  }

  /// Itself, or a copy if writing to `output` could change elements not yet read.
  func separated(from output: NDArray) -> NDArray {
    guard storage === output.storage else { return self }
    if offset == output.offset && strides == output.strides && shape == output.shape {
      return self
    }
    return copied()
  }
}

extension BinaryUfunc {
  /// The checked `out`, or a new array.
  func output(_ x: NDArray, _ y: NDArray, _ dtype: DType, out: NDArray?) throws -> NDArray {
    if out == nil, x.isContiguous, y.isContiguous, y.ndim == 0 || x.shape == y.shape {
      return NDArray(uninitialized: x.shape, dtype)
    }
    let shape = try NDArray.broadcastShape(
      [x.shape, y.shape], reporting: out.map { [x.shape, y.shape, $0.shape] })
    guard let out else { return .likeLayout(of: [x, y], shape: shape, dtype) }
    try NDArray.check(out: out, shape: shape, dtype: dtype, function: name, inputs: [x, y])
    return out
  }

  func noLoop(_ a: Operand, _ b: Operand) -> ArrayError {
    if self == .subtract, a.ownDType == .bool, b.ownDType == .bool {
      return .type(
        "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` "
          + "operator, or the logical_xor function instead.")
    }
    let common = Operand.commonDType([a, b])
    if family == .floating, let common, common.isNumeric { return float16Needed(name) }
    if self == .gcd || self == .lcm, let common, common.isNumeric {
      return .type(
        "ufunc '\(name)' did not contain a loop with signature matching types "
          + "(\(a.dtypeClass), \(b.dtypeClass)) -> None")
    }
    return notSupported(name)
  }
}

/// For functions of small integers, whose result in numpy is a float16.
func float16Needed(_ name: String) -> ArrayError {
  .type(
    "ufunc '\(name)': numpy's result would be float16, which is not supported here; convert the "
      + "argument first (x.astype(float))")
}

func notSupported(_ name: String) -> ArrayError {
  .type(
    "ufunc '\(name)' not supported for the input types, and the inputs could not be safely coerced "
      + "to any supported types according to the casting rule ''safe''")
}

extension Operand {
  /// numpy's class of the dtype, for messages about missing loops.
  var dtypeClass: String {
    switch self {
    case .int: "<class 'numpy.dtypes._PyLongDType'>"
    case .float: "<class 'numpy.dtypes._PyFloatDType'>"
    default: isText ? "<class 'numpy.dtypes.StrDType'>" : ownDType.className
    }
  }
}

extension DType {
  var className: String {
    let stem =
      switch self {
      case .bool: "Bool"
      case .int8: "Int8"
      case .uint8: "UInt8"
      case .int16: "Int16"
      case .int32: "Int32"
      case .int64: "Int64"
      case .float32: "Float32"
      case .float64: "Float64"
      case .datetime64: "DateTime64"
      case .timedelta64: "TimeDelta64"
      case .object: "Object"
      }
    return "<class 'numpy.dtypes.\(stem)DType'>"
  }
}

extension NDArray {
  /// - Throws: ValueError for the shape or frozen elements, TypeError for the dtype.
  static func check(
    out: NDArray, shape: [Int], dtype: DType, function: String, inputs: [NDArray]
  ) throws(ArrayError) {
    guard out.shape == shape else {
      let target = pythonTuple(out.shape)
      if broadcastShape(shape, out.shape) == out.shape {
        throw .value(
          "non-broadcastable output operand with shape \(target) doesn't match the broadcast shape "
            + pythonTuple(shape))
      }
      guard broadcastShape(shape, out.shape) == nil else {
        throw .value(
          "non-broadcastable output operand with shape \(target) doesn't match the broadcast shape "
            + pythonTuple(shape))
      }
      throw .cannotBroadcast(inputs.map(\.shape) + [out.shape])
    }
    guard DType.canCastSameKind(dtype, to: out.dtype) else {
      throw .type(
        "Cannot cast ufunc '\(function)' output from dtype('\(dtype.printedName)') to "
          + "dtype('\(out.dtype.printedName)') with casting rule 'same_kind'")
    }
    try out.requireWritable()
  }
}

extension DType {
  /// As `dtype('…')` shows it.
  public var printedName: String {
    isTime || self == .object ? String(code.drop { $0 == "|" }) : name
  }
}
