/// Finds the best boundary of one numerical feature in one leaf.
///
/// One scan from the right, and for features with missing values one from the left, over the
/// histogram; missing rows join the side that the scan has not collected. Sums, gains and
/// comparisons are those of LightGBM's `FindBestThresholdSequentially`, to the last bit.
struct ThresholdSearch {
  typealias Histogram = UnsafePointer<SIMD2<Double>>

  let histogram: Histogram
  let info: FeatureInfo
  let sums: LeafSums
  let math: LeafMath
  /// Only boundary tried in extremely random trees.
  let randomThreshold: Int
  private let hessian: Double
  private let countFactor: Double
  private let shift: Double

  /// Whether any boundary beats not splitting; if not, the leaf's descendants skip the feature.
  var isSplittable = false
  var best = SplitCandidate()

  init(
    _ histogram: Histogram, _ info: FeatureInfo, _ sums: LeafSums, _ rules: SplitRules,
    randomThreshold: Int = 0
  ) {
    self.histogram = histogram
    self.info = info
    self.sums = sums
    self.randomThreshold = randomThreshold
    math = LeafMath(rules)
    hessian = sums.hessian + 2 * epsilon
    countFactor = Double(sums.rows) / hessian
    shift =
      math.gain(
        sums.gradient, hessian, rows: sums.rows, parent: sums.parentOutput, l2: rules.l2)
      + rules.minGain
  }

  mutating func run() {
    best.monotone = info.monotone
    switch (info.binCount > 2, info.missing) {
    case (true, .zero):
      scanFromRight(skipsDefault: true, leavesNaN: false)
      scanFromLeft(skipsDefault: true, leavesNaN: false)
    case (true, .nan):
      scanFromRight(skipsDefault: false, leavesNaN: true)
      scanFromLeft(skipsDefault: false, leavesNaN: true)
    default:
      scanFromRight(skipsDefault: false, leavesNaN: false)
      if info.missing == .nan { best.defaultLeft = false }
    }
    best.gain *= info.penalty
    best.column = info.column
    best.slot = info.slot
  }

  /// The best boundary of one scan.
  private struct Found {
    var gain = -Double.infinity
    var threshold: UInt32
    var gradient = Double.nan
    var hessian = Double.nan
    var rows: Int32 = 0
  }

  /// Gain of a boundary; 0 where it would break a monotone constraint.
  @inline(__always)
  private func splitGain(
    _ leftG: Double, _ leftH: Double, _ leftN: Int32, _ rightG: Double, _ rightH: Double,
    _ rightN: Int32
  ) -> Double {
    let l2 = math.rules.l2
    let parent = sums.parentOutput
    guard math.rules.usesMonotone else {
      return math.gain(leftG, leftH, rows: leftN, parent: parent, l2: l2)
        + math.gain(rightG, rightH, rows: rightN, parent: parent, l2: l2)
    }
    let left = clamped(math.output(leftG, leftH, rows: leftN, parent: parent, l2: l2))
    let right = clamped(math.output(rightG, rightH, rows: rightN, parent: parent, l2: l2))
    if info.monotone > 0 && left > right || info.monotone < 0 && left < right { return 0 }
    return math.gain(leftG, leftH, output: left, l2: l2)
      + math.gain(rightG, rightH, output: right, l2: l2)
  }

  @inline(__always)
  private func clamped(_ output: Double) -> Double {
    guard math.rules.usesMonotone else { return output }
    return output < sums.minOutput ? sums.minOutput : min(output, sums.maxOutput)
  }

  private mutating func scanFromRight(skipsDefault: Bool, leavesNaN: Bool) {
    let rules = math.rules
    var found = Found(threshold: UInt32(info.binCount))
    var (gradient, collected) = (0.0, epsilon)
    var rows: Int32 = 0
    var bin = info.binCount - 1 - (leavesNaN ? 1 : 0)
    while bin >= 1 {
      defer { bin -= 1 }
      if skipsDefault && bin == info.defaultBin { continue }
      let entry = histogram[bin]
      gradient += entry.x
      collected += entry.y
      rows &+= LeafMath.count(entry.y * countFactor)
      if rows < rules.minData || collected < rules.minHessian { continue }
      let leftRows = sums.rows &- rows
      if leftRows < rules.minData { break }
      let leftHessian = hessian - collected
      if leftHessian < rules.minHessian { break }
      let leftGradient = sums.gradient - gradient
      if rules.usesRandomThresholds && bin - 1 != randomThreshold { continue }
      let gain = splitGain(leftGradient, leftHessian, leftRows, gradient, collected, rows)
      if gain <= shift { continue }
      isSplittable = true
      if gain > found.gain {
        found = Found(
          gain: gain, threshold: UInt32(bin - 1), gradient: leftGradient, hessian: leftHessian,
          rows: leftRows)
      }
    }
    take(found, defaultLeft: true)
  }

  private mutating func scanFromLeft(skipsDefault: Bool, leavesNaN: Bool) {
    let rules = math.rules
    var found = Found(threshold: UInt32(info.binCount))
    var (gradient, collected) = (0.0, epsilon)
    var rows: Int32 = 0
    var bin = info.offset
    if leavesNaN && info.offset == 1 {
      // Bin 0 is not stored: it is what all others leave.
      gradient = sums.gradient
      collected = hessian - epsilon
      rows = sums.rows
      for other in 1..<info.binCount {
        let entry = histogram[other]
        gradient -= entry.x
        collected -= entry.y
        rows &-= LeafMath.count(entry.y * countFactor)
      }
      bin = 0
    }
    while bin <= info.binCount - 2 {
      defer { bin += 1 }
      if skipsDefault && bin == info.defaultBin { continue }
      if bin >= info.offset {
        let entry = histogram[bin]
        gradient += entry.x
        collected += entry.y
        rows &+= LeafMath.count(entry.y * countFactor)
      }
      if rows < rules.minData || collected < rules.minHessian { continue }
      let rightRows = sums.rows &- rows
      if rightRows < rules.minData { break }
      let rightHessian = hessian - collected
      if rightHessian < rules.minHessian { break }
      let rightGradient = sums.gradient - gradient
      if rules.usesRandomThresholds && bin != randomThreshold { continue }
      let gain = splitGain(gradient, collected, rows, rightGradient, rightHessian, rightRows)
      if gain <= shift { continue }
      isSplittable = true
      if gain > found.gain {
        found = Found(
          gain: gain, threshold: UInt32(bin), gradient: gradient, hessian: collected, rows: rows)
      }
    }
    take(found, defaultLeft: false)
  }

  private mutating func take(_ found: Found, defaultLeft: Bool) {
    guard isSplittable, found.gain > best.gain + shift else { return }
    let l2 = math.rules.l2
    let parent = sums.parentOutput
    best.threshold = found.threshold
    best.leftOutput = clamped(
      math.output(found.gradient, found.hessian, rows: found.rows, parent: parent, l2: l2))
    best.leftRows = found.rows
    best.leftGradient = found.gradient
    best.leftHessian = found.hessian - epsilon
    let rightRows = sums.rows &- found.rows
    let rightGradient = sums.gradient - found.gradient
    best.rightOutput = clamped(
      math.output(
        rightGradient, hessian - found.hessian, rows: rightRows, parent: parent, l2: l2))
    best.rightRows = rightRows
    best.rightGradient = rightGradient
    best.rightHessian = hessian - found.hessian - epsilon
    best.gain = found.gain - shift
    best.defaultLeft = defaultLeft
  }
}
