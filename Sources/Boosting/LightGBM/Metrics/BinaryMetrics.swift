import Glibc

enum BinaryLosses {
  /// Log loss of a probability, limited where it would be infinite.
  @Sendable static func logLoss(_ label: Float, _ p: Double) -> Double {
    if label <= 0 {
      if 1 - p > epsilon { return -log(1 - p) }
    } else if p > epsilon {
      return -log(p)
    }
    return Double(-logf(Float(epsilon)))
  }

  @Sendable static func error(_ label: Float, _ p: Double) -> Double {
    (p <= 0.5) == (label > 0) ? 1 : 0
  }
}

/// Area under the ROC curve, or average precision; ties count half, or as one threshold.
struct RankingCurveMetric: Metric {
  enum Kind { case auc, averagePrecision }

  let kind: Kind
  let rows: MetricRows

  var names: [String] { [kind == .auc ? "auc" : "average_precision"] }
  var isHigherBetter: Bool { true }

  func evaluate(_ scores: UnsafePointer<Double>, _ transform: OutputTransform?) -> [Double] {
    var order = Array(0..<rows.count)
    LibrarySort.sort(&order) { scores[$0] > scores[$1] }
    var steps = Steps(kind: kind)
    var threshold = scores[order[0]]
    for i in order {
      if scores[i] != threshold {
        threshold = scores[i]
        steps.close()
      }
      let weight = rows.weights.map { Double($0[i]) } ?? 1
      steps.add(isPositive: rows.labels[i] > 0, weight)
    }
    steps.close()
    return [steps.result(total: rows.totalWeight)]
  }

  /// Sums up rows of equal score, then the curve.
  private struct Steps {
    let kind: Kind
    var (positive, negative) = (0.0, 0.0)
    var (positives, predicted, area) = (0.0, 0.0, 0.0)

    init(kind: Kind) { self.kind = kind }

    mutating func add(isPositive: Bool, _ weight: Double) {
      positive += isPositive ? weight : 0
      negative += isPositive ? 0 : weight
    }

    mutating func close() {
      switch kind {
      case .auc:
        area += negative * (positive * 0.5 + positives)
        positives += positive
      case .averagePrecision:
        positives += positive
        predicted += positive + negative
        area += positive * (positives / predicted)
      }
      (positive, negative) = (0, 0)
    }

    func result(total: Double) -> Double {
      guard positives > 0, positives != total else { return 1 }
      return kind == .auc ? area / (positives * (total - positives)) : area / positives
    }
  }
}
