/// Weighted rows of a two-class decision by truth and prediction.
public struct DecisionCounts: Sendable, Equatable {
  public var truePositives: Double
  public var falsePositives: Double
  public var falseNegatives: Double
  public var trueNegatives: Double

  public init(
    truePositives: Double, falsePositives: Double, falseNegatives: Double, trueNegatives: Double
  ) {
    self.truePositives = truePositives
    self.falsePositives = falsePositives
    self.falseNegatives = falseNegatives
    self.trueNegatives = trueNegatives
  }
}

/// A score of two-class decisions; 0 where it divides by zero, as scikit-learn's.
public enum DecisionMetric: Sendable, Equatable {
  case fScore(beta: Double)
  case precision, recall, accuracy, balancedAccuracy, matthews

  /// F1.
  public static let f1 = DecisionMetric.fScore(beta: 1)

  /// The metric of a scikit-learn name: f1, precision, recall, accuracy, balanced_accuracy,
  /// matthews_corrcoef (or mcc).
  public init?(name: String) {
    switch name {
    case "f1", "f1_score": self = .f1
    case "precision", "precision_score": self = .precision
    case "recall", "recall_score": self = .recall
    case "accuracy", "accuracy_score": self = .accuracy
    case "balanced_accuracy", "balanced_accuracy_score": self = .balancedAccuracy
    case "mcc", "matthews_corrcoef": self = .matthews
    default: return nil
    }
  }

  /// The score of the decisions, in the arithmetic of scikit-learn's function.
  public func score(_ counts: DecisionCounts) -> Double {
    let hit = counts.truePositives
    let truth = hit + counts.falseNegatives
    let predicted = hit + counts.falsePositives
    let rows = predicted + counts.falseNegatives + counts.trueNegatives
    switch self {
    case .fScore(let beta):
      if beta == .infinity { return ratio(hit, truth) }
      if beta == 0 { return ratio(hit, predicted) }
      let beta2 = beta * beta
      return ratio((1 + beta2) * hit, beta2 * truth + predicted)
    case .precision: return ratio(hit, predicted)
    case .recall: return ratio(hit, truth)
    case .accuracy: return ratio(hit + counts.trueNegatives, rows)
    case .balancedAccuracy:
      let negatives = counts.trueNegatives + counts.falsePositives
      if negatives == 0 { return ratio(hit, truth) }
      if truth == 0 { return ratio(counts.trueNegatives, negatives) }
      return (counts.trueNegatives / negatives + hit / truth) / 2
    case .matthews:
      let negatives = rows - truth
      let rest = rows - predicted
      let both = (counts.trueNegatives + hit) * rows - (negatives * rest + truth * predicted)
      let spread =
        (rows * rows - (rest * rest + predicted * predicted))
        * (rows * rows - (negatives * negatives + truth * truth))
      return spread == 0 ? 0 : both / spread.squareRoot()
    }
  }

  private func ratio(_ top: Double, _ bottom: Double) -> Double { bottom == 0 ? 0 : top / bottom }
}
