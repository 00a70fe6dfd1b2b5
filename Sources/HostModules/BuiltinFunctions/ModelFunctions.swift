import Boosting
import Interpreter

/// `lightgbm(...)`: what a model is to be, before it is trained.
final class ModelObject {
  let parameters: LightGBMParameters
  let rounds: Int
  let text: String

  init(parameters: LightGBMParameters, rounds: Int, text: String) {
    self.parameters = parameters
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
      parameters: parameters, rounds: rounds, text: "lightgbm(\(shown.joined(separator: ", ")))")
  }
}
