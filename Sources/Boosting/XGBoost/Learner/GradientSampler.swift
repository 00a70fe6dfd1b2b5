/// Chooses the rows of a tree: the others' gradients become zero.
///
/// Source: XGBoost 3.2's samplers, as they are with one thread.
struct GradientSampler {
  private let fraction: Float
  private let method: XGBoostConfig.RowSampling

  init(_ config: XGBoostConfig) { (fraction, method) = (config.subsample, config.rowSampling) }

  /// x = 16807 x mod 2^63.
  private struct Congruential {
    private var state: UInt64

    init(_ seed: UInt32) { state = max(1, UInt64(seed)) }

    /// A draw, counted from the lowest possible one.
    mutating func next() -> UInt64 {
      state = state &* 16807 & 0x7fff_ffff_ffff_ffff
      return state &- 1
    }
  }

  func sample(_ gradients: UnsafeMutableBufferPointer<SIMD2<Float>>, _ random: StandardTwister) {
    let count = gradients.count
    let kept = Int(Float(count) * fraction)
    guard kept < count, count > 0 else { return }
    switch method {
    case .uniform: sampleUniformly(gradients, random)
    case .gradientBased: sampleByGradient(gradients, kept, random)
    }
  }

  private func sampleUniformly(
    _ gradients: UnsafeMutableBufferPointer<SIMD2<Float>>, _ random: StandardTwister
  ) {
    var engine = Congruential(random.word())
    let probability = Double(fraction)
    for i in 0..<gradients.count {
      let draw = min(Double(engine.next()) / 0x1p63, (1.0).nextDown)
      if !(draw < probability) { gradients[i] = .zero }
    }
  }

  /// Rows with large gradients stay; others stay with a probability and are scaled up by it.
  private func sampleByGradient(
    _ gradients: UnsafeMutableBufferPointer<SIMD2<Float>>, _ kept: Int, _ random: StandardTwister
  ) {
    let sizes = gradients.map { pair -> Float in
      let sum: Float = 0 + (pair.x * pair.x + 0.1 * (pair.y * pair.y))
      return sum.squareRoot()
    }
    let threshold = Self.threshold(sizes.sorted(), kept)
    var engine = Congruential(random.word())
    for i in 0..<gradients.count {
      if gradients[i] == .zero { continue }
      let divisor =
        threshold.magnitude < 1e-6 ? Float(signOf: threshold, magnitudeOf: 1e-6) : threshold
      let probability = sizes[i] / divisor
      if probability >= 1 { continue }
      let draw = min(Float(engine.next()) / 0x1p63, (1 as Float).nextDown)
      gradients[i] = draw <= probability ? gradients[i] * (1 / probability) : .zero
    }
  }

  /// The size above which rows stay for sure, so that about `kept` rows stay.
  private static func threshold(_ sorted: [Float], _ kept: Int) -> Float {
    let count = sorted.count
    var sums: [Float] = []
    sums.reserveCapacity(count)
    for size in sorted { sums.append((sums.last ?? 0) + size) }
    var (low, high) = (0, count - 1)
    while low <= high {
      let i = low + (high - low) / 2
      let upper = i + 1 < count ? sorted[i + 1] : .greatestFiniteMagnitude
      let denominator = Float(kept) - Float(count - i - 1)
      if denominator <= 0 {
        low = i + 1
        continue
      }
      let threshold = sums[i] / denominator
      if threshold > sorted[i], threshold <= upper { return threshold }
      if threshold <= sorted[i] { high = i - 1 } else { low = i + 1 }
    }
    return kept == 0 ? .greatestFiniteMagnitude : sums[count - 1] / Float(kept)
  }
}
