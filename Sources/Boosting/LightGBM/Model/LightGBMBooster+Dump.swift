extension LightGBMBooster {
  /// The model as LightGBM's `dump_model` JSON.
  public func dumpText(
    start: Int = 0, rounds: Int? = nil, importance: Importance = .split
  ) -> String {
    var text = "{\"name\":\"tree\",\n\"version\":\"v4\",\n\"num_class\":\(classCount),\n"
    text += "\"num_tree_per_iteration\":\(treesPerRound),\n\"label_index\":\(labelIndex),\n"
    text += "\"max_feature_idx\":\(featureNames.count - 1),\n"
    if let objectiveText { text += "\"objective\":\"\(objectiveText)\",\n" }
    text += "\"average_output\":\(averagesOutput),\n"
    text += "\"feature_names\":[\(featureNames.map { "\"\($0)\"" }.joined(separator: ","))],\n"
    text +=
      "\"monotone_constraints\":[\(monotoneConstraints.map { "\($0)" }.joined(separator: ","))],\n"
    text += "\"feature_infos\":{\(featureRanges)},\n"
    let used = rangeOfTrees(start, rounds)
    text += "\"tree_info\":["
    text += used.map { "{\"tree_index\":\($0),\(trees[$0].json)}" }.joined(separator: ",")
    text += "],\n\n\"feature_importances\":{"
    text += zip(featureNames, featureImportance(importance, rounds: rounds))
      .filter { $0.1 >= 1 }.map { "\"\($0.0)\":\(Int($0.1))" }.joined(separator: ",")
    return text + "}\n}\n"
  }

  private var featureRanges: String {
    zip(featureNames, featureInfos).compactMap { name, info -> String? in
      guard info != "none" else { return nil }
      if info.hasPrefix("[") {
        let ends = info.dropFirst().dropLast().split(separator: ":")
          .map { NumberText.parseAsLightGBM(String($0)) ?? .nan }
        guard ends.count == 2 else { return nil }
        return "\"\(name)\":{\"min_value\":\(Tree.number(ends[0])),"
          + "\"max_value\":\(Tree.number(ends[1])),\"values\":[]}"
      }
      let values = info.split(separator: ":").map { NumberText.leadingInt($0) }
      return "\"\(name)\":{\"min_value\":\(values.min()!),\"max_value\":\(values.max()!),"
        + "\"values\":[\(values.map { "\($0)" }.joined(separator: ","))]}"
    }.joined(separator: ",")
  }

  /// A row of `trees_to_dataframe`.
  public struct NodeRow: Sendable, Equatable {
    public var treeIndex: Int
    /// From 1 at the root.
    public var depth: Int
    public var nodeIndex: String
    public var leftChild: String?
    public var rightChild: String?
    public var parentIndex: String?
    public var splitFeature: String?
    public var splitGain: Double?
    /// A number, or categories with `||` between them.
    public var threshold: Threshold?
    public var decisionType: String?
    public var missingDirection: String?
    public var missingType: String?
    public var value: Double
    public var weight: Double?
    public var count: Int?

    public enum Threshold: Sendable, Equatable {
      case number(Double)
      case categories(String)
    }
  }

  /// All nodes and leaves of all trees, each tree from its root down, left before right.
  public func nodeRows() -> [NodeRow] {
    var rows: [NodeRow] = []
    for (i, tree) in trees.enumerated() {
      tree.appendRows(i, tree.nodeCount > 0 ? 0 : ~0, depth: 1, parent: nil, featureNames, &rows)
    }
    return rows
  }
}
