/// Finds the best set of categories of one feature to send left in one leaf.
///
/// With few categories each against the rest; otherwise categories are ordered by gradient over
/// hessian and prefixes from both ends are tried. Follows LightGBM's categorical search.
struct CategorySearch {
  let histogram: ThresholdSearch.Histogram
  let info: FeatureInfo
  let sums: LeafSums
  let math: LeafMath
  /// The only category, or length of prefix, tried in extremely random trees.
  private let hessian: Double
  private let countFactor: Double
  private let shift: Double

  var isSplittable = false
  var best = SplitCandidate()
  /// Bins that go left in the best split.
  private(set) var bins: [UInt32] = []

  init(
    _ histogram: ThresholdSearch.Histogram, _ info: FeatureInfo, _ sums: LeafSums,
    _ rules: SplitRules
  ) {
    self.histogram = histogram
    self.info = info
    self.sums = sums
    math = LeafMath(rules)
    hessian = sums.hessian + 2 * epsilon
    countFactor = Double(sums.rows) / hessian
    let unsplit =
      rules.usesSmoothing
      ? math.gain(sums.gradient, hessian, output: sums.parentOutput, l2: rules.l2)
      : math.gain(sums.gradient, hessian, rows: sums.rows, parent: 0, l2: rules.l2)
    shift = unsplit + rules.minGain
  }

  private struct Found {
    var gain = -Double.infinity
    var gradient = 0.0
    var hessian = 0.0
    var rows: Int32 = 0
    var bins: [UInt32] = []
  }

  mutating func run(random: inout LinearCongruential) {
    best.defaultLeft = false
    best.random = random
    let isOneHot = info.binCount <= math.rules.maxOneHot
    let found = isOneHot ? oneAgainstRest(&random) : orderedPrefixes(&random)
    if isSplittable { take(found, isOneHot: isOneHot) }
    best.gain *= info.penalty
    best.column = info.column
    best.slot = info.slot
  }

  private func clamped(_ output: Double) -> Double {
    guard math.rules.usesMonotone else { return output }
    return output < sums.minOutput ? sums.minOutput : min(output, sums.maxOutput)
  }

  private func splitGain(
    _ aG: Double, _ aH: Double, _ aN: Int32, _ bG: Double, _ bH: Double, _ bN: Int32, l2: Double
  ) -> Double {
    let parent = sums.parentOutput
    guard math.rules.usesMonotone else {
      return math.gain(aG, aH, rows: aN, parent: parent, l2: l2)
        + math.gain(bG, bH, rows: bN, parent: parent, l2: l2)
    }
    let a = clamped(math.output(aG, aH, rows: aN, parent: parent, l2: l2))
    let b = clamped(math.output(bG, bH, rows: bN, parent: parent, l2: l2))
    return math.gain(aG, aH, output: a, l2: l2) + math.gain(bG, bH, output: b, l2: l2)
  }

  private mutating func oneAgainstRest(_ random: inout LinearCongruential) -> Found {
    let rules = math.rules
    var found = Found()
    var only: Int?
    // The library numbers bins from the first stored one here.
    let (start, end) = (1 - info.offset, info.binCount - info.offset)
    if rules.usesRandomThresholds, end > start { only = random.nextInt(start, end) + info.offset }
    for bin in 1..<max(1, info.binCount) {
      let entry = histogram[bin]
      let rows = LeafMath.count(entry.y * countFactor)
      if rows < rules.minData || entry.y < rules.minHessian { continue }
      let otherRows = sums.rows &- rows
      if otherRows < rules.minData { continue }
      let otherHessian = hessian - entry.y - epsilon
      if otherHessian < rules.minHessian { continue }
      if rules.usesRandomThresholds && bin != only ?? info.offset { continue }
      let gain = splitGain(
        sums.gradient - entry.x, otherHessian, otherRows, entry.x, entry.y + epsilon, rows,
        l2: rules.l2)
      if gain <= shift { continue }
      isSplittable = true
      if gain > found.gain {
        found = Found(
          gain: gain, gradient: entry.x, hessian: entry.y + epsilon, rows: rows,
          bins: [UInt32(bin)])
      }
    }
    return found
  }

  private mutating func orderedPrefixes(_ random: inout LinearCongruential) -> Found {
    let rules = math.rules
    let smoothing = rules.categorySmoothing
    let usable = (1..<info.binCount).filter {
      Double(LeafMath.count(histogram[$0].y * countFactor)) >= smoothing
    }
    var rated = usable.map { (bin: $0, rate: histogram[$0].x / (histogram[$0].y + smoothing)) }
    // Empty bins have no rate without smoothing, and then the sort itself decides.
    LibrarySort.stableSort(&rated) { $0.rate < $1.rate }
    let order = rated.map(\.bin)
    let most = min(rules.maxCategories, (order.count + 1) / 2)
    var only = 0
    let longest = max(min(most, order.count) - 1, 0)
    if rules.usesRandomThresholds, longest > 0 { only = random.nextInt(0, longest) }
    var found = Found()
    for bins in [order, order.reversed()] { scan(bins, most, only, &found) }
    return found
  }

  private mutating func scan(_ bins: [Int], _ most: Int, _ only: Int, _ found: inout Found) {
    let rules = math.rules
    let l2 = rules.l2 + rules.categoryL2
    var (gradient, collected) = (0.0, epsilon)
    var rows: Int32 = 0
    var groupRows: Int32 = 0
    for (i, bin) in bins.prefix(most).enumerated() {
      let entry = histogram[bin]
      let count = LeafMath.count(entry.y * countFactor)
      gradient += entry.x
      collected += entry.y
      rows &+= count
      groupRows &+= count
      if rows < rules.minData || collected < rules.minHessian { continue }
      let rightRows = sums.rows &- rows
      if rightRows < rules.minData || rightRows < rules.minDataPerGroup { break }
      let rightHessian = hessian - collected
      if rightHessian < rules.minHessian { break }
      if groupRows < rules.minDataPerGroup { continue }
      groupRows = 0
      if rules.usesRandomThresholds && i != only { continue }
      let gain = splitGain(
        gradient, collected, rows, sums.gradient - gradient, rightHessian, rightRows, l2: l2)
      if gain <= shift { continue }
      isSplittable = true
      if gain > found.gain {
        found = Found(
          gain: gain, gradient: gradient, hessian: collected, rows: rows,
          bins: bins[0...i].map { UInt32($0) })
      }
    }
  }

  private mutating func take(_ found: Found, isOneHot: Bool) {
    let l2 = math.rules.l2 + (isOneHot ? 0 : math.rules.categoryL2)
    let parent = sums.parentOutput
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
    bins = found.bins
    best.monotone = 0
  }
}
