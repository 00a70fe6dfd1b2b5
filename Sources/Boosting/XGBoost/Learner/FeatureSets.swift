/// Which features a tree, a level, a node may use: random subsets of random subsets.
///
/// Source: XGBoost 3.2's column sampler, draw for draw. Kept for a whole training.
final class FeatureSets {
  private let random: StandardTwister
  private let featureCount: Int
  private let byTree: Float
  private let byLevel: Float
  private let byNode: Float
  private(set) var tree: [Int32] = []
  private var levels: [Int: [Int32]] = [:]

  init(_ config: XGBoostConfig, featureCount: Int, seed: UInt32) {
    random = StandardTwister(seed: seed)
    self.featureCount = featureCount
    (byTree, byLevel, byNode) = (
      config.columnsByTree, config.columnsByLevel, config.columnsByNode
    )
    // The library makes an evaluator that it throws away, and draws for it.
    startTree()
  }

  /// Draws the next tree's features.
  func startTree() {
    levels.removeAll(keepingCapacity: true)
    tree = sample((0..<Int32(featureCount)).map { $0 }, byTree)
  }

  /// All nodes may use the tree's features.
  var areNodesAlike: Bool { byLevel == 1 && byNode == 1 }

  /// A node's features, ascending; to be asked for once a node, in the order of the nodes.
  func node(depth: Int) -> [Int32] {
    if areNodesAlike { return tree }
    if levels[depth] == nil { levels[depth] = sample(tree, byLevel) }
    return sample(levels[depth]!, byNode)
  }

  private func sample(_ features: [Int32], _ fraction: Float) -> [Int32] {
    if fraction == 1 { return features }
    var shuffled = features
    random.shuffle(&shuffled)
    return shuffled.prefix(max(1, Int(fraction * Float(features.count)))).sorted()
  }
}
