/// Weights and gains of nodes from their sums of gradients (x) and hessians (y).
///
/// Sums are double, gains single, each rounded where XGBoost 3.2 rounds it.
struct SplitMath: Sendable {
  let lambda: Double
  let alpha: Double
  let minChildWeight: Double
  let maxDeltaStep: Float
  /// Monotone constraints: nodes' weights have bounds.
  let hasBounds: Bool
  private let singleLambda: Float

  init(_ config: XGBoostConfig) {
    lambda = Double(config.lambda)
    singleLambda = config.lambda
    alpha = Double(config.alpha)
    minChildWeight = Double(config.minChildWeight)
    maxDeltaStep = config.maxDeltaStep
    hasBounds = !config.monotone.isEmpty
  }

  /// The lowest and highest weight that a node may have.
  struct Bounds {
    var lower = -Float.greatestFiniteMagnitude
    var upper = Float.greatestFiniteMagnitude
  }

  /// Gains depend on the sums alone.
  var isPlain: Bool { maxDeltaStep == 0 && !hasBounds }

  /// Gradient sum after the L1 penalty.
  @inline(__always)
  func shrunk(_ gradient: Double) -> Double {
    gradient > alpha ? gradient - alpha : gradient < -alpha ? gradient + alpha : 0
  }

  @inline(__always)
  func isValid(_ side: SIMD2<Double>) -> Bool { side.y >= minChildWeight }

  func freeWeight(_ sums: SIMD2<Double>) -> Float {
    if sums.y < minChildWeight || sums.y <= 0 { return 0 }
    var weight = -shrunk(sums.x) / (sums.y + lambda)
    let step = Double(maxDeltaStep)
    if step != 0, weight.magnitude > step { weight = Double(signOf: weight, magnitudeOf: step) }
    return Float(weight)
  }

  func weight(_ sums: SIMD2<Double>, _ bounds: Bounds) -> Float {
    let weight = freeWeight(sums)
    if !hasBounds { return weight }
    return weight < bounds.lower ? bounds.lower : weight > bounds.upper ? bounds.upper : weight
  }

  func gain(_ sums: SIMD2<Double>, weight: Float) -> Float {
    if sums.y <= 0 { return 0 }
    if isPlain {
      let gradient = shrunk(sums.x)
      return Float(gradient * gradient) / Float(sums.y + lambda)
    }
    let (gradient, hessian) = (Float(sums.x), Float(sums.y))
    return -(2 * gradient * weight + (hessian + singleLambda) * (weight * weight))
  }

  func gain(_ sums: SIMD2<Double>, _ bounds: Bounds) -> Float {
    gain(sums, weight: weight(sums, bounds))
  }

  /// Both sides' gains; minus infinity where a monotone constraint forbids the split.
  func splitGain(
    _ left: SIMD2<Double>, _ right: SIMD2<Double>, _ bounds: Bounds, direction: Int
  ) -> Float {
    let (a, b) = (weight(left, bounds), weight(right, bounds))
    let sum = gain(left, weight: a) + gain(right, weight: b)
    if direction == 0 { return sum }
    return (direction > 0 ? a <= b : a >= b) ? sum : -.infinity
  }
}
