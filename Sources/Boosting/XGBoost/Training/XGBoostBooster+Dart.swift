/// Dropping trees for a round, and their weights after it.
extension XGBoostBooster {
  /// Chooses the trees that a round leaves out.
  func dropTrees() {
    let state = state()
    state.dropped = []
    let random = state.random
    if config.skipDrop > 0, random.uniform() < Double(config.skipDrop) { return }
    var dropped: [Int] = []
    if config.dropsByWeight {
      let sum = treeWeights.reduce(0 as Float, +)
      for (i, weight) in treeWeights.enumerated() {
        let probability = config.rateDrop * Float(treeWeights.count) * weight / sum
        if random.uniform() < Double(probability) { dropped.append(i) }
      }
      if config.oneDrop, dropped.isEmpty, !treeWeights.isEmpty {
        dropped = [random.index(weights: treeWeights)]
      }
    } else {
      for i in treeWeights.indices where random.uniform() < Double(config.rateDrop) {
        dropped.append(i)
      }
      if config.oneDrop, dropped.isEmpty, !treeWeights.isEmpty {
        dropped = [Int(random.below(UInt64(treeWeights.count)))]
      }
    }
    state.dropped = dropped
  }

  /// Weights of the new trees, and of the dropped ones anew.
  func weighTrees(added: Int) {
    let state = state()
    let rate = config.learningRate / Float(added)
    let dropped = Float(state.dropped.count)
    var (factor, own): (Float, Float) = (1, 1)
    if !state.dropped.isEmpty {
      if config.normalizesAsForest {
        factor = Float(1.0 / (1.0 + Double(rate)))
        own = factor
      } else {
        factor = Float(Double(dropped) / Double(dropped + rate))
        own = Float(1.0 / Double(dropped + rate))
      }
    }
    for i in state.dropped { treeWeights[i] *= factor }
    treeWeights += Array(repeating: own, count: added)
    state.dropped = []
  }
}
