extension Figure {
  /// The figure as an SVG document: transparent background, no scripts, no references to elsewhere,
  /// readable on light and on dark pages.
  public func svg() -> String {
    var writer = SVGWriter()
    let margin = 10.0
    var top = margin
    let lines = TextMetrics.wrapped(
      title, to: width - 2 * margin, size: Metrics.titleFont, bold: true)
    for line in lines {
      writer.text(
        line, x: margin, y: top + Metrics.titleFont * 0.6, size: Metrics.titleFont, ink: .strong,
        bold: true)
      top += Metrics.titleFont + 4
    }
    if !lines.isEmpty { top += 6 }
    let area = Rect(
      x: margin, y: top, width: width - 2 * margin, height: max(height - top - margin, 40))
    for layout in layouts(in: panelRects(in: area)) {
      PanelDrawing(layout).draw(into: &writer)
    }
    return writer.document(width: width, height: height, title: title)
  }

  /// The panels' layouts, the drawing areas of a column in line.
  private func layouts(in rects: [Rect]) -> [PanelLayout] {
    let free = zip(panels, rects).map { PanelLayout($0, in: $1) }
    guard rows > 1 else { return free }
    return free.enumerated().map { i, layout in
      let column = free.indices.filter { $0 % columns == i % columns }.map { free[$0] }
      let left = column.map { $0.plot.x - $0.outer.x }.max() ?? 0
      let right = column.map { $0.outer.right - $0.plot.right }.max() ?? 0
      return PanelLayout(layout.panel, in: layout.outer, leastLeft: left, leastRight: right)
    }
  }

  private func panelRects(in area: Rect) -> [Rect] {
    let gap = 18.0
    let shares = rowHeights.count == rows ? rowHeights : [Double](repeating: 1, count: rows)
    let total = shares.reduce(0, +)
    let free = area.height - gap * Double(max(rows - 1, 0))
    let cell = (area.width - gap * Double(columns - 1)) / Double(columns)
    var rects: [Rect] = []
    var y = area.y
    for row in 0..<rows {
      let height = free * shares[row] / total
      for column in 0..<columns where row * columns + column < panels.count {
        let x = area.x + Double(column) * (cell + gap)
        rects.append(Rect(x: x, y: y, width: cell, height: height))
      }
      y += height + gap
    }
    return rects
  }
}
