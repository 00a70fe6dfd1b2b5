/// One name of a legend with the swatch that stands before it.
struct LegendEntry: Equatable {
  enum Swatch: Equatable {
    case line(Dash)
    case marker(MarkerShape, hollow: Bool)
    case block(opacity: Double)
  }
  var label: String
  var full: String?
  var ink: Ink
  var swatches: [Swatch]
  /// Pixels from the legend's left edge.
  var x = 0.0

  static let swatchWidth = 18.0

  var width: Double { Self.swatchWidth + 5 + TextMetrics.width(label, size: Metrics.font) }

  /// The labelled marks in drawing order, in rows no wider than `width`.
  static func rows(of panel: Panel, width: Double) -> [[LegendEntry]] {
    guard panel.showsLegend else { return [] }
    var rows: [[LegendEntry]] = []
    var x = 0.0
    for var entry in entries(of: panel) {
      let text = TextMetrics.elided(
        entry.label, to: width - swatchWidth - 6, size: Metrics.font)
      if text != entry.label { (entry.full, entry.label) = (entry.label, text) }
      if rows.isEmpty || x + entry.width > width {
        rows.append([])
        x = 0
      }
      entry.x = x
      x += entry.width + 16
      rows[rows.count - 1].append(entry)
    }
    return rows
  }

  /// Marks with the same label and ink share an entry.
  static func entries(of panel: Panel) -> [LegendEntry] {
    var entries: [LegendEntry] = []
    for mark in panel.marks {
      guard let (label, ink, swatch) = swatch(of: mark), !label.isEmpty else { continue }
      if let i = entries.firstIndex(where: { $0.label == label && $0.ink == ink }) {
        if !entries[i].swatches.contains(swatch) { entries[i].swatches.append(swatch) }
      } else {
        entries.append(LegendEntry(label: label, ink: ink, swatches: [swatch]))
      }
    }
    return entries
  }

  private static func swatch(of mark: Mark) -> (String, Ink, Swatch)? {
    switch mark {
    case .line(let m): (m.label, m.ink, .line(m.dash))
    case .points(let m): (m.label, m.ink, .marker(m.shape, hollow: m.isHollow))
    case .bars(let m): (m.label, m.ink, .block(opacity: m.opacity))
    case .area(let m): (m.label, m.ink, .block(opacity: m.opacity))
    case .rule(let m):
      if case .segment = m.place { (m.label, m.ink, .line(m.dash)) } else { nil }
    case .boxes, .cells: nil
    }
  }
}
