import Foundation

/// One parameter as the estimators see it: its interval, logarithm and step.
final class ParzenDimension: Sendable {
  enum Kind { case categorical(choices: Int), continuous, discrete }

  let name: String
  let distribution: Distribution
  let kind: Kind
  /// The ends of the range itself.
  let low: Double
  let high: Double
  let step: Double
  let isLog: Bool
  let arithmetic: NumpyArithmetic
  /// The ends that kernels are cut off at: half a step out, and as logarithms for log ranges.
  let lowEdge: Double
  let highEdge: Double
  /// Points of the grid of a plain stepped range, 0 for others.
  let gridCount: Int

  init(name: String, _ distribution: Distribution, _ arithmetic: NumpyArithmetic) {
    self.arithmetic = arithmetic
    self.name = name
    self.distribution = distribution
    switch distribution {
    case .categorical(let d):
      kind = .categorical(choices: d.choices.count)
      (low, high, step, isLog) = (0, Double(d.choices.count - 1), 1, false)
    case .float(let d):
      kind = d.step == nil ? .continuous : .discrete
      (low, high, step, isLog) = (d.low, d.high, d.step ?? 0, d.log)
    case .int(let d):
      kind = .discrete
      (low, high, step, isLog) = (Double(d.low), Double(d.high), Double(d.step), d.log)
    }
    lowEdge = isLog ? log(low - step / 2) : low - step / 2
    highEdge = isLog ? log(high + step / 2) : high + step / 2
    if case .discrete = kind, !isLog {
      let steps = ((high - low) / step).rounded()
      gridCount = steps < Double(MassTable.largestGrid) ? Int(steps) + 1 : 0
    } else {
      gridCount = 0
    }
  }

  var range: Double { highEdge - lowEdge }

  @inline(__always)
  func place(_ value: Double) -> Double { isLog ? arithmetic.log(value) : value }

  /// The place on the grid, or nil for a value off the grid.
  @inline(__always)
  func gridIndex(_ value: Double) -> Int32? {
    let steps = (value - low) / step
    guard steps > -0.5, steps < Double(gridCount) - 0.5 else { return nil }
    let place = Int32(steps + 0.5)
    return abs(steps - Double(place)) < 1e-9 ? place : nil
  }

  /// A drawn place brought back to a value of the range.
  func value(atPlace place: Double) -> Double {
    let value = isLog ? arithmetic.exp(place) : place
    guard step > 0 else { return value }
    let steps = ((value - low) / step).rounded(.toNearestOrEven)
    return min(max(low + steps * step, low), high)
  }

  /// The logarithm of a kernel's mass around a grid value.
  func logMass(around value: Double, mu: Double, sigma: Double) -> Double {
    let left = place(value - step / 2)
    let right = place(value + step / 2)
    return NormalLog.logMass((left - mu) / sigma, (right - mu) / sigma)
  }

  /// The logarithm of a kernel's mass in the whole range.
  func logMassInRange(mu: Double, sigma: Double) -> Double {
    NormalLog.logMass((lowEdge - mu) / sigma, (highEdge - mu) / sigma)
  }
}

/// The masses of all kernels of one bandwidth on a grid: they depend on the distance alone.
///
/// Entries are computed when first asked for, and kept from trial to trial.
final class MassTable {
  static let largestGrid = 4096

  /// By distance in steps; NaN where not computed.
  let masses: UnsafeMutablePointer<Double>
  /// Of the kernel's mass in the range, by the kernel's place; NaN where not computed.
  private let norms: UnsafeMutablePointer<Double>
  private let dimension: ParzenDimension
  private let sigma: Double

  init(_ dimension: ParzenDimension, sigma: Double) {
    self.dimension = dimension
    self.sigma = sigma
    masses = .allocate(capacity: dimension.gridCount)
    masses.initialize(repeating: .nan, count: dimension.gridCount)
    norms = .allocate(capacity: dimension.gridCount)
    norms.initialize(repeating: .nan, count: dimension.gridCount)
  }

  deinit {
    masses.deallocate()
    norms.deallocate()
  }

  /// Computes the mass at a distance that was not asked for before.
  func compute(_ distance: Int) -> Double {
    let offset = Double(distance) * dimension.step
    let mass = NormalLog.logMass(
      (offset - dimension.step / 2) / sigma, (offset + dimension.step / 2) / sigma)
    masses[distance] = mass
    return mass
  }

  @inline(__always)
  func norm(_ place: Int, mu: Double) -> Double {
    if norms[place].isNaN { norms[place] = dimension.logMassInRange(mu: mu, sigma: sigma) }
    return norms[place]
  }
}
