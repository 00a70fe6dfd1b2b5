import BoostingKernels

/// Trees laid out for scoring: nodes in one array, blocks of rows through one tree after another.
///
/// All rows of a block take a step in turn, so that none waits for another's comparison; leaves
/// lead to themselves.
final class ScoreForest: @unchecked Sendable {
  private struct Root {
    let node: Int32
    let depth: Int32
    let group: Int
    /// What outputs are multiplied by, in `dart`.
    let weight: Float?
    /// The tree itself, where it splits by categories.
    let tree: RegressionTree?
  }

  private let nodes: [tree_node]
  private let roots: [Root]
  private let outputs: Int
  private static let block = 64

  init(_ booster: XGBoostBooster, _ range: Range<Int>) {
    var (nodes, roots): ([tree_node], [Root]) = ([], [])
    for index in range {
      let tree = booster.trees[index]
      let start = Int32(nodes.count)
      for node in 0..<tree.nodeCount {
        let own = start + Int32(node)
        let isLeaf = tree.isLeaf(node)
        nodes.append(
          tree_node(
            value: tree.condition[node],
            feature: isLeaf ? 0 : Self.feature(tree, node),
            left: isLeaf ? own : start + tree.left[node],
            right: isLeaf ? own : start + tree.right[node]))
      }
      roots.append(
        Root(
          node: start, depth: Int32(tree.depth), group: booster.treeGroups[index],
          weight: booster.config.isDart ? booster.treeWeights[index] : nil,
          tree: tree.categories.isEmpty ? nil : tree))
    }
    (self.nodes, self.roots) = (nodes, roots)
    outputs = booster.outputCount
  }

  private static func feature(_ tree: RegressionTree, _ node: Int) -> UInt32 {
    UInt32(tree.feature[node]) | (tree.defaultLeft[node] ? 1 << 31 : 0)
  }

  /// Adds the trees' outputs to scores.
  func add(to scores: inout [Float], _ data: XGBoostDataset, threads: Int) {
    let blocks = (data.rowCount + Self.block - 1) / Self.block
    scores.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let target = ScoreTarget(base: base)
      let isLarge = data.rowCount * roots.count > 20_000
      let pieces = isLarge ? min(blocks, 16) : 1
      WorkerPool.shared.run(pieces, threads: isLarge ? threads : 1) { piece in
        self.add(
          data, blocks * piece / pieces..<blocks * (piece + 1) / pieces, to: target.base)
      }
    }
  }

  private struct ScoreTarget: @unchecked Sendable {
    let base: UnsafeMutablePointer<Float>
  }

  private func add(
    _ data: XGBoostDataset, _ blocks: Range<Int>, to out: UnsafeMutablePointer<Float>
  ) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.block) { places in
      nodes.withUnsafeBufferPointer { nodes in
        for block in blocks {
          let rows = block * Self.block..<min(data.rowCount, (block + 1) * Self.block)
          let values = data.values + rows.lowerBound * data.columnCount
          for root in roots {
            let scores = out + (rows.lowerBound * outputs + root.group)
            if let tree = root.tree {
              add(tree, root, values, data.columnCount, rows.count, to: scores)
            } else {
              tree_walk(
                nodes.baseAddress!, root.node, root.depth, values, Int64(data.columnCount),
                Int64(rows.count), places.baseAddress!)
              for i in 0..<rows.count {
                let output = nodes[Int(places[i])].value
                scores[i &* outputs] += root.weight.map { output * $0 } ?? output
              }
            }
          }
        }
      }
    }
  }

  private func add(
    _ tree: RegressionTree, _ root: Root, _ values: UnsafePointer<Float>, _ width: Int,
    _ count: Int, to scores: UnsafeMutablePointer<Float>
  ) {
    for i in 0..<count {
      let output = tree.condition[tree.leaf(values + i &* width)]
      scores[i &* outputs] += root.weight.map { output * $0 } ?? output
    }
  }
}
