@testable import Charts

/// Deterministic numbers for pictures.
struct Noise {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func uniform() -> Double {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return Double((z ^ (z >> 31)) >> 11) / 9_007_199_254_740_992
  }

  /// Nearly normal: twelve uniforms.
  mutating func normal() -> Double { (0..<12).reduce(-6.0) { sum, _ in sum + uniform() } }
}

/// One figure of each kind, with the shapes that experiments have.
enum Gallery {
  static func all() throws -> [(name: String, figure: Figure)] {
    [
      ("line", try line()), ("line-gaps", try lineWithGaps()), ("line-log", try logLine()),
      ("scatter", try scatter()), ("scatter-color", try coloredScatter()), ("bar", try bar()),
      ("bar-slanted", try slantedBar()), ("bar-stacked", try stackedBar()), ("barh", try barh()),
      ("hist", try hist()), ("hist-log", try logHist()), ("box", try box()),
      ("heatmap", try heatmap()), ("heatmap-large", try largeHeatmap()), ("roc", try roc()),
      ("pr", try pr()), ("calibration", try calibration()), ("threshold", try threshold()),
      ("threshold-edge", try thresholdAtEdge()), ("importance", try importance()),
      ("folds", try folds()), ("folds-two", try twoRuns()), ("history", try history()),
      ("confusion", try confusion()), ("confusion-multi", try multiConfusion()),
      ("lightcurve", try lightCurve()), ("lightcurve-linear", try linearLightCurve()),
      ("grid", try grid()), ("crowded-rules", crowdedRules()), ("hostile", try hostile()),
      ("empty", try empty()),
    ]
  }

  static func line() throws -> Figure {
    var options = ChartOptions(title: "Best value so far by trial")
    (options.xLabel, options.yLabel) = ("trial", "OOF F1")
    var noise = Noise(1)
    let series = ["TPE", "random", "CMA-ES"].enumerated().map { i, name in
      var best = 0.55
      let values = (0..<80).map { _ in
        best = max(best, 0.56 + 0.02 * Double(2 - i) + 0.03 * noise.normal())
        return best
      }
      return Series(name, y: values)
    }
    return try Figure.line(series, options: options)
  }

  static func lineWithGaps() throws -> Figure {
    let x = (0..<40).map { Double($0) / 4 }
    let y = x.map { $0 > 3 && $0 < 4 ? Double.nan : $0 * $0 * 12_000 - 100_000 }
    var options = ChartOptions(title: "A gap where values are missing, and large numbers")
    (options.xLabel, options.yLabel) = ("hours", "rows a second")
    return try Figure.line([Series("", x: x, y: y)], markers: true, options: options)
  }

  static func logLine() throws -> Figure {
    let x = [1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100]
    var options = ChartOptions(title: "Score by regularisation")
    (options.xLabel, options.yLabel, options.logX) = ("lambda", "log loss", true)
    return try Figure.line(
      [
        Series("training", x: x, y: [0.08, 0.082, 0.09, 0.101, 0.13, 0.17, 0.2]),
        Series("validation", x: x, y: [0.19, 0.18, 0.165, 0.149, 0.147, 0.176, 0.205]),
      ], markers: true, options: options)
  }

  static func scatter() throws -> Figure {
    var noise = Noise(2)
    let series = ["AGN", "SN Ia", "TDE"].enumerated().map { i, name in
      let count = i == 2 ? 40 : 150
      let points = (0..<count).map { _ in
        (Double(i) * 0.8 + noise.normal() * 0.6, 0.4 * Double(i * i) + noise.normal() * 0.5)
      }
      return Series(name, x: points.map(\.0), y: points.map(\.1))
    }
    var options = ChartOptions(title: "Colour at peak against decline")
    (options.xLabel, options.yLabel) = ("g − r at peak", "decline rate (per day)")
    return try Figure.scatter(series, options: options)
  }

  static func coloredScatter() throws -> Figure {
    var noise = Noise(3)
    let x = (0..<400).map { _ in noise.uniform() * 0.05 }
    let y = x.map { 0.6 + 1.2 * $0 + 0.02 * noise.normal() }
    var options = ChartOptions(title: "Trials: learning rate and score")
    (options.xLabel, options.yLabel) = ("learning_rate", "F1")
    return try Figure.scatter(
      [Series("", x: x, y: y)], colors: x.indices.map(Double.init), colorLabel: "trial",
      options: options)
  }

  static func bar() throws -> Figure {
    var options = ChartOptions(title: "OOF F1 by experiment")
    options.yLabel = "F1"
    return try Figure.bar(
      ["v110", "v111", "v112", "v113"],
      [
        BarSeries(
          "out of fold", values: [0.6243, 0.5661, 0.6745, 0.6824],
          errors: [0.03, 0.031, 0.029, 0.028]),
        BarSeries("nested", values: [0.61, 0.56, 0.64, 0.65], errors: [0.03, 0.03, 0.03, 0.03]),
      ], options: options)
  }

  static func slantedBar() throws -> Figure {
    let names = (1...18).map { "gp2d_feature_with_long_name_\($0)" }
    return try Figure.bar(
      names, [BarSeries(values: names.indices.map { Double(($0 * 7) % 11) - 3 })],
      options: ChartOptions(title: "Names that do not fit side by side"))
  }

  static func stackedBar() throws -> Figure {
    try Figure.bar(
      ["fold 1", "fold 2", "fold 3", "fold 4", "fold 5"],
      [
        BarSeries("AGN", values: [360, 355, 371, 348, 362]),
        BarSeries("SN", values: [219, 224, 208, 231, 217]),
        BarSeries("TDE", values: [30, 30, 29, 30, 29]),
      ], stacked: true, options: ChartOptions(title: "Classes by fold", yLabel: "objects"))
  }

  static func barh() throws -> Figure {
    try Figure.barh(
      ["load", "features", "folds", "train", "report"],
      [
        BarSeries("Python", values: [1.2, 12.4, 0.02, 3.1, 0.4]),
        BarSeries("mnb", values: [0.3, 1.9, 0.001, 0.9, 0.02]),
      ], options: ChartOptions(title: "Seconds by stage", xLabel: "seconds"))
  }

  static func hist() throws -> Figure {
    var noise = Noise(4)
    let a = (0..<900).map { _ in noise.normal() }
    let b = (0..<400).map { _ in 2 + 0.7 * noise.normal() }
    return try Figure.hist(
      [Sample("train", a), Sample("test", b)], density: true,
      options: ChartOptions(title: "Redshift drift", xLabel: "standardised redshift"))
  }

  static func logHist() throws -> Figure {
    var noise = Noise(5)
    let values = (0..<3000).map { _ in
      let u = noise.uniform()
      return u * u * u * u
    }
    var options = ChartOptions(title: "Out-of-fold predictions", xLabel: "probability")
    options.logY = true
    return try Figure.hist([Sample("", values)], bins: 40, options: options)
  }

  static func box() throws -> Figure {
    var noise = Noise(6)
    let samples = ["AGN", "SN Ia", "SN II", "SN Ib/c", "TDE"].enumerated().map { i, name in
      Sample(
        name, (0..<120).map { _ in Double(i) * 0.4 + noise.normal() * (0.5 + 0.15 * Double(i)) })
    }
    return try Figure.box(
      samples, options: ChartOptions(title: "Skew of the r flux by class", yLabel: "r_skew"))
  }

  static func heatmap() throws -> Figure {
    let names = ["r_skew", "g_skew", "flux_p25", "gp_gr_color_50d", "r_bazin_tau_fall", "Z"]
    var noise = Noise(7)
    var values = [Double](repeating: 1, count: 36)
    for i in 0..<6 {
      for j in 0..<i {
        let value = max(-1, min(1, noise.normal() * 0.45))
        values[i * 6 + j] = value
        values[j * 6 + i] = value
      }
    }
    return try Figure.heatmap(
      values, rows: names, columns: names, range: -1...1, colorLabel: "correlation",
      options: ChartOptions(title: "Correlation of features"))
  }

  static func largeHeatmap() throws -> Figure {
    let (rows, columns) = (24, 40)
    let values = (0..<rows * columns).map { i -> Double in
      let (r, c) = (Double(i / columns) - 12, Double(i % columns) - 20)
      return 100 / (1 + (r * r + c * c) / 40)
    }
    return try Figure.heatmap(
      values, rows: (0..<rows).map { "row \($0)" }, columns: (0..<columns).map { "column \($0)" },
      colorLabel: "counts", options: ChartOptions(title: "A large matrix"))
  }

  static func scored(_ seed: UInt64, count: Int = 1500, shift: Double = 2) -> Scored {
    var noise = Noise(seed)
    var labels: [Bool] = []
    var scores: [Double] = []
    for i in 0..<count {
      let label = i % 20 == 0
      labels.append(label)
      let x = noise.normal() + (label ? shift : 0) - 2.6
      // A rational squashing function: the same bits everywhere.
      scores.append(0.5 * (1 + x / (1 + x * x).squareRoot()))
    }
    return Scored("", labels: labels, scores: scores)
  }

  static func models() -> [Scored] {
    var (a, b) = (scored(8), scored(9, shift: 1.4))
    (a.name, b.name) = ("v110", "v111 (DART)")
    return [a, b]
  }

  static func roc() throws -> Figure { try Figure.roc(models()) }
  static func pr() throws -> Figure { try Figure.pr(models(), thresholds: [0.3, 0.35]) }
  static func calibration() throws -> Figure { try Figure.calibration(models()) }

  static func threshold() throws -> Figure {
    let model = scored(8)
    let grid = (0..<200).map { 0.03 + 0.47 * Double($0) / 199 }
    let f1 = ThresholdCurves(model, grid: grid).f1
    return try Figure.threshold(
      model, grid: grid, band: (f1.map { $0 - 0.03 }, f1.map { $0 + 0.03 }))
  }

  static func thresholdAtEdge() throws -> Figure {
    try Figure.threshold(scored(8), grid: (0..<20).map { 0.01 + 0.006 * Double($0) })
  }

  static func importance() throws -> Figure {
    let names = [
      "r_bazin_B", "r_skew", "gp_gr_slope_50d", "gp_gr_color_50d", "gp2d_time_wave_ratio",
      "gp2d_wave_scale", "gp_gr_color_20d", "gp_ri_color_50d", "r_late_flux_ratio",
      "a_feature_whose_name_was_made_by_joining_three_other_names_and_is_far_too_long_to_show",
      "r_bazin_tau_fall", "flux_p25", "g_bazin_B", "r_decay_alpha", "gp2d_log_likelihood",
    ]
    let values = names.indices.map { 5289.38 / (1 + 0.25 * Double($0)) }
    return try Figure.importance(
      names + ["zero"], values + [0], errors: values.map { $0 * 0.12 } + [0], top: 15)
  }

  static func folds() throws -> Figure {
    try Figure.folds(
      [FoldScores("v110", scores: [0.6111, 0.6269, 0.7568, 0.6154, 0.6567], pooled: 0.6243)],
      metric: "F1")
  }

  static func twoRuns() throws -> Figure {
    try Figure.folds(
      [
        FoldScores("v110", scores: [0.6111, 0.6269, 0.7568, 0.6154, 0.6567], pooled: 0.6243),
        FoldScores("v111", scores: [0.5128, 0.5747, 0.6588, 0.5895, 0.5208], pooled: 0.5661),
      ], metric: "F1")
  }

  static func history() throws -> Figure {
    let curves = (1...5).flatMap { fold -> [TrainingCurve] in
      let count = fold == 3 ? 300 : 70 + fold * 9
      let shape = (0..<count).map { round -> (Double, Double) in
        let t = Double(round)
        let fit = 0.2 / (1 + t / 25) + 0.05
        return (
          fit, fit + 0.04 + 0.00011 * t * (fold == 3 ? 0.1 : Double(fold)) + 0.003 * Double(fold)
        )
      }
      let valid = shape.map(\.1)
      let best = valid.indices.min { (valid[$0], $0) < (valid[$1], $1) }.map { $0 + 1 }
      return [
        TrainingCurve("fold \(fold)", values: valid, best: best, group: fold - 1),
        TrainingCurve(
          fold == 1 ? "training" : "", values: shape.map(\.0), group: 6, isTraining: true),
      ]
    }
    return try Figure.history(curves, metric: "binary_logloss")
  }

  static func confusion() throws -> Figure {
    try Figure.confusion(
      [[2794, 101], [35, 113]], classes: ["other", "TDE"],
      options: ChartOptions(title: "Out of fold at 0.325"))
  }

  static func multiConfusion() throws -> Figure {
    try Figure.confusion(
      [[700, 12, 8, 4], [20, 310, 44, 6], [9, 51, 220, 3], [6, 9, 4, 88]],
      classes: ["AGN", "SN Ia", "SN II", "TDE"], options: ChartOptions(title: "Classes"))
  }

  static func curves() -> [BandCurve] {
    var noise = Noise(11)
    return ["r", "g", "u", "y", "i", "z"].enumerated().map { i, band in
      let times = (0..<26).map { _ in 63_000 + noise.uniform() * 700 }
      let errors = times.map { _ in 0.15 + 0.4 * noise.uniform() + (i == 3 ? 1.2 : 0) }
      let fluxes = zip(times, errors).map { time, error -> Double in
        let t = time - 63_200
        let shape = t < 0 ? max(0, 1 + t / 35) : 1 / ((1 + t / 45) * (1 + t / 45).squareRoot())
        return 26 * shape * (1 - 0.12 * Double(i)) + error * noise.normal()
      }
      return BandCurve(band: band, times: times, fluxes: fluxes, errors: errors)
    }
  }

  static func lightCurve() throws -> Figure {
    try Figure.lightCurve(
      curves(), options: ChartOptions(title: "Calen_tinu_elenath, TDE at z = 0.31"))
  }

  static func linearLightCurve() throws -> Figure {
    try Figure.lightCurve(
      curves(), scale: .linear, options: ChartOptions(title: "The same on a linear axis"))
  }

  static func grid() throws -> Figure {
    let parameters = ["num_leaves", "learning_rate", "reg_lambda", "feature_fraction"]
    var noise = Noise(12)
    let panels = try parameters.map { name -> Panel in
      let x = (0..<60).map { _ in noise.uniform() }
      let y = x.map { 0.6 + 0.05 * $0 + 0.01 * noise.normal() }
      var panel = try Figure.scatter([Series("", x: x, y: y)]).panels[0]
      panel.title = name
      panel.y.label = "F1"
      return panel
    }
    return Figure(title: "Slices of a study", panels: panels, columns: 2, width: 720, height: 520)
  }

  static func crowdedRules() -> Figure {
    var marks: [Mark] = [.line(LineMark([0, 1], [0, 1], ink: .series(0), label: "identity"))]
    for i in 0..<5 {
      let value = 0.5 + 0.01 * Double(i)
      marks.append(
        .rule(RuleMark(.vertical(value), ink: .series(i), label: "threshold of fold \(i + 1)")))
      marks.append(
        .rule(RuleMark(.horizontal(value), ink: .series(i), label: "score of fold \(i + 1)")))
    }
    return Figure(title: "Rules close together", Panel(marks: marks))
  }

  static func hostile() throws -> Figure {
    var options = ChartOptions(
      title:
        "A title with <b>markup</b> & \"quotes\", \u{1} control characters, 日本語, and so many words that it has to be broken into two lines at least and then be cut"
    )
    (options.xLabel, options.yLabel) = ("x < y && z", "</svg><script>alert(1)</script>")
    return try Figure.line(
      [
        Series("a]]>", y: [1, .infinity, 3, .nan, 2]), Series("<i>", y: [2, 2, 2, 2, 2]),
        Series(
          "a very long series name, " + String(repeating: "repeated ", count: 20),
          y: [0, 1, 0, 1, 0]),
      ], options: options)
  }

  static func empty() throws -> Figure {
    try Figure.line([], options: ChartOptions(title: "Nothing to show"))
  }
}
