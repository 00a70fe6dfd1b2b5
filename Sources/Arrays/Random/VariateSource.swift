import Foundation

/// The three standard variates that all other distributions are made from.
protocol VariateSource: AnyObject {
  func nextDouble() -> Double
  func standardNormal() -> Double
  func standardExponential() -> Double
  /// True for the formulas that numpy froze for `RandomState`, where they differ from today's.
  static var isLegacy: Bool { get }
}

extension VariateSource {
  /// One draw; the parameters must have been validated.
  @inline(__always)
  func variate(_ distribution: ContinuousDistribution) -> Double {
    switch distribution {
    case .standardUniform: nextDouble()
    case .uniform(let low, let high): low + (high - low) * nextDouble()
    case .normal(let mean, let deviation): mean + deviation * standardNormal()
    case .exponential(let scale): scale * standardExponential()
    default: rareVariate(distribution)
    }
  }

  private func rareVariate(_ distribution: ContinuousDistribution) -> Double {
    switch distribution {
    case .gamma(let shape, let scale): scale * standardGamma(shape)
    case .beta(let a, let b): betaVariate(a, b)
    case .chiSquare(let degrees): 2 * standardGamma(degrees / 2)
    case .f(let numerator, let denominator): fVariate(numerator, denominator)
    case .logNormal(let mean, let sigma): exp(mean + sigma * standardNormal())
    case .laplace(let location, let scale): laplace(location, scale)
    case .logistic(let location, let scale): logistic(location, scale)
    case .gumbel(let location, let scale): gumbel(location, scale)
    case .triangular(let left, let mode, let right): triangular(left, mode, right)
    case .rayleigh(let scale):
      scale
        * (Self.isLegacy
          ? sqrt(-2 * log1p(-nextDouble())) : sqrt(2 * standardExponential()))
    case .weibull(let a): a == 0 ? 0 : pow(standardExponential(), 1 / a)
    case .pareto(let a):
      Self.isLegacy ? exp(standardExponential() / a) - 1 : expm1(standardExponential() / a)
    case .power(let a):
      pow(
        Self.isLegacy ? 1 - exp(-standardExponential()) : -expm1(-standardExponential()), 1 / a)
    case .studentT(let degrees): studentT(degrees)
    case .cauchy: cauchy()
    case .standardUniform, .uniform, .normal, .exponential: variate(distribution)
    }
  }

  /// Marsaglia and Tsang's method; Johnk's below a shape of 1.
  func standardGamma(_ shape: Double) -> Double {
    if shape == 1 { return standardExponential() }
    if shape == 0 { return 0 }
    if shape < 1 { return smallGamma(shape) }
    let b = shape - 1.0 / 3
    let c = 1 / sqrt(9 * b)
    while true {
      var x: Double
      var v: Double
      repeat {
        x = standardNormal()
        v = 1 + c * x
      } while v <= 0
      v = v * v * v
      let u = nextDouble()
      if u < 1 - 0.0331 * (x * x) * (x * x) { return b * v }
      if log(u) < 0.5 * x * x + b * (1 - v + log(v)) { return b * v }
    }
  }

  private func smallGamma(_ shape: Double) -> Double {
    while true {
      let u = nextDouble()
      let v = standardExponential()
      if u <= 1 - shape {
        let x = pow(u, 1 / shape)
        if x <= v { return x }
      } else {
        let y = -log((1 - u) / shape)
        let x = pow(1 - shape + shape * y, 1 / shape)
        if x <= v + y { return x }
      }
    }
  }

  private func betaVariate(_ a: Double, _ b: Double) -> Double {
    guard a <= 1 && b <= 1 else {
      let ga = standardGamma(a)
      let gb = standardGamma(b)
      return ga / (ga + gb)
    }
    if !Self.isLegacy && a < 3e-103 && b < 3e-103 {
      return (a + b) * nextDouble() < a ? 1 : 0
    }
    while true {
      let u = nextDouble()
      let v = nextDouble()
      let x = pow(u, 1 / a)
      let y = pow(v, 1 / b)
      guard x + y <= 1 else { continue }
      if Self.isLegacy ? x + y > 0 : x > 0 && y > 0 { return x / (x + y) }
      if Self.isLegacy || u + v > 0 { return betaOfLogs(log(u) / a, log(v) / b) }
    }
  }

  /// x / (x + y) where x and y are too small for doubles.
  private func betaOfLogs(_ logX: Double, _ logY: Double) -> Double {
    if Self.isLegacy {
      let top = max(logX, logY)
      return exp(logX - top - log(exp(logX - top) + exp(logY - top)))
    }
    let delta = logX - logY
    return delta > 0 ? exp(-log1p(exp(-delta))) : exp(delta - log1p(exp(delta)))
  }

  private func fVariate(_ numerator: Double, _ denominator: Double) -> Double {
    let a = 2 * standardGamma(numerator / 2) * denominator
    let b = 2 * standardGamma(denominator / 2) * numerator
    return a / b
  }

  private func laplace(_ location: Double, _ scale: Double) -> Double {
    while true {
      let u = nextDouble()
      if u >= 0.5 { return location - scale * log(2 - u - u) }
      if u > 0 { return location + scale * log(u + u) }
    }
  }

  private func logistic(_ location: Double, _ scale: Double) -> Double {
    while true {
      let u = nextDouble()
      if u > 0 { return location + scale * log(u / (1 - u)) }
    }
  }

  private func gumbel(_ location: Double, _ scale: Double) -> Double {
    while true {
      let u = 1 - nextDouble()
      if u < 1 { return location - scale * log(-log(u)) }
    }
  }

  private func triangular(_ left: Double, _ mode: Double, _ right: Double) -> Double {
    let base = right - left
    let leftBase = mode - left
    let u = nextDouble()
    return u <= leftBase / base
      ? left + sqrt(u * (leftBase * base)) : right - sqrt((1 - u) * ((right - mode) * base))
  }

  private func studentT(_ degrees: Double) -> Double {
    let top = standardNormal()
    let bottom = standardGamma(degrees / 2)
    return sqrt(degrees / 2) * top / sqrt(bottom)
  }

  private func cauchy() -> Double {
    let top = standardNormal()
    return top / standardNormal()
  }
}
