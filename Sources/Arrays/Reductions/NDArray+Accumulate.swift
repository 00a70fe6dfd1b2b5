/// A running fold along strided lines.
@inline(__always)
private func accumulate<F: Fold>(_ fold: F.Type, _ input: NDArray, _ result: NDArray, axis: Int) {
  let length = input.shape[axis]
  if input.count == 0 { return }
  let (fromStep, toStep) = (input.strides[axis], result.strides[axis])
  var shape = input.shape
  shape[axis] = 1
  let source = input.storage.base.assumingMemoryBound(to: F.Value.self) + input.offset
  let out = result.storage.base.assumingMemoryBound(to: F.Value.self) + result.offset
  let nest = LoopNest(shape: shape, strides: [input.strides, result.strides])
  let (lines, lineFrom, lineTo) = (nest.runLength, nest.runStride(0), nest.runStride(1))
  nest.forEachRun { offsets in
    for line in 0..<lines {
      let from = source + offsets[0] + line * lineFrom
      let to = out + offsets[1] + line * lineTo
      var value = from.pointee
      to.pointee = value
      for i in 1..<Swift.max(length, 1) {
        value = F.combine(value, from[i &* fromStep])
        to[i &* toStep] = value
      }
    }
  }
}

enum FloatSumFold<T: FloatNumber>: Fold {
  @inline(__always) static func combine(_ a: T, _ b: T) -> T { a + b }
}

extension NDArray {
  /// Running sums along an axis, or over all elements in row-major order if nil.
  ///
  /// - Throws: AxisError, TypeError.
  public func cumsum(_ axis: Int? = nil, dtype: DType? = nil) throws -> NDArray {
    try running(.add, axis, dtype)
  }

  /// Running products along an axis, or over all elements in row-major order if nil.
  public func cumprod(_ axis: Int? = nil, dtype: DType? = nil) throws -> NDArray {
    try running(.multiply, axis, dtype)
  }

  /// Running maxima (`maximum.accumulate`) along an axis.
  public func cummax(_ axis: Int = 0) throws -> NDArray { try running(.maximum, axis, dtype) }

  /// Running minima (`minimum.accumulate`) along an axis.
  public func cummin(_ axis: Int = 0) throws -> NDArray { try running(.minimum, axis, dtype) }

  private func running(_ function: BinaryUfunc, _ axis: Int?, _ wanted: DType?) throws -> NDArray {
    guard let axis else {
      return try (ndim == 1 ? self : raveled()).running(function, 0, wanted)
    }
    let line = try NDArray.normalized(axis: axis, ndim: ndim)
    let target = try accumulatorDType(wanted, function.name)
    let input = try casted(to: target)
    let result = NDArray(uninitialized: shape, target)
    if target == .object { return try input.runningObjects(function, line, result) }
    try target.acceptPlain(
      AccumulateVisitor(function: function, input: input, result: result, axis: line))
    return result
  }

  private func runningObjects(_ function: BinaryUfunc, _ axis: Int, _ result: NDArray) throws
    -> NDArray
  {
    let others = shape.indices.filter { $0 != axis } + [axis]
    let (from, to) = (transposed(others), result.transposed(others))
    var places: [Int] = []
    to.forEachPosition { places.append($0) }
    let values = from.scalars()
    let out = result.storage.base.assumingMemoryBound(to: Scalar.self)
    for i in values.indices {
      out[places[i]] =
        i % shape[axis] == 0
        ? values[i] : try Scalar.apply(function, out[places[i - 1]], values[i])
    }
    return result
  }
}

private struct AccumulateVisitor: PlainVisitor {
  let function: BinaryUfunc
  let input: NDArray
  let result: NDArray
  let axis: Int

  func visit<T: PlainElement>(_ type: T.Type) throws {
    switch T.self {
    case is Int8.Type: integers(Int8.self)
    case is Int16.Type: integers(Int16.self)
    case is Int32.Type: integers(Int32.self)
    case is Int64.Type: integers(Int64.self)
    case is Float.Type: floats(Float.self)
    case is Double.Type: floats(Double.self)
    default: integers(UInt8.self)
    }
  }

  private func integers<T: Number & FixedWidthInteger>(_ type: T.Type) {
    if function == .add {
      if input.dtype == .bool {
        accumulate(AnyFold.self, input, result, axis: axis)
      } else {
        accumulate(SumFold<T>.self, input, result, axis: axis)
      }
    } else {
      numbers(type)
    }
  }

  private func floats<T: FloatNumber>(_ type: T.Type) {
    if function == .add {
      accumulate(FloatSumFold<T>.self, input, result, axis: axis)
    } else {
      numbers(type)
    }
  }

  private func numbers<T: Number>(_ type: T.Type) {
    switch function {
    case .multiply: accumulate(ProductFold<T>.self, input, result, axis: axis)
    case .maximum: accumulate(MaximumFold<T>.self, input, result, axis: axis)
    default: accumulate(MinimumFold<T>.self, input, result, axis: axis)
    }
  }
}
