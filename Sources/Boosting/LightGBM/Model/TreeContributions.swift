/// Space for the ways of all depths, one after another.
struct ContributionPath {
  fileprivate var elements: [PathElement<Double>]

  init(depth: Int) {
    elements = Array(repeating: PathElement(), count: (depth + 2) * (depth + 3) / 2)
  }
}

/// SHAP values of one tree: Lundberg and Lee's polynomial algorithm (arXiv:1706.06060) in the order
/// of operations of LightGBM.
struct TreeContributions: @unchecked Sendable {
  private let tree: Tree
  private let expected: Double

  init(_ tree: Tree) {
    self.tree = tree
    guard tree.nodeCount > 0 else {
      expected = tree.leafValue[0]
      return
    }
    let total = Double(tree.internalCount[0])
    expected = (0..<tree.leafCount).reduce(0.0) { sum, leaf in
      sum + Double(tree.leafRows[leaf]) / total * tree.leafValue[leaf]
    }
  }

  /// Adds the shares of all features, and the expectation after them.
  func add(
    _ row: UnsafePointer<Double>, to out: UnsafeMutablePointer<Double>, features: Int,
    _ path: inout ContributionPath
  ) {
    out[features] += expected
    guard tree.nodeCount > 0 else { return }
    path.elements.withUnsafeMutableBufferPointer {
      descend(0, row, out, $0.baseAddress!, 0, zero: 1, one: 1, feature: -1)
    }
  }

  private func rows(_ child: Int32) -> Double {
    Double(child >= 0 ? tree.internalCount[Int(child)] : tree.leafRows[Int(~child)])
  }

  private func descend(
    _ at: Int32, _ row: UnsafePointer<Double>, _ out: UnsafeMutablePointer<Double>,
    _ parent: UnsafeMutablePointer<PathElement<Double>>, _ depth: Int, zero: Double, one: Double,
    feature: Int32
  ) {
    let path = DecisionPath(parent + depth)
    if depth > 0 { path.elements.update(from: parent, count: depth) }
    path.extend(depth, zero: zero, one: one, feature: feature)
    guard at >= 0 else {
      for i in 1..<max(1, depth + 1) {
        let weight = path.unwoundSum(depth, i, skipsEmpty: false)
        let element = path[i]
        out[Int(element.feature)] +=
          weight * (element.one - element.zero) * tree.leafValue[Int(~at)]
      }
      return
    }
    let node = Int(at)
    let column = tree.splitFeature[node]
    let hot = tree.child(of: node, row[Int(column)])
    let cold = hot == tree.leftChild[node] ? tree.rightChild[node] : tree.leftChild[node]
    let total = rows(at)
    var (incomingZero, incomingOne) = (1.0, 1.0)
    var depth = depth
    // A feature met before is taken out of the path and put in again.
    if let place = (0...depth).first(where: { path[$0].feature == column }) {
      incomingZero = path[place].zero
      incomingOne = path[place].one
      path.unwind(depth, place)
      depth -= 1
    }
    descend(
      hot, row, out, path.elements, depth + 1, zero: rows(hot) / total * incomingZero,
      one: incomingOne,
      feature: column)
    descend(
      cold, row, out, path.elements, depth + 1, zero: rows(cold) / total * incomingZero, one: 0,
      feature: column)
  }
}
