import Arrays

/// Least squares with and without an L2 penalty: scikit-learn's `LinearRegression` and `Ridge`.
public struct LinearModel: Sendable {
  /// One row a target.
  public let coefficients: [[Double]]
  public let intercepts: [Double]
  /// Rank and singular values of the centred table; nil with a penalty.
  public let rank: Int?
  public let singularValues: [Double]

  /// Ordinary least squares by singular values; the shortest solution where many are equally good.
  ///
  /// - Parameters:
  ///   - targets: one array a target.
  ///   - weights: one a row; nil for equal ones.
  ///   - tolerance: singular values below this share of the largest count as zero.
  public static func leastSquares(
    _ table: Table, _ targets: [[Double]], fitsIntercept: Bool = true, weights: [Double]? = nil,
    tolerance: Double = 1e-6
  ) throws -> LinearModel {
    let data = Centred(table, targets, isCentred: fitsIntercept, weights: weights)
    let right = NDArray.from(
      (0..<table.rows).flatMap { row in data.targets.map { $0[row] } },
      shape: [table.rows, targets.count])
    let solution = try NDArray.leastSquares(
      data.table.array, right,
      rcond: tolerance)
    let values = try solution.x.values(as: Double.self)
    let rows = targets.indices.map { target in
      (0..<table.columns).map { values[$0 * targets.count + target] }
    }
    return LinearModel(
      coefficients: rows, intercepts: data.intercepts(rows), rank: solution.rank,
      singularValues: try solution.singularValues.values(as: Double.self))
  }

  /// Ridge regression by Cholesky's factors of the smaller of the two Gram matrices.
  ///
  /// - Parameter penalties: one a target.
  public static func ridge(
    _ table: Table, _ targets: [[Double]], penalties: [Double], fitsIntercept: Bool = true,
    weights: [Double]? = nil
  ) throws -> LinearModel {
    let data = Centred(table, targets, isCentred: fitsIntercept, weights: weights)
    let isWide = table.columns > table.rows
    let gram = isWide ? data.table.rowProducts : data.table.columnProducts
    let size = isWide ? table.rows : table.columns
    let rows = try zip(data.targets, penalties).map { target, penalty in
      var matrix = gram
      for i in 0..<size { matrix[i * size + i] += penalty }
      var sums = [Double](repeating: 0, count: table.columns)
      if !isWide {
        sums.withUnsafeMutableBufferPointer { data.table.addTransposed(times: target, to: $0) }
      }
      let solved = try NDArray.solve(
        NDArray.from(matrix, shape: [size, size]), NDArray.from(isWide ? target : sums))
      let dual = try solved.values(as: Double.self)
      guard isWide else { return dual }
      sums.withUnsafeMutableBufferPointer { data.table.addTransposed(times: dual, to: $0) }
      return sums
    }
    return LinearModel(
      coefficients: rows, intercepts: data.intercepts(rows), rank: nil, singularValues: [])
  }
}

/// A table and its targets less their means, each row times the root of its weight.
private struct Centred {
  let table: Table
  let targets: [[Double]]
  let means: [Double]
  let targetMeans: [Double]

  init(_ table: Table, _ targets: [[Double]], isCentred: Bool, weights: [Double]?) {
    var means = [Double](repeating: 0, count: table.columns)
    var targetMeans = [Double](repeating: 0, count: targets.count)
    if isCentred {
      let total = weights?.reduce(0, +) ?? Double(table.rows)
      let each = weights ?? [Double](repeating: 1, count: table.rows)
      means.withUnsafeMutableBufferPointer { table.addTransposed(times: each, to: $0) }
      for column in means.indices { means[column] /= total }
      targetMeans = targets.map { dot($0, each) / total }
    }
    let roots = weights.map { $0.map { $0.squareRoot() } }
    var values = table.values
    for row in 0..<table.rows {
      let root = roots?[row] ?? 1
      for column in 0..<table.columns {
        let at = row * table.columns + column
        values[at] = (values[at] - means[column]) * root
      }
    }
    self.table = Table(values, rows: table.rows, columns: table.columns)
    self.targets = zip(targets, targetMeans).map { target, mean in
      target.indices.map { (target[$0] - mean) * (roots?[$0] ?? 1) }
    }
    self.means = means
    self.targetMeans = targetMeans
  }

  func intercepts(_ rows: [[Double]]) -> [Double] {
    zip(rows, targetMeans).map { $1 - dot($0, means) }
  }
}

extension Table {
  /// The products of all pairs of columns.
  var columnProducts: [Double] {
    var sums = [Double](repeating: 0, count: columns * columns)
    sums.withUnsafeMutableBufferPointer { sums in
      values.withUnsafeBufferPointer { x in
        for row in 0..<rows {
          let start = row * columns
          for i in 0..<columns {
            let factor = x[start + i]
            for j in 0..<columns { sums[i * columns + j] += factor * x[start + j] }
          }
        }
      }
    }
    return sums
  }

  /// The products of all pairs of rows.
  var rowProducts: [Double] {
    (0..<rows).flatMap { row in times(values[row * columns..<(row + 1) * columns]) }
  }
}
