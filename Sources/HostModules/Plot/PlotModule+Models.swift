import Charts
import Frames
import Interpreter

extension PlotModule {
  static func defineEvaluation(_ module: ModuleBuilder) {
    let pairs = "y are true classes, p scores or a dict of them; or one result of cross_validate."
    chart(module, "roc(y, p=None, label=None)", doc: "ROC curves. \(pairs)") {
      read, args, options in
      try Figure.roc(try read.scored(args[0], args[1], args[2]), options: options)
    }
    chart(
      module, "pr(y, p=None, label=None, threshold=None)",
      doc: "Precision over recall, with a threshold marked. \(pairs)"
    ) { read, args, options in
      let models = try read.scored(args[0], args[1], args[2])
      var thresholds: [Double] = []
      if !args[3].isNone {
        let one = try read.vm.optionalDouble(args[3].isList ? .none : args[3], "threshold")
        thresholds = try one.map { [$0] } ?? read.vm.doubles(args[3], "threshold")
      } else if args[1].isNone {
        thresholds = try read.runs(args[0]).map(\.run.sweep.threshold)
      }
      return try Figure.pr(models, thresholds: thresholds, options: options)
    }
    chart(
      module, "calibration(y, p=None, label=None, bins=10, quantiles=False)",
      doc: "Observed over predicted shares. \(pairs)"
    ) { read, args, options in
      try Figure.calibration(
        try read.scored(args[0], args[1], args[2]), bins: try read.vm.int(args[3], "bins"),
        quantiles: try read.vm.bool(args[4]), options: options)
    }
    chart(
      module, "threshold(y, p=None, grid=None)",
      doc: "F1, precision and recall over the threshold. \(pairs)"
    ) { read, args, options in
      let models = try read.scored(args[0], args[1], .none)
      guard models.count == 1 else { throw ChartError("threshold: shows one model") }
      var grid = args[2].isNone ? nil : try read.vm.doubles(args[2], "grid")
      if grid == nil, args[1].isNone { grid = try read.runs(args[0])[0].run.sweep.thresholds }
      return try Figure.threshold(models[0], grid: grid, options: options)
    }
    chart(
      module, "confusion(y, p=None, classes=None)",
      doc: "Counts of true against predicted classes, or a matrix of counts."
    ) { read, args, options in
      let (counts, names) = try confusion(read, args)
      return try Figure.confusion(counts, classes: names, options: options)
    }
  }

  private static func confusion(
    _ read: PlotArguments, _ args: Arguments
  ) throws -> ([[Int]], [String]) {
    let given = args[2].isNone ? nil : try read.words(args[2])
    guard args[1].isNone else {
      let (truth, predicted) = (try read.words(args[0]), try read.words(args[1]))
      guard truth.count == predicted.count else {
        throw ChartError("confusion: \(truth.count) true classes, \(predicted.count) predicted")
      }
      let found = Set(truth).union(predicted).sorted { a, b in
        (Double(a) ?? .infinity, a) < (Double(b) ?? .infinity, b)
      }
      let names = given ?? found
      guard found.allSatisfy(names.contains) else {
        throw ChartError("confusion: classes must name all of \(found.joined(separator: ", "))")
      }
      let place = Dictionary(zip(names, names.indices)) { a, _ in a }
      var counts = [[Int]](repeating: [Int](repeating: 0, count: names.count), count: names.count)
      for (a, b) in zip(truth, predicted) { counts[place[a]!][place[b]!] += 1 }
      return (counts, names)
    }
    let matrix = try read.vm.array(from: args[0])
    guard matrix.ndim == 2 else { throw ChartError("confusion: needs two columns or a matrix") }
    let values = try matrix.values(as: Double.self)
    let width = matrix.shape[1]
    let counts = (0..<matrix.shape[0]).map { row in
      (0..<width).map { Int(values[row * width + $0]) }
    }
    return (counts, given ?? counts.indices.map(String.init))
  }

  static func defineTraining(_ module: ModuleBuilder) {
    chart(
      module, "importance(model, values=None, top=20)",
      doc: "The strongest features of a run, of a dict, of a Series, or of names and values."
    ) { read, args, options in
      let (names, values) = try importance(read, args)
      return try Figure.importance(
        names, values, top: try read.vm.int(args[2], "top"), options: options)
    }
    chart(
      module, "folds(runs, metric='F1')",
      doc: "Fold scores with their mean: a run, a dict of runs, or a dict of lists of scores."
    ) { read, args, options in
      let metric = try read.vm.text(args[1], "metric")
      let scores: [FoldScores]
      if args[0].isDict, let runs = try? read.runs(args[0]) {
        scores = runs.map(foldScores)
      } else if args[0].host(as: RunObject.self) != nil {
        scores = try read.runs(args[0]).map(foldScores)
      } else {
        scores = try read.columns(args[0], .none, "runs").map {
          FoldScores($0.name, scores: $0.values)
        }
      }
      return try Figure.folds(scores, metric: metric, options: options)
    }
    chart(
      module, "history(results, metric='')",
      doc: "Metrics by round: a dict of lists, or the nested dict that training records."
    ) { read, args, options in
      try Figure.history(
        try curves(read, args[0]), metric: try read.vm.text(args[1], "metric"), options: options)
    }
  }

  private static func foldScores(_ name: String, _ run: RunObject) -> FoldScores {
    FoldScores(name, scores: run.foldSweeps.map(\.score), pooled: run.sweep.score)
  }

  private static func importance(
    _ read: PlotArguments, _ args: Arguments
  ) throws -> ([String], [Double]) {
    if !args[1].isNone {
      return (try read.words(args[0]), try read.vm.doubles(args[1], "values"))
    }
    if let run = args[0].host(as: RunObject.self) {
      return (run.importance.map(\.feature), run.importance.map(\.gain))
    }
    if let booster = args[0].host(as: LightGBMBoosterObject.self) {
      return (booster.booster.names, booster.booster.featureImportance(.gain, rounds: nil))
    }
    if args[0].isDict {
      let entries = read.vm.entries(ofDict: args[0])
      return (
        try entries.map { try read.vm.strText($0.key) },
        try entries.map { try read.vm.double($0.value, "values") }
      )
    }
    guard args[0].series != nil else {
      throw ChartError("importance: needs a run, a model, a dict, a Series, or names and values")
    }
    return (
      try read.words(try read.vm.attribute(args[0], "index")),
      try read.vm.doubles(args[0], "values")
    )
  }

  /// `{"valid": {"auc": […]}}` has a curve for each set and metric, `{"auc": […]}` one each.
  private static func curves(_ read: PlotArguments, _ value: Value) throws -> [TrainingCurve] {
    guard value.isDict else {
      return try read.columns(value, .none, "results").map {
        TrainingCurve($0.name, values: $0.values)
      }
    }
    return try read.vm.entries(ofDict: value).flatMap { entry -> [TrainingCurve] in
      let name = try read.vm.strText(entry.key)
      guard entry.value.isDict else {
        return [TrainingCurve(name, values: try read.vm.doubles(entry.value, name))]
      }
      let metrics = read.vm.entries(ofDict: entry.value)
      return try metrics.map { metric in
        let title = metrics.count == 1 ? name : "\(name) \(try read.vm.strText(metric.key))"
        return TrainingCurve(
          title, values: try read.vm.doubles(metric.value, name),
          isTraining: name.hasPrefix("train"))
      }
    }
  }
}
