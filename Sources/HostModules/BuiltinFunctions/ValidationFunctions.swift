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
      let name = try vm.text(args[2], "metric")
      guard let metric = DecisionMetric(name: name) else {
        throw vm.valueError("best_threshold: unknown metric '\(name)'")
      }
      let sweep = try ThresholdSweep(
        truth: try vm.doubles(args[0], "y").map { $0 > 0 }, scores: try vm.doubles(args[1], "p"),
        grid: args[3].isNone ? nil : try vm.doubles(args[3], "grid"), metric: metric)
      return vm.tuple([Value(sweep.threshold), Value(sweep.score)])
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
  }

  private static func crossValidate(_ vm: Interpreter, _ args: Arguments) throws -> Value {
    guard let model = args[0].host(as: ModelObject.self) else {
      throw vm.typeError(
        "cross_validate: model must be made by lightgbm(...) or xgboost(...), not "
          + vm.typeName(args[0]))
    }
    guard args[7].stringValue == "f1" else {
      throw vm.raise(
        vm.types.notImplementedError, "cross_validate: only metric='f1' is supported by mnb yet")
    }
    let table = try LightGBMTable(args[1], vm)
    let labels = try vm.doubles(args[2], "y")
    if labels.contains(where: { $0 != 0 && $0 != 1 }) {
      throw vm.valueError("cross_validate: y must hold 0 and 1 only")
    }
    let splitter =
      args[3].isNone
      ? SplitterObject(try StratifiedKFold(5), splits: 5) : args[3].host(as: SplitterObject.self)
    guard let splitter else {
      throw vm.typeError(
        "cross_validate: folds must be made by stratified_kfold(...) or kfold(...)")
    }
    let folds = try splitter.foldSet(vm, args[1], args[2], .none)
    try vm.show(folds.warnings)
    let test = args[4].isNone ? nil : try LightGBMTable(args[4], vm)
    if let test, test.array.shape[1] != table.array.shape[1] {
      throw vm.valueError(
        "cross_validate: test has \(test.array.shape[1]) columns, X has \(table.array.shape[1])")
    }
    let names = table.columnNames ?? (0..<table.array.shape[1]).map { "Column_\($0)" }
    let stopping = try vm.optionalInt(args[6], "early_stopping")
    let weights = args[5].isNone ? nil : try vm.doubles(args[5], "weight")
    let results: [RunFold]
    switch model.engine {
    case .lightgbm(let parameters):
      var validation = CrossValidation(
        parameters: parameters, rounds: model.rounds, earlyStopping: stopping)
      validation.cancellation = vm.boostingCancellation
      results = try table.withView { view in
        guard let test else {
          return try validation.run(
            view, labels: labels, folds: folds, featureNames: names, weights: weights)
        }
        return try test.withView { testView in
          try validation.run(
            view, labels: labels, folds: folds, featureNames: names, weights: weights,
            test: testView)
        }
      }.map { RunFold($0) }
    case .xgboost(let parameters):
      var validation = XGBoostFolds(
        parameters: parameters, rounds: model.rounds, earlyStopping: stopping)
      validation.cancellation = vm.boostingCancellation
      let data = try XGBoostMatrixType.matrix(vm, args[1]).data
      try data.setLabels(labels.map { Float($0) })
      if let weights { try data.setWeights(weights.map { Float($0) }) }
      results = try validation.run(
        data, splits: folds.splits.map { ($0.train, $0.test) },
        test: args[4].isNone ? nil : try XGBoostMatrixType.matrix(vm, args[4]).data
      ).map { RunFold($0) }
    }
    let run = try RunObject(
      folds: folds, truth: labels, results: results, featureNames: names, hasTest: test != nil,
      rounds: model.rounds, grid: ThresholdSweep.grid(from: 0.005, through: 0.995, count: 199),
      isCancelled: { vm.isCancelled })
    return vm.makeHost(run, type: try ModelFunctions.builtinType(vm, "CrossValidationRun"))
  }

  // MARK: The result

  private static func defineRun(_ module: ModuleBuilder) {
    module.type("CrossValidationRun") { type in
      func member(_ name: String, _ get: @escaping (Interpreter, RunObject) throws -> Value) {
        type.property(
          name,
          get: { vm, value in
            guard let run = value.host(as: RunObject.self) else { return .none }
            return try get(vm, run)
          })
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
      member("folds") { vm, run in
        vm.list(
          try run.folds.splits.map { split in
            vm.tuple([
              try vm.makeArray(NDArray.from(split.train)),
              try vm.makeArray(NDArray.from(split.test)),
            ])
          })
      }
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
