extension Figure {
  /// True against false positive rate over all thresholds, with the area under each curve.
  public static func roc(_ models: [Scored], options: ChartOptions = ChartOptions()) throws
    -> Figure
  {
    var marks: [Mark] = [.rule(RuleMark(.segment(x0: 0, y0: 0, x1: 1, y1: 1)))]
    for (i, model) in models.enumerated() {
      try model.check("roc")
      let counts = Summary.Cumulative(model)
      let x = [0] + counts.falsePositives.map { $0 / counts.negatives }
      let y = [0] + counts.truePositives.map { $0 / counts.positives }
      var area = 0.0
      for k in 1..<x.count { area += (x[k] - x[k - 1]) * (y[k] + y[k - 1]) / 2 }
      let label = named(model.name, "AUC " + Numerals.fixed(area, 3))
      marks.append(.line(LineMark(x, y, ink: .series(i), label: label)))
    }
    let panel = Panel(
      x: withGrid(options.xAxis("false positive rate", range: 0...1)),
      y: options.yAxis("true positive rate", range: 0...1), marks: marks, isSquare: true)
    return options.figure(panel, title: "ROC curve", width: 460, height: 480)
  }

  static func named(_ name: String, _ value: String) -> String {
    name.isEmpty ? value : name + ", " + value
  }

  /// Precision against recall over all thresholds, with average precision, lines of equal F1 and
  /// the share of positives.
  ///
  /// - Parameter thresholds: one a model, marked on its curve.
  public static func pr(
    _ models: [Scored], thresholds: [Double] = [], options: ChartOptions = ChartOptions()
  ) throws -> Figure {
    if !thresholds.isEmpty {
      try ChartError.check("pr", "thresholds", thresholds.count, as: "models", models.count)
    }
    var marks = equalF1Lines()
    for (i, model) in models.enumerated() {
      try model.check("pr")
      let counts = Summary.Cumulative(model)
      let recall = counts.truePositives.map { $0 / counts.positives }
      let precision = zip(counts.truePositives, counts.falsePositives).map { $0 / ($0 + $1) }
      var average = 0.0
      for k in recall.indices {
        average += (recall[k] - (k > 0 ? recall[k - 1] : 0)) * precision[k]
      }
      let label = named(model.name, "AP " + Numerals.fixed(average, 3))
      marks.append(
        .line(LineMark([0] + recall, [precision[0]] + precision, ink: .series(i), label: label)))
      guard i < thresholds.count else { continue }
      let k = counts.thresholds.lastIndex { $0 > thresholds[i] } ?? 0
      var point = PointMark([recall[k]], [precision[k]], ink: .series(i))
      point.label = label
      point.size = 9
      marks.append(.points(point))
    }
    if let first = models.first {
      let share = Double(first.labels.count { $0 }) / Double(first.labels.count)
      marks.append(
        .rule(RuleMark(.horizontal(share), label: "positives " + Numerals.short(share))))
    }
    let panel = Panel(
      x: options.xAxis("recall", range: 0...1),
      y: options.yAxis("precision", range: 0...1), marks: marks)
    return options.figure(panel, title: "Precision and recall", width: 560, height: 440)
  }

  private static func equalF1Lines() -> [Mark] {
    [0.2, 0.4, 0.6, 0.8].map { f1 in
      let corner = f1 / (2 - f1)
      let recall = (0...60).map { corner + (1 - corner) * Double($0) / 60 }
      let precision = recall.map { f1 * $0 / (2 * $0 - f1) }
      var line = LineMark(recall, precision, ink: .muted, label: "equal F1: .2 .4 .6 .8")
      (line.width, line.opacity) = (1, 0.5)
      return .line(line)
    }
  }

  /// Observed share of positives against predicted probability, with Wilson intervals, over how
  /// many objects got each probability.
  ///
  /// - Parameters:
  ///   - bins: at most this many groups a model.
  ///   - quantiles: groups of equal size (else of equal width).
  public static func calibration(
    _ models: [Scored], bins: Int = 10, quantiles: Bool = false,
    options: ChartOptions = ChartOptions()
  ) throws -> Figure {
    guard bins > 0 else { throw ChartError("calibration: bins must be 1 or more, got \(bins)") }
    var marks: [Mark] = [
      .rule(RuleMark(.segment(x0: 0, y0: 0, x1: 1, y1: 1), label: "perfect"))
    ]
    var histograms: [Mark] = []
    for (i, model) in models.enumerated() {
      try model.check("calibration")
      guard model.scores.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
        throw ChartError("calibration: scores must be probabilities between 0 and 1")
      }
      marks += reliability(model, i, bins: bins, quantiles: quantiles)
      let edges = (0...25).map { Double($0) / 25 }
      let heights = Summary.histogram(model.scores, edges: edges).map(Double.init)
      var bars = BarMark(
        .vertical, positions: edges.dropLast().map { $0 + 0.02 }, values: heights,
        bases: heights.map { _ in 0.5 }, ink: .series(i))
      (bars.width, bars.opacity) = (0.036, models.count > 1 ? 0.5 : 0.9)
      histograms.append(.bars(bars))
    }
    let top = Panel(
      x: withGrid(Axis(range: 0...1)),
      y: Axis(options.yLabel ?? "observed share", range: 0...1), marks: marks)
    let largest = Double(models.map(\.scores.count).max() ?? 1)
    let bottom = Panel(
      x: Axis(options.xLabel ?? "predicted probability", range: 0...1, grid: false),
      y: Axis("objects", scale: .log, range: 0.5...largest * 1.5), marks: histograms)
    return Figure(
      title: options.title ?? "Calibration", panels: [top, bottom], width: options.width ?? 500,
      height: options.height ?? 560, rowHeights: [2.6, 1])
  }

  private static func reliability(_ model: Scored, _ index: Int, bins: Int, quantiles: Bool)
    -> [Mark]
  {
    let order = model.scores.indices.sorted { (model.scores[$0], $0) < (model.scores[$1], $1) }
    var groups: [[Int]] = []
    if quantiles {
      let size = Double(order.count) / Double(bins)
      groups = (0..<bins).map { Array(order[Int(Double($0) * size)..<Int(Double($0 + 1) * size)]) }
    } else {
      groups = (0..<bins).map { bin in
        order.filter { min(Int(model.scores[$0] * Double(bins)), bins - 1) == bin }
      }
    }
    var (x, y, low, high): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
    for group in groups where !group.isEmpty {
      let count = Double(group.count)
      let hits = Double(group.count { model.labels[$0] })
      let interval = Summary.wilson(hits, count, z: 1.96)
      x.append(group.reduce(0) { $0 + model.scores[$1] } / count)
      y.append(hits / count)
      low.append(interval.low)
      high.append(interval.high)
    }
    let brier =
      zip(model.scores, model.labels).reduce(0.0) { sum, pair in
        let error = pair.0 - (pair.1 ? 1 : 0)
        return sum + error * error
      } / Double(model.scores.count)
    let label = named(model.name, "Brier " + Numerals.fixed(brier, 4))
    var points = PointMark(x, y, ink: .series(index), label: label)
    points.shape = MarkerShape.of(index)
    let bars: [Mark] = zip(x, zip(low, high)).map { x, ends in
      var rule = RuleMark(.segment(x0: x, y0: ends.0, x1: x, y1: ends.1), ink: .series(index))
      rule.dash = .solid
      return .rule(rule)
    }
    return bars + [.line(LineMark(x, y, ink: .series(index), label: label)), .points(points)]
  }
}
