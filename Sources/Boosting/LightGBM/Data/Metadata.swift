/// What is known of each row beside its features, in the library's precision.
struct Metadata: Sendable {
  var labels: [Float] = []
  var weights: [Float]?
  /// Start scores, class by class.
  var initScores: [Double]?
  /// Borders of the queries: first row of each and the row count.
  var queryBoundaries: [Int32]?
  /// Mean weight of each query's rows.
  var queryWeights: [Float]?

  mutating func setLabels(_ values: some Collection<Double>, rows: Int) throws {
    guard values.count == rows else {
      throw BoostingError("Length of labels differs from the length of #data")
    }
    labels = values.map { Self.finite(Float($0)) }
  }

  mutating func setWeights(_ values: (some Collection<Double>)?, rows: Int) throws {
    weights = nil
    guard let values, !values.isEmpty else { return }
    guard values.count == rows else {
      throw BoostingError("Length of weights differs from the length of #data")
    }
    weights = values.map { Self.finite(Float($0)) }
    computeQueryWeights()
  }

  mutating func setInitScores(_ values: [Double]?, rows: Int) throws {
    initScores = nil
    guard let values, !values.isEmpty else { return }
    guard values.count % rows == 0 else {
      throw BoostingError("Initial score size doesn't match data size")
    }
    initScores = values.map { Self.finite($0) }
  }

  mutating func setGroups(_ sizes: [Int]?, rows: Int) throws {
    queryBoundaries = nil
    queryWeights = nil
    guard let sizes, !sizes.isEmpty else { return }
    let sum = sizes.reduce(0, +)
    guard sum == rows else {
      throw BoostingError(
        "Sum of query counts (\(rows)) differs from the length of #data (\(sum))")
    }
    var borders: [Int32] = [0]
    for size in sizes { borders.append(borders.last! + Int32(size)) }
    queryBoundaries = borders
    computeQueryWeights()
  }

  private mutating func computeQueryWeights() {
    guard let weights, let borders = queryBoundaries else { return }
    queryWeights = zip(borders, borders.dropFirst()).map { start, end in
      var sum: Float = 0
      for row in start..<end { sum += weights[Int(row)] }
      return sum / Float(end - start)
    }
  }

  /// The same for some of the rows; queries must be taken whole.
  func subset(_ rows: [Int32], of total: Int) throws -> Metadata {
    var part = Metadata()
    part.labels = labels.isEmpty ? [] : rows.map { labels[Int($0)] }
    part.weights = weights.map { all in rows.map { all[Int($0)] } }
    part.initScores = initScores.map { all in
      (0..<all.count / total).flatMap { k in rows.map { all[k * total + Int($0)] } }
    }
    if let borders = queryBoundaries { try part.setGroups(sizes(rows, borders), rows: rows.count) }
    return part
  }

  private func sizes(_ rows: [Int32], _ borders: [Int32]) throws -> [Int] {
    var sizes: [Int] = []
    var at = 0
    for (start, end) in zip(borders, borders.dropFirst()) where at < rows.count {
      guard rows[at] >= start, rows[at] < end else { continue }
      let size = Int(end - start)
      guard at + size <= rows.count, rows[at] == start, rows[at + size - 1] == end - 1 else {
        throw BoostingError("Data partition error, data didn't match queries")
      }
      sizes.append(size)
      at += size
    }
    guard at == rows.count else {
      throw BoostingError("Data partition error, data didn't match queries")
    }
    return sizes
  }

  /// NaN becomes 0 and the infinities ±1e38, as the library does with labels and weights.
  private static func finite(_ x: Float) -> Float {
    x.isNaN ? 0 : max(-1e38, min(1e38, x))
  }

  private static func finite(_ x: Double) -> Double {
    x.isNaN ? 0 : max(-1e300, min(1e300, x))
  }
}
