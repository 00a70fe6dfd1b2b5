extension PanelDrawing {
  func draw(_ mark: PointMark, _ svg: inout SVGWriter) {
    drawErrors(mark, &svg)
    let n = Numerals.coordinate
    let isOutlined = mark.isHollow || mark.shape.isOpen
    var groups: [(ink: Ink, path: [String])] = []
    var index: [Ink: Int] = [:]
    for pixel in markers(mark) {
      let path = mark.shape.path(x: pixel.at.x, y: pixel.at.y, size: mark.size)
      if let i = index[pixel.ink] {
        groups[i].path.append(path)
      } else {
        index[pixel.ink] = groups.count
        groups.append((pixel.ink, [path]))
      }
    }
    let alpha = mark.opacity < 1 ? " opacity=\"\(n(mark.opacity))\"" : ""
    for group in groups {
      let paint = isOutlined ? svg.stroke(group.ink, width: 1.3) : svg.fill(group.ink)
      if mark.opacity < 1 {
        // One element a marker, so that overlapping ones add up.
        svg.raw("<g \(paint)>")
        for path in group.path { svg.raw("<path\(alpha) d=\"\(path)\"/>") }
        svg.raw("</g>")
      } else {
        svg.raw("<path d=\"\(group.path.joined())\" \(paint)/>")
      }
    }
  }

  /// Markers inside the drawing area; of very many, one for each half pixel.
  private func markers(_ mark: PointMark) -> [(at: Pixel, ink: Ink)] {
    struct Key: Hashable {
      var x, y: Int
      var ink: Ink
    }
    var seen: Set<Key> = []
    var result: [(Pixel, Ink)] = []
    let isDense = mark.x.count > 4000
    for i in mark.x.indices {
      guard layout.x.holds(mark.x[i]), layout.y.holds(mark.y[i]), let x = layout.x(mark.x[i]),
        let y = layout.y(mark.y[i])
      else { continue }
      let ink = mark.inks.map { $0[i] } ?? mark.ink
      if isDense {
        let key = Key(x: Int((x * 2).rounded()), y: Int((y * 2).rounded()), ink: ink)
        guard seen.insert(key).inserted else { continue }
      }
      result.append((Pixel(x: x, y: y), ink))
    }
    return result
  }

  private func drawErrors(_ mark: PointMark, _ svg: inout SVGWriter) {
    guard let errors = mark.yError else { return }
    let n = Numerals.coordinate
    var path = ""
    for i in mark.x.indices where errors[i].isFinite && errors[i] > 0 {
      guard layout.x.holds(mark.x[i]), layout.y.holds(mark.y[i]), let x = layout.x(mark.x[i])
      else { continue }
      let low = layout.y(mark.y[i] - errors[i]) ?? plot.bottom
      let high = layout.y(mark.y[i] + errors[i]) ?? plot.y
      path += "M\(n(x)) \(n(min(low, plot.bottom)))V\(n(max(high, plot.y)))"
    }
    guard !path.isEmpty else { return }
    svg.raw("<path d=\"\(path)\" opacity=\".55\" \(svg.stroke(mark.ink, width: 1))/>")
  }

  func draw(_ mark: BarMark, _ svg: inout SVGWriter) {
    let isUpright = mark.orientation == .vertical
    let across = isUpright ? layout.x : layout.y
    let along = isUpright ? layout.y : layout.x
    let n = Numerals.coordinate
    var path = ""
    for i in mark.positions.indices {
      guard let a = across(mark.positions[i] - mark.width / 2),
        let b = across(mark.positions[i] + mark.width / 2),
        let foot = along(clamped(mark.bases[i], along)),
        let head = along(clamped(mark.values[i], along))
      else { continue }
      let (near, far) = (min(a, b), max(a, b))
      path +=
        isUpright
        ? "M\(n(near)) \(n(foot))V\(n(head))H\(n(far))V\(n(foot))z"
        : "M\(n(foot)) \(n(near))H\(n(head))V\(n(far))H\(n(foot))z"
    }
    guard !path.isEmpty else { return }
    let alpha = mark.opacity < 1 ? " opacity=\"\(n(mark.opacity))\"" : ""
    svg.raw("<path d=\"\(path)\"\(alpha) \(svg.fill(mark.ink))/>")
    drawErrors(mark, &svg)
    drawValueLabels(mark, &svg)
  }

  private func clamped(_ value: Double, _ scale: Projection) -> Double {
    value.isFinite ? min(max(value, scale.low), scale.high) : .nan
  }

  private func drawErrors(_ mark: BarMark, _ svg: inout SVGWriter) {
    guard let errors = mark.errors else { return }
    let isUpright = mark.orientation == .vertical
    let across = isUpright ? layout.x : layout.y
    let along = isUpright ? layout.y : layout.x
    let n = Numerals.coordinate
    var path = ""
    for i in mark.positions.indices where errors[i].isFinite && errors[i] > 0 {
      guard let middle = across(mark.positions[i]),
        let low = along(clamped(mark.values[i] - errors[i], along)),
        let high = along(clamped(mark.values[i] + errors[i], along))
      else { continue }
      path +=
        isUpright
        ? "M\(n(middle)) \(n(low))V\(n(high))M\(n(middle - 3)) \(n(high))h6M\(n(middle - 3)) \(n(low))h6"
        : "M\(n(low)) \(n(middle))H\(n(high))M\(n(high)) \(n(middle - 3))v6M\(n(low)) \(n(middle - 3))v6"
    }
    guard !path.isEmpty else { return }
    svg.raw("<path d=\"\(path)\" \(svg.stroke(.strong, width: 1.1))/>")
  }

  private func drawValueLabels(_ mark: BarMark, _ svg: inout SVGWriter) {
    guard let labels = mark.valueLabels else { return }
    let isUpright = mark.orientation == .vertical
    let across = isUpright ? layout.x : layout.y
    let along = isUpright ? layout.y : layout.x
    if isUpright, !uprightLabelsFit(mark, labels) { return }
    if !isUpright, across.length / Double(max(mark.positions.count, 1)) < Metrics.font { return }
    for i in mark.positions.indices {
      guard mark.values[i].isFinite, let middle = across(mark.positions[i]) else { continue }
      let isNegative = mark.values[i] < mark.bases[i]
      let error = mark.errors.map { $0[i].isFinite ? $0[i] : 0 } ?? 0
      let tip = isNegative ? mark.values[i] - error : mark.values[i] + error
      guard let end = along(clamped(tip, along)) else { continue }
      if isUpright {
        svg.text(labels[i], x: middle, y: end + (isNegative ? 9 : -8), anchor: .middle)
      } else {
        svg.text(
          labels[i], x: end + (isNegative ? -5 : 5), y: middle, anchor: isNegative ? .end : .start)
      }
    }
  }

  /// Labels above neighbouring bars must not touch; else they are all left out.
  private func uprightLabelsFit(_ mark: BarMark, _ labels: [String]) -> Bool {
    let places = zip(mark.positions, labels).compactMap { position, label in
      layout.x(position).map { (at: $0, half: TextMetrics.width(label, size: Metrics.font) / 2) }
    }.sorted { $0.at < $1.at }
    return zip(places, places.dropFirst()).allSatisfy { $0.at + $0.half + 2 <= $1.at - $1.half }
  }

  func draw(_ mark: BoxMark, _ svg: inout SVGWriter) {
    let n = Numerals.coordinate
    for (i, box) in mark.summaries.enumerated() {
      let ink = Ink.series(i)
      guard let left = layout.x(mark.positions[i] - mark.width / 2),
        let right = layout.x(mark.positions[i] + mark.width / 2),
        let q1 = layout.y(box.lowerQuartile),
        let q3 = layout.y(box.upperQuartile), let median = layout.y(box.median),
        let low = layout.y(box.lowWhisker), let high = layout.y(box.highWhisker)
      else { continue }
      let middle = (left + right) / 2
      let cap = (right - left) / 4
      svg.raw(
        "<path d=\"M\(n(left)) \(n(q1))V\(n(q3))H\(n(right))V\(n(q1))z\" opacity=\".3\" "
          + "\(svg.fill(ink))/>")
      svg.raw(
        "<path d=\"M\(n(left)) \(n(q1))V\(n(q3))H\(n(right))V\(n(q1))zM\(n(middle)) \(n(q3))V\(n(high))"
          + "M\(n(middle)) \(n(q1))V\(n(low))M\(n(middle - cap)) \(n(high))h\(n(2 * cap))"
          + "M\(n(middle - cap)) \(n(low))h\(n(2 * cap))\" \(svg.stroke(ink, width: 1.4))/>")
      svg.raw(
        "<path d=\"M\(n(left)) \(n(median))H\(n(right))\" \(svg.stroke(ink, width: 2.6))/>")
      var outliers = PointMark(
        box.outliers.map { _ in mark.positions[i] }, box.outliers, ink: ink)
      outliers.size = 4
      outliers.isHollow = true
      draw(outliers, &svg)
    }
  }

  func draw(_ mark: CellMark, _ svg: inout SVGWriter) {
    let n = Numerals.coordinate
    let gap = min(plot.width / Double(mark.columns), plot.height / Double(mark.rows)) > 12 ? 1.0 : 0
    for row in 0..<mark.rows {
      for column in 0..<mark.columns {
        let i = row * mark.columns + column
        guard let level = mark.level(mark.values[i]), let left = layout.x(Double(column) - 0.5),
          let right = layout.x(Double(column) + 0.5), let a = layout.y(Double(row) - 0.5),
          let b = layout.y(Double(row) + 0.5)
        else { continue }
        let (x, y) = (min(left, right), min(a, b))
        let (width, height) = (abs(right - left) - gap, abs(b - a) - gap)
        let color = Palette.ramp(level, mark.ramp)
        svg.raw(
          "<rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(width))\" height=\"\(n(height))\" "
            + "fill=\"\(color.hex)\"/>")
        guard !mark.texts.isEmpty else { continue }
        drawCellText(
          mark.texts[i], in: Rect(x: x, y: y, width: width, height: height), dark: color.darkText,
          &svg)
      }
    }
  }

  /// One or two lines in the middle of a cell, left out where they do not fit.
  private func drawCellText(_ text: String, in cell: Rect, dark: Bool, _ svg: inout SVGWriter) {
    let lines = text.split(separator: "\n").map(String.init)
    let size = cell.width > 90 && cell.height > 60 ? 15.0 : Metrics.font
    let widest = lines.map { TextMetrics.width($0, size: size) }.max() ?? 0
    guard widest + 4 <= cell.width, Double(lines.count) * (size + 3) <= cell.height else { return }
    let n = Numerals.coordinate
    let fill = dark ? "#1b1f24" : "#ffffff"
    for (i, line) in lines.enumerated() {
      let offset = (Double(i) - Double(lines.count - 1) / 2) * (size + 4)
      let y = cell.y + cell.height / 2 + offset + size * 0.35
      svg.raw(
        "<text x=\"\(n(cell.x + cell.width / 2))\" y=\"\(n(y))\" text-anchor=\"middle\" "
          + "font-size=\"\(n(size))\" style=\"fill:\(fill)\">\(SVGWriter.escaped(line))</text>")
    }
  }
}
