import Glibc

/// Cross entropy of labels between 0 and 1; weights multiply losses, or (`lambda`) exponents.
struct CrossEntropyObjective: Objective {
  let isLambda: Bool
  private let labels: [Float]
  private let weights: [Float]?

  init(isLambda: Bool, _ metadata: Metadata, events: inout [LogEvent]) throws {
    self.isLambda = isLambda
    labels = metadata.labels
    weights = metadata.weights
    try UnitInterval.check(labels, name)
    events.append(
      LogEvent(.info, "[\(name):Init]: (objective) labels passed interval [0, 1] check"))
    guard let weights else { return }
    let range = FloatRange(weights)
    if isLambda {
      guard range.minimum > 0 else {
        throw BoostingError("[\(name)]: at least one weight is non-positive")
      }
    } else {
      guard range.minimum >= 0 else {
        throw BoostingError("[\(name)]: at least one weight is negative")
      }
      guard range.sum != 0 else { throw BoostingError("[\(name)]: sum of weights is zero") }
    }
  }

  var name: String { isLambda ? "cross_entropy_lambda" : "cross_entropy" }
  var modelText: String { name }
  var transform: OutputTransform { isLambda ? .softplus : .sigmoid(1) }

  func startScore(class k: Int, events: inout [LogEvent]) -> Double {
    var (sum, total) = (0.0, Double(labels.count))
    if let weights {
      total = 0
      for i in labels.indices {
        sum += Double(labels[i]) * Double(weights[i])
        total += Double(weights[i])
      }
    } else {
      for label in labels { sum += Double(label) }
    }
    if isLambda { return log(expm1(sum / total)) }
    let rate = max(min(sum / total, 1 - epsilon), epsilon)
    return log(rate / (1 - rate))
  }

  func computeGradients(
    _ scores: UnsafePointer<Double>, into out: UnsafeMutablePointer<SIMD2<Float>>, threads: Int
  ) {
    let (scores, out) = (Shared(scores), Shared(out))
    forRows(labels.count, threads: threads) { rows in
      for i in rows {
        let (score, label) = (scores.pointer[i], labels[i])
        out.pointer[i] =
          isLambda ? lambdaGradient(score, label, weights?[i]) : gradient(score, label, weights?[i])
      }
    }
  }

  private func gradient(_ score: Double, _ label: Float, _ weight: Float?) -> SIMD2<Float> {
    var gradient: Double
    var hessian: Double
    if score > -37 {
      let e = exp(-score)
      gradient = (Double(1 - label) - Double(label) * e) / (1 + e)
      hessian = e / ((1 + e) * (1 + e))
    } else {
      let e = exp(score)
      gradient = e - Double(label)
      hessian = e
    }
    if let weight {
      gradient *= Double(weight)
      hessian *= Double(weight)
    }
    return SIMD2(Float(gradient), Float(hessian))
  }

  private func lambdaGradient(_ score: Double, _ label: Float, _ weight: Float?) -> SIMD2<Float> {
    guard let weight else {
      let z = 1 / (1 + exp(-score))
      return SIMD2(Float(z - Double(label)), Float(z * (1 - z)))
    }
    let (w, y) = (Double(weight), Double(label))
    let rate = exp(score)
    let z = 1 - exp(-w * log1p(rate))
    let gradient = (1 - y / z) * w / (1 + 1 / rate)
    let c = 1 / (1 - z)
    var d = 1 + rate
    let a = w * rate / (d * d)
    d = c - 1
    let b = (c / (d * d)) * (1 + w * rate - c)
    return SIMD2(Float(gradient), Float(a * (1 + y * b)))
  }
}

/// Labels that must lie between 0 and 1.
enum UnitInterval {
  static func check(_ labels: [Float], _ caller: String) throws {
    guard let at = labels.firstIndex(where: { !($0 >= 0 && $0 <= 1) }) else { return }
    throw BoostingError(
      "[\(caller)]: does not tolerate element [#\(at) = "
        + "\(NumberText.general(Double(labels[at])))] outside [0, 1]")
  }
}

/// Smallest element and sum, added up by pairs in float as the library does.
struct FloatRange {
  let minimum: Float
  let sum: Float

  init(_ values: [Float]) {
    minimum = values.min() ?? 0
    var at = values.count & 1
    var sum: Float = at == 1 ? values[0] : 0
    while at + 1 < values.count {
      sum += values[at] + values[at + 1]
      at += 2
    }
    self.sum = sum
  }
}
