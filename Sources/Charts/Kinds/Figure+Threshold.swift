extension Figure {
  /// F1, precision and recall of `score > threshold` over a grid of thresholds, the best F1 marked.
  ///
  /// - Parameters:
  ///   - grid: ascending thresholds; nil for 0.005 to 0.995 in 199 steps.
  ///   - band: lower and upper F1 at each threshold, drawn behind the curve.
  /// - Throws: `ChartError` for scores of one class only or a grid that does not ascend.
  public static func threshold(
    _ model: Scored, grid: [Double]? = nil, band: (low: [Double], high: [Double])? = nil,
    options: ChartOptions = ChartOptions()
  ) throws -> Figure {
    try model.check("threshold")
    let grid = grid ?? (1...199).map { Double($0) / 200 }
    guard grid.count > 1, zip(grid, grid.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw ChartError("threshold: the grid must ascend and hold two values or more")
    }
    let curves = ThresholdCurves(model, grid: grid)
    var marks: [Mark] = []
    if let band {
      try ChartError.check("threshold", "band", band.low.count, as: "grid", grid.count)
      try ChartError.check("threshold", "band", band.high.count, as: "grid", grid.count)
      marks.append(.area(AreaMark(grid, low: band.low, high: band.high, ink: .series(0))))
    }
    var precision = LineMark(grid, curves.precision, ink: .series(1), label: "precision")
    var recall = LineMark(grid, curves.recall, ink: .series(2), label: "recall")
    (precision.dash, recall.dash) = (.dashed, .dotted)
    var f1 = LineMark(grid, curves.f1, ink: .series(0), label: "F1")
    f1.width = 2.4
    marks += [.line(precision), .line(recall), .line(f1)]
    let best = curves.best
    let isAtEdge = best == 0 || best == grid.count - 1
    let label =
      "best F1 \(Numerals.fixed(curves.f1[best], 4)) at \(Numerals.fixed(grid[best], 3))"
      + (isAtEdge ? ", the edge of the grid" : "")
    marks.append(.rule(RuleMark(.vertical(grid[best]), ink: .series(0), label: label)))
    var point = PointMark([grid[best]], [curves.f1[best]], ink: .series(0))
    point.size = 9
    marks.append(.points(point))
    let panel = Panel(
      x: options.xAxis("threshold"), y: options.yAxis("score", range: 0...1), marks: marks)
    return options.figure(panel, title: "F1 by threshold")
  }
}

/// What a classifier scores at each threshold of a grid.
struct ThresholdCurves {
  var f1: [Double] = []
  var precision: [Double] = []
  var recall: [Double] = []

  init(_ model: Scored, grid: [Double]) {
    let order = model.scores.indices.sorted { model.scores[$0] < model.scores[$1] }
    let positives = Double(model.labels.count { $0 })
    var rank = 0
    var (hits, chosen) = (positives, Double(order.count))
    for threshold in grid {
      while rank < order.count, model.scores[order[rank]] <= threshold {
        chosen -= 1
        if model.labels[order[rank]] { hits -= 1 }
        rank += 1
      }
      f1.append(2 * hits / (chosen + positives))
      precision.append(chosen > 0 ? hits / chosen : .nan)
      recall.append(hits / positives)
    }
  }

  /// The first of the highest F1s.
  var best: Int { f1.indices.max { (f1[$0], $1) < (f1[$1], $0) } ?? 0 }
}
