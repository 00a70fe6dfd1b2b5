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
  /// Where each of the tree's features has its bins in a histogram buffer.
  private(set) var treeSlots: [Int] = []
  private var offsets: [Int] = []
  private var binTotal = 0
  /// Features laid out only because forced splits use them.
  private var forcedOnly: Set<Int> = []
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
    forcedSplits = try ForcedSplit.load(config.forcedsplitsFilename, data)
  }

  deinit {
    randoms.deallocate()
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
      if mayBeSearched(pair) { search(pair) }
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

  func offset(of place: Int) -> Int { offsets[place] }

  func warnOfNoGain(_ gain: Double) {
    events.append(
      LogEvent(
        .warning,
        "No further splits with positive gain, best gain: \(NumberText.fixed(gain))"))
  }

  /// Gives every feature of the tree its place in the histogram buffers.
  private func layOut() {
    treeSlots = sampler.treeSlots
    if let forcedSplits {
      forcedOnly = forcedSplits.slots.subtracting(treeSlots)
      treeSlots = (treeSlots + forcedOnly).sorted()
    }
    offsets.removeAll(keepingCapacity: true)
    binTotal = 0
    for slot in treeSlots {
      offsets.append(binTotal)
      binTotal += features[slot].binCount
    }
  }

  private func rootState(isBagged: Bool) -> LeafState {
    let rows = partition.rows(of: 0)
    var (gradient, hessian) = (0.0, 0.0)
    for row in rows {
      let pair = gradients[Int(row)]
      gradient += Double(pair.x)
      hessian += Double(pair.y)
    }
    let math = LeafMath(rules, usesSmoothing: false)
    let output = math.output(
      gradient, hessian, rows: Int32(rows.count), parent: 0, l2: rules.l2)
    tree.setLeafOutput(0, output)
    return LeafState(
      sums: LeafSums(
        gradient: gradient, hessian: hessian, rows: Int32(rows.count), parentOutput: output))
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
  func search(_ pair: (left: Int, right: Int?), forced: Bool = false) {
    var smaller = pair.left
    var larger = pair.right
    if let right = pair.right, partition.counts[pair.left] >= partition.counts[right] {
      (smaller, larger) = (right, pair.left)
    }
    let parent = leaves[pair.left].histogram
    let smallBuffer = pool.take(bins: binTotal, features: treeSlots.count)
    let task = makeTask(smaller, larger, smallBuffer, parent, forced)
    let threads = config.threads(work: partition.counts[smaller] * treeSlots.count)
    let results = run(task, threads: threads)
    leaves[smaller].best = results.smaller
    if let larger { leaves[larger].best = results.larger }
    leaves[pair.left].histogram = nil
    leaves[smaller].histogram = smallBuffer
    if let larger { leaves[larger].histogram = parent }
  }

  private func makeTask(
    _ smaller: Int, _ larger: Int?, _ buffer: HistogramBuffer, _ parent: HistogramBuffer?,
    _ forced: Bool
  ) -> LeafSearch {
    let smallerNode = sampler.sampleNode(branch: leaves[smaller].branch)
    let largerNode = larger.flatMap { sampler.sampleNode(branch: leaves[$0].branch) }
    let rows = partition.rows(of: smaller)
    var pairs = gradients
    let isWhole = rows.count == data.rowCount
    if !isWhole {
      for i in 0..<rows.count { ordered[i] = gradients[Int(rows[i])] }
      pairs = UnsafePointer(ordered)
    }
    return LeafSearch(
      learner: self, slots: treeSlots, offsets: offsets, rows: isWhole ? nil : rows.baseAddress,
      count: rows.count, gradients: pairs, smaller: leaves[smaller].sums,
      larger: larger.map { leaves[$0].sums }, smallerNode: smallerNode, largerNode: largerNode,
      smallerPenalty: monotonePenalty(smaller),
      largerPenalty: larger.map { monotonePenalty($0) } ?? 1, buffer: buffer, parent: parent,
      idle: forced ? [] : forcedOnly)
  }

  private func run(
    _ task: LeafSearch, threads: Int
  ) -> (smaller: SplitCandidate, larger: SplitCandidate) {
    guard threads > 1 else { return task.search(0..<treeSlots.count) }
    // More pieces than threads, so that an interrupted thread does not hold up the rest.
    let pieces = min(treeSlots.count, threads * 4)
    let results = LeafSearch.Results(pieces)
    let count = treeSlots.count
    WorkerPool.shared.run(pieces, threads: threads) { piece in
      results[piece] = task.search(piece * count / pieces..<(piece + 1) * count / pieces)
    }
    return results.best
  }
}
