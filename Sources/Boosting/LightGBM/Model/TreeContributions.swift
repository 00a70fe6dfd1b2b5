/// One feature on the way to a leaf.
private struct PathElement {
  var feature: Int32 = -1
  /// Share of the rows that go on where the feature is unknown, and where it is known (0 or 1).
  var zero = 0.0
  var one = 0.0
  var weight = 0.0
}

/// Space for the ways of all depths, one after another.
struct ContributionPath {
  fileprivate var elements: [PathElement]

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
    _ parent: UnsafeMutablePointer<PathElement>, _ depth: Int, zero: Double, one: Double,
    feature: Int32
  ) {
    let path = parent + depth
    if depth > 0 { path.update(from: parent, count: depth) }
    extend(path, depth, zero: zero, one: one, feature: feature)
    guard at >= 0 else {
      for i in 1..<max(1, depth + 1) {
        let weight = unwoundSum(path, depth, i)
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
      unwind(path, depth, place)
      depth -= 1
    }
    descend(
      hot, row, out, path, depth + 1, zero: rows(hot) / total * incomingZero, one: incomingOne,
      feature: column)
    descend(
      cold, row, out, path, depth + 1, zero: rows(cold) / total * incomingZero, one: 0,
      feature: column)
  }

  private func extend(
    _ path: UnsafeMutablePointer<PathElement>, _ depth: Int, zero: Double, one: Double,
    feature: Int32
  ) {
    path[depth] = PathElement(feature: feature, zero: zero, one: one, weight: depth == 0 ? 1 : 0)
    let length = Double(depth + 1)
    for i in stride(from: depth - 1, through: 0, by: -1) {
      path[i + 1].weight += one * path[i].weight * Double(i + 1) / length
      path[i].weight = zero * path[i].weight * Double(depth - i) / length
    }
  }

  private func unwind(_ path: UnsafeMutablePointer<PathElement>, _ depth: Int, _ place: Int) {
    let (one, zero) = (path[place].one, path[place].zero)
    let length = Double(depth + 1)
    var next = path[depth].weight
    for i in stride(from: depth - 1, through: 0, by: -1) {
      if one != 0 {
        let kept = path[i].weight
        path[i].weight = next * length / (Double(i + 1) * one)
        next = kept - path[i].weight * zero * Double(depth - i) / length
      } else {
        path[i].weight = path[i].weight * length / (zero * Double(depth - i))
      }
    }
    for i in place..<depth {
      path[i].feature = path[i + 1].feature
      path[i].zero = path[i + 1].zero
      path[i].one = path[i + 1].one
    }
  }

  private func unwoundSum(
    _ path: UnsafeMutablePointer<PathElement>, _ depth: Int, _ place: Int
  ) -> Double {
    let (one, zero) = (path[place].one, path[place].zero)
    let length = Double(depth + 1)
    var next = path[depth].weight
    var total = 0.0
    for i in stride(from: depth - 1, through: 0, by: -1) {
      if one != 0 {
        let part = next * length / (Double(i + 1) * one)
        total += part
        next = path[i].weight - part * zero * (Double(depth - i) / length)
      } else {
        total += (path[i].weight / zero) / (Double(depth - i) / length)
      }
    }
    return total
  }
}
