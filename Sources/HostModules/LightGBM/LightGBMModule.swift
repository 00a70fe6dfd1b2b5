import Boosting
import Interpreter

/// `import lightgbm as lgb`
enum LightGBMModule {
  static func build(_ module: ModuleBuilder) throws {
    module.value("__version__", module.vm.string("4.7.0"))
    module.exception("LightGBMError")
    module.exception("EarlyStopException")
    LightGBMDatasetType.define(in: module)
    LightGBMBoosterType.define(in: module)
    LightGBMCallbacks.define(in: module)
    LightGBMEvaluations.define(in: module)
    LightGBMCallbackEnvironment.define(in: module)
    LightGBMTrainFunction.define(in: module)
    LightGBMCrossValidation.define(in: module)
    LightGBMEstimatorTypes.define(in: module)
  }

  /// Prints what the library would log, as far as its verbosity allows.
  static func log(_ events: [LogEvent], verbosity: Int, _ vm: Interpreter) {
    for event in events where event.level.rawValue <= verbosity {
      vm.print(event.lightGBMLine)
    }
  }

  /// The `verbosity` among parameters; 1 where none is given.
  static func verbosity(_ parameters: LightGBMParameters) -> Int {
    for name in ["verbosity"] + LightGBMParameters.names(of: "verbosity") {
      if let text = parameters[name], let value = Int(text) { return value }
    }
    return 1
  }

  /// Parameters from a dict, each value as the library's Python package writes it.
  static func parameters(_ value: Value, _ vm: Interpreter) throws -> LightGBMParameters {
    var parameters = LightGBMParameters()
    if value.isNone || value.isUnbound { return parameters }
    guard value.isDict else {
      throw vm.typeError("params must be a dict, not \(vm.typeName(value))")
    }
    for (key, value) in vm.entries(ofDict: value) where !value.isNone {
      parameters[try vm.text(key, "params")] = try text(value, vm)
    }
    return parameters
  }

  private static func text(_ value: Value, _ vm: Interpreter) throws -> String {
    if value.isBool { return value.bool ? "true" : "false" }
    if let items = value.items {
      return try items.map { item in
        guard let inner = item.items else { return try text(item, vm) }
        return "[" + (try inner.map { try text($0, vm) }).joined(separator: ",") + "]"
      }.joined(separator: ",")
    }
    return try vm.strText(value)
  }
}
