import Foundation

/// Regression targets and predictions of one output.
public struct NumberPair: Sendable {
  let truth: [Double]
  let predicted: [Double]
  let weights: [Double]?

  /// - Throws: `ValidationError` for other lengths, no rows, or values that are not finite.
  public init(
    truth: [Double], predicted: [Double], weights: [Double]? = nil
  ) throws(ValidationError) {
    let counts = [truth.count, predicted.count] + (weights.map { [$0.count] } ?? [])
    guard Set(counts).count == 1 else { throw .lengths(counts) }
    guard !truth.isEmpty else {
      throw ValidationError("Found array with 0 sample(s) while a minimum of 1 is required.")
    }
    try requireFinite(truth)
    try requireFinite(predicted)
    self.truth = truth
    self.predicted = predicted
    self.weights = weights
  }

  func mean(_ loss: (Double, Double) -> Double) -> Double {
    average(zip(truth, predicted).map { loss($0, $1) }, weights: weights) ?? .nan
  }
}

extension Metrics {
  /// `mean_squared_error`.
  public static func meanSquaredError(_ pair: NumberPair) -> Double {
    pair.mean { ($0 - $1) * ($0 - $1) }
  }

  /// `root_mean_squared_error`.
  public static func rootMeanSquaredError(_ pair: NumberPair) -> Double {
    meanSquaredError(pair).squareRoot()
  }

  /// `mean_absolute_error`.
  public static func meanAbsoluteError(_ pair: NumberPair) -> Double {
    pair.mean { abs($1 - $0) }
  }

  /// `mean_absolute_percentage_error`.
  public static func meanAbsolutePercentageError(_ pair: NumberPair) -> Double {
    pair.mean { abs($1 - $0) / max(abs($0), .ulpOfOne) }
  }

  /// `mean_squared_log_error`.
  ///
  /// - Throws: `ValidationError` for values of -1 and less.
  public static func meanSquaredLogError(_ pair: NumberPair) throws(ValidationError) -> Double {
    guard !(pair.truth + pair.predicted).contains(where: { $0 <= -1 }) else {
      throw ValidationError(
        "Mean Squared Logarithmic Error cannot be used when targets contain values less than or "
          + "equal to -1.")
    }
    return pair.mean { truth, predicted in
      let off = log1p(truth) - log1p(predicted)
      return off * off
    }
  }

  /// `median_absolute_error`, without weights.
  ///
  /// - Throws: `ValidationError` (`NotImplementedError`) for weights.
  public static func medianAbsoluteError(_ pair: NumberPair) throws(ValidationError) -> Double {
    guard pair.weights == nil else {
      throw ValidationError(
        "median_absolute_error: sample_weight is not supported",
        pythonClass: "NotImplementedError")
    }
    let errors = zip(pair.truth, pair.predicted).map { abs($1 - $0) }.sorted()
    let middle = errors.count / 2
    return errors.count % 2 == 1 ? errors[middle] : (errors[middle - 1] + errors[middle]) / 2
  }

  /// `max_error`.
  public static func maxError(_ pair: NumberPair) -> Double {
    zip(pair.truth, pair.predicted).map { abs($0 - $1) }.max()!
  }

  /// `r2_score`; NaN, with a warning, for a single row.
  ///
  /// - Parameter forceFinite: 1 or 0 where a constant truth makes the score undefined.
  public static func r2(
    _ pair: NumberPair, forceFinite: Bool = true, warn: WarningHandler = ignoreWarning
  ) -> Double {
    guard pair.truth.count >= 2 else {
      warn(.undefined("R^2 score is not well-defined with less than two samples."))
      return .nan
    }
    let mean = average(pair.truth, weights: pair.weights) ?? .nan
    func sum(_ terms: [Double]) -> Double {
      guard let weights = pair.weights else { return pairwiseSum(terms) }
      return pairwiseSum(zip(weights, terms).map { $0 * $1 })
    }
    let residual = sum(zip(pair.truth, pair.predicted).map { ($0 - $1) * ($0 - $1) })
    let total = sum(pair.truth.map { ($0 - mean) * ($0 - mean) })
    return explained(residual, total, forceFinite)
  }

  /// `explained_variance_score`.
  public static func explainedVariance(_ pair: NumberPair, forceFinite: Bool = true) -> Double {
    let off = pair.mean { $0 - $1 }
    let mean = pair.mean { truth, _ in truth }
    let residual = pair.mean { ($0 - $1 - off) * ($0 - $1 - off) }
    let total = pair.mean { truth, _ in (truth - mean) * (truth - mean) }
    return explained(residual, total, forceFinite)
  }

  private static func explained(_ residual: Double, _ total: Double, _ finite: Bool) -> Double {
    if finite && residual == 0 { return 1 }
    if finite && total == 0 { return 0 }
    return 1 - residual / total
  }
}
