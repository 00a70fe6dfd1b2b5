/// The whole loop of `lightgbm.train`: rounds, evaluation, early stopping.
public struct LightGBMTraining {
  /// Where training stands after a round.
  public struct Progress: Sendable {
    /// Rounds done, and to be done.
    public let round: Int
    public let rounds: Int
    public let evaluations: [Evaluation]
  }

  /// Gradients from outside: raw training scores to gradient and hessian, class after class.
  public typealias CustomObjective = ([Double]) throws -> (gradients: [Float], hessians: [Float])
  /// More evaluations of a round: called with the booster after the built-in metrics.
  public typealias CustomMetrics = (LightGBMBooster) throws -> [Evaluation]

  public struct Outcome {
    public let booster: LightGBMBooster
    /// The evaluations of every round.
    public let history: [[Evaluation]]
    /// Those of the best round, or of the last one without early stopping.
    public let best: [Evaluation]
    /// What the library would have logged.
    public let events: [LogEvent]
  }

  public var parameters: LightGBMParameters
  public var trainSet: LightGBMDataset
  public var rounds = 100
  public var validation: [(name: String, data: LightGBMDataset)] = []
  /// Evaluate the training set too, first, under this name.
  public var trainName: String?
  public var initModel: LightGBMBooster?
  public var earlyStopping: EarlyStopping?
  public var objective: CustomObjective?
  public var metrics: CustomMetrics?
  public var progress: ((Progress) -> Void)?
  public var cancellation = Cancellation.never
  /// Keep what is needed to train further; otherwise numbers that a model file rounds are rounded.
  public var keepsTrainingState = false

  public init(_ parameters: LightGBMParameters, _ trainSet: LightGBMDataset) {
    self.parameters = parameters
    self.trainSet = trainSet
  }

  /// Trains.
  ///
  /// - Throws: `BoostingError.cancelled` when stopped from outside, others for bad input.
  public func run() throws -> Outcome {
    guard rounds > 0 else {
      throw BoostingError.value("Number of boosting rounds must be greater than 0. Got \(rounds).")
    }
    var parameters = parameters
    if objective != nil { parameters["objective"] = "none" }
    let booster = try LightGBMBooster(parameters, trainSet, initModel: initModel)
    for (_, data) in validation { try booster.addValidation(data) }
    booster.cancellation = cancellation
    var stopping = earlyStopping
    var history: [[Evaluation]] = []
    var best: [Evaluation] = []
    var events: [LogEvent] = []
    let first = initModel?.currentIteration ?? 0
    let isDart = try booster.state().mode == .dart
    for round in first..<first + rounds {
      try cancellation.throwIfCancelled()
      try advance(booster)
      let evaluations = try evaluate(booster)
      events += booster.takeEvents()
      if !evaluations.isEmpty { history.append(evaluations) }
      best = evaluations
      progress?(Progress(round: round - first + 1, rounds: rounds, evaluations: evaluations))
      guard stopping != nil else { continue }
      let decision = try stopping!.observe(
        round: round, first: first, last: first + rounds - 1, evaluations, trainName: trainName,
        isDart: isDart)
      events += stopping!.takeEvents()
      if case .stop(let bestRound, let bestEvaluations) = decision {
        booster.bestIteration = bestRound + 1
        best = bestEvaluations
        break
      }
    }
    if !keepsTrainingState { booster.finishTraining() }
    return Outcome(booster: booster, history: history, best: best, events: events)
  }

  private func advance(_ booster: LightGBMBooster) throws {
    if let objective {
      let (gradients, hessians) = try objective(booster.trainingScores())
      try booster.update(gradients: gradients, hessians: hessians)
    } else {
      try booster.update()
    }
  }

  private func evaluate(_ booster: LightGBMBooster) throws -> [Evaluation] {
    var evaluations: [Evaluation] = []
    if let trainName { evaluations += try booster.evaluateTraining(named: trainName) }
    for (place, set) in validation.enumerated() {
      evaluations += try booster.evaluateValidation(place, named: set.name)
    }
    if let metrics { evaluations += try metrics(booster) }
    return evaluations
  }
}

extension LightGBMBooster {
  /// Lets go of the training data, and of the rounds after the best one.
  ///
  /// Inner nodes' values, weights and gains become what a model file would keep of them, because
  /// the library passes a trained model through its text.
  public func finishTraining() {
    training = nil
    if bestIteration > 0 { trees.removeLast(max(0, trees.count - bestIteration * treesPerRound)) }
    for tree in trees { tree.roundAsText() }
  }
}
