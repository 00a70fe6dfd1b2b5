/// Draws one laid-out panel.
struct PanelDrawing {
  let layout: PanelLayout
  var panel: Panel { layout.panel }
  var plot: Rect { layout.plot }

  init(_ layout: PanelLayout) { self.layout = layout }

  func draw(into svg: inout SVGWriter) {
    drawTitle(&svg)
    drawLegend(&svg)
    drawGrid(&svg)
    for mark in panel.marks { draw(mark, &svg) }
    drawAxes(&svg)
    drawRuleLabels(&svg)
    if let bar = ColorBar(panel) { draw(bar, &svg) }
  }

  private func draw(_ mark: Mark, _ svg: inout SVGWriter) {
    switch mark {
    case .line(let m): draw(m, &svg)
    case .points(let m): draw(m, &svg)
    case .bars(let m): draw(m, &svg)
    case .area(let m): draw(m, &svg)
    case .boxes(let m): draw(m, &svg)
    case .cells(let m): draw(m, &svg)
    case .rule(let m): draw(m, &svg)
    }
  }

  private func drawTitle(_ svg: inout SVGWriter) {
    let text = TextMetrics.elided(
      panel.title, to: layout.outer.width, size: Metrics.panelTitleFont, bold: true)
    svg.text(
      text, x: plot.x, y: layout.outer.y + Metrics.panelTitleFont * 0.6,
      size: Metrics.panelTitleFont, ink: .strong, bold: true)
  }

  private func drawLegend(_ svg: inout SVGWriter) {
    var y = layout.outer.y + (panel.title.isEmpty ? 0 : Metrics.lineHeight + 4) + 7
    let widest = layout.legend.map { ($0.last?.x ?? 0) + ($0.last?.width ?? 0) }.max() ?? 0
    // Above the drawing area's left edge where there is room, else as far left as needed.
    let x = max(layout.outer.x, min(plot.x, layout.outer.right - widest))
    for row in layout.legend {
      for entry in row { draw(entry, x: x + entry.x, y: y, &svg) }
      y += Metrics.lineHeight + 1
    }
  }

  private func draw(_ entry: LegendEntry, x: Double, y: Double, _ svg: inout SVGWriter) {
    let n = Numerals.coordinate
    let width = LegendEntry.swatchWidth
    for swatch in entry.swatches {
      switch swatch {
      case .line(let dash):
        svg.raw(
          "<path d=\"M\(n(x)) \(n(y))h\(n(width))\" \(svg.stroke(entry.ink, width: 2, dash: dash))/>"
        )
      case .marker(let shape, let hollow):
        let path = shape.path(x: x + width / 2, y: y, size: 7)
        let paint =
          hollow || shape.isOpen ? svg.stroke(entry.ink, width: 1.5) : svg.fill(entry.ink)
        svg.raw("<path d=\"\(path)\" \(paint)/>")
      case .block(let opacity):
        let alpha = opacity < 1 ? " opacity=\"\(n(min(1, opacity + 0.1)))\"" : ""
        svg.raw(
          "<rect x=\"\(n(x + 3))\" y=\"\(n(y - 5))\" width=\"\(n(width - 6))\" height=\"10\""
            + "\(alpha) \(svg.fill(entry.ink))/>")
      }
    }
    svg.text(entry.label, x: x + width + 5, y: y, full: entry.full)
  }
}
