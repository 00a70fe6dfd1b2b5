import Foundation

/// The real-valued distributions of Python's `random` module, with its formulas and messages.
extension PythonRandom {
  public func uniform(_ a: Double, _ b: Double) -> Double { a + (b - a) * nextDouble() }

  public func triangular(_ low: Double, _ high: Double, mode: Double? = nil) -> Double {
    var u = nextDouble()
    var (low, high) = (low, high)
    if high == low && mode != nil { return low }
    var c = mode.map { ($0 - low) / (high - low) } ?? 0.5
    if u > c {
      u = 1 - u
      c = 1 - c
      (low, high) = (high, low)
    }
    return low + (high - low) * (u * c).squareRoot()
  }

  /// Pairs by Box and Muller; every second call returns the kept one.
  public func gauss(_ mean: Double, _ deviation: Double) -> Double {
    if let z = spare() { return mean + z * deviation }
    let angle = nextDouble() * (2 * Double.pi)
    let radius = sqrt(-2 * log(1 - nextDouble()))
    keep(sin(angle) * radius)
    return mean + cos(angle) * radius * deviation
  }

  /// Kinderman and Monahan's ratio of uniforms.
  public func normal(_ mean: Double, _ deviation: Double) -> Double {
    let magic = 4 * exp(-0.5) / sqrt(2)
    while true {
      let u1 = nextDouble()
      let u2 = 1 - nextDouble()
      let z = magic * (u1 - 0.5) / u2
      if z * z / 4 <= -log(u2) { return mean + z * deviation }
    }
  }

  public func logNormal(_ mean: Double, _ deviation: Double) -> Double {
    exp(normal(mean, deviation))
  }

  public func exponential(rate: Double) -> Double { -log(1 - nextDouble()) / rate }

  public func pareto(_ alpha: Double) -> Double { pow(1 - nextDouble(), -1 / alpha) }

  public func weibull(_ alpha: Double, _ beta: Double) -> Double {
    alpha * pow(-log(1 - nextDouble()), 1 / beta)
  }

  public func beta(_ alpha: Double, _ beta: Double) throws(RandomError) -> Double {
    let y = try gamma(alpha, 1)
    if y == 0 { return 0 }
    return y / (y + (try gamma(beta, 1)))
  }

  /// Cheng's method above a shape of 1, Ahrens and Dieter's GS below.
  public func gamma(_ alpha: Double, _ beta: Double) throws(RandomError) -> Double {
    guard alpha > 0 && beta > 0 else {
      throw .value("gammavariate: alpha and beta must be > 0.0")
    }
    if alpha > 1 { return chengGamma(alpha, beta) }
    if alpha == 1 { return -log(1 - nextDouble()) * beta }
    while true {
      let u = nextDouble()
      let b = (M_E + alpha) / M_E
      let p = b * u
      let x = p <= 1 ? pow(p, 1 / alpha) : -log((b - p) / alpha)
      let u1 = nextDouble()
      if p > 1 ? u1 <= pow(x, alpha - 1) : u1 <= exp(-x) { return x * beta }
    }
  }

  private func chengGamma(_ alpha: Double, _ beta: Double) -> Double {
    let inverse = sqrt(2 * alpha - 1)
    let b = alpha - log(4)
    let c = alpha + inverse
    while true {
      let u1 = nextDouble()
      guard 1e-7 < u1 && u1 < 0.9999999 else { continue }
      let u2 = 1 - nextDouble()
      let v = log(u1 / (1 - u1)) / inverse
      let x = alpha * exp(v)
      let z = u1 * u1 * u2
      let r = b + c * v - x
      if r + (1 + log(4.5)) - 4.5 * z >= 0 || r >= log(z) { return x * beta }
    }
  }

  public func vonMises(_ mu: Double, _ kappa: Double) -> Double {
    let turn = 2 * Double.pi
    if kappa <= 1e-6 { return turn * nextDouble() }
    let s = 0.5 / kappa
    let r = s + sqrt(1 + s * s)
    var z: Double
    while true {
      z = cos(Double.pi * nextDouble())
      let d = z / (r + z)
      let u2 = nextDouble()
      if u2 < 1 - d * d || u2 <= (1 - d) * exp(d) { break }
    }
    let q = 1 / r
    let angle = acos((q + z) / (1 + q * z))
    let turned = nextDouble() > 0.5 ? mu + angle : mu - angle
    let rest = fmod(turned, turn)
    return rest < 0 ? rest + turn : rest
  }
}
