/// What a model looks at.
extension XGBoostBooster {
  /// SHAP values: for each row and output one number a feature, and the mean score at the end.
  public func contributions(_ data: XGBoostDataset, rounds: Range<Int>? = nil) throws -> [Float] {
    try checkColumns(data, isTraining: false)
    let range = 0..<(try trees(of: rounds).upperBound)
    let (outputs, width) = (outputCount, featureCount + 1)
    let start = try startScores(data)
    let work = ContributionWork(
      data, trees: trees[range].map { PathContributions($0) }, groups: treeGroups, start: start,
      weights: config.isDart ? treeWeights : [], outputs: outputs, width: width)
    let isLarge = data.rowCount * range.count > 2000
    WorkerPool.shared.run(data.rowCount, threads: isLarge ? threadCount : 1) { work.explain($0) }
    return work.values()
  }

  /// How much each feature counts: `weight`, `gain`, `cover`, `total_gain`, `total_cover`; features
  /// that are never used are not in it.
  ///
  /// - Throws: for other kinds.
  public func importance(_ type: String) throws -> [Int: Float] {
    guard ["weight", "gain", "cover", "total_gain", "total_cover"].contains(type) else {
      throw BoostingError.xgboost(
        "Unknown feature importance type, expected one of: {\"weight\", \"total_gain\", "
          + "\"total_cover\", \"gain\", \"cover\"}, got: \(type)")
    }
    var counts: [Int: Int] = [:]
    var sums: [Int: Float] = [:]
    for tree in trees {
      for node in tree.splitsInWalkingOrder() {
        let feature = Int(tree.feature[node])
        counts[feature, default: 0] += 1
        sums[feature, default: 0] +=
          type.hasSuffix("gain") ? tree.lossChange[node] : tree.sumHessian[node]
      }
    }
    switch type {
    case "weight": return counts.mapValues { Float($0) }
    case "gain", "cover":
      return Dictionary(uniqueKeysWithValues: sums.map { ($0, $1 / max(1, Float(counts[$0]!))) })
    default: return sums
    }
  }

  /// A feature's name, `f0`, `f1`, … where there are none.
  public func featureName(_ feature: Int) -> String {
    feature < featureNames.count ? featureNames[feature] : "f\(feature)"
  }
}

/// Rows of a table on their way to SHAP values; every piece writes only its own row.
private final class ContributionWork: @unchecked Sendable {
  private let data: XGBoostDataset
  private let trees: [PathContributions]
  private let groups: [Int]
  private let start: [Float]
  private let weights: [Float]
  private let outputs: Int
  private let width: Int
  private let out: UnsafeMutablePointer<Float>

  init(
    _ data: XGBoostDataset, trees: [PathContributions], groups: [Int], start: [Float],
    weights: [Float], outputs: Int, width: Int
  ) {
    (self.data, self.trees, self.groups) = (data, trees, groups)
    (self.start, self.weights, self.outputs, self.width) = (start, weights, outputs, width)
    out = .allocate(capacity: max(1, data.rowCount * outputs * width))
    out.initialize(repeating: 0, count: max(1, data.rowCount * outputs * width))
  }

  deinit { out.deallocate() }

  func values() -> [Float] {
    Array(UnsafeBufferPointer(start: out, count: data.rowCount * outputs * width))
  }

  func explain(_ index: Int) {
    var row = [Float](repeating: .nan, count: width - 1)
    for j in 0..<data.columnCount { row[j] = data.values[index * data.columnCount + j] }
    withUnsafeTemporaryAllocation(of: Float.self, capacity: width) { own in
      for tree in trees.indices {
        let target = out + (index * outputs + groups[tree]) * width
        own.initialize(repeating: 0)
        trees[tree].add(row, to: own.baseAddress!, features: width - 1)
        let weight = weights.isEmpty ? 1 : weights[tree]
        for j in 0..<width { target[j] += own[j] * weight }
      }
    }
    for group in 0..<outputs {
      out[(index * outputs + group) * width + width - 1] += start[index * outputs + group]
    }
  }
}
