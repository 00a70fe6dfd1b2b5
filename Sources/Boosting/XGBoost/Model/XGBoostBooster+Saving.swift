/// Model files.
extension XGBoostBooster {
  /// The version whose files these are.
  static let version: [Int64] = [3, 2, 0]

  /// The model as JSON, byte for byte as XGBoost 3.2 writes it.
  public func jsonBytes() -> [UInt8] {
    var writer = TextDocumentWriter()
    writer.write(document())
    return writer.bytes
  }

  /// The model as Universal Binary JSON.
  public func ubjBytes() -> [UInt8] {
    var writer = BinaryDocumentWriter()
    writer.write(document())
    return writer.bytes
  }

  private func document() -> ModelDocument {
    .object([
      "version": .array(Self.version.map { .integer($0) }),
      "learner": .object([
        "attributes": .object(attributes.mapValues { .string($0) }),
        "feature_names": .array(featureNames.map { .string($0) }),
        "feature_types": .array(featureTypes.map { .string($0) }),
        "gradient_booster": boosterDocument(),
        "learner_model_param": learnerParameters(),
        "objective": objectiveDocument(),
      ]),
    ])
  }

  private func learnerParameters() -> ModelDocument {
    let start = baseScore.map { TextDocumentWriter.text($0) }.joined(separator: ",")
    return .object([
      "base_score": .string("[\(start)]"),
      "boost_from_average": .string(estimatesBaseScore ? "1" : "0"),
      "num_class": .string("\(config.classCount)"),
      "num_feature": .string("\(featureCount)"),
      "num_target": .string("1"),
    ])
  }

  private func objectiveDocument() -> ModelDocument {
    var members: [String: ModelDocument] = ["name": .string(objective.name)]
    if let (name, values) = objective.parameters {
      members[name] = .object(
        Dictionary(uniqueKeysWithValues: values.map { ($0.0, .string($0.1)) }))
    }
    return .object(members)
  }

  private func boosterDocument() -> ModelDocument {
    let trees = ModelDocument.object(["name": .string("gbtree"), "model": forestDocument()])
    if !config.isDart { return trees }
    return .object([
      "name": .string("dart"), "gbtree": trees,
      "weight_drop": .array(treeWeights.map { .float($0) }),
    ])
  }

  private func forestDocument() -> ModelDocument {
    .object([
      "cats": .object([
        "enc": .array([]), "feature_segments": .integers32([]), "sorted_idx": .integers32([]),
      ]),
      "gbtree_model_param": .object([
        "num_parallel_tree": .string("\(config.parallelTrees)"),
        "num_trees": .string("\(trees.count)"),
      ]),
      "iteration_indptr": .array(roundEnds.map { .integer(Int64($0)) }),
      "tree_info": .array(treeGroups.map { .integer(Int64($0)) }),
      "trees": .array(trees.enumerated().map { treeDocument($1, $0) }),
    ])
  }

  private func treeDocument(_ tree: RegressionTree, _ number: Int) -> ModelDocument {
    let split = tree.categories.keys.sorted()
    let codes = split.map { tree.categoryCodes($0) }
    let starts = codes.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }.dropLast()
    return .object([
      "id": .integer(Int64(number)),
      "tree_param": .object([
        "num_deleted": .string("0"), "num_feature": .string("\(featureCount)"),
        "num_nodes": .string("\(tree.nodeCount)"), "size_leaf_vector": .string("1"),
      ]),
      "split_type": .bytes((0..<tree.nodeCount).map { tree.categories[$0] == nil ? 0 : 1 }),
      "categories_nodes": .integers32(split.map { Int32($0) }),
      "categories_segments": .integers64(starts.map { Int64($0) }),
      "categories_sizes": .integers64(codes.map { Int64($0.count) }),
      "categories": .integers32(codes.flatMap { $0 }),
      "loss_changes": .floats(tree.lossChange),
      "sum_hessian": .floats(tree.sumHessian),
      "base_weights": .floats(tree.baseWeight),
      "left_children": .integers32(tree.left),
      "right_children": .integers32(tree.right),
      "parents": .integers32(tree.parent),
      "split_indices": .integers32(tree.feature),
      "split_conditions": .floats(tree.condition),
      "default_left": .bytes(tree.defaultLeft.map { $0 ? 1 : 0 }),
    ])
  }
}

extension RegressionTree {
  /// The categories that go right at a node.
  func categoryCodes(_ node: Int) -> [Int32] {
    guard let bits = categories[node] else { return [] }
    return (0..<Int32(bits.count * 32)).filter { bits[Int($0 >> 5)] >> UInt32($0 & 31) & 1 == 1 }
  }
}
