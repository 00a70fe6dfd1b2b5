/// A matrix of doubles in column-major order, for the factorisations.
final class ColumnMatrix {
  let rows: Int
  let columns: Int
  let values: UnsafeMutablePointer<Double>

  /// Zeros.
  init(_ rows: Int, _ columns: Int) {
    self.rows = rows
    self.columns = columns
    values = .allocate(capacity: max(rows * columns, 1))
    values.initialize(repeating: 0, count: max(rows * columns, 1))
  }

  /// The elements of a matrix of any number dtype.
  convenience init(_ array: NDArray) throws {
    self.init(array.shape[0], array.shape[1])
    let (m, n) = (rows, columns)
    try array.withContiguous(as: Double.self) { source in
      for i in 0..<m {
        for j in 0..<n { values[i + j * m] = source[i * n + j] }
      }
    }
  }

  deinit { values.deallocate() }

  static func identity(_ size: Int) -> ColumnMatrix {
    let result = ColumnMatrix(size, size)
    for i in 0..<size { result[i, i] = 1 }
    return result
  }

  @inline(__always)
  subscript(_ i: Int, _ j: Int) -> Double {
    get { values[i &+ j &* rows] }
    set { values[i &+ j &* rows] = newValue }
  }

  @inline(__always)
  func column(_ j: Int) -> UnsafeMutablePointer<Double> { values + j * rows }

  func copied() -> ColumnMatrix {
    let result = ColumnMatrix(rows, columns)
    result.values.update(from: values, count: rows * columns)
    return result
  }

  func transposed() -> ColumnMatrix {
    let result = ColumnMatrix(columns, rows)
    for j in 0..<columns {
      for i in 0..<rows { result[j, i] = self[i, j] }
    }
    return result
  }

  /// As a row-major array.
  var array: NDArray {
    let result = NDArray(uninitialized: [rows, columns], .float64)
    let out = result.pointer(Double.self)
    for j in 0..<columns {
      for i in 0..<rows { out[i * columns + j] = self[i, j] }
    }
    return result
  }
}

/// Sum of products of two runs, in four streams.
@inline(__always)
func dotProduct(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ count: Int) -> Double {
  var sums = SIMD8<Double>(repeating: 0)
  var i = 0
  let (x, y) = (UnsafeRawPointer(a), UnsafeRawPointer(b))
  while i &+ 8 <= count {
    sums +=
      x.loadUnaligned(fromByteOffset: i &* 8, as: SIMD8<Double>.self)
      * y.loadUnaligned(fromByteOffset: i &* 8, as: SIMD8<Double>.self)
    i &+= 8
  }
  var total = sums.sum()
  while i < count {
    total += a[i] * b[i]
    i &+= 1
  }
  return total
}

/// y += factor * x
@inline(__always)
func addScaled(
  _ factor: Double, _ x: UnsafePointer<Double>, to y: UnsafeMutablePointer<Double>, _ count: Int
) {
  for i in 0..<count { y[i] += factor * x[i] }
}
