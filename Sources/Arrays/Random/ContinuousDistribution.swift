/// A continuous distribution that random streams draw from, with numpy's parameters.
public enum ContinuousDistribution: Sendable, Equatable {
  /// Uniform in [0, 1).
  case standardUniform
  case uniform(low: Double, high: Double)
  case normal(mean: Double, deviation: Double)
  case exponential(scale: Double)
  case gamma(shape: Double, scale: Double)
  case beta(a: Double, b: Double)
  case chiSquare(degrees: Double)
  case f(numerator: Double, denominator: Double)
  case logNormal(mean: Double, sigma: Double)
  case laplace(location: Double, scale: Double)
  case logistic(location: Double, scale: Double)
  case gumbel(location: Double, scale: Double)
  case triangular(left: Double, mode: Double, right: Double)
  case rayleigh(scale: Double)
  case weibull(a: Double)
  case pareto(a: Double)
  case power(a: Double)
  case studentT(degrees: Double)
  case cauchy

  /// Checks the parameters as numpy does, with its wording.
  public func validate() throws(RandomError) {
    switch self {
    case .standardUniform, .cauchy: return
    case .uniform(let low, let high):
      if !(high - low).isFinite { throw .overflow("Range exceeds valid bounds") }
    case .normal(_, let scale), .exponential(let scale), .laplace(_, let scale),
      .logistic(_, let scale), .gumbel(_, let scale), .rayleigh(let scale):
      try requireNonNegative("scale", scale)
    case .logNormal(_, let sigma): try requireNonNegative("sigma", sigma)
    case .gamma(let shape, let scale):
      try requireNonNegative("shape", shape)
      try requireNonNegative("scale", scale)
    case .beta(let a, let b):
      try requirePositive("a", a)
      try requirePositive("b", b)
    case .chiSquare(let degrees), .studentT(let degrees): try requirePositive("df", degrees)
    case .f(let numerator, let denominator):
      try requirePositive("dfnum", numerator)
      try requirePositive("dfden", denominator)
    case .weibull(let a): try requireNonNegative("a", a)
    case .pareto(let a), .power(let a): try requirePositive("a", a)
    case .triangular(let left, let mode, let right):
      if left > mode { throw .value("left > mode") }
      if mode > right { throw .value("mode > right") }
      if left == right { throw .value("left == right") }
    }
  }
}

/// A distribution over integers that random streams draw from.
public enum CountDistribution: Sendable, Equatable {
  case poisson(mean: Double)
  case binomial(trials: Int64, probability: Double)
  /// Trials up to and with the first success, from 1.
  case geometric(probability: Double)
  case negativeBinomial(successes: Double, probability: Double)

  /// Checks the parameters as numpy does, with its wording.
  public func validate() throws(RandomError) {
    switch self {
    case .poisson(let mean):
      if !(mean >= 0) { throw .value("lam < 0 or lam is NaN") }
      if !(mean <= Self.largestMean) { throw .value("lam value too large") }
    case .binomial(let trials, let p):
      if !(p >= 0 && p <= 1) { throw .value("p < 0, p > 1 or p is NaN") }
      if trials < 0 { throw .value("n < 0") }
    case .geometric(let p):
      if !(p > 0 && p <= 1) { throw .value("p <= 0, p > 1 or p contains NaNs") }
    case .negativeBinomial(let n, let p):
      if n.isNaN { throw .value("n must not be NaN") }
      if n <= 0 { throw .value("n <= 0") }
      if !(p > 0 && p <= 1) { throw .value("p <= 0, p > 1 or p contains NaNs") }
    }
  }

  /// The largest Poisson mean whose draws stay within 64 bits.
  private static let largestMean = 9.223372036854775e18 - 10 * 3_037_000_499.97605
}

private func requireNonNegative(_ name: String, _ value: Double) throws(RandomError) {
  if !value.isNaN && value.sign == .minus { throw .value("\(name) < 0") }
}

private func requirePositive(_ name: String, _ value: Double) throws(RandomError) {
  if value <= 0 { throw .value("\(name) <= 0") }
}
