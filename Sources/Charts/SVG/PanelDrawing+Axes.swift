extension PanelDrawing {
  private var hasCells: Bool {
    panel.marks.contains { if case .cells = $0 { true } else { false } }
  }

  func drawGrid(_ svg: inout SVGWriter) {
    guard !hasCells else { return }
    let n = Numerals.coordinate
    var path = ""
    if panel.y.grid, panel.y.categories == nil {
      for tick in layout.yTicks { path += "M\(n(plot.x)) \(n(tick.anchor))h\(n(plot.width))" }
    }
    if panel.x.grid, panel.x.categories == nil {
      for tick in layout.xTicks { path += "M\(n(tick.anchor)) \(n(plot.y))v\(n(plot.height))" }
    }
    guard !path.isEmpty else { return }
    svg.raw("<path d=\"\(path)\" opacity=\".22\" \(svg.stroke(.muted, width: 1))/>")
  }

  func drawAxes(_ svg: inout SVGWriter) {
    drawAxisLines(&svg)
    for tick in layout.yTicks {
      svg.text(
        tick.text, x: plot.x - Metrics.tickLength - 3, y: tick.position, anchor: .end,
        full: tick.full)
    }
    let y = plot.bottom + Metrics.tickLength
    for tick in layout.xTicks {
      if layout.xTicksAreSlanted {
        svg.text(
          tick.text, x: tick.position + 3, y: y + 6, anchor: .end, angle: -35, full: tick.full)
      } else {
        svg.text(tick.text, x: tick.position, y: y + 8, anchor: .middle, full: tick.full)
      }
    }
    drawAxisLabels(&svg)
  }

  private func drawAxisLines(_ svg: inout SVGWriter) {
    let n = Numerals.coordinate
    guard !hasCells else { return }
    var path = "M\(n(plot.x)) \(n(plot.bottom))h\(n(plot.width))"
    if panel.y.categories != nil || !panel.y.grid {
      path += "M\(n(plot.x)) \(n(plot.y))v\(n(plot.height))"
    }
    if panel.x.categories == nil {
      for tick in layout.xTicks {
        path += "M\(n(tick.anchor)) \(n(plot.bottom))v\(n(Metrics.tickLength))"
      }
    }
    svg.raw("<path d=\"\(path)\" \(svg.stroke(.muted, width: 1))/>")
  }

  private func drawAxisLabels(_ svg: inout SVGWriter) {
    let outer = layout.outer
    if !panel.x.label.isEmpty {
      let (text, full) = fitted(panel.x.label, outer.width)
      let half = TextMetrics.width(text, size: Metrics.font) / 2
      let center = min(max(plot.x + plot.width / 2, outer.x + half), outer.right - half)
      svg.text(
        text, x: center, y: plot.bottom + layout.xLabelOffset, anchor: .middle, ink: .strong,
        full: full)
    }
    if !panel.y.label.isEmpty {
      let (text, full) = fitted(panel.y.label, outer.height)
      let half = TextMetrics.width(text, size: Metrics.font) / 2
      let center = min(max(plot.y + plot.height / 2, outer.y + half), outer.bottom - half)
      svg.text(
        text, x: plot.x - layout.yLabelOffset, y: center, anchor: .middle, ink: .strong,
        angle: -90, full: full)
    }
  }

  private func fitted(_ text: String, _ width: Double) -> (String, full: String?) {
    let short = TextMetrics.elided(text, to: width, size: Metrics.font)
    return (short, short == text ? nil : text)
  }

  /// Names of rules, each tied to its line where it had to be moved.
  func drawRuleLabels(_ svg: inout SVGWriter) {
    let n = Numerals.coordinate
    for label in layout.strip {
      let y = plot.y - 2 - (Double(label.row) + 0.5) * Metrics.lineHeight
      svg.text(label.text, x: label.position, y: y, anchor: .middle, ink: .strong)
      let foot = layout.strip.count == 1 ? y + Metrics.font * 0.6 : y - Metrics.font * 0.5
      svg.raw(
        "<path d=\"M\(n(label.anchor)) \(n(plot.y))V\(n(foot))\" "
          + "\(svg.stroke(label.ink, width: 1))/>")
    }
    for label in layout.margin {
      let x = plot.right + 5
      if abs(label.position - label.anchor) > 2 {
        svg.raw(
          "<path d=\"M\(n(plot.right)) \(n(label.anchor))L\(n(x + 3)) \(n(label.position))\" "
            + "\(svg.stroke(label.ink, width: 1))/>")
      }
      svg.text(label.text, x: x + 4, y: label.position, ink: .strong, full: label.full)
    }
  }

  func draw(_ bar: ColorBar, _ svg: inout SVGWriter) {
    let n = Numerals.coordinate
    let x = plot.right + ColorBar.gap
    let steps = 48
    let height = plot.height / Double(steps)
    for step in 0..<steps {
      let level = (Double(step) + 0.5) / Double(steps)
      let y = plot.bottom - Double(step + 1) * height
      // Each slice reaches under the next, so that no seam shows.
      let reach = min(height + 0.6, plot.bottom - y)
      svg.raw(
        "<rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(ColorBar.thickness))\" "
          + "height=\"\(n(reach))\" fill=\"\(Palette.ramp(level, bar.ramp).hex)\"/>")
    }
    let span = bar.range.upperBound - bar.range.lowerBound
    for tick in bar.ticks where span > 0 {
      let y = plot.bottom - (tick.value - bar.range.lowerBound) / span * plot.height
      svg.text(tick.label, x: x + ColorBar.thickness + 5, y: y)
    }
    let labelX = x + bar.width - ColorBar.gap - 9
    let (text, full) = fitted(bar.label, plot.height)
    svg.text(
      text, x: labelX, y: plot.y + plot.height / 2, anchor: .middle, ink: .strong, angle: -90,
      full: full)
  }
}
