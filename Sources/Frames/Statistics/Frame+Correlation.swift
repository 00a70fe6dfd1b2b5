import Arrays

extension Frame {
  public enum Correlation: String, Sendable { case pearson, spearman }

  /// Correlations (or, with `isCovariance`, covariances) of all pairs of columns.
  ///
  /// Rows where either is missing do not count for a pair.
  /// - Throws: `ValueError` for columns that are no numbers, unless left out.
  /// Source: pandas 3.0 `algos.pyx` (`nancorr`, `nancorr_spearman`).
  public func correlations(
    _ method: Correlation = .pearson, isCovariance: Bool = false, numericOnly: Bool = false,
    atLeast minimum: Int = 1
  ) throws(FrameError) -> Frame {
    let frame = numericOnly ? selectingNumeric() : self
    var values: [[Double]] = []
    for column in frame.columns {
      values.append(try column.cast(to: .float64).withElements(Double.self) { Array($0) })
    }
    let ranks =
      method == .spearman
      ? try frame.columns.map { c throws(FrameError) in try c.floats().ranks() } : []
    let rankValues = ranks.map { $0.withElements(Double.self) { Array($0) } }
    let count = values.count
    var result = [[Double]](repeating: [Double](repeating: .nan, count: count), count: count)
    for x in 0..<count {
      for y in 0...x {
        let value =
          method == .pearson
          ? Self.welford(values[x], values[y], isCovariance, minimum)
          : try Self.spearman(values[x], values[y], rankValues[x], rankValues[y], minimum)
        (result[x][y], result[y][x]) = (value, value)
      }
    }
    return Frame(
      columns: result.map { Column($0) }, names: frame.names, index: frame.columnIndex)
  }

  private static func welford(
    _ x: [Double], _ y: [Double], _ isCovariance: Bool, _ minimum: Int
  ) -> Double {
    var (count, meanX, meanY, squaresX, squaresY, product) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for i in x.indices where x[i].isFinite && y[i].isFinite {
      count += 1
      let (dx, dy) = (x[i] - meanX, y[i] - meanY)
      meanX += 1 / count * dx
      meanY += 1 / count * dy
      squaresX += (x[i] - meanX) * dx
      squaresY += (y[i] - meanY) * dy
      product += (x[i] - meanX) * dy
    }
    if count < Double(minimum) { return .nan }
    let divisor = isCovariance ? count - 1 : (squaresX * squaresY).squareRoot()
    if divisor == 0 { return .nan }
    let value = product / divisor
    return isCovariance ? value : min(max(value, -1), 1)
  }

  private static func spearman(
    _ x: [Double], _ y: [Double], _ ranksX: [Double], _ ranksY: [Double], _ minimum: Int
  ) throws(FrameError) -> Double {
    let both = x.indices.filter { x[$0].isFinite && y[$0].isFinite }
    if both.count < minimum { return .nan }
    let isWhole = x.indices.allSatisfy { x[$0].isFinite == y[$0].isFinite }
    var (a, b) = (both.map { ranksX[$0] }, both.map { ranksY[$0] })
    if !isWhole {
      a = try Column(a).ranks().withElements(Double.self) { Array($0) }
      b = try Column(b).ranks().withElements(Double.self) { Array($0) }
    }
    let mean = Double(both.count + 1) / 2
    var (product, squaresA, squaresB) = (0.0, 0.0, 0.0)
    for i in a.indices {
      let (dx, dy) = (a[i] - mean, b[i] - mean)
      product += dx * dy
      squaresA += dx * dx
      squaresB += dy * dy
    }
    let divisor = (squaresA * squaresB).squareRoot()
    return divisor == 0 ? .nan : product / divisor
  }
}
