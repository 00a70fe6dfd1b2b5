/// The running raw scores of a data set, class after class.
final class ScoreTracker {
  let data: LightGBMDataset
  let classCount: Int
  let hasInitScore: Bool
  let scores: UnsafeMutableBufferPointer<Double>

  init(_ data: LightGBMDataset, classCount: Int) throws {
    self.data = data
    self.classCount = classCount
    scores = .allocate(capacity: max(1, data.rowCount * classCount))
    scores.initialize(repeating: 0)
    hasInitScore = data.metadata.initScores != nil
    guard let start = data.metadata.initScores else { return }
    guard start.count == data.rowCount * classCount else {
      throw BoostingError("Number of class for initial score error")
    }
    for i in start.indices { scores[i] = start[i] }
  }

  /// The leaf of each row, by tree.
  private var remembered: [Int: UnsafeMutablePointer<UInt8>] = [:]

  deinit {
    scores.deallocate()
    forget(from: 0)
  }

  private func base(_ k: Int) -> UnsafeMutablePointer<Double> {
    scores.baseAddress! + k * data.rowCount
  }

  func add(_ value: Double, class k: Int) {
    let base = base(k)
    for i in 0..<data.rowCount { base[i] += value }
  }

  func multiply(_ value: Double, class k: Int) {
    let base = base(k)
    for i in 0..<data.rowCount { base[i] *= value }
  }

  /// Adds a tree's output to all rows, or to some of them.
  func add(_ tree: Tree, class k: Int, rows: UnsafeBufferPointer<Int32>? = nil, threads: Int) {
    let base = Shared(base(k))
    let walker = BinnedTree(tree, data)
    let list = rows.flatMap(\.baseAddress).map { Shared($0) }
    forRows(rows?.count ?? data.rowCount, threads: threads) { range in
      walker.add(to: base.pointer, range, rows: list?.pointer)
    }
  }

  /// Adds a tree that will be added again: the leaves of the rows are remembered.
  ///
  /// - Parameter number: the tree's place in the model; it must mean the same tree every time.
  func addAgain(_ tree: Tree, number: Int, class k: Int, threads: Int) {
    guard tree.leafCount <= 256, let leaves = leaves(tree, number) else {
      return add(tree, class: k, threads: threads)
    }
    let base = base(k)
    tree.leafValue.withUnsafeBufferPointer { values in
      for i in 0..<data.rowCount { base[i] += values[Int(leaves[i])] }
    }
  }

  private func leaves(_ tree: Tree, _ number: Int) -> UnsafeMutablePointer<UInt8>? {
    if let known = remembered[number] { return known }
    guard (remembered.count + 1) * data.rowCount <= Self.memoryLimit else { return nil }
    let leaves = UnsafeMutablePointer<UInt8>.allocate(capacity: data.rowCount)
    BinnedTree(tree, data).writeLeaves(to: leaves, rowCount: data.rowCount)
    remembered[number] = leaves
    return leaves
  }

  /// Bytes that remembered leaves may take.
  private static let memoryLimit = 1 << 28

  /// Forgets what is remembered of trees from this number on.
  func forget(from number: Int) {
    for (key, leaves) in remembered where key >= number {
      leaves.deallocate()
      remembered[key] = nil
    }
  }

  /// Adds the outputs of a tree just grown, whose rows the partition knows by leaf.
  func add(_ tree: Tree, class k: Int, partition: DataPartition) {
    let base = base(k)
    for leaf in 0..<tree.leafCount {
      let value = tree.leafValue[leaf]
      for row in partition.rows(of: leaf) { base[Int(row)] += value }
    }
  }
}
