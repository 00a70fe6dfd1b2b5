import Boosting
import Interpreter

/// `lightgbm(...)`, `xgboost(...)`, `logistic(...)`, `balance(y)`
enum ModelFunctions {
  static func define(in module: ModuleBuilder) {
    module.type("Model") { type in
      type.method("__repr__(self)") { vm, args in
        vm.string(args[0].host(as: ModelObject.self)?.text ?? "")
      }
      type.method(
        "with_params(self, **params)",
        doc: "The same model with these parameters. Example: model.with_params(num_leaves=7)"
      ) { vm, args in
        let chosen = vm.entries(ofDict: args[1]).map { ($0.key.stringValue ?? "", $0.value) }
        let model = try model(vm, args[0]).with(chosen, caller: "with_params", vm)
        return vm.makeHost(model, type: try builtinType(vm, "Model"))
      }
      type.method(
        "fit(self, X, y, weight=None)",
        doc:
          "The model trained on all rows. Example: lightgbm(n_estimators=50).fit(X, y).predict(X)"
      ) { vm, args in
        try FittedModel.fit(try model(vm, args[0]), args[1], args[2], weight: args[3], vm).value(vm)
      }
      type.method("predict(self, X)", doc: "Refused: fit(X, y) gives the model that predicts.") {
        vm, args in
        throw vm.raise(
          try vm.hostType("sklearn.exceptions", "NotFittedError"),
          "this model is not fitted yet: predict with what fit(X, y) returns")
      }
    }
    FittedModel.define(in: module)
    module.function(
      "logistic(**params)",
      doc: """
        Logistic regression of scikit-learn: C, tol, max_iter, fit_intercept, class_weight.

        Unknown names are errors. Example: stack([run_a, run_b], meta=logistic(C=0.1))
        """
    ) { vm, args in
      let given = vm.entries(ofDict: args[0]).map { ($0.key.stringValue ?? "", $0.value) }
      return vm.makeHost(
        try LogisticSettings([], given, caller: "logistic", vm).model,
        type: try builtinType(vm, "Model"))
    }
    module.function(
      "lightgbm(**params)",
      doc: """
        A LightGBM model with these parameters, any of the library's names or aliases.

        objective is 'binary' and n_estimators 100 where they are not given. Unknown names are
        errors.
        """
    ) { vm, args in
      let model = try makeModel(vm, args[0])
      return vm.makeHost(model, type: try builtinType(vm, "Model"))
    }
    module.function(
      "xgboost(**params)",
      doc: """
        An XGBoost model with these parameters, any of the library's names or aliases.

        objective is 'binary:logistic' and n_estimators 100 where they are not given. Unknown names
        are errors.
        """
    ) { vm, args in
      let model = try makeXGBoostModel(vm, args[0])
      return vm.makeHost(model, type: try builtinType(vm, "Model"))
    }
    module.function(
      "balance(y)", doc: "Negatives over positives: the usual scale_pos_weight."
    ) { vm, args in
      let labels = try vm.doubles(args[0], "y")
      let positives = labels.count { $0 > 0 }
      guard positives > 0 else { throw vm.valueError("balance: y has no positive rows") }
      return Value(Double(labels.count - positives) / Double(positives))
    }
  }

  private static func model(_ vm: Interpreter, _ value: Value) throws -> ModelObject {
    if let model = value.host(as: ModelObject.self) { return model }
    throw vm.typeError("a model is needed here, not \(vm.typeName(value))")
  }

  /// A class that `BuiltinFunctions` defined.
  static func builtinType(_ vm: Interpreter, _ name: String) throws -> TypeInfo {
    guard let type = vm.builtinType(name)?.classInfo else {
      throw vm.raise(vm.types.systemError, "built-in class '\(name)' is missing")
    }
    return type
  }

  private static func makeModel(_ vm: Interpreter, _ given: Value) throws -> ModelObject {
    var parameters = LightGBMParameters()
    var rounds = 100
    var shown: [String] = []
    let plain = try LightGBMModule.parameters(given, vm)
    for (name, text) in plain.pairs {
      guard let canonical = LightGBMParameters.canonicalName(name) else {
        let hint = LightGBMParameters.suggestion(for: name).map { " (did you mean '\($0)'?)" } ?? ""
        throw vm.typeError("lightgbm: unknown parameter '\(name)'\(hint)")
      }
      shown.append("\(name)=\(text)")
      if canonical == "num_iterations" {
        rounds = try vm.positive("lightgbm", name, text)
      } else {
        parameters[name] = text
      }
    }
    let canonical = Set(parameters.pairs.compactMap { LightGBMParameters.canonicalName($0.name) })
    if !canonical.contains("objective") { parameters["objective"] = "binary" }
    if !canonical.contains("verbosity") { parameters["verbosity"] = "-1" }
    return ModelObject(
      .lightgbm(parameters), rounds: rounds, text: "lightgbm(\(shown.joined(separator: ", ")))")
  }

  private static func makeXGBoostModel(_ vm: Interpreter, _ given: Value) throws -> ModelObject {
    var parameters = XGBoostParameters()
    var rounds = 100
    var shown: [String] = []
    let known = XGBoostParameters.knownNames
    for (name, text) in try XGBoostModule.parameters(given, names: [], vm).entries {
      shown.append("\(name)=\(text)")
      if ["n_estimators", "num_boost_round"].contains(name) {
        rounds = try vm.positive("xgboost", name, text)
        continue
      }
      guard known.contains(name) else {
        let hint = XGBoostParameters.suggestion(for: name).map { " (did you mean '\($0)'?)" } ?? ""
        throw vm.typeError("xgboost: unknown parameter '\(name)'\(hint)")
      }
      parameters.add(name, text)
    }
    if parameters["objective"] == nil { parameters.add("objective", "binary:logistic") }
    return ModelObject(
      .xgboost(parameters), rounds: rounds, text: "xgboost(\(shown.joined(separator: ", ")))")
  }
}
