import Arrays
import Foundation

/// The covariance matrix adaptation of Hansen (2016), arXiv:1604.00772, in the unit cube.
///
/// Parameters, order of operations and random draws are those of the `cmaes` package that Optuna
/// uses.
struct CMAESOptimizer: Codable {
  let dimension: Int
  let populationSize: Int
  private(set) var generation = 0
  private(set) var mean: [Double]
  private var sigma: Double
  /// Row-major.
  private var covariance: [Double]
  private var sigmaPath: [Double]
  private var covariancePath: [Double]

  /// - Parameter populationSize: nil for 4 + 3 ln(dimension).
  init(dimension n: Int, sigma: Double, populationSize: Int?) {
    dimension = n
    self.populationSize = populationSize ?? 4 + Int((3 * log(Double(n))).rounded(.down))
    mean = [Double](repeating: 0.5, count: n)
    self.sigma = sigma
    covariance = (0..<(n * n)).map { $0 / n == $0 % n ? 1 : 0 }
    sigmaPath = [Double](repeating: 0, count: n)
    covariancePath = sigmaPath
  }

  /// A point of the unit cube; redrawn until it lies inside, at last moved to the border.
  func ask(_ stream: RandomState) throws -> [Double] {
    let eigen = try Eigen(covariance, dimension)
    var point: [Double] = []
    for _ in 0..<(10 * dimension) {
      point = draw(stream, eigen)
      if point.allSatisfy({ $0 >= 0 && $0 <= 1 }) { return point }
    }
    return draw(stream, eigen).map { min(max($0, 0), 1) }
  }

  private func draw(_ stream: RandomState, _ eigen: Eigen) -> [Double] {
    let z = (0..<dimension).map { eigen.roots[$0] * stream.standardNormal() }
    let y = eigen.rotate(z)
    return mean.indices.map { mean[$0] + sigma * y[$0] }
  }

  /// Learns from a generation.
  ///
  /// - Parameter solutions: as many points as the population, with their losses.
  mutating func tell(_ solutions: [(point: [Double], loss: Double)]) throws {
    generation += 1
    let strategy = CMAESStrategy(dimension, populationSize)
    let sorted = solutions.enumerated().sorted {
      ($0.element.loss, $0.offset) < ($1.element.loss, $1.offset)
    }.map(\.element.point)
    let eigen = try Eigen(covariance, dimension)
    let steps = sorted.map { x in x.indices.map { (x[$0] - mean[$0]) / sigma } }
    var step = [Double](repeating: 0, count: dimension)
    for (y, weight) in zip(steps, strategy.weights.prefix(strategy.parents)) {
      for i in step.indices { step[i] += y[i] * weight }
    }
    for i in mean.indices { mean[i] += sigma * step[i] }
    adaptSigma(strategy, eigen.whitened(step))
    let length = norm(sigmaPath)
    let decay = pow(1 - strategy.cSigma, Double(2 * (generation + 1)))
    let limit = (1.4 + 2 / Double(dimension + 1)) * strategy.expectedLength
    let isShort = length / (1 - decay).squareRoot() < limit
    adaptCovariance(strategy, eigen, steps, step, isShort: isShort)
  }

  private mutating func adaptSigma(_ strategy: CMAESStrategy, _ whitened: [Double]) {
    let c = strategy.cSigma
    let scale = (c * (2 - c) * strategy.effectiveParents).squareRoot()
    for i in sigmaPath.indices { sigmaPath[i] = (1 - c) * sigmaPath[i] + scale * whitened[i] }
    sigma *= exp((c / strategy.dSigma) * (norm(sigmaPath) / strategy.expectedLength - 1))
    sigma = min(sigma, 1e32)
  }

  private mutating func adaptCovariance(
    _ strategy: CMAESStrategy, _ eigen: Eigen, _ steps: [[Double]], _ step: [Double],
    isShort: Bool
  ) {
    let cc = strategy.cc
    let scale = isShort ? (cc * (2 - cc) * strategy.effectiveParents).squareRoot() : 0
    for i in covariancePath.indices {
      covariancePath[i] = (1 - cc) * covariancePath[i] + scale * step[i]
    }
    let weights = zip(strategy.weights, steps).map { weight, y in
      if weight >= 0 { return weight }
      let length = norm(eigen.whitened(y))
      return weight * (Double(dimension) / (length * length + 1e-8))
    }
    let correction = isShort ? 0 : cc * (2 - cc)
    let keep =
      1 + strategy.c1 * correction - strategy.c1
      - strategy.cMu * strategy.weights.reduce(0, +)
    let old = eigen.matrix
    for i in 0..<dimension {
      for j in 0..<dimension {
        var rank = 0.0
        for (weight, y) in zip(weights, steps) { rank += weight * (y[i] * y[j]) }
        covariance[i * dimension + j] =
          keep * old[i * dimension + j] + strategy.c1 * (covariancePath[i] * covariancePath[j])
          + strategy.cMu * rank
      }
    }
  }

  private func norm(_ v: [Double]) -> Double { v.reduce(0) { $0 + $1 * $1 }.squareRoot() }
}

/// The strategy's constants, equations 48 to 58.
private struct CMAESStrategy {
  let parents: Int
  let weights: [Double]
  let effectiveParents: Double
  let cSigma, dSigma, cc, c1, cMu, expectedLength: Double

  init(_ dimension: Int, _ population: Int) {
    let n = Double(dimension)
    parents = population / 2
    let raw = (0..<population).map { i in
      log(Double(population + 1) / 2) - log(Double(i + 1))
    }
    func effective(_ w: ArraySlice<Double>) -> Double {
      let sum = w.reduce(0, +)
      return sum * sum / w.reduce(0) { $0 + $1 * $1 }
    }
    effectiveParents = effective(raw[..<parents])
    let mu = effectiveParents
    c1 = 2 / ((n + 1.3) * (n + 1.3) + mu)
    cMu = min(1 - c1 - 1e-8, 2 * (mu - 2 + 1 / mu) / ((n + 2) * (n + 2) + 2 * mu / 2))
    let smallest = min(
      1 + c1 / cMu, 1 + 2 * effective(raw[parents...]) / (mu + 2), (1 - c1 - cMu) / (n * cMu))
    let positive = raw.filter { $0 > 0 }.reduce(0, +)
    let negative = raw.filter { $0 < 0 }.reduce(0) { $0 + abs($1) }
    weights = raw.map { $0 >= 0 ? 1 / positive * $0 : smallest / negative * $0 }
    cSigma = (mu + 2) / (n + mu + 5)
    dSigma = 1 + 2 * max(0, ((mu - 1) / (n + 1)).squareRoot() - 1) + cSigma
    cc = (4 + mu / n) / (n + 4 + 2 * mu / n)
    expectedLength = n.squareRoot() * (1 - 1 / (4 * n) + 1 / (21 * n * n))
  }
}

/// A covariance matrix taken apart: rotation and roots of the eigenvalues.
private struct Eigen {
  let roots: [Double]
  /// The matrix put together again, with no negative eigenvalues.
  let matrix: [Double]
  /// Row-major, an eigenvector a column.
  private let vectors: [Double]
  private let n: Int

  init(_ covariance: [Double], _ n: Int) throws {
    self.n = n
    let symmetric = (0..<(n * n)).map { i in
      (covariance[i] + covariance[i % n * n + i / n]) / 2
    }
    let eigen = try NDArray.from(symmetric, shape: [n, n]).eigh()
    let values: [Double] = try eigen.values.values()
    let vectors: [Double] = try eigen.vectors.values()
    roots = values.map { ($0 < 0 ? 1e-8 : $0).squareRoot() }
    self.vectors = vectors
    let squares = roots.map { $0 * $0 }
    matrix = (0..<(n * n)).map { i in
      (0..<n).reduce(0) {
        $0 + vectors[i / n * n + $1] * squares[$1] * vectors[i % n * n + $1]
      }
    }
  }

  func rotate(_ z: [Double]) -> [Double] {
    (0..<n).map { i in (0..<n).reduce(0) { $0 + vectors[i * n + $1] * z[$1] } }
  }

  /// The inverse root of the covariance times a vector.
  func whitened(_ y: [Double]) -> [Double] {
    let z = (0..<n).map { k in
      (0..<n).reduce(0) { $0 + vectors[$1 * n + k] * y[$1] } / roots[k]
    }
    return rotate(z)
  }
}
