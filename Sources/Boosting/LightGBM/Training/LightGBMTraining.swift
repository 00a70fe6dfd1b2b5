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
    let session = try LightGBMSession(self)
    while try !session.advance(rounds: rounds) {}
    return session.finish()
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
