/// A tree laid out for walks over binned rows.
struct BinnedTree: @unchecked Sendable {
  private struct Node {
    var column: UnsafePointer<UInt8>
    var threshold: Int32
    /// Bin that goes its own way, -1 for none.
    var special: Int32
    var left: Int32
    var right: Int32
    var specialChild: Int32
    var isWide: Bool
    var isCategorical: Bool
    var bits: Int32
    var bitCount: Int32
  }

  private let nodes: [Node]
  private let tree: Tree
  private let isSimple: Bool

  init(_ tree: Tree, _ data: LightGBMDataset) {
    self.tree = tree
    nodes = (0..<tree.nodeCount).map { Self.node($0, tree, data) }
    isSimple = !nodes.contains { $0.isWide || $0.isCategorical }
  }

  private static func node(_ i: Int, _ tree: Tree, _ data: LightGBMDataset) -> Node {
    let slot = Int(tree.splitSlot[i])
    let mapper = data.features.mappers[data.features.used[slot]]
    let isWide = data.columns.isWide[slot]
    let column =
      isWide
      ? UnsafeRawPointer(data.columns.wide(slot)) : UnsafeRawPointer(data.columns.narrow(slot))
    var special: Int32 = -1
    switch tree.missing(i) {
    case .none: break
    case .zero: special = Int32(mapper.defaultBin)
    case .nan: special = Int32(mapper.binCount - 1)
    }
    let isCategorical = tree.isCategorical(i)
    let place = Int(tree.thresholdBin[i])
    return Node(
      column: column.assumingMemoryBound(to: UInt8.self),
      threshold: Int32(bitPattern: tree.thresholdBin[i]), special: special,
      left: tree.leftChild[i], right: tree.rightChild[i],
      specialChild: tree.isDefaultLeft(i) ? tree.leftChild[i] : tree.rightChild[i],
      isWide: isWide, isCategorical: isCategorical,
      bits: isCategorical ? tree.binBorders[place] : 0,
      bitCount: isCategorical ? (tree.binBorders[place + 1] - tree.binBorders[place]) * 32 : 0)
  }

  /// Adds the outputs for the rows numbered `range`, or for those that a list has there.
  func add(
    to scores: UnsafeMutablePointer<Double>, _ range: Range<Int>, rows: UnsafePointer<Int32>?
  ) {
    guard tree.leafCount > 1 else {
      let value = tree.leafValue[0]
      if value != 0 { for i in range { scores[rows.map { Int($0[i]) } ?? i] += value } }
      return
    }
    tree.leafValue.withUnsafeBufferPointer { values in
      nodes.withUnsafeBufferPointer { nodes in
        for i in range {
          let row = rows.map { Int($0[i]) } ?? i
          let leaf = isSimple ? simpleLeaf(row, nodes) : leaf(row, nodes)
          scores[row] += values[leaf]
        }
      }
    }
  }

  @inline(__always)
  private func simpleLeaf(_ row: Int, _ nodes: UnsafeBufferPointer<Node>) -> Int {
    var at: Int32 = 0
    repeat {
      let node = nodes.baseAddress! + Int(at)
      let bin = Int32(node.pointee.column[row])
      at = bin <= node.pointee.threshold ? node.pointee.left : node.pointee.right
      if bin == node.pointee.special { at = node.pointee.specialChild }
    } while at >= 0
    return Int(~at)
  }

  private func leaf(_ row: Int, _ nodes: UnsafeBufferPointer<Node>) -> Int {
    var at: Int32 = 0
    repeat {
      let node = nodes[Int(at)]
      let bin =
        node.isWide
        ? Int32(UnsafeRawPointer(node.column).load(fromByteOffset: row * 2, as: UInt16.self))
        : Int32(node.column[row])
      if node.isCategorical {
        let isIn =
          bin < node.bitCount
          && tree.binBits[Int(node.bits) + Int(bin / 32)] >> UInt32(bin % 32) & 1 == 1
        at = isIn ? node.left : node.right
      } else if bin == node.special {
        at = node.specialChild
      } else {
        at = bin <= node.threshold ? node.left : node.right
      }
    } while at >= 0
    return Int(~at)
  }

  /// Writes the leaf that each row falls into; there must be at most 256 leaves.
  func writeLeaves(to out: UnsafeMutablePointer<UInt8>, rowCount: Int) {
    guard tree.leafCount > 1 else {
      out.update(repeating: 0, count: rowCount)
      return
    }
    nodes.withUnsafeBufferPointer { nodes in
      for row in 0..<rowCount {
        let leaf = isSimple ? simpleLeaf(row, nodes) : leaf(row, nodes)
        out[row] = UInt8(truncatingIfNeeded: leaf)
      }
    }
  }
}
