import Arrays
import Boosting
import Interpreter

/// `lgb.Booster`
final class LightGBMBoosterObject: TracedObject {
  let booster: LightGBMBooster
  let parameters: Value
  /// `{'valid_0': {'binary_logloss': 0.1}}`
  var bestScore: Value
  init(_ booster: LightGBMBooster, parameters: Value, bestScore: Value) {
    self.booster = booster
    self.parameters = parameters
    self.bestScore = bestScore
  }

  func trace(_ marker: ValueMarker) {
    marker.mark(parameters)
    marker.mark(bestScore)
  }

  /// The rounds that an argument `num_iteration` or `iteration` means: by default the best ones.
  func rounds(_ value: Value, _ vm: Interpreter) throws -> Int? {
    if value.isNone { return booster.bestIteration > 0 ? booster.bestIteration : nil }
    let rounds = try vm.int(value, "num_iteration")
    return rounds > 0 ? rounds : nil
  }
}

enum LightGBMBoosterType {
  static func define(in module: ModuleBuilder) {
    module.type("Booster", doc: "A trained model.") { type in
      type.constructor(
        "Booster(cls, params=None, train_set=None, model_file=None, model_str=None)"
      ) { vm, args in try make(vm, args) }
      definePrediction(type)
      defineProperties(type)
      defineModelText(type)
    }
  }

  private static func make(_ vm: Interpreter, _ args: Arguments) throws -> Value {
    let text: String
    if !args[3].isNone {
      let path = try vm.path(args[3], "model_file")
      try vm.host.permissions.checkRead(path)
      text = try Host.readText(path)
    } else if !args[4].isNone {
      text = try vm.text(args[4], "model_str")
    } else if !args[2].isNone {
      let parameters = try LightGBMModule.parameters(args[1], vm)
      let data = try args[2].dataset(vm).construct(parameters, vm)
      return try wrap(
        LightGBMBooster(parameters, data), parameters: args[1], vm)
    } else {
      throw vm.typeError(
        "Need at least one training dataset or model file or model string to create Booster instance"
      )
    }
    return try wrap(try LightGBMBooster(modelText: text), parameters: args[1], vm)
  }

  static func wrap(
    _ booster: LightGBMBooster, parameters: Value, _ vm: Interpreter
  ) throws -> Value {
    vm.makeHost(
      LightGBMBoosterObject(booster, parameters: parameters, bestScore: vm.makeDict()),
      type: try vm.hostType("lightgbm", "Booster"))
  }

  private static func definePrediction(_ type: TypeBuilder) {
    type.method(
      """
      predict(self, data, start_iteration=0, num_iteration=None, raw_score=False, \
      pred_leaf=False, pred_contrib=False, data_has_header=False, validate_features=False, **kwargs)
      """,
      doc: "Predictions for each row of a table: probabilities for binary models."
    ) { vm, args in
      try vm.refuse(
        "predict()",
        [
          ("pred_leaf", args[5], .false), ("pred_contrib", args[6], .false),
          ("data_has_header", args[7], .false), ("validate_features", args[8], .false),
        ])
      for (name, _) in vm.entries(ofDict: args[9]) {
        throw vm.typeError(
          "predict() got an unexpected keyword argument '\(name.stringValue ?? "")'")
      }
      let object = try args[0].booster(vm)
      let table = try LightGBMTable(args[1], vm)
      let (start, rounds) = (try vm.int(args[2], "start_iteration"), try object.rounds(args[3], vm))
      let raw = try vm.bool(args[4])
      let predicted = try table.withView { view in
        try object.booster.predict(
          view, start: start, rounds: rounds, raw: raw, cancellation: vm.boostingCancellation)
      }
      let classes = object.booster.modelsPerIteration
      let shape = classes > 1 ? [predicted.count / classes, classes] : [predicted.count]
      return try vm.makeArray(NDArray.from(predicted, shape: shape))
    }
  }

  private static func defineProperties(_ type: TypeBuilder) {
    type.property(
      "best_iteration", get: { vm, value in Value(try value.booster(vm).booster.bestIteration) },
      set: { vm, value, new in
        try value.booster(vm).booster.bestIteration = try vm.int(new, "best_iteration")
      })
    type.property("best_score", get: { vm, value in try value.booster(vm).bestScore })
    type.property("params", get: { vm, value in try value.booster(vm).parameters })
    type.method(
      "feature_importance(self, importance_type='split', iteration=None)",
      doc: "Importance of each feature: number of splits, or sum of gains."
    ) { vm, args in
      let object = try args[0].booster(vm)
      let name = try vm.text(args[1], "importance_type")
      guard let kind = LightGBMBooster.Importance(rawValue: name) else {
        throw vm.valueError("importance_type must be split or gain")
      }
      let values = object.booster.featureImportance(kind, rounds: try object.rounds(args[2], vm))
      if kind == .split {
        return try vm.makeArray(NDArray.from(values.map { Int32($0) }))
      }
      return try vm.makeArray(NDArray.from(values))
    }
    type.method("feature_name(self)") { vm, args in
      vm.list(try args[0].booster(vm).booster.names.map { vm.string($0) })
    }
    type.method("num_trees(self)") { vm, args in
      Value(try args[0].booster(vm).booster.treeCount)
    }
    type.method("num_feature(self)") { vm, args in
      Value(try args[0].booster(vm).booster.numberOfFeatures)
    }
    type.method("num_model_per_iteration(self)") { vm, args in
      Value(try args[0].booster(vm).booster.modelsPerIteration)
    }
    type.method("current_iteration(self)") { vm, args in
      Value(try args[0].booster(vm).booster.currentIteration)
    }
  }

  private static func defineModelText(_ type: TypeBuilder) {
    func text(_ vm: Interpreter, _ args: Arguments, _ first: Int) throws -> String {
      let object = try args[0].booster(vm)
      let name = try vm.text(args[first + 2], "importance_type")
      guard let kind = LightGBMBooster.Importance(rawValue: name) else {
        throw vm.valueError("importance_type must be split or gain")
      }
      return object.booster.savedText(
        start: try vm.int(args[first + 1], "start_iteration"),
        rounds: try object.rounds(args[first], vm), importance: kind)
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
  }
}

extension Value {
  func booster(_ vm: Interpreter) throws -> LightGBMBoosterObject {
    if let booster = host(as: LightGBMBoosterObject.self) { return booster }
    throw vm.typeError("a lightgbm.Booster is needed here, not \(vm.typeName(self))")
  }
}
