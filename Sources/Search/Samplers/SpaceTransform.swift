import Foundation

/// A numeric distribution laid out on a real interval, as Optuna's `_SearchSpaceTransform` does:
/// logarithms for log ranges, half a step more at both ends of stepped ones.
struct NumericTransform {
  let distribution: Distribution
  let low: Double
  let high: Double
  private let isLog: Bool

  /// nil for categorical distributions.
  init?(_ distribution: Distribution, takesLog: Bool = true, takesSteps: Bool = true) {
    self.distribution = distribution
    switch distribution {
    case .float(let d):
      isLog = d.log && takesLog
      let half = takesSteps ? 0.5 * (d.step ?? 0) : 0
      low = (isLog ? log(d.low) : d.low) - half
      high = (isLog ? log(d.high) : d.high) + half
    case .int(let d):
      isLog = d.log && takesLog
      let half = takesSteps ? 0.5 * Double(d.step) : 0
      low = isLog ? log(Double(d.low) - half) : Double(d.low) - half
      high = isLog ? log(Double(d.high) + half) : Double(d.high) + half
    case .categorical: return nil
    }
  }

  /// The place of a value on the interval.
  func place(_ value: Double) -> Double { isLog ? log(value) : value }

  /// The place between 0 and 1; a half where the interval is a point.
  func unitPlace(_ value: Double) -> Double {
    low == high ? 0.5 : (place(value) - low) / (high - low)
  }

  /// The value at a place between 0 and 1.
  func value(atUnit unit: Double) -> Double { value(at: low + unit * (high - low)) }

  /// The value at a place.
  func value(at place: Double) -> Double {
    switch distribution {
    case .float(let d): floatValue(d, place)
    case .int(let d): intValue(d, place)
    case .categorical: place
    }
  }

  private func floatValue(_ d: FloatDistribution, _ place: Double) -> Double {
    if d.log {
      let value = isLog ? exp(place) : place
      return d.isSingle ? value : min(max(value, d.low), d.high.justBelow)
    }
    if let step = d.step {
      let steps = ((place - d.low) / step).rounded(.toNearestOrEven)
      return min(max(steps * step + d.low, d.low), d.high)
    }
    return d.isSingle ? place : min(place, d.high.justBelow)
  }

  private func intValue(_ d: IntDistribution, _ place: Double) -> Double {
    if d.log {
      guard isLog else { return place.rounded(.towardZero) }
      let value = exp(place).rounded(.toNearestOrEven)
      return min(max(value, Double(d.low)), Double(d.high))
    }
    let step = Double(d.step)
    let steps = ((place - Double(d.low)) / step + 0.5).rounded(.down)
    return min(max(steps * step + Double(d.low), Double(d.low)), Double(d.high))
  }
}

extension Double {
  /// numpy's `nextafter(x, x - 1)`.
  fileprivate var justBelow: Double { self - 1 < self ? nextDown : self }
}
