/// A training that goes on by parts, so that several may take turns on a few threads.
///
/// Not to be used from two threads at once.
public final class LightGBMSession {
  private let training: LightGBMTraining
  public let booster: LightGBMBooster
  private let first: Int
  private let isDart: Bool
  private var stopping: EarlyStopping?
  private var history: [[Evaluation]] = []
  private var best: [Evaluation] = []
  private var events: [LogEvent] = []
  /// Rounds done so far.
  public private(set) var roundsDone = 0
  private var hasStopped = false

  /// - Throws: `BoostingError` for bad input.
  public init(_ training: LightGBMTraining) throws {
    guard training.rounds > 0 else {
      throw BoostingError.value(
        "Number of boosting rounds must be greater than 0. Got \(training.rounds).")
    }
    self.training = training
    var parameters = training.parameters
    if training.objective != nil { parameters["objective"] = "none" }
    booster = try LightGBMBooster(
      parameters, training.trainSet, initModel: training.initModel)
    for (_, data) in training.validation { try booster.addValidation(data) }
    booster.cancellation = training.cancellation
    first = training.initModel?.currentIteration ?? 0
    isDart = try booster.state().mode == .dart
    stopping = training.earlyStopping
  }

  /// Trains some rounds more.
  ///
  /// - Returns: true when there are none left, or early stopping ended training.
  /// - Throws: `BoostingError.cancelled` when stopped from outside.
  public func advance(rounds: Int) throws -> Bool {
    for _ in 0..<rounds where !isFinished { try passOneRound() }
    return isFinished
  }

  private var isFinished: Bool { hasStopped || roundsDone == training.rounds }

  private func passOneRound() throws {
    try training.cancellation.throwIfCancelled()
    try update()
    let evaluations = try evaluate()
    events += booster.takeEvents()
    if !evaluations.isEmpty { history.append(evaluations) }
    best = evaluations
    roundsDone += 1
    training.progress?(
      LightGBMTraining.Progress(
        round: roundsDone, rounds: training.rounds, evaluations: evaluations))
    guard stopping != nil else { return }
    let decision = try stopping!.observe(
      round: first + roundsDone - 1, first: first, last: first + training.rounds - 1, evaluations,
      trainName: training.trainName, isDart: isDart)
    events += stopping!.takeEvents()
    if case .stop(let bestRound, let bestEvaluations) = decision {
      booster.bestIteration = bestRound + 1
      best = bestEvaluations
      hasStopped = true
    }
  }

  /// What came of it; training is over.
  public func finish() -> LightGBMTraining.Outcome {
    if !training.keepsTrainingState { booster.finishTraining() }
    return LightGBMTraining.Outcome(
      booster: booster, history: history, best: best, events: events)
  }

  private func update() throws {
    if let objective = training.objective {
      let (gradients, hessians) = try objective(booster.trainingScores())
      try booster.update(gradients: gradients, hessians: hessians)
    } else {
      try booster.update()
    }
  }

  private func evaluate() throws -> [Evaluation] {
    var evaluations: [Evaluation] = []
    if let trainName = training.trainName {
      evaluations += try booster.evaluateTraining(named: trainName)
    }
    for (place, set) in training.validation.enumerated() {
      evaluations += try booster.evaluateValidation(place, named: set.name)
    }
    if let metrics = training.metrics { evaluations += try metrics(booster) }
    return evaluations
  }
}
