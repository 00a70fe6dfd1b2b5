import Boosting
import Interpreter

/// `import xgboost as xgb`
enum XGBoostModule {
  static func build(_ module: ModuleBuilder) throws {
    module.value("__version__", module.vm.string("3.2.0"))
    module.exception("XGBoostError", base: module.vm.types.valueError)
    XGBoostMatrixType.define(in: module)
    XGBoostBoosterType.define(in: module)
    module.value("callback", try module.vm.importedModule("xgboost.callback"))
    XGBoostTrainFunction.define(in: module)
    XGBoostCrossValidationFunction.define(in: module)
    XGBoostEstimators.define(in: module)
  }

  /// Warns of what the library would log.
  static func warn(_ events: [LogEvent], _ vm: Interpreter) throws {
    for event in events where event.level == .warning {
      try vm.warn(vm.types.userWarning, event.message)
    }
  }

  /// Parameters from a dict or a list of pairs, each value as the Python package writes it.
  ///
  /// - Parameter names: the features' names, for constraints that use them.
  static func parameters(
    _ value: Value, names: [String], _ vm: Interpreter
  ) throws -> XGBoostParameters {
    var parameters = XGBoostParameters()
    var metrics: [String] = []
    for (name, value) in try entries(value, vm) where !value.isNone {
      switch name {
      case "eval_metric":
        let items = value.isList ? value.items.map(Array.init) ?? [] : [value]
        metrics += try items.map { try vm.strText($0) }
      case "monotone_constraints" where value.isDict:
        parameters.add(name, try monotone(value, names, vm))
      case "interaction_constraints" where !value.isString:
        parameters.add(name, try interactions(value, names, vm))
      default: parameters.add(name, try text(value, vm))
      }
    }
    for metric in metrics { parameters.add("eval_metric", metric) }
    return parameters
  }

  private static func entries(_ value: Value, _ vm: Interpreter) throws -> [(String, Value)] {
    if value.isNone || value.isUnbound { return [] }
    if value.isDict {
      return try vm.entries(ofDict: value).map { (try vm.text($0.key, "params"), $0.value) }
    }
    return try vm.elements(value).map { pair in
      guard let items = pair.items, items.count == 2 else {
        throw vm.typeError("params must be a dict or a list of pairs")
      }
      return (try vm.text(items[0], "params"), items[1])
    }
  }

  private static func text(_ value: Value, _ vm: Interpreter) throws -> String {
    if value.isBool { return value.bool ? "True" : "False" }
    guard let items = value.items else { return try vm.strText(value) }
    return "(" + (try items.map { try text($0, vm) }).joined(separator: ",") + ")"
  }

  private static func monotone(
    _ value: Value, _ names: [String], _ vm: Interpreter
  ) throws -> String {
    var signs: [String: Int] = [:]
    for (key, sign) in vm.entries(ofDict: value) {
      signs[try vm.text(key, "monotone_constraints")] = try vm.int(sign, "monotone_constraints")
    }
    guard signs.keys.allSatisfy(names.contains) else {
      throw vm.valueError("Constrained features are not a subset of training data feature names")
    }
    return "(" + names.map { "\(signs[$0] ?? 0)" }.joined(separator: ",") + ")"
  }

  private static func interactions(
    _ value: Value, _ names: [String], _ vm: Interpreter
  ) throws -> String {
    let groups = try vm.elements(value).map { group in
      try vm.elements(group).map { item in
        if item.isInt { return "\(item.int)" }
        guard let place = names.firstIndex(of: try vm.text(item, "interaction_constraints")) else {
          throw vm.valueError(
            "Constrained features are not a subset of training data feature names")
        }
        return "\(place)"
      }
    }
    return "[" + groups.map { "[" + $0.joined(separator: ",") + "]" }.joined(separator: ",") + "]"
  }
}
