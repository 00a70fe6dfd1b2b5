import Glibc

func logarithm(_ x: Double) -> Double { log(x) }

/// A matrix as Q R by reflections, with the signs of LAPACK's `dgeqrf`.
struct HouseholderQR {
  /// R above the diagonal, the reflection vectors below it.
  let packed: ColumnMatrix
  private let factors: [Double]

  init(_ matrix: ColumnMatrix) {
    let a = matrix.copied()
    var factors: [Double] = []
    for k in 0..<min(a.rows, a.columns) {
      let column = a.column(k)
      let factor = reflector(column + k, a.rows - k)
      factors.append(factor)
      let head = column[k]
      column[k] = 1
      for j in (k + 1)..<max(a.columns, k + 1) {
        let other = a.column(j) + k
        let product = dotProduct(column + k, other, a.rows - k)
        addScaled(-factor * product, column + k, to: other, a.rows - k)
      }
      column[k] = head
    }
    packed = a
    self.factors = factors
  }

  /// The upper triangle, of as many rows.
  func r(_ rows: Int) -> ColumnMatrix {
    let result = ColumnMatrix(rows, packed.columns)
    for j in 0..<packed.columns {
      for i in 0..<min(rows, j + 1) { result[i, j] = packed[i, j] }
    }
    return result
  }

  /// The first `columns` columns of Q.
  func q(_ columns: Int) -> ColumnMatrix {
    let result = ColumnMatrix(packed.rows, columns)
    for j in 0..<columns { result[j, j] = 1 }
    apply(to: result)
    return result
  }

  /// Replaces a matrix by Q times it.
  func apply(to matrix: ColumnMatrix) {
    for k in factors.indices.reversed() { reflect(k, matrix) }
  }

  /// Replaces a matrix by the transpose of Q times it.
  func applyTransposed(to matrix: ColumnMatrix) {
    for k in factors.indices { reflect(k, matrix) }
  }

  private func reflect(_ k: Int, _ matrix: ColumnMatrix) {
    let column = packed.column(k)
    let head = column[k]
    column[k] = 1
    for j in 0..<matrix.columns {
      let other = matrix.column(j) + k
      let product = dotProduct(column + k, other, packed.rows - k)
      addScaled(-factors[k] * product, column + k, to: other, packed.rows - k)
    }
    column[k] = head
  }
}

/// Turns a vector into the reflection that maps it to a multiple of the first unit vector: the
/// multiple is left in its first place, the reflection's other elements in the rest.
///
/// - Returns: the factor tau of I - tau v vᵀ; 0 if nothing is to be done.
/// Source: LAPACK's `dlarfg`.
func reflector(_ x: UnsafeMutablePointer<Double>, _ count: Int) -> Double {
  var largest = 0.0
  for i in 1..<max(count, 1) { largest = max(largest, x[i].magnitude) }
  if largest == 0 { return 0 }
  var squares = 0.0
  for i in 1..<count { squares += (x[i] / largest) * (x[i] / largest) }
  let rest = largest * squares.squareRoot()
  let alpha = x[0]
  let length = hypot(alpha, rest)
  let beta = alpha >= 0 ? -length : length
  for i in 1..<count { x[i] /= alpha - beta }
  x[0] = beta
  return (beta - alpha) / beta
}
