/// A tree as a piecewise constant function on the search space, for its marginals.
struct MarginalTree {
  private typealias Box = [(low: Double, high: Double)]

  private let tree: RegressionTree
  private let bounds: [(low: Double, high: Double)]
  /// For every node its mean value and volume.
  private var statistics: [(value: Double, weight: Double)]
  /// Whether a node's subtree splits on each feature.
  private var active: [[Bool]]
  /// For every feature the cuts of the range, its ends included.
  private let cuts: [[Double]]
  private(set) var variance = 0.0

  init(_ tree: RegressionTree, _ bounds: [(low: Double, high: Double)]) {
    self.tree = tree
    self.bounds = bounds
    let nodes = tree.nodes
    statistics = nodes.map { ($0.value, 0) }
    active = nodes.map { _ in [Bool](repeating: false, count: bounds.count) }
    cuts = bounds.indices.map { f in
      let inner = Set(nodes.filter { $0.feature == f }.map(\.threshold)).sorted()
      return [bounds[f].low] + inner + [bounds[f].high]
    }
    measure(0, bounds)
    let leaves = nodes.indices.filter { nodes[$0].feature < 0 }.map { statistics[$0] }
    variance = Self.variance(leaves)
  }

  private static func variance(_ parts: [(value: Double, weight: Double)]) -> Double {
    let total = parts.reduce(0) { $0 + $1.weight }
    let mean = parts.reduce(0) { $0 + $1.value * $1.weight } / total
    return parts.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) * $1.weight } / total
  }

  private mutating func measure(_ id: Int, _ box: Box) {
    let node = tree.nodes[id]
    guard node.feature >= 0 else {
      statistics[id].weight = box.reduce(1) { $0 * ($1.high - $1.low) }
      return
    }
    var (left, right) = (box, box)
    left[node.feature].high = node.threshold
    right[node.feature].low = node.threshold
    measure(node.left, left)
    measure(node.right, right)
    let (a, b) = (statistics[node.left], statistics[node.right])
    let weight = a.weight + b.weight
    statistics[id] = ((a.value * a.weight + b.value * b.weight) / weight, weight)
    active[id][node.feature] = true
    for f in bounds.indices where active[node.left][f] || active[node.right][f] {
      active[id][f] = true
    }
  }

  /// The variance of the tree's mean over all other columns.
  func marginalVariance(_ columns: Range<Int>) -> Double {
    var parts: [(value: Double, weight: Double)] = []
    var point = [Double](repeating: .nan, count: bounds.count)
    func visit(_ column: Int, _ size: Double) {
      guard column < columns.upperBound else {
        let (value, weight) = marginal(point, columns)
        parts.append((value, weight * size))
        return
      }
      for (low, high) in zip(cuts[column], cuts[column].dropFirst()) {
        point[column] = 0.5 * (low + high)
        visit(column + 1, size * (high - low))
      }
    }
    visit(columns.lowerBound, 1)
    return Self.variance(parts)
  }

  /// The mean over the other columns at a point of some columns.
  private func marginal(
    _ point: [Double], _ columns: Range<Int>
  ) -> (value: Double, weight: Double) {
    var box = bounds
    for f in bounds.indices where !columns.contains(f) { box[f] = (0, 1) }
    var stack = [(0, box)]
    var sum = 0.0
    var total = 0.0
    while let (id, box) = stack.popLast() {
      let node = tree.nodes[id]
      if node.feature >= 0 && columns.contains(node.feature) {
        var inside = box
        if point[node.feature] <= node.threshold {
          inside[node.feature].high = node.threshold
          stack.append((node.left, inside))
        } else {
          inside[node.feature].low = node.threshold
          stack.append((node.right, inside))
        }
      } else if node.feature >= 0 && columns.contains(where: { active[id][$0] }) {
        stack.append((node.left, box))
        stack.append((node.right, box))
      } else {
        let weight = statistics[id].weight / box.reduce(1) { $0 * ($1.high - $1.low) }
        sum += statistics[id].value * weight
        total += weight
      }
    }
    return (sum / total, total)
  }
}
