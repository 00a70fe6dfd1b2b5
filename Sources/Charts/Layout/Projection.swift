import Foundation

/// Maps values of one axis to pixels.
struct Projection {
  let scale: Axis.Scale
  /// Data values at the two ends, low before high.
  var low: Double
  var high: Double
  /// Pixels of `low` and of `high`.
  var start: Double
  var end: Double

  /// The pixel of a value; nil for a value that the scale cannot show.
  func callAsFunction(_ value: Double) -> Double? {
    guard let place = Self.transform(value, scale) else { return nil }
    let (a, b) = transformedEnds
    guard b > a else { return (start + end) / 2 }
    return start + (place - a) / (b - a) * (end - start)
  }

  /// True for values inside the range, with a hair's tolerance for rounding.
  func holds(_ value: Double) -> Bool {
    guard let place = Self.transform(value, scale) else { return false }
    let (a, b) = transformedEnds
    let slack = (b - a) * 1e-9
    return place >= a - slack && place <= b + slack
  }

  var length: Double { abs(end - start) }

  private var transformedEnds: (Double, Double) {
    (Self.transform(low, scale) ?? 0, Self.transform(high, scale) ?? 1)
  }

  /// The place of a value before pixels: what is linear along the axis.
  static func transform(_ value: Double, _ scale: Axis.Scale) -> Double? {
    guard value.isFinite else { return nil }
    switch scale {
    case .linear, .category: return value
    case .log: return value > 0 ? Foundation.log10(value) : nil
    case .asinh(let softening): return Foundation.asinh(value / softening)
    }
  }

  static func inverse(_ place: Double, _ scale: Axis.Scale) -> Double {
    switch scale {
    case .linear, .category: place
    case .log: Foundation.pow(10, place)
    case .asinh(let softening): softening * Foundation.sinh(place)
    }
  }

  /// The range of an axis: its own, or the marks' with some air around.
  ///
  /// - Parameter anchored: values that need no air beyond them (the foot of bars).
  static func domain(_ axis: Axis, extent: Extent) -> (low: Double, high: Double) {
    if let names = axis.categories { return (-0.5, Double(max(names.count, 1)) - 0.5) }
    if let range = axis.range {
      if range.upperBound > range.lowerBound { return (range.lowerBound, range.upperBound) }
    }
    guard let a = transform(extent.low, axis.scale), let b = transform(extent.high, axis.scale),
      extent.low <= extent.high
    else { return axis.scale == .log ? (1, 10) : (0, 1) }
    if a == b {
      let air = axis.scale == .linear ? max(abs(a) * 0.05, 0.5) : 0.5
      return (inverse(a - air, axis.scale), inverse(b + air, axis.scale))
    }
    let air = (b - a) * 0.05
    let low = extent.anchors.contains(extent.low) ? extent.low : inverse(a - air, axis.scale)
    let high = extent.anchors.contains(extent.high) ? extent.high : inverse(b + air, axis.scale)
    return (low, high)
  }
}

/// The smallest and largest value along one axis of a panel.
struct Extent {
  var low = Double.infinity
  var high = -Double.infinity
  /// Ends that are drawn to and need no air beyond them.
  var anchors: Set<Double> = []

  mutating func add(_ value: Double, positiveOnly: Bool) {
    guard value.isFinite, value > 0 || !positiveOnly else { return }
    low = min(low, value)
    high = max(high, value)
  }
}

extension Panel {
  /// What the marks cover along the x axis.
  var xExtent: Extent {
    var extent = Extent()
    let positive = x.scale == .log
    func add(_ values: [Double]) { for v in values { extent.add(v, positiveOnly: positive) } }
    for mark in marks {
      switch mark {
      case .line(let m): add(m.x)
      case .points(let m): add(m.x)
      case .area(let m): add(m.x)
      case .bars(let m): Self.add(m, to: &extent, valueAxis: .horizontal, positive: positive)
      case .boxes(let m): add(m.positions.flatMap { [$0 - m.width, $0 + m.width] })
      case .cells(let m): add([-0.5, Double(m.columns) - 0.5])
      case .rule(let m):
        if case .vertical(let value) = m.place { add([value]) }
        if case .segment(let x0, _, let x1, _) = m.place { add([x0, x1]) }
      }
    }
    return extent
  }

  /// What the marks cover along the y axis. Very long error bars do not squeeze the points.
  var yExtent: Extent {
    var extent = Extent()
    let positive = y.scale == .log
    func add(_ values: [Double]) { for v in values { extent.add(v, positiveOnly: positive) } }
    for mark in marks {
      switch mark {
      case .line(let m): add(m.y)
      case .points(let m): add(m.y)
      case .area(let m): add(m.low + m.high)
      case .bars(let m): Self.add(m, to: &extent, valueAxis: .vertical, positive: positive)
      case .boxes(let m):
        for box in m.summaries { add([box.lowWhisker, box.highWhisker] + box.outliers) }
      case .cells(let m): add([-0.5, Double(m.rows) - 0.5])
      case .rule(let m):
        if case .horizontal(let value) = m.place { add([value]) }
        if case .segment(_, let y0, _, let y1) = m.place { add([y0, y1]) }
      }
    }
    guard extent.low <= extent.high else { return extent }
    let reach = max((extent.high - extent.low) * 0.35, extent.low == extent.high ? .infinity : 0)
    let (floor, ceiling) = (extent.low - reach, extent.high + reach)
    for case .points(let m) in marks {
      guard let errors = m.yError else { continue }
      for (value, error) in zip(m.y, errors) where value.isFinite && error.isFinite {
        extent.add(max(value - error, floor), positiveOnly: positive)
        extent.add(min(value + error, ceiling), positiveOnly: positive)
      }
    }
    return extent
  }

  private static func add(
    _ bars: BarMark, to extent: inout Extent, valueAxis: Orientation, positive: Bool
  ) {
    guard bars.orientation == valueAxis else {
      for p in bars.positions {
        extent.add(p - bars.width / 2, positiveOnly: positive)
        extent.add(p + bars.width / 2, positiveOnly: positive)
      }
      if let first = bars.positions.min(), let last = bars.positions.max() {
        extent.anchors.formUnion([first - bars.width / 2, last + bars.width / 2])
      }
      return
    }
    for (i, value) in bars.values.enumerated() {
      let error = bars.errors.map { $0[i].isFinite ? $0[i] : 0 } ?? 0
      extent.add(value - error, positiveOnly: positive)
      extent.add(value + error, positiveOnly: positive)
      extent.add(bars.bases[i], positiveOnly: positive)
    }
    extent.anchors.insert(0)
  }
}
