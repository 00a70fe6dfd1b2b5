/// The search by one numerical feature where sums are exact: both directions in one pass.
///
/// A candidate is first tested without division: with a margin for every rounding, its gain cannot
/// reach the best one so far unless `L^2 (R_h + l) + R^2 (L_h + l)` exceeds that gain times both
/// denominators. Few pass; those are computed in single precision as the library does.
struct ExactScan {
  private let parent: SIMD2<Double>
  private let parentGain: Float
  private let missing: SIMD2<Double>
  private let lambda: Double
  private let alpha: Double
  private let least: Double
  /// Gains below these are too low: with missing values to the right, and to the left.
  private var limits: SIMD2<Double>
  private var right: Found
  private var left: Found

  private struct Found {
    var loss: Float
    var bin = -2
    var side = SIMD2<Double>.zero
  }

  /// - Parameters:
  ///   - missing: sums over the rows whose value is missing.
  ///   - best: the best loss change so far, of features before this one.
  init(
    _ math: SplitMath, parent: SIMD2<Double>, parentGain: Float, missing: SIMD2<Double>,
    best: Float
  ) {
    (self.parent, self.parentGain, self.missing) = (parent, parentGain, missing)
    (lambda, alpha, least) = (math.lambda, math.alpha, math.minChildWeight)
    (right, left) = (Found(loss: best), Found(loss: best))
    limits = SIMD2(repeating: Self.limit(best, parentGain))
  }

  @inline(__always)
  private static func limit(_ loss: Float, _ parentGain: Float) -> Double {
    (Double(loss) + Double(parentGain)) * (1 - 1e-6)
  }

  /// Goes through all bins.
  mutating func scan(_ sums: UnsafePointer<SIMD2<Double>>, bins: Int) {
    if alpha != 0 {
      scan(sums, bins, shrinks: true)
    } else {
      scan(sums, bins, shrinks: false)
    }
  }

  @inline(__always)
  private mutating func scan(
    _ sums: UnsafePointer<SIMD2<Double>>, _ bins: Int, shrinks: Bool
  ) {
    var side = SIMD2<Double>.zero
    if missing == .zero {
      for bin in 0..<bins {
        side += sums[bin]
        testRight(side, bin, shrinks)
      }
      return
    }
    testBoth(side, -1, shrinks)
    for bin in 0..<bins {
      side += sums[bin]
      testBoth(side, bin, shrinks)
    }
  }

  /// Goes through the marked bins only; all others are empty.
  mutating func scan(
    _ sums: UnsafePointer<SIMD2<Double>>, marks: UnsafePointer<UInt64>, words: Int
  ) {
    if alpha != 0 {
      scan(sums, marks, words, shrinks: true)
    } else {
      scan(sums, marks, words, shrinks: false)
    }
  }

  @inline(__always)
  private mutating func scan(
    _ sums: UnsafePointer<SIMD2<Double>>, _ marks: UnsafePointer<UInt64>, _ words: Int,
    shrinks: Bool
  ) {
    var side = SIMD2<Double>.zero
    let hasMissing = missing != .zero
    if hasMissing { testBoth(side, -1, shrinks) }
    var last = -1
    for word in 0..<words {
      var bits = marks[word]
      while bits != 0 {
        let bin = word &* 64 &+ bits.trailingZeroBitCount
        bits &= bits &- 1
        // The bins between are empty; the library, coming from above, splits just below this one.
        if hasMissing, bin > last + 1 { moveLeft(bin &- 1, after: last) }
        side += sums[bin]
        if hasMissing { testBoth(side, bin, shrinks) } else { testRight(side, bin, shrinks) }
        last = bin
      }
    }
  }

  /// Of equal candidates with missing values to the left, the one with the highest bin counts.
  @inline(__always)
  private mutating func moveLeft(_ bin: Int, after last: Int) {
    if left.bin == last { left.bin = bin }
  }

  @inline(__always)
  private func shrunk(_ x: SIMD2<Double>) -> SIMD2<Double> {
    SIMD2(shrunk(x.x), shrunk(x.y))
  }

  @inline(__always)
  private func shrunk(_ x: Double) -> Double {
    x > alpha ? x - alpha : x < -alpha ? x + alpha : 0
  }

  @inline(__always)
  private mutating func testRight(_ side: SIMD2<Double>, _ bin: Int, _ shrinks: Bool) {
    let other = parent - side
    let gradients = shrinks ? shrunk(SIMD2(side.x, other.x)) : SIMD2(side.x, other.x)
    let (a, b) = (side.y + lambda, other.y + lambda)
    let squares = gradients * gradients
    if squares.x * b + squares.y * a > limits.x * (a * b) { takeRight(side, other, bin) }
  }

  @inline(__always)
  private mutating func testBoth(_ side: SIMD2<Double>, _ bin: Int, _ shrinks: Bool) {
    let other = parent - side
    let (fuller, emptier) = (side + missing, other - missing)
    var low = SIMD2(side.x, fuller.x)
    var high = SIMD2(other.x, emptier.x)
    if shrinks { (low, high) = (shrunk(low), shrunk(high)) }
    let a = SIMD2(side.y, fuller.y) + lambda
    let b = SIMD2(other.y, emptier.y) + lambda
    let gains = (low * low) * b + (high * high) * a
    let needed = limits * (a * b)
    if gains.x > needed.x { takeRight(side, other, bin) }
    if gains.y > needed.y { takeLeft(fuller, emptier, bin) }
  }

  /// The loss change as the library computes it; nil where a side is too light.
  @inline(never)
  private func change(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Float? {
    guard a.y >= least, b.y >= least else { return nil }
    let (x, y) = (shrunk(a.x), shrunk(b.x))
    let gain = Float(x * x) / Float(a.y + lambda) + Float(y * y) / Float(b.y + lambda)
    let change = gain - parentGain
    return change.isInfinite ? nil : change
  }

  private mutating func takeRight(_ side: SIMD2<Double>, _ other: SIMD2<Double>, _ bin: Int) {
    guard let change = change(side, other), change > right.loss else { return }
    right = Found(loss: change, bin: bin, side: side)
    limits.x = Self.limit(change, parentGain)
  }

  private mutating func takeLeft(_ side: SIMD2<Double>, _ other: SIMD2<Double>, _ bin: Int) {
    guard let change = change(side, other) else { return }
    guard change > left.loss || left.bin > -2 && change == left.loss else { return }
    left = Found(loss: change, bin: bin, side: side)
    limits.y = Self.limit(change, parentGain)
  }

  /// Writes what was found, if it is better than what was there.
  func finish(feature: Int, cuts: QuantileCuts, into best: inout HistSplit) {
    let goesLeft = left.bin > -2 && left.loss > right.loss
    let found = goesLeft ? left : right
    guard found.bin > -2 else { return }
    best.lossChange = found.loss
    best.feature = Int32(feature)
    best.bin = Int32(found.bin)
    best.value =
      found.bin < 0 ? cuts.minimums[feature] : cuts.values[cuts.offsets[feature] + found.bin]
    best.defaultLeft = goesLeft
    best.isCategorical = false
    best.left = found.side
    best.right = parent - found.side
  }
}
