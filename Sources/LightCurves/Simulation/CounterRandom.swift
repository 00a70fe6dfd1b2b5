/// A stream of random numbers that is a function of its key and a counter.
///
/// SplitMix64 (Steele, Lea and Flood 2014): number k is the finaliser applied to
/// `key + (k + 1) · 0x9E3779B97F4A7C15`. Keys are made by mixing a seed with indices, so that every
/// object has its own stream and the order (or thread) in which objects are made does not matter.
struct CounterRandom {
  private var state: UInt64

  init(seed: UInt64, _ path: UInt64...) {
    var key = Self.mixed(seed &+ 0x6a09_e667_f3bc_c909)
    for part in path { key = Self.mixed(key ^ Self.mixed(part &+ 0x9e37_79b9_7f4a_7c15)) }
    state = key
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func bits() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    return Self.mixed(state)
  }

  /// In [0, 1), 53 bits.
  mutating func uniform() -> Double { Double(bits() >> 11) * 0x1p-53 }

  mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * uniform() }

  /// 0 ..< count.
  mutating func below(_ count: Int) -> Int {
    Int(bits().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// Standard normal, by inverting its distribution (Wichura 1988, algorithm AS 241).
  mutating func normal() -> Double { Self.normalQuantile((Double(bits() >> 11) + 0.5) * 0x1p-53) }

  mutating func normal(_ mean: Double, _ deviation: Double) -> Double {
    mean + deviation * normal()
  }

  /// `exp` of a normal with mean `log(median)`.
  mutating func logNormal(median: Double, sigma: Double) -> Double {
    median * Elementary.exp(sigma * normal())
  }

  /// Index of a weight, with probability in proportion to it.
  mutating func choice(_ weights: [Double]) -> Int {
    var rest = uniform() * weights.reduce(0, +)
    for (i, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return i }
    }
    return weights.count - 1
  }

  static func normalQuantile(_ p: Double) -> Double {
    let q = p - 0.5
    if abs(q) <= 0.425 {
      let r = 0.180625 - q * q
      return q * ratio(r, centralNumerator, centralDenominator)
    }
    let tail = q < 0 ? p : 1 - p
    let r = (-Elementary.log(tail)).squareRoot()
    let value =
      r <= 5
      ? ratio(r - 1.6, middleNumerator, middleDenominator)
      : ratio(r - 5, farNumerator, farDenominator)
    return q < 0 ? -value : value
  }

  private static func ratio(_ x: Double, _ a: [Double], _ b: [Double]) -> Double {
    var (top, bottom) = (0.0, 0.0)
    for i in a.indices.reversed() {
      top = top * x + a[i]
      bottom = bottom * x + b[i]
    }
    return top / bottom
  }

  private static let centralNumerator = [
    3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
    1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
    3.3430575583588128105e4, 2.5090809287301226727e3,
  ]
  private static let centralDenominator = [
    1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
    2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
    5.2264952788528545610e3,
  ]
  private static let middleNumerator = [
    1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
    3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4,
  ]
  private static let middleDenominator = [
    1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
    1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
    1.05075007164441684324e-9,
  ]
  private static let farNumerator = [
    6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ]
  private static let farDenominator = [
    1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
    2.04426310338993978564e-15,
  ]
}
