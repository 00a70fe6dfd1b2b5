/// Makes the metrics that parameters name; unknown names are passed over, as the library does.
enum MetricMaker {
  static func make(
    _ config: LightGBMConfig, _ data: LightGBMDataset, events: inout [LogEvent]
  ) throws -> [any Metric] {
    guard !data.metadata.labels.isEmpty else { return [] }
    var metrics: [any Metric] = []
    for name in config.metric {
      if let metric = try make(name, config, data, &events) { metrics.append(metric) }
    }
    return metrics
  }

  private static func make(
    _ name: String, _ config: LightGBMConfig, _ data: LightGBMDataset, _ events: inout [LogEvent]
  ) throws -> (any Metric)? {
    let rows = MetricRows(data)
    switch name {
    case "binary_logloss":
      return PointwiseMetric(names: [name], rows: rows, loss: BinaryLosses.logLoss)
    case "binary_error":
      return PointwiseMetric(names: [name], rows: rows, loss: BinaryLosses.error)
    case "auc": return RankingCurveMetric(kind: .auc, rows: rows)
    case "average_precision": return RankingCurveMetric(kind: .averagePrecision, rows: rows)
    default: return nil
    }
  }
}
