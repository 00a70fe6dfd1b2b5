extension Figure {
  /// Lines through points, one colour a series.
  ///
  /// - Parameter markers: draws the points too.
  /// - Throws: `ChartError` where x and y differ in length.
  public static func line(
    _ series: [Series], markers: Bool = false, options: ChartOptions = ChartOptions()
  ) throws -> Figure {
    var marks: [Mark] = []
    for (i, one) in series.enumerated() {
      try ChartError.check("line", "y", one.y.count, as: "x", one.x.count)
      var line = LineMark(one.x, one.y, ink: .series(i), label: one.name)
      line.dash = i / 8 % 2 == 0 ? .solid : .dashed
      marks.append(.line(line))
      guard markers else { continue }
      var points = PointMark(one.x, one.y, ink: .series(i), label: one.name)
      points.shape = MarkerShape.of(i)
      marks.append(.points(points))
    }
    return options.figure(Panel(x: options.xAxis(), y: options.yAxis(), marks: marks))
  }

  /// Points, told apart by colour and shape a series.
  ///
  /// - Parameters:
  ///   - colors: one value a point, for a single series coloured along a ramp.
  ///   - colorLabel: what those values are.
  /// - Throws: `ChartError` where columns differ in length.
  public static func scatter(
    _ series: [Series], colors: [Double]? = nil, colorLabel: String = "",
    options: ChartOptions = ChartOptions()
  ) throws -> Figure {
    let total = series.reduce(0) { $0 + $1.y.count }
    var marks: [Mark] = []
    for (i, one) in series.enumerated() {
      try ChartError.check("scatter", "y", one.y.count, as: "x", one.x.count)
      var points = PointMark(one.x, one.y, ink: .series(i), label: one.name)
      points.shape = MarkerShape.of(i)
      points.size = total > 2000 ? 4 : total > 300 ? 5 : 6.5
      points.opacity = total > 2000 ? 0.35 : total > 300 ? 0.55 : 0.8
      if let colors {
        guard series.count == 1 else {
          throw ChartError("scatter: colors and several series do not go together")
        }
        try ChartError.check("scatter", "colors", colors.count, as: "x", one.x.count)
        paint(&points, colors, colorLabel)
      }
      marks.append(.points(points))
    }
    return options.figure(
      Panel(x: withGrid(options.xAxis()), y: options.yAxis(), marks: marks))
  }

  private static func paint(_ points: inout PointMark, _ colors: [Double], _ label: String) {
    let finite = colors.filter(\.isFinite)
    let (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    points.inks = colors.map { value in
      guard value.isFinite else { return .muted }
      let level = high > low ? (value - low) / (high - low) : 0.5
      return .ramp((level * 63).rounded() / 63)
    }
    points.colors = ColorScale(range: low...max(high, low), label: label)
  }

  static func withGrid(_ axis: Axis) -> Axis {
    var axis = axis
    axis.grid = true
    return axis
  }
}
