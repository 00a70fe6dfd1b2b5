extension PanelText {
  /// Axes around a canvas of dots, with the legend and the rules' names below.
  func writeCanvas(to text: inout TerminalText) {
    let (yLow, yHigh) = Projection.domain(panel.y, extent: panel.yExtent)
    let (xLow, xHigh) = Projection.domain(panel.x, extent: panel.xExtent)
    var y = Projection(scale: panel.y.scale, low: yLow, high: yHigh, start: 0, end: 0)
    (y.start, y.end) = panel.y.reversed ? (0, Double(rows * 4 - 1)) : (Double(rows * 4 - 1), 0)
    let yTicks = Ticks.chosen(panel.y, y, spacing: 14) { _ in true }
    let gutter = min(yTicks.map { TerminalText.width($0.label) }.max() ?? 0, columns / 3)
    var canvas = BrailleCanvas(columns: max(columns - gutter - 2, 10), rows: rows)
    let x = Projection(
      scale: panel.x.scale, low: xLow, high: xHigh, start: 0, end: Double(canvas.width - 1))
    // Context first, curves over it, points on top.
    for mark in panel.marks { drawBackground(mark, x, y, &canvas) }
    for (i, mark) in panel.marks.enumerated() { drawLine(mark, i, x, y, &canvas) }
    for mark in panel.marks { drawPoints(mark, x, y, &canvas) }
    writeRows(canvas, y, yTicks, gutter, &text)
    writeXAxis(canvas, x, gutter, &text)
    writeLegend(to: &text)
  }

  private func cell(_ value: Double, _ scale: Projection) -> Int? {
    guard scale.holds(value), let place = scale(value) else { return nil }
    return Int(place.rounded())
  }

  private func drawBackground(
    _ mark: Mark, _ x: Projection, _ y: Projection, _ canvas: inout BrailleCanvas
  ) {
    switch mark {
    case .rule(let rule):
      switch rule.place {
      case .horizontal(let value):
        guard let row = cell(value, y) else { return }
        canvas.line(from: (0, row), to: (canvas.width - 1, row), rule.ink, every: 4)
      case .vertical(let value):
        guard let column = cell(value, x) else { return }
        canvas.line(from: (column, 0), to: (column, canvas.height - 1), rule.ink, every: 2)
      case .segment(let x0, let y0, let x1, let y1):
        guard let a = cell(x0, x), let b = cell(y0, y), let c = cell(x1, x), let d = cell(y1, y)
        else { return }
        canvas.line(from: (a, b), to: (c, d), rule.ink, every: 4)
      }
    case .bars(let bars) where bars.orientation == .vertical:
      for i in bars.positions.indices {
        guard let left = x(bars.positions[i] - bars.width / 2),
          let right = x(bars.positions[i] + bars.width / 2),
          let foot = y(max(bars.bases[i], y.low)), let head = y(min(bars.values[i], y.high))
        else { continue }
        guard bars.values[i] > bars.bases[i] || bars.values[i] < 0 else { continue }
        let (from, to) = (Int(left.rounded(.up)), Int(right.rounded(.down)))
        for column in stride(from: from, through: to, by: 1) {
          canvas.line(
            from: (column, Int(foot.rounded())), to: (column, Int(head.rounded())), bars.ink)
        }
      }
    default: return
    }
  }

  private func drawLine(
    _ mark: Mark, _ index: Int, _ x: Projection, _ y: Projection, _ canvas: inout BrailleCanvas
  ) {
    guard case .line(let line) = mark else { return }
    let every = line.opacity < 0.8 ? 4 : line.dash == .solid ? 1 : line.dash == .dashed ? 2 : 3
    var pen: (Int, Int)?
    for (px, py) in zip(line.x, line.y) {
      guard let column = cell(px, x), let row = cell(py, y) else {
        pen = nil
        continue
      }
      if let pen {
        if line.isStep {
          canvas.line(from: pen, to: (column, pen.1), line.ink, every: every)
          canvas.line(from: (column, pen.1), to: (column, row), line.ink, every: every)
        } else {
          canvas.line(from: pen, to: (column, row), line.ink, every: every)
        }
      } else {
        canvas.dot(column, row, line.ink)
      }
      pen = (column, row)
    }
  }

  private func drawPoints(
    _ mark: Mark, _ x: Projection, _ y: Projection, _ canvas: inout BrailleCanvas
  ) {
    guard case .points(let points) = mark else { return }
    for i in points.x.indices {
      guard let column = cell(points.x[i], x), let row = cell(points.y[i], y) else { continue }
      let ink = points.inks.map { $0[i] } ?? points.ink
      if points.x.count > 400 {
        canvas.dot(column, row, ink)
      } else {
        canvas.character(points.shape.glyph, column: column / 2, row: row / 4, ink)
      }
    }
  }

  private func writeRows(
    _ canvas: BrailleCanvas, _ y: Projection, _ ticks: [Tick], _ gutter: Int,
    _ text: inout TerminalText
  ) {
    var labels = [String](repeating: "", count: canvas.rows)
    for tick in ticks {
      guard let place = cell(tick.value, y) else { continue }
      labels[min(place / 4, canvas.rows - 1)] = TerminalText.elided(tick.label, to: gutter)
    }
    if !panel.y.label.isEmpty { text.add(TerminalText.elided(panel.y.label, to: columns), .muted) }
    for row in 0..<canvas.rows {
      let label = TerminalText.padded(labels[row], to: gutter, right: true)
      let edge = labels[row].isEmpty ? "│" : "┤"
      text.add(TerminalText.cells(label + " " + edge, .muted) + canvas.row(row))
    }
  }

  private func writeXAxis(
    _ canvas: BrailleCanvas, _ x: Projection, _ gutter: Int, _ text: inout TerminalText
  ) {
    let ticks = Ticks.chosen(panel.x, x, spacing: 24) { ticks in
      zip(ticks, ticks.dropFirst()).allSatisfy { a, b in
        guard let first = x(a.value), let second = x(b.value) else { return true }
        return Int(abs(second - first) / 2) >= (a.label.count + b.label.count) / 2 + 2
      }
    }
    var axis = [Character](repeating: "─", count: canvas.columns)
    var labels = [Character](repeating: " ", count: gutter + 2 + canvas.columns)
    var free = 0
    for tick in ticks {
      guard let place = cell(tick.value, x) else { continue }
      axis[min(place / 2, canvas.columns - 1)] = "┴"
      let label = Array(tick.label)
      let start = min(
        max(gutter + 2 + place / 2 - label.count / 2, 0), labels.count - label.count)
      guard start >= free, start >= 0 else { continue }
      labels.replaceSubrange(start..<start + label.count, with: label)
      free = start + label.count + 1
    }
    text.add(TerminalText.padded("", to: gutter) + " └" + String(axis), .muted)
    text.add(String(labels), .muted)
    if !panel.x.label.isEmpty {
      let label = TerminalText.elided(panel.x.label, to: canvas.columns)
      let indent = gutter + 2 + max(0, (canvas.columns - label.count) / 2)
      text.add(TerminalText.padded("", to: indent) + label, .muted)
    }
  }

  /// Names of series and rules, as many a line as fit.
  func writeLegend(to text: inout TerminalText) {
    var items: [[TerminalText.Cell]] = []
    if panel.showsLegend {
      for entry in LegendEntry.entries(of: panel) {
        items.append(
          TerminalText.cells(glyph(of: entry), entry.ink)
            + TerminalText.cells(" " + TerminalText.elided(entry.label, to: columns - 6)))
      }
    }
    for case .rule(let rule) in panel.marks where !rule.label.isEmpty {
      if case .segment = rule.place { continue }
      items.append(
        TerminalText.cells("┄┄", rule.ink)
          + TerminalText.cells(" " + TerminalText.elided(rule.label, to: columns - 6)))
    }
    var line: [TerminalText.Cell] = []
    for item in items {
      if !line.isEmpty, line.count + 3 + item.count > columns {
        text.add(line)
        line = []
      }
      line += line.isEmpty ? item : TerminalText.cells("   ") + item
    }
    if !line.isEmpty { text.add(line) }
  }

  private func glyph(of entry: LegendEntry) -> String {
    for swatch in entry.swatches.reversed() {
      switch swatch {
      case .marker(let shape, _): return String(shape.glyph)
      case .line(let dash): return dash == .solid ? "──" : dash == .dashed ? "╌╌" : "┈┈"
      case .block: return "█"
      }
    }
    return ""
  }
}

extension MarkerShape {
  /// The character that stands for the shape on a terminal.
  var glyph: Character {
    switch self {
    case .circle: "●"
    case .square: "■"
    case .triangle: "▲"
    case .diamond: "◆"
    case .cross: "×"
    case .inverted: "▼"
    case .plus: "+"
    case .star: "✶"
    }
  }
}
