import Glibc

/// The gradient and hessian of a loss of one number, as LightGBM computes them.
protocol RegressionLoss: Sendable {
  /// - Parameter weight: nil for unweighted rows, whose formulas differ in rounding.
  func gradient(score: Double, label: Float, weight: Float?, row: Int) -> SIMD2<Float>
}

/// Regression with any of the losses; start score and outputs by kind.
struct RegressionObjective<Loss: RegressionLoss>: Objective {
  enum Start: Sendable {
    case mean, logOfMean
    /// A quantile, of labels weighted by something or not.
    case quantile(Double, weights: [Float]?)
  }

  let name: String
  let labels: [Float]
  let weights: [Float]?
  let loss: Loss
  let start: Start
  /// Whether labels are square roots.
  var usesSquareRoot = false
  /// Output is exp(score).
  var isExponential = false

  var modelText: String { usesSquareRoot ? name + " sqrt" : name }

  var transform: OutputTransform {
    isExponential ? .exponential : usesSquareRoot ? .signedSquare : .identity
  }

  func computeGradients(
    _ scores: UnsafePointer<Double>, into out: UnsafeMutablePointer<SIMD2<Float>>, threads: Int
  ) {
    let (scores, out) = (Shared(scores), Shared(out))
    forRows(labels.count, threads: threads) { rows in
      labels.withUnsafeBufferPointer { labels in
        for i in rows {
          out.pointer[i] = loss.gradient(
            score: scores.pointer[i], label: labels[i], weight: weights?[i], row: i)
        }
      }
    }
  }

  func startScore(class k: Int, events: inout [LogEvent]) -> Double {
    switch start {
    case .mean: mean
    case .logOfMean: mean > 0 ? log(mean) : -.infinity
    case .quantile(let alpha, let weights):
      Double(Percentile.find(labels.indices.map { labels[$0] }, weights, alpha))
    }
  }

  private var mean: Double {
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
    return sum / total
  }

  var renewsOutputs: Bool { if case .quantile = start { true } else { false } }

  func renewedOutput(
    _ rows: UnsafeBufferPointer<Int32>, score: (Int) -> Double
  ) -> Double {
    guard case .quantile(let alpha, let weights) = start else { return 0 }
    let residuals = rows.map { Double(labels[Int($0)]) - score(Int($0)) }
    return Percentile.find(residuals, weights.map { all in rows.map { all[Int($0)] } }, alpha)
  }
}

/// LightGBM's quantiles, with its interpolation.
enum Percentile {
  static func find<T: BinaryFloatingPoint>(
    _ values: [T], _ weights: [Float]?, _ alpha: Double
  ) -> T {
    if values.count <= 1 { return values[0] }
    return weights.map { weighted(values, $0, alpha) } ?? plain(values, alpha)
  }

  private static func plain<T: BinaryFloatingPoint>(_ values: [T], _ alpha: Double) -> T {
    let falling = values.sorted(by: >)
    let place = Double(values.count - 1) * (1 - alpha)
    let next = Int(place) + 1
    if next < 1 { return falling[0] }
    if next >= values.count { return falling[values.count - 1] }
    let bias = place - Double(next - 1)
    let (above, below) = (falling[next - 1], falling[next])
    return T(Double(above) - Double(above - below) * bias)
  }

  private static func weighted<T: BinaryFloatingPoint>(
    _ values: [T], _ weights: [Float], _ alpha: Double
  ) -> T {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var sum = 0.0
    let sums = order.map { i in
      sum += Double(weights[i])
      return sum
    }
    let threshold = sums.last! * alpha
    let last = values.count - 1
    let at = min(sums.firstIndex { $0 > threshold } ?? values.count, last)
    if at == 0 || at == last { return values[order[at]] }
    let (before, here) = (values[order[at - 1]], values[order[at]])
    let step = sums[at] - sums[at - 1]
    guard step >= 1 else { return before }
    return T((threshold - sums[at - 1]) / step * Double(here - before) + Double(before))
  }
}
