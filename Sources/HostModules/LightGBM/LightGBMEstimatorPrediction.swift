import Arrays
import Boosting
import Interpreter

/// `predict`, `predict_proba` and `score` of the estimators.
enum LightGBMEstimatorPrediction {
  private static let arguments = """
    (self, X, raw_score=False, start_iteration=0, num_iteration=None, pred_leaf=False, \
    pred_contrib=False, validate_features=False, **kwargs)
    """

  static func define(_ kind: LightGBMEstimator.Kind, _ type: TypeBuilder) {
    if kind != .ranker { EstimatorScore.define(type, isClassifier: kind == .classifier) }
    type.method("predict" + arguments) { vm, args in
      let result = try predict(vm, args)
      let estimator = try args[0].estimator(vm)
      let isPlain = try !(2...6).contains { i in
        (i == 2 || i == 5 || i == 6) ? try vm.bool(args[i]) : false
      }
      guard kind == .classifier, isPlain, let objective = estimator.fitted?.objective,
        !vm.canCall(objective)
      else { return result }
      return try classes(of: result, estimator, vm)
    }
    guard kind == .classifier else { return }
    type.method("predict_proba" + arguments) { vm, args in
      let result = try predict(vm, args)
      let estimator = try args[0].estimator(vm)
      let isPlain = try ![args[2], args[5], args[6]].contains { try vm.bool($0) }
      guard isPlain, let objective = estimator.fitted?.objective else { return result }
      if vm.canCall(objective) {
        try vm.warn(
          vm.types.userWarning,
          "Cannot compute class probabilities or labels due to the usage of customized objective "
            + "function.\nReturning raw scores instead.")
        return result
      }
      if estimator.isMulticlass(objective) { return result }
      let positive = try vm.doubles(result, "result")
      return try vm.makeArray(
        NDArray.from(positive.flatMap { [1 - $0, $0] }, shape: [positive.count, 2]))
    }
    type.method(
      """
      decision_function(self, X, *, start_iteration=0, num_iteration=None, \
      validate_features=False, **kwargs)
      """
    ) { vm, args in
      let estimator = try args[0].estimator(vm)
      return try call(
        estimator, args[1], vm,
        [
          ("raw_score", .true), ("start_iteration", args[2]), ("num_iteration", args[3]),
          ("validate_features", args[4]),
        ], others: args[5])
    }
  }

  private static func predict(_ vm: Interpreter, _ args: Arguments) throws -> Value {
    try call(
      try args[0].estimator(vm), args[1], vm,
      [
        ("raw_score", args[2]), ("start_iteration", args[3]), ("num_iteration", args[4]),
        ("pred_leaf", args[5]), ("pred_contrib", args[6]), ("validate_features", args[7]),
      ], others: args[8])
  }

  private static func call(
    _ estimator: LightGBMEstimator, _ table: Value, _ vm: Interpreter,
    _ keywords: [(name: String, value: Value)], others: Value
  ) throws -> Value {
    let fitted = try estimator.fittedModel(nil, vm)
    let more = vm.entries(ofDict: others).map { (name: $0.key.stringValue ?? "", value: $0.value) }
    let columns = try LightGBMTable(table, vm).array.shape[1]
    guard columns == fitted.columns else {
      throw vm.valueError(
        "X has \(columns) features, but \(estimator.kind.rawValue) is expecting "
          + "\(fitted.columns) features as input.")
    }
    return try vm.call(
      try vm.attribute(fitted.booster, "predict"), [table], keywords: keywords + more)
  }

  /// The class of the largest probability.
  private static func classes(
    of result: Value, _ estimator: LightGBMEstimator, _ vm: Interpreter
  ) throws -> Value {
    let scores = try vm.doubles(result, "result")
    let shape = try vm.array(from: result).shape
    var chosen: [Int] = []
    if shape.count == 2 {
      for row in 0..<shape[0] {
        var best = 0
        for k in 1..<shape[1] where scores[row * shape[1] + k] > scores[row * shape[1] + best] {
          best = k
        }
        chosen.append(best)
      }
    } else {
      chosen = scores.map { $0 > 1 - $0 ? 1 : 0 }
    }
    return try vm.item(estimator.classes, try vm.makeArray(NDArray.from(chosen)))
  }
}
