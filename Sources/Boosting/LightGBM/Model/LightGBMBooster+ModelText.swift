extension LightGBMBooster {
  /// Which measure a feature's importance is.
  public enum Importance: String, Sendable { case split, gain }

  /// Number of splits, or sum of their gains, by column.
  ///
  /// - Parameter rounds: how many rounds count; all if nil, the best ones by default where early
  ///   stopping chose.
  public func featureImportance(_ type: Importance = .split, rounds: Int? = nil) -> [Double] {
    var importance = [Double](repeating: 0, count: featureNames.count)
    for tree in trees.prefix(usedTrees(rounds)) {
      for node in 0..<tree.nodeCount where tree.splitGain[node] > 0 {
        importance[Int(tree.splitFeature[node])] +=
          type == .split ? 1 : Double(tree.splitGain[node])
      }
    }
    return importance
  }

  /// Trees of the first rounds; of all for nil or a number below 1.
  private func usedTrees(_ rounds: Int?) -> Int {
    guard let rounds, rounds > 0 else { return trees.count }
    return min(rounds * treesPerRound, trees.count)
  }

  /// The model as LightGBM writes it, without what the Python package adds.
  ///
  /// - Parameters:
  ///   - start: first round.
  ///   - rounds: how many; nil for all.
  public func modelText(
    start: Int = 0, rounds: Int? = nil, importance: Importance = .split
  ) -> String {
    let start = min(max(start, 0), currentIteration)
    let end = rounds.map { $0 > 0 ? min((start + $0) * treesPerRound, trees.count) : trees.count }
    let used = trees[min(start * treesPerRound, trees.count)..<(end ?? trees.count)]
    let blocks = used.enumerated().map { "Tree=\($0.offset)\n\($0.element.text)\n" }
    var text = header
    text += "tree_sizes=\(blocks.map { "\($0.utf8.count)" }.joined(separator: " "))\n\n"
    for block in blocks { text += block }
    text += "end of trees\n\nfeature_importances:\n"
    let importances = featureImportance(importance, rounds: rounds)
    let listed = importances.enumerated().filter { $0.element >= 1 }
      .sorted { (Int($1.element), $0.offset) < (Int($0.element), $1.offset) }
    for (column, value) in listed { text += "\(featureNames[column])=\(Int(value))\n" }
    if !parameterText.isEmpty {
      text += "\nparameters:\n\(parameterText)\nend of parameters\n"
    }
    return text
  }

  /// What `save_model` and `model_to_string` write.
  public func savedText(
    start: Int = 0, rounds: Int? = nil, importance: Importance = .split
  ) -> String {
    modelText(start: start, rounds: rounds, importance: importance)
      + "\npandas_categorical:\(pandasCategorical ?? "null")\n"
  }

  private var header: String {
    var text = "tree\nversion=v4\nnum_class=\(classCount)\n"
    text += "num_tree_per_iteration=\(treesPerRound)\nlabel_index=\(labelIndex)\n"
    text += "max_feature_idx=\(featureNames.count - 1)\n"
    if let objectiveText { text += "objective=\(objectiveText)\n" }
    if averagesOutput { text += "average_output\n" }
    text += "feature_names=\(featureNames.joined(separator: " "))\n"
    if !monotoneConstraints.isEmpty {
      text +=
        "monotone_constraints=\(monotoneConstraints.map { "\($0)" }.joined(separator: " "))\n"
    }
    text += "feature_infos=\(featureInfos.joined(separator: " "))\n"
    return text
  }
}
