extension NDArray {
  /// The weighted mean over axes, and the sum of the weights.
  ///
  /// - Throws: ZeroDivisionError if the weights add up to 0, TypeError or ValueError for shapes.
  public func average(_ axes: [Int]? = nil, weights: NDArray? = nil, keepdims: Bool = false) throws
    -> (mean: NDArray, weight: NDArray)
  {
    guard var weights else {
      let mean = try self.mean(axes, keepdims: keepdims)
      let share = mean.count == 0 ? 0 : Double(count) / Double(mean.count)
      return (mean, try NDArray.full(mean.shape, .float(share), mean.dtype))
    }
    if weights.shape != shape {
      guard let axes else {
        throw ArrayError.type("Axis must be specified when shapes of a and weights differ.")
      }
      let lines = try axes.map { try NDArray.normalized(axis: $0, ndim: ndim) }
      guard weights.shape == lines.map({ shape[$0] }) else {
        throw ArrayError.value(
          "Shape of weights must be consistent with shape of a along specified axis.")
      }
      var own = [Int](repeating: 1, count: ndim)
      for line in lines { own[line] = shape[line] }
      weights = try weights.reshaped(own).broadcast(to: shape)
    }
    var working = DType.promote(dtype, weights.dtype) ?? .float64
    if !dtype.isFloating && working != .object {
      working = DType.promote(working, .float64) ?? .float64
    }
    let total = try weights.sum(axes, keepdims: keepdims, dtype: working)
    if try NDArray.apply(.equal, .array(total), .int(0)).any().item().isTrue {
      throw ArrayError("ZeroDivisionError", "Weights sum to zero, can't be normalized")
    }
    let products = try NDArray.apply(
      .multiply, .array(casted(to: working)), .array(weights.casted(to: working)))
    let sums = try products.sum(axes, keepdims: keepdims)
    return (try NDArray.apply(.divide, .array(sums), .array(total)), total)
  }

  /// The covariance matrix of variables in rows (or columns, if not `rowsAreVariables`).
  ///
  /// - Parameters:
  ///   - other: more variables of the same observations.
  ///   - ddof: 1 unless `bias`, if nil.
  public static func cov(
    _ m: NDArray, _ other: NDArray? = nil, rowsAreVariables: Bool = true, bias: Bool = false,
    ddof: Int? = nil, frequencies: NDArray? = nil, weights: NDArray? = nil
  ) throws -> NDArray {
    if m.ndim > 2 { throw ArrayError.value("m has more than 2 dimensions") }
    if let other, other.ndim > 2 { throw ArrayError.value("y has more than 2 dimensions") }
    var x = try m.casted(to: .float64).atLeast(2)
    if !rowsAreVariables && m.ndim != 1 { x = x.transposed() }
    if x.shape[0] == 0 { return zeros([0, 0]) }
    if let other {
      var y = try other.casted(to: .float64).atLeast(2)
      if !rowsAreVariables && y.shape[0] != 1 { y = y.transposed() }
      x = try concatenate([x, y])
    }
    let less = Double(ddof ?? (bias ? 0 : 1))
    let weight = try combined(frequencies, weights, x.shape[1])
    let (mean, sums) = try x.average([1], weights: weight)
    let total = try sums.basicView([.integer(0)]).item().realNumber()
    var factor = Double(x.shape[1]) - less
    if let weight {
      factor = less == 0 ? total : total - less
      if let weights, less != 0 {
        let squares = try apply(.multiply, .array(weight), .array(weights)).sum()
        factor = total - less * (try squares.item().realNumber()) / total
      }
    }
    let centered = try apply(.subtract, .array(x), .array(mean.expanded([1])))
    let weighted = try weight.map { try apply(.multiply, .array(centered), .array($0)) } ?? centered
    let products = try matmul(centered, weighted.transposed())
    let scale = 1 / Swift.max(factor, 0)
    return try apply(.multiply, .array(products), .float(scale)).squeezed()
  }

  private static func combined(_ frequencies: NDArray?, _ weights: NDArray?, _ count: Int) throws
    -> NDArray?
  {
    for (array, name) in [(frequencies, "fweights"), (weights, "aweights")] {
      guard let array else { continue }
      if array.ndim > 1 {
        throw ArrayError("RuntimeError", "cannot handle multidimensional \(name)")
      }
      if array.count != count {
        throw ArrayError("RuntimeError", "incompatible numbers of samples and \(name)")
      }
      if try array.casted(to: .float64).values(as: Double.self).contains(where: { $0 < 0 }) {
        throw ArrayError.value("\(name) cannot be negative")
      }
    }
    let f = try frequencies?.casted(to: .float64)
    let a = try weights?.casted(to: .float64)
    guard let f, let a else { return f ?? a }
    return try apply(.multiply, .array(f), .array(a))
  }

  /// The correlation coefficients of variables in rows.
  public static func corrcoef(
    _ x: NDArray, _ other: NDArray? = nil, rowsAreVariables: Bool = true
  ) throws -> NDArray {
    let covariance = try cov(x, other, rowsAreVariables: rowsAreVariables)
    if covariance.ndim == 0 {
      return try apply(.divide, .array(covariance), .array(covariance))
    }
    let deviation = try apply(.sqrt, .array(covariance.diagonal()))
    var result = try apply(.divide, .array(covariance), .array(deviation.expanded([1])))
    result = try apply(.divide, .array(result), .array(deviation.expanded([0])))
    return try result.clipped(.int(-1), .int(1))
  }

  /// The coefficients, highest power first, of the polynomial that fits best.
  ///
  /// - Throws: ValueError for a negative degree, TypeError for empty or unequal data.
  public static func polyfit(_ x: NDArray, _ y: NDArray, degree: Int, weights: NDArray? = nil)
    throws
    -> NDArray
  {
    if degree < 0 { throw ArrayError.value("expected deg >= 0") }
    if x.ndim != 1 { throw ArrayError.type("expected 1D vector for x") }
    if x.count == 0 { throw ArrayError.type("expected non-empty vector for x") }
    if y.ndim < 1 || y.ndim > 2 { throw ArrayError.type("expected 1D or 2D array for y") }
    if x.shape[0] != y.shape[0] { throw ArrayError.type("expected x and y to have same length") }
    let points = try x.casted(to: .float64)
    var values = try y.casted(to: .float64)
    var columns = [NDArray.ones(points.shape)]
    for _ in 0..<degree {
      columns.append(try apply(.multiply, .array(columns[columns.count - 1]), .array(points)))
    }
    var matrix = try stack(columns.reversed(), axis: 1)
    if let weights {
      if weights.ndim != 1 { throw ArrayError.type("expected a 1-d array for weights") }
      if weights.count != x.count {
        throw ArrayError.type("expected w and y to have the same length")
      }
      let column = try weights.casted(to: .float64).reshaped([-1, 1])
      matrix = try apply(.multiply, .array(matrix), .array(column))
      let spread = values.ndim == 2 ? column : try column.raveled().reshaped([-1])
      values = try apply(.multiply, .array(values), .array(spread))
    }
    let squares = try apply(.multiply, .array(matrix), .array(matrix))
    let scale = try apply(.sqrt, .array(squares.sum([0])))
    matrix = try apply(.divide, .array(matrix), .array(scale))
    let solution = try leastSquares(
      matrix, values, rcond: Double(x.count) * Double.ulpOfOne)
    let factors = values.ndim == 2 ? try scale.expanded([1]) : scale
    return try apply(.divide, .array(solution.x), .array(factors))
  }

  /// A polynomial's values; coefficients from the highest power down.
  public static func polyval(_ coefficients: NDArray, _ x: NDArray) throws -> NDArray {
    var result = zeros(x.shape, x.dtype)
    for i in 0..<coefficients.count {
      let product = try apply(.multiply, .array(result), .array(x))
      result = try apply(.add, .array(product), .array(coefficients.basicView([.integer(i)])))
    }
    return result
  }
}
