import Glibc

/// `multi:softprob` and `multi:softmax`.
struct SoftmaxLoss: XGBoostObjective {
  let name: String
  let classCount: Int

  var defaultMetric: String { "mlogloss" }
  var parameters: (name: String, members: [(String, String)])? {
    ("softmax_multiclass_param", [("num_class", "\(classCount)")])
  }

  func validate(_ data: XGBoostDataset) throws {
    try checkShape(data)
    let classes = Float(classCount)
    guard data.labels.allSatisfy({ $0 >= 0 && $0 < classes && $0.rounded(.down) == $0 }) else {
      throw BoostingError.xgboost(
        "SoftmaxMultiClassObj: label must be discrete values in the range of [0, num_class).")
    }
  }

  func gradients(
    _ scores: [Float], _ data: XGBoostDataset, into out: UnsafeMutablePointer<SIMD2<Float>>
  ) throws {
    let (labels, weights, classes) = (data.labels, data.weights, classCount)
    scores.withUnsafeBufferPointer { scores in
      for row in 0..<labels.count {
        let point = UnsafeBufferPointer(rebasing: scores[row * classes..<(row + 1) * classes])
        var highest = Float.leastNormalMagnitude
        for score in point { highest = max(score, highest) }
        var sum = 0.0
        for score in point { sum += Double(expf(score - highest)) }
        let weight: Float = weights.isEmpty ? 1 : weights[row]
        let divisor = Float(sum)
        for k in 0..<classes {
          let p = expf(point[k] - highest) / divisor
          let hessian = max(2 * p * (1 - p) * weight, 1e-16)
          let gradient = labels[row] == Float(k) ? p - 1 : p
          out[row * classes + k] = SIMD2(gradient * weight, hessian)
        }
      }
    }
  }

  /// Logarithms of the classes' shares, less their mean.
  func baseScore(_ data: XGBoostDataset) throws -> [Float] {
    try validate(data)
    var shares = [Float](repeating: 0, count: classCount)
    var total = 0.0
    for row in 0..<data.rowCount {
      shares[Int(data.labels[row])] += data.weight(row: row)
      total += Double(data.weight(row: row))
    }
    guard total >= 1e-6 else { throw BoostingError.xgboost("Check failed: sum_weight >= kRtEps") }
    let logs = shares.map { logf(Float(Double($0) * (1 / total)) + 1e-6) }
    let mean = logs.reduce(0 as Float) { $0 + $1 / Float(classCount) }
    return logs.map { $0 - mean }
  }

  func predictions(_ scores: [Float]) -> [Float] {
    if name == "multi:softprob" { return evaluated(scores) }
    return stride(from: 0, to: scores.count, by: classCount).map { start in
      var best = start
      for k in start..<start + classCount where scores[k] > scores[best] { best = k }
      return Float(best - start)
    }
  }

  func evaluated(_ scores: [Float]) -> [Float] {
    var out = scores
    for start in stride(from: 0, to: scores.count, by: classCount) {
      var highest = out[start]
      for k in start..<start + classCount { highest = max(out[k], highest) }
      var sum = 0.0
      for k in start..<start + classCount {
        out[k] = expf(out[k] - highest)
        sum += Double(out[k])
      }
      for k in start..<start + classCount { out[k] /= Float(sum) }
    }
    return out
  }
}
