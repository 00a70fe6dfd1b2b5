import Interpreter
import Search

/// `optuna.importance`
final class OptunaEvaluatorObject {
  let evaluator: ParameterImportance.Evaluator
  init(_ evaluator: ParameterImportance.Evaluator) { self.evaluator = evaluator }
}

enum OptunaImportance {
  static func build(_ module: ModuleBuilder) throws {
    let base = module.type("BaseImportanceEvaluator")
    module.type("PedAnovaImportanceEvaluator", base: base) { type in
      type.constructor(
        """
        PedAnovaImportanceEvaluator(cls, *, target_quantile=0.1, region_quantile=1.0, \
        evaluate_on_local=True)
        """
      ) { vm, args in
        let evaluator = ParameterImportance.Evaluator.pedAnova(
          target: try vm.double(args[1], "target_quantile"),
          region: try vm.double(args[2], "region_quantile"), local: try vm.bool(args[3]))
        return vm.makeHost(OptunaEvaluatorObject(evaluator), type: type.info)
      }
    }
    for isFanova in [true, false] {
      let name =
        isFanova ? "FanovaImportanceEvaluator" : "MeanDecreaseImpurityImportanceEvaluator"
      module.type(name, base: base) { type in
        type.constructor("\(name)(cls, *, n_trees=64, max_depth=64, seed=None)") { vm, args in
          let trees = try vm.int(args[1], "n_trees")
          let depth = try vm.int(args[2], "max_depth")
          let seed = try OptunaSamplers.seed(args[3], vm)
          return vm.makeHost(
            OptunaEvaluatorObject(
              isFanova
                ? .fanova(trees: trees, depth: depth, seed: seed)
                : .meanDecreaseImpurity(trees: trees, depth: depth, seed: seed)),
            type: type.info)
        }
      }
    }
    module.function(
      """
      get_param_importances(study, *, evaluator=None, params=None, target=None, normalize=True)
      """,
      doc: "How much each parameter decides the objective, most important first."
    ) { vm, args in
      let object = try args[0].optunaStudy(vm)
      guard args[1].isNone || args[1].host(as: OptunaEvaluatorObject.self) != nil else {
        throw vm.typeError("Evaluator must be inherited from BaseImportanceEvaluator.")
      }
      let evaluator = args[1].host(as: OptunaEvaluatorObject.self)?.evaluator ?? .pedAnova()
      let names = args[2].isNone ? nil : try vm.texts(args[2], "params")
      let importances = try OptunaState.of(vm).calling {
        try ParameterImportance.evaluate(
          object.study, evaluator, parameters: names, target: target(args[3], object, vm),
          normalize: try vm.bool(args[4]))
      }
      return vm.dict(importances.map { ($0.name, Value($0.value)) })
    }
  }

  /// A script function that gives the number to look at instead of the objective.
  static func target(
    _ value: Value, _ object: OptunaStudyObject, _ vm: Interpreter
  ) -> ((TrialRecord) -> Double)? {
    if value.isNone { return nil }
    let state = OptunaState.of(vm)
    return { record in
      state.attempt(.nan) {
        try vm.double(try vm.call(value, try object.frozen(record, vm)), "target")
      }
    }
  }
}
