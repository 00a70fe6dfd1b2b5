import Arrays
import Boosting
import Interpreter

/// `xgb.train`
enum XGBoostTrainFunction {
  static func define(in module: ModuleBuilder) {
    module.function(
      """
      train(params, dtrain, num_boost_round=10, *, evals=None, obj=None, maximize=None, \
      early_stopping_rounds=None, evals_result=None, verbose_eval=True, xgb_model=None, \
      callbacks=None, custom_metric=None)
      """,
      doc: "Trains a model; evaluates the data sets each round and runs callbacks."
    ) { vm, args in
      let (parameters, train) = (args[0], try args[1].matrix(vm))
      var training = XGBoostScriptTraining(
        vm, try XGBoostModule.parameters(parameters, names: train.names ?? [], vm), train,
        rounds: try vm.int(args[2], "num_boost_round"))
      try training.readSets(args[3])
      training.objective = args[4]
      training.metric = args[11]
      training.initModel = try initModel(args[9], vm)
      if !args[10].isNone { training.callbacks = try vm.elements(args[10]) }
      try training.addMonitor(args[8])
      if let rounds = try vm.optionalInt(args[6], "early_stopping_rounds"), rounds > 0 {
        try training.addStopping(rounds, maximize: args[5])
      }
      let value = try training.run()
      if args[7].isDict { try training.writeHistory(into: args[7]) }
      return value
    }
  }

  static func initModel(_ value: Value, _ vm: Interpreter) throws -> XGBoostBooster? {
    if value.isNone || value.isUnbound { return nil }
    if let object = value.host(as: XGBoostBoosterObject.self) { return object.booster }
    if let bytes = value.bytesValue { return try XGBoostBooster(model: bytes) }
    return try XGBoostBooster(model: try vm.readFile(try vm.path(value, "xgb_model")))
  }
}

/// One call of `xgb.train`: the loop over rounds, with the script's callbacks and functions.
struct XGBoostScriptTraining {
  private let vm: Interpreter
  private let parameters: XGBoostParameters
  private let train: XGBoostMatrixObject
  private let rounds: Int
  private var sets: [(data: XGBoostMatrixObject, name: String)] = []
  var objective = Value.none
  var metric = Value.none
  var initModel: XGBoostBooster?
  var callbacks: [Value] = []
  private var history: [(dataset: String, metrics: [(name: String, values: [Double])])] = []

  init(
    _ vm: Interpreter, _ parameters: XGBoostParameters, _ train: XGBoostMatrixObject, rounds: Int
  ) {
    self.vm = vm
    self.parameters = parameters
    self.train = train
    self.rounds = rounds
  }

  mutating func readSets(_ value: Value) throws {
    if value.isNone { return }
    for pair in try vm.elements(value) {
      guard let items = pair.items, items.count == 2 else {
        throw vm.typeError("Invalid type for the `evals`.")
      }
      let name = try vm.text(items[1], "evals")
      if name.contains("-") {
        throw vm.raise(className: "AssertionError", "Dataset name should not contain `-`")
      }
      sets.append((try items[0].matrix(vm), name))
    }
  }

  mutating func addSet(_ data: XGBoostMatrixObject, _ name: String) { sets.append((data, name)) }

  /// `verbose_eval`: true for every round, or a period.
  mutating func addMonitor(_ value: Value) throws {
    if value.isNone || value.isBool && !value.bool { return }
    let period = value.isBool ? 1 : try vm.int(value, "verbose_eval")
    if period == 0 { return }
    callbacks.append(try make(.monitor(period: period, showsDeviation: false)))
  }

  mutating func addStopping(_ rounds: Int, maximize: Value) throws {
    var stopping = XGBoostEarlyStopping(rounds: rounds)
    if !maximize.isNone, !maximize.isUnbound { stopping.maximizes = try vm.bool(maximize) }
    callbacks.append(try make(.earlyStopping(stopping)))
  }

  private func make(_ action: XGBoostCallbackObject.Action) throws -> Value {
    vm.makeHost(
      XGBoostCallbackObject(action),
      type: try vm.hostType("xgboost.callback", "TrainingCallback"))
  }

  // MARK: The loop

  mutating func run() throws -> Value {
    let booster =
      try initModel?.continued(parameters)
      ?? XGBoostBooster(parameters, featureCount: train.data.columnCount)
    booster.featureNames = train.data.featureNames
    booster.featureTypes = train.data.featureTypes
    let value = try XGBoostBoosterType.wrap(booster, vm)
    let first = booster.roundCount
    for callback in callbacks where callback.host(as: XGBoostCallbackObject.self) == nil {
      _ = try vm.callMethod(callback, "before_training", [value])
    }
    for round in 0..<rounds {
      if vm.isCancelled { throw BoostingError.cancelled }
      if try asks("before_iteration", round, value) { break }
      try advance(booster, round)
      try XGBoostModule.warn(booster.takeEvents(), vm)
      let evaluations = try evaluate(booster)
      remember(evaluations)
      var ends = try asks("after_iteration", round, value)
      for callback in callbacks {
        guard !ends, let object = callback.host(as: XGBoostCallbackObject.self) else { continue }
        ends = try object.observe(round, first: first, evaluations, booster, vm)
      }
      if ends { break }
    }
    return try finish(booster, value)
  }

  private func finish(_ booster: XGBoostBooster, _ value: Value) throws -> Value {
    var result = value
    for callback in callbacks {
      guard let object = callback.host(as: XGBoostCallbackObject.self) else {
        result = try vm.callMethod(callback, "after_training", [result])
        continue
      }
      object.finish(vm)
      if case .earlyStopping(let stopping) = object.action, stopping.savesBest {
        booster.keepBest()
      }
    }
    booster.finishTraining()
    return result
  }

  /// Asks the script's own callbacks; true when one of them ends training.
  private func asks(_ method: String, _ round: Int, _ booster: Value) throws -> Bool {
    for callback in callbacks where callback.host(as: XGBoostCallbackObject.self) == nil {
      let log = vm.makeDict()
      try writeHistory(into: log)
      if try vm.truth(try vm.callMethod(callback, method, [booster, Value(round), log])) {
        return true
      }
    }
    return false
  }

  private func advance(_ booster: XGBoostBooster, _ round: Int) throws {
    let data = train.data
    if objective.isNone {
      return try booster.update(data, round: round, cancellation: vm.boostingCancellation)
    }
    let scores = try booster.trainingScores(data)
    let predictions = try XGBoostBoosterType.rows(
      scores, data.rowCount, booster.outputCount > 1 ? [booster.outputCount] : [], vm)
    let matrix = vm.makeHost(train, type: try vm.hostType("xgboost", "DMatrix"))
    let result = try vm.call(objective, predictions, matrix)
    guard let pair = result.items, pair.count == 2 else {
      throw vm.typeError("a custom objective must return (grad, hess)")
    }
    try booster.boost(
      data, gradients: try vm.doubles(pair[0], "grad").map { Float($0) },
      hessians: try vm.doubles(pair[1], "hess").map { Float($0) }, round: round,
      cancellation: vm.boostingCancellation)
  }

  private func evaluate(_ booster: XGBoostBooster) throws -> [Evaluation] {
    if sets.isEmpty { return [] }
    let evaluations = try booster.evaluate(sets.map { ($0.data.data, $0.name) })
    if metric.isNone { return evaluations }
    // A set's own metric comes after its built-in ones' of all sets.
    return try evaluations + sets.map { try custom($0.data, $0.name, booster) }
  }

  /// The script's own metric: of predictions, or of raw scores under an objective of its own.
  private func custom(
    _ matrix: XGBoostMatrixObject, _ name: String, _ booster: XGBoostBooster
  ) throws -> Evaluation {
    let predictions = try XGBoostBoosterType.predict(
      booster, matrix.data, margin: !objective.isNone, vm)
    let value = vm.makeHost(matrix, type: try vm.hostType("xgboost", "DMatrix"))
    let result = try vm.call(metric, predictions, value)
    guard let items = result.items, items.count == 2 else {
      throw vm.typeError("custom_metric must return (name, value)")
    }
    let metricName = try vm.text(items[0], "custom_metric")
    return Evaluation(
      dataset: name, metric: metricName, value: try vm.double(items[1], "custom_metric"),
      isHigherBetter: XGBoostEarlyStopping.prefersHigher(metricName))
  }

  // MARK: History

  private mutating func remember(_ evaluations: [Evaluation]) {
    for evaluation in evaluations {
      let set: Int
      if let known = history.firstIndex(where: { $0.dataset == evaluation.dataset }) {
        set = known
      } else {
        history.append((evaluation.dataset, []))
        set = history.count - 1
      }
      if let place = history[set].metrics.firstIndex(where: { $0.name == evaluation.metric }) {
        history[set].metrics[place].values.append(evaluation.value)
      } else {
        history[set].metrics.append((evaluation.metric, [evaluation.value]))
      }
    }
  }

  /// `{'valid': {'logloss': [0.6, 0.5]}}`
  func writeHistory(into target: Value) throws {
    for (name, metrics) in history {
      let dict = vm.makeDict()
      for (metric, values) in metrics {
        try vm.setItem(ofDict: dict, metric, vm.list(values.map { Value($0) }))
      }
      try vm.setItem(ofDict: target, name, dict)
    }
  }
}
