/// The search for the best division of one node by one numerical feature.
struct HistScan {
  let math: SplitMath
  let parent: SIMD2<Double>
  let parentGain: Float
  let bounds: SplitMath.Bounds

  /// Goes through the bins upwards and, where values are missing in the node, downwards.
  ///
  /// - Parameter direction: the feature's monotone constraint.
  func search(
    _ hist: UnsafePointer<SIMD2<Double>>, bins: Int, feature: Int, direction: Int,
    cuts: QuantileCuts, into best: inout HistSplit
  ) {
    let isPlain = math.isPlain && math.minChildWeight > 0
    var found = Found(loss: best.lossChange)
    let total: SIMD2<Double>
    if !isPlain {
      total = general(hist, bins, direction, upwards: true, &found)
    } else if math.alpha == 0 {
      total = plain(hist, bins, upwards: true, shrinks: false, &found)
    } else {
      total = plain(hist, bins, upwards: true, shrinks: true, &found)
    }
    if total != parent {
      if !isPlain {
        _ = general(hist, bins, direction, upwards: false, &found)
      } else if math.alpha == 0 {
        _ = plain(hist, bins, upwards: false, shrinks: false, &found)
      } else {
        _ = plain(hist, bins, upwards: false, shrinks: true, &found)
      }
    }
    guard found.bin >= 0 else { return }
    record(found, feature, cuts, into: &best)
  }

  private struct Found {
    var loss: Float
    var bin = -1
    var upwards = true
    /// The side that grows with the scan.
    var side = SIMD2<Double>.zero
  }

  private func record(
    _ found: Found, _ feature: Int, _ cuts: QuantileCuts, into best: inout HistSplit
  ) {
    let other = parent - found.side
    let last = found.upwards ? found.bin : found.bin - 1
    best.lossChange = found.loss
    best.feature = Int32(feature)
    best.bin = Int32(last)
    best.value =
      last < 0 ? cuts.minimums[feature] : cuts.values[cuts.offsets[feature] + last]
    best.defaultLeft = !found.upwards
    best.isCategorical = false
    best.left = found.upwards ? found.side : other
    best.right = found.upwards ? other : found.side
  }

  /// Where gains depend on sums alone; empty bins change nothing and are passed over.
  @inline(__always)
  private func plain(
    _ hist: UnsafePointer<SIMD2<Double>>, _ bins: Int, upwards: Bool, shrinks: Bool,
    _ found: inout Found
  ) -> SIMD2<Double> {
    var side = SIMD2<Double>.zero
    var (loss, bin, bestSide) = (found.loss, -1, SIMD2<Double>.zero)
    let (parent, parentGain) = (parent, parentGain)
    let (lambda, least) = (math.lambda, math.minChildWeight)
    var i = upwards ? 0 : bins - 1
    for _ in 0..<bins {
      let entry = hist[i]
      if entry.x != 0 || entry.y != 0 {
        side += entry
        let other = parent - side
        if side.y >= least && other.y >= least {
          let (a, b) = shrinks ? (math.shrunk(side.x), math.shrunk(other.x)) : (side.x, other.x)
          let gradients = SIMD2(a, b)
          let squares = SIMD2<Float>(gradients * gradients)
          let hessians = SIMD2<Float>(SIMD2(side.y, other.y) + lambda)
          let gains = squares / hessians
          let change = (gains.x + gains.y) - parentGain
          if change > loss && change < .infinity {
            (loss, bin, bestSide) = (change, i, side)
          }
        }
      }
      i &+= upwards ? 1 : -1
    }
    if bin >= 0 { found = Found(loss: loss, bin: bin, upwards: upwards, side: bestSide) }
    return side
  }

  private func general(
    _ hist: UnsafePointer<SIMD2<Double>>, _ bins: Int, _ direction: Int, upwards: Bool,
    _ found: inout Found
  ) -> SIMD2<Double> {
    var side = SIMD2<Double>.zero
    var isFirst = true
    for step in 0..<bins {
      let i = upwards ? step : bins - 1 - step
      let entry = hist[i]
      if !isFirst, entry == .zero { continue }
      isFirst = false
      side += entry
      let other = parent - side
      guard math.isValid(side), math.isValid(other) else { continue }
      let gain =
        upwards
        ? math.splitGain(side, other, bounds, direction: direction)
        : math.splitGain(other, side, bounds, direction: direction)
      let change = gain - parentGain
      if change > found.loss, !change.isInfinite {
        found = Found(loss: change, bin: i, upwards: upwards, side: side)
      }
    }
    return side
  }
}
