/// The little statistics that charts need.
enum Summary {
  /// Linear interpolation between order statistics, as numpy's default.
  static func quantile(_ sorted: [Double], _ q: Double) -> Double {
    let place = q * Double(sorted.count - 1)
    let index = min(Int(place), sorted.count - 1)
    guard index + 1 < sorted.count else { return sorted[index] }
    return sorted[index] + (sorted[index + 1] - sorted[index]) * (place - Double(index))
  }

  static func box(_ sorted: [Double]) -> BoxMark.Summary {
    let (q1, q3) = (quantile(sorted, 0.25), quantile(sorted, 0.75))
    let reach = 1.5 * (q3 - q1)
    let inside = sorted.filter { $0 >= q1 - reach && $0 <= q3 + reach }
    return BoxMark.Summary(
      lowWhisker: min(inside.first ?? q1, q1), lowerQuartile: q1, median: quantile(sorted, 0.5),
      upperQuartile: q3, highWhisker: max(inside.last ?? q3, q3),
      outliers: sorted.filter { $0 < q1 - reach || $0 > q3 + reach })
  }

  /// Edges of equal bins over the values (or over a range).
  static func edges(_ values: [Double], bins: Int?, within range: ClosedRange<Double>?) -> [Double]
  {
    var low = range?.lowerBound ?? values.min() ?? 0
    var high = range?.upperBound ?? values.max() ?? 1
    if low == high { (low, high) = (low - 0.5, high + 0.5) }
    let count = bins ?? automaticBins(values, span: high - low)
    return (0...count).map {
      $0 == count ? high : low + (high - low) * Double($0) / Double(count)
    }
  }

  private static func automaticBins(_ values: [Double], span: Double) -> Int {
    let count = Double(values.count)
    guard count > 1 else { return 1 }
    var sturges = 1
    while Double(1 << sturges) < count { sturges += 1 }
    let sorted = values.sorted()
    let quartiles = quantile(sorted, 0.75) - quantile(sorted, 0.25)
    var root = 1.0
    // Cube root by Newton's steps, which give the same bits everywhere.
    for _ in 0..<80 { root -= (root * root * root - count) / (3 * root * root) }
    let width = 2 * quartiles / root
    let wanted = width > 0 ? (span / width).rounded(.up) : 0
    return min(max(sturges + 1, Int(min(wanted, 80))), 80)
  }

  /// Values a bin; the last bin holds its upper edge.
  static func histogram(_ values: [Double], edges: [Double]) -> [Int] {
    let count = edges.count - 1
    var heights = [Int](repeating: 0, count: count)
    let (low, high) = (edges[0], edges[count])
    for value in values where value >= low && value <= high {
      var bin = min(Int((value - low) / (high - low) * Double(count)), count - 1)
      while bin > 0, value < edges[bin] { bin -= 1 }
      while bin < count - 1, value >= edges[bin + 1] { bin += 1 }
      heights[bin] += 1
    }
    return heights
  }

  /// True and false positives after each distinct score, from the highest down.
  struct Cumulative {
    var thresholds: [Double] = []
    var truePositives: [Double] = []
    var falsePositives: [Double] = []
    var positives = 0.0
    var negatives = 0.0

    init(_ scored: Scored) {
      let order = scored.scores.indices.sorted {
        (scored.scores[$0], $1) > (scored.scores[$1], $0)
      }
      var (hits, misses) = (0.0, 0.0)
      for (rank, i) in order.enumerated() {
        if scored.labels[i] { hits += 1 } else { misses += 1 }
        let isLast = rank + 1 == order.count
        guard isLast || scored.scores[order[rank + 1]] != scored.scores[i] else { continue }
        thresholds.append(scored.scores[i])
        truePositives.append(hits)
        falsePositives.append(misses)
      }
      (positives, negatives) = (hits, misses)
    }
  }

  /// Wilson's interval of a proportion at one or more standard errors.
  static func wilson(_ hits: Double, _ count: Double, z: Double) -> (low: Double, high: Double) {
    let p = hits / count
    let denominator = 1 + z * z / count
    let center = (p + z * z / (2 * count)) / denominator
    let half = z * (p * (1 - p) / count + z * z / (4 * count * count)).squareRoot() / denominator
    return (max(0, center - half), min(1, center + half))
  }
}
