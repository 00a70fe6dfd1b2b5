import Glibc

/// How good predictions are.
protocol XGBoostMetric: Sendable {
  var name: String { get }
  /// - Throws: `XGBoostError` when predictions and labels do not fit each other.
  func value(_ predictions: [Float], _ data: XGBoostDataset) throws -> Double
}

enum XGBoostMetrics {
  /// - Throws: for unknown names.
  static func make(_ name: String, _ config: XGBoostConfig) throws -> any XGBoostMetric {
    let parts = name.split(separator: "@", maxSplits: 1).map(String.init)
    switch parts[0] {
    case "auc" where parts.count == 1: return CurveMetric(kind: .receiver)
    case "aucpr" where parts.count == 1: return CurveMetric(kind: .precisionRecall)
    case "merror" where parts.count == 1: return ClassMetric(name: name, loss: ClassMetric.error)
    case "mlogloss" where parts.count == 1:
      return ClassMetric(name: name, loss: ClassMetric.logLoss)
    case "error": return try error(parts)
    case "ndcg", "ndcg-":
      return try RankingMetric(name, exponentialGain: config.rank.exponentialGain)
    default:
      if parts.count == 1, let row = RowMetric.all[name] { return row }
      throw BoostingError.xgboost("Unknown metric function \(name)")
    }
  }

  private static func error(_ parts: [String]) throws -> any XGBoostMetric {
    guard parts.count > 1 else { return RowMetric.error(threshold: 0.5, name: "error") }
    guard let threshold = Float(parts[1]) else {
      throw BoostingError.xgboost("unable to parse the threshold value for the error metric")
    }
    let suffix = threshold == 0.5 ? "" : "@" + NumberText.general(Double(threshold))
    return RowMetric.error(threshold: threshold, name: "error" + suffix)
  }

  /// Whether a metric's larger values are the better ones, as early stopping decides it.
  static func isHigherBetter(_ name: String) -> Bool {
    name != "mape"
      && ["auc", "aucpr", "pre", "map", "ndcg"].contains { name.hasPrefix($0) }
  }
}

/// Means of a loss of label and prediction.
struct RowMetric: XGBoostMetric {
  let name: String
  /// Of label and prediction.
  let loss: @Sendable (Float, Float) -> Float
  /// Of the weighted sum and the sum of weights.
  var final: @Sendable (Double, Double) -> Double = { $1 == 0 ? $0 : $0 / $1 }

  func value(_ predictions: [Float], _ data: XGBoostDataset) throws -> Double {
    guard predictions.count == data.labels.count else {
      throw BoostingError.xgboost(
        "label and prediction size not match, hint: use merror or mlogloss for multi-class "
          + "classification")
    }
    let (labels, weights) = (data.labels, data.weights)
    let isWeighted = weights.count == labels.count
    // Blocks of 2048 rows are summed up on their own.
    var (sum, total) = (0.0, 0.0)
    for start in stride(from: 0, to: labels.count, by: 2048) {
      var (blockSum, blockTotal) = (0.0, 0.0)
      for i in start..<min(start + 2048, labels.count) {
        let weight = isWeighted ? weights[i] : 1
        blockSum += Double(loss(labels[i], predictions[i]) * weight)
        blockTotal += Double(weight)
      }
      sum += blockSum
      total += blockTotal
    }
    return final(sum, total)
  }

  static func error(threshold: Float, name: String) -> RowMetric {
    RowMetric(name: name) { label, prediction in prediction > threshold ? 1 - label : label }
  }

  static let all: [String: RowMetric] = Dictionary(
    uniqueKeysWithValues: [
      RowMetric(name: "rmse", loss: { ($0 - $1) * ($0 - $1) }, final: rootMean),
      RowMetric(
        name: "rmsle",
        loss: {
          let difference = log1pf($0) - log1pf($1)
          return difference * difference
        }, final: rootMean),
      RowMetric(name: "mae") { ($0 - $1).magnitude },
      RowMetric(name: "mape") { (($0 - $1) / $0).magnitude },
      RowMetric(name: "logloss") { logLoss($0, $1) },
      RowMetric(name: "poisson-nloglik") { label, prediction in
        let p = prediction < 1e-16 ? 1e-16 : prediction
        var sign: Int32 = 0
        return lgammaf_r(label + 1, &sign) + p - logf(p) * label
      },
    ].map { ($0.name, $0) })

  private static let rootMean: @Sendable (Double, Double) -> Double = { sum, total in
    total == 0 ? sum.squareRoot() : (sum / total).squareRoot()
  }

  private static func logLoss(_ label: Float, _ p: Float) -> Float {
    func product(_ x: Float, _ y: Float) -> Float { x == 0 ? 0 : x * logf(max(y, 1e-16)) }
    return product(-label, p) + product(-(1 - label), 1 - p)
  }
}

/// Means of a loss of class and the classes' probabilities.
struct ClassMetric: XGBoostMetric {
  let name: String
  let loss: @Sendable (Int, ArraySlice<Float>) -> Float

  func value(_ predictions: [Float], _ data: XGBoostDataset) throws -> Double {
    let count = data.labels.count
    guard count > 0, predictions.count % count == 0 else {
      throw BoostingError.xgboost("label and prediction size not match")
    }
    let classes = predictions.count / count
    var (sum, total) = (0.0, 0.0)
    for i in 0..<count {
      let weight = data.weight(row: i)
      let label = Int(data.labels[i])
      guard label >= 0, label < classes else {
        throw BoostingError.xgboost(
          "MultiClassEvaluation: label must be in [0, num_class), num_class=\(classes) but found "
            + "\(label) in label")
      }
      sum += Double(loss(label, predictions[i * classes..<(i + 1) * classes]) * weight)
      total += Double(weight)
    }
    return sum / total
  }

  static let error: @Sendable (Int, ArraySlice<Float>) -> Float = { label, point in
    var best = point.startIndex
    for k in point.indices where point[k] > point[best] { best = k }
    return best - point.startIndex == label ? 0 : 1
  }

  static let logLoss: @Sendable (Int, ArraySlice<Float>) -> Float = { label, point in
    let p = point[point.startIndex + label]
    return p > 1e-16 ? -logf(p) : -logf(1e-16)
  }
}
