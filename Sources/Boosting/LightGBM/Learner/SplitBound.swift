import BoostingKernels

/// Bounds of the best gains that numerical features offer in a leaf, found quickly in float.
///
/// A search in double, in the library's order, is needed only where a feature may be the leaf's
/// best or where it is in doubt whether it can be split at all; these bounds settle the others,
/// eight features at a time, one in each lane. Rounding is accounted for, so what they settle is
/// certain.
struct SplitBound {
  typealias Vector = SIMD8<Float>

  /// Features in one go.
  static let lanes = Int(BOUND_LANES)
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

  /// Bins as they are, lane by lane.
  private let pairs: UnsafeMutablePointer<UInt64>
  /// The same summed up: a place's gradients, hessians, rows.
  private let sums: UnsafeMutablePointer<Float>

  static let scratchSize =
    (maxBins + 2) * lanes * (MemoryLayout<UInt64>.stride + 3 * MemoryLayout<Float>.stride)

  /// - Parameter scratch: `scratchSize` bytes, aligned to 16.
  init(scratch: UnsafeMutableRawPointer) {
    pairs = scratch.assumingMemoryBound(to: UInt64.self)
    let end = scratch + (Self.maxBins + 2) * Self.lanes * MemoryLayout<UInt64>.stride
    sums = end.assumingMemoryBound(to: Float.self)
  }

  static func covers(_ info: FeatureInfo) -> Bool {
    !info.isCategorical && info.missing != .zero && info.binCount <= maxBins && info.penalty >= 0
  }

  /// What differs from feature to feature, a lane each; made by `load`.
  struct Lanes {
    fileprivate var lengths = SIMD8<Int32>.zero
    fileprivate var missingGradient = Vector.zero
    fileprivate var missingHessian = Vector.zero
    fileprivate var missingRows = Vector.zero
    fileprivate var firstRows = Vector.zero
    /// Whether rows on the left are what all bins but the first leave.
    fileprivate var leavesFirst = SIMDMask<SIMD8<Int32>>(repeating: false)
    /// Whether missing rows may go right, too.
    fileprivate var splitsMissing = SIMDMask<SIMD8<Int32>>(repeating: false)

    fileprivate var length: Int { Int(lengths.max()) }
  }

  struct Bounds {
    /// No boundary's gain is above this; infinite when nothing is known.
    var upper: SIMD8<Double>
    /// Some boundary's gain is above this.
    var lower: SIMD8<Double>
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
    }
    let first = pairs + Int(split_slot(Int64(lane)))
    first.pointee = unsafeBitCast(SIMD2<Float>(histogram[0]), to: UInt64.self)
    let rest = UnsafeMutableRawPointer(histogram + 1).assumingMemoryBound(to: Double.self)
    let minus = sibling.map { UnsafeRawPointer($0 + 1).assumingMemoryBound(to: Double.self) }
    lanes.lengths[lane] =
      1 + Int32(truncatingIfNeeded: split_load(first + Self.lanes, rest, minus, Int64(last)))
    lanes.leavesFirst[lane] = info.offset == 1
    lanes.firstRows[lane] = Float(LeafMath.count(histogram[0].y * leaf.countFactor))
    guard splitsMissing else { return }
    lanes.splitsMissing[lane] = true
    let missing = histogram[last + 1]
    lanes.missingGradient[lane] = Float(missing.x)
    lanes.missingHessian[lane] = Float(missing.y)
    lanes.missingRows[lane] = Float(LeafMath.count(missing.y * leaf.countFactor))
  }

  /// Bounds of the features that have been loaded; 0 in empty lanes.
  func find(_ lanes: Lanes, _ leaf: Leaf) -> Bounds {
    let length = lanes.length
    pad(lanes)
    var total = Vector.zero
    let doubt = withUnsafeMutableBytes(of: &total) {
      split_sum(
        pairs, sums, Int64(length), Float(leaf.countFactor),
        $0.assumingMemoryBound(to: Float.self).baseAddress)
    }
    let scan = Scan(lanes, leaf, total: total, slack: Self.slack(length))
    let (best, places) = scan.run(sums, length)
    var bounds = Bounds(upper: SIMD8<Double>(best) * (1 + Self.rounding), lower: .zero)
    for lane in 0..<Self.lanes {
      if doubt >> UInt32(lane) & 1 == 1 { bounds.upper[lane] = .infinity }
      guard best[lane] > 0 else { continue }
      let place = sums + Int(places[lane]) * 3 * Self.lanes + lane
      bounds.lower[lane] =
        scan.low(lane, place[0], place[Self.lanes], place[2 * Self.lanes]) * (1 - Self.rounding)
    }
    return bounds
  }

  /// Ends shorter lanes with bins that hold nothing.
  private func pad(_ lanes: Lanes) {
    for lane in 0..<Self.lanes {
      let slot = Int(split_slot(Int64(lane)))
      for place in Int(lanes.lengths[lane])..<lanes.length { pairs[place * Self.lanes + slot] = 0 }
    }
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
      _ sums: UnsafePointer<Float>, _ length: Int
    ) -> (best: Vector, places: SIMD8<Int32>) {
      // The loop for what is there and no more: it is much of what training costs.
      let needsFloor = leaf.l2 <= 4 * hessianSlack
      let hasMissing =
        lanes.missingGradient != .zero || lanes.missingHessian != .zero
        || lanes.missingRows != .zero
      var scan = split_scan()
      scan.gradient = leaf.gradient
      scan.l1 = leaf.l1 - gradientSlack
      scan.l2 = leaf.l2 - hessianSlack
      scan.total_hessian = leaf.hessian + scan.l2
      scan.floor = leaf.leastDivisor
      Self.copy(lanes.missingGradient, to: &scan.missing_gradient)
      Self.copy(lanes.missingHessian, to: &scan.missing_hessian)
      Self.copy(leftLimits.low, to: &scan.left_low)
      Self.copy(leftLimits.high, to: &scan.left_high)
      Self.copy(rightLimits.low, to: &scan.right_low)
      Self.copy(rightLimits.high, to: &scan.right_high)
      var (best, places) = (Vector.zero, SIMD8<Int32>.zero)
      withUnsafeMutablePointer(to: &best) { best in
        withUnsafeMutablePointer(to: &places) { places in
          split_scan_bounds(
            sums, Int64(length), &scan, needsFloor ? 1 : 0, hasMissing ? 1 : 0,
            UnsafeMutableRawPointer(best).assumingMemoryBound(to: Float.self),
            UnsafeMutableRawPointer(places).assumingMemoryBound(to: Int32.self))
        }
      }
      return (best, places)
    }

    @inline(__always)
    private static func copy<T>(_ vector: Vector, to array: inout T) {
      array = unsafeBitCast(vector, to: T.self)
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
