extension LightGBMConfig {
  /// Reads parameters, warning of unknown and conflicting names as the library does.
  ///
  /// - Throws: `BoostingError` for a value of the wrong type or out of range, an unknown choice, or
  ///   parameters that contradict each other.
  public init(_ parameters: LightGBMParameters, events: inout [LogEvent]) throws {
    self.init()
    let (texts, warnings) = parameters.resolvingAliases()
    events += warnings
    try readSeeds(texts)
    try readChoices(texts)
    for spec in ParameterTable.specs where !Self.readApart.contains(spec.name) {
      if let text = texts[spec.name], !text.isEmpty { try read(spec, text) }
    }
    for spec in ParameterTable.specs { try check(spec) }
    evalAt.sort()
    try readAucMuWeights()
    interactionGroups = Self.groups(interactionConstraints)
    try resolveConflicts(texts, &events)
    try refuseUnsupported()
  }

  /// Read before the others, with their own rules.
  private static let readApart: Set = [
    "seed", "task", "boosting", "data_sample_strategy", "objective", "metric", "device_type",
    "tree_learner",
  ]

  /// A `seed` sets the other seeds, in this order, unless they are named too.
  private mutating func readSeeds(_ texts: [String: String]) throws {
    guard let text = texts["seed"], !text.isEmpty else { return }
    try read(ParameterTable.spec(named: "seed")!, text)
    var random = LinearCongruential(seed: seed)
    dataRandomSeed = random.nextShort(0, 32767)
    baggingSeed = random.nextShort(0, 32767)
    dropSeed = random.nextShort(0, 32767)
    featureFractionSeed = random.nextShort(0, 32767)
    objectiveSeed = random.nextShort(0, 32767)
    extraSeed = random.nextShort(0, 32767)
  }

  private mutating func readChoices(_ texts: [String: String]) throws {
    func lowered(_ name: String) -> String? {
      texts[name].flatMap { $0.isEmpty ? nil : $0.lowercased() }
    }
    if let text = lowered("task") {
      guard let choice = Self.tasks[text] else { throw BoostingError("Unknown task type \(text)") }
      task = choice
    }
    if let text = lowered("boosting") {
      guard let choice = Self.boostings[text] else {
        throw BoostingError("Unknown boosting type \(text)")
      }
      boosting = choice
    }
    if let text = lowered("data_sample_strategy") {
      guard ["goss", "bagging"].contains(text) else {
        throw BoostingError("Unknown sample strategy \(text)")
      }
      dataSampleStrategy = text
    }
    if let text = lowered("device_type") {
      guard ["cpu", "gpu", "cuda"].contains(text) else {
        throw BoostingError("Unknown device type \(text)")
      }
      deviceType = text
    }
    if let text = lowered("tree_learner") {
      guard let choice = Self.treeLearners[text] else {
        throw BoostingError("Unknown tree learner type \(text)")
      }
      treeLearner = choice
    }
    if let text = lowered("objective") { objective = ObjectiveName.resolve(text) }
    metric = MetricName.resolve(list: lowered("metric") ?? objective)
  }

  private static let tasks = [
    "train": "train", "training": "train", "predict": "predict", "prediction": "predict",
    "test": "predict", "convert_model": "convert_model", "refit": "refit", "refit_tree": "refit",
    "save_binary": "save_binary",
  ]
  private static let boostings = [
    "gbdt": "gbdt", "gbrt": "gbdt", "dart": "dart", "goss": "goss", "rf": "rf",
    "random_forest": "rf",
  ]
  private static let treeLearners = [
    "serial": "serial", "feature": "feature", "feature_parallel": "feature", "data": "data",
    "data_parallel": "data", "voting": "voting", "voting_parallel": "voting",
  ]

  private mutating func read(_ spec: ParameterSpec, _ text: String) throws {
    switch spec.field {
    case .int(let path):
      guard let value = NumberText.parseIntAsLightGBM(text) else {
        throw BoostingError("Parameter \(spec.name) should be of type int, got \"\(text)\"")
      }
      self[keyPath: path] = value
    case .double(let path):
      guard let value = NumberText.parseAsLightGBM(text) else {
        throw BoostingError("Parameter \(spec.name) should be of type double, got \"\(text)\"")
      }
      self[keyPath: path] = value
    case .bool(let path):
      switch text.lowercased() {
      case "true", "+": self[keyPath: path] = true
      case "false", "-": self[keyPath: path] = false
      default:
        throw BoostingError(
          "Parameter \(spec.name) should be \"true\"/\"+\" or \"false\"/\"-\", got \"\(text)\"")
      }
    case .string(let path): self[keyPath: path] = text
    case .strings(let path): self[keyPath: path] = Self.parts(text).map { String($0) }
    case .ints(let path):
      self[keyPath: path] = Self.parts(text).map { NumberText.leadingInt($0) }
    case .doubles(let path):
      self[keyPath: path] = try Self.parts(text).map {
        guard let value = NumberText.parse($0) else {
          throw BoostingError("Failed to parse double: \($0)")
        }
        return value
      }
    }
  }

  private static func parts(_ text: String) -> [Substring] { text.split(separator: ",") }

  private func check(_ spec: ParameterSpec) throws {
    let value: Double
    switch spec.field {
    case .int(let path): value = Double(self[keyPath: path])
    case .double(let path): value = self[keyPath: path]
    default: return
    }
    for bound in spec.bounds {
      let (holds, sign, limit) =
        switch bound {
        case .above(let x): (value > x, ">", x)
        case .atLeast(let x): (value >= x, ">=", x)
        case .below(let x): (value < x, "<", x)
        case .atMost(let x): (value <= x, "<=", x)
        }
      if !holds {
        let shown = if case .int = spec.field { "\(Int(limit))" } else { "\(limit)" }
        throw BoostingError.check("(\(spec.name)) \(sign) (\(shown))")
      }
    }
  }

  /// `[0,1,2],[2,3]` as lists.
  private static func groups(_ text: String) -> [[Int]] {
    text.split(separator: "[").compactMap { part in
      guard let end = part.firstIndex(of: "]") else { return nil }
      return parts(String(part[..<end])).map { NumberText.leadingInt($0) }
    }
  }

  private mutating func readAucMuWeights() throws {
    aucMuWeightTable = (0..<numClass).map { i in (0..<numClass).map { $0 == i ? 0 : 1 } }
    guard !aucMuWeights.isEmpty else { return }
    guard aucMuWeights.count == numClass * numClass else {
      throw BoostingError(
        "auc_mu_weights must have \(numClass * numClass) elements, but found \(aucMuWeights.count)")
    }
    for i in 0..<numClass {
      for j in 0..<numClass where i != j {
        let weight = aucMuWeights[i * numClass + j]
        guard weight.magnitude >= zeroThreshold else {
          throw BoostingError(
            "AUC-mu matrix must have non-zero values for non-diagonal entries. Found zero value in "
              + "position \(i * numClass + j) of auc_mu_weights.")
        }
        aucMuWeightTable[i][j] = weight
      }
    }
  }
}
