import Interpreter
import Search

/// Properties and methods of `Study`, without `optimize`.
enum OptunaStudyType {
  static func define(_ type: TypeBuilder) {
    defineProperties(type)
    defineSettings(type)
    defineBest(type)
    defineAsking(type)
    defineAdding(type)
  }

  private static func property(
    _ type: TypeBuilder, _ name: String,
    _ get: @escaping (Interpreter, OptunaStudyObject) throws -> Value
  ) {
    type.property(name, get: { vm, value in try get(vm, try value.optunaStudy(vm)) })
  }

  private static func defineProperties(_ type: TypeBuilder) {
    property(type, "study_name") { vm, object in vm.string(object.study.name) }
    property(type, "_storage") { _, object in object.storageValue }
    property(type, "direction") { vm, object in
      try OptunaEnums.direction(object.study.direction, vm)
    }
    property(type, "directions") { vm, object in
      vm.list(try object.study.directions.map { try OptunaEnums.direction($0, vm) })
    }
    property(type, "trials") { vm, object in
      vm.list(try object.study.trials.map { try object.frozen($0, vm) })
    }
    property(type, "user_attrs") { vm, object in
      let values = object.userValues(of: try object.study.userAttributes, trial: nil, vm)
      return vm.dict(values.map { ($0.name, $0.value) })
    }
    property(type, "system_attrs") { vm, object in
      vm.attributeDict(try object.study.systemAttributes)
    }
    property(type, "metric_names") { vm, object in
      try object.study.systemAttributes["study:metric_names"].map { vm.value(of: $0) } ?? .none
    }
    type.method("get_trials(self, deepcopy=True, states=None)") { vm, args in
      let object = try args[0].optunaStudy(vm)
      let states =
        args[2].isNone
        ? nil : try vm.elements(args[2]).compactMap { try OptunaEnums.state(from: $0, vm) }
      return vm.list(
        try object.study.trials.filter { states?.contains($0.state) ?? true }.map {
          try object.frozen($0, vm)
        })
    }
    type.method(
      """
      trials_dataframe(self, attrs=('number', 'value', 'datetime_start', 'datetime_complete', \
      'duration', 'params', 'user_attrs', 'system_attrs', 'state'), multi_index=False)
      """
    ) { vm, args in
      if try vm.bool(args[2]) {
        throw vm.raise(
          vm.types.notImplementedError,
          "trials_dataframe: argument 'multi_index' is not supported by mnb")
      }
      return try vm.makeFrame(
        try OptunaTrialsFrame(try args[0].optunaStudy(vm), vm).frame(
          try vm.texts(args[1], "attrs")))
    }
  }

  private static func defineSettings(_ type: TypeBuilder) {
    type.property(
      "sampler", get: { vm, value in try value.optunaStudy(vm).samplerValue },
      set: { vm, value, new in
        let object = try value.optunaStudy(vm)
        guard let sampler = try OptunaSamplers.sampler(new, vm) else {
          throw vm.typeError("sampler must be one of optuna.samplers, not None")
        }
        object.samplerValue = new
        object.study.sampler = sampler.sampler
        object.useConstraints(vm)
      })
    type.property(
      "pruner", get: { vm, value in try value.optunaStudy(vm).prunerValue },
      set: { vm, value, new in
        let object = try value.optunaStudy(vm)
        guard let pruner = try OptunaPruners.pruner(new, vm) else {
          throw vm.typeError("pruner must be one of optuna.pruners, not None")
        }
        object.prunerValue = new
        object.study.pruner = pruner
      })
    type.method("set_user_attr(self, key, value)") { vm, args in
      let object = try args[0].optunaStudy(vm)
      let key = try vm.text(args[1], "key")
      try object.study.setUserAttribute(
        key, try object.stored(args[2], trial: nil, key, vm))
      return .none
    }
    type.method("set_metric_names(self, metric_names)") { vm, args in
      try OptunaExceptions.warnExperimental(
        vm,
        "optuna.study.study.Study.set_metric_names is experimental (supported from v3.2.0)")
      try args[0].optunaStudy(vm).study.setMetricNames(try vm.texts(args[1], "metric_names"))
      return .none
    }
    type.method("stop(self)") { vm, args in
      let object = try args[0].optunaStudy(vm)
      guard object.isOptimizing else {
        throw vm.runtimeError(
          "`Study.stop` is supposed to be invoked inside an objective function or a callback.")
      }
      object.study.stop()
      return .none
    }
  }

  private static func defineBest(_ type: TypeBuilder) {
    property(type, "best_trial") { vm, object in try object.frozen(object.study.bestTrial, vm) }
    property(type, "best_trials") { vm, object in
      vm.list(try object.study.bestTrials.map { try object.frozen($0, vm) })
    }
    property(type, "best_value") { _, object in Value(try object.study.bestValue) }
    property(type, "best_params") { vm, object in
      vm.parameterDict(try object.study.bestTrial.parameters)
    }
  }

  // MARK: ask and tell

  private static func defineAsking(_ type: TypeBuilder) {
    type.method("ask(self, fixed_distributions=None)") { vm, args in
      let object = try args[0].optunaStudy(vm)
      let space = try OptunaDistributions.space(args[1], "fixed_distributions", vm)
      let trial = try OptunaState.of(vm).calling { try object.study.ask(space) }
      return try wrap(trial, object, args[0], vm)
    }
    type.method("tell(self, trial, values=None, state=None, skip_if_finished=False)") { vm, args in
      let object = try args[0].optunaStudy(vm)
      let number: Int
      if let trial = args[1].host(as: OptunaTrialObject.self) {
        number = trial.trial.number
      } else if args[1].isInt {
        number = args[1].int
      } else {
        throw vm.typeError("Trial must be a trial object or trial number.")
      }
      let state = try OptunaEnums.state(from: args[3], vm)
      let skips = try vm.bool(args[4])
      let (values, refusal) = try objectiveValues(args[2], vm)
      if state == .complete, let refusal { throw vm.valueError(refusal) }
      let before = try object.study.trials
      if skips, before.indices.contains(number), before[number].state.isFinished {
        let old = before[number].values.map { vm.list($0.map { Value($0) }) } ?? .none
        try OptunaLogging.log(
          .info, vm,
          "Skipped telling trial \(number) with values \(try vm.strText(args[2])) and state "
            + "\(try vm.strText(args[3])) since trial was already finished. Finished trial has "
            + "values \(try vm.strText(old)) and state TrialState.\(before[number].state.name).")
      }
      try OptunaState.of(vm).calling {
        _ = try object.study.tell(
          number: number, values: values, state: state, skipIfFinished: skips, refusal: refusal)
      }
      return try object.frozen(try object.study.trials[number], vm)
    }
  }

  static func wrap(
    _ trial: Trial, _ object: OptunaStudyObject, _ studyValue: Value, _ vm: Interpreter
  ) throws -> Value {
    vm.makeHost(
      OptunaTrialObject(trial, study: object, studyValue: studyValue),
      type: try vm.hostType("optuna.trial", "Trial"))
  }

  /// What an objective gave as numbers, or why it is none.
  static func objectiveValues(
    _ value: Value, _ vm: Interpreter
  ) throws -> (values: [Double]?, refusal: String?) {
    if value.isNone { return (nil, nil) }
    let isSequence = value.items != nil || value.isString
    let given = isSequence ? try vm.elements(value) : [value]
    var numbers: [Double] = []
    var errors: [String] = []
    for value in given {
      if let number = try number(value, vm) {
        numbers.append(number)
        if number.isNaN { errors.append("The value nan is not acceptable") }
      } else {
        errors.append("The value \(try vm.reprText(value)) could not be cast to float")
      }
    }
    if numbers.count == given.count { return (numbers, nil) }
    return (nil, errors.joined(separator: "; "))
  }

  /// `float(value)`; nil where that is an error.
  private static func number(_ value: Value, _ vm: Interpreter) throws -> Double? {
    if value.isFloat { return value.float }
    do {
      let number = try vm.callBuiltin("float", [value])
      return number.isFloat ? number.float : nil
    } catch {
      guard
        vm.isInstance(vm.raised, vm.types.typeError)
          || vm.isInstance(vm.raised, vm.types.valueError)
      else { throw error }
      return nil
    }
  }

  // MARK: Adding trials

  private static func defineAdding(_ type: TypeBuilder) {
    type.method("enqueue_trial(self, params, user_attrs=None, skip_if_exists=False)") { vm, args in
      let object = try args[0].optunaStudy(vm)
      let parameters = try vm.parameters(args[1])
      let before = try object.study.trials.count
      try object.study.enqueue(
        parameters, userAttributes: try OptunaFrozenTrials.attributes(args[2], vm),
        skipIfExists: try vm.bool(args[3]))
      if try object.study.trials.count == before {
        try OptunaLogging.log(
          .info, vm,
          "Trial with params \(try vm.reprText(args[1])) already exists. Skipping enqueue.")
      }
      return .none
    }
    type.method("add_trial(self, trial)") { vm, args in
      try add(args[1], to: try args[0].optunaStudy(vm), vm)
      return .none
    }
    type.method("add_trials(self, trials)") { vm, args in
      for trial in try vm.elements(args[1]) { try add(trial, to: try args[0].optunaStudy(vm), vm) }
      return .none
    }
  }

  private static func add(
    _ value: Value, to object: OptunaStudyObject, _ vm: Interpreter
  ) throws {
    let trial = try value.optunaFrozenTrial(vm)
    let number = try object.study.trials.count
    try object.study.add(trial.record)
    guard object.storage.isInMemory else { return }
    for (name, value) in trial.userValues {
      _ = try object.stored(value, trial: number, name, vm)
    }
  }
}
