/// A matrix as U S Vᵀ with falling singular values, by one-sided Jacobi rotations.
///
/// Source: G. Golub and C. Van Loan, "Matrix Computations", 8.6.3.
struct SingularValues {
  /// As many columns as there are singular values.
  let u: ColumnMatrix
  let values: [Double]
  let v: ColumnMatrix
  let hasConverged: Bool

  init(_ matrix: ColumnMatrix) {
    if matrix.rows < matrix.columns {
      let turned = SingularValues(matrix.transposed())
      (u, values, v) = (turned.v, turned.values, turned.u)
      hasConverged = turned.hasConverged
      return
    }
    let factors = HouseholderQR(matrix)
    let n = matrix.columns
    let work = factors.r(n)
    let right = ColumnMatrix.identity(n)
    hasConverged = Self.orthogonalize(work, right)
    let lengths = (0..<n).map { j in dotProduct(work.column(j), work.column(j), n).squareRoot() }
    let order = (0..<n).sorted { lengths[$0] > lengths[$1] }
    let left = ColumnMatrix(matrix.rows, n)
    let turned = ColumnMatrix(n, n)
    for (to, from) in order.enumerated() {
      turned.column(to).update(from: right.column(from), count: n)
      if lengths[from] > 0 {
        for i in 0..<n { left[i, to] = work[i, from] / lengths[from] }
      }
    }
    Self.complete(left, n, order.map { lengths[$0] })
    factors.apply(to: left)
    u = left
    v = turned
    values = order.map { lengths[$0] }
  }

  /// Rotates pairs of columns until all are orthogonal; false if they do not become so.
  private static func orthogonalize(_ a: ColumnMatrix, _ v: ColumnMatrix) -> Bool {
    let n = a.columns
    for j in 0..<n where (0..<n).contains(where: { !a[$0, j].isFinite }) { return false }
    for _ in 0..<60 {
      var isDone = true
      for p in 0..<n {
        for q in (p + 1)..<max(n, p + 1) {
          let (x, y) = (a.column(p), a.column(q))
          let alpha = dotProduct(x, x, n)
          let beta = dotProduct(y, y, n)
          let gamma = dotProduct(x, y, n)
          if gamma.magnitude <= 1e-15 * (alpha * beta).squareRoot() || gamma == 0 { continue }
          isDone = false
          let zeta = (beta - alpha) / (2 * gamma)
          let sign: Double = zeta >= 0 ? 1 : -1
          let t = sign / (zeta.magnitude + (1 + zeta * zeta).squareRoot())
          let c = 1 / (1 + t * t).squareRoot()
          rotate(x, y, n, c, c * t)
          rotate(v.column(p), v.column(q), n, c, c * t)
        }
      }
      if isDone { return true }
    }
    return false
  }

  private static func rotate(
    _ x: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>, _ count: Int,
    _ c: Double, _ s: Double
  ) {
    for i in 0..<count {
      let held = x[i]
      x[i] = c * held - s * y[i]
      y[i] = s * held + c * y[i]
    }
  }

  /// Fills the columns that belong to zero singular values with further orthonormal ones.
  private static func complete(_ u: ColumnMatrix, _ n: Int, _ lengths: [Double]) {
    for j in 0..<n where lengths[j] == 0 {
      for candidate in 0..<n {
        let column = u.column(j)
        for i in 0..<n { column[i] = i == candidate ? 1 : 0 }
        for _ in 0..<2 {
          for k in 0..<n where k != j && (lengths[k] > 0 || k < j) {
            addScaled(-dotProduct(column, u.column(k), n), u.column(k), to: column, n)
          }
        }
        let length = dotProduct(column, column, n).squareRoot()
        if length > 0.1 / Double(n) {
          for i in 0..<n { column[i] /= length }
          break
        }
      }
    }
  }
}
