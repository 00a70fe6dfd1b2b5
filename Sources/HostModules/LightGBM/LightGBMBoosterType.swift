import Arrays
import Boosting
import Interpreter

/// The class `lgb.Booster`.
enum LightGBMBoosterType {
  static func define(in module: ModuleBuilder) {
    module.type("Booster", doc: "A trained model.") { type in
      type.constructor(
        "Booster(cls, params=None, train_set=None, model_file=None, model_str=None)"
      ) { vm, args in try make(vm, args) }
      definePrediction(type)
      defineProperties(type)
      defineModelText(type)
      LightGBMBoosterTraining.define(type)
      LightGBMBoosterTables.define(type)
    }
  }

  static func wrap(_ object: LightGBMBoosterObject, _ vm: Interpreter) throws -> Value {
    vm.makeHost(object, type: try vm.hostType("lightgbm", "Booster"))
  }

  /// A trained model as a script value.
  static func wrap(
    _ booster: LightGBMBooster, parameters: Value, _ vm: Interpreter
  ) throws -> Value {
    try wrap(LightGBMBoosterObject(booster, parameters: parameters, bestScore: vm.makeDict()), vm)
  }

  private static func make(_ vm: Interpreter, _ args: Arguments) throws -> Value {
    if !args[2].isNone {
      let parameters = try LightGBMModule.parameters(args[1], vm)
      let object = try LightGBMBoosterObject(
        parameters, try args[2].dataset(vm),
        parameters: args[1].isNone ? vm.makeDict() : args[1], isTrained: false, vm)
      LightGBMModule.log(object.booster.takeEvents(), verbosity: object.verbosity, vm)
      return try wrap(object, vm)
    }
    let text: String
    if !args[3].isNone {
      text = try modelText(file: args[3], vm)
    } else if !args[4].isNone {
      text = try vm.text(args[4], "model_str")
    } else {
      throw vm.typeError(
        "Need at least one training dataset or model file or model string to create Booster instance"
      )
    }
    if !args[1].isNone, !vm.entries(ofDict: args[1]).isEmpty {
      let source = args[3].isNone ? "string" : "file"
      try vm.warn(
        vm.types.userWarning,
        "Ignoring params argument, using parameters from model \(source).")
    }
    return try wrap(
      LightGBMBoosterObject(
        try LightGBMBooster(modelText: text), parameters: vm.makeDict(), bestScore: vm.makeDict()),
      vm)
  }

  static func modelText(file: Value, _ vm: Interpreter) throws -> String {
    let path = try vm.path(file, "model_file")
    try vm.host.permissions.checkRead(path)
    return try Host.readText(path)
  }

  // MARK: Prediction

  private static func definePrediction(_ type: TypeBuilder) {
    type.method(
      """
      predict(self, data, start_iteration=0, num_iteration=None, raw_score=False, \
      pred_leaf=False, pred_contrib=False, data_has_header=False, validate_features=False, **kwargs)
      """,
      doc: """
        Predictions for each row of a table: probabilities for binary models, or raw scores, the
        leaf of each tree, or each feature's share.
        """
    ) { vm, args in
      let object = try args[0].booster(vm)
      let options = try PredictionOptions(args[9], vm)
      if args[1].host(as: LightGBMDatasetObject.self) != nil {
        throw vm.typeError(
          "Cannot use Dataset instance for prediction, please use raw data instead")
      }
      let table = try LightGBMTable(args[1], vm)
      if try vm.bool(args[8]) { try checkNames(table, object.booster) }
      let start = try vm.int(args[2], "start_iteration")
      let prediction = Prediction(
        booster: object.booster, table: table, start: start,
        rounds: try object.rounds(args[3], start: start, vm), options: options)
      if try vm.bool(args[6]) { return try prediction.contributions(vm) }
      if try vm.bool(args[5]) { return try prediction.leaves(vm) }
      return try prediction.scores(raw: try vm.bool(args[4]), vm)
    }
  }

  /// What `predict` takes beside its arguments.
  private struct PredictionOptions {
    var threads = 0
    var checksShape = true

    init(_ value: Value, _ vm: Interpreter) throws {
      for (key, item) in vm.entries(ofDict: value) {
        let name = key.stringValue ?? ""
        switch LightGBMParameters.canonicalName(name) {
        case "num_threads": threads = max(0, try vm.int(item, name))
        case "predict_disable_shape_check": checksShape = !(try vm.bool(item))
        case "pred_early_stop":
          if try vm.bool(item) {
            throw vm.raise(
              vm.types.notImplementedError,
              "predict(): argument 'pred_early_stop' is not supported by mnb")
          }
        case nil:
          // The library's core warns of names that it does not know.
          vm.print("[LightGBM] [Warning] Unknown parameter: \(name)")
        default: break  // Parameters of training change nothing in prediction.
        }
      }
    }
  }

  private struct Prediction {
    let booster: LightGBMBooster
    let table: LightGBMTable
    let start: Int
    let rounds: Int?
    let options: PredictionOptions

    func scores(raw: Bool, _ vm: Interpreter) throws -> Value {
      let predicted = try table.withView { view in
        try booster.predict(
          view, start: start, rounds: rounds, raw: raw, checkShape: options.checksShape,
          threads: options.threads, cancellation: vm.boostingCancellation)
      }
      let classes = booster.modelsPerIteration
      let shape = classes > 1 ? [predicted.count / classes, classes] : [predicted.count]
      return try vm.makeArray(NDArray.from(predicted, shape: shape))
    }

    func leaves(_ vm: Interpreter) throws -> Value {
      let leaves = try table.withView { view in
        try booster.predictLeaves(
          view, start: start, rounds: rounds, checkShape: options.checksShape,
          threads: options.threads, cancellation: vm.boostingCancellation)
      }
      return try vm.makeArray(NDArray.from(leaves, shape: shape(leaves.count)))
    }

    func contributions(_ vm: Interpreter) throws -> Value {
      let shares = try table.withView { view in
        try booster.predictContributions(
          view, start: start, rounds: rounds, checkShape: options.checksShape,
          threads: options.threads, cancellation: vm.boostingCancellation)
      }
      return try vm.makeArray(NDArray.from(shares, shape: shape(shares.count)))
    }

    private func shape(_ count: Int) -> [Int] {
      let rows = table.array.shape[0]
      return [rows, rows == 0 ? 0 : count / rows]
    }
  }

  private static func checkNames(_ table: LightGBMTable, _ booster: LightGBMBooster) throws {
    guard let names = table.columnNames else { return }
    guard names.count == booster.numberOfFeatures else {
      throw BoostingError(
        "The number of features in data (\(names.count)) is not the same as it was in training "
          + "data (\(booster.numberOfFeatures)).")
    }
    for (i, (name, expected)) in zip(names, booster.names).enumerated() where name != expected {
      throw BoostingError("Expected '\(expected)' at position \(i) but found '\(name)'")
    }
  }

  // MARK: Members

  private static func defineProperties(_ type: TypeBuilder) {
    type.property(
      "best_iteration", get: { vm, value in Value(try value.booster(vm).bestIteration) },
      set: { vm, value, new in
        try value.booster(vm).bestIteration = try vm.int(new, "best_iteration")
      })
    type.property(
      "best_score", get: { vm, value in try value.booster(vm).bestScore },
      set: { vm, value, new in try value.booster(vm).bestScore = new })
    type.property("params", get: { vm, value in try value.booster(vm).parameters })
    type.method(
      "feature_importance(self, importance_type='split', iteration=None)",
      doc: "Importance of each feature: number of splits, or sum of gains."
    ) { vm, args in
      let object = try args[0].booster(vm)
      let kind = try importance(args[1], vm)
      let values = object.booster.featureImportance(kind, rounds: try object.rounds(args[2], vm))
      if kind == .split {
        return try vm.makeArray(NDArray.from(values.map { Int32($0) }))
      }
      return try vm.makeArray(NDArray.from(values))
    }
    type.method("feature_name(self)") { vm, args in
      vm.list(try args[0].booster(vm).booster.names.map { vm.string($0) })
    }
    count("num_trees", type) { $0.treeCount }
    count("num_feature", type) { $0.numberOfFeatures }
    count("num_model_per_iteration", type) { $0.modelsPerIteration }
    count("current_iteration", type) { $0.currentIteration }
    type.method("lower_bound(self)") { vm, args in
      Value(try args[0].booster(vm).booster.outputBounds.lower)
    }
    type.method("upper_bound(self)") { vm, args in
      Value(try args[0].booster(vm).booster.outputBounds.upper)
    }
    type.method("get_leaf_output(self, tree_id, leaf_id)") { vm, args in
      Value(
        try args[0].booster(vm).booster.leafOutput(
          tree: try vm.int(args[1], "tree_id"), leaf: try vm.int(args[2], "leaf_id")))
    }
  }

  private static func count(
    _ name: String, _ type: TypeBuilder, _ read: @escaping (LightGBMBooster) -> Int
  ) {
    type.method("\(name)(self)") { vm, args in Value(read(try args[0].booster(vm).booster)) }
  }

  static func importance(_ value: Value, _ vm: Interpreter) throws -> LightGBMBooster.Importance {
    let name = try vm.text(value, "importance_type")
    guard let kind = LightGBMBooster.Importance(rawValue: name) else {
      throw vm.raise(vm.types.keyError, name)
    }
    return kind
  }

  private static func defineModelText(_ type: TypeBuilder) {
    func text(_ vm: Interpreter, _ args: Arguments, _ first: Int) throws -> String {
      let object = try args[0].booster(vm)
      return object.booster.savedText(
        start: try vm.int(args[first + 1], "start_iteration"),
        rounds: try object.rounds(args[first], vm), importance: try importance(args[first + 2], vm))
    }
    type.method(
      "model_to_string(self, num_iteration=None, start_iteration=0, importance_type='split')"
    ) { vm, args in vm.string(try text(vm, args, 1)) }
    type.method(
      "save_model(self, filename, num_iteration=None, start_iteration=0, importance_type='split')"
    ) { vm, args in
      let path = try vm.path(args[1], "filename")
      try vm.writeFile(path, Array(try text(vm, args, 2).utf8))
      return args[0]
    }
    type.method("model_from_string(self, model_str)") { vm, args in
      try args[0].booster(vm).replaceModel(try vm.text(args[1], "model_str"))
      return args[0]
    }
  }
}
