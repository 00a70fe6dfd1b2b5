import Arrays
import Boosting
import Interpreter
import Validation

/// `lgb.cv` and `lgb.CVBooster`
enum LightGBMCrossValidation {
  static func define(in module: ModuleBuilder) {
    module.function(
      """
      cv(params, train_set, num_boost_round=100, folds=None, nfold=5, stratified=True, \
      shuffle=True, metrics=None, feval=None, init_model=None, fpreproc=None, seed=0, \
      callbacks=None, eval_train_metric=False, return_cvbooster=False)
      """,
      doc: "Trains on all folds but one, for each; gives mean and deviation of the metrics."
    ) { vm, args in
      try vm.refuse("cv()", [("fpreproc", args[10], .none)])
      guard let data = args[1].host(as: LightGBMDatasetObject.self) else {
        throw vm.typeError(
          "cv() only accepts Dataset object, train_set has type '\(vm.typeName(args[1]))'.")
      }
      let arguments = try LightGBMTrainingArguments(
        vm, params: args[0], rounds: args[2], callbacks: args[12], initModel: args[9],
        metrics: args[7])
      try data.setPredictor(arguments.predictor, vm)
      let folds = try LightGBMFolds(
        vm, data, arguments.parameters, folds: args[3], count: try vm.int(args[4], "nfold"),
        stratified: try vm.bool(args[5]), shuffle: try vm.bool(args[6]), seed: args[11])
      return try run(
        vm, arguments, data, folds, functions: try args[8].functions(vm),
        watchesTraining: try vm.bool(args[13]), returnsBoosters: try vm.bool(args[14]))
    }
    defineBooster(in: module)
  }

  private static func run(
    _ vm: Interpreter, _ arguments: LightGBMTrainingArguments, _ data: LightGBMDatasetObject,
    _ folds: LightGBMFolds, functions: [Value], watchesTraining: Bool, returnsBoosters: Bool
  ) throws -> Value {
    let all = LightGBMCVBoosterObject()
    let value = vm.makeHost(all, type: try vm.hostType("lightgbm", "CVBooster"))
    for fold in folds.splits {
      let train = LightGBMDatasetObject(
        subset: fold.train, of: data, parameters: data.parameters)
      let test = LightGBMDatasetObject(subset: fold.test, of: data, parameters: data.parameters)
      let object = try LightGBMBoosterObject(
        arguments.parameters, train, parameters: arguments.dict, isTrained: false, vm)
      object.booster.cancellation = vm.boostingCancellation
      if watchesTraining { try object.addValidation(train, named: "train", vm) }
      try object.addValidation(test, named: "valid", vm)
      all.boosters.append(object)
      all.values.append(try LightGBMBoosterType.wrap(object, vm))
    }
    let rounds = try LightGBMRounds(
      vm, model: value, boosters: all.boosters, parameters: arguments.dict,
      callbacks: arguments.callbacks, first: 0, count: arguments.rounds, trainName: "train")
    var history = History()
    for round in 0..<arguments.rounds {
      let isLast = try vm.withNativeScope {
        if vm.isCancelled { throw BoostingError.cancelled }
        try rounds.before(round)
        for object in all.boosters { _ = try object.advance(arguments.objective, vm) }
        let evaluations = mean(
          try all.boosters.map { try $0.evaluateValidation(functions, vm) })
        history.add(evaluations)
        guard let choice = try rounds.after(round, evaluations) else { return false }
        all.bestIteration = choice.round + 1
        for object in all.boosters { object.bestIteration = choice.round + 1 }
        history.cut(choice.round + 1)
        return true
      }
      if isLast { break }
    }
    let result = try history.dict(vm)
    if returnsBoosters { try vm.setItem(ofDict: result, "cvbooster", value) }
    return result
  }

  /// Mean and deviation over the folds, as numpy computes them.
  private static func mean(_ folds: [[Evaluation]]) -> [Evaluation] {
    guard let first = folds.first else { return [] }
    return first.indices.map { i in
      let values = folds.map { $0[i].value }
      let mean = PairwiseSum.of(values) / Double(values.count)
      let squares = values.map { ($0 - mean) * ($0 - mean) }
      let deviation = (PairwiseSum.of(squares) / Double(values.count)).squareRoot()
      return Evaluation(
        dataset: first[i].dataset, metric: first[i].metric, value: mean,
        isHigherBetter: first[i].isHigherBetter, deviation: deviation)
    }
  }

  /// The values of each metric, round by round, in the order in which metrics came up.
  private struct History {
    private var names: [String] = []
    private var values: [String: [Double]] = [:]

    mutating func add(_ evaluations: [Evaluation]) {
      for evaluation in evaluations {
        let name = "\(evaluation.dataset) \(evaluation.metric)"
        append(name + "-mean", evaluation.value)
        append(name + "-stdv", evaluation.deviation ?? 0)
      }
    }

    private mutating func append(_ name: String, _ value: Double) {
      if values[name] == nil { names.append(name) }
      values[name, default: []].append(value)
    }

    mutating func cut(_ count: Int) {
      for name in names { values[name]!.removeLast(max(0, values[name]!.count - count)) }
    }

    func dict(_ vm: Interpreter) throws -> Value {
      let dict = vm.makeDict()
      for name in names {
        try vm.setItem(ofDict: dict, name, vm.list(values[name]!.map { Value($0) }))
      }
      return dict
    }
  }

  // MARK: CVBooster

  private static func defineBooster(in module: ModuleBuilder) {
    module.type("CVBooster", doc: "The boosters of a cross-validation.") { type in
      type.property("boosters", get: { vm, value in vm.list(try object(value, vm).values) })
      type.property(
        "best_iteration", get: { vm, value in Value(try object(value, vm).bestIteration) })
      // The other methods are those of the boosters; each gives the list of their results.
      for name in forwarded {
        type.method("\(name)(self, *args, **kwargs)") { vm, args in
          let positional = try vm.elements(args[1])
          let keywords = vm.entries(ofDict: args[2]).map {
            (name: $0.key.stringValue ?? "", value: $0.value)
          }
          return vm.list(
            try object(args[0], vm).values.map { booster in
              try vm.call(try vm.attribute(booster, name), positional, keywords: keywords)
            })
        }
      }
    }
  }

  private static let forwarded = [
    "predict", "feature_importance", "feature_name", "num_trees", "num_feature",
    "current_iteration", "num_model_per_iteration", "eval_train", "eval_valid", "dump_model",
    "trees_to_dataframe", "update", "rollback_one_iter", "reset_parameter", "lower_bound",
    "upper_bound",
  ]

  private static func object(_ value: Value, _ vm: Interpreter) throws -> LightGBMCVBoosterObject {
    if let object = value.host(as: LightGBMCVBoosterObject.self) { return object }
    throw vm.typeError("a lightgbm.CVBooster is needed here, not \(vm.typeName(value))")
  }
}

final class LightGBMCVBoosterObject: TracedObject {
  var boosters: [LightGBMBoosterObject] = []
  /// The same as script values.
  var values: [Value] = []
  var bestIteration = -1

  func trace(_ marker: ValueMarker) { for value in values { marker.mark(value) } }
}

/// numpy's order of addition.
private enum PairwiseSum {
  static func of(_ values: [Double]) -> Double {
    // Fewer than eight are added one by one; folds beyond that in eight rows of partial sums.
    guard values.count >= 8 else { return values.reduce(-0.0, +) }
    let sum = try? NDArray.from(values).sum().flat(0).realNumber()
    return sum ?? values.reduce(0, +)
  }
}
