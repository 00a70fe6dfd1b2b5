import Glibc

/// Numbers as their places among a column's quantiles, or back: scikit-learn 1.9's
/// `QuantileTransformer` for one column.
public struct QuantileMap: Sendable {
  /// Rising shares from 0 to 1, and the column's quantiles at them.
  public let references: [Double]
  public let quantiles: [Double]
  /// Whether shares become normal deviates.
  public let isNormal: Bool

  private static let nearBound = 1e-7

  public init(references: [Double], quantiles: [Double], isNormal: Bool) {
    (self.references, self.quantiles, self.isNormal) = (references, quantiles, isNormal)
  }

  public func forward(_ values: [Double]) -> [Double] {
    let (low, high) = (quantiles[0], quantiles[quantiles.count - 1])
    let backQuantiles = quantiles.reversed().map { -$0 }
    let backReferences = references.reversed().map { -$0 }
    let ends = (
      normalQuantile(Self.nearBound - Double.ulpOfOne),
      normalQuantile(1 - (Self.nearBound - Double.ulpOfOne))
    )
    return values.map { x in
      if x.isNaN { return x }
      // Ties lie between the first and the last of equal quantiles.
      var share =
        0.5
        * (interpolate(x, quantiles, references) - interpolate(-x, backQuantiles, backReferences))
      if isNormal ? x + Self.nearBound > high : x == high { share = 1 }
      if isNormal ? x - Self.nearBound < low : x == low { share = 0 }
      return isNormal ? min(max(normalQuantile(share), ends.0), ends.1) : share
    }
  }

  public func backward(_ values: [Double]) -> [Double] {
    values.map { value in
      if value.isNaN { return value }
      let x = isNormal ? normalShare(value) : value
      var result = interpolate(x, references, quantiles)
      if isNormal ? x + Self.nearBound > 1 : x == 1 { result = quantiles[quantiles.count - 1] }
      if isNormal ? x - Self.nearBound < 0 : x == 0 { result = quantiles[0] }
      return result
    }
  }
}

/// numpy's `interp`.
func interpolate(_ x: Double, _ xs: [Double], _ ys: [Double]) -> Double {
  let last = xs.count - 1
  if x > xs[last] { return ys[last] }
  if x < xs[0] { return ys[0] }
  // The last place that is not greater.
  var (low, high) = (0, xs.count)
  while low < high {
    let middle = (low + high) / 2
    if xs[middle] <= x { low = middle + 1 } else { high = middle }
  }
  let at = low - 1
  if at == last { return ys[last] }
  if xs[at] == x { return ys[at] }
  let slope = (ys[at + 1] - ys[at]) / (xs[at + 1] - xs[at])
  let result = slope * (x - xs[at]) + ys[at]
  if !result.isNaN { return result }
  let back = slope * (x - xs[at + 1]) + ys[at + 1]
  return back.isNaN && ys[at] == ys[at + 1] ? ys[at] : back
}

/// The share of a normal distribution below a number: Cephes' `ndtr`.
public func normalShare(_ a: Double) -> Double {
  if a.isNaN { return a }
  let x = a * 0.5.squareRoot()
  let z = abs(x)
  if z < 0.5.squareRoot() { return 0.5 + 0.5 * erf(x) }
  let tail = 0.5 * erfc(z)
  return x > 0 ? 1 - tail : tail
}

/// The number below which a share of a normal distribution lies: Cephes' `ndtri`.
public func normalQuantile(_ share: Double) -> Double {
  if share == 0 { return -.infinity }
  if share == 1 { return .infinity }
  if !(share > 0 && share < 1) { return .nan }
  var (y, isUpper) = (share, true)
  if y > 1 - 0.13533528323661269189 {
    y = 1 - y
    isUpper = false
  }
  if y > 0.13533528323661269189 {
    y -= 0.5
    let y2 = y * y
    let x = y + y * (y2 * polynomial(y2, middleTop) / monic(y2, middleBottom))
    return x * 2.50662827463100050242
  }
  let x = (-2 * log(y)).squareRoot()
  let first = x - log(x) / x
  let z = 1 / x
  let second =
    x < 8
    ? z * polynomial(z, tailTop) / monic(z, tailBottom)
    : z * polynomial(z, farTop) / monic(z, farBottom)
  let result = first - second
  return isUpper ? -result : result
}

private func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
  coefficients.dropFirst().reduce(coefficients[0]) { $0 * x + $1 }
}

/// A polynomial whose first coefficient is 1 and left out.
private func monic(_ x: Double, _ coefficients: [Double]) -> Double {
  coefficients.dropFirst().reduce(x + coefficients[0]) { $0 * x + $1 }
}

private let middleTop = [
  -5.99633501014107895267e1, 9.80010754185999661536e1, -5.66762857469070293439e1,
  1.39312609387279679503e1, -1.23916583867381258016e0,
]
private let middleBottom = [
  1.95448858338141759834e0, 4.67627912898881538453e0, 8.63602421390890590575e1,
  -2.25462687854119370527e2, 2.00260212380060660359e2, -8.20372256168333339912e1,
  1.59056225126211695515e1, -1.18331621121330003142e0,
]
private let tailTop = [
  4.05544892305962419923e0, 3.15251094599893866154e1, 5.71628192246421288162e1,
  4.40805073893200834700e1, 1.46849561928858024014e1, 2.18663306850790267539e0,
  -1.40256079171354495875e-1, -3.50424626827848203418e-2, -8.57456785154685413611e-4,
]
private let tailBottom = [
  1.57799883256466749731e1, 4.53907635128879210584e1, 4.13172038254672030440e1,
  1.50425385692907503408e1, 2.50464946208309415979e0, -1.42182922854787788574e-1,
  -3.80806407691578277194e-2, -9.33259480895457427372e-4,
]
private let farTop = [
  3.23774891776946035970e0, 6.91522889068984211695e0, 3.93881025292474443415e0,
  1.33303460815807542389e0, 2.01485389549179081538e-1, 1.23716634817820021358e-2,
  3.01581553508235416007e-4, 2.65806974686737550832e-6, 6.23974539184983293730e-9,
]
private let farBottom = [
  6.02427039364742014255e0, 3.67983563856160859403e0, 1.37702099489081330271e0,
  2.16236993594496635890e-1, 1.34204006088543189037e-2, 3.28014464682127739104e-4,
  2.89247864745380683936e-6, 6.79019408009981274425e-9,
]
