/// Chooses the features of each tree and of each node (`feature_fraction`, `…_bynode`).
struct ColumnSampler {
  private var random: LinearCongruential
  private var seed: Int
  private let columns: [Int]
  private var byTree: Double
  private var byNode: Double
  private let groups: [Set<Int>]
  /// Features (numbers in the training data) of the current tree, ascending.
  private(set) var treeSlots: [Int]

  /// - Parameter columns: the table's columns that are of use; their places are the slots.
  init(_ config: LightGBMConfig, columns: [Int]) {
    seed = config.featureFractionSeed
    random = LinearCongruential(seed: seed)
    self.columns = columns
    byTree = config.featureFraction
    byNode = config.featureFractionBynode
    groups = config.interactionGroups.map { Set($0) }
    treeSlots = Array(columns.indices)
    sampleTree()
  }

  /// New fractions; the library draws once more when parameters are reset.
  mutating func reset(_ config: LightGBMConfig) {
    if seed != config.featureFractionSeed {
      seed = config.featureFractionSeed
      random = LinearCongruential(seed: seed)
    }
    byTree = config.featureFraction
    byNode = config.featureFractionBynode
    sampleTree()
  }

  static func count(_ total: Int, _ fraction: Double) -> Int {
    max(Int(Double(total) * fraction + 0.5), min(1, total))
  }

  mutating func sampleTree() {
    guard byTree < 1 else { return }
    treeSlots = random.sample(columns.count, Self.count(columns.count, byTree))
  }

  var samplesNodes: Bool { byNode < 1 || !groups.isEmpty }

  /// The features that a node may be split on; nil for all.
  ///
  /// - Parameter branch: columns split on above the node.
  mutating func sampleNode(branch: [Int]) -> Set<Int>? {
    guard samplesNodes else { return nil }
    let allowed = groups.isEmpty ? nil : allowedColumns(branch)
    guard byNode < 1 else {
      return Set(columns.indices.filter { allowed!.contains(columns[$0]) })
    }
    let pool = byTree < 1 ? treeSlots : Array(columns.indices)
    let eligible = allowed.map { allowed in pool.filter { allowed.contains(columns[$0]) } } ?? pool
    let count = min(Self.count(pool.count, byNode), eligible.count)
    return Set(random.sample(eligible.count, count).map { eligible[$0] })
  }

  /// Columns of the branch, and of every group that holds the whole branch.
  private func allowedColumns(_ branch: [Int]) -> Set<Int> {
    var allowed = Set(branch)
    for group in groups where branch.allSatisfy({ group.contains($0) }) { allowed.formUnion(group) }
    return allowed
  }
}
