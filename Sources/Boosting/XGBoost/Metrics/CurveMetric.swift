import Glibc

/// Areas under the receiver's and the precision-recall curve: binary, or one class against the
/// others weighted by how often it occurs, or the mean over query groups.
struct CurveMetric: XGBoostMetric {
  enum Kind: Sendable { case receiver, precisionRecall }

  let kind: Kind

  var name: String { kind == .receiver ? "auc" : "aucpr" }

  func value(_ predictions: [Float], _ data: XGBoostDataset) throws -> Double {
    let count = data.labels.count
    if count == 0 { return .nan }
    if !data.groupBounds.isEmpty { return grouped(predictions, data) }
    let weights = data.weights
    if predictions.count != count, predictions.count % count == 0 {
      return classes(predictions, data, predictions.count / count)
    }
    let curve = area(predictions, data.labels, weights)
    let whole = curve.negatives * curve.positives
    return whole <= 0 ? .nan : min(curve.area / whole, 1)
  }

  private typealias Curve = (negatives: Double, positives: Double, area: Double)

  private func area(_ predictions: [Float], _ labels: [Float], _ weights: [Float]) -> Curve {
    let order = predictions.indices.sorted {
      (predictions[$0], $1) > (predictions[$1], $0)
    }
    if kind == .receiver {
      return walk(predictions, labels, weights, order) { ($1 - $0).magnitude * ($2 + $3) * 0.5 }
    }
    var (positives, negatives) = (0.0, 0.0)
    for i in labels.indices {
      let weight = weights.isEmpty ? 1 : weights[i]
      positives += Double(weight * labels[i])
      negatives += Double(weight * (1 - labels[i]))
    }
    if positives <= 0 || negatives <= 0 { return (1, 1, .nan) }
    let whole = positives
    let curve = walk(predictions, labels, weights, order) {
      Self.precisionRecallStep($0, $1, $2, $3, whole)
    }
    return (1, 1, curve.area)
  }

  /// Sums the steps between different predictions; a step has false positives before and after,
  /// true positives before and after.
  private func walk(
    _ predictions: [Float], _ labels: [Float], _ weights: [Float], _ order: [Int],
    _ step: (Double, Double, Double, Double) -> Double
  ) -> Curve {
    var label = labels[order[0]]
    var weight: Float = weights.isEmpty ? 1 : weights[order[0]]
    var falses = (1 - Double(label)) * Double(weight)
    var trues = Double(label * weight)
    var (lastTrues, lastFalses, area) = (0.0, 0.0, 0.0)
    for k in 1..<max(1, order.count) {
      let i = order[k]
      if predictions[i] != predictions[order[k - 1]] {
        area += step(lastFalses, falses, lastTrues, trues)
        (lastTrues, lastFalses) = (trues, falses)
      }
      label = labels[i]
      weight = weights.isEmpty ? 1 : weights[i]
      falses += Double((1 - label) * weight)
      trues += Double(label * weight)
    }
    area += step(lastFalses, falses, lastTrues, trues)
    return falses <= 0 || trues <= 0 ? (0, 0, 0) : (falses, trues, area)
  }

  private static func precisionRecallStep(
    _ falseBefore: Double, _ falses: Double, _ trueBefore: Double, _ trues: Double,
    _ positives: Double
  ) -> Double {
    let (before, now) = (trueBefore / positives, trues / positives)
    var (a, b) = (1.0, 0.0)
    if trues != trueBefore {
      let slope = (falses - falseBefore) / (trues - trueBefore)
      a = slope + 1
      b = (falseBefore - slope * trueBefore) / positives
    }
    if b == 0 { return (now - before) / a }
    return (now - before - b / a * (log(a * now + b) - log(a * before + b))) / a
  }

  private func classes(_ predictions: [Float], _ data: XGBoostDataset, _ count: Int) -> Double {
    var (sum, total) = (0.0, 0.0)
    for k in 0..<count {
      let own = stride(from: k, to: predictions.count, by: count).map { predictions[$0] }
      let labels = data.labels.map { $0 == Float(k) ? 1 as Float : 0 }
      let curve = area(own, labels, data.weights)
      let local = curve.negatives * curve.positives
      if local == 0 { return .nan }
      sum += curve.area / local * curve.positives
      total += curve.positives
    }
    return total == 0 || sum.isNaN ? .nan : sum / total
  }

  private func grouped(_ predictions: [Float], _ data: XGBoostDataset) -> Double {
    var (sum, valid) = (0.0, 0)
    for group in 0..<data.groupBounds.count - 1 {
      let range = data.groupBounds[group]..<data.groupBounds[group + 1]
      let weight = data.weights.isEmpty ? 1 : data.weights[group]
      let (own, labels) = (Array(predictions[range]), Array(data.labels[range]))
      var area: Double
      if kind == .receiver {
        if labels.count < 3 { continue }
        area = pairs(own, labels, weight)
      } else {
        if labels.isEmpty { continue }
        area = self.area(own, labels, labels.map { _ in weight }).area
        if area.isNaN { continue }
      }
      sum += area
      valid += 1
    }
    return valid == 0 ? .nan : sum / Double(valid)
  }

  private func pairs(_ predictions: [Float], _ labels: [Float], _ weight: Float) -> Double {
    let order = labels.indices.sorted { (labels[$0], $1) > (labels[$1], $0) }
    let square = weight * weight
    var (area, total) = (0.0, 0.0)
    for i in order.indices {
      for j in i + 1..<max(i + 1, order.count) {
        let difference = predictions[order[i]] - predictions[order[j]]
        let score: Float = difference > 0 ? 1 : difference == 0 ? 0.5 : 0
        area += Double(score * square)
        total += Double(square)
      }
    }
    return total == 0 ? area : area / total
  }
}
