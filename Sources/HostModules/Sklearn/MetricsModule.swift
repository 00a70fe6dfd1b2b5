import Arrays
import Interpreter
import Validation

/// `sklearn.metrics`
enum MetricsModule {
  static func build(_ module: ModuleBuilder) throws {
    defineClassScores(module)
    defineDecisions(module)
    defineRanking(module)
    defineProbabilities(module)
    defineRegression(module)
    let scoring = try module.vm.importedModule("sklearn._scoring")
    for name in ["make_scorer", "get_scorer", "get_scorer_names", "check_scoring"] {
      module.value(name, try module.vm.attribute(scoring, name))
    }
  }

  private static func pair(
    _ vm: Interpreter, _ truth: Value, _ predicted: Value, _ weights: Value
  ) throws -> LabelPair {
    try LabelPair(
      truth: try vm.labelColumn(truth, "y_true"),
      predicted: try vm.labelColumn(predicted, "y_pred"),
      weights: try vm.optionalWeights(weights))
  }

  // MARK: Precision, recall, F

  private static func defineClassScores(_ module: ModuleBuilder) {
    let tail =
      "labels=None, pos_label=1, average='binary', sample_weight=None, zero_division='warn')"
    score(module, "f1_score(y_true, y_pred, *, \(tail)", [.fScore], beta: nil) { $0.fScore }
    score(
      module, "precision_score(y_true, y_pred, *, \(tail)", [.precision], beta: nil
    ) { $0.precision }
    score(module, "recall_score(y_true, y_pred, *, \(tail)", [.recall], beta: nil) { $0.recall }
    score(
      module, "fbeta_score(y_true, y_pred, *, \(tail.dropLast()), beta)", [.fScore], beta: 7
    ) { $0.fScore }
    module.function(
      """
      precision_recall_fscore_support(y_true, y_pred, *, beta=1.0, labels=None, pos_label=1, \
      average=None, warn_for=None, sample_weight=None, zero_division='warn')
      """
    ) { vm, args in
      try vm.refuse("precision_recall_fscore_support()", [("warn_for", args[6], .none)])
      var options = try self.options(vm, args[3], args[4], args[5], args[8])
      options.beta = try vm.double(args[2], "beta")
      let (handler, finish) = vm.warningHandler()
      let scores = try ClassScores(
        try pair(vm, args[0], args[1], args[7]), options, warn: handler)
      try finish()
      if options.average != nil {
        return vm.tuple([
          try number(vm, scores.precision[0]), try number(vm, scores.recall[0]),
          try number(vm, scores.fScore[0]), .none,
        ])
      }
      let support = (scores.support ?? []).map { Int($0) }
      return vm.tuple([
        try vm.makeArray(NDArray.from(scores.precision)),
        try vm.makeArray(NDArray.from(scores.recall)),
        try vm.makeArray(NDArray.from(scores.fScore)), try vm.makeArray(NDArray.from(support)),
      ])
    }
  }

  private static func score(
    _ module: ModuleBuilder, _ signature: String, _ warnFor: Set<ClassScores.Kind>, beta: Int?,
    _ pick: @escaping (ClassScores) -> [Double]
  ) {
    module.function(signature) { vm, args in
      var options = try self.options(vm, args[2], args[3], args[4], args[6])
      if let beta { options.beta = try vm.double(args[beta], "beta") }
      let (handler, finish) = vm.warningHandler()
      let scores = try ClassScores(
        try pair(vm, args[0], args[1], args[5]), options, warnFor: warnFor, warn: handler)
      try finish()
      let values = pick(scores)
      return options.average == nil
        ? try vm.makeArray(NDArray.from(values)) : Value(values[0])
    }
  }

  private static func options(
    _ vm: Interpreter, _ labels: Value, _ positive: Value, _ average: Value, _ division: Value
  ) throws -> ScoreOptions {
    var options = ScoreOptions(
      labels: try vm.optionalLabels(labels), positive: try vm.labelValue(positive))
    switch try vm.optionalText(average, "average") {
    case nil: options.average = nil
    case "binary": options.average = .binary
    case "micro": options.average = .micro
    case "macro": options.average = .macro
    case "weighted": options.average = .weighted
    case let other?:
      throw vm.valueError("average: '\(other)' is not supported")
    }
    options.zeroDivision = try zeroDivision(vm, division)
    return options
  }

  private static func zeroDivision(_ vm: Interpreter, _ value: Value) throws -> ZeroDivision {
    value.stringValue == "warn" ? .warn : .value(try vm.double(value, "zero_division"))
  }

  private static func number(_ vm: Interpreter, _ value: Double) throws -> Value { Value(value) }

  // MARK: Accuracy, matrix, report

  private static func defineDecisions(_ module: ModuleBuilder) {
    module.function("accuracy_score(y_true, y_pred, *, normalize=True, sample_weight=None)") {
      vm, args in
      let score = Metrics.accuracy(
        try pair(vm, args[0], args[1], args[3]), normalize: try vm.bool(args[2]))
      return try vm.bool(args[2]) ? Value(score) : try number(vm, score)
    }
    module.function(
      "balanced_accuracy_score(y_true, y_pred, *, sample_weight=None, adjusted=False)"
    ) { vm, args in
      let (handler, finish) = vm.warningHandler()
      let score = try Metrics.balancedAccuracy(
        try pair(vm, args[0], args[1], args[2]), adjusted: try vm.bool(args[3]), warn: handler)
      try finish()
      return Value(score)
    }
    module.function("matthews_corrcoef(y_true, y_pred, *, sample_weight=None)") { vm, args in
      let (handler, finish) = vm.warningHandler()
      let score = try Metrics.matthews(try pair(vm, args[0], args[1], args[2]), warn: handler)
      try finish()
      return Value(score)
    }
    module.function(
      "confusion_matrix(y_true, y_pred, *, labels=None, sample_weight=None, normalize=None)"
    ) { vm, args in
      let normalization: ConfusionMatrix.Normalization
      switch try vm.optionalText(args[4], "normalize") {
      case nil: normalization = .none
      case "true": normalization = .byTruth
      case "pred": normalization = .byPrediction
      case "all": normalization = .byAll
      case let other?:
        throw vm.valueError("normalize must be 'true', 'pred', 'all' or None, not '\(other)'")
      }
      let (handler, finish) = vm.warningHandler()
      let matrix = try ConfusionMatrix(
        try pair(vm, args[0], args[1], args[3]), labels: try vm.optionalLabels(args[2]),
        normalize: normalization, warn: handler)
      try finish()
      let shape = [matrix.classes.count, matrix.classes.count]
      if normalization == .none && args[3].isNone {
        return try vm.makeArray(NDArray.from(matrix.counts.map { Int($0) }, shape: shape))
      }
      return try vm.makeArray(NDArray.from(matrix.counts, shape: shape))
    }
    module.function(
      """
      classification_report(y_true, y_pred, *, labels=None, target_names=None, sample_weight=None, \
      digits=2, output_dict=False, zero_division='warn')
      """
    ) { vm, args in
      try vm.refuse("classification_report()", [("output_dict", args[6], .false)])
      let (handler, finish) = vm.warningHandler()
      let report = try ClassificationReport(
        try pair(vm, args[0], args[1], args[4]), labels: try vm.optionalLabels(args[2]),
        names: args[3].isNone ? nil : try vm.texts(args[3], "target_names"),
        zeroDivision: try zeroDivision(vm, args[7]), warn: handler)
      try finish()
      return vm.string(report.text(digits: try vm.int(args[5], "digits")))
    }
  }

  // MARK: Ranking

  private static func rows(
    _ vm: Interpreter, _ truth: Value, _ scores: Value, _ positive: Value, _ weights: Value
  ) throws -> ScoredRows {
    try ScoredRows(
      truth: try vm.labelColumn(truth, "y_true"), scores: try vm.doubles(scores, "y_score"),
      positive: positive.isNone ? nil : try vm.labelValue(positive),
      weights: try vm.optionalWeights(weights))
  }

  private static func defineRanking(_ module: ModuleBuilder) {
    module.function(
      """
      roc_auc_score(y_true, y_score, *, average='macro', sample_weight=None, max_fpr=None, \
      multi_class='raise', labels=None)
      """
    ) { vm, args in
      try vm.refuse("roc_auc_score()", [("labels", args[6], .none)])
      let (handler, finish) = vm.warningHandler()
      let area = try Metrics.rocArea(
        try rows(vm, args[0], args[1], .none, args[3]),
        maxRate: try vm.optionalDouble(args[4], "max_fpr"), warn: handler)
      try finish()
      return Value(area)
    }
    module.function(
      "average_precision_score(y_true, y_score, *, average='macro', pos_label=1, sample_weight=None)"
    ) { vm, args in
      let (handler, finish) = vm.warningHandler()
      let score = Metrics.averagePrecision(
        try rows(vm, args[0], args[1], args[3], args[4]), warn: handler)
      try finish()
      return Value(score)
    }
    curve(
      module,
      "roc_curve(y_true, y_score, *, pos_label=None, sample_weight=None, drop_intermediate=True)"
    ) { rows, drop, warn in Metrics.rocCurve(rows, dropIntermediate: drop, warn: warn) }
    module.function(
      """
      precision_recall_curve(y_true, y_score, *, pos_label=None, sample_weight=None, \
      drop_intermediate=False)
      """
    ) { vm, args in
      let (handler, finish) = vm.warningHandler()
      let curve = Metrics.precisionRecallCurve(
        try rows(vm, args[0], args[1], args[2], args[3]), dropIntermediate: try vm.bool(args[4]),
        warn: handler)
      try finish()
      return try arrays(vm, [curve.y, curve.x, curve.thresholds])
    }
    module.function("auc(x, y)") { vm, args in
      Value(
        try Metrics.area(x: try vm.doubles(args[0], "x"), y: try vm.doubles(args[1], "y")))
    }
  }

  private static func curve(
    _ module: ModuleBuilder, _ signature: String,
    _ make: @escaping (ScoredRows, Bool, @escaping WarningHandler) -> Metrics.Curve
  ) {
    module.function(signature) { vm, args in
      let (handler, finish) = vm.warningHandler()
      let curve = make(
        try rows(vm, args[0], args[1], args[2], args[3]), try vm.bool(args[4]), handler)
      try finish()
      return try arrays(vm, [curve.x, curve.y, curve.thresholds])
    }
  }

  private static func arrays(_ vm: Interpreter, _ columns: [[Double]]) throws -> Value {
    vm.tuple(try columns.map { try vm.makeArray(NDArray.from($0)) })
  }

  // MARK: Probabilities

  private static func matrix(_ vm: Interpreter, _ value: Value) throws -> ScoreMatrix {
    let array = try vm.array(from: value)
    return ScoreMatrix(
      values: try array.values(as: Double.self), columns: array.ndim == 2 ? array.shape[1] : 1)
  }

  private static func defineProbabilities(_ module: ModuleBuilder) {
    module.function(
      "log_loss(y_true, y_pred, *, normalize=True, sample_weight=None, labels=None)"
    ) { vm, args in
      let (handler, finish) = vm.warningHandler()
      let loss = try Metrics.logLoss(
        try vm.labelColumn(args[0], "y_true"), try matrix(vm, args[1]),
        labels: try vm.optionalLabels(args[4]), weights: try vm.optionalWeights(args[3]),
        normalize: try vm.bool(args[2]), warn: handler)
      try finish()
      return Value(loss)
    }
    module.function(
      "brier_score_loss(y_true, y_proba, *, sample_weight=None, pos_label=None, labels=None)"
    ) { vm, args in
      let (handler, finish) = vm.warningHandler()
      let loss = try Metrics.brierScore(
        try vm.labelColumn(args[0], "y_true"), try matrix(vm, args[1]),
        positive: args[3].isNone ? nil : try vm.labelValue(args[3]),
        labels: try vm.optionalLabels(args[4]), weights: try vm.optionalWeights(args[2]),
        warn: handler)
      try finish()
      return Value(loss)
    }
  }

  // MARK: Regression

  private static func defineRegression(_ module: ModuleBuilder) {
    let metrics: [(String, (NumberPair) -> Double)] = [
      ("mean_squared_error", { Metrics.meanSquaredError($0) }),
      ("root_mean_squared_error", { Metrics.rootMeanSquaredError($0) }),
      ("mean_absolute_error", { Metrics.meanAbsoluteError($0) }),
      ("mean_absolute_percentage_error", { Metrics.meanAbsolutePercentageError($0) }),
    ]
    for (name, metric) in metrics {
      module.function("\(name)(y_true, y_pred, *, sample_weight=None)") { vm, args in
        Value(metric(try numbers(vm, args)))
      }
    }
    module.function("r2_score(y_true, y_pred, *, sample_weight=None)") { vm, args in
      let (handler, finish) = vm.warningHandler()
      let score = Metrics.r2(try numbers(vm, args), warn: handler)
      try finish()
      return Value(score)
    }
  }

  private static func numbers(_ vm: Interpreter, _ args: Arguments) throws -> NumberPair {
    try NumberPair(
      truth: try vm.doubles(args[0], "y_true"), predicted: try vm.doubles(args[1], "y_pred"),
      weights: try vm.optionalWeights(args[2]))
  }
}
