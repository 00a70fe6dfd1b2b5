/// One metric's value on one data set.
public struct Evaluation: Sendable, Equatable {
  public let dataset: String
  public let metric: String
  public let value: Double
  public let isHigherBetter: Bool
  /// Standard deviation over the folds of a cross-validation, whose mean `value` is.
  public let deviation: Double?
  /// Whether it was computed outside of the engine.
  public let isCustom: Bool

  public init(
    dataset: String, metric: String, value: Double, isHigherBetter: Bool, deviation: Double? = nil,
    isCustom: Bool = false
  ) {
    (self.dataset, self.metric) = (dataset, metric)
    (self.value, self.isHigherBetter) = (value, isHigherBetter)
    (self.deviation, self.isCustom) = (deviation, isCustom)
  }
}

extension LightGBMBooster {
  /// The metrics of the parameters on the training set.
  public func evaluateTraining(named name: String = "training") throws -> [Evaluation] {
    let state = try state()
    return evaluate(state.scores, state.trainMetrics, name)
  }

  /// The metrics of the parameters on a validation set, by its place.
  public func evaluateValidation(_ place: Int, named name: String) throws -> [Evaluation] {
    let state = try state()
    return evaluate(state.validation[place], state.validationMetrics[place], name)
  }

  private func evaluate(
    _ tracker: ScoreTracker, _ metrics: [any Metric], _ name: String
  ) -> [Evaluation] {
    let transform = training?.objective?.transform
    return metrics.flatMap { metric in
      zip(metric.names, metric.evaluate(tracker.scores.baseAddress!, transform)).map {
        Evaluation(
          dataset: name, metric: $0, value: $1, isHigherBetter: metric.isHigherBetter)
      }
    }
  }

  /// Raw training scores, class after class, for gradients and metrics from outside.
  ///
  /// With DART this drops trees, once a round, as in the library.
  public func trainingScores() throws -> [Double] {
    let state = try state()
    if state.mode == .dart, !state.dart!.hasDropped { dropTrees(state) }
    return Array(state.scores.scores)
  }

  /// Raw scores of a validation set, class after class.
  public func validationScores(_ place: Int) throws -> [Double] {
    Array(try state().validation[place].scores)
  }
}
