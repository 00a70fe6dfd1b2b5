/// A tree of XGBoost: nodes in the order in which they were made, leaves and splits alike.
struct RegressionTree: Sendable {
  /// A child of a leaf.
  static let none: Int32 = -1
  /// The parent of the root, as model files have it.
  static let rootParent: Int32 = .max
  /// The split condition of a split by categories, as model files have it.
  static let categoricalCondition = Float.leastNonzeroMagnitude

  var left: [Int32] = [none]
  var right: [Int32] = [none]
  var parent: [Int32] = [rootParent]
  var feature: [Int32] = [0]
  /// The bound of a split, the output of a leaf.
  var condition: [Float] = [0]
  var defaultLeft: [Bool] = [false]
  var baseWeight: [Float] = [0]
  var lossChange: [Float] = [0]
  var sumHessian: [Float] = [0]
  /// Bit fields of the categories that go right, of the nodes that split by categories.
  var categories: [Int: [UInt32]] = [:]

  var nodeCount: Int { left.count }

  func isLeaf(_ node: Int) -> Bool { left[node] == Self.none }

  /// Makes a leaf a split with two leaves.
  mutating func expand(
    _ node: Int, _ split: HistSplit, baseWeight: Float, leftLeaf: Float, rightLeaf: Float
  ) {
    let first = Int32(nodeCount)
    left[node] = first
    right[node] = first + 1
    feature[node] = split.feature
    condition[node] = split.isCategorical ? Self.categoricalCondition : split.value
    defaultLeft[node] = split.defaultLeft
    self.baseWeight[node] = baseWeight
    lossChange[node] = split.lossChange
    sumHessian[node] = Float((split.left + split.right).y)
    if split.isCategorical { categories[node] = split.categories }
    addLeaf(parent: node, leftLeaf, Float(split.left.y))
    addLeaf(parent: node, rightLeaf, Float(split.right.y))
  }

  private mutating func addLeaf(parent node: Int, _ output: Float, _ hessian: Float) {
    left.append(Self.none)
    right.append(Self.none)
    parent.append(Int32(node))
    feature.append(0)
    condition.append(output)
    defaultLeft.append(false)
    baseWeight.append(output)
    lossChange.append(0)
    sumHessian.append(hessian)
  }

  /// The splits in the order in which the library walks them: the right child's side first.
  func splitsInWalkingOrder() -> [Int] {
    var (stack, out) = ([0], [Int]())
    while let node = stack.popLast() {
      if isLeaf(node) { continue }
      out.append(node)
      stack.append(Int(left[node]))
      stack.append(Int(right[node]))
    }
    return out
  }

  /// Whether a category goes left.
  static func goesLeft(_ value: Float, _ bits: [UInt32]) -> Bool {
    guard value >= 0, value < 16_777_216 else { return true }
    let code = Int(value)
    guard code >> 5 < bits.count else { return true }
    return bits[code >> 5] >> UInt32(code & 31) & 1 == 0
  }

  /// The child that a row goes to.
  @inline(__always)
  func next(_ node: Int, _ row: UnsafePointer<Float>) -> Int {
    let value = row[Int(feature[node])]
    if value.isNaN { return Int(defaultLeft[node] ? left[node] : right[node]) }
    let goesLeft: Bool
    if categories.isEmpty {
      goesLeft = value < condition[node]
    } else if let bits = categories[node] {
      goesLeft = Self.goesLeft(value, bits)
    } else {
      goesLeft = value < condition[node]
    }
    return Int(goesLeft ? left[node] : right[node])
  }

  /// The leaf of a row.
  func leaf(_ row: UnsafePointer<Float>) -> Int {
    var node = 0
    while !isLeaf(node) { node = next(node, row) }
    return node
  }

  /// Longest way from the root.
  var depth: Int {
    var depths = [Int](repeating: 0, count: nodeCount)
    for node in 1..<max(1, nodeCount) { depths[node] = depths[Int(parent[node])] + 1 }
    return depths.max() ?? 0
  }
}
