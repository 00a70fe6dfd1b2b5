import Glibc

/// `binary:logistic`, `reg:logistic`, `binary:logitraw`.
struct LogisticLoss: XGBoostObjective {
  let name: String
  let positiveWeight: Float

  var defaultMetric: String { name == "reg:logistic" ? "rmse" : "logloss" }
  var parameters: (name: String, members: [(String, String)])? {
    ("reg_loss_param", [("scale_pos_weight", SingleMath.text(positiveWeight))])
  }

  func validate(_ data: XGBoostDataset) throws {
    try checkShape(data)
    guard data.labels.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
      throw BoostingError.xgboost("label must be in (0, 1) for logistic regression")
    }
  }

  func gradients(
    _ scores: [Float], _ data: XGBoostDataset, into out: UnsafeMutablePointer<SIMD2<Float>>
  ) throws {
    let (labels, weights) = (data.labels, data.weights)
    for i in scores.indices {
      let p = SingleMath.sigmoid(scores[i])
      var weight: Float = weights.isEmpty ? 1 : weights[i]
      if labels[i] == 1 { weight *= positiveWeight }
      out[i] = SIMD2((p - labels[i]) * weight, max(p * (1 - p), 1e-16) * weight)
    }
  }

  func baseScore(_ data: XGBoostDataset) throws -> [Float] {
    if (positiveWeight - 1).magnitude > 1e-6 { return try newtonStep(data) }
    return [meanLabel(data)]
  }

  func margin(_ prediction: Float) throws -> Float {
    if name == "binary:logitraw" { return prediction }
    guard prediction >= 0, prediction <= 1 else {
      throw BoostingError.xgboost("base_score must be in (0,1) for the logistic loss.")
    }
    return SingleMath.logit(min(max(prediction, 1e-6), 1 - 1e-6))
  }

  func predictions(_ scores: [Float]) -> [Float] {
    name == "binary:logitraw" ? scores : scores.map { SingleMath.sigmoid($0) }
  }
}
