/// A place in the picture.
struct Pixel: Equatable {
  var x: Double
  var y: Double
}

extension PanelDrawing {
  func draw(_ mark: LineMark, _ svg: inout SVGWriter) {
    var path = ""
    for run in runs(mark.x, mark.y) {
      let points = mark.isStep ? Self.stepped(run) : Self.thinned(run)
      path += clippedPath(points)
    }
    guard !path.isEmpty else { return }
    let alpha = mark.opacity < 1 ? " opacity=\"\(Numerals.coordinate(mark.opacity))\"" : ""
    svg.raw(
      "<path d=\"\(path)\" stroke-linejoin=\"round\"\(alpha) "
        + "\(svg.stroke(mark.ink, width: mark.width, dash: mark.dash))/>")
  }

  func draw(_ mark: AreaMark, _ svg: inout SVGWriter) {
    let n = Numerals.coordinate
    var upper: [Pixel] = []
    var lower: [Pixel] = []
    var path = ""
    func close() {
      if upper.count > 1 {
        let outline = upper + lower.reversed()
        path += "M" + outline.map { "\(n($0.x)) \(n($0.y))" }.joined(separator: "L") + "z"
      }
      (upper, lower) = ([], [])
    }
    for i in mark.x.indices {
      guard let x = layout.x(mark.x[i]), layout.x.holds(mark.x[i]),
        let low = layout.y(mark.low[i]), let high = layout.y(mark.high[i])
      else {
        close()
        continue
      }
      upper.append(Pixel(x: x, y: min(max(high, plot.y), plot.bottom)))
      lower.append(Pixel(x: x, y: min(max(low, plot.y), plot.bottom)))
    }
    close()
    guard !path.isEmpty else { return }
    svg.raw("<path d=\"\(path)\" opacity=\"\(n(mark.opacity))\" \(svg.fill(mark.ink))/>")
  }

  func draw(_ mark: RuleMark, _ svg: inout SVGWriter) {
    let ends: (Pixel, Pixel)?
    switch mark.place {
    case .vertical(let value):
      guard layout.x.holds(value), let x = layout.x(value) else { return }
      ends = (Pixel(x: x, y: plot.bottom), Pixel(x: x, y: plot.y))
    case .horizontal(let value):
      guard layout.y.holds(value), let y = layout.y(value) else { return }
      ends = (Pixel(x: plot.x, y: y), Pixel(x: plot.right, y: y))
    case .segment(let x0, let y0, let x1, let y1):
      guard let a = layout.x(x0), let b = layout.y(y0), let c = layout.x(x1), let d = layout.y(y1)
      else { return }
      ends = (Pixel(x: a, y: b), Pixel(x: c, y: d))
    }
    guard let (from, to) = ends else { return }
    let path = clippedPath([from, to])
    guard !path.isEmpty else { return }
    svg.raw("<path d=\"\(path)\" \(svg.stroke(mark.ink, width: 1.25, dash: mark.dash))/>")
  }

  /// Unbroken stretches of drawable points.
  private func runs(_ xs: [Double], _ ys: [Double]) -> [[Pixel]] {
    var runs: [[Pixel]] = []
    var run: [Pixel] = []
    for (x, y) in zip(xs, ys) {
      if let px = layout.x(x), let py = layout.y(y) {
        run.append(Pixel(x: px, y: py))
      } else if !run.isEmpty {
        runs.append(run)
        run = []
      }
    }
    if !run.isEmpty { runs.append(run) }
    return runs
  }

  private static func stepped(_ run: [Pixel]) -> [Pixel] {
    var points: [Pixel] = []
    for point in run {
      if let last = points.last { points.append(Pixel(x: point.x, y: last.y)) }
      points.append(point)
    }
    return points
  }

  /// First, lowest, highest and last point of each half pixel column, for long lines.
  static func thinned(_ run: [Pixel]) -> [Pixel] {
    guard run.count > 1500 else { return run }
    var kept: [Pixel] = []
    var start = 0
    func column(_ i: Int) -> Double { (run[i].x * 2).rounded(.down) }
    while start < run.count {
      var end = start + 1
      while end < run.count, column(end) == column(start) { end += 1 }
      var picks: Set<Int> = [start, end - 1]
      if let lowest = (start..<end).min(by: { run[$0].y < run[$1].y }) { picks.insert(lowest) }
      if let highest = (start..<end).max(by: { run[$0].y < run[$1].y }) { picks.insert(highest) }
      kept += picks.sorted().map { run[$0] }
      start = end
    }
    return kept
  }

  /// Path data of a polyline cut at the edges of the drawing area.
  private func clippedPath(_ points: [Pixel]) -> String {
    let n = Numerals.coordinate
    var path = ""
    var pen: Pixel?
    for (a, b) in zip(points, points.dropFirst()) {
      guard let (from, to) = clipped(a, b) else {
        pen = nil
        continue
      }
      if pen != from { path += "M\(n(from.x)) \(n(from.y))" }
      path += "L\(n(to.x)) \(n(to.y))"
      pen = to
    }
    return path
  }

  /// Liang and Barsky's clipping of one segment.
  private func clipped(_ a: Pixel, _ b: Pixel) -> (Pixel, Pixel)? {
    var (t0, t1) = (0.0, 1.0)
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let edges = [
      (-dx, a.x - plot.x + 0.01), (dx, plot.right + 0.01 - a.x), (-dy, a.y - plot.y + 0.01),
      (dy, plot.bottom + 0.01 - a.y),
    ]
    for (p, q) in edges {
      if p == 0 {
        if q < 0 { return nil }
      } else if p < 0 {
        t0 = max(t0, q / p)
      } else {
        t1 = min(t1, q / p)
      }
    }
    guard t0 <= t1 else { return nil }
    let from = t0 == 0 ? a : Pixel(x: a.x + t0 * dx, y: a.y + t0 * dy)
    let to = t1 == 1 ? b : Pixel(x: a.x + t1 * dx, y: a.y + t1 * dy)
    return (from, to)
  }
}
