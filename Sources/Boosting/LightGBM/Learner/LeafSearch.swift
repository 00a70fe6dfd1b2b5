/// A feature of the current tree, as the search walks over them.
struct PlannedFeature {
  let info: FeatureInfo
  /// Where its bins begin in a histogram buffer.
  let offset: Int
  let isWide: Bool
  /// Used by forced splits only.
  let isForcedOnly: Bool
  let bins: UnsafeRawPointer
}

/// The search of two new leaves (or of the root), feature by feature.
struct LeafSearch: @unchecked Sendable {
  typealias Sums = UnsafeMutablePointer<SIMD2<Double>>
  typealias Pair = (smaller: SplitCandidate, larger: SplitCandidate)

  /// One of the two leaves.
  struct Side {
    let sums: LeafSums
    let bound: SplitBound.Leaf
    /// Features that it may be split on, nil for all.
    let node: Set<Int>?
    /// Share of a monotone feature's gain that counts.
    let monotoneShare: Double
  }

  let plan: UnsafePointer<PlannedFeature>
  let rules: SplitRules
  let randoms: UnsafeMutablePointer<LinearCongruential>
  /// What the smaller leaf's sums have beyond its rows' own; nil where sums may be rounded.
  let excess: SIMD2<Double>?
  /// Rows of the smaller leaf, nil for all rows of the data.
  let rows: UnsafePointer<Int32>?
  let count: Int
  /// Gradients of these rows, in order.
  let gradients: UnsafePointer<SIMD2<Float>>
  let smaller: Side
  let larger: Side?
  let buffer: HistogramBuffer
  /// The parent's histograms, which become the larger leaf's; nil at the root.
  let parent: HistogramBuffer?
  /// Whether features that only forced splits use take part.
  let includesForced: Bool
  let cancellation: Cancellation

  /// Best splits of the smaller and the larger leaf by some of the features.
  ///
  /// Histograms and bounds of all the features come first: then few need an exact search.
  func search(_ range: Range<Int>) -> Pair {
    let scratch = UnsafeMutableRawPointer.allocate(
      byteCount: SplitBound.scratchSize + range.count * Self.featureSize, alignment: 16)
    defer { scratch.deallocate() }
    let bound = SplitBound(scratch: scratch)
    let limits = (scratch + SplitBound.scratchSize).assumingMemoryBound(to: Limits.self)
    let moreLimits = limits + range.count
    let active = UnsafeMutableRawPointer(moreLimits + range.count).assumingMemoryBound(
      to: Int.self)
    let activeCount = listActive(range, active)
    var at = 0
    while at < activeCount {
      if count > 50_000, cancellation.isCancelled { return (SplitCandidate(), SplitCandidate()) }
      let group = UnsafeBufferPointer(
        start: active + at, count: min(SplitBound.lanes, activeCount - at))
      build(group)
      setLimits(group, buffer, minus: nil, smaller, bound, limits + at)
      if let larger, let parent {
        setLimits(group, parent, minus: buffer, larger, bound, moreLimits + at)
      }
      at += group.count
    }
    let all = UnsafeBufferPointer(start: active, count: activeCount)
    let best = choose(all, limits, buffer, smaller)
    guard let larger, let parent else { return (best, SplitCandidate()) }
    return (best, choose(all, moreLimits, parent, larger))
  }

  /// What is known of a feature's best gain without an exact search.
  private struct Limits {
    var upper = Double.infinity
    var lower = -Double.infinity
  }

  private static let featureSize = 2 * MemoryLayout<Limits>.stride + MemoryLayout<Int>.stride

  /// Lists the features that the parent could be split on, and marks the others; features with
  /// missing rows come last, because four without them are faster.
  private func listActive(_ range: Range<Int>, _ active: UnsafeMutablePointer<Int>) -> Int {
    var count = 0
    for hasMissing in [false, true] {
      for place in range
      where (plan[place].info.missing == .nan) == hasMissing
        && (includesForced || !plan[place].isForcedOnly)
      {
        if let parent, !parent.splittable[place] {
          buffer.splittable[place] = false
        } else {
          active[count] = place
          count += 1
        }
      }
    }
    return count
  }

  /// Makes the smaller leaf's histograms of a few features.
  private func build(_ group: UnsafeBufferPointer<Int>) {
    var isNarrow = true
    for place in group {
      (buffer.sums + plan[place].offset).update(
        repeating: .zero, count: plan[place].info.binCount)
      isNarrow = isNarrow && !plan[place].isWide
    }
    var alone = group[...]
    while alone.count >= 4 && isNarrow {
      HistogramKernel.buildFour(
        plan, group.baseAddress! + alone.startIndex, rows: rows, count: count, gradients,
        into: buffer.sums)
      alone = alone.dropFirst(4)
    }
    if alone.count >= 2 && isNarrow {
      HistogramKernel.buildTwo(
        plan, group.baseAddress! + alone.startIndex, rows: rows, count: count, gradients,
        into: buffer.sums)
      alone = alone.dropFirst(2)
    }
    for place in alone { build(plan[place], into: buffer.sums + plan[place].offset) }
    for place in group {
      HistogramKernel.infer(
        plan[place].info, SIMD2(smaller.sums.gradient, smaller.sums.hessian), excess: excess,
        in: buffer.sums + plan[place].offset)
    }
  }

  private func build(_ feature: PlannedFeature, into sums: Sums) {
    if feature.isWide {
      HistogramKernel.build(
        feature.bins.assumingMemoryBound(to: UInt16.self), rows: rows, count: count, gradients,
        into: sums)
    } else {
      HistogramKernel.build(
        feature.bins.assumingMemoryBound(to: UInt8.self), rows: rows, count: count, gradients,
        into: sums)
    }
  }

  /// Bounds the gains of a few features in a leaf.
  ///
  /// - Parameter sibling: histograms to be taken off the leaf's first.
  private func setLimits(
    _ group: UnsafeBufferPointer<Int>, _ buffer: HistogramBuffer, minus sibling: HistogramBuffer?,
    _ side: Side, _ bound: SplitBound, _ limits: UnsafeMutablePointer<Limits>
  ) {
    var lanes = SplitBound.Lanes()
    for (lane, place) in group.enumerated() {
      let (sums, info) = (buffer.sums + plan[place].offset, plan[place].info)
      let other = sibling.map { UnsafePointer($0.sums + plan[place].offset) }
      if side.bound.isUsable, SplitBound.covers(info) {
        bound.load(lane, sums, minus: other, info, side.bound, &lanes)
      } else if let other {
        HistogramKernel.subtract(other, from: sums, count: info.binCount)
      }
    }
    let bounds = bound.find(lanes, side.bound)
    for (lane, place) in group.enumerated() {
      let isCovered = side.bound.isUsable && SplitBound.covers(plan[place].info)
      limits[lane] =
        isCovered ? Limits(upper: bounds.upper[lane], lower: bounds.lower[lane]) : Limits()
    }
  }

  /// Finds a leaf's best split: searches the features that may be it, and those of which it is in
  /// doubt whether they can be split at all.
  private func choose(
    _ active: UnsafeBufferPointer<Int>, _ limits: UnsafePointer<Limits>,
    _ buffer: HistogramBuffer, _ side: Side
  ) -> SplitCandidate {
    let shift = side.bound.shift
    func isEligible(_ place: Int) -> Bool {
      side.node?.contains(Int(plan[place].info.slot)) ?? true
    }
    var least = -Double.infinity
    for (i, place) in active.enumerated() where limits[i].lower > shift && isEligible(place) {
      least = max(least, (limits[i].lower - shift) * plan[place].info.penalty)
    }
    var best = SplitCandidate()
    for (i, place) in active.enumerated() {
      if limits[i].upper <= shift {
        buffer.splittable[place] = false
        continue
      }
      let most = (limits[i].upper - shift) * plan[place].info.penalty
      let mayBeBest = most >= best.gain && most >= least && isEligible(place)
      if !mayBeBest, limits[i].lower > shift {
        buffer.splittable[place] = true
        continue
      }
      let found = exactSplit(
        buffer.sums + plan[place].offset, plan[place].info, side, &buffer.splittable[place])
      if mayBeBest, found.isBetter(than: best) { best = found }
    }
    return best
  }

  @inline(never)
  private func exactSplit(
    _ sums: Sums, _ info: FeatureInfo, _ side: Side, _ splittable: inout Bool
  ) -> SplitCandidate {
    let random = randoms + Int(info.slot)
    if info.isCategorical {
      var search = CategorySearch(sums, info, side.sums, rules)
      search.run(random: &random.pointee)
      splittable = search.isSplittable
      return search.best
    }
    var threshold = 0
    if rules.usesRandomThresholds, info.binCount > 2 {
      threshold = random.pointee.nextInt(0, info.binCount - 2)
    }
    var search = ThresholdSearch(sums, info, side.sums, rules, randomThreshold: threshold)
    search.run()
    splittable = search.isSplittable
    if info.monotone != 0 { search.best.gain *= side.monotoneShare }
    return search.best
  }

  /// What each piece of a shared search found.
  final class Results: @unchecked Sendable {
    private let pairs: UnsafeMutableBufferPointer<Pair>

    init(_ count: Int) {
      pairs = .allocate(capacity: count)
      pairs.initialize(repeating: (SplitCandidate(), SplitCandidate()))
    }

    deinit { pairs.deallocate() }

    subscript(piece: Int) -> Pair {
      get { pairs[piece] }
      set { pairs[piece] = newValue }
    }

    var best: Pair {
      pairs.dropFirst().reduce(into: pairs[0]) { best, next in
        if next.smaller.isBetter(than: best.smaller) { best.smaller = next.smaller }
        if next.larger.isBetter(than: best.larger) { best.larger = next.larger }
      }
    }
  }
}
