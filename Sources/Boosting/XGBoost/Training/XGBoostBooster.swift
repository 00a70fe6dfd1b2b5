/// A model of XGBoost, and what is needed to train it further.
///
/// One thread at a time may train it; predictions may run side by side.
public final class XGBoostBooster: @unchecked Sendable {
  var config: XGBoostConfig
  var objective: any XGBoostObjective
  var trees: [RegressionTree] = []
  /// The output that each tree adds to.
  var treeGroups: [Int] = []
  /// Where the rounds' trees begin; one more than rounds.
  var roundEnds = [0]
  /// Weights of the trees of `dart`.
  var treeWeights: [Float] = []
  /// The start of training: predictions, and the scores that stand for them.
  var baseScore: [Float] = []
  var baseMargin: [Float] = []
  /// The start is to be estimated from the first training set.
  var estimatesBaseScore: Bool
  public internal(set) var featureCount = 0
  public var featureNames: [String] = []
  public var featureTypes: [String] = []
  /// Free texts that the model keeps: `best_iteration`, `best_score`, ….
  public var attributes: [String: String] = [:]

  var events: [LogEvent] = []
  var metrics: [any XGBoostMetric] = []
  var training: XGBoostTrainingState?
  private let sharedRandom: StandardTwister?

  /// - Parameters:
  ///   - random: a stream that boosters share, as those of one thread do in the library.
  /// - Throws: for parameters that are wrong or not supported.
  public init(
    _ parameters: XGBoostParameters = [:], featureCount: Int = 0, random: StandardTwister? = nil
  ) throws {
    var events: [LogEvent] = []
    config = try XGBoostConfig(parameters, events: &events)
    objective = try XGBoostObjectives.make(config)
    let settings = config
    metrics = try config.evalMetrics.map { try XGBoostMetrics.make($0, settings) }
    estimatesBaseScore = config.baseScore == nil
    sharedRandom = random
    self.featureCount = featureCount
    self.events = events
    try resetBaseScore()
  }

  /// Scores of a row: one, or one a class.
  public var outputCount: Int { max(1, config.classCount) }

  /// Rounds of boosting that the model has.
  public var roundCount: Int { roundEnds.count - 1 }

  /// The name of the objective.
  public var objectiveName: String { objective.name }

  /// What has been logged since it was last asked for.
  public func takeEvents() -> [LogEvent] {
    defer { events = [] }
    return events
  }

  /// 0.5 until it is estimated, what was given otherwise.
  private func resetBaseScore() throws {
    var given = config.baseScore ?? [0.5]
    if given.count == 1 { given = Array(repeating: given[0], count: outputCount) }
    guard given.count == outputCount else {
      throw BoostingError.xgboost(
        "Invalid shape of base_score: expecting \(outputCount), got \(given.count)")
    }
    baseScore = given
    baseMargin = config.baseScore == nil ? given : try given.map { try objective.margin($0) }
  }

  /// Estimates the start of training from the labels, or without data takes 0.5 as it is.
  func fitBaseScore(_ data: XGBoostDataset?) throws {
    guard estimatesBaseScore, trees.isEmpty else { return }
    if let data {
      try data.validate()
      try objective.validate(data)
      baseScore = try objective.baseScore(data)
    }
    baseMargin = try baseScore.map { try objective.margin($0) }
    if baseScore.contains(where: { !$0.isFinite }) {
      throw BoostingError.xgboost("base_score contains NaN or infinity")
    }
  }

  /// The random stream and what else training keeps between rounds.
  func state() -> XGBoostTrainingState {
    if let training { return training }
    let random = sharedRandom ?? StandardTwister(seed: 0)
    random.reseed(UInt32(truncatingIfNeeded: config.seed))
    let state = XGBoostTrainingState(random)
    training = state
    return state
  }

  /// Lets go of everything that only training needs.
  public func finishTraining() { training = nil }
}

/// What training keeps from round to round.
final class XGBoostTrainingState {
  let random: StandardTwister
  var features: FeatureSets?
  var grower: HistGrower?
  var growerData: XGBoostDataset?
  var scores: [ObjectIdentifier: ScoreCache] = [:]
  /// Trees of `dart` that this round leaves out.
  var dropped: [Int] = []

  init(_ random: StandardTwister) { self.random = random }

  func cache(_ data: XGBoostDataset) -> ScoreCache {
    if let known = scores[ObjectIdentifier(data)] { return known }
    let made = ScoreCache(data)
    scores[ObjectIdentifier(data)] = made
    return made
  }
}

/// The scores of a data set under the trees so far.
final class ScoreCache {
  let data: XGBoostDataset
  var scores: [Float] = []
  var treeCount = 0
  /// For `dart`: what each tree gives each row.
  var outputs: [[Float]] = []

  init(_ data: XGBoostDataset) { self.data = data }
}
