/// One tree: nodes in the order of their splits, leaves numbered as they arise.
///
/// A child ≥ 0 is a node, a negative one is the complement of a leaf. The root is node 0.
final class Tree: @unchecked Sendable {
  /// Bits of a node's decision type.
  static let categoricalBit: UInt8 = 1
  static let defaultLeftBit: UInt8 = 2

  var leafCount = 1
  // Nodes.
  var leftChild: [Int32] = []
  var rightChild: [Int32] = []
  /// Column of the table.
  var splitFeature: [Int32] = []
  /// Number of the feature in the training data; empty in a tree read from a file.
  var splitSlot: [Int32] = []
  var threshold: [Double] = []
  var thresholdBin: [UInt32] = []
  var decisionType: [UInt8] = []
  var splitGain: [Float] = []
  var internalValue: [Double] = []
  var internalWeight: [Double] = []
  var internalCount: [Int32] = []
  // Leaves.
  var leafValue: [Double] = [0]
  var leafWeight: [Double] = [0]
  var leafRows: [Int32] = [0]
  var leafParent: [Int32] = [-1]
  var leafDepth: [Int32] = [0]
  // Categorical splits: bits of the categories (and of the bins) that go left.
  var categoryCount = 0
  var categoryBorders: [Int32] = [0]
  var categoryBits: [UInt32] = []
  var binBorders: [Int32] = [0]
  var binBits: [UInt32] = []
  var shrinkage = 1.0

  init() {}

  /// A copy that can be changed apart.
  init(copying other: Tree) {
    leafCount = other.leafCount
    (leftChild, rightChild) = (other.leftChild, other.rightChild)
    (splitFeature, splitSlot) = (other.splitFeature, other.splitSlot)
    (threshold, thresholdBin) = (other.threshold, other.thresholdBin)
    (decisionType, splitGain) = (other.decisionType, other.splitGain)
    (internalValue, internalWeight) = (other.internalValue, other.internalWeight)
    internalCount = other.internalCount
    (leafValue, leafWeight, leafRows) = (other.leafValue, other.leafWeight, other.leafRows)
    (leafParent, leafDepth) = (other.leafParent, other.leafDepth)
    categoryCount = other.categoryCount
    (categoryBorders, categoryBits) = (other.categoryBorders, other.categoryBits)
    (binBorders, binBits) = (other.binBorders, other.binBits)
    shrinkage = other.shrinkage
  }

  var nodeCount: Int { leafCount - 1 }

  func isCategorical(_ node: Int) -> Bool { decisionType[node] & Self.categoricalBit != 0 }
  func isDefaultLeft(_ node: Int) -> Bool { decisionType[node] & Self.defaultLeftBit != 0 }
  func missing(_ node: Int) -> MissingType {
    MissingType(rawValue: decisionType[node] >> 2 & 3) ?? .none
  }

  /// What a split puts into the tree.
  struct Split {
    var slot: Int
    var column: Int
    var leftOutput: Double
    var rightOutput: Double
    var leftRows: Int32
    var rightRows: Int32
    var leftWeight: Double
    var rightWeight: Double
    var gain: Float
    var missing: MissingType
  }

  /// Splits a leaf by a boundary; the right child becomes the next leaf.
  func split(leaf: Int, _ split: Split, bin: UInt32, threshold value: Double, defaultLeft: Bool) {
    thresholdBin.append(bin)
    threshold.append(value)
    let side = defaultLeft ? Self.defaultLeftBit : 0
    add(leaf, split, type: side | split.missing.rawValue << 2)
  }

  /// Splits a leaf by categories (and their bins) that go left.
  func split(leaf: Int, _ split: Split, bins: [UInt32], categories: [UInt32]) {
    thresholdBin.append(UInt32(categoryCount))
    threshold.append(Double(categoryCount))
    categoryCount += 1
    let (outer, inner) = (Self.bits(of: categories), Self.bits(of: bins))
    categoryBits += outer
    categoryBorders.append(Int32(categoryBits.count))
    binBits += inner
    binBorders.append(Int32(binBits.count))
    add(leaf, split, type: Self.categoricalBit | split.missing.rawValue << 2)
  }

  private func add(_ leaf: Int, _ split: Split, type: UInt8) {
    let node = Int32(nodeCount)
    let parent = Int(leafParent[leaf])
    if parent >= 0 {
      if leftChild[parent] == ~Int32(leaf) {
        leftChild[parent] = node
      } else {
        rightChild[parent] = node
      }
    }
    decisionType.append(type)
    splitSlot.append(Int32(split.slot))
    splitFeature.append(Int32(split.column))
    splitGain.append(split.gain)
    leftChild.append(~Int32(leaf))
    rightChild.append(~Int32(leafCount))
    internalWeight.append(split.leftWeight + split.rightWeight)
    internalValue.append(leafValue[leaf])
    internalCount.append(split.leftRows + split.rightRows)
    leafParent[leaf] = node
    leafParent.append(node)
    leafValue[leaf] = split.leftOutput.isNaN ? 0 : split.leftOutput
    leafWeight[leaf] = split.leftWeight
    leafRows[leaf] = split.leftRows
    leafValue.append(split.rightOutput.isNaN ? 0 : split.rightOutput)
    leafWeight.append(split.rightWeight)
    leafRows.append(split.rightRows)
    leafDepth[leaf] += 1
    leafDepth.append(leafDepth[leaf])
    leafCount += 1
  }

  static func bits(of numbers: [UInt32]) -> [UInt32] {
    var bits = [UInt32](repeating: 0, count: Int(numbers.max() ?? 0) / 32 + 1)
    for number in numbers { bits[Int(number / 32)] |= 1 << (number % 32) }
    return bits
  }

  func setLeafOutput(_ leaf: Int, _ value: Double) { leafValue[leaf] = Self.orZero(value) }

  /// Multiplies the outputs.
  func shrink(by rate: Double) {
    leafValue.withUnsafeMutableBufferPointer { values in
      for i in values.indices { values[i] = Self.orZero(values[i] * rate) }
    }
    internalValue.withUnsafeMutableBufferPointer { values in
      for i in values.indices { values[i] = Self.orZero(values[i] * rate) }
    }
    shrinkage *= rate
  }

  /// Adds the start score to the outputs.
  func addBias(_ bias: Double) {
    for i in leafValue.indices { leafValue[i] = Self.orZero(leafValue[i] + bias) }
    for i in internalValue.indices { internalValue[i] = Self.orZero(internalValue[i] + bias) }
    shrinkage = 1
  }

  /// A tree of one leaf.
  static func constant(_ value: Double, rows: Int) -> Tree {
    let tree = Tree()
    tree.leafValue = [value]
    tree.leafRows = [Int32(rows)]
    return tree
  }

  /// Outputs too small to matter are zero.
  @inline(__always)
  static func orZero(_ value: Double) -> Double {
    value >= -zeroThreshold && value <= zeroThreshold ? 0 : value
  }
}
