/// SHAP values of one tree by XGBoost's own arithmetic, all in single precision.
///
/// Source: Lundberg, Erion, Lee, Consistent individualized feature attribution for tree ensembles
/// (2018), algorithm 2; the order of operations is XGBoost 3.2's.
struct PathContributions {
  private typealias Element = PathElement<Float>

  private let tree: RegressionTree
  /// The mean output below each node.
  private let means: [Float]
  private let depth: Int

  init(_ tree: RegressionTree) {
    self.tree = tree
    var means = [Float](repeating: 0, count: tree.nodeCount)
    for node in (0..<tree.nodeCount).reversed() {
      if tree.isLeaf(node) {
        means[node] = tree.condition[node]
        continue
      }
      let (left, right) = (Int(tree.left[node]), Int(tree.right[node]))
      var mean = means[left] * tree.sumHessian[left]
      mean += means[right] * tree.sumHessian[right]
      means[node] = mean / tree.sumHessian[node]
    }
    self.means = means
    depth = tree.depth
  }

  /// Writes the row's values of the features, and the mean output at the end.
  func add(_ row: UnsafePointer<Float>, to out: UnsafeMutablePointer<Float>, features: Int) {
    out[features] += means[0]
    let size = (depth + 2) * (depth + 3) / 2 + 1
    withUnsafeTemporaryAllocation(of: Element.self, capacity: size) { path in
      path.initialize(repeating: Element(feature: 0))
      walk(row, out, 0, 0, path.baseAddress!, 1, 1, -1)
    }
  }

  private func walk(
    _ row: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, _ node: Int, _ size: Int,
    _ parent: UnsafeMutablePointer<Element>, _ zero: Float, _ one: Float, _ feature: Int32
  ) {
    var size = size
    let path = DecisionPath(parent + size + 1)
    path.elements.update(from: parent, count: size + 1)
    path.extend(size, zero: zero, one: one, feature: feature)
    if tree.isLeaf(node) {
      for i in stride(from: 1, through: size, by: 1) {
        let weight = path.unwoundSum(size, i, skipsEmpty: true)
        let element = path[i]
        out[Int(element.feature)] +=
          weight * (element.one - element.zero) * tree.condition[node] * 1
      }
      return
    }
    let split = tree.feature[node]
    let hot = tree.next(node, row)
    let cold = Int(hot == Int(tree.left[node]) ? tree.right[node] : tree.left[node])
    let whole = tree.sumHessian[node]
    let hotFraction = tree.sumHessian[hot] / whole
    let coldFraction = tree.sumHessian[cold] / whole
    var (comingZero, comingOne): (Float, Float) = (1, 1)
    if let place = (0...size).first(where: { path[$0].feature == split }) {
      (comingZero, comingOne) = (path[place].zero, path[place].one)
      path.unwind(size, place)
      size -= 1
    }
    walk(row, out, hot, size + 1, path.elements, hotFraction * comingZero, comingOne, split)
    walk(row, out, cold, size + 1, path.elements, coldFraction * comingZero, 0, split)
  }
}
