/// Sizes in pixels shared by layout and drawing.
enum Metrics {
  static let font = 11.0
  static let titleFont = 14.0
  static let panelTitleFont = 12.0
  static let lineHeight = 15.0
  static let tickLength = 4.0
  static let gap = 6.0
  /// Widest label of a category beside the axis, as a part of the panel's width.
  static let categoryShare = 0.38
}

struct Rect: Equatable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double
  var right: Double { x + width }
  var bottom: Double { y + height }
}

/// A label of an axis, a rule or a legend with the pixel it belongs to.
struct PlacedLabel: Equatable {
  var text: String
  /// What was elided, for a tooltip; nil where the text is whole.
  var full: String?
  /// The pixel along the axis that the label speaks of.
  var anchor: Double
  /// Where the label itself is centred.
  var position: Double
  /// Row in the strip above the drawing area, 0 nearest to it.
  var row = 0
  var ink = Ink.strong
}

/// Where everything of one panel goes: all labels outside the drawing area, none over another.
struct PanelLayout {
  let panel: Panel
  let outer: Rect
  var plot: Rect
  var x: Projection
  var y: Projection
  var xTicks: [PlacedLabel] = []
  var yTicks: [PlacedLabel] = []
  var xTicksAreSlanted = false
  var legend: [[LegendEntry]] = []
  var strip: [PlacedLabel] = []
  var margin: [PlacedLabel] = []
  /// Pixels from the plot's left to the y label's centre, and from its bottom to the x label's.
  var yLabelOffset = 0.0
  var xLabelOffset = 0.0

  /// Margins that panels above or below ask for, so that drawing areas line up.
  private let leastLeft: Double
  private let leastRight: Double

  init(_ panel: Panel, in outer: Rect, leastLeft: Double = 0, leastRight: Double = 0) {
    (self.leastLeft, self.leastRight) = (leastLeft, leastRight)
    self.panel = panel
    self.outer = outer
    plot = outer
    let (xLow, xHigh) = Projection.domain(panel.x, extent: panel.xExtent)
    let (yLow, yHigh) = Projection.domain(panel.y, extent: panel.yExtent)
    x = Projection(scale: panel.x.scale, low: xLow, high: xHigh, start: 0, end: 1)
    y = Projection(scale: panel.y.scale, low: yLow, high: yHigh, start: 1, end: 0)
    legend = LegendEntry.rows(of: panel, width: outer.width)
    let (xDomain, yDomain) = (x, y)
    for _ in 0..<3 { settle(xDomain, yDomain) }
  }

  /// One round of fixing margins from labels and labels from margins.
  private mutating func settle(_ xDomain: Projection, _ yDomain: Projection) {
    let headroom = panel.title.isEmpty ? 0 : Metrics.lineHeight + 4
    let legendHeight = Double(legend.count) * (Metrics.lineHeight + 1) + (legend.isEmpty ? 0 : 4)
    let stripRows = (strip.map(\.row).max() ?? -1) + 1
    let top =
      headroom + legendHeight + Double(stripRows) * Metrics.lineHeight + (stripRows > 0 ? 2 : 0)
    let left = max(leftMargin(), leastLeft)
    let right = max(rightMargin(), leastRight)
    let bottom = bottomMargin()
    plot = Rect(
      x: outer.x + left, y: outer.y + max(top, Metrics.font * 0.6),
      width: max(outer.width - left - right, 20),
      height: max(outer.height - max(top, Metrics.font * 0.6) - bottom, 20))
    if panel.isSquare { squarePlot() }
    (x, y) = (xDomain, yDomain)
    (x.start, x.end) = panel.x.reversed ? (plot.right, plot.x) : (plot.x, plot.right)
    (y.start, y.end) = panel.y.reversed ? (plot.y, plot.bottom) : (plot.bottom, plot.y)
    makeRoomForValueLabels()
    placeTicks()
    placeRuleLabels()
  }

  private mutating func squarePlot() {
    let side = min(plot.width, plot.height)
    plot.x += ((plot.width - side) / 2).rounded()
    (plot.width, plot.height) = (side, side)
  }

  private mutating func leftMargin() -> Double {
    let widest = yTicks.map { TextMetrics.width($0.text, size: Metrics.font) }.max() ?? 30
    var margin = widest + Metrics.tickLength + Metrics.gap
    yLabelOffset = margin + Metrics.font * 0.6
    if !panel.y.label.isEmpty { margin += Metrics.lineHeight + 2 }
    if xTicksAreSlanted, let first = xTicks.first {
      // A slanted first label reaches left of the plot.
      let reach = TextMetrics.width(first.text, size: Metrics.font) * Self.slantCosine
      margin = max(margin, reach - (first.anchor - plot.x) + 4)
    } else if let first = xTicks.first {
      let reach = TextMetrics.width(first.text, size: Metrics.font) / 2
      margin = max(margin, reach - (first.anchor - plot.x) + 2)
    }
    return margin
  }

  private func rightMargin() -> Double {
    var margin = 8.0
    if let last = xTicks.last, !xTicksAreSlanted {
      let reach = TextMetrics.width(last.text, size: Metrics.font) / 2
      margin = max(margin, last.anchor + reach - plot.right + 2)
    }
    let widest = self.margin.map { TextMetrics.width($0.text, size: Metrics.font) }.max()
    if let widest { margin = max(margin, widest + Metrics.gap + 4) }
    if let bar = ColorBar(panel) { margin = max(margin, bar.width) }
    return margin
  }

  private mutating func bottomMargin() -> Double {
    var margin = Metrics.tickLength + Metrics.lineHeight
    if xTicksAreSlanted {
      let widest = xTicks.map { TextMetrics.width($0.text, size: Metrics.font) }.max() ?? 0
      margin = Metrics.tickLength + widest * Self.slantSine + Metrics.font
    }
    xLabelOffset = margin + Metrics.font * 0.7
    if !panel.x.label.isEmpty { margin += Metrics.lineHeight + 2 }
    return margin + 2
  }

  /// Labels at the ends of bars stay inside the panel: the range grows by their width.
  private mutating func makeRoomForValueLabels() {
    for case .bars(let bars) in panel.marks {
      guard let labels = bars.valueLabels else { continue }
      let hasNegative = bars.values.contains { $0 < 0 }
      if bars.orientation == .horizontal, panel.x.range == nil {
        let widest = labels.map { TextMetrics.width($0, size: Metrics.font) }.max() ?? 0
        x.grow(by: min(widest + 8, plot.width * 0.3), bothEnds: hasNegative)
      } else if bars.orientation == .vertical, panel.y.range == nil {
        y.grow(by: min(Metrics.lineHeight, plot.height * 0.3), bothEnds: hasNegative)
      }
    }
  }

  /// Slanted labels rise at 35 degrees.
  static let slantSine = 0.574
  static let slantCosine = 0.819
}

extension Projection {
  /// Widens the range so that `pixels` are left beyond the old high end (and low end).
  mutating func grow(by pixels: Double, bothEnds: Bool) {
    guard let a = Self.transform(low, scale), let b = Self.transform(high, scale) else { return }
    let free = length - pixels * (bothEnds ? 2 : 1)
    guard free > 0 else { return }
    let more = (b - a) * pixels / free
    high = Self.inverse(b + more, scale)
    if bothEnds { low = Self.inverse(a - more, scale) }
  }
}
