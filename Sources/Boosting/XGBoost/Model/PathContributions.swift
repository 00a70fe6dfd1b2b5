/// SHAP values of one tree by XGBoost's own arithmetic, all in single precision.
///
/// Source: Lundberg, Erion, Lee, Consistent individualized feature attribution for tree ensembles
/// (2018), algorithm 2; the order of operations is XGBoost 3.2's.
struct PathContributions {
  private struct Element {
    var feature: Int32
    var zeroFraction: Float
    var oneFraction: Float
    var weight: Float
  }

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
    let blank = Element(feature: 0, zeroFraction: 0, oneFraction: 0, weight: 0)
    withUnsafeTemporaryAllocation(of: Element.self, capacity: size) { path in
      path.initialize(repeating: blank)
      walk(row, out, 0, 0, path.baseAddress!, 1, 1, -1)
    }
  }

  private func walk(
    _ row: UnsafePointer<Float>, _ out: UnsafeMutablePointer<Float>, _ node: Int, _ size: Int,
    _ parent: UnsafeMutablePointer<Element>, _ zero: Float, _ one: Float, _ feature: Int32
  ) {
    var size = size
    let path = parent + size + 1
    path.update(from: parent, count: size + 1)
    extend(path, size, zero, one, feature)
    if tree.isLeaf(node) {
      for i in stride(from: 1, through: size, by: 1) {
        let weight = unwoundSum(path, size, i)
        let element = path[i]
        out[Int(element.feature)] +=
          weight * (element.oneFraction - element.zeroFraction) * tree.condition[node] * 1
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
      (comingZero, comingOne) = (path[place].zeroFraction, path[place].oneFraction)
      unwind(path, size, place)
      size -= 1
    }
    walk(row, out, hot, size + 1, path, hotFraction * comingZero, comingOne, split)
    walk(row, out, cold, size + 1, path, coldFraction * comingZero, 0, split)
  }

  private func extend(
    _ path: UnsafeMutablePointer<Element>, _ size: Int, _ zero: Float, _ one: Float,
    _ feature: Int32
  ) {
    path[size] = Element(
      feature: feature, zeroFraction: zero, oneFraction: one, weight: size == 0 ? 1 : 0)
    let whole = Float(size + 1)
    for i in stride(from: size - 1, through: 0, by: -1) {
      path[i + 1].weight += one * path[i].weight * Float(i + 1) / whole
      path[i].weight = zero * path[i].weight * Float(size - i) / whole
    }
  }

  private func unwind(_ path: UnsafeMutablePointer<Element>, _ size: Int, _ place: Int) {
    let (one, zero) = (path[place].oneFraction, path[place].zeroFraction)
    let whole = Float(size + 1)
    var next = path[size].weight
    for i in stride(from: size - 1, through: 0, by: -1) {
      if one != 0 {
        let last = path[i].weight
        path[i].weight = next * whole / (Float(i + 1) * one)
        next = last - path[i].weight * zero * Float(size - i) / whole
      } else {
        path[i].weight = (path[i].weight * whole) / (zero * Float(size - i))
      }
    }
    for i in place..<size {
      path[i].feature = path[i + 1].feature
      path[i].zeroFraction = path[i + 1].zeroFraction
      path[i].oneFraction = path[i + 1].oneFraction
    }
  }

  private func unwoundSum(
    _ path: UnsafeMutablePointer<Element>, _ size: Int, _ place: Int
  ) -> Float {
    let (one, zero) = (path[place].oneFraction, path[place].zeroFraction)
    let whole = Float(size + 1)
    var next = path[size].weight
    var total: Float = 0
    for i in stride(from: size - 1, through: 0, by: -1) {
      if one != 0 {
        let part = next * whole / (Float(i + 1) * one)
        total += part
        next = path[i].weight - part * zero * (Float(size - i) / whole)
      } else if zero != 0 {
        total += (path[i].weight / zero) / (Float(size - i) / whole)
      }
    }
    return total
  }
}
