import Arrays
import Foundation

/// A mixture of kernels, one an observation and a wide one as prior, over several parameters.
///
/// Source: Optuna 5.0 `_ParzenEstimator`; section 4.4 of its description by Watanabe (2023).
struct ParzenEstimator {
  /// The kernels of one parameter.
  enum Kernels {
    case categorical(CategoricalKernels)
    case numeric(NumericKernels)
  }

  let weights: [Double]
  let logWeights: [Double]
  let kernels: [Kernels]
  let exact: ExactNormal

  /// - Parameters:
  ///   - seen: the observed values of every parameter.
  ///   - weights: of as many observations.
  init(
    _ caches: [DimensionCache], _ seen: TPEObservations, weights: KernelWeights,
    options: EstimatorOptions
  ) {
    self.weights = weights.weights
    logWeights = weights.logs
    exact = ExactNormal(arithmetic: options.ties.arithmetic)
    kernels = caches.indices.map { i in
      let dimension = caches[i].dimension
      if case .categorical(let choices) = dimension.kind {
        return .categorical(
          CategoricalKernels(seen.columns[i], choices: choices, priorWeight: options.priorWeight))
      }
      let mus = seen.columns[i].map(dimension.place)
      let sigmas = Bandwidths(
        dimension: dimension, options: options, dimensionCount: caches.count
      ).compute(mus, ascending: seen.ascending[i])
      return .numeric(NumericKernels(caches[i], mus: mus, sigmas: sigmas, numbers: seen.numbers))
    }
  }

  /// Draws `count` candidates: a column a parameter.
  func sample(_ stream: SamplerStream, count: Int) -> [[Double]] {
    let active = drawKernels(stream, count)
    var columns = [[Double]](repeating: [], count: kernels.count)
    for (i, kernel) in kernels.enumerated() {
      guard case .categorical(let choices) = kernel else { continue }
      columns[i] = active.map { choices.draw(kernel: $0, stream.double()) }
    }
    var points: [(normal: TruncatedNormal, share: Double)] = []
    for kernel in kernels {
      guard case .numeric(let numeric) = kernel else { continue }
      let normals = numeric.normals(active, exact)
      for k in active { points.append((normals[k]!, stream.double())) }
    }
    var quantiles = exact.quantiles(points)[...]
    for (i, kernel) in kernels.enumerated() {
      guard case .numeric(let numeric) = kernel else { continue }
      columns[i] = numeric.values(active, quantiles.prefix(count))
      quantiles = quantiles.dropFirst(count)
    }
    return columns
  }

  private func drawKernels(_ stream: SamplerStream, _ count: Int) -> [Int] {
    var total = 0.0
    let sums = weights.map { weight in
      total += weight
      return total
    }
    let shares = sums.map { $0 / total }
    return (0..<count).map { _ in
      let u = stream.double()
      var low = 0
      var high = shares.count
      while low < high {
        let middle = (low + high) / 2
        if u < shares[middle] { high = middle } else { low = middle + 1 }
      }
      return low
    }
  }
}

/// The weights of a mixture's kernels, the prior's last, summing to 1.
struct KernelWeights {
  let weights: [Double]
  let logs: [Double]

  /// - Parameter observations: weights of the observations, old to new.
  init(_ observations: [Double], prior: Double) {
    let all = observations.isEmpty ? [1] : observations + [prior]
    let total = all.withUnsafeBufferPointer { pairwiseSum($0) }
    weights = all.map { $0 / total }
    logs = weights.map { log($0) }
  }

  /// Old observations count less, the newest 25 fully.
  static func ramp(_ count: Int) -> [Double] {
    if count < 25 { return [Double](repeating: 1, count: count) }
    let steps = count - 25
    let first = 1 / Double(count)
    var ramp: [Double] = []
    if steps == 1 { ramp = [first] }
    if steps > 1 {
      let step = (1 - first) / Double(steps - 1)
      ramp = (0..<steps).map { Double($0) * step + first }
      ramp[steps - 1] = 1
    }
    return ramp + [Double](repeating: 1, count: 25)
  }
}

/// Kernels of a categorical parameter: the observed choice gets most of the probability.
final class CategoricalKernels {
  /// The observed choice of every kernel; the prior's is -1.
  let observed: [Int32]
  let choices: Int
  /// Probability of any choice before the observation is added.
  private let floor: Double
  let logHit: Double
  let logMiss: Double
  let logPrior: Double

  init(_ values: [Double], choices: Int, priorWeight: Double) {
    observed = values.map { Int32($0) } + [-1]
    self.choices = choices
    logPrior = log(1 / Double(choices))
    floor = priorWeight / Double(values.count + 1)
    let sum = floor * Double(choices) + 1
    logHit = log((floor + 1) / sum)
    logMiss = log(floor / sum)
  }

  /// A kernel's weights, not normalised.
  func row(_ kernel: Int) -> [Double] {
    var row = [Double](repeating: observed.count == 1 ? 1 : floor, count: choices)
    if observed[kernel] >= 0 { row[Int(observed[kernel])] += 1 }
    return row
  }

  /// The choice at the share `u` of a kernel's probability.
  func draw(kernel: Int, _ u: Double) -> Double {
    let row = row(kernel)
    let total = row.withUnsafeBufferPointer { pairwiseSum($0) }
    var sum = 0.0
    var choice = 0
    for weight in row.dropLast() {
      sum += weight / total
      if sum < u { choice += 1 }
    }
    return Double(choice)
  }
}

/// Truncated normal kernels of a numeric parameter; the last one is the prior.
final class NumericKernels {
  let cache: DimensionCache
  let mus: [Double]
  let sigmas: [Double]
  /// The trial of every kernel, -1 for running trials and the prior.
  let numbers: [Int]

  init(_ cache: DimensionCache, mus: [Double], sigmas: [Double], numbers: [Int]) {
    self.cache = cache
    self.mus = mus + [0.5 * (cache.dimension.lowEdge + cache.dimension.highEdge)]
    self.sigmas = sigmas + [cache.dimension.range]
    self.numbers = numbers + [-1]
  }

  /// The distributions of the kernels that are drawn from, by kernel.
  func normals(_ active: [Int], _ exact: ExactNormal) -> [TruncatedNormal?] {
    let d = cache.dimension
    var normals = [TruncatedNormal?](repeating: nil, count: mus.count)
    for k in active where normals[k] == nil {
      normals[k] = TruncatedNormal(
        (d.lowEdge - mus[k]) / sigmas[k], (d.highEdge - mus[k]) / sigmas[k], exact)
    }
    return normals
  }

  /// The values that lie `quantiles` bandwidths from the centres of kernels.
  func values(_ active: [Int], _ quantiles: ArraySlice<Double>) -> [Double] {
    let dimension = cache.dimension
    return zip(active, quantiles).map { dimension.value(atPlace: $1 * sigmas[$0] + mus[$0]) }
  }
}
