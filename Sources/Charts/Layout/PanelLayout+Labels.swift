extension PanelLayout {
  /// Chooses ticks and the text of their labels for the current drawing area.
  mutating func placeTicks() {
    placeYTicks()
    if let names = panel.x.categories { placeCategories(names) } else { placeXTicks() }
  }

  private mutating func placeYTicks() {
    let room = outer.width * Metrics.categoryShare
    let ticks = Ticks.chosen(panel.y, y, spacing: 34) { _ in true }
    let placed = ticks.compactMap { tick -> PlacedLabel? in
      guard y.holds(tick.value), let pixel = y(tick.value) else { return nil }
      let text = TextMetrics.elided(tick.label, to: room, size: Metrics.font)
      return PlacedLabel(
        text: text, full: text == tick.label ? nil : tick.label, anchor: pixel, position: pixel)
    }
    yTicks = panel.y.categories == nil ? placed : Self.thinned(placed, spacing: Metrics.font + 1)
  }

  private mutating func placeXTicks() {
    xTicksAreSlanted = false
    let ticks = Ticks.chosen(panel.x, x, spacing: 55) { ticks in
      zip(ticks, ticks.dropFirst()).allSatisfy { a, b in
        guard let first = x(a.value), let second = x(b.value) else { return true }
        let widths = TextMetrics.width(a.label + b.label, size: Metrics.font)
        return abs(second - first) >= widths / 2 + 9
      }
    }
    xTicks = ticks.compactMap { tick in
      guard x.holds(tick.value), let pixel = x(tick.value) else { return nil }
      return PlacedLabel(text: tick.label, anchor: pixel, position: pixel)
    }
    xTicks.sort { $0.anchor < $1.anchor }
  }

  /// Names side by side where they fit, else slanted, else slanted with some left out.
  private mutating func placeCategories(_ names: [String]) {
    guard !names.isEmpty else { return xTicks = [] }
    let slot = plot.width / Double(names.count)
    let widest = names.map { TextMetrics.width($0, size: Metrics.font) }.max() ?? 0
    xTicksAreSlanted = widest + 8 > slot
    let limit = xTicksAreSlanted ? outer.height * 0.3 / Self.slantSine : slot
    let placed = names.enumerated().compactMap { index, name -> PlacedLabel? in
      guard let pixel = x(Double(index)) else { return nil }
      let text = TextMetrics.elided(name, to: limit, size: Metrics.font)
      return PlacedLabel(
        text: text, full: text == name ? nil : name, anchor: pixel, position: pixel)
    }
    xTicks = Self.thinned(
      placed.sorted { $0.anchor < $1.anchor }, spacing: xTicksAreSlanted ? Metrics.font + 6 : 1)
  }

  /// Every n-th label, so that two are at least `spacing` pixels apart.
  private static func thinned(_ labels: [PlacedLabel], spacing: Double) -> [PlacedLabel] {
    guard labels.count > 1 else { return labels }
    let pitch = abs(labels[1].anchor - labels[0].anchor)
    guard pitch > 0, pitch < spacing else { return labels }
    let step = Int((spacing / pitch).rounded(.up))
    return labels.enumerated().filter { $0.offset % step == 0 }.map(\.element)
  }

  /// Labels of vertical rules go in a strip above the drawing area, those of horizontal ones to
  /// the right of it.
  mutating func placeRuleLabels() {
    strip = []
    margin = []
    for case .rule(let rule) in panel.marks where !rule.label.isEmpty {
      switch rule.place {
      case .vertical(let value):
        guard x.holds(value), let pixel = x(value) else { continue }
        strip.append(PlacedLabel(text: rule.label, anchor: pixel, position: pixel, ink: rule.ink))
      case .horizontal(let value):
        guard y.holds(value), let pixel = y(value) else { continue }
        let text = TextMetrics.elided(rule.label, to: outer.width * 0.3, size: Metrics.font)
        margin.append(
          PlacedLabel(
            text: text, full: text == rule.label ? nil : rule.label, anchor: pixel,
            position: pixel, ink: rule.ink))
      case .segment: continue
      }
    }
    stackStrip()
    spreadMargin()
  }

  /// Like flags on poles: a label begins (or, near the right edge, ends) beside its line, in the
  /// lowest row where it covers no other label and no line runs through any.
  private mutating func stackStrip() {
    strip.sort { ($0.anchor, $0.text) > ($1.anchor, $1.text) }
    var placed: [(span: ClosedRange<Double>, pole: Double, row: Int)] = []
    for i in strip.indices {
      strip[i].text = TextMetrics.elided(strip[i].text, to: outer.width, size: Metrics.font)
      let span = stripSpan(strip[i])
      let pole = strip[i].anchor
      strip[i].position = (span.lowerBound + span.upperBound) / 2
      let row = (0...placed.count).first { row in
        placed.allSatisfy { other in
          let apart =
            other.span.upperBound + 6 <= span.lowerBound
            || span.upperBound + 6 <= other.span.lowerBound
          if other.row == row { return apart }
          return other.row < row ? !other.span.contains(pole) : !span.contains(other.pole)
        }
      }
      strip[i].row = row ?? placed.count
      placed.append((span, pole, strip[i].row))
    }
  }

  /// Where a strip label reaches from and to: centred where it is alone.
  private func stripSpan(_ label: PlacedLabel) -> ClosedRange<Double> {
    let width = TextMetrics.width(label.text, size: Metrics.font)
    if strip.count == 1 {
      let center = min(max(label.anchor, outer.x + width / 2), outer.right - width / 2)
      return center - width / 2...center + width / 2
    }
    let start =
      label.anchor + 4 + width <= outer.right ? label.anchor + 4 : label.anchor - 4 - width
    let inside = max(start, outer.x)
    return inside...inside + width
  }

  private mutating func spreadMargin() {
    margin.sort { ($0.anchor, $0.text) < ($1.anchor, $1.text) }
    let pitch = Metrics.font + 2
    for i in margin.indices.dropFirst() {
      margin[i].position = max(margin[i].position, margin[i - 1].position + pitch)
    }
    var limit = outer.bottom - pitch / 2
    for i in margin.indices.reversed() {
      margin[i].position = min(margin[i].position, limit)
      limit = margin[i].position - pitch
    }
  }
}
