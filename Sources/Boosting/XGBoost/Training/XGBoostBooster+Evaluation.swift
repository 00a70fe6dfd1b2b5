import Glibc

/// Values of metrics.
extension XGBoostBooster {
  /// The metrics of the parameters, or the objective's own, on each data set.
  public func evaluate(_ sets: [(data: XGBoostDataset, name: String)]) throws -> [Evaluation] {
    if metrics.isEmpty, !config.disableDefaultEvalMetric {
      metrics = [try XGBoostMetrics.make(objective.defaultMetric, config)]
    }
    var out: [Evaluation] = []
    for (data, name) in sets {
      try checkColumns(data, isTraining: false)
      let predictions = objective.evaluated(try cachedScores(data))
      for metric in metrics {
        let value = Self.asPrinted(try metric.value(predictions, data))
        out.append(
          Evaluation(
            dataset: name, metric: metric.name, value: value,
            isHigherBetter: XGBoostMetrics.isHigherBetter(metric.name)))
      }
    }
    return out
  }

  /// Values pass through a text of 17 decimals on their way to Python.
  private static func asPrinted(_ value: Double) -> Double {
    guard value.isFinite else { return value }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
      _ = withVaList([value]) { vsnprintf(buffer.baseAddress!, 400, "%.17f", $0) }
      return strtod(buffer.baseAddress!, nil)
    }
  }
}
