extension Metrics {
  /// Two columns of a curve and the thresholds they stand for.
  public struct Curve: Sendable, Equatable {
    public let x: [Double]
    public let y: [Double]
    public let thresholds: [Double]
  }

  /// `roc_curve`: x is the false positive rate, y the true positive rate; the first threshold is
  /// infinity.
  public static func rocCurve(
    _ rows: ScoredRows, dropIntermediate: Bool = true, warn: WarningHandler = ignoreWarning
  ) -> Curve {
    var curve = ScoreCurve(rows)
    if dropIntermediate && curve.thresholds.count > 2 {
      let full = curve
      curve.thin(full.isCorner)
    }
    func rates(_ counts: [Double], _ missing: String, _ rate: String) -> [Double] {
      let padded = [0] + counts
      guard let total = padded.last, total > 0 else {
        warn(
          .undefined("No \(missing) samples in y_true, \(rate) value should be meaningless"))
        return padded.map { _ in .nan }
      }
      return padded.map { $0 / total }
    }
    return Curve(
      x: rates(curve.falsePositives, "negative", "false positive"),
      y: rates(curve.truePositives, "positive", "true positive"),
      thresholds: [.infinity] + curve.thresholds)
  }

  /// `precision_recall_curve`: x is the recall, descending to 0, y the precision, ending in 1.
  public static func precisionRecallCurve(
    _ rows: ScoredRows, dropIntermediate: Bool = false, warn: WarningHandler = ignoreWarning
  ) -> Curve {
    var curve = ScoreCurve(rows)
    if dropIntermediate && curve.thresholds.count > 2 {
      let full = curve
      curve.thin(full.changesRecall)
    }
    let precision = zip(curve.truePositives, curve.falsePositives).map { right, wrong in
      right + wrong != 0 ? right / (right + wrong) : 0
    }
    let total = curve.truePositives.last ?? 0
    if total == 0 {
      warn(.user("No positive class found in y_true, recall is set to one for all thresholds."))
    }
    let recall = curve.truePositives.map { total == 0 ? 1 : $0 / total }
    return Curve(
      x: recall.reversed() + [0], y: precision.reversed() + [1],
      thresholds: curve.thresholds.reversed())
  }

  /// `average_precision_score`: the step integral under the precision-recall curve.
  public static func averagePrecision(
    _ rows: ScoredRows, warn: WarningHandler = ignoreWarning
  ) -> Double {
    let curve = precisionRecallCurve(rows, warn: warn)
    let steps = curve.thresholds.indices.map { (curve.x[$0 + 1] - curve.x[$0]) * curve.y[$0] }
    return max(0, -pairwiseSum(steps))
  }

  /// `roc_auc_score` of two classes; NaN, with a warning, where there is only one.
  ///
  /// - Parameter maxRate: the standardised area up to this false positive rate.
  /// - Throws: `ValidationError` for a rate outside of (0, 1].
  public static func rocArea(
    _ rows: ScoredRows, maxRate: Double? = nil, warn: WarningHandler = ignoreWarning
  ) throws(ValidationError) -> Double {
    guard rows.truth.contains(0) && rows.truth.contains(1) else {
      warn(
        .undefined(
          "Only one class is present in y_true. ROC AUC score is not defined in that case."))
      return .nan
    }
    let curve = rocCurve(rows)
    guard let maxRate, maxRate != 1 else { return try area(x: curve.x, y: curve.y) }
    guard maxRate > 0 && maxRate < 1 else {
      throw ValidationError("Expected max_fpr in range (0, 1], got: \(maxRate)")
    }
    let stop = curve.x.firstIndex { $0 > maxRate }!
    let slope = (curve.y[stop] - curve.y[stop - 1]) / (curve.x[stop] - curve.x[stop - 1])
    let end = slope * (maxRate - curve.x[stop - 1]) + curve.y[stop - 1]
    let part = try area(x: curve.x[..<stop] + [maxRate], y: curve.y[..<stop] + [end])
    let lowest = 0.5 * (maxRate * maxRate)
    return 0.5 * (1 + (part - lowest) / (maxRate - lowest))
  }

  /// `auc`: the area under a curve by trapezes.
  ///
  /// - Throws: `ValidationError` for fewer than two points, or x in no order.
  public static func area(x: [Double], y: [Double]) throws(ValidationError) -> Double {
    guard x.count == y.count else { throw .lengths([x.count, y.count]) }
    guard x.count >= 2 else {
      throw ValidationError(
        "At least 2 points are needed to compute area under curve, but x.shape = (\(x.count),)")
    }
    let steps = (1..<x.count).map { x[$0] - x[$0 - 1] }
    let falls = steps.contains { $0 < 0 }
    if falls && steps.contains(where: { $0 > 0 }) {
      throw ValidationError("x is neither increasing nor decreasing : \(x).")
    }
    let area = pairwiseSum(steps.indices.map { steps[$0] * (y[$0 + 1] + y[$0]) / 2 })
    return falls ? -area : area
  }
}
