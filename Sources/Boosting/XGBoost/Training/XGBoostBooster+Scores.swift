/// Scores of data sets during training, tree after tree.
extension XGBoostBooster {
  /// The scores before any tree.
  func startScores(_ data: XGBoostDataset) throws -> [Float] {
    if !data.baseMargin.isEmpty {
      guard data.baseMargin.count == data.rowCount * outputCount else {
        throw BoostingError.xgboost(
          "Check failed: info.base_margin_.Shape(1) == this->mparam_.OutputLength()")
      }
      return data.baseMargin
    }
    if outputCount == 1 { return Array(repeating: baseMargin[0], count: data.rowCount) }
    return (0..<data.rowCount).flatMap { _ in baseMargin }
  }

  /// - Throws: `XGBoostError` when the columns are not the model's.
  func checkColumns(_ data: XGBoostDataset, isTraining: Bool) throws {
    try data.validate()
    if data.columnCount == featureCount || !isTraining && data.columnCount < featureCount { return }
    let sign = isTraining ? "==" : ">="
    throw BoostingError.xgboost(
      "Check failed: learner_model_param_.num_feature \(sign) p_fmat->Info().num_col_ "
        + "(\(featureCount) vs. \(data.columnCount)) : Number of columns does not match number of "
        + "features in booster.")
  }

  /// The scores of a data set, kept up to date from round to round.
  func cachedScores(_ data: XGBoostDataset, dropping dropped: [Int] = []) throws -> [Float] {
    let cache = state().cache(data)
    if config.isDart { return try dartScores(cache, dropped) }
    if cache.scores.isEmpty { cache.scores = try startScores(data) }
    if cache.treeCount < trees.count {
      ScoreForest(self, cache.treeCount..<trees.count)
        .add(to: &cache.scores, data, threads: threadCount)
      cache.treeCount = trees.count
    }
    return cache.scores
  }

  /// With weights that change every round, scores are summed up anew from the trees' outputs.
  private func dartScores(_ cache: ScoreCache, _ dropped: [Int]) throws -> [Float] {
    var scores = try startScores(cache.data)
    let width = cache.data.columnCount
    while cache.outputs.count < trees.count {
      let tree = trees[cache.outputs.count]
      cache.outputs.append(
        (0..<cache.data.rowCount).map {
          tree.condition[tree.leaf(cache.data.values + $0 * width)]
        })
    }
    var next = 0
    let stride = outputCount
    for index in trees.indices {
      if next < dropped.count, dropped[next] == index {
        next += 1
        continue
      }
      let (weight, group) = (treeWeights[index], treeGroups[index])
      cache.outputs[index].withUnsafeBufferPointer { outputs in
        scores.withUnsafeMutableBufferPointer { scores in
          for row in outputs.indices { scores[row &* stride &+ group] += outputs[row] * weight }
        }
      }
    }
    return scores
  }
}
