/// Bounds of the best gains that numerical features offer in a leaf, found quickly in float.
///
/// A search in double, in the library's order, is needed only where a feature may be the leaf's
/// best or where it is in doubt whether it can be split at all; these bounds settle the others,
/// four features at a time, one in each lane. Rounding is accounted for, so what they settle is
/// certain.
struct SplitBound {
  typealias Vector = SIMD4<Float>
  typealias Places = SIMD4<UInt32>

  /// Features in one go.
  static let lanes = 4
  /// Features with more bins are not bounded.
  static let maxBins = 1024

  /// Twice the rounding error of a sum of so many floats, relative to the sum of their sizes.
  private static func slack(_ terms: Int) -> Float { Float(terms + 8) * 0x1p-23 }
  /// Of a handful of operations.
  private static let rounding = 0x1p-19

  /// What the leaf says, once for all features.
  struct Leaf {
    let isUsable: Bool
    let gradient: Float
    let hessian: Float
    let rows: Float
    let minData: Float
    let countFactor: Double
    let minHessian: Double
    let gradientSize: Float
    let l1: Float
    let l2: Float
    /// A little less than what divides either side's squared gradient in any permitted split.
    let leastDivisor: Float
    /// Gain that a split must exceed.
    let shift: Double

    init(_ sums: LeafSums, _ rules: SplitRules, _ range: GradientRange) {
      let total = sums.hessian + 2 * epsilon
      gradient = Float(sums.gradient)
      hessian = Float(total)
      rows = Float(sums.rows)
      minData = Float(rules.minData)
      countFactor = Double(sums.rows) / total
      minHessian = rules.minHessian
      gradientSize = Float(sums.gradientSize)
      l1 = Float(rules.l1)
      l2 = Float(rules.l2)
      shift =
        LeafMath(rules).gain(
          sums.gradient, total, rows: sums.rows, parent: sums.parentOutput, l2: rules.l2)
        + rules.minGain
      leastDivisor = Float((rules.minHessian + rules.l2) * (1 - SplitBound.rounding))
      // Products of three of these stay far from the ends of what a float can hold.
      let ordinary = 1e-6...1e12
      isUsable =
        rules.isPlain && range.hasPositiveHessians && rules.minData > 0
        && sums.rows < 1 << 21 && Float(countFactor).isFinite
        && ordinary.contains(total) && rules.l2 <= ordinary.upperBound
        && ordinary.contains(rules.minHessian + rules.l2)
        && (1e-9...1e9).contains(sums.gradientSize)
    }
  }

  // Position by position and lane by lane, what the bins hold: first as it is, then summed up.
  private let gradients: UnsafeMutablePointer<Vector>
  private let hessians: UnsafeMutablePointer<Vector>
  private let counts: UnsafeMutablePointer<Vector>

  static let scratchSize = 3 * (maxBins + 2) * MemoryLayout<Vector>.stride

  /// - Parameter scratch: `scratchSize` bytes, aligned to 16.
  init(scratch: UnsafeMutableRawPointer) {
    gradients = scratch.assumingMemoryBound(to: Vector.self)
    hessians = gradients + Self.maxBins + 2
    counts = hessians + Self.maxBins + 2
  }

  static func covers(_ info: FeatureInfo) -> Bool {
    !info.isCategorical && info.missing != .zero && info.binCount <= maxBins && info.penalty >= 0
  }

  /// What differs from feature to feature, a lane each; made by `load`.
  struct Lanes {
    fileprivate var lengths = SIMD4<Int32>.zero
    fileprivate var missingGradient = Vector.zero
    fileprivate var missingHessian = Vector.zero
    fileprivate var missingRows = Vector.zero
    fileprivate var firstRows = Vector.zero
    /// Whether rows on the left are what all bins but the first leave.
    fileprivate var leavesFirst = SIMDMask<SIMD4<Int32>>(repeating: false)
    /// Whether missing rows may go right, too.
    fileprivate var splitsMissing = SIMDMask<SIMD4<Int32>>(repeating: false)

    fileprivate var length: Int { Int(lengths.max()) }
  }

  struct Bounds {
    /// No boundary's gain is above this; infinite when nothing is known.
    var upper: SIMD4<Double>
    /// Some boundary's gain is above this.
    var lower: SIMD4<Double>
  }

  /// Takes a feature into a lane: bin 0, and the other bins that hold anything.
  ///
  /// - Parameter sibling: what is to be taken off the histogram on the way, if anything.
  @inline(__always)
  func load(
    _ lane: Int, _ histogram: UnsafeMutablePointer<SIMD2<Double>>,
    minus sibling: UnsafePointer<SIMD2<Double>>?, _ info: FeatureInfo, _ leaf: Leaf,
    _ lanes: inout Lanes
  ) {
    let splitsMissing = info.binCount > 2 && info.missing == .nan
    let last = info.binCount - (splitsMissing ? 2 : 1)
    if let sibling {
      histogram[0] -= sibling[0]
      if splitsMissing { histogram[last + 1] -= sibling[last + 1] }
      copy(lane, last, &lanes) { bin in
        let pair = histogram[bin] - sibling[bin]
        histogram[bin] = pair
        return pair
      }
    } else {
      copy(lane, last, &lanes) { bin in histogram[bin] }
    }
    let g = UnsafeMutableRawPointer(gradients).assumingMemoryBound(to: Float.self) + lane
    let h = UnsafeMutableRawPointer(hessians).assumingMemoryBound(to: Float.self) + lane
    g[0] = Float(histogram[0].x)
    h[0] = Float(histogram[0].y)
    lanes.leavesFirst[lane] = info.offset == 1
    lanes.firstRows[lane] = Float(LeafMath.count(histogram[0].y * leaf.countFactor))
    guard splitsMissing else { return }
    lanes.splitsMissing[lane] = true
    let missing = histogram[last + 1]
    lanes.missingGradient[lane] = Float(missing.x)
    lanes.missingHessian[lane] = Float(missing.y)
    lanes.missingRows[lane] = Float(LeafMath.count(missing.y * leaf.countFactor))
  }

  /// Copies the bins from 1 to the last that hold anything.
  @inline(__always)
  private func copy(
    _ lane: Int, _ last: Int, _ lanes: inout Lanes, _ pair: (Int) -> SIMD2<Double>
  ) {
    let g = UnsafeMutableRawPointer(gradients).assumingMemoryBound(to: Float.self) + lane
    let h = UnsafeMutableRawPointer(hessians).assumingMemoryBound(to: Float.self) + lane
    var kept = 4
    var bin = 1
    while bin <= last {
      let pair = SIMD2<Float>(pair(bin))
      g[kept] = pair.x
      h[kept] = pair.y
      kept &+= unsafeBitCast(pair, to: UInt64.self) & 0x7fff_ffff_7fff_ffff == 0 ? 0 : 4
      bin &+= 1
    }
    lanes.lengths[lane] = Int32(truncatingIfNeeded: kept &>> 2)
  }

  /// Bounds of the features that have been loaded; 0 in empty lanes.
  func find(_ lanes: Lanes, _ leaf: Leaf) -> Bounds {
    pad(lanes)
    let (total, doubt) = countRows(lanes.length, Float(leaf.countFactor))
    let scan = Scan(lanes, leaf, total: total, slack: Self.slack(lanes.length))
    let (best, places) = scan.run(gradients, hessians, counts, lanes.length)
    var bounds = Bounds(upper: SIMD4<Double>(best) * (1 + Self.rounding), lower: .zero)
    for lane in 0..<Self.lanes {
      if doubt[lane] { bounds.upper[lane] = .infinity }
      guard best[lane] > 0 else { continue }
      let place = Int(places[lane])
      bounds.lower[lane] =
        scan.low(
          lane, gradients[place][lane], hessians[place][lane], counts[place][lane])
        * (1 - Self.rounding)
    }
    return bounds
  }

  /// Ends shorter lanes with bins that hold nothing.
  private func pad(_ lanes: Lanes) {
    for lane in 0..<Self.lanes {
      for place in Int(lanes.lengths[lane])..<lanes.length {
        gradients[place][lane] = 0
        hessians[place][lane] = 0
      }
    }
  }

  /// Estimates the rows of every bin but bin 0 as the library does.
  ///
  /// - Returns: their sums, and where rounding leaves a count in doubt.
  private func countRows(
    _ length: Int, _ countFactor: Float
  ) -> (total: Vector, doubt: SIMDMask<SIMD4<Int32>>) {
    var total = Vector.zero
    var doubt = SIMDMask<SIMD4<Int32>>(repeating: false)
    let factor = Vector(repeating: countFactor)
    let half = Vector(repeating: 0.5)
    let one = Vector(repeating: 1)
    // Adding this leaves no room for a fraction.
    let magic = Vector(repeating: 0x1.8p23)
    let tolerance = Vector(repeating: 0x1p-20)
    for place in 0..<length {
      let x = hessians[place] * factor + half
      let nearest = (x + magic) - magic
      let excess = x - nearest
      let count = nearest - Lanewise.keep(one, where: excess .< .zero)
      doubt = doubt .| (excess * excess .< (x * tolerance) * (x * tolerance))
      counts[place] = count
      total += count
    }
    total -= counts[0]
    counts[0] = .zero
    return (total, doubt)
  }

  /// The walk over all boundaries from left to right.
  private struct Scan {
    let leaf: Leaf
    let lanes: Lanes
    let gradientSlack: Float
    let hessianSlack: Float
    /// Limits of the rows counted so far: missing rows to the left, and to the right.
    let leftLimits: (low: Vector, high: Vector)
    let rightLimits: (low: Vector, high: Vector)

    init(_ lanes: Lanes, _ leaf: Leaf, total: Vector, slack: Float) {
      self.leaf = leaf
      self.lanes = lanes
      gradientSlack = slack * leaf.gradientSize
      hessianSlack = slack * leaf.hessian
      leftLimits = (total + (leaf.minData - leaf.rows), total - leaf.minData)
      let rest = leaf.rows - total - lanes.missingRows
      let before = lanes.firstRows.replacing(with: rest, where: lanes.leavesFirst)
      let low = leaf.minData - before
      let never = Vector(repeating: .infinity)
      rightLimits = (
        never.replacing(with: low, where: lanes.splitsMissing),
        (-never).replacing(
          with: (leaf.rows - leaf.minData) - before, where: lanes.splitsMissing)
      )
    }

    /// - Returns: the largest gains, rounded up generously, and where they are.
    func run(
      _ gradients: UnsafeMutablePointer<Vector>, _ hessians: UnsafeMutablePointer<Vector>,
      _ counts: UnsafeMutablePointer<Vector>, _ length: Int
    ) -> (best: Vector, places: Places) {
      // The loop for what is there and no more: it is most of what training costs.
      let needsFloor = leaf.l2 <= 4 * hessianSlack
      let hasMissing =
        lanes.missingGradient != .zero || lanes.missingHessian != .zero
        || lanes.missingRows != .zero
      switch (needsFloor, hasMissing) {
      case (false, false):
        return run(gradients, hessians, counts, length, needsFloor: false, hasMissing: false)
      case (false, true):
        return run(gradients, hessians, counts, length, needsFloor: false, hasMissing: true)
      case (true, false):
        return run(gradients, hessians, counts, length, needsFloor: true, hasMissing: false)
      case (true, true):
        return run(gradients, hessians, counts, length, needsFloor: true, hasMissing: true)
      }
    }

    /// - Parameters:
    ///   - needsFloor: whether rounding may bring a side's hessian below what a split must have.
    ///   - hasMissing: whether missing rows differ from none, so that their side matters.
    @inline(__always)
    private func run(
      _ gradients: UnsafeMutablePointer<Vector>, _ hessians: UnsafeMutablePointer<Vector>,
      _ counts: UnsafeMutablePointer<Vector>, _ length: Int, needsFloor: Bool, hasMissing: Bool
    ) -> (best: Vector, places: Places) {
      let totalGradient = Vector(repeating: leaf.gradient)
      let l1 = Vector(repeating: leaf.l1 - gradientSlack)
      let l2 = Vector(repeating: leaf.l2 - hessianSlack)
      let totalHessian = Vector(repeating: leaf.hessian) + l2
      let floor = Vector(repeating: leaf.leastDivisor)
      let (missingGradient, missingHessian) = (lanes.missingGradient, lanes.missingHessian)
      var (leftLow, leftHigh) = leftLimits
      let (rightLow, rightHigh) = rightLimits
      if !hasMissing {
        leftLow = Lanewise.select(rightLow .< leftLow, rightLow, leftLow)
        leftHigh = Lanewise.select(rightHigh .> leftHigh, rightHigh, leftHigh)
      }

      @inline(__always)
      func gain(
        _ gradient: Vector, _ hessian: Vector, _ counted: Vector, _ low: Vector, _ high: Vector
      ) -> Vector {
        let left = Lanewise.positivePart(Lanewise.magnitude(gradient) - l1)
        let right = Lanewise.positivePart(Lanewise.magnitude(totalGradient - gradient) - l1)
        var leftHessian = hessian + l2
        var rightHessian = totalHessian - hessian
        if needsFloor {
          leftHessian = Lanewise.select(leftHessian .< floor, floor, leftHessian)
          rightHessian = Lanewise.select(rightHessian .< floor, floor, rightHessian)
        }
        let sum =
          (left * left * rightHessian + right * right * leftHessian)
          / (leftHessian * rightHessian)
        return Lanewise.keep(sum, where: (counted .>= low) .& (counted .<= high))
      }

      var (gradient, hessian, counted) = (Vector.zero, Vector.zero, Vector.zero)
      var best = Vector.zero
      var places = Places.zero
      var here = Places.zero
      for place in 0..<length {
        gradient += gradients[place]
        hessian += hessians[place]
        counted += counts[place]
        gradients[place] = gradient
        hessians[place] = hessian
        counts[place] = counted
        var most: Vector
        if hasMissing {
          most = gain(
            gradient + missingGradient, hessian + missingHessian, counted, leftLow, leftHigh)
          let right = gain(gradient, hessian, counted, rightLow, rightHigh)
          most = Lanewise.select(right .> most, right, most)
        } else {
          most = gain(gradient, hessian, counted, leftLow, leftHigh)
        }
        let isBetter = most .> best
        best = Lanewise.select(isBetter, most, best)
        places = Lanewise.select(isBetter, here, places)
        here &+= 1
      }
      return (best, places)
    }

    /// A gain that the boundary after some sums certainly has; 0 where nothing is certain.
    func low(_ lane: Int, _ gradient: Float, _ hessian: Float, _ counted: Float) -> Double {
      var gain = 0.0
      if counted >= leftLimits.low[lane], counted <= leftLimits.high[lane] {
        gain = low(gradient + lanes.missingGradient[lane], hessian + lanes.missingHessian[lane])
      }
      if counted >= rightLimits.low[lane], counted <= rightLimits.high[lane] {
        gain = max(gain, low(gradient, hessian))
      }
      return gain
    }

    private func low(_ gradient: Float, _ hessian: Float) -> Double {
      let (g, h) = (Double(leaf.gradient - gradient), Double(leaf.hessian - hessian))
      let slack = Double(hessianSlack)
      guard min(Double(hessian), h) - slack >= leaf.minHessian else { return 0 }
      func side(_ gradient: Double, _ hessian: Double) -> Double {
        let size = max(0, gradient.magnitude - Double(leaf.l1) - Double(gradientSlack))
        return size * size / (hessian + Double(leaf.l2) + slack)
      }
      return side(Double(gradient), Double(hessian)) + side(g, h)
    }
  }
}
