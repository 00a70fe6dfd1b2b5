import Glibc

/// The gamma function by Lanczos' approximation with 13 terms, in the rational form and with the
/// coefficients of the Boost library, which CPython's `math.gamma` and `math.lgamma` use as well.
enum Gamma {
  private static let numerator = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
  ]
  private static let denominator = [
    0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0,
    357423.0, 32670.0, 1925.0, 66.0, 1.0,
  ]
  private static let g = 6.024680040776729583740234375
  private static let gMinusHalf = 5.524680040776729583740234375

  private static func sum(_ x: Double) -> Double {
    var (top, bottom) = (0.0, 0.0)
    if x < 5 {
      for i in numerator.indices.reversed() {
        top = top * x + numerator[i]
        bottom = bottom * x + denominator[i]
      }
    } else {
      for i in numerator.indices {
        top = top / x + numerator[i]
        bottom = bottom / x + denominator[i]
      }
    }
    return top / bottom
  }

  /// sin(pi x), exact at the integers and half-integers.
  private static func sinPi(_ x: Double) -> Double {
    let y = fmod(abs(x), 2)
    let result: Double
    switch Int((2 * y).rounded()) {
    case 0: result = sin(.pi * y)
    case 1: result = cos(.pi * (y - 0.5))
    case 2: result = sin(.pi * (1 - y))
    case 3: result = -cos(.pi * (y - 1.5))
    default: result = sin(.pi * (y - 2))
    }
    return copysign(1, x) * result
  }

  /// NaN where it is not defined, infinity where it is too large.
  static func value(_ x: Double) -> Double {
    if !x.isFinite { return x == -.infinity ? .nan : x }
    if x == 0 { return copysign(.infinity, x) }
    if x == x.rounded() {
      if x < 0 { return .nan }
      // Factorials that are exact.
      if x <= 23 { return (1..<Int(max(x, 2))).reduce(1.0) { $0 * Double($1) } }
    }
    let size = abs(x)
    if size < 1e-20 { return 1 / x }
    if size > 200 { return x < 0 ? 0 / sinPi(x) : .infinity }
    let y = size + gMinusHalf
    // What the addition lost.
    let lost = size > gMinusHalf ? (y - size) - gMinusHalf : (y - gMinusHalf) - size
    let correction = lost * g / y
    var result: Double
    if x < 0 {
      result = -.pi / sinPi(size) / size * exp(y) / sum(size)
      result -= correction * result
      if size < 140 {
        result /= pow(y, size - 0.5)
      } else {
        let root = pow(y, size / 2 - 0.25)
        result /= root
        result /= root
      }
    } else {
      result = sum(size) / exp(y)
      result += correction * result
      if size < 140 {
        result *= pow(y, size - 0.5)
      } else {
        let root = pow(y, size / 2 - 0.25)
        result *= root
        result *= root
      }
    }
    return result
  }

  /// The logarithm of the absolute value; infinity at the poles.
  static func logarithm(_ x: Double) -> Double {
    if !x.isFinite { return x.isNaN ? x : .infinity }
    if x == x.rounded(), x <= 2 { return x <= 0 ? .infinity : 0 }
    let size = abs(x)
    if size < 1e-20 { return -log(size) }
    var result = log(sum(size)) - g
    result += (size - 0.5) * (log(size + g - 0.5) - 1)
    if x < 0 { result = log(.pi) - log(abs(sinPi(size))) - log(size) - result }
    return result
  }
}
