/// The monotone step function nearest to weighted points, by pooling adjacent violators.
///
/// scikit-learn 1.9's `IsotonicRegression`: equal places are averaged first, and predictions
/// interpolate between the steps' ends.
public struct IsotonicRegression: Sendable {
  /// The ends of the steps.
  public let places: [Double]
  public let values: [Double]
  /// The first and last place that was fitted.
  public let range: ClosedRange<Double>

  /// A function that was fitted before.
  public init(places: [Double], values: [Double], range: ClosedRange<Double>) {
    (self.places, self.values, self.range) = (places, values, range)
  }

  /// - Parameters:
  ///   - bounds: values are cut to them.
  /// - Throws: `ModelsError` without any row of positive weight.
  public init(
    _ x: [Double], _ y: [Double], weights: [Double]? = nil, isIncreasing: Bool = true,
    bounds: (low: Double?, high: Double?) = (nil, nil)
  ) throws(ModelsError) {
    let order = x.indices.filter { (weights?[$0] ?? 1) > 0 }
      .sorted { (x[$0], y[$0]) < (x[$1], y[$1]) }
    guard let first = order.first, let last = order.last else {
      throw ModelsError(
        "Found array with 0 sample(s) (shape=(0,)) while a minimum of 1 is required.")
    }
    let points = Self.unique(order, x, y, weights)
    var fitted = Self.pool(
      isIncreasing ? points.y : points.y.reversed(),
      isIncreasing ? points.weights : points.weights.reversed())
    if !isIncreasing { fitted.reverse() }
    if bounds.low != nil || bounds.high != nil {
      fitted = fitted.map { min(max($0, bounds.low ?? -.infinity), bounds.high ?? .infinity) }
    }
    range = x[first]...x[last]
    let kept = fitted.indices.filter {
      $0 == 0 || $0 == fitted.count - 1 || fitted[$0] != fitted[$0 - 1]
        || fitted[$0] != fitted[$0 + 1]
    }
    places = kept.map { points.x[$0] }
    values = kept.map { fitted[$0] }
  }

  /// Equal neighbours in place, with their mean and summed weight.
  private static func unique(
    _ order: [Int], _ x: [Double], _ y: [Double], _ weights: [Double]?
  ) -> (x: [Double], y: [Double], weights: [Double]) {
    var (places, means, sums) = ([Double](), [Double](), [Double]())
    var (weight, total, place) = (0.0, 0.0, x[order[0]])
    func close() {
      places.append(place)
      means.append(total / weight)
      sums.append(weight)
    }
    for row in order {
      if x[row] - place >= 1e-15 {
        close()
        (weight, total, place) = (0, 0, x[row])
      }
      weight += weights?[row] ?? 1
      total += y[row] * (weights?[row] ?? 1)
    }
    close()
    return (places, means, sums)
  }

  /// SciPy's `isotonic_regression`, after Busing, "Monotone regression" (2022).
  private static func pool(_ y: [Double], _ w: [Double]) -> [Double] {
    var (x, weights) = (y, w)
    var starts = [0, 1]
    var block = 0
    var (previous, previousWeight) = (x[0], weights[0])
    var i = 1
    while i < y.count {
      block += 1
      var (value, weight) = (x[i], weights[i])
      var sum = 0.0
      if previous >= value {
        block -= 1
        sum = previousWeight * previous + weight * value
        weight += previousWeight
        value = sum / weight
        while i < y.count - 1 && value >= x[i + 1] {
          i += 1
          sum += weights[i] * x[i]
          weight += weights[i]
          value = sum / weight
        }
        while block > 0 && x[block - 1] >= value {
          block -= 1
          sum += weights[block] * x[block]
          weight += weights[block]
          value = sum / weight
        }
      }
      x[block] = value
      weights[block] = weight
      (previous, previousWeight) = (value, weight)
      if starts.count <= block + 1 { starts.append(i + 1) } else { starts[block + 1] = i + 1 }
      i += 1
    }
    var result = [Double](repeating: 0, count: y.count)
    for b in 0...block { for place in starts[b]..<starts[b + 1] { result[place] = x[b] } }
    return result
  }

  /// The function at some places; nil in `clips` gives NaN outside of the range, as does NaN.
  public func predict(_ x: [Double], clips: Bool) -> [Double] {
    x.map { place in
      let at = clips ? min(max(place, range.lowerBound), range.upperBound) : place
      guard !place.isNaN, range.contains(at) else { return .nan }
      if places.count == 1 { return values[0] }
      // The step that ends at or after the place, as SciPy's `interp1d` searches it.
      var (low, high) = (0, places.count)
      while low < high {
        let middle = (low + high) / 2
        if places[middle] < at { low = middle + 1 } else { high = middle }
      }
      let upper = min(max(low, 1), places.count - 1)
      let slope = (values[upper] - values[upper - 1]) / (places[upper] - places[upper - 1])
      return slope * (at - places[upper - 1]) + values[upper - 1]
    }
  }
}
