import Foundation

/// What of one parameter's estimators stays the same from trial to trial.
final class DimensionCache {
  let dimension: ParzenDimension
  /// Trial numbers by ascending value, equal values by number.
  private(set) var ascending: [Int32] = []
  private var tables: [UInt64: MassTable] = [:]
  /// By trial number: the bandwidth that the norm is of, and the norm of a continuous kernel.
  private var norms: UnsafeMutablePointer<(sigma: Double, norm: Double)>
  private var capacity = 256

  init(_ dimension: ParzenDimension) {
    self.dimension = dimension
    norms = .allocate(capacity: capacity)
    norms.initialize(repeating: (.nan, 0), count: capacity)
  }

  deinit { norms.deallocate() }

  /// Puts a trial into the order.
  ///
  /// - Complexity: O(n) for the move, O(log n) comparisons.
  func insert(_ number: Int, column: [Double]) {
    let value = column[number]
    var low = 0
    var high = ascending.count
    while low < high {
      let middle = (low + high) / 2
      let other = column[Int(ascending[middle])]
      if other < value || (other == value && ascending[middle] < number) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    ascending.insert(Int32(number), at: low)
  }

  /// Drops tables where there are too many; call before building estimators, which rely on them.
  func trim() {
    if tables.count * dimension.gridCount > 2_000_000 { tables = [:] }
  }

  /// The masses of a bandwidth.
  func table(sigma: Double) -> MassTable {
    if let table = tables[sigma.bitPattern] { return table }
    let table = MassTable(dimension, sigma: sigma)
    tables[sigma.bitPattern] = table
    return table
  }

  /// Subtracts, for continuous kernels, ln of the mass in the range times the bandwidth and the
  /// root of 2π.
  func subtractNorms(_ kernels: NumericKernels, from base: inout [Double]) {
    if let last = kernels.numbers.max(), last >= capacity { grow(last + 1) }
    let norms = norms
    for j in base.indices {
      let number = kernels.numbers[j]
      let sigma = kernels.sigmas[j]
      if number < 0 {
        base[j] -= norm(mu: kernels.mus[j], sigma: sigma)
        continue
      }
      if norms[number].sigma != sigma {
        norms[number] = (sigma, norm(mu: kernels.mus[j], sigma: sigma))
      }
      base[j] -= norms[number].norm
    }
  }

  private func norm(mu: Double, sigma: Double) -> Double {
    dimension.logMassInRange(mu: mu, sigma: sigma) + log(sigma) + NormalLog.logRootTwoPi
  }

  private func grow(_ count: Int) {
    let wider = UnsafeMutablePointer<(sigma: Double, norm: Double)>.allocate(capacity: 2 * count)
    wider.initialize(repeating: (.nan, 0), count: 2 * count)
    wider.update(from: norms, count: capacity)
    norms.deallocate()
    norms = wider
    capacity = 2 * count
  }
}
