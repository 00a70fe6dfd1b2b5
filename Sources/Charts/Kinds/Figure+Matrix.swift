extension Figure {
  /// A matrix as coloured cells.
  ///
  /// - Parameters:
  ///   - values: row by row; missing values leave a gap.
  ///   - diverging: blue over white to vermilion around zero; nil chooses it for data of both signs.
  ///   - annotate: writes the numbers into the cells; nil does so up to 15 by 15.
  /// - Throws: `ChartError` where the values are not rows times columns.
  public static func heatmap(
    _ values: [Double], rows: [String], columns: [String], diverging: Bool? = nil,
    annotate: Bool? = nil, range: ClosedRange<Double>? = nil, colorLabel: String = "",
    options: ChartOptions = ChartOptions()
  ) throws -> Figure {
    guard values.count == rows.count * columns.count, !values.isEmpty else {
      throw ChartError(
        "heatmap: \(values.count) values for \(rows.count) rows and \(columns.count) columns")
    }
    let finite = values.filter(\.isFinite)
    let (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    let isDiverging = diverging ?? (low < 0 && high > 0)
    let reach = max(abs(low), abs(high))
    var cells = CellMark(
      rows: rows.count, columns: columns.count, values: values,
      range: range ?? (isDiverging ? -reach...reach : low...high))
    cells.ramp = isDiverging ? .diverging : .sequential
    cells.barLabel = colorLabel
    if annotate ?? (rows.count <= 15 && columns.count <= 15) {
      cells.texts = values.map { $0.isFinite ? Numerals.short($0) : "" }
    }
    return options.figure(
      matrixPanel(cells, rows, columns, options), width: 640,
      height: min(max(150 + Double(rows.count) * 24, 240), 900))
  }

  static func matrixPanel(
    _ cells: CellMark, _ rows: [String], _ columns: [String], _ options: ChartOptions
  ) -> Panel {
    Panel(
      x: Axis(options.xLabel ?? "", scale: .category(columns), grid: false),
      y: Axis(options.yLabel ?? "", scale: .category(rows), grid: false, reversed: true),
      marks: [.cells(cells)])
  }

  /// Counts of true (rows) against predicted classes (columns), coloured by the share of the row.
  ///
  /// - Throws: `ChartError` where the matrix is not square with one name a class.
  public static func confusion(
    _ counts: [[Int]], classes: [String], options: ChartOptions = ChartOptions()
  ) throws -> Figure {
    guard counts.count == classes.count, counts.allSatisfy({ $0.count == classes.count }),
      !classes.isEmpty
    else {
      throw ChartError("confusion: needs a square matrix with one name a class")
    }
    var shares: [Double] = []
    var texts: [String] = []
    for row in counts {
      let total = row.reduce(0, +)
      for count in row {
        let share = total > 0 ? Double(count) / Double(total) : 0
        shares.append(share)
        texts.append("\(count)\n" + Numerals.fixed(share * 100, 1) + "%")
      }
    }
    var cells = CellMark(
      rows: classes.count, columns: classes.count, values: shares, range: 0...1)
    cells.texts = texts
    var options = options
    options.xLabel = options.xLabel ?? "predicted"
    options.yLabel = options.yLabel ?? "true"
    var panel = matrixPanel(cells, classes, classes, options)
    panel.isSquare = true
    let side = min(max(220 + 40 * Double(classes.count), 340), 800)
    return options.figure(panel, width: side, height: side)
  }
}
