/// The functions of `np.linalg`. float32 matrices are worked on in double and rounded at the end.
extension NDArray {
  private func requireMatrix(square: Bool = true) throws(ArrayError) {
    guard ndim >= 2 else {
      throw .linearAlgebra(
        "\(ndim)-dimensional array given. Array must be at least two-dimensional")
    }
    guard dtype.isNumeric else {
      throw .type("array type \(dtypeName) is unsupported in linalg")
    }
    guard !square || shape[ndim - 1] == shape[ndim - 2] else {
      throw .linearAlgebra("Last 2 dimensions of the array must be square")
    }
  }

  private func resultDType(_ other: NDArray? = nil) -> DType {
    dtype == .float32 && (other == nil || other!.dtype == .float32) ? .float32 : .float64
  }

  /// Applies `body` to each matrix of a stack and joins what it gives.
  private func eachMatrix(_ body: (NDArray) throws -> NDArray) throws -> NDArray {
    if ndim == 2 { return try body(self) }
    let batch = Array(shape.dropLast(2))
    let stack = try reshaped([batch.reduce(1, *)] + shape.suffix(2))
    let results = try (0..<stack.shape[0]).map { try body(stack.basicView([.integer($0)])) }
    guard !results.isEmpty else { return NDArray.zeros(shape, resultDType()) }
    let joined = try NDArray.stack(results)
    return try joined.reshaped(batch + joined.shape.dropFirst())
  }

  /// Solves a x = b; `b` with one axis is a single right side.
  ///
  /// - Throws: LinAlgError for singular or non-square matrices, ValueError for shapes.
  public static func solve(_ a: NDArray, _ b: NDArray) throws -> NDArray {
    try a.requireMatrix()
    let n = a.shape[a.ndim - 1]
    let isVector = b.ndim == 1
    let rows = b.ndim == 0 ? 0 : b.shape[isVector ? 0 : b.ndim - 2]
    guard b.ndim > 0, rows == n else {
      let signature = isVector ? "(m,m),(m)->(m)" : "(m,m),(m,n)->(m,n)"
      throw ArrayError.value(
        "solve\(isVector ? "1" : ""): Input operand 1 has a mismatch in its core dimension 0, with "
          + "gufunc signature \(signature) (size \(rows) is different from \(n))")
    }
    let right = isVector ? try b.expanded([1]) : b
    let batch = try broadcastShape([Array(a.shape.dropLast(2)), Array(right.shape.dropLast(2))])
    let left = try a.broadcast(to: batch + a.shape.suffix(2)).reshaped([-1] + a.shape.suffix(2))
    let sides = try right.broadcast(to: batch + right.shape.suffix(2)).copied()
      .reshaped([left.shape[0]] + right.shape.suffix(2))
    let results = try (0..<left.shape[0]).map { i in
      let factors = LUFactors(try ColumnMatrix(left.basicView([.integer(i)])))
      if factors.isSingular { throw ArrayError.linearAlgebra("Singular matrix") }
      return factors.solve(try ColumnMatrix(sides.basicView([.integer(i)]))).array
    }
    let shape = batch + (isVector ? [n] : Array(right.shape.suffix(2)))
    guard !results.isEmpty else { return zeros(shape, a.resultDType(b)) }
    return try stack(results).reshaped(shape).casted(to: a.resultDType(b))
  }

  /// The inverse.
  ///
  /// - Throws: LinAlgError.
  public func inverted() throws -> NDArray {
    try requireMatrix()
    return try eachMatrix { matrix in
      let factors = LUFactors(try ColumnMatrix(matrix))
      if factors.isSingular { throw ArrayError.linearAlgebra("Singular matrix") }
      return factors.solve(.identity(matrix.shape[0])).array
    }.casted(to: resultDType())
  }

  /// The determinant.
  public func determinant() throws -> NDArray {
    try requireMatrix()
    return try eachMatrix {
      .from([LUFactors(try ColumnMatrix($0)).determinant], shape: [])
    }.casted(to: resultDType())
  }

  /// The determinant's sign and the logarithm of its magnitude.
  public func signAndLogDeterminant() throws -> (sign: NDArray, log: NDArray) {
    try requireMatrix()
    let pair = try eachMatrix { matrix in
      let (sign, log) = LUFactors(try ColumnMatrix(matrix)).signAndLog
      return .from([sign, log])
    }.casted(to: resultDType())
    return (
      try pair.basicView([.ellipsis, .integer(0)]), try pair.basicView([.ellipsis, .integer(1)])
    )
  }

  /// The lower triangular L with L Lᵀ = a; the lower triangle of `a` is read.
  ///
  /// - Throws: LinAlgError unless positive definite.
  public func cholesky(upper: Bool = false) throws -> NDArray {
    try requireMatrix()
    return try eachMatrix { matrix in
      let a = try ColumnMatrix(upper ? matrix.transposed() : matrix)
      let n = a.rows
      for j in 0..<n {
        for k in 0..<j {
          addScaled(-a[j, k], a.column(k) + j, to: a.column(j) + j, n - j)
        }
        guard a[j, j] > 0 else {
          throw ArrayError.linearAlgebra("Matrix is not positive definite")
        }
        let root = a[j, j].squareRoot()
        for i in j..<n { a[i, j] /= root }
        for i in 0..<j { a[i, j] = 0 }
      }
      return upper ? a.array.transposed().copied() : a.array
    }.casted(to: resultDType())
  }

  /// Eigenvalues, rising, and eigenvectors as columns, of a symmetric matrix.
  ///
  /// - Parameter lower: which triangle is read.
  /// - Throws: LinAlgError.
  public func eigh(lower: Bool = true) throws -> (values: NDArray, vectors: NDArray) {
    try requireMatrix()
    let n = shape[ndim - 1]
    let joined = try eachMatrix { matrix in
      let eigen = SymmetricEigen(try ColumnMatrix(lower ? matrix : matrix.transposed()))
      guard eigen.hasConverged else {
        throw ArrayError.linearAlgebra("Eigenvalues did not converge")
      }
      return try NDArray.concatenate([
        NDArray.from(eigen.values).reshaped([1, n]), eigen.vectors.array,
      ])
    }.casted(to: resultDType())
    return (
      try joined.basicView([.ellipsis, .integer(0), .all]).copied(),
      try joined.basicView([.ellipsis, .slice(start: 1, stop: nil, step: nil), .all]).copied()
    )
  }

  /// U, the falling singular values, and V transposed.
  ///
  /// - Parameter full: whether U and V are square.
  /// - Throws: LinAlgError.
  public func svd(full: Bool = true) throws -> (u: NDArray, values: NDArray, vt: NDArray) {
    try requireMatrix(square: false)
    guard ndim == 2 else {
      throw ArrayError("NotImplementedError", "svd of a stack of matrices is not supported")
    }
    let factors = SingularValues(try ColumnMatrix(self))
    guard factors.hasConverged else {
      throw ArrayError.linearAlgebra("SVD did not converge")
    }
    let target = resultDType()
    var (u, v) = (factors.u, factors.v)
    if full {
      u = u.completed()
      v = v.completed()
    }
    return (
      try u.array.casted(to: target), try NDArray.from(factors.values).casted(to: target),
      try v.transposed().array.casted(to: target)
    )
  }

  /// The orthogonal factor and the upper triangular one.
  ///
  /// - Parameter complete: whether the orthogonal factor is square.
  public func qr(complete: Bool = false) throws -> (q: NDArray, r: NDArray) {
    try requireMatrix(square: false)
    guard ndim == 2 else {
      throw ArrayError("NotImplementedError", "qr of a stack of matrices is not supported")
    }
    let factors = HouseholderQR(try ColumnMatrix(self))
    let size = complete ? shape[0] : Swift.min(shape[0], shape[1])
    return (
      try factors.q(size).array.casted(to: resultDType()),
      try factors.r(size).array.casted(to: resultDType())
    )
  }

  /// What `np.linalg.lstsq` gives.
  public struct LeastSquares: Sendable {
    public let x: NDArray
    /// Sums of squared errors; empty unless there are more equations than unknowns, of full rank.
    public let residuals: NDArray
    public let rank: Int
    public let singularValues: NDArray
  }

  /// The x of least norm that brings a x closest to b.
  ///
  /// - Parameter rcond: singular values below this share of the largest count as 0; machine
  ///   precision times the larger side if nil.
  /// - Throws: LinAlgError.
  public static func leastSquares(_ a: NDArray, _ b: NDArray, rcond: Double? = nil) throws
    -> LeastSquares
  {
    let right = b.ndim == 1 ? try b.expanded([1]) : b
    for array in [a, right] where array.ndim != 2 {
      throw ArrayError.linearAlgebra(
        "\(array.ndim)-dimensional array given. Array must be two-dimensional")
    }
    let (m, n) = (a.shape[0], a.shape[1])
    guard right.shape[0] == m else { throw ArrayError.linearAlgebra("Incompatible dimensions") }
    let target = a.resultDType(b)
    let epsilon = target == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
    let factors = SingularValues(try ColumnMatrix(a))
    guard factors.hasConverged else {
      throw ArrayError.linearAlgebra("SVD did not converge in Linear Least Squares")
    }
    let share = rcond ?? epsilon * Double(Swift.max(m, n))
    let floor = (share < 0 ? epsilon : share) * (factors.values.first ?? 0)
    let rank = factors.values.filter { $0 > floor }.count
    let sides = try ColumnMatrix(right)
    let x = ColumnMatrix(n, sides.columns)
    for c in 0..<sides.columns {
      for k in 0..<rank {
        let weight = dotProduct(factors.u.column(k), sides.column(c), m) / factors.values[k]
        addScaled(weight, factors.v.column(k), to: x.column(c), n)
      }
    }
    var residuals: [Double] = []
    if rank == n && m > n {
      residuals = try squaredErrors(ColumnMatrix(a), x, sides)
    }
    let solution = b.ndim == 1 ? try x.array.reshaped([n]) : x.array
    return LeastSquares(
      x: try solution.casted(to: target), residuals: try from(residuals).casted(to: target),
      rank: rank, singularValues: try from(factors.values).casted(to: target))
  }

  private static func squaredErrors(_ a: ColumnMatrix, _ x: ColumnMatrix, _ b: ColumnMatrix)
    -> [Double]
  {
    (0..<b.columns).map { c in
      var errors = Array(UnsafeBufferPointer(start: b.column(c), count: b.rows))
      for k in 0..<a.columns {
        errors.withUnsafeMutableBufferPointer {
          addScaled(-x[k, c], a.column(k), to: $0.baseAddress!, a.rows)
        }
      }
      return dotProduct(errors, errors, errors.count)
    }
  }

  /// The Moore-Penrose inverse.
  public func pseudoInverted(rcond: Double = 1e-15) throws -> NDArray {
    let (u, values, vt) = try svd(full: false)
    if count == 0 { return NDArray.zeros([shape[1], shape[0]], resultDType()) }
    let floor = rcond * (try values.maximum().item().realNumber())
    let inverse = NDArray.from(
      try values.casted(to: .float64).values(as: Double.self).map { $0 > floor ? 1 / $0 : 0 })
    let scaled = try NDArray.apply(.multiply, .array(inverse.expanded([1])), .array(u.transposed()))
    return try NDArray.matmul(vt.transposed(), scaled).casted(to: resultDType())
  }

  /// How many singular values are not negligible.
  public func matrixRank() throws -> Int {
    if ndim < 2 { return try any().item().isTrue ? 1 : 0 }
    let values = try svd(full: false).values.casted(to: .float64).values(as: Double.self)
    let floor = (values.max() ?? 0) * Double(Swift.max(shape[0], shape[1])) * Double.ulpOfOne
    return values.filter { $0 > floor }.count
  }
}

extension ColumnMatrix {
  /// With further orthonormal columns until it is square.
  fileprivate func completed() -> ColumnMatrix {
    if rows == columns { return self }
    let result = ColumnMatrix(rows, rows)
    result.values.update(from: values, count: rows * columns)
    let basis = HouseholderQR(self).q(rows)
    for j in columns..<rows { result.column(j).update(from: basis.column(j), count: rows) }
    return result
  }
}
