import Boosting
import Interpreter

/// `lightgbm(...)`, `xgboost(...)`: what a model is to be, before it is trained.
final class ModelObject {
  enum Engine {
    case lightgbm(LightGBMParameters)
    case xgboost(XGBoostParameters)
  }

  let engine: Engine
  let rounds: Int
  let text: String

  init(_ engine: Engine, rounds: Int, text: String) {
    self.engine = engine
    self.rounds = rounds
    self.text = text
  }
}

enum ModelFunctions {
  static func define(in module: ModuleBuilder) {
    module.type("Model") { type in
      type.method("__repr__(self)") { vm, args in
        vm.string(args[0].host(as: ModelObject.self)?.text ?? "")
      }
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
        guard let count = Int(text), count > 0 else {
          throw vm.valueError("lightgbm: \(name) must be a positive whole number, not \(text)")
        }
        rounds = count
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
        guard let count = Int(text), count > 0 else {
          throw vm.valueError("xgboost: \(name) must be a positive whole number, not \(text)")
        }
        rounds = count
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
