/// Reductions that leave NaN out.
///
/// Source: `_nanfunctions_impl.py`, numpy 2.4.
extension NDArray {
  /// Which elements are NaN; nil for dtypes that have none.
  private func missing() throws -> NDArray? {
    dtype.isFloating || dtype.isTime ? try NDArray.apply(.isnan, .array(self)) : nil
  }

  /// A copy with another value for NaN, and where it was; itself for dtypes that have none.
  private func replacingNaN(_ value: Double) throws -> (NDArray, mask: NDArray?) {
    guard let mask = try missing() else { return (self, nil) }
    return (try NDArray.choose(mask, .float(value), .array(self)), mask)
  }

  public func nansum(_ axes: [Int]? = nil, keepdims: Bool = false, dtype: DType? = nil) throws
    -> NDArray
  {
    try replacingNaN(0).0.sum(axes, keepdims: keepdims, dtype: dtype)
  }

  public func nanprod(_ axes: [Int]? = nil, keepdims: Bool = false) throws -> NDArray {
    try replacingNaN(1).0.prod(axes, keepdims: keepdims)
  }

  public func nancumsum(_ axis: Int? = nil) throws -> NDArray { try replacingNaN(0).0.cumsum(axis) }
  public func nancumprod(_ axis: Int? = nil) throws -> NDArray {
    try replacingNaN(1).0.cumprod(axis)
  }

  public func nanmean(_ axes: [Int]? = nil, keepdims: Bool = false) throws -> NDArray {
    let (values, mask) = try replacingNaN(0)
    guard let mask else { return try values.mean(axes, keepdims: keepdims) }
    let count = try NDArray.apply(.logicalNot, .array(mask)).sum(axes, keepdims: keepdims)
    return try values.sum(axes, keepdims: keepdims).divided(byCount: count)
  }

  /// The quotient in this array's dtype.
  private func divided(byCount count: NDArray) throws -> NDArray {
    try NDArray.apply(.divide, .array(self), .array(count)).casted(to: dtype)
  }

  public func nanvar(_ axes: [Int]? = nil, ddof: Double = 0, keepdims: Bool = false) throws
    -> NDArray
  {
    let (values, mask) = try replacingNaN(0)
    guard let mask else { return try values.var(axes, ddof: ddof, keepdims: keepdims) }
    let present = try NDArray.apply(.logicalNot, .array(mask))
    let count = try present.sum(axes, keepdims: true)
    let center = try values.sum(axes, keepdims: true).divided(byCount: count)
    var deviation = try NDArray.apply(.subtract, .array(values), .array(center))
    deviation = try NDArray.choose(mask, .float(0), .array(deviation))
    let squares = try NDArray.apply(.multiply, .array(deviation), .array(deviation))
    let total = try squares.sum(axes, keepdims: keepdims)
    let counts = keepdims ? count : try count.reshaped(total.shape)
    let freedom = try NDArray.apply(.subtract, .array(counts), .float(ddof))
    let result = try total.divided(byCount: freedom)
    let isBad = try NDArray.apply(.lessEqual, .array(freedom), .int(0))
    return try NDArray.choose(isBad, .float(.nan), .array(result))
  }

  public func nanstd(_ axes: [Int]? = nil, ddof: Double = 0, keepdims: Bool = false) throws
    -> NDArray
  {
    try NDArray.apply(.sqrt, .array(nanvar(axes, ddof: ddof, keepdims: keepdims)))
  }

  public func nanmax(_ axes: [Int]? = nil, keepdims: Bool = false) throws -> NDArray {
    try extremum(.fmax, axes, keepdims, nil)
  }

  public func nanmin(_ axes: [Int]? = nil, keepdims: Bool = false) throws -> NDArray {
    try extremum(.fmin, axes, keepdims, nil)
  }

  public func nanargmax(_ axis: Int? = nil) throws -> NDArray {
    try nanArg(axis, replacement: -.infinity) { try $0.argmax(axis) }
  }

  public func nanargmin(_ axis: Int? = nil) throws -> NDArray {
    try nanArg(axis, replacement: .infinity) { try $0.argmin(axis) }
  }

  private func nanArg(
    _ axis: Int?, replacement: Double, _ find: (NDArray) throws -> NDArray
  ) throws -> NDArray {
    let (values, mask) = try replacingNaN(replacement)
    let result = try find(values)
    if let mask, try mask.all(axis.map { [$0] }).any().item().isTrue {
      throw ArrayError.value("All-NaN slice encountered")
    }
    return result
  }

  public func nanmedian(_ axes: [Int]? = nil, keepdims: Bool = false) throws -> NDArray {
    guard try missing() != nil else { return try median(axes, keepdims: keepdims) }
    return try eachLine(axes, keepdims: keepdims, []) { line in
      line.count == 0 ? NDArray.full1(.nan, line.dtype) : try line.median()
    }
  }

  public func nanpercentile(
    _ q: Operand, _ axes: [Int]? = nil, method: QuantileMethod = .linear, keepdims: Bool = false
  ) throws -> NDArray {
    guard try missing() != nil else {
      return try percentile(q, axes, method: method, keepdims: keepdims)
    }
    _ = try NDArray.zeros([1]).percentile(q)
    return try eachLine(axes, keepdims: keepdims, q.shape) { line in
      line.count == 0
        ? try NDArray.full1(.nan, line.dtype).broadcast(to: q.shape)
        : try line.percentile(q, method: method)
    }
  }

  public func nanquantile(
    _ q: Operand, _ axes: [Int]? = nil, method: QuantileMethod = .linear, keepdims: Bool = false
  ) throws -> NDArray {
    guard try missing() != nil else {
      return try quantile(q, axes, method: method, keepdims: keepdims)
    }
    _ = try NDArray.zeros([1]).quantile(q)
    return try eachLine(axes, keepdims: keepdims, q.shape) { line in
      line.count == 0
        ? try NDArray.full1(.nan, line.dtype).broadcast(to: q.shape)
        : try line.quantile(q, method: method)
    }
  }

  private static func full1(_ value: Double, _ dtype: DType) -> NDArray {
    let result = NDArray(uninitialized: [], dtype)
    result.fill(with: .float(value))
    return result
  }

  /// Applies `body` to the numbers of each line over axes; `lead` is the shape that it gives.
  private func eachLine(
    _ axes: [Int]?, keepdims: Bool, _ lead: [Int], _ body: (NDArray) throws -> NDArray
  ) throws -> NDArray {
    let plan = try ReductionAxes(self, axes)
    let kept = shape.indices.filter { !plan.isReduced[$0] }
    let reduced = shape.indices.filter { plan.isReduced[$0] }
    let lines = try transposed(kept + reduced).copied()
      .reshaped([plan.shape.reduce(1, *), plan.reducedCount(self)])
    var results: [NDArray] = []
    for i in 0..<lines.shape[0] {
      let line = try lines.basicView([.integer(i)])
      let present = try NDArray.apply(.logicalNot, .array(NDArray.apply(.isnan, .array(line))))
      results.append(try body(line.selected(present)))
    }
    guard !results.isEmpty else { return NDArray(uninitialized: lead + plan.shape, dtype) }
    let stacked = try NDArray.stack(results, axis: lead.count)
    return try stacked.reshaped(lead + (keepdims ? plan.keptShape : plan.shape))
  }
}
