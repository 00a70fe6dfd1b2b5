/// The search by one numerical feature where sums are exact: both directions in one pass.
///
/// Candidates are first tested without division, in single precision, four at a time. A gain
/// `L^2 / (L_h + l) + R^2 / (R_h + l)` cannot reach the best one so far unless
/// `L^2 (R_h + l) + R^2 (L_h + l)` exceeds that gain times both denominators; gradients are taken
/// larger and denominators smaller by more than all roundings can amount to. Few candidates pass;
/// those are computed as the library does it.
struct ExactScan {
  private let math: SplitMath
  private let parent: SIMD2<Double>
  private let parentGain: Float
  private let missing: SIMD2<Double>
  private let scratch: ScanScratch
  private var right: Found
  private var left: Found

  private struct Found {
    var loss: Float
    /// Place of the last bin that goes left; -1 before the first one.
    var place = -2
    var side = SIMD2<Double>.zero
  }

  /// - Parameters:
  ///   - missing: sums over the rows whose value is missing.
  ///   - best: the best loss change so far, of features before this one.
  init(
    _ math: SplitMath, parent: SIMD2<Double>, parentGain: Float, missing: SIMD2<Double>,
    best: Float, _ scratch: ScanScratch
  ) {
    (self.math, self.parent, self.parentGain) = (math, parent, parentGain)
    (self.missing, self.scratch) = (missing, scratch)
    (right, left) = (Found(loss: best), Found(loss: best))
  }

  /// Goes through the sums that were gathered.
  mutating func scan() {
    let hasMissing = missing != .zero
    if hasMissing { takeLeft(-1) }
    var atRight = ScanTest(
      math, whole: parent, shift: .zero, limit: Self.limit(right.loss, parentGain))
    var atLeft = ScanTest(
      math, whole: parent - missing, shift: missing, limit: Self.limit(left.loss, parentGain))
    let (gradients, hessians) = (scratch.gradients, scratch.hessians)
    for start in stride(from: 0, to: scratch.count, by: ScanScratch.block) {
      let range = ScanTest.range(gradients + start)
      let (first, most) = (hessians[start], hessians[start + ScanScratch.block - 1])
      if atRight.mayPass(range, first: first, last: most),
        atRight.mayPass(gradients + start, hessians + start)
      {
        let last = right.loss
        for place in start..<min(start + ScanScratch.block, scratch.count) { takeRight(place) }
        if right.loss != last { atRight.limit = Self.limit(right.loss, parentGain) }
      }
      if hasMissing, atLeft.mayPass(range, first: first, last: most),
        atLeft.mayPass(gradients + start, hessians + start)
      {
        let last = left.loss
        for place in start..<min(start + ScanScratch.block, scratch.count) { takeLeft(place) }
        if left.loss != last { atLeft.limit = Self.limit(left.loss, parentGain) }
      }
    }
  }

  /// A gain below this is too low, whatever its rounding.
  private static func limit(_ loss: Float, _ parentGain: Float) -> Float {
    Float((Double(loss) + Double(parentGain)) * (1 - 1e-5))
  }

  /// The loss change as the library computes it; nil where a side is too light.
  @inline(__always)
  private func change(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Float? {
    guard a.y >= math.minChildWeight, b.y >= math.minChildWeight else { return nil }
    let (x, y) = (math.shrunk(a.x), math.shrunk(b.x))
    let gain = Float(x * x) / Float(a.y + math.lambda) + Float(y * y) / Float(b.y + math.lambda)
    let change = gain - parentGain
    return change.isInfinite ? nil : change
  }

  /// With missing values to the right; of equal candidates the first counts.
  @inline(__always)
  private mutating func takeRight(_ place: Int) {
    let side = scratch.sums[place]
    guard let change = change(side, parent - side), change > right.loss else { return }
    right = Found(loss: change, place: place, side: side)
  }

  /// With missing values to the left; the library comes from above, so that of equal candidates
  /// the last counts.
  @inline(__always)
  private mutating func takeLeft(_ place: Int) {
    let side = (place < 0 ? .zero : scratch.sums[place]) + missing
    guard let change = change(side, parent - side) else { return }
    guard change > left.loss || left.place > -2 && change == left.loss else { return }
    left = Found(loss: change, place: place, side: side)
  }

  /// Writes what was found, if it is better than what was there.
  func finish(feature: Int, cuts: QuantileCuts, into best: inout HistSplit) {
    let goesLeft = left.place > -2 && left.loss > right.loss
    let found = goesLeft ? left : right
    guard found.place > -2 else { return }
    let bin: Int
    if goesLeft {
      // Bins between two that are not empty: the split is just below the upper one.
      let next = found.place + 1
      bin = (next < scratch.count ? Int(scratch.bins[next]) : cuts.binCount(feature)) - 1
    } else {
      bin = Int(scratch.bins[found.place])
    }
    best.lossChange = found.loss
    best.feature = Int32(feature)
    best.bin = Int32(bin)
    best.value = bin < 0 ? cuts.minimums[feature] : cuts.values[cuts.offsets[feature] + bin]
    best.defaultLeft = goesLeft
    best.isCategorical = false
    best.left = found.side
    best.right = parent - found.side
  }
}
