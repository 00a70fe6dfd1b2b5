/// Models from files.
extension XGBoostBooster {
  /// Reads a model, JSON or Universal Binary JSON.
  ///
  /// - Parameter parameters: what training or prediction shall use besides (`nthread`, …).
  /// - Throws: `XGBoostError` for damaged files, and for models of other kinds.
  public convenience init(model bytes: [UInt8], _ parameters: XGBoostParameters = [:]) throws {
    let file = try ModelDocument(reading: bytes)
    guard let learner = file["learner"], let model = learner["learner_model_param"],
      let booster = learner["gradient_booster"], let objective = learner["objective"]
    else { throw BoostingError.xgboost("Invalid model file: no learner in it") }
    var given = XGBoostParameters(parameters.entries.map { ($0.name, $0.text) })
    try Self.adopt(objective, model, booster, into: &given)
    let count = try Self.number(model, "num_feature")
    try self.init(given, featureCount: count)
    try readBaseScore(model)
    try readForest(booster)
    let texts = learner["attributes"]
    if case .object(let members)? = texts {
      for (name, value) in members { attributes[name] = value.string }
    }
    featureNames = learner["feature_names"]?.list?.compactMap(\.string) ?? []
    featureTypes = learner["feature_types"]?.list?.compactMap(\.string) ?? []
  }

  private static func number(_ object: ModelDocument, _ name: String) throws -> Int {
    guard let text = object[name]?.string, let value = Int(text), value >= 0 else {
      throw BoostingError.xgboost("Invalid model file: no \(name) in it")
    }
    return value
  }

  /// What the file says of the objective and the booster counts for more than parameters.
  private static func adopt(
    _ objective: ModelDocument, _ model: ModelDocument, _ booster: ModelDocument,
    into parameters: inout XGBoostParameters
  ) throws {
    guard let name = objective["name"]?.string, let kind = booster["name"]?.string else {
      throw BoostingError.xgboost("Invalid model file: no objective or booster in it")
    }
    guard ["gbtree", "dart"].contains(kind) else {
      throw BoostingError.xgboost("booster '\(kind)' is not supported")
    }
    parameters.add("objective", name)
    parameters.add("booster", kind)
    let classes = try number(model, "num_class")
    if classes > 0 { parameters.add("num_class", "\(classes)") }
    if let targets = model["num_target"]?.string, Int(targets) ?? 1 > 1 {
      throw BoostingError.xgboost("models of several targets are not supported")
    }
    if let weight = objective["reg_loss_param"]?["scale_pos_weight"]?.string {
      parameters.add("scale_pos_weight", weight)
    }
    if let step = objective["poisson_regression_param"]?["max_delta_step"]?.string {
      parameters.add("max_delta_step", step)
    }
    let forest = kind == "dart" ? booster["gbtree"]?["model"] : booster["model"]
    if let width = forest?["gbtree_model_param"]?["num_parallel_tree"]?.string, width != "0" {
      parameters.add("num_parallel_tree", width)
    }
  }

  private func readBaseScore(_ model: ModelDocument) throws {
    let text = model["base_score"]?.string ?? ""
    let parts = text.filter { !"[] ".contains($0) }.split(separator: ",")
    var values = parts.compactMap { Float($0) }
    if values.count == 1 { values = Array(repeating: values[0], count: outputCount) }
    guard values.count == outputCount, values.allSatisfy(\.isFinite) else {
      throw BoostingError.xgboost("Invalid model file: base_score is '\(text)'")
    }
    baseScore = values
    baseMargin = try values.map { try objective.margin($0) }
    estimatesBaseScore = model["boost_from_average"]?.string.map { $0 != "0" } ?? true
  }

  private func readForest(_ booster: ModelDocument) throws {
    let forest = config.isDart ? booster["gbtree"]?["model"] : booster["model"]
    guard let forest, let list = forest["trees"]?.list,
      let groups = forest["tree_info"]?.integerList, groups.count == list.count
    else { throw BoostingError.xgboost("Invalid model file: no trees in it") }
    trees = try list.map { try RegressionTree(document: $0, featureCount: featureCount) }
    treeGroups = groups
    let perRound = outputCount * config.parallelTrees
    roundEnds =
      forest["iteration_indptr"]?.integerList
      ?? Array(stride(from: 0, through: trees.count, by: perRound))
    let isOrdered = zip(roundEnds, roundEnds.dropFirst()).allSatisfy { $0 <= $1 }
    guard roundEnds.first == 0, roundEnds.last == trees.count, isOrdered,
      groups.allSatisfy({ (0..<outputCount).contains($0) })
    else { throw BoostingError.xgboost("Invalid model file: trees and rounds do not fit") }
    if config.isDart {
      guard let weights = booster["weight_drop"]?.floatList, weights.count == trees.count else {
        throw BoostingError.xgboost("Invalid model file: no weight for every tree")
      }
      treeWeights = weights
    }
  }
}

extension RegressionTree {
  /// Reads a tree, and checks that it is one.
  init(document: ModelDocument, featureCount: Int) throws {
    func numbers(_ name: String) throws -> [Int] {
      guard let values = document[name]?.integerList,
        values.allSatisfy({ $0 >= Int(Int32.min) && $0 <= Int(Int32.max) })
      else { throw Self.damage(name) }
      return values
    }
    func floats(_ name: String) throws -> [Float] {
      guard let values = document[name]?.floatList else { throw Self.damage(name) }
      return values
    }
    left = try numbers("left_children").map { Int32($0) }
    right = try numbers("right_children").map { Int32($0) }
    parent = try numbers("parents").map { Int32($0) }
    feature = try numbers("split_indices").map { Int32($0) }
    defaultLeft = try numbers("default_left").map { $0 != 0 }
    condition = try floats("split_conditions")
    baseWeight = try floats("base_weights")
    lossChange = try floats("loss_changes")
    sumHessian = try floats("sum_hessian")
    try readCategories(document, numbers)
    try check(featureCount)
  }

  private static func damage(_ name: String) -> BoostingError {
    .xgboost("Invalid model file: a tree's \(name) are damaged")
  }

  private mutating func readCategories(
    _ document: ModelDocument, _ numbers: (String) throws -> [Int]
  ) throws {
    guard let nodes = document["categories_nodes"]?.integerList, !nodes.isEmpty else { return }
    let (starts, sizes) = (try numbers("categories_segments"), try numbers("categories_sizes"))
    let codes = try numbers("categories")
    guard starts.count == nodes.count, sizes.count == nodes.count else {
      throw Self.damage("categories")
    }
    for (i, node) in nodes.enumerated() {
      guard left.indices.contains(node), starts[i] >= 0, sizes[i] > 0,
        sizes[i] <= codes.count, starts[i] <= codes.count - sizes[i]
      else { throw Self.damage("categories") }
      let own = codes[starts[i]..<starts[i] + sizes[i]]
      guard own.allSatisfy({ (0..<16_777_216).contains($0) }) else {
        throw Self.damage("categories")
      }
      var bits = [UInt32](repeating: 0, count: own.max()! / 32 + 1)
      for code in own { bits[code >> 5] |= 1 << UInt32(code & 31) }
      categories[node] = bits
    }
  }

  /// Children come after their parents, so that there are no circles.
  private func check(_ featureCount: Int) throws {
    let count = left.count
    let sizes = [
      right.count, parent.count, feature.count, defaultLeft.count, condition.count,
      baseWeight.count, lossChange.count, sumHessian.count,
    ]
    guard count > 0, sizes.allSatisfy({ $0 == count }) else { throw Self.damage("nodes") }
    for node in 0..<count where left[node] != Self.none {
      guard left[node] > node, right[node] == left[node] + 1, right[node] < count,
        feature[node] >= 0, feature[node] < featureCount
      else { throw Self.damage("nodes") }
    }
  }
}
