extension LightGBMBooster {
  /// The leaf that each row falls into, tree by tree.
  ///
  /// - Returns: for each row one number a tree.
  public func predictLeaves(
    _ table: MatrixView, start: Int = 0, rounds: Int? = nil, checkShape: Bool = true,
    threads: Int = 0, cancellation: Cancellation = .never
  ) throws -> [Int32] {
    try checkWidth(table, checkShape)
    let used = Array(trees[rangeOfTrees(start, rounds)])
    var result = [Int32](repeating: 0, count: table.rows * used.count)
    result.withUnsafeMutableBufferPointer { result in
      guard let base = result.baseAddress else { return }
      let out = Shared(base)
      eachBlock(table, threads, cancellation) { rows, width, values in
        for (i, row) in rows.enumerated() {
          for (k, tree) in used.enumerated() {
            out.pointer[row * used.count + k] = Int32(tree.leaf(values + i * width))
          }
        }
      }
    }
    try cancellation.throwIfCancelled()
    return result
  }

  /// Each feature's share in each row's raw score (SHAP values), and the expected score.
  ///
  /// - Returns: for each row and class one number a feature and one more for the expectation.
  public func predictContributions(
    _ table: MatrixView, start: Int = 0, rounds: Int? = nil, checkShape: Bool = true,
    threads: Int = 0, cancellation: Cancellation = .never
  ) throws -> [Double] {
    try checkWidth(table, checkShape)
    let used = Array(trees[rangeOfTrees(start, rounds)])
    let shares = used.map { TreeContributions($0) }
    let (features, classes) = (featureNames.count, treesPerRound)
    let size = classes * (features + 1)
    var result = [Double](repeating: 0, count: table.rows * size)
    result.withUnsafeMutableBufferPointer { result in
      guard let base = result.baseAddress else { return }
      let out = Shared(base)
      eachBlock(table, threads, cancellation) { rows, width, values in
        var path = ContributionPath(depth: Int(used.map(\.maxDepth).max() ?? 0))
        for (i, row) in rows.enumerated() {
          for (k, tree) in shares.enumerated() {
            let target = out.pointer + row * size + k % classes * (features + 1)
            tree.add(values + i * width, to: target, features: features, &path)
          }
        }
      }
    }
    try cancellation.throwIfCancelled()
    return result
  }
}
