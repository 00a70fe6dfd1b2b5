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
    /// Rows without gradient, which only pass through.
    var idleBegin = 0
    var idleCount = 0
  }

  /// Sums of a node's rows by bin, of all features.
  enum NodeHistogram {
    /// In fixed point, see `PackedHistograms`.
    case packed(UnsafeMutablePointer<UInt64>)
    /// In the library's order, see `LevelSearch`.
    case ordered(UnsafeMutablePointer<SIMD2<Double>>)
  }

  /// Splits that gain less than this are none.
  static let leastGain: Float = 1e-6
  /// Nodes of one level that are taken at once.
  private static let batch = 256
  /// Rows beyond which halves of units leave bounds too wide.
  private static let mostRows = 300_000

  let matrix: QuantizedMatrix
  /// Rows with a gradient, and those without: not sampled, or of no weight.
  let rows: NodeRows
  let idleRows: NodeRows
  private(set) var nodes: [Node] = []
  private let config: XGBoostConfig
  private let math: SplitMath
  private let packedStore: HistogramStore<UInt64>
  private let orderedStore: HistogramStore<SIMD2<Double>>
  private let threads: Int
  private var limits: InteractionLimits?
  private var leafCount = 1
  private var tree = RegressionTree()
  /// How the tree is searched by bounds; nil where sums depend on their order, or gains on more
  /// than the sums.
  private var exact: (histograms: PackedHistograms, point: FixedPoint)?
  private var gradients: UnsafePointer<SIMD2<Float>>
  private var cancellation = Cancellation.never
  /// Whether trees may be searched by bounds first; the outcome is the same.
  var usesBounds = true

  init(_ matrix: QuantizedMatrix, _ config: XGBoostConfig, threads: Int) {
    self.matrix = matrix
    self.config = config
    self.threads = threads
    math = SplitMath(config)
    rows = NodeRows(capacity: matrix.rowCount)
    idleRows = NodeRows(capacity: matrix.rowCount)
    gradients = UnsafePointer(bitPattern: MemoryLayout<SIMD2<Float>>.alignment)!
    packedStore = HistogramStore(size: PackedHistograms.capacity(matrix.cuts))
    orderedStore = HistogramStore(size: LevelSearch.capacity(matrix.cuts))
  }

  /// Grows one tree; afterwards `nodes` and `rows` tell which rows are in which leaf.
  func grow(
    _ gradients: UnsafePointer<SIMD2<Float>>, _ features: FeatureSets, learningRate: Float,
    _ cancellation: Cancellation
  ) throws -> RegressionTree {
    limits = InteractionLimits(config)
    leafCount = 1
    self.cancellation = cancellation
    self.gradients = gradients
    distribute(features)
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

  /// All rows of a node.
  func rows(of node: Int) -> [UnsafeBufferPointer<Int32>] {
    let node = nodes[node]
    return [
      UnsafeBufferPointer(start: rows.rows + node.begin, count: node.count),
      UnsafeBufferPointer(start: idleRows.rows + node.idleBegin, count: node.idleCount),
    ]
  }

  private func release() {
    for node in nodes.indices { giveHistogram(of: node) }
  }

  private func giveHistogram(of node: Int) {
    switch nodes[node].histogram {
    case .packed(let sums): packedStore.give(sums)
    case .ordered(let sums): orderedStore.give(sums)
    case nil: break
    }
    nodes[node].histogram = nil
  }

  private func takeHistogram() -> NodeHistogram {
    exact == nil ? .ordered(orderedStore.take()) : .packed(packedStore.take())
  }

  // MARK: - The root

  /// Decides how the tree is searched, and puts all rows into the root.
  private func distribute(_ features: FeatureSets) {
    let count = matrix.rowCount
    let sums = ExactSums(gradients, count: count)
    exact = nil
    // Fixed point holds sums of hessians that are not negative, of rows whose halves of units
    // together are little beside them.
    if usesBounds, math.isPlain, math.minChildWeight > 1e-6, sums.areCertain,
      !sums.hasNegativeHessian,
      count <= Self.mostRows
    {
      exact = (PackedHistograms(matrix, features: features.tree), FixedPoint(sums.sizes, math))
    }
    rows.removeAll()
    idleRows.removeAll()
    let point = exact?.point
    for row in 0..<count {
      let pair = gradients[row]
      if pair == .zero {
        idleRows.append(row, 0)
      } else {
        rows.append(row, point?.packed(pair) ?? unsafeBitCast(pair, to: UInt64.self))
      }
    }
  }

  private func startRoot(_ features: FeatureSets, _ learningRate: Float) {
    var root = Node(begin: 0, count: rows.count, depth: 0)
    root.idleCount = idleRows.count
    root.sums = rootSums()
    root.gain = math.gain(root.sums, root.bounds)
    root.histogram = takeHistogram()
    let weight = math.weight(root.sums, root.bounds)
    tree = RegressionTree()
    tree.baseWeight[0] = weight
    tree.sumHessian[0] = Float(root.sums.y)
    tree.condition[0] = learningRate * weight
    nodes = [root]
    nodes[0].split = run([Family(built: 0, rest: nil)], features)[0]
  }

  /// Summed over the first feature's bins where nothing is missing, else over the rows.
  private func rootSums() -> SIMD2<Double> {
    var sums = SIMD2<Double>.zero
    guard matrix.isDense, matrix.featureCount > 0 else {
      for i in 0..<matrix.rowCount { sums += SIMD2<Double>(gradients[i]) }
      return sums
    }
    let bins = matrix.cuts.binCount(0)
    var first = [SIMD2<Double>](repeating: .zero, count: bins + 1)
    let column = matrix.column(0)
    for i in 0..<matrix.rowCount { first[Int(column[i])] += SIMD2<Double>(gradients[i]) }
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
    let idleLeft = idleRows.split(
      parent.idleBegin, parent.idleCount, column: matrix.column(feature),
      missingBin: matrix.cuts.binCount(feature), by: split)
    let (low, high) = childBounds(parent.bounds, feature, left, right)
    var child = Node(begin: parent.begin, count: leftCount, depth: parent.depth + 1)
    child.sums = split.left
    child.gain = math.gain(split.left, parent.bounds)
    child.bounds = low
    (child.idleBegin, child.idleCount) = (parent.idleBegin, idleLeft)
    nodes.append(child)
    child.begin += leftCount
    child.count = parent.count - leftCount
    child.idleBegin += idleLeft
    child.idleCount = parent.idleCount - idleLeft
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

  /// Two children, or the root: one is built from its rows.
  private struct Family {
    let built: Int
    let rest: Int?

    var nodes: [Int] { rest.map { [min(built, $0), max(built, $0)] } ?? [built] }
  }

  private func search(below parents: [Int], _ features: FeatureSets) -> [Int] {
    var families: [Family] = []
    for parent in parents {
      let left = Int(tree.left[parent])
      let right = left + 1
      let split = nodes[parent].split
      // Exact sums may be built from the side with fewer rows.
      let buildsRight =
        exact != nil ? nodes[right].count < nodes[left].count : split.right.y < split.left.y
      let (built, rest) = buildsRight ? (right, left) : (left, right)
      nodes[built].histogram = takeHistogram()
      nodes[rest].histogram = nodes[parent].histogram
      nodes[parent].histogram = nil
      families.append(Family(built: built, rest: rest))
    }
    guard !families.isEmpty else { return [] }
    let order = families.flatMap(\.nodes)
    for (node, split) in zip(order, run(families, features)) { nodes[node].split = split }
    return order
  }

  private func target(_ index: Int, _ features: FeatureSets) -> SearchTarget {
    let node = nodes[index]
    var allowed: Set<Int32>?
    if !features.areNodesAlike { allowed = Set(features.node(depth: node.depth)) }
    if let limits {
      allowed = (allowed ?? Set(features.tree)).filter { limits.allows($0, node: index) }
    }
    return SearchTarget(
      rows: rows.rows + node.begin, count: node.count, sums: node.sums, gain: node.gain,
      bounds: node.bounds, features: allowed)
  }

  private func run(_ families: [Family], _ features: FeatureSets) -> [HistSplit] {
    let setting = SearchSetting(
      matrix: matrix, config: config, math: math, features: features.tree, threads: threads,
      cancellation: cancellation)
    if let (histograms, point) = exact {
      let tasks = families.map {
        task($0, features) { if case .packed(let sums) = $0 { sums } else { nil } }
      }
      return BoundSearch(tasks, setting, histograms, point, gradients: gradients).run()
    }
    let tasks = families.map {
      task($0, features) { if case .ordered(let sums) = $0 { sums } else { nil } }
    }
    return LevelSearch(tasks, setting).run()
  }

  private func task<Element>(
    _ family: Family, _ features: FeatureSets,
    _ sums: (NodeHistogram?) -> UnsafeMutablePointer<Element>?
  ) -> SearchTask<Element> {
    SearchTask(
      pairs: rows.pairs + nodes[family.built].begin, built: sums(nodes[family.built].histogram)!,
      rest: family.rest.flatMap { sums(nodes[$0].histogram) },
      targets: family.nodes.map { target($0, features) },
      builtTarget: family.nodes[0] == family.built ? 0 : 1)
  }
}
