import Interpreter
import Search

/// `optuna.trial`: `Trial`, `FrozenTrial`, `FixedTrial`, `TrialState`, `create_trial`
enum OptunaTrialModule {
  static func build(_ module: ModuleBuilder) throws {
    OptunaEnums.define(
      "TrialState",
      [("RUNNING", 0), ("COMPLETE", 1), ("PRUNED", 2), ("FAIL", 3), ("WAITING", 4)],
      printsName: true, in: module)
    let base = module.type("BaseTrial")
    module.type("Trial", base: base, doc: "A running trial: suggests parameters.") { type in
      defineSuggestions(type) { vm, value, name, distribution in
        try suggest(vm, try value.optunaTrial(vm), name, distribution)
      }
      defineReports(type)
      defineProperties(type)
    }
    OptunaFrozenTrials.define(in: module, base: base)
    OptunaFixedTrials.define(in: module, base: base)
  }

  /// `suggest_float`, `suggest_int`, `suggest_categorical` and their old names.
  ///
  /// - Parameter suggest: gives the engine's value of a parameter.
  static func defineSuggestions(
    _ type: TypeBuilder,
    _ suggest: @escaping (Interpreter, Value, String, Distribution) throws -> Double
  ) {
    func float(
      _ vm: Interpreter, _ args: Arguments, step: Value = .none, log: Bool = false
    ) throws -> Value {
      let distribution = try vm.floatDistribution(args[2], args[3], step: step, log: log)
      return Value(try suggest(vm, args[0], try vm.text(args[1], "name"), distribution))
    }
    type.method("suggest_float(self, name, low, high, *, step=None, log=False)") { vm, args in
      try float(vm, args, step: args[4], log: try vm.bool(args[5]))
    }
    type.method("suggest_int(self, name, low, high, *, step=1, log=False)") { vm, args in
      let distribution = try Distribution.int(
        try vm.wholeBound(args[2], "low"), try vm.wholeBound(args[3], "high"),
        log: try vm.bool(args[5]), step: try vm.wholeBound(args[4], "step"))
      return Value(Int(try suggest(vm, args[0], try vm.text(args[1], "name"), distribution)))
    }
    type.method("suggest_categorical(self, name, choices)") { vm, args in
      let choices = try vm.choices(args[2])
      let place = try suggest(
        vm, args[0], try vm.text(args[1], "name"), .categorical(choices.map(\.parameter)))
      return choices[Int(place)].value
    }
    let old = [
      ("suggest_uniform(self, name, low, high)", "", false, false),
      ("suggest_loguniform(self, name, low, high)", "(..., log=True)", true, false),
      ("suggest_discrete_uniform(self, name, low, high, q)", "(..., step=...)", false, true),
    ]
    for (signature, advice, log, stepped) in old {
      let name = signature.prefix { $0 != "(" }
      type.method(signature) { vm, args in
        try vm.warn(
          vm.types.futureWarning,
          "\(name) has been deprecated in v3.0.0. This feature will be removed in v6.0.0. See "
            + "https://github.com/optuna/optuna/releases/tag/v3.0.0. Use suggest_float\(advice) "
            + "instead.")
        return try float(vm, args, step: stepped ? args[4] : .none, log: log)
      }
    }
  }

  private static func suggest(
    _ vm: Interpreter, _ object: OptunaTrialObject, _ name: String, _ distribution: Distribution
  ) throws -> Double {
    if case .categorical(let d) = distribution {
      for case .opaque(let box) in d.choices {
        guard object.study.storage.isInMemory, let box = box as? OptunaChoiceBox else {
          throw vm.typeError("choice \(box.text) of '\(name)' is not JSON serializable")
        }
        object.study.storage.keep(box.value, vm)
      }
    }
    let known = object.trial.parameter(name)?.distribution
    return try OptunaState.of(vm).calling {
      let value = try object.trial.suggest(name, distribution)
      if let known { object.trial.warnOfOther(than: known, name, distribution) }
      return value
    }
  }

  private static func defineReports(_ type: TypeBuilder) {
    type.method("report(self, value, step)") { vm, args in
      let trial = try args[0].optunaTrial(vm).trial
      guard let value = try? vm.double(args[1], "value") else {
        throw vm.typeError(
          "The `value` argument is of type '\(try vm.strText(vm.type(of: args[1]).value))' but "
            + "supposed to be a float.")
      }
      guard let step = try? vm.wholeBound(args[2], "step") else {
        throw vm.typeError(
          "The `step` argument is of type '\(try vm.strText(vm.type(of: args[2]).value))' but "
            + "supposed to be an int.")
      }
      try OptunaState.of(vm).calling { try trial.report(value, step: step) }
      return .none
    }
    type.method("should_prune(self)") { vm, args in
      let trial = try args[0].optunaTrial(vm).trial
      return Value(try OptunaState.of(vm).calling { try trial.shouldPrune() })
    }
    type.method("set_user_attr(self, key, value)") { vm, args in
      let object = try args[0].optunaTrial(vm)
      let key = try vm.text(args[1], "key")
      let stored = try object.study.stored(args[2], trial: object.trial.number, key, vm)
      try object.trial.setUserAttribute(key, stored)
      return .none
    }
    type.method("set_constraint(self, key, value)") { vm, args in
      let trial = try args[0].optunaTrial(vm).trial
      let (key, value) = (try vm.text(args[1], "key"), try vm.double(args[2], "value"))
      try OptunaState.of(vm).calling { try trial.setConstraint(key, value) }
      return .none
    }
  }

  private static func defineProperties(_ type: TypeBuilder) {
    func property(_ name: String, _ get: @escaping (Interpreter, OptunaTrialObject) throws -> Value)
    {
      type.property(name, get: { vm, value in try get(vm, try value.optunaTrial(vm)) })
    }
    property("number") { _, object in Value(object.trial.number) }
    property("params") { vm, object in vm.parameterDict(object.trial.snapshot.parameters) }
    property("distributions") { vm, object in
      try OptunaDistributions.dict(object.trial.snapshot.parameters, vm)
    }
    property("user_attrs") { vm, object in
      object.study.userAttributes(of: object.trial.snapshot, vm)
    }
    property("system_attrs") { vm, object in
      vm.attributeDict(object.trial.snapshot.systemAttributes)
    }
    property("constraints") { vm, object in
      vm.dict(object.trial.snapshot.constraints.map { ($0.key, Value($0.value)) })
    }
    property("datetime_start") { vm, object in
      try OptunaTime.value(object.trial.snapshot.started, vm)
    }
    property("relative_params") { vm, object in
      try OptunaState.of(vm).calling { vm.parameterDict(try object.trial.relativeParameters()) }
    }
    property("study") { _, object in object.studyValue }
  }
}

extension OptunaStudyObject {
  /// What the storage keeps of a user attribute; anything but numbers and text stays a script value
  /// where the storage is in memory.
  func stored(
    _ value: Value, trial: Int?, _ key: String, _ vm: Interpreter
  ) throws -> Attribute {
    let place = OptunaStorageObject.Key(study: study.name, trial: trial, name: key)
    guard storage.isInMemory, !(value.isNone || value.isBool || value.isInt || value.isFloat)
    else {
      storage.values[place] = nil
      return try vm.attribute(value)
    }
    if let text = value.stringValue {
      storage.values[place] = nil
      return .string(text)
    }
    storage.values[place] = value
    if let attribute = try? vm.attribute(value) { return attribute }
    return .string(try vm.reprText(value))
  }

  func userValues(
    of table: AttributeTable, trial: Int?, _ vm: Interpreter
  ) -> [(name: String, value: Value)] {
    table.pairs.map { key, attribute in
      let place = OptunaStorageObject.Key(study: study.name, trial: trial, name: key)
      return (key, storage.values[place] ?? vm.value(of: attribute))
    }
  }

  func userAttributes(of record: TrialRecord, _ vm: Interpreter) -> Value {
    vm.dict(
      userValues(of: record.userAttributes, trial: record.number, vm).map { ($0.name, $0.value) })
  }

  /// A finished or running trial as scripts see it.
  func frozen(_ record: TrialRecord, _ vm: Interpreter) throws -> Value {
    var choices: [Value] = []
    for parameter in record.parameters {
      if case .categorical(let d) = parameter.distribution {
        for case .opaque(let box) in d.choices {
          if let box = box as? OptunaChoiceBox { choices.append(box.value) }
        }
      }
    }
    return vm.makeHost(
      OptunaFrozenTrialObject(
        record,
        userValues: userValues(of: record.userAttributes, trial: record.number, vm),
        choices: choices),
      type: try vm.hostType("optuna.trial", "FrozenTrial"))
  }
}
