/// The upper bounds of every feature's bins; a value is in the first bin whose bound is above it.
struct QuantileCuts: Sendable {
  /// Bounds of all features, one after the other.
  var values: [Float] = []
  /// Where a feature's bounds begin; one more than features.
  var offsets: [Int] = [0]
  /// What lies below a feature's first value.
  var minimums: [Float] = []

  var featureCount: Int { minimums.count }

  func binCount(_ feature: Int) -> Int { offsets[feature + 1] - offsets[feature] }

  /// One feature's bounds.
  struct Column: Sendable {
    var bounds: [Float]
    var minimum: Float

    /// Bounds from the sketch of a column's values; `count` are not missing.
    init(_ summary: QuantileSummary, count: Int, maxBin: Int) {
      guard count > 0 else {
        minimum = 1e-5
        bounds = [Self.beyond(1e-5)]
        return
      }
      let kept = min(count, Int(Float(maxBin) * QuantileSketch.factor))
      let bins = min(kept, maxBin)
      let final = summary.pruned(to: kept).pruned(to: bins + 1)
      bounds = []
      bounds.reserveCapacity(bins + 1)
      for i in stride(from: 1, to: min(final.count, bins), by: 1) {
        let value = final.entries[i].value
        if i == 1 || value > bounds[bounds.count - 1] { bounds.append(value) }
      }
      let first = final.entries.first?.value ?? 0
      let lowest = Double(first)
      minimum = Float(lowest - lowest.magnitude - Double(1e-5 as Float))
      bounds.append(Self.beyond(final.entries.last?.value ?? minimum))
    }

    /// Bins of categories: one a code up to the largest.
    init(largestCategory: Int) {
      bounds = (0...largestCategory).map { Float($0) }
      minimum = 0
    }

    /// A bound above everything.
    private static func beyond(_ value: Float) -> Float {
      let wide = Double(value)
      return Float(wide + (wide.magnitude + Double(1e-5 as Float)))
    }
  }

  init(_ columns: [Column]) {
    for column in columns {
      values += column.bounds
      offsets.append(values.count)
      minimums.append(column.minimum)
    }
  }
}
