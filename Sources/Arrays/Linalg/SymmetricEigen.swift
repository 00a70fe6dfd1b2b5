import Glibc

/// Eigenvalues, rising, and eigenvectors of a symmetric matrix of which the lower triangle is read,
/// with the signs of LAPACK's `dsyevd` for small matrices.
///
/// Source: LAPACK's `dsytd2`, `dorgtr` and `dsteqr`.
struct SymmetricEigen {
  private(set) var values: [Double]
  /// One a column.
  let vectors: ColumnMatrix
  private(set) var hasConverged = true

  init(_ matrix: ColumnMatrix) {
    let n = matrix.rows
    let a = matrix.copied()
    var (diagonal, offDiagonal) = (
      [Double](repeating: 0, count: n), [Double](repeating: 0, count: n)
    )
    let factors = Self.tridiagonalize(a, &diagonal, &offDiagonal)
    vectors = Self.rotation(a, factors)
    values = diagonal
    hasConverged = Self.diagonalize(&values, &offDiagonal, vectors)
    sortRising()
  }

  private static func tridiagonalize(
    _ a: ColumnMatrix, _ d: inout [Double], _ e: inout [Double]
  ) -> [Double] {
    let n = a.rows
    var factors = [Double](repeating: 0, count: n)
    for i in 0..<max(n - 1, 0) {
      let m = n - i - 1
      let v = a.column(i) + i + 1
      let tau = reflector(v, m)
      e[i] = v[0]
      if tau != 0 {
        v[0] = 1
        // w = tau A v - (tau/2 vᵀ(tau A v)) v, then A -= v wᵀ + w vᵀ on the lower triangle.
        var w = [Double](repeating: 0, count: m)
        for j in 0..<m {
          let column = a.column(i + 1 + j) + i + 1
          w[j] += column[j] * v[j]
          for k in (j + 1)..<max(m, j + 1) {
            w[k] += column[k] * v[j]
            w[j] += column[k] * v[k]
          }
        }
        for j in 0..<m { w[j] *= tau }
        let alpha = -0.5 * tau * dotProduct(w, v, m)
        for j in 0..<m { w[j] += alpha * v[j] }
        for j in 0..<m {
          let column = a.column(i + 1 + j) + i + 1
          for k in j..<m { column[k] -= v[k] * w[j] + w[k] * v[j] }
        }
        v[0] = e[i]
      }
      d[i] = a[i, i]
      factors[i] = tau
    }
    if n > 0 { d[n - 1] = a[n - 1, n - 1] }
    return factors
  }

  /// The product of the reflections left below the diagonal.
  private static func rotation(_ a: ColumnMatrix, _ factors: [Double]) -> ColumnMatrix {
    let n = a.rows
    let q = ColumnMatrix.identity(n)
    for i in (0..<max(n - 1, 0)).reversed() where factors[i] != 0 {
      let m = n - i - 1
      var v = Array(UnsafeBufferPointer(start: a.column(i) + i + 1, count: m))
      v[0] = 1
      for j in (i + 1)..<n {
        let column = q.column(j) + i + 1
        addScaled(-factors[i] * dotProduct(v, column, m), v, to: column, m)
      }
    }
    return q
  }

  /// QL or QR steps on each unreduced block, whichever end is larger leading.
  private static func diagonalize(_ d: inout [Double], _ e: inout [Double], _ z: ColumnMatrix)
    -> Bool
  {
    let n = d.count
    let epsilon = 0x1p-53
    let safeMinimum = Double.leastNormalMagnitude
    var left = 0
    var steps = 0
    while left < n {
      if left > 0 { e[left - 1] = 0 }
      var right = left
      while right < n - 1 {
        let test = e[right].magnitude
        if test == 0 { break }
        if test <= d[right].magnitude.squareRoot() * d[right + 1].magnitude.squareRoot() * epsilon {
          e[right] = 0
          break
        }
        right += 1
      }
      let next = right + 1
      var (low, high) = (left, right)
      if high > low {
        let usesQR = d[high].magnitude < d[low].magnitude
        if usesQR {
          while low <= high {
            guard stepQR(&d, &e, z, low, &high, epsilon, safeMinimum, &steps) else { return false }
          }
        } else {
          while low <= high {
            guard stepQL(&d, &e, z, &low, high, epsilon, safeMinimum, &steps) else { return false }
          }
        }
      }
      left = next
    }
    return true
  }

  private static func stepQL(
    _ d: inout [Double], _ e: inout [Double], _ z: ColumnMatrix, _ low: inout Int, _ high: Int,
    _ epsilon: Double, _ safeMinimum: Double, _ steps: inout Int
  ) -> Bool {
    var m = low
    while m < high {
      if e[m] * e[m] <= epsilon * epsilon * d[m].magnitude * d[m + 1].magnitude + safeMinimum {
        break
      }
      m += 1
    }
    if m < high { e[m] = 0 }
    let p = d[low]
    if m == low {
      low += 1
      return true
    }
    if m == low + 1 {
      let (first, second, c, s) = symmetricPair(d[low], e[low], d[low + 1])
      rotateColumns(z, low, c, s)
      (d[low], d[low + 1], e[low]) = (first, second, 0)
      low += 2
      return true
    }
    steps += 1
    if steps > 30 * d.count { return false }
    var g = (d[low + 1] - p) / (2 * e[low])
    let r = hypot(g, 1)
    g = d[m] - p + e[low] / (g + (g >= 0 ? r : -r))
    var (s, c, shift) = (1.0, 1.0, 0.0)
    var rotations: [(Int, Double, Double)] = []
    for i in (low..<m).reversed() {
      let f = s * e[i]
      let b = c * e[i]
      let (cosine, sine, length) = givens(g, f)
      (c, s) = (cosine, sine)
      if i != m - 1 { e[i + 1] = length }
      g = d[i + 1] - shift
      let turned = (d[i] - g) * s + 2 * c * b
      shift = s * turned
      d[i + 1] = g + shift
      g = c * turned - b
      rotations.append((i, c, -s))
    }
    for (i, c, s) in rotations { rotateColumns(z, i, c, s) }
    d[low] -= shift
    e[low] = g
    return true
  }

  private static func stepQR(
    _ d: inout [Double], _ e: inout [Double], _ z: ColumnMatrix, _ low: Int, _ high: inout Int,
    _ epsilon: Double, _ safeMinimum: Double, _ steps: inout Int
  ) -> Bool {
    var m = high
    while m > low {
      if e[m - 1] * e[m - 1]
        <= epsilon * epsilon * d[m].magnitude * d[m - 1].magnitude + safeMinimum
      {
        break
      }
      m -= 1
    }
    if m > low { e[m - 1] = 0 }
    let p = d[high]
    if m == high {
      high -= 1
      return true
    }
    if m == high - 1 {
      let (first, second, c, s) = symmetricPair(d[high - 1], e[high - 1], d[high])
      rotateColumns(z, high - 1, c, s)
      (d[high - 1], d[high], e[high - 1]) = (first, second, 0)
      high -= 2
      return true
    }
    steps += 1
    if steps > 30 * d.count { return false }
    var g = (d[high - 1] - p) / (2 * e[high - 1])
    let r = hypot(g, 1)
    g = d[m] - p + e[high - 1] / (g + (g >= 0 ? r : -r))
    var (s, c, shift) = (1.0, 1.0, 0.0)
    var rotations: [(Int, Double, Double)] = []
    for i in m..<high {
      let f = s * e[i]
      let b = c * e[i]
      let (cosine, sine, length) = givens(g, f)
      (c, s) = (cosine, sine)
      if i != m { e[i - 1] = length }
      g = d[i] - shift
      let turned = (d[i + 1] - g) * s + 2 * c * b
      shift = s * turned
      d[i] = g + shift
      g = c * turned - b
      rotations.append((i, c, s))
    }
    for (i, c, s) in rotations { rotateColumns(z, i, c, s) }
    d[high] -= shift
    e[high - 1] = g
    return true
  }

  /// Columns i and i + 1 turned as LAPACK's `dlasr` does from the right.
  private static func rotateColumns(_ z: ColumnMatrix, _ i: Int, _ c: Double, _ s: Double) {
    let (x, y) = (z.column(i), z.column(i + 1))
    for k in 0..<z.rows {
      let held = y[k]
      y[k] = c * held - s * x[k]
      x[k] = s * held + c * x[k]
    }
  }

  private mutating func sortRising() {
    let n = values.count
    for i in 0..<max(n - 1, 0) {
      var least = i
      for j in (i + 1)..<n where values[j] < values[least] { least = j }
      if least == i { continue }
      values.swapAt(i, least)
      let (x, y) = (vectors.column(i), vectors.column(least))
      for k in 0..<n {
        let held = x[k]
        x[k] = y[k]
        y[k] = held
      }
    }
  }
}

/// The rotation that takes (f, g) to (r, 0). Source: LAPACK 3.10's `dlartg`.
private func givens(_ f: Double, _ g: Double) -> (c: Double, s: Double, r: Double) {
  if g == 0 { return (1, 0, f) }
  if f == 0 { return (0, g < 0 ? -1 : 1, g.magnitude) }
  let length = hypot(f, g)
  let r = f < 0 ? -length : length
  return (f.magnitude / length, g / r, r)
}

/// Eigenvalues of ((a, b), (b, c)), the larger in magnitude first, and the rotation to them.
/// Source: LAPACK's `dlaev2`.
private func symmetricPair(_ a: Double, _ b: Double, _ c: Double) -> (
  first: Double, second: Double, c: Double, s: Double
) {
  let sum = a + c
  let difference = a - c
  let twice = (b + b).magnitude
  let (larger, smaller) = a.magnitude > c.magnitude ? (a, c) : (c, a)
  let root = hypot(difference, twice)
  var (first, second, sign): (Double, Double, Double)
  if sum < 0 {
    first = 0.5 * (sum - root)
    second = (larger / first) * smaller - (b / first) * b
    sign = -1
  } else if sum > 0 {
    first = 0.5 * (sum + root)
    second = (larger / first) * smaller - (b / first) * b
    sign = 1
  } else {
    (first, second, sign) = (0.5 * root, -0.5 * root, 1)
  }
  let signOfDifference: Double = difference >= 0 ? 1 : -1
  let cs = difference + signOfDifference * root
  var (cosine, sine): (Double, Double)
  if cs.magnitude > twice {
    let cotangent = -(b + b) / cs
    sine = 1 / (1 + cotangent * cotangent).squareRoot()
    cosine = cotangent * sine
  } else if twice == 0 {
    (cosine, sine) = (1, 0)
  } else {
    let tangent = -cs / (b + b)
    cosine = 1 / (1 + tangent * tangent).squareRoot()
    sine = tangent * cosine
  }
  if sign == signOfDifference { (cosine, sine) = (-sine, cosine) }
  return (first, second, cosine, sine)
}
