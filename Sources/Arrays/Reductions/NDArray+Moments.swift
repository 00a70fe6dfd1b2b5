import Glibc

extension NDArray {
  /// The arithmetic mean over axes; of integers and booleans in float64, NaN over no elements.
  public func mean(_ axes: [Int]? = nil, keepdims: Bool = false, dtype: DType? = nil) throws
    -> NDArray
  {
    let plan = try ReductionAxes(self, axes)
    let isWhole = self.dtype.isInteger || self.dtype == .bool
    let total = try sum(axes, keepdims: keepdims, dtype: dtype ?? (isWhole ? .float64 : nil))
    let count = plan.reducedCount(self)
    if self.dtype == .timedelta64 && count == 0 {
      return try NDArray.full(total.shape, .timedelta(.min), .timedelta64)
    }
    if total.dtype.isInteger {
      return try NDArray.apply(.divide, .array(total), .int(Int64(count))).casted(to: total.dtype)
    }
    return try NDArray.apply(.divide, .array(total), .int(Int64(count))).numberOfObjects()
  }

  /// A 0-D object result as a float64, which is what numpy's scalar arithmetic makes of it.
  private func numberOfObjects() throws -> NDArray {
    guard dtype == .object, ndim == 0, case .float = element(at: offset) else { return self }
    return try astype(.float64)
  }

  /// The variance over axes.
  ///
  /// - Parameter ddof: what is subtracted from the number of elements in the divisor.
  public func `var`(
    _ axes: [Int]? = nil, ddof: Double = 0, keepdims: Bool = false, dtype: DType? = nil
  ) throws -> NDArray {
    let plan = try ReductionAxes(self, axes)
    let isWhole = self.dtype.isInteger || self.dtype == .bool
    let working = dtype ?? (isWhole ? .float64 : nil)
    let count = plan.reducedCount(self)
    let total = try sum(axes, keepdims: true, dtype: working)
    let center = try NDArray.apply(.divide, .array(total), .int(Int64(count)))
    var deviation = try NDArray.apply(.subtract, .array(self), .array(center))
    if !deviation.dtype.isFloating && deviation.dtype != .object { throw notSupported("multiply") }
    deviation = try NDArray.apply(
      .multiply, .array(deviation), .array(deviation), out: deviation)
    let squares = try deviation.sum(axes, keepdims: keepdims, dtype: working)
    let divisor = Swift.max(Double(count) - ddof, 0)
    return try NDArray.apply(.divide, .array(squares), .float(divisor)).numberOfObjects()
  }

  /// The standard deviation over axes.
  public func std(
    _ axes: [Int]? = nil, ddof: Double = 0, keepdims: Bool = false, dtype: DType? = nil
  ) throws -> NDArray {
    let variance = try self.var(axes, ddof: ddof, keepdims: keepdims, dtype: dtype)
    return try NDArray.apply(.sqrt, .array(variance))
  }
}
