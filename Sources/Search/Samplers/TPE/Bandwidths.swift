import Foundation

/// How estimators choose bandwidths; the defaults are Optuna's.
struct EstimatorOptions {
  var dialect = TPESampler.Dialect.v5_0
  var ties = TieOrder.simd
  /// Whether several parameters are drawn together (another bandwidth before 5.0).
  var isMultivariate = true
  var priorWeight = 1.0
  var usesMagicClip = true
  var usesEndpoints = false
}

/// The bandwidth of every kernel of one parameter: the distance to the farther of its neighbours.
struct Bandwidths {
  let dimension: ParzenDimension
  let options: EstimatorOptions
  let dimensionCount: Int

  /// - Parameters:
  ///   - mus: the observations in the order of their trials.
  ///   - ascending: their places by ascending value.
  func compute(_ mus: [Double], ascending: [Int32]) -> [Double] {
    if mus.isEmpty { return [] }
    let range = dimension.range
    let kernels = Double(mus.count + 1)
    let smallest = options.usesMagicClip ? range / min(100, 1 + kernels) : 1e-12
    var sigmas: [Double]
    if options.dialect != .v5_0 && options.isMultivariate {
      let width =
        0.2 * pow(Double(max(mus.count, 1)), -1 / Double(dimensionCount + 4)) * range
      sigmas = [Double](repeating: width, count: mus.count)
    } else if options.dialect == .v4_8 {
      sigmas = withPrior(mus, ascending, smallest)
    } else {
      sigmas = distances(mus, ascending, smallest)
    }
    for i in sigmas.indices { sigmas[i] = min(max(sigmas[i], smallest), range) }
    return sigmas
  }

  /// Before 4.9 the prior's middle counts as a neighbour.
  private func withPrior(
    _ mus: [Double], _ ascending: [Int32], _ smallest: Double
  ) -> [Double] {
    let middle = 0.5 * (dimension.lowEdge + dimension.highEdge)
    let place = ascending.firstIndex { mus[Int($0)] > middle } ?? ascending.count
    var order = ascending
    order.insert(Int32(mus.count), at: place)
    return Array(distances(mus + [middle], order, smallest).dropLast())
  }

  private func distances(
    _ mus: [Double], _ ascending: [Int32], _ smallest: Double
  ) -> [Double] {
    let n = mus.count
    let order = tieOrder(mus, ascending, smallest)
    var sigmas = [Double](repeating: 0, count: n)
    mus.withUnsafeBufferPointer { mus in
      order.withUnsafeBufferPointer { order in
        var left = dimension.lowEdge
        var mu = mus[Int(order[0])]
        for i in 0..<n {
          let right = i + 1 < n ? mus[Int(order[i + 1])] : dimension.highEdge
          sigmas[Int(order[i])] = max(mu - left, right - mu)
          left = mu
          mu = right
        }
      }
    }
    if !options.usesEndpoints && n >= 2 {
      sigmas[Int(order[0])] = mus[Int(order[1])] - mus[Int(order[0])]
      sigmas[Int(order[n - 1])] = mus[Int(order[n - 1])] - mus[Int(order[n - 2])]
    }
    return sigmas
  }

  /// The order of numpy's argsort, where it matters which of equal observations comes first or
  /// last: only those at a gap wider than the smallest bandwidth get another one.
  private func tieOrder(
    _ mus: [Double], _ ascending: [Int32], _ smallest: Double
  ) -> [Int32] {
    let matters = mus.withUnsafeBufferPointer { mus in
      ascending.withUnsafeBufferPointer { tiesMatter(mus, $0, smallest) }
    }
    if !matters { return ascending }
    var ranks = [Int32](repeating: 0, count: mus.count)
    var rank: Int32 = 0
    var last = mus[Int(ascending[0])]
    for i in ascending {
      let mu = mus[Int(i)]
      if mu != last { rank += 1 }
      last = mu
      ranks[Int(i)] = rank
    }
    return options.ties.sorted(ranks)
  }

  private func tiesMatter(
    _ mus: UnsafeBufferPointer<Double>, _ order: UnsafeBufferPointer<Int32>, _ smallest: Double
  ) -> Bool {
    var groupStart = 0
    var mu = mus[Int(order[0])]
    var gapBefore = mu - dimension.lowEdge
    for i in 0..<order.count {
      let isLast = i + 1 == order.count
      let next = isLast ? dimension.highEdge : mus[Int(order[i + 1])]
      if !isLast && next == mu { continue }
      let gap = next - mu
      if i > groupStart && (gapBefore > smallest || gap > smallest) { return true }
      gapBefore = gap
      groupStart = i + 1
      mu = next
    }
    return false
  }
}
