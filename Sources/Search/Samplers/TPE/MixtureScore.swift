import CVectorMath
import Foundation

/// Log-densities of candidates under a mixture, block by block of kernels.
///
/// Sums are streamed: a block of kernels stays in the first-level cache while all parameters and
/// candidates pass over it.
struct MixtureScore {
  private static let block = 64

  private let estimator: ParzenEstimator
  private let kernelCount: Int
  private let candidates: Int
  /// Per parameter what scoring needs, kernels' constants folded into `base`.
  private var terms: [Term] = []
  /// ln of the weights less the norms of all kernels.
  private var base: [Double]

  private enum Term {
    /// Candidates' places, the kernels' centres and inverse bandwidths.
    case continuous(x: [Double], mu: [Double], inverse: [Double])
    /// Rows of one term a kernel, one row a distinct candidate value, and each candidate's row.
    case distinct(rows: DistinctRows, row: [Int])
  }

  /// - Parameter columns: the candidates' values, a column a parameter.
  init(_ estimator: ParzenEstimator, _ columns: [[Double]]) {
    self.estimator = estimator
    kernelCount = estimator.weights.count
    candidates = columns.first?.count ?? 0
    base = estimator.logWeights
    for (kernels, values) in zip(estimator.kernels, columns) {
      switch kernels {
      case .categorical(let categorical):
        let (distinct, row) = Self.distinct(values)
        terms.append(
          .distinct(rows: .categorical(categorical, distinct.map { Int32($0) }), row: row))
      case .numeric(let numeric): addNumeric(numeric, values)
      }
    }
  }

  private mutating func addNumeric(_ numeric: NumericKernels, _ values: [Double]) {
    let dimension = numeric.cache.dimension
    guard case .discrete = dimension.kind else {
      numeric.cache.subtractNorms(numeric, from: &base)
      terms.append(
        .continuous(
          x: values.map(dimension.place), mu: numeric.mus, inverse: numeric.sigmas.map { 1 / $0 }))
      return
    }
    let (distinct, row) = Self.distinct(values)
    let grid = GridKernels(numeric)
    grid.subtractNorms(from: &base)
    terms.append(.distinct(rows: .grid(grid, distinct), row: row))
  }

  /// The distinct values in order of appearance, and every value's place among them.
  static func distinct(_ values: [Double]) -> (values: [Double], row: [Int]) {
    var found: [Double] = []
    let row = values.map { value in
      if let i = found.firstIndex(of: value) { return i }
      found.append(value)
      return found.count - 1
    }
    return (found, row)
  }

  /// The log-density of every candidate.
  func logDensities() -> [Double] {
    let block = Self.block
    var peak = [Double](repeating: -.infinity, count: candidates)
    var sum = [Double](repeating: 0, count: candidates)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: (candidates + 24) * block) { scratch in
      let sums = scratch.baseAddress!
      let rows = sums + candidates * block
      for start in stride(from: 0, to: kernelCount, by: block) {
        let width = min(block, kernelCount - start)
        fillBase(sums, start, width)
        for term in terms { add(term, sums, rows, start, width) }
        for c in 0..<candidates {
          Self.accumulate(sums + c * block, width, &peak[c], &sum[c])
        }
      }
    }
    return zip(peak, sum).map { $0.isInfinite ? -.infinity : log($1) + $0 }
  }

  private func fillBase(_ sums: UnsafeMutablePointer<Double>, _ start: Int, _ width: Int) {
    base.withUnsafeBufferPointer { base in
      for c in 0..<candidates {
        (sums + c * Self.block).update(from: base.baseAddress! + start, count: width)
      }
    }
  }

  private func add(
    _ term: Term, _ sums: UnsafeMutablePointer<Double>, _ scratch: UnsafeMutablePointer<Double>,
    _ start: Int, _ width: Int
  ) {
    switch term {
    case .continuous(let x, let mu, let inverse):
      mu.withUnsafeBufferPointer { mu in
        inverse.withUnsafeBufferPointer { inverse in
          for c in 0..<candidates {
            Self.addSquares(
              sums + c * Self.block, x[c], mu.baseAddress! + start, inverse.baseAddress! + start,
              width)
          }
        }
      }
    case .distinct(let rows, let row):
      // At most 24 rows of scratch at a time.
      for first in stride(from: 0, to: rows.count, by: 24) {
        let last = min(first + 24, rows.count)
        for r in first..<last {
          rows.fill(scratch + (r - first) * Self.block, row: r, start, width)
        }
        for c in 0..<candidates where row[c] >= first && row[c] < last {
          Self.addRow(sums + c * Self.block, scratch + (row[c] - first) * Self.block, width)
        }
      }
    }
  }

  private static func addSquares(
    _ sums: UnsafeMutablePointer<Double>, _ x: Double, _ mu: UnsafePointer<Double>,
    _ inverse: UnsafePointer<Double>, _ width: Int
  ) {
    for j in 0..<width {
      let z = (x - mu[j]) * inverse[j]
      sums[j] -= 0.5 * z * z
    }
  }

  private static func addRow(
    _ sums: UnsafeMutablePointer<Double>, _ row: UnsafeMutablePointer<Double>, _ width: Int
  ) {
    for j in 0..<width { sums[j] += row[j] }
  }

  /// Adds exp(v) for every v to a running sum that is kept relative to the highest v so far.
  private static func accumulate(
    _ values: UnsafeMutablePointer<Double>, _ width: Int, _ peak: inout Double, _ sum: inout Double
  ) {
    var highest = values[0]
    for j in 1..<max(width, 1) { highest = max(highest, values[j]) }
    if highest > peak {
      sum = peak == -.infinity ? 0 : sum * exp(peak - highest)
      peak = highest
    }
    if peak == -.infinity { return }
    sum += sum_of_exponentials(values, width, peak)
  }
}

/// Terms of kernels that are the same for equal candidate values.
enum DistinctRows {
  case categorical(CategoricalKernels, [Int32])
  case grid(GridKernels, [Double])

  var count: Int {
    switch self {
    case .categorical(_, let values): values.count
    case .grid(_, let values): values.count
    }
  }

  func fill(_ target: UnsafeMutablePointer<Double>, row: Int, _ start: Int, _ width: Int) {
    switch self {
    case .categorical(let kernels, let values):
      let choice = values[row]
      kernels.observed.withUnsafeBufferPointer { observed in
        for j in 0..<width {
          target[j] = observed[start + j] == choice ? kernels.logHit : kernels.logMiss
        }
        if start + width == observed.count { target[width - 1] = kernels.logPrior }
      }
    case .grid(let kernels, let values): kernels.fill(target, values[row], start, width)
    }
  }
}

/// Kernels of a stepped parameter with the tables of their bandwidths.
final class GridKernels {
  private let numeric: NumericKernels
  private let dimension: ParzenDimension
  /// The table of every kernel, which the cache keeps alive; nil for those off the grid.
  private let tables: [Unmanaged<MassTable>?]
  /// The masses of the tables, by distance.
  private let masses: [UnsafeMutablePointer<Double>?]
  private let places: [Int32]

  init(_ numeric: NumericKernels) {
    self.numeric = numeric
    dimension = numeric.cache.dimension
    let count = numeric.mus.count
    var tables = [Unmanaged<MassTable>?](repeating: nil, count: count)
    var masses = [UnsafeMutablePointer<Double>?](repeating: nil, count: count)
    var places = [Int32](repeating: 0, count: count)
    var sigma = Double.nan
    var table: Unmanaged<MassTable>?
    for j in 0..<(dimension.gridCount > 0 ? count - 1 : 0) {
      guard let place = dimension.gridIndex(numeric.mus[j]) else { continue }
      if sigma != numeric.sigmas[j] {
        sigma = numeric.sigmas[j]
        table = .passUnretained(numeric.cache.table(sigma: sigma))
      }
      tables[j] = table
      masses[j] = table?._withUnsafeGuaranteedRef { $0.masses }
      places[j] = place
    }
    self.tables = tables
    self.masses = masses
    self.places = places
  }

  /// The logarithms of the kernels' masses in the range.
  func subtractNorms(from base: inout [Double]) {
    for j in base.indices {
      let mu = numeric.mus[j]
      base[j] -=
        tables[j]?._withUnsafeGuaranteedRef { $0.norm(Int(places[j]), mu: mu) }
        ?? dimension.logMassInRange(mu: mu, sigma: numeric.sigmas[j])
    }
  }

  func fill(_ target: UnsafeMutablePointer<Double>, _ value: Double, _ start: Int, _ width: Int) {
    let place = dimension.gridCount > 0 ? dimension.gridIndex(value) ?? 0 : 0
    masses.withUnsafeBufferPointer { masses in
      places.withUnsafeBufferPointer { places in
        for j in 0..<width {
          let distance = Int(abs(place - places[start + j]))
          if let known = masses[start + j] {
            let mass = known[distance]
            target[j] = mass.isNaN ? compute(start + j, distance) : mass
          } else {
            target[j] = direct(start + j, value)
          }
        }
      }
    }
  }

  private func compute(_ kernel: Int, _ distance: Int) -> Double {
    tables[kernel]!._withUnsafeGuaranteedRef { $0.compute(distance) }
  }

  private func direct(_ kernel: Int, _ value: Double) -> Double {
    dimension.logMass(around: value, mu: numeric.mus[kernel], sigma: numeric.sigmas[kernel])
  }
}
