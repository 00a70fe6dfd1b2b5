import Foundation

/// How much each parameter decides the objective.
public enum ParameterImportance {
  /// The ways to measure it.
  public enum Evaluator: Sendable {
    /// How the best trials' parameters differ from all trials' (Watanabe et al. 2023, 2026):
    /// Optuna's default.
    case pedAnova(target: Double = 0.1, region: Double = 1, local: Bool = true)
    /// The share of the variance of a random forest that each parameter alone explains (Hutter et
    /// al. 2014).
    case fanova(trees: Int = 64, depth: Int = 64, seed: UInt32? = nil)
    /// The impurity that each parameter's splits take from a random forest.
    case meanDecreaseImpurity(trees: Int = 64, depth: Int = 64, seed: UInt32? = nil)
  }

  /// Optuna's `get_param_importances`: most important first.
  ///
  /// - Parameters:
  ///   - parameters: those to measure; by default all (PED-ANOVA), or those that every complete
  ///     trial has with the same distribution.
  ///   - target: the number to explain, smaller being better; the objective by default.
  ///   - normalize: whether the importances sum to 1.
  /// - Throws: `SearchError` in Optuna's words.
  public static func evaluate(
    _ study: Study, _ evaluator: Evaluator = .pedAnova(), parameters: [String]? = nil,
    target: ((TrialRecord) -> Double)? = nil, normalize: Bool = true
  ) throws -> [(name: String, value: Double)] {
    let complete = try study.trials.filter { $0.state == .complete }
    if target == nil && study.isMultiObjective {
      guard case .pedAnova = evaluator else {
        throw SearchError(
          "If the `study` is being used for multi-objective optimization, please specify the "
            + "`target`. For example, use `target=lambda t: t.values[0]` for the first objective "
            + "value.")
      }
    }
    let raw: [(name: String, value: Double)]
    switch evaluator {
    case .pedAnova(let quantile, let region, let local):
      guard 0 < quantile && quantile < region && region <= 1 else {
        throw SearchError(
          "condition 0.0 < `target_quantile` < `region_quantile` <= 1.0 must be satisfied",
          pythonClass: "AssertionError")
      }
      raw = try PEDANOVA(study, target, quantile, region, local).evaluate(complete, parameters)
    case .fanova(let trees, let depth, let seed):
      raw = try ForestImportance(complete, parameters, target, trees, depth, seed).fanova()
    case .meanDecreaseImpurity(let trees, let depth, let seed):
      raw = try ForestImportance(complete, parameters, target, trees, depth, seed).impurity()
    }
    let sorted = raw.enumerated().sorted {
      ($0.element.value, $0.offset) > ($1.element.value, $1.offset)
    }.map(\.element)
    return normalize ? normalized(sorted) : sorted
  }

  private static func normalized(
    _ values: [(name: String, value: Double)]
  ) -> [(name: String, value: Double)] {
    let sum = values.reduce(0) { $0 + $1.value }
    if sum == 0 { return values.map { ($0.name, 1 / Double(values.count)) } }
    return values.map { ($0.name, $0.value / sum) }
  }
}
