import Boosting
import Interpreter

/// What scripts do to a booster between rounds: `update`, `eval_valid` and the like.
enum LightGBMBoosterTraining {
  static func define(_ type: TypeBuilder) {
    type.method("update(self, train_set=None, fobj=None)") { vm, args in
      let object = try args[0].booster(vm)
      if !args[1].isNone, try args[1].dataset(vm) !== object.trainSet {
        throw vm.raise(
          vm.types.notImplementedError, "update(): another train_set is not supported by mnb")
      }
      return Value(try object.advance(args[2].isNone ? nil : args[2], vm))
    }
    type.method("rollback_one_iter(self)") { vm, args in
      try args[0].booster(vm).booster.rollbackOneIteration()
      return args[0]
    }
    type.method("reset_parameter(self, params)") { vm, args in
      let object = try args[0].booster(vm)
      try object.resetParameters(try LightGBMModule.parameters(args[1], vm))
      for (key, value) in vm.entries(ofDict: args[1]) {
        try vm.setItem(ofDict: object.parameters, key, value)
      }
      return args[0]
    }
    type.method("set_train_data_name(self, name)") { vm, args in
      try args[0].booster(vm).trainName = try vm.text(args[1], "name")
      return args[0]
    }
    type.method("add_valid(self, data, name)") { vm, args in
      try args[0].booster(vm).addValidation(
        try args[1].dataset(vm), named: try vm.text(args[2], "name"), vm)
      return args[0]
    }
    type.method("free_dataset(self)") { vm, args in
      try args[0].booster(vm).freeData()
      return args[0]
    }
    defineEvaluation(type)
  }

  private static func defineEvaluation(_ type: TypeBuilder) {
    type.method("eval_train(self, feval=None)") { vm, args in
      try LightGBMEvaluations.list(
        try args[0].booster(vm).evaluateTraining(try args[1].functions(vm), vm), vm)
    }
    type.method("eval_valid(self, feval=None)") { vm, args in
      try LightGBMEvaluations.list(
        try args[0].booster(vm).evaluateValidation(try args[1].functions(vm), vm), vm)
    }
    type.method("eval(self, data, name, feval=None)") { vm, args in
      let object = try args[0].booster(vm)
      let data = try args[1].dataset(vm)
      let name = try vm.text(args[2], "name")
      let functions = try args[3].functions(vm)
      if data === object.trainSet {
        return try LightGBMEvaluations.list(
          try object.evaluateTraining(functions, vm).map { $0.renamed(name) }, vm)
      }
      if !object.validation.contains(where: { $0.data === data }) {
        try object.addValidation(data, named: name, vm)
      }
      let place = object.validation.firstIndex { $0.data === data }!
      return try LightGBMEvaluations.list(
        try object.evaluateValidation(place, functions, vm).map { $0.renamed(name) }, vm)
    }
  }
}

extension Evaluation {
  fileprivate func renamed(_ name: String) -> Evaluation {
    Evaluation(
      dataset: name, metric: metric, value: value, isHigherBetter: isHigherBetter,
      deviation: deviation, isCustom: isCustom)
  }
}

/// `lgb.EvalResult`: a tuple with names.
final class LightGBMEvaluationObject {
  let evaluation: Evaluation
  init(_ evaluation: Evaluation) { self.evaluation = evaluation }

  /// As long as the library says it is: without a deviation outside of cross-validation.
  func tuple(_ vm: Interpreter) throws -> Value {
    var items = [
      vm.string(evaluation.dataset), vm.string(evaluation.metric),
      try LightGBMEvaluations.value(evaluation, vm),
      Value(evaluation.isHigherBetter),
    ]
    if let deviation = evaluation.deviation { items.append(Value(deviation)) }
    return vm.tuple(items)
  }
}

enum LightGBMEvaluations {
  static func define(in module: ModuleBuilder) {
    module.type("EvalResult", doc: "The value of a metric on a data set.") { type in
      property("dataset_name", type) { vm, evaluation in vm.string(evaluation.dataset) }
      property("metric_name", type) { vm, evaluation in vm.string(evaluation.metric) }
      property("metric_value", type) { vm, evaluation in try value(evaluation, vm) }
      property("maximize", type) { _, evaluation in Value(evaluation.isHigherBetter) }
      property("metric_std_dev", type) { _, evaluation in
        evaluation.deviation.map { Value($0) } ?? .none
      }
      type.method("is_cv_result(self)") { vm, args in
        Value(try object(args[0], vm).evaluation.deviation != nil)
      }
      type.method("__len__(self)") { vm, args in
        Value(try object(args[0], vm).evaluation.deviation == nil ? 4 : 5)
      }
      type.method("__iter__(self)") { vm, args in
        try vm.makeIterator(try object(args[0], vm).tuple(vm))
      }
      type.method("__getitem__(self, index)") { vm, args in
        try vm.item(try object(args[0], vm).tuple(vm), args[1])
      }
      type.method("__repr__(self)") { vm, args in
        let evaluation = try object(args[0], vm).evaluation
        let name = try vm.reprText(vm.string(evaluation.dataset))
        let metric = try vm.reprText(vm.string(evaluation.metric))
        let value = try vm.reprText(try value(evaluation, vm))
        let deviation = try vm.reprText(evaluation.deviation.map { Value($0) } ?? .none)
        let maximize = evaluation.isHigherBetter ? "True" : "False"
        return vm.string(
          "EvalResult(dataset_name=\(name), metric_name=\(metric), metric_value=\(value), "
            + "maximize=\(maximize), metric_std_dev=\(deviation))")
      }
    }
  }

  private static func property(
    _ name: String, _ type: TypeBuilder,
    _ read: @escaping (Interpreter, Evaluation) throws -> Value
  ) {
    type.property(name, get: { vm, value in try read(vm, try object(value, vm).evaluation) })
  }

  private static func object(
    _ value: Value, _ vm: Interpreter
  ) throws -> LightGBMEvaluationObject {
    if let object = value.host(as: LightGBMEvaluationObject.self) { return object }
    throw vm.typeError("a lightgbm.EvalResult is needed here, not \(vm.typeName(value))")
  }

  /// The metric's value: numpy's type where the library's core computed it.
  static func value(_ evaluation: Evaluation, _ vm: Interpreter) throws -> Value {
    evaluation.isCustom || evaluation.deviation != nil
      ? Value(evaluation.value) : try vm.element(.float(evaluation.value), .float64)
  }

  static func list(_ evaluations: [Evaluation], _ vm: Interpreter) throws -> Value {
    let type = try vm.hostType("lightgbm", "EvalResult")
    return vm.list(
      evaluations.map { vm.makeHost(LightGBMEvaluationObject($0), type: type) })
  }
}
