/// Trees laid out for walks over raw values: nodes in one array, leaves as nodes that lead to
/// themselves, so that several rows walk a tree in step.
final class FlatForest: @unchecked Sendable {
  struct Node {
    var threshold: Double
    var column: Int32
    var left: Int32
    var right: Int32
    /// Where NaN goes.
    var missing: Int32
  }

  struct Root {
    var node: Int32
    /// Nodes from this one on are leaves.
    var firstLeaf: Int32
    var depth: Int32
    /// Number in the model for a tree that needs a plain walk (categories, missing zeros), else -1.
    var plain: Int32
  }

  private var nodes: [Node] = []
  private var values: [Double] = []
  private var roots: [Root] = []
  private let trees: [Tree]

  init(_ trees: [Tree]) {
    self.trees = trees
    for (i, tree) in trees.enumerated() { append(tree, i) }
  }

  private func append(_ tree: Tree, _ number: Int) {
    let base = Int32(nodes.count)
    let firstLeaf = base + Int32(tree.nodeCount)
    let isPlain = (0..<tree.nodeCount).contains {
      tree.isCategorical($0) || tree.missing($0) == .zero
    }
    roots.append(
      Root(
        node: base, firstLeaf: firstLeaf, depth: tree.maxDepth, plain: isPlain ? Int32(number) : -1)
    )
    func place(_ child: Int32) -> Int32 { child >= 0 ? base + child : firstLeaf + ~child }
    for node in 0..<tree.nodeCount {
      let (left, right) = (place(tree.leftChild[node]), place(tree.rightChild[node]))
      let missingGoesLeft =
        tree.missing(node) == .nan ? tree.isDefaultLeft(node) : 0 <= tree.threshold[node]
      nodes.append(
        Node(
          threshold: tree.threshold[node], column: tree.splitFeature[node], left: left,
          right: right, missing: missingGoesLeft ? left : right))
      values.append(0)
    }
    for leaf in 0..<tree.leafCount {
      let own = firstLeaf + Int32(leaf)
      nodes.append(Node(threshold: 0, column: 0, left: own, right: own, missing: own))
      values.append(tree.leafValue[leaf])
    }
  }

  private static let lanes = 8

  /// Adds the outputs of all trees for a block of rows.
  ///
  /// - Parameters:
  ///   - rows: `count` rows of `width` values each; `lanes` rows may be read where fewer are left.
  ///   - out: for each row the sums of `classes` classes, to which trees belong in turn.
  func addOutputs(
    _ rows: UnsafePointer<Double>, count: Int, width: Int, classes: Int,
    to out: UnsafeMutablePointer<Double>
  ) {
    nodes.withUnsafeBufferPointer { nodes in
      values.withUnsafeBufferPointer { values in
        var k = 0
        for root in roots {
          var row = 0
          while row < count {
            let lanes = min(Self.lanes, count - row)
            if root.plain >= 0 {
              for lane in 0..<lanes {
                let tree = trees[Int(root.plain)]
                out[(row + lane) * classes + k] +=
                  tree.leafValue[tree.leaf(rows + (row + lane) * width)]
              }
            } else {
              let leaves = walk(root, nodes.baseAddress!, rows + row * width, width, lanes)
              for lane in 0..<lanes {
                out[(row + lane) * classes + k] += values[Int(leaves[lane])]
              }
            }
            row += Self.lanes
          }
          k = k + 1 == classes ? 0 : k + 1
        }
      }
    }
  }

  @inline(__always)
  private func walk(
    _ root: Root, _ nodes: UnsafePointer<Node>, _ rows: UnsafePointer<Double>, _ width: Int,
    _ lanes: Int
  ) -> SIMD8<Int32> {
    var at = SIMD8<Int32>(repeating: root.node)
    guard lanes == Self.lanes else {
      for lane in 0..<lanes {
        var node = root.node
        while node < root.firstLeaf { node = step(node, nodes, rows + lane * width) }
        at[lane] = node
      }
      return at
    }
    for _ in 0..<root.depth {
      for lane in 0..<Self.lanes { at[lane] = step(at[lane], nodes, rows + lane * width) }
      if at.min() >= root.firstLeaf { break }
    }
    return at
  }

  @inline(__always)
  private func step(
    _ at: Int32, _ nodes: UnsafePointer<Node>, _ row: UnsafePointer<Double>
  ) -> Int32 {
    let node = nodes + Int(at)
    let value = row[Int(node.pointee.column)]
    let next = value <= node.pointee.threshold ? node.pointee.left : node.pointee.right
    return value == value ? next : node.pointee.missing
  }
}

extension Tree {
  /// Edges on the longest way from the root to a leaf.
  var maxDepth: Int32 {
    guard nodeCount > 0 else { return 0 }
    var depth = [Int32](repeating: 0, count: nodeCount)
    var most: Int32 = 1
    // A child has a larger number than its parent.
    for node in 0..<nodeCount {
      most = max(most, depth[node] + 1)
      for child in [leftChild[node], rightChild[node]] where child >= 0 {
        depth[Int(child)] = depth[node] + 1
      }
    }
    return most
  }

  /// The leaf that a row of raw values falls into.
  func leaf(_ row: UnsafePointer<Double>) -> Int {
    guard nodeCount > 0 else { return 0 }
    var node: Int32 = 0
    repeat {
      node = child(of: Int(node), row[Int(splitFeature[Int(node)])])
    } while node >= 0
    return Int(~node)
  }

  /// Where a value goes at a node.
  func child(of node: Int, _ value: Double) -> Int32 {
    if isCategorical(node) {
      return isCategoryLeft(node, value) ? leftChild[node] : rightChild[node]
    }
    let kind = missing(node)
    let value = value.isNaN && kind != .nan ? 0 : value
    let isMissing = kind == .zero ? value.magnitude <= zeroThreshold : value.isNaN
    if isMissing { return isDefaultLeft(node) ? leftChild[node] : rightChild[node] }
    return value <= threshold[node] ? leftChild[node] : rightChild[node]
  }

  private func isCategoryLeft(_ node: Int, _ value: Double) -> Bool {
    guard let category = BinMapper.category(value) else { return false }
    let place = Int(threshold[node])
    let (start, end) = (categoryBorders[place], categoryBorders[place + 1])
    let word = category / 32
    guard word < end - start else { return false }
    return categoryBits[Int(start + word)] >> UInt32(category % 32) & 1 == 1
  }
}
