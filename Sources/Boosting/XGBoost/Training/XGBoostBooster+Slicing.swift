/// Parts of models, and models that training goes on from.
extension XGBoostBooster {
  /// The round with the best score of early stopping.
  public var bestIteration: Int? { attributes["best_iteration"].flatMap { Int($0) } }
  /// The best score of early stopping.
  public var bestScore: Double? { attributes["best_score"].flatMap { Double($0) } }

  /// A copy to be trained further under other parameters; what the model is stays.
  public func continued(_ parameters: XGBoostParameters) throws -> XGBoostBooster {
    let copy = try XGBoostBooster(parameters, featureCount: featureCount)
    guard copy.outputCount == outputCount else {
      throw BoostingError.xgboost("Inconsistent number of outputs of the model to be continued.")
    }
    copy.take(self, rounds: 0..<roundCount, step: 1)
    copy.attributes = attributes
    return copy
  }

  /// The rounds of a range.
  ///
  /// - Throws: `IndexError` for rounds that are not there.
  public func sliced(_ range: Range<Int>, step: Int = 1) throws -> XGBoostBooster {
    guard range.lowerBound >= 0, range.upperBound <= roundCount, !range.isEmpty, step >= 1 else {
      throw BoostingError("Layer index out of range", pythonClass: "IndexError")
    }
    let copy = try XGBoostBooster([:], featureCount: featureCount)
    copy.config = config
    copy.objective = objective
    copy.metrics = metrics
    copy.take(self, rounds: range, step: step)
    copy.attributes = attributes.filter { !["best_iteration", "best_score"].contains($0.key) }
    return copy
  }

  private func take(_ other: XGBoostBooster, rounds: Range<Int>, step: Int) {
    baseScore = other.baseScore
    baseMargin = other.baseMargin
    estimatesBaseScore = other.estimatesBaseScore
    featureNames = other.featureNames
    featureTypes = other.featureTypes
    (trees, treeGroups, roundEnds, treeWeights) = ([], [], [0], [])
    for round in stride(from: rounds.lowerBound, to: rounds.upperBound, by: step) {
      for tree in other.roundEnds[round]..<other.roundEnds[round + 1] {
        trees.append(other.trees[tree])
        treeGroups.append(other.treeGroups[tree])
        if !other.treeWeights.isEmpty { treeWeights.append(other.treeWeights[tree]) }
      }
      roundEnds.append(trees.count)
    }
    if config.isDart, treeWeights.isEmpty {
      treeWeights = Array(repeating: 1, count: trees.count)
    }
  }

  /// Lets go of the rounds after the best one.
  public func keepBest() {
    guard let best = bestIteration, best + 1 < roundCount else { return }
    let end = roundEnds[best + 1]
    trees.removeSubrange(end...)
    treeGroups.removeSubrange(end...)
    roundEnds.removeSubrange((best + 2)...)
    if !treeWeights.isEmpty { treeWeights.removeSubrange(end...) }
  }
}
