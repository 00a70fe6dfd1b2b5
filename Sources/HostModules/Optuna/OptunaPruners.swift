import Interpreter
import Search

/// A pruner made by a script.
final class OptunaPrunerObject: TracedObject {
  let pruner: any Pruner
  /// The call that made it.
  let arguments: [(name: String, value: Value)]

  init(_ pruner: any Pruner, arguments: [(name: String, value: Value)] = []) {
    self.pruner = pruner
    self.arguments = arguments
  }

  func trace(_ marker: ValueMarker) {
    for argument in arguments { marker.mark(argument.value) }
  }
}

/// `optuna.pruners`
enum OptunaPruners {
  static func build(_ module: ModuleBuilder) throws {
    let base = module.type("BasePruner")
    func define(
      _ signature: String, _ make: @escaping (Interpreter, Arguments) throws -> any Pruner
    ) {
      let name = String(signature.prefix { $0 != "(" })
      let names = CallArguments.names(signature)
      module.type(name, base: base) { type in
        type.constructor(signature) { vm, args in
          let arguments = CallArguments.given(names, args)
          return vm.makeHost(
            OptunaPrunerObject(try make(vm, args), arguments: arguments), type: type.info)
        }
      }
    }
    define("NopPruner(cls)") { _, _ in NopPruner() }
    define(
      "MedianPruner(cls, n_startup_trials=5, n_warmup_steps=0, interval_steps=1, *, n_min_trials=1)"
    ) { vm, args in
      try MedianPruner(
        startupTrials: vm.int(args[1], "n_startup_trials"),
        warmupSteps: vm.int(args[2], "n_warmup_steps"),
        interval: vm.int(args[3], "interval_steps"),
        smallestCount: vm.int(args[4], "n_min_trials"))
    }
    define(
      """
      PercentilePruner(cls, percentile, n_startup_trials=5, n_warmup_steps=0, interval_steps=1, *, \
      n_min_trials=1)
      """
    ) { vm, args in
      let percentile = try vm.double(args[1], "percentile")
      do {
        return try PercentilePruner(
          percentile, startupTrials: vm.int(args[2], "n_startup_trials"),
          warmupSteps: vm.int(args[3], "n_warmup_steps"),
          interval: vm.int(args[4], "interval_steps"),
          smallestCount: vm.int(args[5], "n_min_trials"))
      } catch let error as SearchError {
        throw try vm.restated(error, [("percentile", percentile, args[1])])
      }
    }
    define(
      """
      SuccessiveHalvingPruner(cls, min_resource='auto', reduction_factor=4, \
      min_early_stopping_rate=0, bootstrap_count=0)
      """
    ) { vm, args in
      try SuccessiveHalvingPruner(
        smallestResource: resource(args[1], "min_resource", vm),
        factor: vm.int(args[2], "reduction_factor"),
        earlyStopping: vm.int(args[3], "min_early_stopping_rate"),
        bootstrap: vm.int(args[4], "bootstrap_count"))
    }
    define(
      """
      HyperbandPruner(cls, min_resource=1, max_resource='auto', reduction_factor=3, \
      bootstrap_count=0)
      """
    ) { vm, args in
      try HyperbandPruner(
        smallestResource: vm.int(args[1], "min_resource"),
        largestResource: resource(args[2], "max_resource", vm),
        factor: vm.int(args[3], "reduction_factor"),
        bootstrap: vm.int(args[4], "bootstrap_count"))
    }
    define("PatientPruner(cls, wrapped_pruner, patience, min_delta=0.0)") { vm, args in
      try OptunaExceptions.warnExperimental(
        vm, "PatientPruner is experimental (supported from v2.8.0)")
      return try PatientPruner(
        pruner(args[1], vm), patience: vm.int(args[2], "patience"),
        delta: vm.double(args[3], "min_delta"))
    }
    define(
      "ThresholdPruner(cls, lower=None, upper=None, n_warmup_steps=0, interval_steps=1)"
    ) { vm, args in
      try ThresholdPruner(
        lower: bound(args[1], "lower", vm), upper: bound(args[2], "upper", vm),
        warmupSteps: vm.int(args[3], "n_warmup_steps"),
        interval: vm.int(args[4], "interval_steps"))
    }
    define("WilcoxonPruner(cls, *, p_threshold=0.1, n_startup_steps=2)") { vm, _ in
      throw vm.raise(
        vm.types.notImplementedError, "optuna.pruners.WilcoxonPruner is not supported by mnb")
    }
  }

  private static func resource(
    _ value: Value, _ name: String, _ vm: Interpreter
  ) throws -> Int? {
    guard let text = value.stringValue else { return try vm.int(value, name) }
    if text == "auto" { return nil }
    throw vm.valueError(
      name == "min_resource"
        ? "The value of `min_resource` is \(text), but must be either `min_resource >= 1` or 'auto'"
        : "The 'max_resource' is set to \(text), but must be either \"auto\" or a positive integer."
    )
  }

  private static func bound(_ value: Value, _ name: String, _ vm: Interpreter) throws -> Double? {
    guard !value.isNone else { return nil }
    guard let bound = try? vm.double(value, name) else {
      throw vm.typeError("Invalid value of \(name): \(try vm.reprText(value)).")
    }
    return bound
  }

  /// The pruner behind a script value; nil for None.
  static func pruner(_ value: Value, _ vm: Interpreter) throws -> (any Pruner)? {
    if value.isNone || value.isUnbound { return nil }
    if let object = value.host(as: OptunaPrunerObject.self) { return object.pruner }
    throw vm.typeError(
      "pruner must be one of optuna.pruners, not \(vm.typeName(value)); pruners written in scripts "
        + "are not supported by mnb")
  }
}
