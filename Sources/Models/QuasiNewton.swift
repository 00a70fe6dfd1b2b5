/// Minimises a smooth function by limited-memory BFGS.
///
/// The steps, line search and stopping rules are those of L-BFGS-B 3.0 without bounds, as SciPy's
/// `minimize(method="L-BFGS-B")` runs it, so that it stops where that stops.
struct QuasiNewton {
  enum Ending { case converged, iterations, abnormal }

  struct Result {
    let point: [Double]
    let value: Double
    let iterations: Int
    let ending: Ending
  }

  var gradientTolerance = 1e-5
  var functionTolerance = 64 * Double.ulpOfOne
  var maximumIterations = 15000
  var maximumEvaluations = 15000
  var maximumSearchSteps = 50
  /// Pairs of steps and gradient changes that stand for the curvature.
  var memory = 10

  /// - Parameter function: value and gradient at a point.
  func minimize(
    _ start: [Double], _ function: ([Double]) throws -> (Double, [Double])
  ) rethrows -> Result {
    var x = start
    var (f, g) = try function(x)
    var evaluations = 1
    var iterations = 0
    var curvature = Curvature(memory: memory)
    func result(_ ending: Ending) -> Result {
      Result(point: x, value: f, iterations: iterations, ending: ending)
    }
    if largest(g) <= gradientTolerance { return result(.converged) }
    while true {
      let target = zip(x, curvature.direction(g)).map { $0 + $1 }
      let d = zip(target, x).map { $0 - $1 }
      let (oldX, oldF, oldG) = (x, f, g)
      let length = dot(d, d).squareRoot()
      let slope = dot(g, d)
      var search = LineSearch(
        value: f, slope: slope, step: iterations == 0 ? min(1 / length, 1e10) : 1, largest: 1e10)
      var newSlope = slope
      var steps = 0
      var hasFailed = !(slope < 0)
      while !hasFailed {
        let step = search.step
        x = step == 1 ? target : zip(d, oldX).map { step * $0 + $1 }
        (f, g) = try function(x)
        evaluations += 1
        steps += 1
        newSlope = dot(g, d)
        if search.advance(value: f, slope: newSlope) != .evaluate { break }
        hasFailed = steps >= maximumSearchSteps
      }
      if hasFailed {
        (x, f, g) = (oldX, oldF, oldG)
        if curvature.isEmpty { return result(.abnormal) }
        curvature = Curvature(memory: memory)
        continue
      }
      iterations += 1
      if iterations >= maximumIterations || evaluations > maximumEvaluations {
        return result(.iterations)
      }
      if largest(g) <= gradientTolerance { return result(.converged) }
      if oldF - f <= functionTolerance * max(abs(oldF), abs(f), 1) { return result(.converged) }
      let step = search.step
      let product = step == 1 ? newSlope - slope : (newSlope - slope) * step
      if product > .ulpOfOne * -slope * (step == 1 ? 1 : step) {
        curvature.add(
          step: step == 1 ? d : d.map { step * $0 }, change: zip(g, oldG).map { $0 - $1 },
          product: product)
      }
    }
  }
}

/// The last steps and gradient changes, as an approximate inverse Hessian.
private struct Curvature {
  let memory: Int
  private var steps: [[Double]] = []
  private var changes: [[Double]] = []
  private var products: [Double] = []

  init(memory: Int) { self.memory = memory }

  var isEmpty: Bool { steps.isEmpty }

  mutating func add(step: [Double], change: [Double], product: Double) {
    if steps.count == memory {
      steps.removeFirst()
      changes.removeFirst()
      products.removeFirst()
    }
    steps.append(step)
    changes.append(change)
    products.append(product)
  }

  /// Where to go from a gradient: Nocedal's two loops.
  func direction(_ gradient: [Double]) -> [Double] {
    var q = gradient.map { -$0 }
    guard let change = changes.last, let product = products.last else { return q }
    var alphas = [Double](repeating: 0, count: steps.count)
    for i in steps.indices.reversed() {
      alphas[i] = dot(steps[i], q) / products[i]
      add(-alphas[i], changes[i], to: &q)
    }
    let scale = product / dot(change, change)
    for i in q.indices { q[i] *= scale }
    for i in steps.indices {
      add(alphas[i] - dot(changes[i], q) / products[i], steps[i], to: &q)
    }
    return q
  }

  private func add(_ factor: Double, _ vector: [Double], to target: inout [Double]) {
    for i in target.indices { target[i] += factor * vector[i] }
  }
}

func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for i in a.indices { sum += a[i] * b[i] }
  return sum
}

private func largest(_ gradient: [Double]) -> Double {
  gradient.reduce(0) { max($0, abs($1)) }
}
