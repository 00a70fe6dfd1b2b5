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
  let sumsAreExact: Bool
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
  func search(_ range: Range<Int>) -> Pair {
    var best = (smaller: SplitCandidate(), larger: SplitCandidate())
    let scratch = UnsafeMutableRawPointer.allocate(
      byteCount: SplitBound.scratchSize + range.count * MemoryLayout<Int>.stride, alignment: 16)
    defer { scratch.deallocate() }
    let bound = SplitBound(scratch: scratch)
    let active = (scratch + SplitBound.scratchSize).assumingMemoryBound(to: Int.self)
    let activeCount = listActive(range, active)
    var at = 0
    while at < activeCount {
      if count > 50_000, cancellation.isCancelled { return best }
      let group = UnsafeBufferPointer(
        start: active + at, count: min(SplitBound.lanes, activeCount - at))
      build(group)
      consider(group, buffer, smaller, bound, &best.smaller)
      if let larger, let parent {
        for place in group {
          HistogramKernel.subtract(
            buffer.sums + plan[place].offset, from: parent.sums + plan[place].offset,
            count: plan[place].info.binCount)
        }
        consider(group, parent, larger, bound, &best.larger)
      }
      at += group.count
    }
    return best
  }

  /// Lists the features that the parent could be split on, and marks the others.
  private func listActive(_ range: Range<Int>, _ active: UnsafeMutablePointer<Int>) -> Int {
    var count = 0
    for place in range where includesForced || !plan[place].isForcedOnly {
      if let parent, !parent.splittable[place] {
        buffer.splittable[place] = false
      } else {
        active[count] = place
        count += 1
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
    if group.count == 4 && isNarrow {
      HistogramKernel.buildFour(
        plan, group.baseAddress!, rows: rows, count: count, gradients, into: buffer.sums)
    } else {
      for place in group { build(plan[place], into: buffer.sums + plan[place].offset) }
    }
    for place in group {
      HistogramKernel.infer(
        plan[place].info, gradient: smaller.sums.gradient, hessian: smaller.sums.hessian,
        inAnyOrder: sumsAreExact, in: buffer.sums + plan[place].offset)
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

  /// Searches a few features in a leaf, as far as they can matter.
  private func consider(
    _ group: UnsafeBufferPointer<Int>, _ buffer: HistogramBuffer, _ side: Side,
    _ bound: SplitBound, _ best: inout SplitCandidate
  ) {
    var lanes = SplitBound.Lanes()
    if side.bound.isUsable {
      for (lane, place) in group.enumerated() where SplitBound.covers(plan[place].info) {
        bound.load(
          lane, buffer.sums + plan[place].offset, plan[place].info, side.bound, &lanes)
      }
    }
    let bounds = bound.find(lanes, side.bound)
    for (lane, place) in group.enumerated() {
      let isEligible = side.node?.contains(Int(plan[place].info.slot)) ?? true
      if side.bound.isUsable, SplitBound.covers(plan[place].info) {
        let shift = side.bound.shift
        if bounds.upper[lane] <= shift {
          buffer.splittable[place] = false
          continue
        }
        // Features come in ascending order, so an equal gain does not win.
        let most = (bounds.upper[lane] - shift) * plan[place].info.penalty
        if !(isEligible && most > best.gain), bounds.lower[lane] > shift {
          buffer.splittable[place] = true
          continue
        }
      }
      let found = exactSplit(
        buffer.sums + plan[place].offset, plan[place].info, side, &buffer.splittable[place])
      if isEligible, found.isBetter(than: best) { best = found }
    }
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
