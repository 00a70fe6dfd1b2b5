/// Divisions by categories.
extension HistScan {
  /// One category against the others, or categories ordered by their weight and cut in two.
  func searchCategories(
    _ hist: UnsafePointer<SIMD2<Double>>, bins: Int, feature: Int, direction: Int,
    config: XGBoostConfig, into best: inout HistSplit
  ) {
    if bins < config.maxCatToOnehot {
      searchSingles(hist, bins, feature, direction, into: &best)
      return
    }
    let weights = (0..<bins).map { math.freeWeight(hist[$0]) }
    var order = Array(0..<bins)
    LibrarySort.stableSort(&order) { weights[$0] < weights[$1] }
    let tried = min(config.maxCatThreshold, bins)
    searchOrdered(hist, order, tried, feature, direction, chosenGrow: true, into: &best)
    searchOrdered(hist, order, tried, feature, direction, chosenGrow: false, into: &best)
  }

  private func searchSingles(
    _ hist: UnsafePointer<SIMD2<Double>>, _ bins: Int, _ feature: Int, _ direction: Int,
    into best: inout HistSplit
  ) {
    var sum = SIMD2<Double>.zero
    for bin in 0..<bins { sum += hist[bin] }
    let missing = parent - sum
    var found: (bin: Int, loss: Float, missingLeft: Bool, right: SIMD2<Double>)?
    var loss = best.lossChange
    for bin in 0..<bins {
      for (missingLeft, right) in [(true, hist[bin]), (false, hist[bin] + missing)] {
        let left = parent - right
        guard math.isValid(left), math.isValid(right) else { continue }
        let change =
          math.splitGain(left, right, bounds, direction: direction) - parentGain
        if change > loss, !change.isInfinite {
          loss = change
          found = (bin, change, missingLeft, right)
        }
      }
    }
    guard let found else { return }
    var bits = [UInt32](repeating: 0, count: (bins + 1 + 31) / 32)
    bits[found.bin >> 5] |= 1 << UInt32(found.bin & 31)
    record(
      found.loss, feature, found.missingLeft, left: parent - found.right, right: found.right,
      bits, into: &best)
  }

  /// - Parameter chosenGrow: the categories that go right grow from the lowest weight on, and
  ///   missing values go left; else those that go left grow from the highest weight down.
  private func searchOrdered(
    _ hist: UnsafePointer<SIMD2<Double>>, _ order: [Int], _ tried: Int, _ feature: Int,
    _ direction: Int, chosenGrow: Bool, into best: inout HistSplit
  ) {
    let bins = order.count
    var side = SIMD2<Double>.zero
    var loss = best.lossChange
    var found: (chosen: Int, side: SIMD2<Double>)?
    for step in stride(from: 0, to: tried - 1, by: 1) {
      side += hist[order[chosenGrow ? step : bins - 1 - step]]
      let other = parent - side
      guard math.isValid(side), math.isValid(other) else { continue }
      let (left, right) = chosenGrow ? (other, side) : (side, other)
      let change = math.splitGain(left, right, bounds, direction: direction) - parentGain
      if change > loss, !change.isInfinite {
        loss = change
        found = (chosenGrow ? step + 1 : bins - 1 - step, side)
      }
    }
    guard let found else { return }
    var bits = [UInt32](repeating: 0, count: (bins + 31) / 32)
    for code in order[..<found.chosen] { bits[code >> 5] |= 1 << UInt32(code & 31) }
    let other = parent - found.side
    record(
      loss, feature, chosenGrow, left: chosenGrow ? other : found.side,
      right: chosenGrow ? found.side : other, bits, into: &best)
  }

  private func record(
    _ loss: Float, _ feature: Int, _ defaultLeft: Bool, left: SIMD2<Double>,
    right: SIMD2<Double>, _ bits: [UInt32], into best: inout HistSplit
  ) {
    best.lossChange = loss
    best.feature = Int32(feature)
    best.value = .nan
    best.bin = 0
    best.defaultLeft = defaultLeft
    best.isCategorical = true
    best.categories = bits
    best.left = left
    best.right = right
  }
}
