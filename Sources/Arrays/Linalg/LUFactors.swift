/// A square matrix as P L U, with rows exchanged so that the largest element of a column leads.
struct LUFactors {
  private let factors: ColumnMatrix
  private let order: [Int]
  /// 1 or -1, by the number of exchanges.
  private let sign: Double
  let isSingular: Bool

  init(_ matrix: ColumnMatrix) {
    let a = matrix.copied()
    let n = a.rows
    var order = Array(0..<n)
    var sign = 1.0
    var isSingular = false
    for k in 0..<n {
      var pivot = k
      for i in k..<n where a[i, k].magnitude > a[pivot, k].magnitude { pivot = i }
      if a[pivot, k] == 0 {
        isSingular = true
        continue
      }
      if pivot != k {
        for j in 0..<n {
          let held = a[k, j]
          a[k, j] = a[pivot, j]
          a[pivot, j] = held
        }
        order.swapAt(k, pivot)
        sign = -sign
      }
      let head = a[k, k]
      for i in (k + 1)..<max(n, k + 1) { a[i, k] /= head }
      for j in (k + 1)..<max(n, k + 1) where a[k, j] != 0 {
        addScaled(-a[k, j], a.column(k) + k + 1, to: a.column(j) + k + 1, n - k - 1)
      }
    }
    factors = a
    self.order = order
    self.sign = sign
    self.isSingular = isSingular
  }

  /// Solves for each column of the right side.
  func solve(_ right: ColumnMatrix) -> ColumnMatrix {
    let n = factors.rows
    let x = ColumnMatrix(n, right.columns)
    for c in 0..<right.columns {
      let column = x.column(c)
      for i in 0..<n { column[i] = right[order[i], c] }
      for k in 0..<n {
        addScaled(-column[k], factors.column(k) + k + 1, to: column + k + 1, n - k - 1)
      }
      for k in (0..<n).reversed() {
        column[k] /= factors[k, k]
        addScaled(-column[k], factors.column(k), to: column, k)
      }
    }
    return x
  }

  var determinant: Double { (0..<factors.rows).reduce(sign) { $0 * factors[$1, $1] } }

  /// The determinant's sign and the logarithm of its magnitude.
  var signAndLog: (Double, Double) {
    if isSingular { return (0, -.infinity) }
    var (sign, total) = (sign, 0.0)
    for i in 0..<factors.rows {
      let x = factors[i, i]
      if x < 0 { sign = -sign }
      total += logarithm(x.magnitude)
    }
    return (sign, total)
  }
}
