import Arrays
import Boosting
import Interpreter

/// `lgb.train`
enum LightGBMTrainFunction {
  static func define(in module: ModuleBuilder) {
    module.function(
      """
      train(params, train_set, num_boost_round=100, valid_sets=None, valid_names=None, feval=None, \
      init_model=None, keep_training_booster=False, callbacks=None)
      """,
      doc: "Trains a model; evaluates validation sets each round and runs callbacks."
    ) { vm, args in
      var training = try LightGBMScriptTraining(vm, args)
      return try training.run()
    }
  }
}

/// One call of `lgb.train`: the loop over rounds, with the script's callbacks and functions.
struct LightGBMScriptTraining {
  private let vm: Interpreter
  private let parameters: LightGBMParameters
  private let parameterValue: Value
  private let trainSet: LightGBMDatasetObject
  private let rounds: Int
  private var validation: [(name: String, data: LightGBMDatasetObject)] = []
  private var trainName: String?
  private let evaluationFunctions: [Value]
  private let objective: Value
  private let callbacks: [Value]
  private let keepsState: Bool
  private let verbosity: Int

  init(_ vm: Interpreter, _ args: Arguments) throws {
    self.vm = vm
    parameterValue = args[0]
    var objective = Value.none
    let plain = try LightGBMScriptTraining.withoutFunctions(args[0], &objective, vm)
    var parameters = try LightGBMModule.parameters(plain, vm)
    self.objective = objective
    trainSet = try args[1].dataset(vm)
    rounds = try LightGBMScriptTraining.rounds(args[2], &parameters, vm)
    var callbacks = args[8].isNone ? [] : try vm.elements(args[8])
    if let stopping = try LightGBMScriptTraining.stopping(&parameters, vm) {
      callbacks.insert(stopping, at: 0)
    }
    self.callbacks = callbacks
    self.parameters = parameters
    verbosity = LightGBMModule.verbosity(parameters)
    try vm.refuse("train()", [("init_model", args[6], .none)])
    evaluationFunctions = args[5].isNone ? [] : args[5].items.map(Array.init) ?? [args[5]]
    keepsState = try vm.bool(args[7])
    try readValidation(args[3], args[4])
  }

  /// A copy of the parameters without a function given as objective.
  private static func withoutFunctions(
    _ value: Value, _ objective: inout Value, _ vm: Interpreter
  ) throws -> Value {
    guard value.isDict else { throw vm.typeError("params must be a dict") }
    let copy = vm.makeDict()
    for (key, item) in vm.entries(ofDict: value) {
      let isObjective = LightGBMParameters.canonicalName(key.stringValue ?? "") == "objective"
      if isObjective && vm.canCall(item) {
        objective = item
        try vm.setItem(ofDict: copy, "objective", vm.string("none"))
      } else {
        try vm.setItem(ofDict: copy, key, item)
      }
    }
    return copy
  }

  /// The number of rounds: an alias among the parameters wins, with the library's warning.
  private static func rounds(
    _ value: Value, _ parameters: inout LightGBMParameters, _ vm: Interpreter
  ) throws -> Int {
    var rounds = try vm.int(value, "num_boost_round")
    for alias in LightGBMParameters.names(of: "num_iterations") {
      if let text = parameters[alias] {
        rounds = Int(text) ?? rounds
        parameters[alias] = nil
        try vm.warn(
          vm.types.userWarning, "Found `\(alias)` in params. Will use it instead of argument")
      }
    }
    guard rounds > 0 else {
      throw vm.valueError("Number of boosting rounds must be greater than 0. Got \(rounds).")
    }
    parameters["num_iterations"] = String(rounds)
    return rounds
  }

  /// `early_stopping_round` among the parameters acts as the callback.
  private static func stopping(
    _ parameters: inout LightGBMParameters, _ vm: Interpreter
  ) throws -> Value? {
    for alias in LightGBMParameters.names(of: "early_stopping_round") {
      guard let text = parameters[alias], let rounds = Int(text), rounds > 0 else { continue }
      try vm.warn(
        vm.types.userWarning, "Found `\(alias)` in params. Will use it instead of argument")
      let module = try vm.importedModule("lightgbm")
      return try vm.callMethod(module, "early_stopping", [Value(rounds)])
    }
    return nil
  }

  private mutating func readValidation(_ sets: Value, _ names: Value) throws {
    if sets.isNone { return }
    let sets = sets.items.map(Array.init) ?? [sets]
    var given: [String] = []
    if !names.isNone {
      given = names.isString ? [names.stringValue!] : try vm.texts(names, "valid_names")
    }
    for (i, set) in sets.enumerated() {
      let data = try set.dataset(vm)
      let name = i < given.count ? given[i] : nil
      if data === trainSet {
        trainName = name ?? "training"
      } else {
        validation.append((name ?? "valid_\(i)", data))
      }
    }
  }

  // MARK: The loop

  mutating func run() throws -> Value {
    let data = try trainSet.construct(parameters, vm)
    let booster = try LightGBMBooster(parameters, data)
    for set in validation {
      // As the library does: validation data take the training set's bins.
      if set.data.reference == nil && set.data.constructed == nil { set.data.reference = trainSet }
      try booster.addValidation(try set.data.construct(parameters, vm))
    }
    let value = try LightGBMBoosterType.wrap(booster, parameters: parameterValue, vm)
    let object = try value.booster(vm)
    var last: [Evaluation] = []
    for round in 0..<rounds {
      if vm.isCancelled { throw BoostingError.cancelled }
      try runCallbacks(before: true, round, [], value)
      let finished = try advance(booster, value)
      LightGBMModule.log(booster.takeEvents(), verbosity: verbosity, vm)
      last = try evaluate(booster)
      if let best = try runCallbacks(before: false, round, last, value) {
        booster.bestIteration = best.round + 1
        last = best.evaluations
        break
      }
      if finished { break }
    }
    try setBestScore(object, last)
    if !keepsState { booster.finishTraining() }
    return value
  }

  /// One round; true when no tree could be grown any more.
  private func advance(_ booster: LightGBMBooster, _ value: Value) throws -> Bool {
    if objective.isNone { return try booster.update() }
    let scores = try vm.makeArray(NDArray.from(try booster.trainingScores()))
    let dataset = vm.makeHost(trainSet, type: try vm.hostType("lightgbm", "Dataset"))
    let result = try vm.call(objective, scores, dataset)
    guard let pair = result.items, pair.count == 2 else {
      throw vm.typeError("a custom objective must return (grad, hess)")
    }
    return try booster.update(
      gradients: try vm.doubles(pair[0], "grad").map { Float($0) },
      hessians: try vm.doubles(pair[1], "hess").map { Float($0) })
  }

  private func evaluate(_ booster: LightGBMBooster) throws -> [Evaluation] {
    var evaluations: [Evaluation] = []
    if let trainName {
      evaluations += try booster.evaluateTraining(named: trainName)
      evaluations += try custom(booster.trainingScores(), trainSet, trainName, booster)
    }
    for (place, set) in validation.enumerated() {
      evaluations += try booster.evaluateValidation(place, named: set.name)
      if evaluationFunctions.isEmpty { continue }
      evaluations += try custom(booster.validationScores(place), set.data, set.name, booster)
    }
    return evaluations
  }

  /// The script's own metrics: each gives `(name, value, is_higher_better)` or a list of them.
  private func custom(
    _ scores: @autoclosure () throws -> [Double], _ data: LightGBMDatasetObject, _ name: String,
    _ booster: LightGBMBooster
  ) throws -> [Evaluation] {
    if evaluationFunctions.isEmpty { return [] }
    let predictions = try vm.makeArray(NDArray.from(booster.transformed(try scores())))
    let dataset = vm.makeHost(data, type: try vm.hostType("lightgbm", "Dataset"))
    var evaluations: [Evaluation] = []
    for function in evaluationFunctions {
      let result = try vm.call(function, predictions, dataset)
      let rows = result.isList ? try vm.elements(result) : [result]
      for row in rows {
        guard let items = row.items, items.count == 3 else {
          throw vm.typeError("feval must return (eval_name, eval_result, is_higher_better)")
        }
        evaluations.append(
          Evaluation(
            dataset: name, metric: try vm.text(items[0], "eval_name"),
            value: try vm.double(items[1], "eval_result"),
            isHigherBetter: try vm.bool(items[2])))
      }
    }
    return evaluations
  }

  // MARK: Callbacks

  /// Runs the callbacks of one moment; what the best round was when one of them stops training.
  @discardableResult
  private func runCallbacks(
    before: Bool, _ round: Int, _ evaluations: [Evaluation], _ booster: Value
  ) throws -> (round: Int, evaluations: [Evaluation])? {
    for callback in callbacks {
      guard let object = callback.host(as: LightGBMCallbackObject.self) else {
        if !before { try callScript(callback, round, evaluations, booster) }
        continue
      }
      switch object.action {
      case .resetParameter(let schedules):
        if before { try reset(schedules, round, booster) }
      case .logEvaluation(let period):
        if !before && period > 0 && !evaluations.isEmpty && (round + 1) % period == 0 {
          vm.print("[\(round + 1)]\t" + evaluations.map(\.text).joined(separator: "\t"))
        }
      case .recordEvaluation(let target):
        if !before { try record(evaluations, in: target) }
      case .earlyStopping(var stopping):
        if before { continue }
        let decision = try stopping.observe(
          round: round, first: 0, last: rounds - 1, evaluations, trainName: trainName,
          isDart: isDart)
        for event in stopping.takeEvents() {
          if event.level == .warning {
            try vm.warn(vm.types.userWarning, event.message)
          } else {
            vm.print(event.message)
          }
        }
        object.action = .earlyStopping(stopping)
        if case .stop(let best, let bestEvaluations) = decision { return (best, bestEvaluations) }
      }
    }
    return nil
  }

  private var isDart: Bool {
    LightGBMParameters.names(of: "boosting").contains { parameters[$0] == "dart" }
  }

  private func record(_ evaluations: [Evaluation], in target: Value) throws {
    for evaluation in evaluations {
      let set = vm.string(evaluation.dataset)
      if try vm.item(ofDict: target, set) == nil {
        try vm.setItem(ofDict: target, set, vm.makeDict())
      }
      let metrics = try vm.item(ofDict: target, set)!
      let metric = vm.string(evaluation.metric)
      if try vm.item(ofDict: metrics, metric) == nil {
        try vm.setItem(ofDict: metrics, metric, vm.list([]))
      }
      _ = try vm.callMethod(
        try vm.item(ofDict: metrics, metric)!, "append", [Value(evaluation.value)])
    }
  }

  /// New values for some parameters: a list by round, or a function of the round.
  private func reset(
    _ schedules: [(name: String, schedule: Value)], _ round: Int, _ booster: Value
  ) throws {
    var changed = LightGBMParameters()
    for (name, schedule) in schedules {
      let value: Value
      if schedule.isList {
        guard schedule.items!.count == rounds else {
          throw vm.valueError("Length of list \(name) has to be equal to 'num_boost_round'.")
        }
        value = schedule.items![round]
      } else {
        value = try vm.call(schedule, Value(round))
      }
      changed[name] = try vm.strText(value)
    }
    try booster.booster(vm).booster.resetParameters(parameters.merging(changed))
  }

  /// A function of the script gets an object with the library's fields.
  private func callScript(
    _ callback: Value, _ round: Int, _ evaluations: [Evaluation], _ booster: Value
  ) throws {
    let rows = evaluations.map { evaluation in
      vm.tuple([
        vm.string(evaluation.dataset), vm.string(evaluation.metric), Value(evaluation.value),
        Value(evaluation.isHigherBetter),
      ])
    }
    let environment = vm.makeHost(
      LightGBMCallbackEnvironment(
        fields: [
          "model": booster, "params": parameterValue, "iteration": Value(round),
          "begin_iteration": Value(0), "end_iteration": Value(rounds),
          "evaluation_result_list": vm.list(rows),
        ]), type: try environmentType())
    _ = try vm.call(callback, environment)
  }

  private func environmentType() throws -> TypeInfo {
    let type = try vm.hostType("lightgbm", "_Callback")
    if type.missingAttribute == nil {
      type.missingAttribute = { _, value, name in
        value.host(as: LightGBMCallbackEnvironment.self)?.fields[name]
      }
    }
    return type
  }

  private func setBestScore(_ object: LightGBMBoosterObject, _ evaluations: [Evaluation]) throws {
    for evaluation in evaluations {
      let set = vm.string(evaluation.dataset)
      if try vm.item(ofDict: object.bestScore, set) == nil {
        try vm.setItem(ofDict: object.bestScore, set, vm.makeDict())
      }
      try vm.setItem(
        ofDict: try vm.item(ofDict: object.bestScore, set)!, evaluation.metric,
        Value(evaluation.value))
    }
  }
}

/// What a script's own callback gets.
final class LightGBMCallbackEnvironment: TracedObject {
  let fields: [String: Value]
  init(fields: [String: Value]) { self.fields = fields }
  func trace(_ marker: ValueMarker) { for value in fields.values { marker.mark(value) } }
}
