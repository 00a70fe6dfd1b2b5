/// Trees laid out for scoring: nodes in one array, blocks of rows through one tree after another.
final class ScoreForest: @unchecked Sendable {
  /// A node: where it splits, or what it gives.
  struct Node {
    /// Bound of the split, output of the leaf.
    var value: Float
    /// The feature; -1 for leaves, -2 - place for splits by categories.
    var feature: Int32
    /// The left child; the right one is next to it.
    var left: Int32
    var defaultLeft: Bool
  }

  private let nodes: [Node]
  private let roots: [Int]
  private let groups: [Int]
  private let weights: [Float]
  private let outputs: Int
  private let categories: [(feature: Int, bits: [UInt32])]
  private static let block = 64

  init(_ booster: XGBoostBooster, _ range: Range<Int>) {
    var (nodes, roots): ([Node], [Int]) = ([], [])
    var categories: [(feature: Int, bits: [UInt32])] = []
    for tree in booster.trees[range] {
      let start = nodes.count
      roots.append(start)
      for node in 0..<tree.nodeCount {
        var feature = tree.isLeaf(node) ? -1 : tree.feature[node]
        if let bits = tree.categories[node] {
          categories.append((Int(feature), bits))
          feature = -1 - Int32(categories.count)
        }
        nodes.append(
          Node(
            value: tree.condition[node], feature: feature,
            left: tree.left[node] + Int32(start), defaultLeft: tree.defaultLeft[node]))
      }
    }
    (self.nodes, self.roots, self.categories) = (nodes, roots, categories)
    groups = Array(booster.treeGroups[range])
    weights = booster.config.isDart ? Array(booster.treeWeights[range]) : []
    outputs = booster.outputCount
  }

  /// Adds the trees' outputs to scores.
  func scores(_ data: XGBoostDataset, from start: [Float], threads: Int) -> [Float] {
    var out = start
    let blocks = (data.rowCount + Self.block - 1) / Self.block
    out.withUnsafeMutableBufferPointer { buffer in
      let target = ScoreTarget(base: buffer.baseAddress!)
      let isLarge = data.rowCount * roots.count > 20_000
      let pieces = isLarge ? min(blocks, 16) : 1
      WorkerPool.shared.run(pieces, threads: isLarge ? threads : 1) { piece in
        for block in blocks * piece / pieces..<blocks * (piece + 1) / pieces {
          let rows = block * Self.block..<min(data.rowCount, (block + 1) * Self.block)
          self.add(data, rows, to: target.base)
        }
      }
    }
    return out
  }

  private struct ScoreTarget: @unchecked Sendable {
    let base: UnsafeMutablePointer<Float>
  }

  private func add(
    _ data: XGBoostDataset, _ rows: Range<Int>, to out: UnsafeMutablePointer<Float>
  ) {
    let width = data.columnCount
    nodes.withUnsafeBufferPointer { nodes in
      for tree in roots.indices {
        let (root, group) = (roots[tree], groups[tree])
        let weight = weights.isEmpty ? nil : weights[tree]
        for row in rows {
          let output = leaf(nodes, root, data.values + row &* width)
          out[row &* outputs &+ group] += weight.map { output * $0 } ?? output
        }
      }
    }
  }

  @inline(__always)
  private func leaf(
    _ nodes: UnsafeBufferPointer<Node>, _ root: Int, _ row: UnsafePointer<Float>
  ) -> Float {
    var node = nodes[root]
    while node.feature >= 0 {
      let value = row[Int(node.feature)]
      let goesLeft = value < node.value || (node.defaultLeft && value.isNaN)
      node = nodes[Int(node.left) &+ (goesLeft ? 0 : 1)]
      if node.feature < -1 { node = past(node, nodes, row) }
    }
    if node.feature < -1 {
      node = past(node, nodes, row)
      return leaf(nodes, node, row)
    }
    return node.value
  }

  private func leaf(
    _ nodes: UnsafeBufferPointer<Node>, _ start: Node, _ row: UnsafePointer<Float>
  ) -> Float {
    var node = start
    while node.feature != -1 {
      let value = row[Int(node.feature)]
      let goesLeft = value < node.value || (node.defaultLeft && value.isNaN)
      node = nodes[Int(node.left) &+ (goesLeft ? 0 : 1)]
      node = past(node, nodes, row)
    }
    return node.value
  }

  /// The first node below that does not split by categories.
  private func past(
    _ start: Node, _ nodes: UnsafeBufferPointer<Node>, _ row: UnsafePointer<Float>
  ) -> Node {
    var node = start
    while node.feature < -1 {
      let (feature, bits) = categories[Int(-2 - node.feature)]
      let value = row[feature]
      let goesLeft = value.isNaN ? node.defaultLeft : RegressionTree.goesLeft(value, bits)
      node = nodes[Int(node.left) + (goesLeft ? 0 : 1)]
    }
    return node
  }
}
