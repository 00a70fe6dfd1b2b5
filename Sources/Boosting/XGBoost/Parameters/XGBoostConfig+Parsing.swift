/// Reading parameters: one line a name.
extension XGBoostConfig {
  typealias Reader = @Sendable (inout XGBoostConfig, String, String) throws(BoostingError) -> Void

  static let aliases = [
    "eta": "learning_rate", "lambda": "reg_lambda", "alpha": "reg_alpha",
    "gamma": "min_split_loss", "random_state": "seed", "n_jobs": "nthread",
  ]

  static var knownNames: [String] { Array(readers.keys) + Array(aliases.keys) }

  static let readers: [String: Reader] = [
    "booster": choice(["gbtree", "dart"]) { $0.booster = $1 },
    "objective": { c, _, text in c.objective = text },
    "eval_metric": { c, _, text in
      if !c.evalMetrics.contains(text) { c.evalMetrics.append(text) }
    },
    "disable_default_eval_metric": flag { $0.disableDefaultEvalMetric = $1 },
    "base_score": { (c, name, text) throws(BoostingError) in c.baseScore = try numbers(name, text)
    },
    "num_class": integer(0) { $0.classCount = $1 },
    "seed": { (c, name, text) throws(BoostingError) in c.seed = Int64(try whole(name, text)) },
    "seed_per_iteration": flag { $0.seedPerIteration = $1 },
    "nthread": integer { $0.threads = $1 },
    "verbosity": integer(0, 3) { $0.verbosity = $1 },
    "device": choice(["cpu"]) { _, _ in },
    "tree_method": choice(["auto", "hist"]) { _, _ in },
    "multi_strategy": choice(["one_output_per_tree"]) { _, _ in },
    "validate_parameters": flag { _, _ in },
    "learning_rate": real(0) { $0.learningRate = $1 },
    "min_split_loss": real(0) { $0.gamma = $1 },
    "max_depth": integer(0) { $0.maxDepth = $1 },
    "max_leaves": integer(0) { $0.maxLeaves = $1 },
    "max_bin": integer(2, 65_534) { $0.maxBin = $1 },
    "grow_policy": choice(["depthwise", "lossguide"]) {
      $0.growth = $1 == "depthwise" ? .depthwise : .lossguide
    },
    "max_cat_to_onehot": integer(1) { $0.maxCatToOnehot = $1 },
    "max_cat_threshold": integer(1) { $0.maxCatThreshold = $1 },
    "min_child_weight": real(0) { $0.minChildWeight = $1 },
    "reg_lambda": real(0) { $0.lambda = $1 },
    "reg_alpha": real(0) { $0.alpha = $1 },
    "max_delta_step": real(0) {
      $0.maxDeltaStep = $1
      $0.poissonDeltaStep = $1
    },
    "subsample": real(0, 1) { $0.subsample = $1 },
    "sampling_method": choice(["uniform", "gradient_based"]) {
      $0.rowSampling = $1 == "uniform" ? .uniform : .gradientBased
    },
    "colsample_bytree": real(0, 1) { $0.columnsByTree = $1 },
    "colsample_bylevel": real(0, 1) { $0.columnsByLevel = $1 },
    "colsample_bynode": real(0, 1) { $0.columnsByNode = $1 },
    "monotone_constraints": { (c, name, text) throws(BoostingError) in
      c.monotone = try numbers(name, text).map { Int($0) }
    },
    "interaction_constraints": { (c, name, text) throws(BoostingError) in
      c.interactions = try groups(name, text)
    },
    "num_parallel_tree": integer(1) { $0.parallelTrees = $1 },
    "scale_pos_weight": real { $0.scalePosWeight = $1 },
    "sample_type": choice(["uniform", "weighted"]) { $0.dropsByWeight = $1 == "weighted" },
    "normalize_type": choice(["tree", "forest"]) { $0.normalizesAsForest = $1 == "forest" },
    "rate_drop": real(0, 1) { $0.rateDrop = $1 },
    "one_drop": flag { $0.oneDrop = $1 },
    "skip_drop": real(0, 1) { $0.skipDrop = $1 },
    "lambdarank_pair_method": choice(["topk", "mean"]) { $0.rank.pairMethod = $1 },
    "lambdarank_num_pair_per_sample": integer(1) { $0.rank.pairsPerSample = $1 },
    "lambdarank_normalization": flag { $0.rank.normalization = $1 },
    "lambdarank_score_normalization": flag { $0.rank.scoreNormalization = $1 },
    "lambdarank_unbiased": flag { $0.rank.unbiased = $1 },
    "ndcg_exp_gain": flag { $0.rank.exponentialGain = $1 },
  ]

  /// - Throws: for values out of range, and for what this engine does not do.
  init(_ parameters: XGBoostParameters, events: inout [LogEvent]) throws(BoostingError) {
    var unused: [String] = []
    var hasDeltaStep = false
    for (given, text) in parameters.entries {
      let name = Self.aliases[given] ?? given
      guard let reader = Self.readers[name] else {
        if ["updater", "process_type", "max_cached_hist_node", "sparse_threshold"].contains(name) {
          throw .xgboost("parameter '\(name)' is not supported")
        }
        unused.append(given)
        continue
      }
      if name == "max_delta_step" { hasDeltaStep = true }
      try reader(&self, given, text)
    }
    if objective == "count:poisson", !hasDeltaStep { maxDeltaStep = 0.7 }
    if rank.unbiased { throw .xgboost("parameter 'lambdarank_unbiased' is not supported") }
    if maxDepth == 0, maxLeaves == 0, growth == .depthwise {
      throw .xgboost("Max leaves and max depth cannot both be unconstrained.")
    }
    if maxDepth > 30, maxLeaves == 0 {
      throw .xgboost("max_depth can not be greater than 30")
    }
    if !unused.isEmpty {
      let names = unused.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
      events.append(LogEvent(.warning, "Parameters: { \(names) } are not used."))
    }
  }

  // MARK: - Kinds of values

  private static func whole(_ name: String, _ text: String) throws(BoostingError) -> Int {
    guard let value = Int(text) else {
      throw .xgboost("Invalid Parameter format for \(name) expect int but value='\(text)'")
    }
    return value
  }

  private static func integer(
    _ low: Int = .min, _ high: Int = .max,
    _ set: @escaping @Sendable (inout XGBoostConfig, Int) -> Void
  ) -> Reader {
    { (config, name, text) throws(BoostingError) in
      let value = try whole(name, text)
      if value < low {
        throw .xgboost(
          "value \(text) for Parameter \(name) should be greater equal to \(low)")
      }
      if value > high {
        throw .xgboost(
          "value \(text) for Parameter \(name) should be smaller equal to \(high)")
      }
      set(&config, value)
    }
  }

  private static func real(
    _ low: Float = -.infinity, _ high: Float = .infinity,
    _ set: @escaping @Sendable (inout XGBoostConfig, Float) -> Void
  ) -> Reader {
    { (config, name, text) throws(BoostingError) in
      guard let value = Float(text) else {
        throw .xgboost("Invalid Parameter format for \(name) expect float but value='\(text)'")
      }
      if value < low {
        throw .xgboost(
          "value \(text) for Parameter \(name) should be greater equal to "
            + NumberText.general(Double(low)))
      }
      if value > high {
        throw .xgboost(
          "value \(text) for Parameter \(name) exceed bound [\(NumberText.general(Double(low)))"
            + ",\(NumberText.general(Double(high)))]")
      }
      set(&config, value)
    }
  }

  private static func flag(
    _ set: @escaping @Sendable (inout XGBoostConfig, Bool) -> Void
  ) -> Reader {
    { (config, name, text) throws(BoostingError) in
      switch text.lowercased() {
      case "true", "1": set(&config, true)
      case "false", "0": set(&config, false)
      default:
        throw .xgboost("Invalid Parameter format for \(name) expect boolean but value='\(text)'")
      }
    }
  }

  private static func choice(
    _ names: [String], _ set: @escaping @Sendable (inout XGBoostConfig, String) -> Void
  ) -> Reader {
    { (config, name, text) throws(BoostingError) in
      guard names.contains(text) else {
        let list = names.map { "'\($0)'" }.joined(separator: ", ")
        throw .xgboost(
          "Invalid Input: '\(text)', valid values are: {\(list)}; in parameter \(name)")
      }
      set(&config, text)
    }
  }

  /// A number, or a list in brackets or parentheses.
  private static func numbers(_ name: String, _ text: String) throws(BoostingError) -> [Float] {
    var values: [Float] = []
    let inner = text.filter { !"[]() ".contains($0) }
    for part in inner.split(separator: ",") {
      guard let value = Float(part) else {
        throw .xgboost("Invalid Parameter format for \(name) expect float but value='\(text)'")
      }
      values.append(value)
    }
    return values
  }

  private static func groups(_ name: String, _ text: String) throws(BoostingError) -> [[Int]] {
    if text.isEmpty { return [] }
    let json = JSONValue(text.replacing("(", with: "[").replacing(")", with: "]"))
    guard let outer = json?.array else {
      throw .xgboost("Failed to parse feature interaction constraint:\n\(text)")
    }
    var groups: [[Int]] = []
    for group in outer {
      guard let members = group.array else {
        throw .xgboost("Failed to parse feature interaction constraint:\n\(text)")
      }
      groups.append(members.compactMap { $0.number.map { Int($0) } })
    }
    return groups
  }
}

extension BoostingError {
  /// An error of XGBoost's own class, which Python derives from `ValueError`.
  static func xgboost(_ message: String) -> BoostingError {
    BoostingError(message, pythonClass: "XGBoostError")
  }
}
