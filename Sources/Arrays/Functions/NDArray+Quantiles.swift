/// How a quantile between two elements is computed; numpy's `method`.
public enum QuantileMethod: String, Sendable, CaseIterable {
  case invertedCDF = "inverted_cdf"
  case averagedInvertedCDF = "averaged_inverted_cdf"
  case closestObservation = "closest_observation"
  case interpolatedInvertedCDF = "interpolated_inverted_cdf"
  case hazen, weibull, linear
  case medianUnbiased = "median_unbiased"
  case normalUnbiased = "normal_unbiased"
  case lower, higher, midpoint, nearest
}

extension NDArray {
  /// The middle element, or the mean of the two middle ones, over axes; NaN if there is one.
  public func median(_ axes: [Int]? = nil, keepdims: Bool = false) throws -> NDArray {
    let plan = try ReductionAxes(self, axes)
    let lines = try gatheringLast(plan)
    let length = lines.shape[lines.ndim - 1]
    let ordered = try lines.sorted(-1)
    let middle = length / 2
    let start = length % 2 == 1 ? middle : Swift.max(middle - 1, 0)
    let center = try ordered.basicView([
      .ellipsis, .slice(start: start, stop: length == 0 ? 0 : middle + 1, step: nil),
    ])
    var result = try center.mean([-1])
    if length > 0 && (dtype.isFloating || dtype.isTime) {
      let last = try ordered.basicView([.ellipsis, .integer(-1)])
      let missing = try NDArray.apply(.isnan, .array(last))
      if try missing.any().item().isTrue {
        result = try NDArray.choose(missing, .array(last), .array(result))
      }
    }
    return plan.finished(result, keepdims: keepdims)
  }

  /// The reduced axes merged into one last axis.
  private func gatheringLast(_ plan: ReductionAxes) throws -> NDArray {
    let kept = shape.indices.filter { !plan.isReduced[$0] }
    let reduced = shape.indices.filter { plan.isReduced[$0] }
    return try transposed(kept + reduced).reshaped(plan.shape + [plan.reducedCount(self)])
  }

  /// As `quantile`, for percentages.
  public func percentile(
    _ q: Operand, _ axes: [Int]? = nil, method: QuantileMethod = .linear, keepdims: Bool = false
  ) throws -> NDArray {
    let share = try NDArray.apply(.divide, q, .int(100))
    try requireShares(share, "Percentiles must be in the range [0, 100]")
    return try quantile(share, isWeak: q.isPythonNumber, axes, method, keepdims)
  }

  /// The elements below which given shares of all elements lie, over axes.
  ///
  /// - Parameter q: a share, or a list of them, whose axis comes first in the result.
  /// - Throws: ValueError for shares outside 0…1; IndexError over no elements.
  /// Source: `_quantile` in `_function_base_impl.py`, numpy 2.4.
  public func quantile(
    _ q: Operand, _ axes: [Int]? = nil, method: QuantileMethod = .linear, keepdims: Bool = false
  ) throws -> NDArray {
    let share = q.array()
    try requireShares(share, "Quantiles must be in the range [0, 1]")
    return try quantile(share, isWeak: q.isPythonNumber, axes, method, keepdims)
  }

  private func requireShares(_ q: NDArray, _ message: String) throws {
    let values = try q.casted(to: .float64).values(as: Double.self)
    guard values.allSatisfy({ $0 >= 0 && $0 <= 1 }) else { throw ArrayError.value(message) }
    if q.ndim > 2 { throw ArrayError.value("q must be a scalar or 1d") }
  }

  private func quantile(
    _ q: NDArray, isWeak: Bool, _ axes: [Int]?, _ method: QuantileMethod, _ keepdims: Bool
  ) throws -> NDArray {
    let plan = try ReductionAxes(self, axes)
    let lines = try gatheringLast(plan)
    let length = lines.shape[lines.ndim - 1]
    if length == 0 {
      if method == .linear && q.dtype.isFloating || q.count > 0 {
        throw ArrayError.index("index -1 is out of bounds for axis 0 with size 0")
      }
    }
    let ordered = try lines.sorted(-1).moveaxis([-1], [0])
    var result = try ordered.interpolated(q, isWeak: isWeak, method, length)
    if dtype.isFloating || dtype.isTime {
      let last = try ordered.basicView([.integer(-1)])
      let missing = try NDArray.apply(.isnan, .array(last))
      if try missing.any().item().isTrue {
        result = try NDArray.choose(missing, .array(last.casted(to: result.dtype)), .array(result))
      }
    }
    guard keepdims else { return result }
    return try result.reshaped(q.shape + plan.keptShape)
  }

  /// Quantiles of lines sorted along the first axis.
  private func interpolated(_ q: NDArray, isWeak: Bool, _ method: QuantileMethod, _ length: Int)
    throws -> NDArray
  {
    let shares = try q.casted(to: .float64).values(as: Double.self)
    let n = Double(length)
    if let places = method.discretePlaces(shares, n)
      ?? (method == .linear && !q.dtype.isFloating ? shares.map { Int($0) * (length - 1) } : nil)
    {
      return try taken(.from(places).reshaped(q.shape), axis: 0)
    }
    let virtual = shares.map { method.virtualIndex($0, n) }
    var (previous, next, gamma): ([Int], [Int], [Double]) = ([], [], [])
    for index in virtual {
      var (low, high) = (index.rounded(.down), index.rounded(.down) + 1)
      if index >= n - 1 { (low, high) = (-1, -1) }
      if index < 0 { (low, high) = (0, 0) }
      previous.append(Int(low))
      next.append(Int(high))
      gamma.append(method.gamma(index - low, index))
    }
    let a = try taken(.from(previous).reshaped(q.shape), axis: 0)
    let b = try taken(.from(next).reshaped(q.shape), axis: 0)
    if isWeak { return try NDArray.lerp(a, b, .float(gamma[0]), .float(1 - gamma[0])) }
    let working: DType = q.dtype == .float32 ? .float32 : .float64
    let weights = try NDArray.from(gamma).casted(to: working)
      .reshaped(q.shape + [Int](repeating: 1, count: ndim - 1))
    let rest = try NDArray.apply(.subtract, .int(1), .array(weights))
    return try NDArray.lerp(a, b, .array(weights), .array(rest))
  }

  /// a + (b - a) * t, from the other end where t is at least a half.
  private static func lerp(_ a: NDArray, _ b: NDArray, _ t: Operand, _ rest: Operand) throws
    -> NDArray
  {
    let span = try apply(.subtract, .array(b), .array(a))
    let up = try apply(.add, .array(a), .array(apply(.multiply, .array(span), t)))
    let down = try apply(.subtract, .array(b), .array(apply(.multiply, .array(span), rest)))
    return try choose(apply(.greaterEqual, t, .float(0.5)), .array(down), .array(up))
  }
}

extension QuantileMethod {
  /// Where among `n` sorted elements a share lies.
  fileprivate func virtualIndex(_ share: Double, _ n: Double) -> Double {
    switch self {
    case .averagedInvertedCDF: n * share - 1
    case .interpolatedInvertedCDF: between(share, n, 0, 1)
    case .hazen: between(share, n, 0.5, 0.5)
    case .weibull: between(share, n, 0, 0)
    case .medianUnbiased: between(share, n, 1 / 3.0, 1 / 3.0)
    case .normalUnbiased: between(share, n, 3 / 8.0, 3 / 8.0)
    case .midpoint: 0.5 * (((n - 1) * share).rounded(.down) + ((n - 1) * share).rounded(.up))
    default: (n - 1) * share
    }
  }

  private func between(_ share: Double, _ n: Double, _ alpha: Double, _ beta: Double) -> Double {
    n * share + (alpha + share * (1 - alpha - beta)) - 1
  }

  /// The weight of the upper element.
  fileprivate func gamma(_ gamma: Double, _ index: Double) -> Double {
    switch self {
    case .averagedInvertedCDF: gamma == 0 ? 0.5 : 1
    case .midpoint: index.truncatingRemainder(dividingBy: 1) == 0 ? 0 : 0.5
    default: gamma
    }
  }

  /// The elements that a method picks; nil for those that interpolate.
  fileprivate func discretePlaces(_ shares: [Double], _ n: Double) -> [Int]? {
    switch self {
    case .lower: shares.map { Int(((n - 1) * $0).rounded(.down)) }
    case .higher: shares.map { Int(((n - 1) * $0).rounded(.up)) }
    case .nearest: shares.map { Int(((n - 1) * $0).rounded(.toNearestOrEven)) }
    case .invertedCDF: shares.map { boundary(n * $0 - 1) { gamma, _ in gamma == 0 } }
    case .closestObservation:
      shares.map {
        boundary(n * $0 - 1 - 0.5) { gamma, index in
          gamma == 0 && index.rounded(.down).truncatingRemainder(dividingBy: 2).magnitude == 1
        }
      }
    default: nil
    }
  }

  private func boundary(_ index: Double, _ staysBelow: (Double, Double) -> Bool) -> Int {
    let low = index.rounded(.down)
    return Swift.max(0, Int(staysBelow(index - low, index) ? low : low + 1))
  }
}
