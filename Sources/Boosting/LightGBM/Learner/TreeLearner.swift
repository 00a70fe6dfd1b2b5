/// Grows one tree after another on the same data, leaf by leaf with the largest gain first.
///
/// A pass over a feature builds the histogram of the smaller of two new leaves, searches it, takes
/// it from the parent's to get the larger leaf's, and searches that while all of it is in the
/// cache. Features are independent, so they are shared out among threads without changing results.
final class TreeLearner {
  let data: LightGBMDataset
  private(set) var config: LightGBMConfig
  private(set) var rules: SplitRules
  let features: [FeatureInfo]
  private(set) var sampler: ColumnSampler
  let partition: DataPartition
  var pool = HistogramPool()
  /// Random thresholds of extremely random trees, one stream a feature, kept over all trees.
  let randoms: UnsafeMutablePointer<LinearCongruential>
  private let ordered: UnsafeMutablePointer<SIMD2<Float>>
  let forcedSplits: ForcedSplit?

  // The tree being grown.
  var tree = Tree()
  var leaves: [LeafState] = []
  private var gradients: UnsafePointer<SIMD2<Float>>
  private var range: GradientRange
  /// The tree's features, ascending.
  private(set) var plan: UnsafeMutablePointer<PlannedFeature>
  private var planned = 0
  private var binTotal = 0
  var cancellation = Cancellation.never
  /// What the library would have logged.
  var events: [LogEvent] = []

  init(_ data: LightGBMDataset, _ config: LightGBMConfig) throws {
    self.data = data
    self.config = config
    rules = SplitRules(config)
    features = data.features.used.enumerated().map { slot, column in
      FeatureInfo(slot: slot, column: column, data.features.mappers[column], config)
    }
    sampler = ColumnSampler(config, columns: data.features.used)
    partition = DataPartition(rowCount: data.rowCount)
    randoms = .allocate(capacity: max(1, features.count))
    for slot in features.indices {
      let seed = config.extraSeed + data.features.innerIndex[slot]
      (randoms + slot).initialize(to: LinearCongruential(seed: seed))
    }
    ordered = .allocate(capacity: data.rowCount + 8)
    gradients = UnsafePointer(ordered)
    range = GradientRange(gradients, rows: nil, count: 0)
    plan = .allocate(capacity: max(1, features.count))
    forcedSplits = try ForcedSplit.load(config.forcedsplitsFilename, data)
  }

  deinit {
    randoms.deallocate()
    plan.deallocate()
    ordered.deallocate()
  }

  /// Other parameters from the next tree on.
  func reset(_ config: LightGBMConfig) {
    self.config = config
    rules = SplitRules(config)
    sampler.reset(config)
  }

  /// Grows a tree.
  ///
  /// - Parameters:
  ///   - gradients: gradient and hessian of every row of the data.
  ///   - bag: ascending rows to use; all if nil.
  func train(
    _ gradients: UnsafePointer<SIMD2<Float>>, bag: UnsafeBufferPointer<Int32>?
  ) throws -> Tree {
    self.gradients = gradients
    sampler.sampleTree()
    layOut()
    partition.start(bag)
    tree = Tree()
    leaves = [rootState(isBagged: bag != nil)]
    var pair: (left: Int, right: Int?) = (0, nil)
    var made = 0
    if let forcedSplits { made = try force(forcedSplits, &pair) }
    while made < config.numLeaves - 1 {
      if mayBeSearched(pair) { try search(pair) }
      let leaf = bestLeaf()
      let gain = leaves[leaf].best.gain
      if gain <= 0 {
        warnOfNoGain(gain)
        break
      }
      try split(leaf, &pair)
      made += 1
    }
    for leaf in leaves.indices { release(leaf) }
    return tree
  }

  /// Where a feature stands in the plan.
  func place(of slot: Int) -> Int? { (0..<planned).first { plan[$0].info.slot == slot } }

  func warnOfNoGain(_ gain: Double) {
    events.append(
      LogEvent(
        .warning,
        "No further splits with positive gain, best gain: \(NumberText.fixed(gain))"))
  }

  /// Gives every feature of the tree its place in the histogram buffers.
  private func layOut() {
    var slots = sampler.treeSlots
    var forcedOnly: Set<Int> = []
    if let forcedSplits {
      forcedOnly = forcedSplits.slots.subtracting(slots)
      slots = (slots + forcedOnly).sorted()
    }
    planned = slots.count
    binTotal = 0
    let columns = data.columns
    for (place, slot) in slots.enumerated() {
      let isWide = columns.isWide[slot]
      plan[place] = PlannedFeature(
        info: features[slot], offset: binTotal, isWide: isWide,
        isForcedOnly: forcedOnly.contains(slot),
        bins: isWide ? UnsafeRawPointer(columns.wide(slot)) : UnsafeRawPointer(columns.narrow(slot))
      )
      binTotal += features[slot].binCount
    }
  }

  private func rootState(isBagged: Bool) -> LeafState {
    let rows = partition.rows(of: 0)
    range = GradientRange(
      gradients, rows: isBagged ? rows.baseAddress : nil, count: rows.count)
    let math = LeafMath(rules, usesSmoothing: false)
    let output = math.output(
      range.gradient, range.hessian, rows: Int32(rows.count), parent: 0, l2: rules.l2)
    tree.setLeafOutput(0, output)
    return LeafState(
      sums: LeafSums(
        gradient: range.gradient, hessian: range.hessian, rows: Int32(rows.count),
        parentOutput: output, gradientSize: range.gradientSize))
  }

  /// The leaf with the best split; of equal ones the smaller column, then the lower number.
  func bestLeaf() -> Int {
    var best = 0
    for leaf in leaves.indices.dropFirst() where leaves[leaf].best.isBetter(than: leaves[best].best)
    {
      best = leaf
    }
    return best
  }

  /// Whether depth and size allow splits of the two newest leaves; if not, they are closed.
  func mayBeSearched(_ pair: (left: Int, right: Int?)) -> Bool {
    let isDeep = config.maxDepth > 0 && Int(tree.leafDepth[pair.left]) >= config.maxDepth
    let enough = 2 * config.minDataInLeaf
    let isSmall =
      partition.counts[pair.left] < enough
      && (pair.right.map { partition.counts[$0] < enough } ?? true)
    guard isDeep || isSmall else { return true }
    leaves[pair.left].best.gain = -.infinity
    if let right = pair.right { leaves[right].best.gain = -.infinity }
    release(pair.left)
    return false
  }

  func release(_ leaf: Int) {
    if let buffer = leaves[leaf].histogram {
      leaves[leaf].histogram = nil
      pool.giveBack(buffer)
    }
  }

  // MARK: Search

  /// Builds histograms of the newest leaves and finds their best splits.
  ///
  /// - Parameter forced: whether features that only forced splits use take part.
  func search(_ pair: (left: Int, right: Int?), forced: Bool = false) throws {
    var smaller = pair.left
    var larger = pair.right
    if let right = pair.right, partition.counts[pair.left] >= partition.counts[right] {
      (smaller, larger) = (right, pair.left)
    }
    let parent = leaves[pair.left].histogram
    let buffer = pool.take(bins: binTotal, features: planned)
    let task = makeTask(smaller, larger, buffer, parent, forced)
    let threads = config.threads(work: partition.counts[smaller] * planned)
    let results = run(task, threads: threads)
    try cancellation.throwIfCancelled()
    leaves[smaller].best = results.smaller
    if let larger { leaves[larger].best = results.larger }
    leaves[pair.left].histogram = nil
    leaves[smaller].histogram = buffer
    if let larger { leaves[larger].histogram = parent }
  }

  private func makeTask(
    _ smaller: Int, _ larger: Int?, _ buffer: HistogramBuffer, _ parent: HistogramBuffer?,
    _ forced: Bool
  ) -> LeafSearch {
    let smallerNode = sampler.sampleNode(branch: leaves[smaller].branch)
    let largerNode = larger.flatMap { sampler.sampleNode(branch: leaves[$0].branch) }
    let rows = partition.rows(of: smaller)
    let isWhole = rows.count == data.rowCount
    let excess = isWhole ? .zero : gatherGradients(rows, smaller, larger)
    func side(_ leaf: Int, _ node: Set<Int>?) -> LeafSearch.Side {
      LeafSearch.Side(
        sums: leaves[leaf].sums, bound: SplitBound.Leaf(leaves[leaf].sums, rules, range),
        node: node, monotoneShare: monotonePenalty(leaf))
    }
    return LeafSearch(
      plan: plan, rules: rules, randoms: randoms, excess: range.sumsAreExact ? excess : nil,
      rows: isWhole ? nil : rows.baseAddress, count: rows.count,
      gradients: isWhole ? gradients : UnsafePointer(ordered), smaller: side(smaller, smallerNode),
      larger: larger.map { side($0, largerNode) }, buffer: buffer, parent: parent,
      includesForced: forced, cancellation: cancellation)
  }

  /// Puts the gradients of the smaller leaf's rows side by side and sums up their sizes.
  ///
  /// - Returns: what the leaf's sums have beyond those of its rows.
  private func gatherGradients(
    _ rows: UnsafeBufferPointer<Int32>, _ smaller: Int, _ larger: Int?
  ) -> SIMD2<Double> {
    var size = 0.0
    var sums = SIMD2<Double>.zero
    for i in 0..<rows.count {
      let pair = gradients[Int(rows[i])]
      ordered[i] = pair
      sums += SIMD2<Double>(pair)
      size += Double(pair.x.magnitude)
    }
    let leaf = leaves[smaller].sums
    if let larger {
      // A child still has its parent's sum; what is left is rounded up.
      let rest = leaves[larger].sums.gradientSize * (1 + 0x1p-40) - size
      leaves[smaller].sums.gradientSize = size
      leaves[larger].sums.gradientSize = rest
    }
    return SIMD2(leaf.gradient, leaf.hessian) - sums
  }

  private func run(_ task: LeafSearch, threads: Int) -> LeafSearch.Pair {
    guard threads > 1 else { return task.search(0..<planned) }
    // More pieces than threads, so that an interrupted thread does not hold up the rest; whole
    // groups of features, which are faster than single ones.
    let lanes = SplitBound.lanes
    let size = max(lanes, (planned / (threads * 4) + lanes - 1) / lanes * lanes)
    let pieces = (planned + size - 1) / size
    let results = LeafSearch.Results(pieces)
    let count = planned
    WorkerPool.shared.run(pieces, threads: threads) { piece in
      results[piece] = task.search(piece * size..<min(count, (piece + 1) * size))
    }
    return results.best
  }
}
