/// The scale beside a panel whose colours stand for numbers.
struct ColorBar {
  let range: ClosedRange<Double>
  let ramp: CellMark.Ramp
  let label: String
  let ticks: [Tick]

  static let thickness = 12.0
  static let gap = 12.0

  /// Nil for a panel without coloured numbers, or one that asks for no bar.
  init?(_ panel: Panel) {
    for mark in panel.marks {
      if case .cells(let cells) = mark, let label = cells.barLabel {
        self.init(range: cells.range, ramp: cells.ramp, label: label)
        return
      }
      if case .points(let points) = mark, let colors = points.colors {
        self.init(range: colors.range, ramp: .strong, label: colors.label)
        return
      }
    }
    return nil
  }

  private init(range: ClosedRange<Double>, ramp: CellMark.Ramp, label: String) {
    (self.range, self.ramp, self.label) = (range, ramp, label)
    ticks = Ticks.linear(range.lowerBound, range.upperBound, target: 5)
  }

  /// Pixels right of the drawing area.
  var width: Double {
    let widest = ticks.map { TextMetrics.width($0.label, size: Metrics.font) }.max() ?? 0
    return Self.gap + Self.thickness + 6 + widest + (label.isEmpty ? 0 : Metrics.lineHeight + 2) + 2
  }
}
