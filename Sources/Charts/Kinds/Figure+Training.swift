/// One metric by boosting round.
public struct TrainingCurve: Sendable, Equatable {
  public var name: String
  public var values: [Double]
  /// The round that was kept, counted from 1.
  public var best: Int?
  /// Curves of the same group share a colour (the folds of one run).
  public var group: Int?
  /// Drawn dashed: a training set beside its validation set.
  public var isTraining = false

  public init(
    _ name: String, values: [Double], best: Int? = nil, group: Int? = nil, isTraining: Bool = false
  ) {
    (self.name, self.values, self.best, self.group) = (name, values, best, group)
    self.isTraining = isTraining
  }
}

/// The scores of one run's folds.
public struct FoldScores: Sendable, Equatable {
  public var name: String
  public var scores: [Double]
  /// The score of all out-of-fold predictions together.
  public var pooled: Double?

  public init(_ name: String = "", scores: [Double], pooled: Double? = nil) {
    (self.name, self.scores, self.pooled) = (name, scores, pooled)
  }
}

extension Figure {
  /// Metrics by round, with the best round of each curve marked.
  public static func history(
    _ curves: [TrainingCurve], metric: String = "", options: ChartOptions = ChartOptions()
  ) throws -> Figure {
    var marks: [Mark] = []
    let order = curves.indices.sorted {
      (curves[$0].isTraining ? 0 : 1, $0) < (curves[$1].isTraining ? 0 : 1, $1)
    }
    for i in order {
      let curve = curves[i]
      let ink = Ink.series(curve.group ?? i)
      let rounds = curve.values.indices.map { Double($0 + 1) }
      var line = LineMark(rounds, curve.values, ink: ink, label: curve.name)
      line.dash = curve.isTraining ? .dashed : .solid
      line.width = 1.5
      marks.append(.line(line))
      guard let best = curve.best else { continue }
      guard best >= 1, best <= curve.values.count else {
        throw ChartError(
          "history: best round \(best) of '\(curve.name)' is not in 1 to \(curve.values.count)")
      }
      var point = PointMark([Double(best)], [curve.values[best - 1]], ink: ink, label: curve.name)
      point.shape = MarkerShape.of(curve.group ?? i)
      point.size = 8
      marks.append(.points(point))
    }
    let panel = Panel(
      x: options.xAxis("round", integers: true), y: options.yAxis(metric), marks: marks)
    return options.figure(panel, title: "Training history")
  }

  /// The score of each fold, the mean with its standard error, and the pooled score, by run.
  public static func folds(
    _ runs: [FoldScores], metric: String = "score", options: ChartOptions = ChartOptions()
  ) throws -> Figure {
    guard let count = runs.map(\.scores.count).max(), count > 0 else {
      throw ChartError("folds: no scores")
    }
    var marks: [Mark] = []
    for (i, run) in runs.enumerated() {
      let positions = run.scores.indices.map { fold in
        Double(fold) + 0.16 * (Double(i) - Double(runs.count - 1) / 2)
      }
      marks += meanBand(run, i, count, name: runs.count > 1 ? run.name + " " : "")
      var points = PointMark(positions, run.scores, ink: .series(i), label: run.name)
      points.shape = MarkerShape.of(i)
      points.size = 8
      marks.append(.points(points))
      if let pooled = run.pooled {
        let label = (runs.count > 1 ? run.name + " " : "") + "pooled " + Numerals.fixed(pooled, 4)
        marks.append(.rule(RuleMark(.horizontal(pooled), ink: .series(i), label: label)))
      }
    }
    var x = options.xAxis("fold")
    x.scale = .category((1...count).map(String.init))
    return options.figure(
      Panel(x: x, y: options.yAxis(metric), marks: marks, showsLegend: runs.count > 1),
      title: "Scores by fold", height: 340)
  }

  private static func meanBand(_ run: FoldScores, _ index: Int, _ count: Int, name: String)
    -> [Mark]
  {
    let finite = run.scores.filter(\.isFinite)
    guard finite.count > 1 else { return [] }
    let n = Double(finite.count)
    let mean = finite.reduce(0, +) / n
    let variance = finite.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    let error = (variance / n).squareRoot()
    let ends = [-0.5, Double(count) - 0.5]
    var area = AreaMark(
      ends, low: [mean - error, mean - error], high: [mean + error, mean + error],
      ink: .series(index))
    area.opacity = 0.15
    var rule = RuleMark(
      .horizontal(mean), ink: .series(index),
      label: name + "mean " + Numerals.fixed(mean, 4) + " ± " + Numerals.fixed(error, 4))
    rule.dash = .solid
    return [.area(area), .rule(rule)]
  }

  /// The most important features as lying bars.
  ///
  /// - Parameters:
  ///   - errors: one a feature, the spread over folds.
  ///   - top: how many to show.
  public static func importance(
    _ features: [String], _ values: [Double], errors: [Double]? = nil, top: Int = 20,
    options: ChartOptions = ChartOptions()
  ) throws -> Figure {
    try ChartError.check("importance", "values", values.count, as: "features", features.count)
    if let errors {
      try ChartError.check("importance", "errors", errors.count, as: "features", features.count)
    }
    let order = values.indices.filter { values[$0].isFinite }
      .sorted { (values[$0], $1) > (values[$1], $0) }.prefix(max(top, 1))
    var options = options
    options.xLabel = options.xLabel ?? "gain"
    options.title =
      options.title
      ?? (order.count < features.count
        ? "Top \(order.count) of \(features.count) features" : "Feature importance")
    return try barh(
      order.map { features[$0] },
      [
        BarSeries(values: order.map { values[$0] }, errors: errors.map { e in order.map { e[$0] } })
      ],
      options: options)
  }
}
