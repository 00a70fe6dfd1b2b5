import Glibc

/// Discounted cumulative gains of ranked labels.
struct GainTable: Sendable {
  let labelGains: [Double]
  /// 1 / log₂(2 + rank).
  let discounts: [Double]
  private static let maxPosition = 10000

  init(_ config: LightGBMConfig) {
    labelGains =
      config.labelGain.isEmpty
      ? (0..<31).map { Double((1 << $0) - 1) } : config.labelGain
    discounts = (0..<Self.maxPosition).map { 1 / log2(2 + Double($0)) }
  }

  /// - Throws: `BoostingError` for labels that have no gain or queries that are too long.
  func check(_ labels: [Float], _ borders: [Int32]) throws {
    for (start, end) in zip(borders, borders.dropFirst()) where end - start > Self.maxPosition {
      throw BoostingError(
        "Number of rows \(end - start) exceeds upper limit of \(Self.maxPosition) for a query")
    }
    for label in labels {
      let whole = Float(Int32(label))
      if (label - whole).magnitude > Float(epsilon) {
        throw BoostingError(
          "label should be int type (met \(NumberText.fixed(Double(label)))) for ranking task,\n"
            + "for the gain of label, please set the label_gain parameter")
      }
      if label < 0 {
        throw BoostingError(
          "Label should be non-negative (met \(NumberText.fixed(Double(label)))) for ranking task")
      }
      if Int(label) >= labelGains.count {
        throw BoostingError(
          "Label \(Int(label)) is not less than the number of label mappings "
            + "(\(labelGains.count))")
      }
    }
  }

  /// The best possible gains of the first `ks` ranks.
  func best(_ ks: [Int], _ labels: ArraySlice<Float>) -> [Double] {
    var counts = [Int](repeating: 0, count: labelGains.count)
    for label in labels { counts[Int(label)] += 1 }
    var top = labelGains.count - 1
    var sum = 0.0
    var rank = 0
    return ks.map { k in
      while rank < min(k, labels.count) {
        while top > 0 && counts[top] <= 0 { top -= 1 }
        sum += discounts[rank] * labelGains[top]
        counts[top] -= 1
        rank += 1
      }
      return sum
    }
  }
}

/// Ranking within queries: LambdaRank, or a cross entropy on NDCG.
struct RankObjective: Objective {
  enum Kind: Sendable { case lambda, crossEntropy }

  let kind: Kind
  private let labels: [Float]
  private let weights: [Float]?
  private let borders: [Int32]
  private let gains: GainTable
  private let isNormalized: Bool
  private let truncation: Int
  private let sigmoid: SigmoidTable
  private let inverseBest: [Double]
  /// One stream of random numbers a query.
  private var randoms: [LinearCongruential]
  private var active: [Int32]?

  init(_ kind: Kind, _ config: LightGBMConfig, _ metadata: Metadata) throws {
    self.kind = kind
    guard let borders = metadata.queryBoundaries else {
      throw BoostingError("Ranking tasks require query information")
    }
    self.borders = borders
    labels = metadata.labels
    weights = metadata.weights
    gains = GainTable(config)
    isNormalized = config.lambdarankNorm
    truncation = config.lambdarankTruncationLevel
    randoms = (0..<borders.count - 1).map { LinearCongruential(seed: config.objectiveSeed + $0) }
    guard kind == .lambda else {
      (sigmoid, inverseBest) = (SigmoidTable(factor: 1, bins: 0), [])
      return
    }
    try gains.check(labels, borders)
    sigmoid = SigmoidTable(factor: config.sigmoid, bins: 1 << 20)
    let (labels, gains, level) = (labels, gains, truncation)
    inverseBest = zip(borders, borders.dropFirst()).map { start, end in
      let best = gains.best([level], labels[Int(start)..<Int(end)])[0]
      return best > 0 ? 1 / best : best
    }
  }

  var name: String { kind == .lambda ? "lambdarank" : "rank_xendcg" }
  var modelText: String { name }
  var transform: OutputTransform { .identity }

  func startScore(class k: Int, events: inout [LogEvent]) -> Double { 0 }

  mutating func restrict(toQueries queries: [Int32]?) { active = queries }

  mutating func computeGradients(
    _ scores: UnsafePointer<Double>, into out: UnsafeMutablePointer<SIMD2<Float>>, threads: Int
  ) {
    for query in active?.map({ Int($0) }) ?? Array(0..<borders.count - 1) {
      let rows = Int(borders[query])..<Int(borders[query + 1])
      switch kind {
      case .lambda: lambdas(query, rows, scores, out)
      case .crossEntropy: crossEntropies(query, rows, scores, out)
      }
      guard let weights else { continue }
      for row in rows { out[row] *= weights[row] }
    }
  }

  private func lambdas(
    _ query: Int, _ rows: Range<Int>, _ scores: UnsafePointer<Double>,
    _ out: UnsafeMutablePointer<SIMD2<Float>>
  ) {
    for row in rows { out[row] = .zero }
    let order = rows.sorted { (scores[$1], $0) < (scores[$0], $1) }
    guard order.count > 1 else { return }
    let worst = scores[order.last!] == -.infinity ? order[order.count - 2] : order.last!
    let isSpread = scores[order[0]] != scores[worst]
    var sum = 0.0
    for i in 0..<min(order.count - 1, truncation) where scores[order[i]] != -.infinity {
      for j in i + 1..<order.count
      where scores[order[j]] != -.infinity && labels[order[i]] != labels[order[j]] {
        let (high, low) = labels[order[i]] > labels[order[j]] ? (i, j) : (j, i)
        let lambda = pair(
          (order[high], high), (order[low], low), scores, inverseBest[query], isSpread)
        out[order[low]].x -= Float(lambda.x)
        out[order[low]].y += Float(lambda.y)
        out[order[high]].x += Float(lambda.x)
        out[order[high]].y += Float(lambda.y)
        sum -= 2 * lambda.x
      }
    }
    guard isNormalized, sum > 0 else { return }
    let factor = log2(1 + sum) / sum
    for row in rows {
      out[row] = SIMD2(Float(Double(out[row].x) * factor), Float(Double(out[row].y) * factor))
    }
  }

  /// Gradient and hessian of one pair of rows at their ranks.
  private func pair(
    _ high: (row: Int, rank: Int), _ low: (row: Int, rank: Int),
    _ scores: UnsafePointer<Double>, _ inverseBest: Double, _ isSpread: Bool
  ) -> SIMD2<Double> {
    let difference = scores[high.row] - scores[low.row]
    let gap = gains.labelGains[Int(labels[high.row])] - gains.labelGains[Int(labels[low.row])]
    let discount = (gains.discounts[high.rank] - gains.discounts[low.rank]).magnitude
    var change = gap * discount * inverseBest
    if isNormalized && isSpread { change /= Double(Float(0.01)) + difference.magnitude }
    let p = sigmoid.value(difference)
    let lambda = p * (-sigmoid.factor * change)
    let hessian = p * (1 - p) * (sigmoid.factor * sigmoid.factor * change)
    return SIMD2(lambda, hessian)
  }

  private mutating func crossEntropies(
    _ query: Int, _ rows: Range<Int>, _ scores: UnsafePointer<Double>,
    _ out: UnsafeMutablePointer<SIMD2<Float>>
  ) {
    guard rows.count > 1 else {
      for row in rows { out[row] = .zero }
      return
    }
    let n = rows.count
    var rho = [Double](repeating: 0, count: n)
    rho.withUnsafeMutableBufferPointer {
      OutputTransform.softmax(scores + rows.lowerBound, $0.baseAddress!, n)
    }
    var terms = [Double](repeating: 0, count: n)
    var total = 0.0
    for i in 0..<n {
      let label = Int(labels[rows.lowerBound + i])
      terms[i] = Double(1 << label) - Double(randoms[query].nextFloat())
      total += terms[i]
    }
    let inverse = 1 / max(epsilon, total)
    var gradients = [Float](repeating: 0, count: n)
    var (first, second) = (0.0, 0.0)
    for i in 0..<n {
      let term = -terms[i] * inverse + rho[i]
      gradients[i] = Float(term)
      terms[i] = term / (1 - rho[i])
      first += terms[i]
    }
    for i in 0..<n {
      let term = rho[i] * (first - terms[i])
      gradients[i] += Float(term)
      terms[i] = term / (1 - rho[i])
      second += terms[i]
    }
    for i in 0..<n {
      gradients[i] += Float(rho[i] * (second - terms[i]))
      out[rows.lowerBound + i] = SIMD2(gradients[i], Float(rho[i] * (1 - rho[i])))
    }
  }
}

/// 1 / (1 + exp(k·x)) looked up in a table, as LambdaRank does.
struct SigmoidTable: Sendable {
  let factor: Double
  private let low: Double
  private let scale: Double
  private let values: [Double]

  init(factor: Double, bins: Int) {
    self.factor = factor
    let low = -50 / factor / 2
    let scale = Double(bins) / (-low - low)
    self.low = low
    self.scale = scale
    values = (0..<bins).map { 1 / (1 + exp((Double($0) / scale + low) * factor)) }
  }

  func value(_ x: Double) -> Double {
    if x <= low { return values[0] }
    if x >= -low { return values[values.count - 1] }
    return values[Int((x - low) * scale)]
  }
}
