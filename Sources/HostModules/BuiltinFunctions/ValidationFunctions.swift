import Arrays
import Boosting
import Frames
import Interpreter
import Validation

/// `stratified_kfold`, `cross_validate`, `best_threshold`
enum ValidationFunctions {
  static func define(in module: ModuleBuilder) {
    defineFolds(module)
    defineRun(module)
    module.function(
      """
      cross_validate(model, X, y, folds=None, test=None, weight=None, early_stopping=None, \
      metric='f1')
      """,
      doc: """
        Trains the model on each fold, side by side, and predicts the rows it has not seen.

        The result has oof, test (mean over folds), fold_scores, rounds, threshold, score, importance,
        folds and warnings. early_stopping is a number of rounds.
        """
    ) { vm, args in try crossValidate(vm, args) }
    module.function(
      "best_threshold(y, p, metric='f1', grid=None)",
      doc: "The threshold with the best score, and that score."
    ) { vm, args in
      let metric = try ScoreMetric(args[2], caller: "best_threshold", vm).decision
      let sweep = try ThresholdSweep(
        truth: try vm.doubles(args[0], "y").map { $0 > 0 }, scores: try vm.doubles(args[1], "p"),
        grid: args[3].isNone ? nil : try vm.doubles(args[3], "grid"), metric: metric)
      return vm.tuple([Value(sweep.threshold), Value(sweep.score)])
    }
    module.function(
      "confusion(y, p, threshold=0.5)",
      doc: """
        Counts of decisions p > threshold: rows are the truth, columns the decision, no before yes.

        Example: confusion(y, run.oof, run.threshold)
        """
    ) { vm, args in
      let truth = try vm.doubles(args[0], "y").map { $0 > 0 }
      let scores = try vm.doubles(args[1], "p")
      let threshold = try vm.double(args[2], "threshold")
      guard truth.count == scores.count else {
        throw vm.valueError("confusion: y has \(truth.count) rows, p \(scores.count)")
      }
      var counts = [0, 0, 0, 0]
      for (isYes, score) in zip(truth, scores) {
        counts[(isYes ? 2 : 0) + (score > threshold ? 1 : 0)] += 1
      }
      return try vm.makeFrame(
        Frame(
          [
            ("predicted 0", Column([Int64(counts[0]), Int64(counts[2])])),
            ("predicted 1", Column([Int64(counts[1]), Int64(counts[3])])),
          ]))
    }
  }

  private static func defineFolds(_ module: ModuleBuilder) {
    for (name, isStratified) in [("kfold", false), ("stratified_kfold", true)] {
      module.function(
        "\(name)(n_splits=5, *, shuffle=False, seed=None, random_state=None)",
        doc: "Folds equal to scikit-learn's; give them to cross_validate."
      ) { vm, args in
        let random = try vm.randomSource(args[2].isNone ? args[3] : args[2])
        let (splits, shuffle) = (try vm.int(args[0], "n_splits"), try vm.bool(args[1]))
        let splitter: any Splitter =
          isStratified
          ? try StratifiedKFold(splits, shuffle: shuffle, random: random)
          : try KFold(splits, shuffle: shuffle, random: random)
        let type = isStratified ? "StratifiedKFold" : "KFold"
        let object = SplitterObject(splitter, splits: splits)
        let seed = args[2].isNone ? args[3] : args[2]
        if !seed.isObject {
          object.arguments = [
            ("n_splits", Value(splits)), ("shuffle", Value(shuffle)), ("random_state", seed),
          ]
        }
        return vm.makeHost(object, type: try vm.hostType("sklearn.model_selection", type))
      }
    }
    module.function(
      "group_kfold(groups, n_splits=5, *, shuffle=False, seed=None, random_state=None)",
      doc: """
        Folds equal to scikit-learn's GroupKFold: all rows of a group are in one fold.

        Example: cross_validate(model, X, y, folds=group_kfold(train["object_id"]))
        """
    ) { vm, args in
      let splits = try vm.int(args[1], "n_splits")
      let splitter = try GroupKFold(
        splits, shuffle: try vm.bool(args[2]),
        random: try vm.randomSource(args[3].isNone ? args[4] : args[3]))
      return vm.makeHost(
        SplitterObject(
          splitter, splits: splits, groups: Labels(try vm.labelColumn(args[0], "groups"))),
        type: try vm.hostType("sklearn.model_selection", "GroupKFold"))
    }
    module.function(
      "repeated(n_splits=5, n_repeats=10, *, stratified=True, seed=None, random_state=None)",
      doc: """
        Folds equal to scikit-learn's RepeatedStratifiedKFold, or RepeatedKFold: k folds, again and
        again. A row's out-of-fold prediction is the mean over the repeats.

        Example: cross_validate(model, X, y, folds=repeated(5, 3, seed=42))
        """
    ) { vm, args in
      let (splits, repeats) = (try vm.int(args[0], "n_splits"), try vm.int(args[1], "n_repeats"))
      let isStratified = try vm.bool(args[2])
      let splitter = try RepeatedFolds(
        splits, repeats: repeats, stratified: isStratified,
        random: try vm.randomSource(args[3].isNone ? args[4] : args[3]))
      let type = isStratified ? "RepeatedStratifiedKFold" : "RepeatedKFold"
      return vm.makeHost(
        SplitterObject(splitter, splits: splits * repeats),
        type: try vm.hostType("sklearn.model_selection", type))
    }
  }

  /// The folds of a splitter, or those that a list of pairs of row numbers is.
  private static func foldSet(
    _ vm: Interpreter, _ folds: Value, _ x: Value, _ y: Value, rows: Int
  ) throws -> FoldSet {
    if folds.isNone {
      return try SplitterObject(try StratifiedKFold(5), splits: 5).foldSet(vm, x, y, .none)
    }
    if let splitter = folds.host(as: SplitterObject.self) {
      return try splitter.foldSet(vm, x, y, .none)
    }
    guard folds.isList || folds.isTuple else {
      throw vm.typeError(
        "cross_validate: folds must be made by stratified_kfold(...), kfold(...), group_kfold(...) "
          + "or repeated(...), or be a list of (train, test) row numbers, not "
          + vm.typeName(folds))
    }
    let splits = try vm.elements(folds).map { pair -> Split in
      let parts = try vm.elements(pair)
      guard parts.count == 2 else {
        throw vm.valueError("cross_validate: folds must be pairs of training and test rows")
      }
      let numbers = try parts.map { try vm.array(from: $0).values(as: Int64.self).map { Int($0) } }
      guard numbers.allSatisfy({ part in part.allSatisfy { 0 <= $0 && $0 < rows } }) else {
        throw vm.raise(className: "IndexError", "cross_validate: a row of folds is out of bounds")
      }
      return Split(train: numbers[0], test: numbers[1])
    }
    return FoldSet(rows: rows, splits: splits)
  }

  private static func crossValidate(_ vm: Interpreter, _ args: Arguments) throws -> Value {
    let metric = try ScoreMetric(args[7], caller: "cross_validate", vm)
    let table = try LightGBMTable(args[1], vm)
    let folds = try foldSet(vm, args[3], args[1], args[2], rows: table.array.shape[0])
    try vm.show(folds.warnings)
    return try crossValidate(
      vm, model: args[0], x: args[1], y: args[2], folds: folds, test: args[4],
      weights: args[5].isNone ? nil : try vm.doubles(args[5], "weight"),
      stopping: try vm.optionalInt(args[6], "early_stopping"), metric: metric)
  }

  /// - Parameter names: of the columns, where `x` has none.
  static func crossValidate(
    _ vm: Interpreter, model: Value, x: Value, y: Value, folds: FoldSet, test: Value,
    weights: [Double]? = nil, stopping: Int? = nil, names: [String]? = nil, metric: ScoreMetric
  ) throws -> Value {
    guard let model = model.host(as: ModelObject.self) else {
      throw vm.typeError(
        "cross_validate: model must be made by lightgbm(...), xgboost(...) or logistic(...), not "
          + vm.typeName(model))
    }
    let table = try LightGBMTable(x, vm)
    let labels = try vm.doubles(y, "y")
    if labels.contains(where: { $0 != 0 && $0 != 1 }) {
      throw vm.valueError("cross_validate: y must hold 0 and 1 only")
    }
    let (rows, columns) = (table.array.shape[0], table.array.shape[1])
    guard labels.count == rows, weights?.count ?? rows == rows else {
      throw vm.valueError(
        "cross_validate: X has \(rows) rows, y \(labels.count)"
          + (weights.map { ", weight \($0.count)" } ?? ""))
    }
    let testTable = test.isNone ? nil : try LightGBMTable(test, vm)
    if let testTable, testTable.array.shape[1] != columns {
      throw vm.valueError(
        "cross_validate: test has \(testTable.array.shape[1]) columns, X has \(columns)")
    }
    let names = names ?? table.columnNames ?? (0..<columns).map { "Column_\($0)" }
    let results: [RunFold]
    switch model.engine {
    case .lightgbm(let parameters):
      var validation = CrossValidation(
        parameters: parameters, rounds: model.rounds, earlyStopping: stopping)
      validation.cancellation = vm.boostingCancellation
      results = try table.withView { view in
        guard let testTable else {
          return try validation.run(
            view, labels: labels, folds: folds, featureNames: names, weights: weights)
        }
        return try testTable.withView { testView in
          try validation.run(
            view, labels: labels, folds: folds, featureNames: names, weights: weights,
            test: testView)
        }
      }.map { RunFold($0) }
    case .xgboost(let parameters):
      var validation = XGBoostFolds(
        parameters: parameters, rounds: model.rounds, earlyStopping: stopping)
      validation.cancellation = vm.boostingCancellation
      let data = try XGBoostMatrixType.matrix(vm, x).data
      try data.setLabels(labels.map { Float($0) })
      if let weights { try data.setWeights(weights.map { Float($0) }) }
      results = try validation.run(
        data, splits: folds.splits.map { ($0.train, $0.test) },
        test: test.isNone ? nil : try XGBoostMatrixType.matrix(vm, test).data
      ).map { RunFold($0) }
    case .logistic(let settings):
      guard stopping == nil else {
        throw vm.valueError("cross_validate: early_stopping is for models that boost, not logistic")
      }
      results = try settings.run(
        try vm.finiteTable(x, "cross_validate"), labels: labels, folds: folds, weights: weights,
        test: test.isNone ? nil : try vm.finiteTable(test, "cross_validate"),
        isCancelled: { vm.isCancelled })
    }
    let run = try RunObject(
      folds: folds, truth: labels, results: results, featureNames: names,
      hasTest: testTable != nil, rounds: model.rounds, metric: metric,
      grid: ThresholdSweep.grid(from: 0.005, through: 0.995, count: 199),
      isCancelled: { vm.isCancelled })
    return vm.makeHost(run, type: try ModelFunctions.builtinType(vm, "CrossValidationRun"))
  }

  // MARK: The result

  private static func defineRun(_ module: ModuleBuilder) {
    module.type("CrossValidationRun") { type in
      func member(_ name: String, _ get: @escaping (Interpreter, RunObject) throws -> Value) {
        type.property(name, of: RunObject.self, get)
      }
      member("oof") { vm, run in try vm.makeArray(NDArray.from(run.outOfFold)) }
      member("test") { vm, run in
        try run.test.map { try vm.makeArray(NDArray.from($0)) } ?? .none
      }
      member("score") { _, run in Value(run.sweep.score) }
      member("threshold") { _, run in Value(run.sweep.threshold) }
      member("interval") { vm, run in
        vm.tuple([Value(run.interval.low), Value(run.interval.high)])
      }
      member("fold_scores") { vm, run in vm.list(run.foldSweeps.map { Value($0.score) }) }
      member("rounds") { vm, run in vm.list(run.results.map { Value($0.rounds) }) }
      member("warnings") { vm, run in vm.list(run.warnings.map { vm.string($0) }) }
      member("folds") { vm, run in try vm.foldList(run.folds) }
      member("fingerprint") { vm, run in vm.string(run.folds.fingerprint) }
      member("fold_table") { vm, run in try vm.makeFrame(run.foldTable) }
      member("models") { vm, run in
        vm.list(try run.results.map { try $0.model(vm) })
      }
      member("importance") { vm, run in
        let rows = run.importance
        return try vm.makeFrame(
          Frame([
            ("feature", Column(rows.map { Optional($0.feature) })),
            ("importance", Column(rows.map(\.gain))),
          ]))
      }
      type.method("__repr__(self)") { vm, args in
        vm.string(args[0].host(as: RunObject.self)?.summary ?? "")
      }
    }
  }
}

extension Interpreter {
  /// A list of pairs of row-number arrays.
  func foldList(_ folds: FoldSet) throws -> Value {
    list(
      try folds.splits.map { split in
        tuple([
          try makeArray(NDArray.from(split.train)), try makeArray(NDArray.from(split.test)),
        ])
      })
  }
}
