/// The search of two new leaves (or of the root), feature by feature.
struct LeafSearch: @unchecked Sendable {
  unowned(unsafe) let learner: TreeLearner
  let slots: [Int]
  let offsets: [Int]
  /// Rows of the smaller leaf, nil for all rows of the data.
  let rows: UnsafePointer<Int32>?
  let count: Int
  /// Gradients of these rows, in order.
  let gradients: UnsafePointer<SIMD2<Float>>
  let smaller: LeafSums
  let larger: LeafSums?
  /// Features that each leaf may be split on, nil for all.
  let smallerNode: Set<Int>?
  let largerNode: Set<Int>?
  let smallerPenalty: Double
  let largerPenalty: Double
  let buffer: HistogramBuffer
  /// The parent's histograms, which become the larger leaf's; nil at the root.
  let parent: HistogramBuffer?
  /// Features that do not take part.
  let idle: Set<Int>

  /// Best splits of the smaller and the larger leaf by some of the features.
  func search(_ range: Range<Int>) -> (smaller: SplitCandidate, larger: SplitCandidate) {
    var best = (smaller: SplitCandidate(), larger: SplitCandidate())
    for place in range where idle.isEmpty || !idle.contains(slots[place]) {
      if let parent, !parent.splittable[place] {
        buffer.splittable[place] = false
        continue
      }
      let info = learner.features[slots[place]]
      let sums = buffer.sums + offsets[place]
      build(info, into: sums)
      let found = bestSplit(
        sums, info, smaller, &buffer.splittable[place], penalty: smallerPenalty)
      if found.isBetter(than: best.smaller), smallerNode?.contains(slots[place]) ?? true {
        best.smaller = found
      }
      guard let larger, let parent else { continue }
      let rest = parent.sums + offsets[place]
      for bin in 0..<info.binCount { rest[bin] -= sums[bin] }
      let other = bestSplit(rest, info, larger, &parent.splittable[place], penalty: largerPenalty)
      if other.isBetter(than: best.larger), largerNode?.contains(slots[place]) ?? true {
        best.larger = other
      }
    }
    return best
  }

  private func build(_ info: FeatureInfo, into sums: UnsafeMutablePointer<SIMD2<Double>>) {
    sums.update(repeating: .zero, count: info.binCount)
    let slot = Int(info.slot)
    let columns = learner.data.columns
    if columns.isWide[slot] {
      HistogramKernel.build(columns.wide(slot), rows: rows, count: count, gradients, into: sums)
    } else {
      HistogramKernel.build(columns.narrow(slot), rows: rows, count: count, gradients, into: sums)
    }
    HistogramKernel.infer(info, gradient: smaller.gradient, hessian: smaller.hessian, in: sums)
  }

  private func bestSplit(
    _ sums: UnsafeMutablePointer<SIMD2<Double>>, _ info: FeatureInfo, _ leaf: LeafSums,
    _ splittable: inout Bool, penalty: Double
  ) -> SplitCandidate {
    let random = learner.randoms + Int(info.slot)
    if info.isCategorical {
      var search = CategorySearch(sums, info, leaf, learner.rules)
      search.run(random: &random.pointee)
      splittable = search.isSplittable
      return search.best
    }
    var threshold = 0
    if learner.rules.usesRandomThresholds, info.binCount > 2 {
      threshold = random.pointee.nextInt(0, info.binCount - 2)
    }
    var search = ThresholdSearch(sums, info, leaf, learner.rules, randomThreshold: threshold)
    search.run()
    splittable = search.isSplittable
    if info.monotone != 0 { search.best.gain *= penalty }
    return search.best
  }

  /// What each piece of a shared search found.
  final class Results: @unchecked Sendable {
    typealias Pair = (smaller: SplitCandidate, larger: SplitCandidate)
    private let pairs: UnsafeMutableBufferPointer<Pair>

    init(_ count: Int) {
      pairs = .allocate(capacity: count)
      pairs.initialize(repeating: (SplitCandidate(), SplitCandidate()))
    }

    deinit {
      pairs.deinitialize()
      pairs.deallocate()
    }

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
