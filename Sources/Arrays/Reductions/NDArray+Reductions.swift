extension NDArray {
  /// The sum over axes (all if nil); integers and booleans in int64.
  ///
  /// Floats are added in numpy's order, so results are equal to numpy's to the bit.
  /// - Throws: AxisError, ValueError, TypeError.
  public func sum(
    _ axes: [Int]? = nil, keepdims: Bool = false, dtype: DType? = nil, initial: Operand? = nil
  ) throws -> NDArray {
    if axes == nil, dtype == nil, initial == nil, !keepdims, self.dtype == .float64, isContiguous {
      return .from([0 + pairwiseSumInParallel(pointer(Double.self), count, 1)], shape: [])
    }
    let plan = try ReductionAxes(self, axes)
    if self.dtype == .object {
      return try foldObjects(.add, plan, keepdims, start: .int(0), initial)
    }
    let target = try accumulatorDType(dtype, "add")
    if self.dtype == .datetime64 {
      throw ArrayError.type(
        "ufunc 'add' cannot use operands with types dtype('<M8[ns]') and dtype('<M8[ns]')")
    }
    let result = plan.makeResult(self, target)
    try result.setAll(initial?.scalarValue ?? .int(0))
    switch target {
    case .float64: FloatSum<Double>(self, plan, result).run()
    case .float32: FloatSum<Float>(self, plan, result).run()
    default: try wholeSum(plan, result)
    }
    return plan.finished(result, keepdims: keepdims)
  }

  private func wholeSum(_ plan: ReductionAxes, _ result: NDArray) throws {
    let input = try casted(to: result.dtype)
    switch result.dtype {
    case .bool: FoldLoop<AnyFold>(isReorderable: true).run(input, plan, result)
    case .int8: FoldLoop<SumFold<Int8>>(isReorderable: true).run(input, plan, result)
    case .uint8: FoldLoop<SumFold<UInt8>>(isReorderable: true).run(input, plan, result)
    case .int16: FoldLoop<SumFold<Int16>>(isReorderable: true).run(input, plan, result)
    case .int32: FoldLoop<SumFold<Int32>>(isReorderable: true).run(input, plan, result)
    case .timedelta64: FoldLoop<TimeSumFold>(isReorderable: true).run(input, plan, result)
    default: FoldLoop<SumFold<Int64>>(isReorderable: true).run(input, plan, result)
    }
  }

  /// The product over axes; integers and booleans in int64.
  public func prod(
    _ axes: [Int]? = nil, keepdims: Bool = false, dtype: DType? = nil, initial: Operand? = nil
  ) throws -> NDArray {
    let plan = try ReductionAxes(self, axes)
    if self.dtype == .object {
      return try foldObjects(.multiply, plan, keepdims, start: .int(1), initial)
    }
    let target = try accumulatorDType(dtype, "multiply")
    if target.isTime { throw notSupported("multiply") }
    let result = plan.makeResult(self, target)
    try result.setAll(initial?.scalarValue ?? .int(1))
    let input = try casted(to: target)
    switch target {
    case .float64: FoldLoop<ProductFold<Double>>(isReorderable: false).run(input, plan, result)
    case .float32: FoldLoop<ProductFold<Float>>(isReorderable: false).run(input, plan, result)
    case .bool: FoldLoop<AllFold>(isReorderable: true).run(input, plan, result)
    case .int8: FoldLoop<ProductFold<Int8>>(isReorderable: true).run(input, plan, result)
    case .uint8: FoldLoop<ProductFold<UInt8>>(isReorderable: true).run(input, plan, result)
    case .int16: FoldLoop<ProductFold<Int16>>(isReorderable: true).run(input, plan, result)
    case .int32: FoldLoop<ProductFold<Int32>>(isReorderable: true).run(input, plan, result)
    default: FoldLoop<ProductFold<Int64>>(isReorderable: true).run(input, plan, result)
    }
    return plan.finished(result, keepdims: keepdims)
  }

  /// The dtype that sums and products are kept in.
  func accumulatorDType(_ wanted: DType?, _ function: String) throws(ArrayError) -> DType {
    if let wanted { return wanted }
    if isText && function == "add" {
      let own = "dtype('\(dtypeName)')"
      throw .type(
        "the resolved dtypes are not compatible with add.reduce. Resolved (\(own), \(own), "
          + "dtype('<U\(2 * textWidth)'))")
    }
    if isText {
      throw .type(
        "ufunc '\(function)' did not contain a loop with signature matching types "
          + "(dtype('\(dtypeName)'), dtype('\(dtypeName)')) -> None")
    }
    return dtype.isInteger || dtype == .bool ? .int64 : dtype
  }

  /// The largest element over axes; NaN if there is one.
  public func maximum(_ axes: [Int]? = nil, keepdims: Bool = false, initial: Operand? = nil) throws
    -> NDArray
  {
    try extremum(.maximum, axes, keepdims, initial)
  }

  /// The smallest element over axes; NaN if there is one.
  public func minimum(_ axes: [Int]? = nil, keepdims: Bool = false, initial: Operand? = nil) throws
    -> NDArray
  {
    try extremum(.minimum, axes, keepdims, initial)
  }

  /// - Throws: ValueError over no elements without `initial`.
  func extremum(
    _ function: BinaryUfunc, _ axes: [Int]?, _ keepdims: Bool, _ initial: Operand?
  ) throws -> NDArray {
    let plan = try ReductionAxes(self, axes)
    if isText {
      throw ArrayError.type(
        "ufunc '\(function.name)' did not contain a loop with signature matching types "
          + "(dtype('\(dtypeName)'), dtype('\(dtypeName)')) -> None")
    }
    if initial == nil && plan.reducedCount(self) == 0 && plan.shape.allSatisfy({ $0 > 0 }) {
      throw ArrayError.value(
        "zero-size array to reduction operation \(function.name) which has no identity")
    }
    if dtype == .object {
      return try foldObjects(function, plan, keepdims, start: nil, initial)
    }
    let result = plan.makeResult(self, dtype)
    if let initial {
      try result.setAll(initial.scalarValue)
    } else {
      result.assignUnchecked(from: firstElements(plan))
    }
    try dtype.acceptPlain(
      ExtremumVisitor(function: function, input: self, plan: plan, result: result))
    return plan.finished(result, keepdims: keepdims)
  }

  /// The elements at index 0 of the reduced axes.
  private func firstElements(_ plan: ReductionAxes) -> NDArray {
    let kept = shape.indices.filter { !plan.isReduced[$0] }
    return view(
      shape: kept.map { shape[$0] }, strides: kept.map { strides[$0] }, offset: offset)
  }

  /// Whether any element is true, over axes.
  public func any(_ axes: [Int]? = nil, keepdims: Bool = false) throws -> NDArray {
    let plan = try ReductionAxes(self, axes)
    let result = plan.makeResult(self, .bool)
    try result.setAll(.bool(false))
    FoldLoop<AnyFold>(isReorderable: true).run(truth(), plan, result)
    return plan.finished(result, keepdims: keepdims)
  }

  /// Whether all elements are true, over axes.
  public func all(_ axes: [Int]? = nil, keepdims: Bool = false) throws -> NDArray {
    let plan = try ReductionAxes(self, axes)
    let result = plan.makeResult(self, .bool)
    try result.setAll(.bool(true))
    FoldLoop<AllFold>(isReorderable: true).run(truth(), plan, result)
    return plan.finished(result, keepdims: keepdims)
  }

  /// The largest minus the smallest element, over axes.
  public func ptp(_ axes: [Int]? = nil, keepdims: Bool = false) throws -> NDArray {
    let (high, low) = (try maximum(axes, keepdims: keepdims), try minimum(axes, keepdims: keepdims))
    let span = try NDArray.apply(.subtract, .array(high), .array(low))
    return span.dtype == .object && span.ndim == 0 ? NDArray.scalar(try span.item()) : span
  }

  /// A fold of Python objects in row-major order.
  private func foldObjects(
    _ function: BinaryUfunc, _ plan: ReductionAxes, _ keepdims: Bool, start: Scalar?,
    _ initial: Operand?
  ) throws -> NDArray {
    if isText { _ = try accumulatorDType(nil, function.name) }
    let result = NDArray(uninitialized: plan.shape, .object)
    let out = result.pointer(Scalar.self)
    var isStarted = [Bool](repeating: initial != nil, count: result.count)
    if let initial { try result.setAll(initial.scalarValue) }
    let spread = result.view(shape: shape, strides: plan.spreadStrides(result), offset: 0)
    var places: [Int] = []
    spread.forEachPosition { places.append($0) }
    for (place, value) in zip(places, scalars()) {
      out[place] = isStarted[place] ? try Scalar.apply(function, out[place], value) : value
      isStarted[place] = true
    }
    if let start { for i in isStarted.indices where !isStarted[i] { out[i] = start } }
    return plan.finished(result, keepdims: keepdims)
  }
}

private struct ExtremumVisitor: PlainVisitor {
  let function: BinaryUfunc
  let input: NDArray
  let plan: ReductionAxes
  let result: NDArray

  func visit<T: PlainElement>(_ type: T.Type) throws {
    if input.dtype.isTime && function == .maximum {
      return FoldLoop<TimeMaximumFold>(isReorderable: true).run(input, plan, result)
    }
    switch T.self {
    case is Int8.Type: run(Int8.self)
    case is Int16.Type: run(Int16.self)
    case is Int32.Type: run(Int32.self)
    case is Int64.Type: run(Int64.self)
    case is Float.Type: run(Float.self)
    case is Double.Type: run(Double.self)
    default: run(UInt8.self)
    }
  }

  private func run<T: Number>(_ type: T.Type) {
    switch function {
    case .maximum: FoldLoop<MaximumFold<T>>(isReorderable: true).run(input, plan, result)
    case .minimum: FoldLoop<MinimumFold<T>>(isReorderable: true).run(input, plan, result)
    case .fmax: FoldLoop<MaximumNumberFold<T>>(isReorderable: true).run(input, plan, result)
    default: FoldLoop<MinimumNumberFold<T>>(isReorderable: true).run(input, plan, result)
    }
  }
}

extension Operand {
  /// The operand as one value.
  var scalarValue: Scalar {
    switch self {
    case .array(let array): array.element(at: array.offset)
    case .bool(let x): .bool(x)
    case .int(let x): .int(x)
    case .float(let x): .float(x)
    case .object(let x): x
    }
  }
}
