import Foundation

extension VariateSource {
  /// One draw; the parameters must have been validated.
  func count(_ distribution: CountDistribution) -> Int64 {
    switch distribution {
    case .poisson(let mean): poisson(mean)
    case .binomial(let trials, let p): binomial(trials, p)
    case .geometric(let p): geometric(p)
    case .negativeBinomial(let n, let p):
      poisson((1 - p) / p * standardGamma(n))
    }
  }

  private func poisson(_ mean: Double) -> Int64 {
    if mean >= 10 { return transformedPoisson(mean) }
    if mean == 0 { return 0 }
    let limit = exp(-mean)
    var k: Int64 = 0
    var product = 1.0
    while true {
      product *= nextDouble()
      if product <= limit { return k }
      k += 1
    }
  }

  /// Hörmann's transformed rejection (1993), for means of 10 and more.
  private func transformedPoisson(_ mean: Double) -> Int64 {
    let root = sqrt(mean)
    let logMean = log(mean)
    let b = 0.931 + 2.53 * root
    let a = -0.059 + 0.02483 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    let vr = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = nextDouble() - 0.5
      let v = nextDouble()
      let us = 0.5 - abs(u)
      let k = wrapped(floor((2 * a / us + b) * u + mean + 0.43))
      if us >= 0.07 && v <= vr { return k }
      if k < 0 || (us < 0.013 && v > us) { continue }
      if log(v) + log(inverseAlpha) - log(a / (us * us) + b)
        <= -mean + Double(k) * logMean - logGamma(Double(k) + 1)
      {
        return k
      }
    }
  }

  private func geometric(_ p: Double) -> Int64 {
    if p >= 1.0 / 3 {
      var k: Int64 = 1
      var sum = p
      var product = p
      let u = nextDouble()
      while u > sum {
        product *= 1 - p
        sum += product
        k += 1
      }
      return k
    }
    return Self.isLegacy
      ? wrapped(ceil(log1p(-nextDouble()) / log(1 - p)))
      : wrapped(ceil(-standardExponential() / log1p(-p)))
  }

  private func binomial(_ n: Int64, _ p: Double) -> Int64 {
    if !Self.isLegacy && (n == 0 || p == 0) { return 0 }
    if p <= 0.5 { return binomialBelowHalf(n, p) }
    return n - binomialBelowHalf(n, 1 - p)
  }

  private func binomialBelowHalf(_ n: Int64, _ p: Double) -> Int64 {
    p * Double(n) <= 30
      ? binomialInversion(n, p) : BinomialRejection(n, p, legacy: Self.isLegacy).draw(self)
  }

  private func binomialInversion(_ n: Int64, _ p: Double) -> Int64 {
    let q = 1 - p
    let qn = exp(Double(n) * (Self.isLegacy ? log(q) : log1p(-p)))
    let np = Double(n) * p
    let bound = Int64(min(Double(n), np + 10 * sqrt(np * q + 1)))
    var k: Int64 = 0
    var px = qn
    var u = nextDouble()
    while u > px {
      k += 1
      if k > bound {
        k = 0
        px = qn
        u = nextDouble()
      } else {
        u -= px
        px = (Double(n - k + 1) * p * px) / (Double(k) * q)
      }
    }
    return k
  }

  /// The C conversion of x86-64: out of range gives the smallest integer.
  private func wrapped(_ value: Double) -> Int64 {
    value >= -0x1p63 && value < 0x1p63 ? Int64(value) : .min
  }

  /// Stirling's series, as in numpy's `random_loggam`.
  private func logGamma(_ x: Double) -> Double {
    if x == 1 || x == 2 { return 0 }
    let lift = x < 7 ? Int(7 - x) : 0
    var x0 = x + Double(lift)
    let x2 = (1 / x0) * (1 / x0)
    var sum = -1.39243221690590
    for coefficient in stirling.reversed() {
      sum *= x2
      sum += coefficient
    }
    var result = sum / x0 + 0.5 * 1.8378770664093453 + (x0 - 0.5) * log(x0) - x0
    for _ in 0..<lift {
      result -= log(x0 - 1)
      x0 -= 1
    }
    return result
  }
}

private let stirling: [Double] = [
  8.333333333333333e-02, -2.777777777777778e-03, 7.936507936507937e-04, -5.952380952380952e-04,
  8.417508417508418e-04, -1.917526917526918e-03, 6.410256410256410e-03, -2.955065359477124e-02,
  1.796443723688307e-01,
]

/// Binomial draws by Kachitvichyanukul and Schmeiser's BTPE (1988), for n p above 30.
private struct BinomialRejection {
  let n: Int64
  let r, q, p1, xm, xl, xr, c, lamL, lamR, p2, p3, p4: Double
  let m: Int64
  /// numpy's legacy stream keeps two errors of its Stirling terms.
  let legacy: Bool

  init(_ n: Int64, _ p: Double, legacy: Bool) {
    self.n = n
    self.legacy = legacy
    r = min(p, 1 - p)
    q = 1 - r
    let fm = Double(n) * r + r
    m = Int64(floor(fm))
    p1 = floor(2.195 * sqrt(Double(n) * r * q) - 4.6 * q) + 0.5
    xm = Double(m) + 0.5
    xl = xm - p1
    xr = xm + p1
    c = 0.134 + 20.5 / (15.3 + Double(m))
    let left = (fm - xl) / (fm - xl * r)
    lamL = left * (1 + left / 2)
    let right = (xr - fm) / (xr * q)
    lamR = right * (1 + right / 2)
    p2 = p1 * (1 + 2 * c)
    p3 = p2 + c / lamL
    p4 = p3 + c / lamR
  }

  func draw<Source: VariateSource>(_ source: Source) -> Int64 {
    while true {
      let u = source.nextDouble() * p4
      var v = source.nextDouble()
      if u <= p1 { return Int64(floor(xm - p1 * v + u)) }
      guard let y = candidate(u, &v) else { continue }
      if accepts(y, v) { return y }
    }
  }

  /// The proposal of the parallelograms and tails; `v` is rescaled to the hat there.
  private func candidate(_ u: Double, _ v: inout Double) -> Int64? {
    if u <= p2 {
      let x = xl + (u - p1) / c
      v = v * c + 1 - abs(Double(m) - x + 0.5) / p1
      return v > 1 ? nil : Int64(floor(x))
    }
    if v == 0 { return nil }
    if u <= p3 {
      let y = Int64(floor(xl + log(v) / lamL))
      v = v * (u - p2) * lamL
      return y < 0 ? nil : y
    }
    let y = Int64(floor(xr - log(v) / lamR))
    v = v * (u - p3) * lamR
    return y > n ? nil : y
  }

  private func accepts(_ y: Int64, _ v: Double) -> Bool {
    let nrq = Double(n) * r * q
    let k = Double(abs(y - m))
    if !(k > 20 && k < nrq / 2 - 1) { return v <= ratio(y) }
    let rho = (k / nrq) * ((k * (k / 3 + 0.625) + 0.16666666666666666) / nrq + 0.5)
    let t = -k * k / (2 * nrq)
    let logV = log(v)
    if logV < t - rho { return true }
    if logV > t + rho { return false }
    return logV <= stirlingBound(y)
  }

  /// f(y) / f(m) by recurrence.
  private func ratio(_ y: Int64) -> Double {
    let s = r / q
    let a = s * Double(n + 1)
    var f = 1.0
    if m < y {
      for i in (m + 1)...y { f *= a / Double(i) - s }
    } else if m > y {
      for i in (y + 1)...m { f /= a / Double(i) - s }
    }
    return f
  }

  private func stirlingBound(_ y: Int64) -> Double {
    let x1 = Double(y) + 1
    let f1 = Double(m) + 1
    let z = Double(n) + 1 - Double(m)
    let w = Double(n) - Double(y) + 1
    func term(_ x: Double) -> Double {
      let x2 = x * x
      let first: Double = legacy ? 13680 : 13860
      return (first - (462 - (132 - (99 - 140 / x2) / x2) / x2) / x2) / x / 166320
    }
    let base =
      xm * log(f1 / x1) + (Double(n - m) + 0.5) * log(z / w)
      + Double(y - m) * log(w * r / (x1 * q))
    return legacy
      ? base + term(f1) + term(z) + term(x1) + term(w)
      : base + term(f1) + term(z) - term(x1) - term(w)
  }
}
