extension NDArray {
  /// Differences of neighbours along an axis, `n` times.
  ///
  /// - Throws: ValueError for a negative `n`, 0-D arrays; AxisError.
  public func diff(
    _ n: Int = 1, axis: Int = -1, prepend: NDArray? = nil, append: NDArray? = nil
  ) throws -> NDArray {
    if n == 0 { return self }
    if n < 0 { throw ArrayError.value("order must be non-negative but got \(n)") }
    if ndim == 0 {
      throw ArrayError.value("diff requires input that is at least one dimensional")
    }
    let line = try NDArray.normalized(axis: axis, ndim: ndim)
    var edge = shape
    edge[line] = 1
    let parts = try [prepend, self, append].compactMap { part -> NDArray? in
      guard let part else { return nil }
      return part.ndim == 0 ? try part.broadcast(to: edge) : part
    }
    var result = parts.count > 1 ? try NDArray.concatenate(parts, axis: line) : self
    let function: BinaryUfunc = dtype == .bool ? .notEqual : .subtract
    for _ in 0..<n {
      let lead = [IndexItem](repeating: .all, count: line)
      let later = try result.basicView(lead + [.slice(start: 1, stop: nil, step: nil)])
      let earlier = try result.basicView(lead + [.slice(start: nil, stop: -1, step: nil)])
      result = try NDArray.apply(function, .array(later), .array(earlier))
    }
    return result
  }

  /// The slope along an axis from central differences, one-sided at the ends.
  ///
  /// - Parameter spacing: one number, or the coordinates of a line.
  public func gradient(_ spacing: NDArray = .scalar(.float(1)), axis: Int = 0) throws -> NDArray {
    let line = try NDArray.normalized(axis: axis, ndim: ndim)
    guard shape[line] >= 2 else {
      throw ArrayError.value(
        "Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) "
          + "elements are required.")
    }
    let f = dtype.isFloating ? self : try casted(to: .float64)
    let result = NDArray(uninitialized: shape, f.dtype)
    let lead = [IndexItem](repeating: .all, count: line)
    let part = { (start: Int?, stop: Int?) -> Operand in
      .array(try f.basicView(lead + [.slice(start: start, stop: stop, step: nil)]))
    }
    let end = { (a: Int, b: Int) -> Operand in
      .array(
        try NDArray.apply(
          .subtract, .array(f.basicView(lead + [.integer(a)])),
          .array(f.basicView(lead + [.integer(b)]))))
    }
    let inner = lead + [.slice(start: 1, stop: -1, step: nil)]
    if spacing.ndim == 0 {
      let h = Operand.array(spacing)
      let span = try NDArray.apply(.subtract, part(2, nil), part(nil, -2))
      try result.assign(
        inner,
        from: NDArray.apply(
          .divide, .array(span), .array(NDArray.apply(.multiply, .float(2), h))))
      try result.assign(lead + [.integer(0)], from: NDArray.apply(.divide, end(1, 0), h))
      try result.assign(lead + [.integer(-1)], from: NDArray.apply(.divide, end(-1, -2), h))
      return result
    }
    guard spacing.ndim == 1 else {
      throw ArrayError.value("distances must be either scalars or 1d")
    }
    guard spacing.count == shape[line] else {
      throw ArrayError.value(
        "when 1d, distances must match the length of the corresponding dimension")
    }
    let steps = try spacing.casted(to: .float64).diff()
    let h = try steps.values(as: Double.self)
    if h.allSatisfy({ $0 == h[0] }) { return try gradient(.scalar(.float(h[0])), axis: axis) }
    var column = [Int](repeating: 1, count: ndim)
    column[line] = -1
    let coefficients = { (f: (Double, Double) -> Double) -> Operand in
      .array(try NDArray.from(zip(h, h.dropFirst()).map { f($0, $1) }).reshaped(column))
    }
    let terms = [
      try NDArray.apply(.multiply, coefficients { -$1 / ($0 * ($0 + $1)) }, part(nil, -2)),
      try NDArray.apply(.multiply, coefficients { ($1 - $0) / ($0 * $1) }, part(1, -1)),
      try NDArray.apply(.multiply, coefficients { $0 / ($1 * ($0 + $1)) }, part(2, nil)),
    ]
    let sum = try NDArray.apply(.add, .array(terms[0]), .array(terms[1]))
    try result.assign(inner, from: NDArray.apply(.add, .array(sum), .array(terms[2])))
    try result.assign(lead + [.integer(0)], from: NDArray.apply(.divide, end(1, 0), .float(h[0])))
    try result.assign(
      lead + [.integer(-1)], from: NDArray.apply(.divide, end(-1, -2), .float(h[h.count - 1])))
    return result
  }

  /// The integral along an axis by the trapezoidal rule.
  ///
  /// - Parameter x: the coordinates; `dx` apart if nil.
  public func trapezoid(x: NDArray? = nil, dx: Double = 1, axis: Int = -1) throws -> NDArray {
    let line = try NDArray.normalized(axis: axis, ndim: ndim)
    let lead = [IndexItem](repeating: .all, count: line)
    let later = try basicView(lead + [.slice(start: 1, stop: nil, step: nil)])
    let earlier = try basicView(lead + [.slice(start: nil, stop: -1, step: nil)])
    var widths = Operand.float(dx)
    if let x {
      var steps = try x.diff(axis: x.ndim == 1 ? 0 : axis)
      if x.ndim == 1 {
        var column = [Int](repeating: 1, count: ndim)
        column[line] = steps.count
        steps = try steps.reshaped(column)
      }
      widths = .array(steps)
    }
    let heights = try NDArray.apply(.add, .array(later), .array(earlier))
    let areas = try NDArray.apply(.multiply, widths, .array(heights))
    return try NDArray.apply(.divide, .array(areas), .float(2)).sum([line])
  }

  /// The discrete convolution of two vectors: `full`, `same` or `valid`.
  public static func convolve(_ a: NDArray, _ b: NDArray, mode: String = "full") throws -> NDArray {
    guard a.count > 0 else { throw ArrayError.value("a cannot be empty") }
    guard b.count > 0 else { throw ArrayError.value("v cannot be empty") }
    guard ["full", "same", "valid"].contains(mode) else {
      throw ArrayError.value(
        "mode must be one of 'valid', 'same', or 'full' (got \(pythonRepr(mode)))")
    }
    let common = DType.promote(a.dtype, b.dtype) ?? .float64
    let long = try (a.count >= b.count ? a : b).casted(to: common)
    let short = try (a.count >= b.count ? b : a).casted(to: common)
    let full = NDArray.zeros([long.count + short.count - 1], common)
    for i in 0..<short.count {
      let factor = try short.basicView([.integer(i)])
      let part = try full.basicView([.slice(start: i, stop: i + long.count, step: nil)])
      try part.applyInPlace(.add, .array(NDArray.apply(.multiply, .array(long), .array(factor))))
    }
    let cut =
      mode == "full" ? 0 : mode == "same" ? (short.count - 1) / 2 : short.count - 1
    let length =
      mode == "full"
      ? full.count : mode == "same" ? long.count : long.count - short.count + 1
    return try full.basicView([.slice(start: cut, stop: cut + length, step: nil)]).copied()
  }

  /// Linear interpolation at points between knots.
  ///
  /// - Parameters:
  ///   - knots: rising coordinates.
  ///   - left: for points below the first knot; its value if nil.
  ///   - period: if given, coordinates are taken modulo it.
  /// Source: `arr_interp` in `compiled_base.c`, numpy 2.4.
  public static func interp(
    _ points: NDArray, _ knots: NDArray, _ values: NDArray, left: Double? = nil,
    right: Double? = nil, period: Double? = nil
  ) throws -> NDArray {
    if let period { return try periodic(points, knots, values, period) }
    guard knots.count > 0 else { throw ArrayError.value("array of sample points is empty") }
    guard values.count == knots.count else {
      throw ArrayError.value("fp and xp are not of the same length.")
    }
    let result = NDArray(uninitialized: points.shape, .float64)
    let x = try points.casted(to: .float64).contiguousOrCopy()
    let dx = try knots.casted(to: .float64).contiguousOrCopy()
    let dy = try values.casted(to: .float64).contiguousOrCopy()
    let line = Interpolation(
      dx: dx.pointer(), dy: dy.pointer(), count: dx.count, left: left ?? dy.pointer()[0],
      right: right ?? dy.pointer()[dx.count - 1])
    let (from, to) = (x.pointer(Double.self), result.pointer(Double.self))
    Parallel.forEachRange(count: x.count, grain: 1 << 15) { range in
      for i in range { to[i] = line.value(from[i]) }
    }
    withExtendedLifetime((x, dx, dy)) {}
    return result
  }

  private static func periodic(
    _ points: NDArray, _ knots: NDArray, _ values: NDArray, _ period: Double
  ) throws -> NDArray {
    if period == 0 { throw ArrayError.value("period must be a non-zero value") }
    guard knots.ndim == 1, values.ndim == 1 else {
      throw ArrayError.value("Data points must be 1-D sequences")
    }
    guard knots.count == values.count else {
      throw ArrayError.value("fp and xp are not of the same length")
    }
    let span = period.magnitude
    let x = try apply(.remainder, .array(points.casted(to: .float64)), .float(span))
    let wrapped = try apply(.remainder, .array(knots.casted(to: .float64)), .float(span))
    let order = try wrapped.argsorted(0)
    let xs = try wrapped.gathered(order)
    let ys = try values.casted(to: .float64).gathered(order)
    let (last, first) = (
      IndexItem.slice(start: -1, stop: nil, step: nil),
      IndexItem.slice(start: 0, stop: 1, step: nil)
    )
    let before = try apply(.subtract, .array(xs.basicView([last])), .float(span))
    let after = try apply(.add, .array(xs.basicView([first])), .float(span))
    return try interp(
      x, concatenate([before, xs, after]),
      concatenate([ys.basicView([last]), ys, ys.basicView([first])]))
  }
}

private struct Interpolation: @unchecked Sendable {
  let dx: UnsafePointer<Double>
  let dy: UnsafePointer<Double>
  let count: Int
  let left: Double
  let right: Double

  init(
    dx: UnsafeMutablePointer<Double>, dy: UnsafeMutablePointer<Double>, count: Int, left: Double,
    right: Double
  ) {
    self.dx = UnsafePointer(dx)
    self.dy = UnsafePointer(dy)
    self.count = count
    self.left = left
    self.right = right
  }

  func value(_ x: Double) -> Double {
    if x.isNaN { return x }
    if count == 1 { return x < dx[0] ? left : x > dx[0] ? right : dy[0] }
    if x > dx[count - 1] { return right }
    if x < dx[0] { return left }
    // The last knot that is not above x.
    var (low, high) = (0, count)
    while low < high {
      let middle = (low &+ high) / 2
      if dx[middle] <= x { low = middle &+ 1 } else { high = middle }
    }
    let j = low - 1
    if j < 0 { return left }
    if j == count - 1 || dx[j] == x { return dy[j] }
    let slope = (dy[j + 1] - dy[j]) / (dx[j + 1] - dx[j])
    var y = slope * (x - dx[j]) + dy[j]
    if y.isNaN {
      y = slope * (x - dx[j + 1]) + dy[j + 1]
      if y.isNaN && dy[j] == dy[j + 1] { y = dy[j] }
    }
    return y
  }
}
