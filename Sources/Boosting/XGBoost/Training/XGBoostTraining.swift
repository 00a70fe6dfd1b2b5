/// The whole loop of `xgboost.train`: rounds, evaluation, early stopping.
public struct XGBoostTraining {
  /// Where training stands after a round.
  public struct Progress: Sendable {
    /// Rounds done, and to be done.
    public let round: Int
    public let rounds: Int
    public let evaluations: [Evaluation]
  }

  /// Raw scores of the training rows to gradients and hessians, row-major.
  public typealias CustomObjective = ([Float]) throws -> (gradients: [Float], hessians: [Float])
  /// More evaluations of a round, after the built-in metrics.
  public typealias CustomMetrics = (XGBoostBooster) throws -> [Evaluation]

  public struct Outcome {
    public let booster: XGBoostBooster
    /// The evaluations of every round.
    public let history: [[Evaluation]]
    /// What the library would have logged.
    public let events: [LogEvent]
  }

  public var parameters: XGBoostParameters
  public var trainSet: XGBoostDataset
  public var rounds = 10
  public var sets: [(data: XGBoostDataset, name: String)] = []
  public var initModel: XGBoostBooster?
  public var earlyStopping: XGBoostEarlyStopping?
  public var objective: CustomObjective?
  public var metrics: CustomMetrics?
  /// Called after each round; true ends training.
  public var progress: ((Progress) throws -> Bool)?
  public var cancellation = Cancellation.never

  public init(_ parameters: XGBoostParameters, _ trainSet: XGBoostDataset) {
    self.parameters = parameters
    self.trainSet = trainSet
  }

  /// Trains.
  ///
  /// - Throws: `BoostingError.cancelled` when stopped from outside, others for bad input.
  public func run() throws -> Outcome {
    let booster =
      try initModel?.continued(parameters)
      ?? XGBoostBooster(parameters, featureCount: trainSet.columnCount)
    booster.featureNames = trainSet.featureNames
    booster.featureTypes = trainSet.featureTypes
    let first = booster.roundCount
    var stopping = earlyStopping
    var history: [[Evaluation]] = []
    for round in 0..<rounds {
      try cancellation.throwIfCancelled()
      try advance(booster, round)
      var evaluations = sets.isEmpty ? [] : try booster.evaluate(sets)
      if let metrics { evaluations += try metrics(booster) }
      history.append(evaluations)
      var ends = try stopping?.observe(round: first + round, evaluations, booster) ?? false
      if let progress {
        ends =
          try progress(Progress(round: round + 1, rounds: rounds, evaluations: evaluations)) || ends
      }
      if ends { break }
    }
    if let stopping, stopping.savesBest { booster.keepBest() }
    let events = booster.takeEvents()
    booster.finishTraining()
    return Outcome(booster: booster, history: history, events: events)
  }

  private func advance(_ booster: XGBoostBooster, _ round: Int) throws {
    guard let objective else {
      return try booster.update(trainSet, round: round, cancellation: cancellation)
    }
    let (gradients, hessians) = try objective(booster.trainingScores(trainSet))
    try booster.boost(
      trainSet, gradients: gradients, hessians: hessians, round: round, cancellation: cancellation)
  }
}

/// Ends training when a metric has not improved for some rounds: `callback.EarlyStopping`.
public struct XGBoostEarlyStopping: Sendable {
  public var rounds: Int
  public var metric: String?
  public var dataset: String?
  public var maximizes: Bool?
  public var savesBest = false
  public var minDelta = 0.0

  private var best: Double?
  private var waited = 0

  public init(rounds: Int) { self.rounds = rounds }

  /// Takes in a round.
  ///
  /// - Returns: whether training ends.
  /// - Throws: `ValueError` when there is nothing to watch.
  public mutating func observe(
    round: Int, _ evaluations: [Evaluation], _ booster: XGBoostBooster
  ) throws -> Bool {
    let score = try watched(evaluations)
    let isBetter = maximizes ?? score.isHigherBetter
    maximizes = isBetter
    if let best, !(isBetter ? score.value - minDelta > best : best - minDelta > score.value) {
      waited += 1
    } else {
      best = score.value
      waited = 0
      booster.attributes["best_score"] = Self.text(score.value)
      booster.attributes["best_iteration"] = "\(round)"
    }
    return waited >= rounds
  }

  private func watched(_ evaluations: [Evaluation]) throws -> Evaluation {
    guard let last = evaluations.last else {
      throw BoostingError.value("Must have at least 1 validation dataset for early stopping.")
    }
    let name = dataset ?? last.dataset
    let own = evaluations.filter { $0.dataset == name }
    guard let final = own.last else { throw BoostingError.value("No dataset named: \(name)") }
    guard let metric else { return final }
    guard let found = own.first(where: { $0.metric == metric }) else {
      throw BoostingError.value("No metric named: \(metric)")
    }
    return found
  }

  /// Whether larger values of a metric count as better where nothing is said of it.
  public static func prefersHigher(_ metric: String) -> Bool {
    XGBoostMetrics.isHigherBetter(metric)
  }

  /// As Python's `str` writes a float.
  private static func text(_ value: Double) -> String { "\(value)" }
}
