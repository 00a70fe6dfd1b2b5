import Arrays
import Glibc

/// Principal components: the directions of a table's greatest variance.
///
/// scikit-learn 1.9's `PCA` with the solvers `full` and `covariance_eigh`; signs are chosen so that
/// each component's largest weight is positive.
public struct PrincipalComponents: Sendable {
  public enum Solver: Sendable { case full, covariance }

  public let means: [Double]
  /// All components, one a row, by falling variance.
  public let components: [[Double]]
  public let variances: [Double]
  public let singularValues: [Double]
  public let rows: Int

  public init(_ table: Table, solver: Solver) throws {
    let (n, p) = (table.rows, table.columns)
    rows = n
    var means = [Double](repeating: 0, count: p)
    means.withUnsafeMutableBufferPointer {
      table.addTransposed(times: [Double](repeating: 1, count: n), to: $0)
    }
    for column in 0..<p { means[column] /= Double(n) }
    var vectors: [[Double]]
    var (singular, variances): ([Double], [Double])
    switch solver {
    case .full:
      var values = table.values
      for at in values.indices { values[at] -= means[at % p] }
      let parts = try NDArray.from(values, shape: [n, p]).svd(full: false)
      singular = try parts.values.values(as: Double.self)
      variances = singular.map { $0 * $0 / Double(n - 1) }
      let rowsOfV = try Table(parts.vt)
      vectors = (0..<rowsOfV.rows).map { Array(rowsOfV.values[$0 * p..<($0 + 1) * p]) }
    case .covariance:
      var covariance = table.columnProducts
      for i in 0..<p {
        for j in 0..<p {
          covariance[i * p + j] =
            (covariance[i * p + j] - Double(n) * means[i] * means[j]) / Double(n - 1)
        }
      }
      let parts = try NDArray.from(covariance, shape: [p, p]).eigh()
      let values = try parts.values.values(as: Double.self)
      let columns = try Table(parts.vectors)
      variances = values.reversed().map { max($0, 0) }
      singular = variances.map { ($0 * Double(n - 1)).squareRoot() }
      vectors = (0..<p).reversed().map { columns.column($0) }
    }
    for i in vectors.indices {
      var at = 0
      for j in 0..<p where abs(vectors[i][j]) > abs(vectors[i][at]) { at = j }
      if vectors[i][at] < 0 { vectors[i] = vectors[i].map { -$0 } }
    }
    self.means = means
    components = vectors
    self.variances = variances
    singularValues = singular
  }

  /// Minka's estimate of the number of components, "Automatic choice of dimensionality for PCA".
  public func likeliestDimension() throws(ModelsError) -> Int {
    guard rows >= components[0].count else {
      throw ModelsError("n_components='mle' is only supported if n_samples >= n_features")
    }
    var best = (rank: 0, value: -Double.infinity)
    for rank in 1..<variances.count {
      let value = evidence(rank)
      if value > best.value { best = (rank, value) }
    }
    return best.rank
  }

  private func evidence(_ rank: Int) -> Double {
    let (n, p) = (Double(rows), variances.count)
    if variances[rank - 1] < 1e-15 { return -.infinity }
    var pu = -Double(rank) * log(2)
    for i in 1...rank {
      let half = Double(p - i + 1) / 2
      pu += lgamma(half) - log(Double.pi) * half
    }
    let pl = -variances.prefix(rank).reduce(0) { $0 + log($1) } * n / 2
    let noise = max(1e-15, variances[rank...].reduce(0, +) / Double(p - rank))
    let pv = -log(noise) * n * Double(p - rank) / 2
    let m = Double(p * rank) - Double(rank) * Double(rank + 1) / 2
    let pp = log(2 * Double.pi) * (m + Double(rank)) / 2
    var pa = 0.0
    let spectrum = variances.enumerated().map { $0.offset < rank ? $0.element : noise }
    for i in 0..<rank {
      for j in i + 1..<p {
        pa +=
          log((variances[i] - variances[j]) * (1 / spectrum[j] - 1 / spectrum[i])) + log(n)
      }
    }
    return pu + pl + pv + pp - pa / 2 - Double(rank) * log(n) / 2
  }
}
