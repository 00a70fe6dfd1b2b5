import Charts
import Search

/// The charts of a search.
enum OptunaFigures {
  /// Values by trial, and the best so far.
  static func history(
    _ study: Study, target: ((TrialRecord) -> Double)? = nil, targetName: String = "Objective Value"
  ) throws -> Figure {
    let trials = try study.trials.filter { $0.state == .complete }
    let value = target ?? { $0.values?[0] ?? .nan }
    let x = trials.map { Double($0.number) }
    let y = trials.map(value)
    var marks: [Mark] = [.points(PointMark(x, y, ink: .series(0), label: targetName))]
    if target == nil {
      let isMinimized = study.directions[0] == .minimize
      var best = isMinimized ? Double.infinity : -Double.infinity
      let bests = zip(trials, y).map { trial, value in
        if trial.isFeasible { best = isMinimized ? min(best, value) : max(best, value) }
        return best
      }
      var line = LineMark(x, bests, ink: .series(1), label: "Best Value")
      line.isStep = true
      marks.append(.line(line))
    }
    return Figure(
      title: "Optimization History",
      Panel(x: Axis("Trial", integers: true), y: Axis(targetName), marks: marks))
  }

  static func importance(
    _ values: [(name: String, value: Double)], targetName: String = "Objective Value"
  ) throws -> Figure {
    var options = ChartOptions(title: "Hyperparameter Importances")
    options.xLabel = "Importance for \(targetName)"
    return try Figure.importance(
      values.map(\.name), values.map(\.value), top: max(1, values.count), options: options)
  }

  /// The objective by each parameter, one panel a parameter.
  static func slices(
    _ study: Study, names: [String]? = nil, target: ((TrialRecord) -> Double)? = nil,
    targetName: String = "Objective Value"
  ) throws -> Figure {
    let trials = try study.trials.filter { $0.state == .complete }
    let names = try names ?? parameterNames(trials)
    let value = target ?? { $0.values?[0] ?? .nan }
    let panels = try names.map { name in
      let having = trials.filter { $0.parameter(name) != nil }
      guard !having.isEmpty else {
        throw SearchError("Parameter \(name) does not exist in your study.")
      }
      let axis = Self.axis(name, having)
      var points = PointMark(
        having.map { axis.place($0) }, having.map(value), ink: .series(0))
      points.inks = having.map { trial in
        .ramp((Double(trial.number) / Double(max(1, trials.count - 1)) * 63).rounded() / 63)
      }
      return Panel(x: axis.axis, y: Axis(targetName), marks: [.points(points)])
    }
    let columns = min(4, max(1, panels.count))
    let rows = (panels.count + columns - 1) / columns
    return Figure(
      title: "Slice Plot", panels: panels, columns: columns, width: Double(columns) * 260 + 60,
      height: Double(rows) * 240 + 60)
  }

  /// Two parameters against each other, coloured by the objective.
  static func contour(
    _ study: Study, _ first: String, _ second: String,
    target: ((TrialRecord) -> Double)? = nil, targetName: String = "Objective Value"
  ) throws -> Figure {
    let value = target ?? { $0.values?[0] ?? .nan }
    let trials = try study.trials.filter {
      $0.state == .complete && $0.parameter(first) != nil && $0.parameter(second) != nil
    }
    guard !trials.isEmpty else {
      throw SearchError("Parameters \(first) and \(second) do not occur together in your study.")
    }
    let (a, b) = (axis(first, trials), axis(second, trials))
    let values = trials.map(value)
    let finite = values.filter(\.isFinite)
    let (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    var points = PointMark(trials.map(a.place), trials.map(b.place), ink: .series(0))
    points.inks = values.map {
      $0.isFinite ? .ramp(high > low ? ($0 - low) / (high - low) : 0.5) : .muted
    }
    points.colors = ColorScale(range: low...max(high, low), label: targetName)
    return Figure(
      title: "Contour Plot", Panel(x: a.axis, y: b.axis, marks: [.points(points)]))
  }

  /// The reports of every trial by step.
  static func intermediateValues(_ study: Study) throws -> Figure {
    let trials = try study.trials.filter { !$0.reports.isEmpty }
    let marks = trials.enumerated().map { i, trial in
      let reports = trial.reports.sorted { $0.step < $1.step }
      var line = LineMark(
        reports.map { Double($0.step) }, reports.map(\.value), ink: .series(i % 8))
      line.opacity = 0.6
      return Mark.line(line)
    }
    return Figure(
      title: "Intermediate Values Plot",
      Panel(x: Axis("Step", integers: true), y: Axis("Intermediate Value"), marks: marks))
  }

  /// Which share of the trials are at most as high as a value.
  static func distribution(
    _ studies: [Study], target: ((TrialRecord) -> Double)? = nil,
    targetName: String = "Objective Value"
  ) throws -> Figure {
    let value = target ?? { $0.values?[0] ?? .nan }
    let marks = try studies.enumerated().map { i, study in
      let sorted = try study.trials.filter { $0.state == .complete }.map(value).sorted()
      let shares = sorted.indices.map { Double($0 + 1) / Double(sorted.count) }
      var line = LineMark(sorted, shares, ink: .series(i), label: study.name)
      line.isStep = true
      return Mark.line(line)
    }
    return Figure(
      title: "Empirical Distribution Function Plot",
      Panel(
        x: Axis(targetName), y: Axis("Cumulative Probability"), marks: marks,
        showsLegend: studies.count > 1))
  }

  /// The two objectives of a study against each other, the best trials apart.
  static func front(_ study: Study, names: [String]?) throws -> Figure {
    guard study.directions.count == 2 else {
      throw SearchError(
        "`plot_pareto_front` function only supports 2 or 3 objective studies when using this "
          + "function; mnb draws 2.")
    }
    let best = Set(try study.bestTrials.map(\.number))
    let trials = try study.trials.filter { $0.state == .complete }
    func points(_ isBest: Bool, _ label: String) -> Mark {
      let part = trials.filter { best.contains($0.number) == isBest }
      return .points(
        PointMark(
          part.map { $0.values![0] }, part.map { $0.values![1] }, ink: .series(isBest ? 1 : 0),
          label: label))
    }
    return Figure(
      title: "Pareto-front Plot",
      Panel(
        x: Axis(names?.first ?? "Objective 0"), y: Axis(names?.last ?? "Objective 1"),
        marks: [points(false, "Trial"), points(true, "Best Trial")]))
  }

  // MARK: Axes

  static func parameterNames(_ trials: [TrialRecord]) throws -> [String] {
    Array(Set(trials.flatMap { $0.parameters.map(\.name) })).sorted()
  }

  /// The axis of a parameter and where a trial stands on it.
  private static func axis(
    _ name: String, _ trials: [TrialRecord]
  ) -> (axis: Axis, place: (TrialRecord) -> Double) {
    let place: (TrialRecord) -> Double = { $0.parameter(name)?.value ?? .nan }
    switch trials[0].parameter(name)?.distribution {
    case .categorical(let d)?:
      let texts = d.choices.map { choice in
        if case .string(let text) = choice { text } else { choice.text }
      }
      return (Axis(name, scale: .category(texts)), place)
    case .float(let d)?: return (Axis(name, scale: d.log ? .log : .linear), place)
    case .int(let d)?: return (Axis(name, scale: d.log ? .log : .linear, integers: true), place)
    case nil: return (Axis(name), place)
    }
  }
}
