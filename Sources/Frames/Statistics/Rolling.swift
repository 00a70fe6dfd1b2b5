import Arrays

/// Statistics of windows that move along a column: pandas' `rolling` and `expanding`.
///
/// Source: pandas 3.0 `aggregations.pyx`, `indexers/objects.py`; sums are compensated as there.
public struct Rolling: Sendable {
  /// Rows a window has; nil: all rows up to the current one.
  public let window: Int?
  /// Values a window needs for a result.
  public let minimum: Int
  /// The current row is the middle of its window, else the end.
  public let isCentered: Bool

  /// - Throws: `ValueError` for windows below 0 and minima above the window.
  public init(
    window: Int?, minimum: Int? = nil, isCentered: Bool = false
  ) throws(FrameError) {
    if let window {
      guard window >= 0 else { throw .value("window must be an integer 0 or greater") }
      if let minimum, minimum > window {
        throw .value("min_periods \(minimum) must be <= window \(window)")
      }
    }
    if let minimum, minimum < 0 { throw .value("min_periods must be >= 0") }
    self.window = window
    self.minimum = minimum ?? window ?? 1
    self.isCentered = isCentered
  }

  /// The rows of the window that belongs to a row.
  public func rows(at row: Int, of count: Int) -> Range<Int> {
    guard let window else { return 0..<(row + 1) }
    let offset = isCentered ? (window - 1) / 2 : 0
    let end = row + 1 + offset
    let start = min(max(end - window, 0), count)
    return start..<max(min(max(end, 0), count), start)
  }

  /// A statistic of each window.
  ///
  /// - Parameter statistic: sum, mean, std, var, sem, min, max, median, count or a quantile.
  /// - Throws: `TypeError` for columns that are no numbers, `NotImplementedError`.
  public func reduced(_ column: Column, _ statistic: Statistic) throws(FrameError) -> Column {
    guard column.type.isNumeric else {
      throw FrameError("DataError", "No numeric types to aggregate")
    }
    let values = column.floats().withElements(Double.self) { values in
      values.map { $0.isInfinite ? .nan : $0 }
    }
    return Column(
      try values.withUnsafeBufferPointer { values throws(FrameError) in
        switch statistic {
        case .sum, .mean: return sums(values, isMean: statistic == .mean)
        case .variance(let ddof): return variances(values, ddof)
        case .deviation(let ddof): return variances(values, ddof).map { $0.squareRoot() }
        case .standardError(let ddof):
          let counts = counts(values)
          return zip(variances(values, ddof), counts).map {
            $0.squareRoot() / Double($1).squareRoot()
          }
        case .count: return counts(values).map { $0 >= minimum || minimum == 0 ? Double($0) : .nan }
        case .minimum: return folded(values) { $0.min()! }
        case .maximum: return folded(values) { $0.max()! }
        case .median: return folded(values) { FloatStatistics.median($0.sorted()) }
        case .quantile(let q):
          return folded(values) { $0.sorted().withUnsafeBufferPointer { Self.quantile($0, q) } }
        default:
          throw .notImplemented("rolling: '\(statistic.name)' is not supported")
        }
      })
  }

  private static func quantile(_ sorted: UnsafeBufferPointer<Double>, _ q: Double) -> Double {
    let place = q * Double(sorted.count - 1)
    let below = Int(place)
    let fraction = place - Double(below)
    if fraction == 0 || below + 1 >= sorted.count { return sorted[below] }
    return sorted[below] + (sorted[below + 1] - sorted[below]) * fraction
  }

  private func counts(_ values: UnsafeBufferPointer<Double>) -> [Int] {
    values.indices.map { row in
      rows(at: row, of: values.count).reduce(0) { $0 + (values[$1].isNaN ? 0 : 1) }
    }
  }

  private func folded(
    _ values: UnsafeBufferPointer<Double>, _ body: ([Double]) -> Double
  ) -> [Double] {
    values.indices.map { row in
      let present = rows(at: row, of: values.count).lazy.map { values[$0] }.filter { !$0.isNaN }
      let window = Array(present)
      return window.isEmpty || window.count < minimum ? .nan : body(window)
    }
  }

  /// A sum with compensation that values are added to and taken from.
  private struct Sum {
    var sum = 0.0
    var count = 0
    var negatives = 0
    private var added = 0.0
    private var removed = 0.0
    private var same = 0
    private var last: Double

    init(first: Double) { last = first }

    mutating func add(_ value: Double) {
      if value.isNaN { return }
      count += 1
      let y = value - added
      let t = sum + y
      added = t - sum - y
      sum = t
      if value.sign == .minus { negatives += 1 }
      same = value == last ? same + 1 : 1
      last = value
    }

    mutating func remove(_ value: Double) {
      if value.isNaN { return }
      count -= 1
      let y = -value - removed
      let t = sum + y
      removed = t - sum - y
      sum = t
      if value.sign == .minus { negatives -= 1 }
    }

    func total(_ minimum: Int) -> Double {
      if count == 0, minimum == 0 { return 0 }
      if count < minimum { return .nan }
      return same >= count ? last * Double(count) : sum
    }

    func mean(_ minimum: Int) -> Double {
      if count < minimum || count == 0 { return .nan }
      if same >= count { return last }
      let mean = sum / Double(count)
      if negatives == 0, mean < 0 { return 0 }
      if negatives == count, mean > 0 { return 0 }
      return mean
    }
  }

  private func sums(_ values: UnsafeBufferPointer<Double>, isMean: Bool) -> [Double] {
    var state = Sum(first: .nan)
    var previous = 0..<0
    return values.indices.map { row in
      let window = rows(at: row, of: values.count)
      if row == 0 || window.lowerBound >= previous.upperBound {
        state = Sum(first: window.isEmpty ? .nan : values[window.lowerBound])
        for i in window { state.add(values[i]) }
      } else {
        for i in previous.lowerBound..<window.lowerBound { state.remove(values[i]) }
        for i in previous.upperBound..<window.upperBound { state.add(values[i]) }
      }
      previous = window
      return isMean ? state.mean(minimum) : state.total(minimum)
    }
  }

  /// Squared distances from the mean by Welford's method, values added and taken away.
  private struct Spread {
    var count = 0.0
    var mean = 0.0
    var squares = 0.0
    var isUnstable = false
    private var added = 0.0
    private var removed = 0.0

    mutating func add(_ value: Double) {
      if value.isNaN { return }
      let before = squares
      count += 1
      let oldMean = mean - added
      let y = value - added
      let t = y - mean
      added = t + mean - y
      mean += t / count
      squares += (value - oldMean) * (value - mean)
      if before * Self.tolerance > squares { isUnstable = true }
    }

    mutating func remove(_ value: Double) {
      if value.isNaN { return }
      let before = squares
      count -= 1
      if count == 0 {
        (mean, squares, isUnstable) = (0, 0, false)
        return
      }
      let oldMean = mean - removed
      let y = value - removed
      let t = y - mean
      removed = t + mean - y
      mean -= t / count
      squares -= (value - oldMean) * (value - mean)
      if before * Self.tolerance > squares { isUnstable = true }
    }

    /// Inverse condition number from which on a sum is started anew.
    private static let tolerance = 2.220446049250313e-16 * 1e3
  }

  private func variances(_ values: UnsafeBufferPointer<Double>, _ ddof: Int) -> [Double] {
    let least = Double(max(minimum, 1))
    var state = Spread()
    var previous = 0..<0
    return values.indices.map { row in
      let window = rows(at: row, of: values.count)
      let isNew = row == 0 || window.lowerBound >= previous.upperBound
      if !isNew {
        for i in previous.lowerBound..<window.lowerBound { state.remove(values[i]) }
        for i in previous.upperBound..<window.upperBound { state.add(values[i]) }
      }
      if isNew || state.isUnstable {
        state = Spread()
        for i in window { state.add(values[i]) }
        state.isUnstable = false
      }
      previous = window
      let isDefined = state.count >= least && state.count > Double(ddof)
      return isDefined ? state.squares / (state.count - Double(ddof)) : .nan
    }
  }
}
