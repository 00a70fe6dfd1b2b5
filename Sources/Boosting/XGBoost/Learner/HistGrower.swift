/// Grows trees on binned data, level by level or best leaf first.
///
/// Source: XGBoost 3.2's `hist` updater. Kept for a whole training.
final class HistGrower {
  struct Node {
    var begin: Int
    var count: Int
    var depth: Int
    var sums = SIMD2<Double>.zero
    var gain: Float = 0
    var bounds = SplitMath.Bounds()
    var histogram: NodeHistogram?
    var split = HistSplit()
  }

  /// Splits that gain less than this are none.
  static let leastGain: Float = 1e-6
  /// Nodes of one level that are taken at once.
  private static let batch = 256

  let matrix: QuantizedMatrix
  let rows: NodeRows
  private(set) var nodes: [Node] = []
  private let config: XGBoostConfig
  private let math: SplitMath
  private let store: HistogramStore
  private let threads: Int
  private var limits: InteractionLimits?
  private var leafCount = 1
  private var tree = RegressionTree()
  /// Sums of the tree's gradients are exact, and gains depend on the sums alone.
  private var isExact = false
  private var cancellation = Cancellation.never

  init(_ matrix: QuantizedMatrix, _ config: XGBoostConfig, threads: Int) {
    self.matrix = matrix
    self.config = config
    self.threads = threads
    math = SplitMath(config)
    rows = NodeRows(count: matrix.rowCount)
    store = HistogramStore(matrix.cuts)
  }

  /// Grows one tree; afterwards `nodes` and `rows` tell which rows are in which leaf.
  func grow(
    _ gradients: UnsafePointer<SIMD2<Float>>, _ features: FeatureSets, learningRate: Float,
    _ cancellation: Cancellation
  ) throws -> RegressionTree {
    limits = InteractionLimits(config)
    leafCount = 1
    self.cancellation = cancellation
    isExact =
      math.isPlain && math.minChildWeight > 0
      && ExactSums.areCertain(gradients, count: rows.count)
    rows.reset(gradients)
    startRoot(features, learningRate)
    defer { release() }
    var waiting = [0]
    while true {
      try cancellation.throwIfCancelled()
      let taken = take(from: &waiting)
      if taken.isEmpty { break }
      for node in taken { apply(node, learningRate) }
      let parents = taken.filter(mayGrowBelow)
      for node in taken where !parents.contains(node) { giveHistogram(of: node) }
      for child in search(below: parents, features) {
        if nodes[child].split.lossChange > Self.leastGain {
          waiting.append(child)
        } else {
          giveHistogram(of: child)
        }
      }
    }
    return tree
  }

  private func release() {
    for node in nodes.indices { giveHistogram(of: node) }
  }

  private func giveHistogram(of node: Int) {
    if let histogram = nodes[node].histogram { store.give(histogram) }
    nodes[node].histogram = nil
  }

  // MARK: - The root

  private func startRoot(_ features: FeatureSets, _ learningRate: Float) {
    var root = Node(begin: 0, count: rows.count, depth: 0)
    root.sums = rootSums()
    root.gain = math.gain(root.sums, root.bounds)
    let histogram = store.take()
    root.histogram = histogram
    let weight = math.weight(root.sums, root.bounds)
    tree = RegressionTree()
    tree.baseWeight[0] = weight
    tree.sumHessian[0] = Float(root.sums.y)
    tree.condition[0] = learningRate * weight
    nodes = [root]
    let task = LevelSearch.Task(
      rows: rows.rows, gradients: rows.gradients, count: rows.count, built: histogram, rest: nil,
      targets: [target(0, features)])
    nodes[0].split = run([task], features)[0]
  }

  /// Summed over the first feature's bins where nothing is missing, else over the rows.
  private func rootSums() -> SIMD2<Double> {
    var sums = SIMD2<Double>.zero
    guard matrix.isDense, matrix.featureCount > 0 else {
      for i in 0..<rows.count { sums += rows.gradients[i] }
      return sums
    }
    let bins = matrix.cuts.binCount(0)
    var first = [SIMD2<Double>](repeating: .zero, count: bins + 1)
    let column = matrix.column(0)
    for i in 0..<rows.count { first[Int(column[i])] += rows.gradients[i] }
    for bin in 0..<bins { sums += first[bin] }
    return sums
  }

  // MARK: - Order

  /// The nodes to be divided next.
  private func take(from waiting: inout [Int]) -> [Int] {
    guard !waiting.isEmpty else { return [] }
    if config.growth == .lossguide {
      let place = waiting.indices.min { isBetter(waiting[$0], waiting[$1]) }!
      let node = waiting.remove(at: place)
      guard isValid(node) else { return [] }
      leafCount += 1
      return [node]
    }
    let level = nodes[waiting[0]].depth
    var (taken, used) = ([Int](), 0)
    while used < waiting.count, nodes[waiting[used]].depth == level, taken.count < Self.batch {
      if isValid(waiting[used]) {
        leafCount += 1
        taken.append(waiting[used])
      }
      used += 1
    }
    waiting.removeFirst(used)
    return taken
  }

  private func isBetter(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (nodes[a].split.lossChange, nodes[b].split.lossChange)
    return x == y ? a < b : x > y
  }

  private func isValid(_ node: Int) -> Bool {
    let split = nodes[node].split
    if split.lossChange <= Self.leastGain || split.left.y == 0 || split.right.y == 0 {
      return false
    }
    if split.lossChange < config.gamma { return false }
    if config.maxDepth > 0, nodes[node].depth == config.maxDepth { return false }
    return !(config.maxLeaves > 0 && leafCount == config.maxLeaves)
  }

  private func mayGrowBelow(_ node: Int) -> Bool {
    if config.maxDepth > 0, nodes[node].depth + 1 >= config.maxDepth { return false }
    return !(config.maxLeaves > 0 && leafCount >= config.maxLeaves)
  }

  // MARK: - Dividing

  private func apply(_ node: Int, _ learningRate: Float) {
    let (parent, split) = (nodes[node], nodes[node].split)
    let (left, right) = (
      math.weight(split.left, parent.bounds), math.weight(split.right, parent.bounds)
    )
    tree.expand(
      node, split, baseWeight: math.weight(split.left + split.right, parent.bounds),
      leftLeaf: left * learningRate, rightLeaf: right * learningRate)
    let feature = Int(split.feature)
    let leftCount = rows.split(
      parent.begin, parent.count, column: matrix.column(feature),
      missingBin: matrix.cuts.binCount(feature), by: split)
    let (low, high) = childBounds(parent.bounds, feature, left, right)
    var child = Node(begin: parent.begin, count: leftCount, depth: parent.depth + 1)
    child.sums = split.left
    child.gain = math.gain(split.left, parent.bounds)
    child.bounds = low
    nodes.append(child)
    child.begin += leftCount
    child.count = parent.count - leftCount
    child.sums = split.right
    child.gain = math.gain(split.right, parent.bounds)
    child.bounds = high
    nodes.append(child)
    limits?.split(node, by: split.feature, into: [nodes.count - 2, nodes.count - 1])
  }

  private func childBounds(
    _ bounds: SplitMath.Bounds, _ feature: Int, _ left: Float, _ right: Float
  ) -> (SplitMath.Bounds, SplitMath.Bounds) {
    var (low, high) = (bounds, bounds)
    let direction = feature < config.monotone.count ? config.monotone[feature] : 0
    let middle = (left + right) / 2
    if direction < 0 {
      low.lower = middle
      high.upper = middle
    } else if direction > 0 {
      low.upper = middle
      high.lower = middle
    }
    return (low, high)
  }

  // MARK: - Searching

  private func search(below parents: [Int], _ features: FeatureSets) -> [Int] {
    var (tasks, order): ([LevelSearch.Task], [Int]) = ([], [])
    for parent in parents {
      let left = Int(tree.left[parent])
      let right = left + 1
      let split = nodes[parent].split
      // Exact sums may be built from the side with fewer rows.
      let buildsRight =
        isExact ? nodes[right].count < nodes[left].count : split.right.y < split.left.y
      let (built, rest) = buildsRight ? (right, left) : (left, right)
      nodes[built].histogram = store.take()
      nodes[rest].histogram = nodes[parent].histogram
      nodes[parent].histogram = nil
      let small = nodes[built]
      tasks.append(
        LevelSearch.Task(
          rows: rows.rows + small.begin, gradients: rows.gradients + small.begin,
          count: small.count, built: small.histogram!, rest: nodes[rest].histogram,
          targets: [target(left, features), target(right, features)]))
      order += [left, right]
    }
    guard !tasks.isEmpty else { return [] }
    for (node, split) in zip(order, run(tasks, features)) { nodes[node].split = split }
    return order
  }

  private func target(_ index: Int, _ features: FeatureSets) -> LevelSearch.Target {
    let node = nodes[index]
    var allowed: Set<Int32>?
    if !features.areNodesAlike { allowed = Set(features.node(depth: node.depth)) }
    if let limits {
      allowed = (allowed ?? Set(features.tree)).filter { limits.allows($0, node: index) }
    }
    return LevelSearch.Target(
      count: node.count, sums: node.sums, gain: node.gain, bounds: node.bounds,
      histogram: node.histogram!, features: allowed)
  }

  private func run(_ tasks: [LevelSearch.Task], _ features: FeatureSets) -> [HistSplit] {
    LevelSearch(
      tasks,
      LevelSearch.Setting(
        matrix: matrix, config: config, math: math, store: store, features: features.tree,
        isExact: isExact, threads: threads,
        cancellation: cancellation)
    ).run()
  }
}
