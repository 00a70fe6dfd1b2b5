import Arrays

/// A forest of regression trees on bootstrap samples, grown as scikit-learn's
/// `RandomForestRegressor` grows them (squared error, all features at every split).
struct RegressionForest {
  let trees: [RegressionTree]
  private let features: Int

  init(_ rows: [[Double]], _ targets: [Double], trees count: Int, depth: Int, seed: UInt32) {
    let stream = RandomState(seed: seed)
    let n = rows.count
    features = rows[0].count
    // The trees compare single-precision values, as scikit-learn's do.
    let columns = rows[0].indices.map { c in rows.map { Float($0[c]) } }
    trees = (0..<count).map { _ in
      let treeSeed = Self.integer(stream, below: 2_147_483_647)
      let sampler = RandomState(seed: UInt32(treeSeed))
      var weights = [Double](repeating: 0, count: n)
      for _ in 0..<n { weights[Self.integer(sampler, below: n)] += 1 }
      let splitter = RandomState(seed: UInt32(treeSeed))
      return RegressionTree(
        columns, targets, weights, depth: depth,
        seed: UInt32(Self.integer(splitter, below: 2_147_483_647)))
    }
  }

  private static func integer(_ stream: RandomState, below limit: Int) -> Int {
    // The bounds are in order, so the stream cannot refuse them.
    Int((try? stream.integer(low: 0, high: Int64(limit - 1))) ?? 0)
  }

  /// The mean over trees of the normalised decrease of impurity by feature, summing to 1.
  func importances() -> [Double] {
    let grown = trees.filter { $0.nodes.count > 1 }
    var mean = [Double](repeating: 0, count: features)
    for tree in grown {
      let own = tree.importances(features)
      for f in 0..<features { mean[f] += own[f] / Double(grown.count) }
    }
    let sum = mean.reduce(0, +)
    return sum > 0 ? mean.map { $0 / sum } : mean
  }
}

/// A tree's node; `feature` is -1 for leaves.
struct RegressionNode {
  var feature = -1
  var threshold = 0.0
  var left = -1
  var right = -1
  let value: Double
  let impurity: Double
  let weight: Double
}

/// One tree, its nodes in depth-first order.
struct RegressionTree {
  private(set) var nodes: [RegressionNode] = []

  init(
    _ columns: [[Float]], _ targets: [Double], _ weights: [Double], depth: Int, seed: UInt32
  ) {
    var grower = TreeGrower(columns, targets, weights, depth: depth, seed: seed)
    grower.grow()
    nodes = grower.nodes
  }

  func importances(_ features: Int) -> [Double] {
    var importance = [Double](repeating: 0, count: features)
    for node in nodes where node.feature >= 0 {
      let (left, right) = (nodes[node.left], nodes[node.right])
      importance[node.feature] +=
        node.weight * node.impurity - left.weight * left.impurity - right.weight * right.impurity
    }
    let root = nodes[0].weight
    importance = importance.map { $0 / root }
    let sum = importance.reduce(0, +)
    return sum > 0 ? importance.map { $0 / sum } : importance
  }
}
