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
      guard let trainSet = args[1].host(as: LightGBMDatasetObject.self) else {
        throw vm.typeError(
          "train() only accepts Dataset object, train_set has type '\(vm.typeName(args[1]))'.")
      }
      let arguments = try LightGBMTrainingArguments(
        vm, params: args[0], rounds: args[2], callbacks: args[8], initModel: args[6])
      var training = LightGBMScriptTraining(
        vm: vm, arguments: arguments, trainSet: trainSet, functions: try args[5].functions(vm))
      try training.readValidation(args[3], args[4])
      return try training.run(keepsState: try vm.bool(args[7]))
    }
  }
}

/// One call of `lgb.train`: the loop over rounds, with the script's callbacks and functions.
struct LightGBMScriptTraining {
  let vm: Interpreter
  let arguments: LightGBMTrainingArguments
  let trainSet: LightGBMDatasetObject
  /// The script's own metrics.
  let functions: [Value]
  private var validation: [(name: String, data: LightGBMDatasetObject)] = []
  private var watchesTraining = false
  private var trainName = "training"

  init(
    vm: Interpreter, arguments: LightGBMTrainingArguments, trainSet: LightGBMDatasetObject,
    functions: [Value]
  ) {
    self.vm = vm
    self.arguments = arguments
    self.trainSet = trainSet
    self.functions = functions
  }

  mutating func readValidation(_ sets: Value, _ names: Value) throws {
    if sets.isNone { return }
    let sets = sets.items.map(Array.init) ?? [sets]
    var given: [String] = []
    if !names.isNone {
      given = names.isString ? [names.stringValue!] : try vm.texts(names, "valid_names")
    }
    for (i, set) in sets.enumerated() {
      guard let data = set.host(as: LightGBMDatasetObject.self) else {
        throw vm.typeError(
          "Every item in valid_sets must be a Dataset object. Item \(i) has type "
            + "'\(vm.typeName(set))'.")
      }
      let name = i < given.count ? given[i] : nil
      if data === trainSet {
        watchesTraining = true
        trainName = name ?? trainName
      } else {
        validation.append((name ?? "valid_\(i)", data))
      }
    }
  }

  func run(keepsState: Bool) throws -> Value {
    try trainSet.setPredictor(arguments.predictor, vm)
    let object = try LightGBMBoosterObject(
      arguments.parameters, trainSet, parameters: arguments.dict, isTrained: true, vm)
    let value = try LightGBMBoosterType.wrap(object, vm)
    object.trainName = trainName
    object.booster.cancellation = vm.boostingCancellation
    for set in validation {
      try set.data.setReference(trainSet, vm)
      try object.addValidation(set.data, named: set.name, vm)
    }
    let first = arguments.predictor?.currentIteration ?? 0
    let rounds = try LightGBMRounds(
      vm, model: value, boosters: [object], parameters: arguments.dict,
      callbacks: arguments.callbacks, first: first, count: arguments.rounds,
      trainName: trainName)
    var last: [Evaluation] = []
    for round in first..<first + arguments.rounds {
      let isLast = try vm.withNativeScope { try pass(round, object, rounds, &last) }
      if isLast { break }
    }
    try setBestScore(object, last)
    if !keepsState { object.finish() }
    return value
  }

  /// One round; true when it was the last.
  private func pass(
    _ round: Int, _ object: LightGBMBoosterObject, _ rounds: LightGBMRounds,
    _ last: inout [Evaluation]
  ) throws -> Bool {
    if vm.isCancelled { throw BoostingError.cancelled }
    try rounds.before(round)
    _ = try object.advance(arguments.objective, vm)
    last = watchesTraining ? try object.evaluateTraining(functions, vm) : []
    last += try object.evaluateValidation(functions, vm)
    if let choice = try rounds.after(round, last) {
      object.booster.bestIteration = choice.round + 1
      last = choice.evaluations
      return true
    }
    return false
  }

  private func setBestScore(
    _ object: LightGBMBoosterObject, _ evaluations: [Evaluation]
  ) throws {
    for evaluation in evaluations {
      let set = vm.string(evaluation.dataset)
      if try vm.item(ofDict: object.bestScore, set) == nil {
        try vm.setItem(ofDict: object.bestScore, set, vm.makeDict())
      }
      try vm.setItem(
        ofDict: try vm.item(ofDict: object.bestScore, set)!, evaluation.metric,
        try LightGBMEvaluations.value(evaluation, vm))
    }
  }
}
