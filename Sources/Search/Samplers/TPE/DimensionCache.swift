import Foundation

/// What of one parameter's estimators stays the same from trial to trial.
final class DimensionCache {
  let dimension: ParzenDimension
  /// Trial numbers by ascending value, equal values by number.
  private(set) var ascending: [Int32] = []
  private var tables: [UInt64: MassTable] = [:]
  /// By trial number: the bandwidth that the norm is of, and the norm of a continuous kernel.
  private var normSigmas: [Double] = []
  private var norms: [Double] = []

  init(_ dimension: ParzenDimension) { self.dimension = dimension }

  /// Puts a trial into the order.
  ///
  /// - Complexity: O(n) for the move, O(log n) comparisons.
  func insert(_ number: Int, column: ParameterColumn) {
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

  /// ln of the mass in the range times the bandwidth and the root of 2π, for a continuous kernel.
  ///
  /// - Parameter number: the trial that the kernel is of; -1 for none.
  func norm(mu: Double, sigma: Double, number: Int) -> Double {
    func compute() -> Double {
      dimension.logMassInRange(mu: mu, sigma: sigma) + log(sigma) + NormalLog.logRootTwoPi
    }
    guard number >= 0 else { return compute() }
    if number >= norms.count {
      let more = number + 1 - norms.count
      norms.append(contentsOf: repeatElement(0, count: more))
      normSigmas.append(contentsOf: repeatElement(.nan, count: more))
    }
    if normSigmas[number] != sigma {
      normSigmas[number] = sigma
      norms[number] = compute()
    }
    return norms[number]
  }
}
