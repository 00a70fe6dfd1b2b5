extension PanelText {
  /// One line a bar, whatever way the bars stand in the picture.
  func writeBars(to text: inout TerminalText) {
    let names = panel.y.categories ?? panel.x.categories ?? []
    var series: [BarMark] = []
    for case .bars(let bars) in panel.marks { series.append(bars) }
    let values = series.flatMap { zip($0.values, $0.bases).flatMap { [$0.0, $0.1] } }
    let finite = values.filter(\.isFinite)
    let (low, high) = (min(finite.min() ?? 0, 0), max(finite.max() ?? 1, 0))
    let nameWidth = min(names.map(\.count).max() ?? 0, columns * 2 / 5)
    let labels = series.map { bars in
      bars.values.indices.map { Numerals.short(bars.values[$0] - bars.bases[$0]) }
    }
    let labelWidth = labels.flatMap { $0 }.map(\.count).max() ?? 0
    let room = max(columns - nameWidth - labelWidth - 3, 5)
    for i in names.indices {
      for (s, bars) in series.enumerated() {
        guard i < bars.values.count else { continue }
        let name = s == 0 ? TerminalText.elided(names[i], to: nameWidth) : ""
        var line = TerminalText.cells(
          TerminalText.padded(name, to: nameWidth, right: true) + " │", nil)
        let bar = Self.bar(from: bars.bases[i], to: bars.values[i], low: low, high: high, room)
        line += TerminalText.cells(bar, bars.ink)
        line += TerminalText.cells(" " + labels[s][i], .muted)
        text.add(line)
      }
    }
    if !axisLabel.isEmpty {
      text.add(TerminalText.padded("", to: nameWidth + 2) + axisLabel, .muted)
    }
    writeLegend(to: &text)
  }

  private var axisLabel: String { panel.y.categories == nil ? panel.y.label : panel.x.label }

  /// Blocks from one value to another, to an eighth of a character at the right end.
  static func bar(from base: Double, to value: Double, low: Double, high: Double, _ room: Int)
    -> String
  {
    guard value.isFinite, base.isFinite, high > low else { return "" }
    let unit = Double(room) / (high - low)
    let left = Int(((min(base, value) - low) * unit).rounded())
    let right = (max(base, value) - low) * unit
    let whole = max(0, Int(right) - left)
    let eighths = Int(((right - right.rounded(.down)) * 8).rounded(.down))
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let tail = Int(right) >= left ? parts[eighths] : ""
    return String(repeating: " ", count: left) + String(repeating: "█", count: whole) + tail
  }

  /// A table of the numbers, each with a shade for its place on the ramp.
  func write(_ cells: CellMark, to text: inout TerminalText) {
    let rowNames = panel.y.categories ?? (0..<cells.rows).map(String.init)
    let columnNames = panel.x.categories ?? (0..<cells.columns).map(String.init)
    let contents = (0..<cells.values.count).map { i in
      cells.texts.isEmpty
        ? Numerals.short(cells.values[i])
        : cells.texts[i].split(separator: "\n").joined(separator: " ")
    }
    let nameWidth = min(rowNames.map(\.count).max() ?? 0, columns / 3)
    let needed = max(contents.map(\.count).max() ?? 0, 4)
    let isCompact = nameWidth + 2 + (needed + 3) * cells.columns > columns
    let width = isCompact ? 1 : needed + 2
    let room = max(columns - nameWidth - 2, 1)
    let step = isCompact ? (cells.columns + room - 1) / room : 1
    if !axisTitle.isEmpty { text.add(axisTitle, .muted) }
    if !isCompact {
      let head = columnNames.map {
        TerminalText.padded(TerminalText.elided($0, to: width), to: width, right: true)
      }
      text.add(TerminalText.padded("", to: nameWidth + 2) + head.joined(separator: " "), .muted)
    }
    for row in 0..<cells.rows {
      let name = TerminalText.elided(rowNames[row], to: nameWidth)
      var line = TerminalText.cells(TerminalText.padded(name, to: nameWidth, right: true) + "  ")
      for column in stride(from: 0, to: cells.columns, by: step) {
        let i = row * cells.columns + column
        let level = cells.level(cells.values[i])
        let shade = level.map { String(Array("·░▒▓█")[min(Int($0 * 5), 4)]) } ?? " "
        let ink = level.map { Ink.ramp($0) }
        let body = isCompact ? "" : TerminalText.padded(contents[i], to: width - 1, right: true)
        line += TerminalText.cells(shade, ink) + TerminalText.cells(body)
        if !isCompact { line += TerminalText.cells(" ") }
      }
      text.add(line)
    }
    if isCompact { writeShades(cells, step: step, &text) }
  }

  private func writeShades(_ cells: CellMark, step: Int, _ text: inout TerminalText) {
    let (low, high) = (cells.range.lowerBound, cells.range.upperBound)
    let thinned = step > 1 ? ", every \(step). column" : ""
    text.add("· \(Numerals.short(low))  ░▒▓  █ \(Numerals.short(high))" + thinned, .muted)
  }

  private var axisTitle: String {
    switch (panel.y.label.isEmpty, panel.x.label.isEmpty) {
    case (true, true): ""
    case (false, true): panel.y.label
    case (true, false): panel.x.label
    case (false, false): "\(panel.y.label) (rows) by \(panel.x.label) (columns)"
    }
  }

  /// One line a box: whiskers as lines, the box as blocks, the median as a gap-free bar.
  func write(_ boxes: BoxMark, to text: inout TerminalText) {
    let names = panel.x.categories ?? []
    let nameWidth = min(names.map(\.count).max() ?? 0, columns / 3)
    let room = max(columns - nameWidth - 3, 10)
    let (low, high) = Projection.domain(panel.y, extent: panel.yExtent)
    let scale = Projection(
      scale: panel.y.scale, low: low, high: high, start: 0, end: Double(room - 1))
    func column(_ value: Double) -> Int { Int((scale(value) ?? 0).rounded()) }
    for (i, box) in boxes.summaries.enumerated() {
      var cells = [Character](repeating: " ", count: room)
      func fill(_ from: Double, _ to: Double, _ character: Character) {
        for k in column(from)...max(column(to), column(from)) { cells[k] = character }
      }
      for outlier in box.outliers where scale.holds(outlier) { cells[column(outlier)] = "∘" }
      fill(box.lowWhisker, box.highWhisker, "─")
      cells[column(box.lowWhisker)] = "├"
      cells[column(box.highWhisker)] = "┤"
      fill(box.lowerQuartile, box.upperQuartile, "▒")
      cells[column(box.median)] = "█"
      let name = i < names.count ? TerminalText.elided(names[i], to: nameWidth) : ""
      text.add(
        TerminalText.cells(TerminalText.padded(name, to: nameWidth, right: true) + " │")
          + TerminalText.cells(String(cells), .series(i)))
    }
    writeScale(scale, nameWidth, &text)
  }

  private func writeScale(_ scale: Projection, _ indent: Int, _ text: inout TerminalText) {
    let ticks = Ticks.chosen(panel.y, scale, spacing: 12) { _ in true }
    var labels = [Character](repeating: " ", count: indent + 2 + Int(scale.end) + 1)
    var free = 0
    for tick in ticks {
      guard scale.holds(tick.value), let place = scale(tick.value) else { continue }
      let label = Array(tick.label)
      let start = min(
        indent + 2 + Int(place.rounded()) - label.count / 2, labels.count - label.count)
      guard start >= free else { continue }
      labels.replaceSubrange(start..<start + label.count, with: label)
      free = start + label.count + 1
    }
    text.add(String(labels), .muted)
    if !panel.y.label.isEmpty {
      text.add(TerminalText.padded("", to: indent + 2) + panel.y.label, .muted)
    }
  }
}
