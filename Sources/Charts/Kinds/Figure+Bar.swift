/// A named column of bar heights.
public struct BarSeries: Sendable, Equatable {
  public var name: String
  public var values: [Double]
  /// Half-lengths of the error bars.
  public var errors: [Double]?

  public init(_ name: String = "", values: [Double], errors: [Double]? = nil) {
    (self.name, self.values, self.errors) = (name, values, errors)
  }
}

extension Figure {
  /// Upright bars over categories; several series stand side by side or stacked.
  ///
  /// - Throws: `ChartError` where a series has not one value a category.
  public static func bar(
    _ categories: [String], _ series: [BarSeries], stacked: Bool = false,
    options: ChartOptions = ChartOptions()
  ) throws -> Figure {
    let marks = try bars("bar", .vertical, categories, series, stacked)
    var x = options.xAxis()
    x.scale = .category(categories)
    return options.figure(Panel(x: x, y: options.yAxis(), marks: marks))
  }

  /// Lying bars, the first category on top: for long names.
  ///
  /// - Throws: `ChartError` where a series has not one value a category.
  public static func barh(
    _ categories: [String], _ series: [BarSeries], stacked: Bool = false,
    options: ChartOptions = ChartOptions()
  ) throws -> Figure {
    let marks = try bars("barh", .horizontal, categories, series, stacked)
    var y = options.yAxis()
    (y.scale, y.reversed) = (.category(categories), true)
    let rows = Double(categories.count) * (stacked ? 1 : Double(max(series.count, 1)))
    return options.figure(
      Panel(x: withGrid(options.xAxis()), y: y, marks: marks),
      height: min(max(120 + rows * 18, 160), 1600))
  }

  private static func bars(
    _ chart: String, _ orientation: Orientation, _ categories: [String], _ series: [BarSeries],
    _ stacked: Bool
  ) throws -> [Mark] {
    let count = Double(max(series.count, 1))
    var tops = [Double](repeating: 0, count: categories.count)
    var bottoms = tops
    var marks: [Mark] = []
    for (i, one) in series.enumerated() {
      try ChartError.check(chart, "values", one.values.count, as: "categories", categories.count)
      if let errors = one.errors {
        try ChartError.check(chart, "errors", errors.count, as: "categories", categories.count)
      }
      let width = stacked ? 0.72 : 0.8 / count
      let offset = stacked ? 0 : (Double(i) - (count - 1) / 2) * width
      var bases = [Double](repeating: 0, count: categories.count)
      var values = one.values
      if stacked {
        for (k, value) in one.values.enumerated() where value.isFinite {
          bases[k] = value < 0 ? bottoms[k] : tops[k]
          values[k] = bases[k] + value
          if value < 0 { bottoms[k] = values[k] } else { tops[k] = values[k] }
        }
      }
      var mark = BarMark(
        orientation, positions: categories.indices.map { Double($0) + offset }, values: values,
        bases: bases, ink: .series(i), label: one.name)
      mark.width = width * (stacked || count == 1 ? 1 : 0.94)
      mark.errors = one.errors
      if !stacked { mark.valueLabels = one.values.map { Numerals.short($0) } }
      marks.append(.bars(mark))
    }
    return marks
  }
}
