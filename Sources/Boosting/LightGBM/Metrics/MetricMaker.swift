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
    case "multi_logloss", "multi_error", "auc_mu":
      try checkClasses(rows, config)
      return multiclass(name, config, rows)
    case "cross_entropy": return try CrossEntropyMetric(.plain, rows)
    case "cross_entropy_lambda": return try CrossEntropyMetric(.lambda, rows)
    case "kullback_leibler": return try CrossEntropyMetric(.divergence, rows)
    case "ndcg": return try RankMetric(.ndcg, config, data.metadata)
    case "map": return try RankMetric(.map, config, data.metadata)
    case "r2": return R2Metric(rows)
    default: return try regression(name, config, rows)
    }
  }

  private static func multiclass(
    _ name: String, _ config: LightGBMConfig, _ rows: MetricRows
  ) -> any Metric {
    switch name {
    case "auc_mu": AucMuMetric(rows, config)
    case "multi_logloss": MulticlassMetric(kind: .logLoss, rows: rows, classes: config.numClass)
    default:
      MulticlassMetric(
        kind: .error(top: config.multiErrorTopK), rows: rows, classes: config.numClass)
    }
  }

  /// Labels of validation data index probabilities, so they must be classes.
  private static func checkClasses(_ rows: MetricRows, _ config: LightGBMConfig) throws {
    if let bad = rows.labels.first(where: { !($0 >= 0 && $0 < Float(config.numClass)) }) {
      throw BoostingError(
        "Label must be in [0, \(config.numClass)), but found \(Int(bad)) in label")
    }
  }

  private static func regression(
    _ name: String, _ config: LightGBMConfig, _ rows: MetricRows
  ) throws -> (any Metric)? {
    guard let loss = RegressionLosses.loss(name, config) else { return nil }
    if name.hasPrefix("gamma"), rows.labels.contains(where: { $0 <= 0 }) {
      throw BoostingError.check("(label) > (0)")
    }
    var metric = PointwiseMetric(names: [name], rows: rows, loss: loss)
    if name == "rmse" { metric.finish = { ($0 / $1).squareRoot() } }
    if name == "gamma_deviance" { metric.finish = { sum, _ in sum * 2 } }
    return metric
  }
}
