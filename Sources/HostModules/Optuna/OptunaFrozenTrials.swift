import Foundation
import Interpreter
import Search

/// `optuna.trial.FrozenTrial` and `create_trial`
enum OptunaFrozenTrials {
  static func define(in module: ModuleBuilder, base: TypeInfo) {
    module.type("FrozenTrial", base: base, doc: "A trial as it was when it was asked for.") {
      type in
      defineProperties(type)
      defineMethods(type)
    }
    module.function(
      """
      create_trial(*, state=UNSET, value=None, values=None, params=None, distributions=None, \
      user_attrs=None, system_attrs=None, intermediate_values=None, constraints=None)
      """
    ) { vm, args in try create(vm, args) }
  }

  private static func defineProperties(_ type: TypeBuilder) {
    func property(
      _ name: String, _ get: @escaping (Interpreter, OptunaFrozenTrialObject) throws -> Value
    ) {
      type.property(name, get: { vm, value in try get(vm, try value.optunaFrozenTrial(vm)) })
    }
    property("number") { _, trial in Value(trial.record.number) }
    property("_trial_id") { _, trial in Value(trial.record.id) }
    property("state") { vm, trial in try OptunaEnums.state(trial.record.state, vm) }
    property("value") { vm, trial in
      guard let values = trial.record.values else { return .none }
      guard values.count == 1 else {
        throw vm.runtimeError(
          "This attribute is not available during multi-objective optimization.")
      }
      return Value(values[0])
    }
    property("values") { vm, trial in
      trial.record.values.map { vm.list($0.map { Value($0) }) } ?? .none
    }
    property("params") { vm, trial in vm.parameterDict(trial.record.parameters) }
    property("distributions") { vm, trial in
      try OptunaDistributions.dict(trial.record.parameters, vm)
    }
    property("user_attrs") { vm, trial in vm.dict(trial.userValues.map { ($0.name, $0.value) }) }
    property("system_attrs") { vm, trial in vm.attributeDict(trial.record.systemAttributes) }
    property("constraints") { vm, trial in
      vm.dict(trial.record.constraints.map { ($0.key, Value($0.value)) })
    }
    property("intermediate_values") { vm, trial in try reports(trial.record, vm) }
    property("last_step") { _, trial in
      trial.record.lastReport.map { Value($0.step) } ?? .none
    }
    property("datetime_start") { vm, trial in try OptunaTime.value(trial.record.started, vm) }
    property("datetime_complete") { vm, trial in try OptunaTime.value(trial.record.finished, vm) }
    property("duration") { vm, trial in
      try OptunaTime.duration(trial.record.started, trial.record.finished, vm)
    }
  }

  private static func defineMethods(_ type: TypeBuilder) {
    OptunaTrialModule.defineSuggestions(type) { vm, value, name, distribution in
      let trial = try value.optunaFrozenTrial(vm)
      guard let known = trial.record.parameter(name) else {
        throw vm.valueError(
          "The value of the parameter '\(name)' is not found. Please set it at the construction of "
            + "the FrozenTrial object.")
      }
      return try fixed(known.external, name, distribution, vm)
    }
    type.method("report(self, value, step)") { _, _ in .none }
    type.method("should_prune(self)") { _, _ in .false }
    type.method("__repr__(self)") { vm, args in
      vm.string(try text(try args[0].optunaFrozenTrial(vm), vm))
    }
    type.method("__eq__(self, other)") { vm, args in
      let trial = try args[0].optunaFrozenTrial(vm)
      guard let other = args[1].host(as: OptunaFrozenTrialObject.self) else {
        return .notImplemented
      }
      return Value(try text(trial, vm) == text(other, vm))
    }
    type.method("__lt__(self, other)") { vm, args in
      let trial = try args[0].optunaFrozenTrial(vm)
      guard let other = args[1].host(as: OptunaFrozenTrialObject.self) else {
        return .notImplemented
      }
      return Value(trial.record.number < other.record.number)
    }
  }

  /// The engine's value of a given parameter, with a warning where it is out of range.
  static func fixed(
    _ value: Search.ParameterValue, _ name: String, _ distribution: Distribution, _ vm: Interpreter
  ) throws -> Double {
    let known = try distribution.internal(value)
    if !distribution.contains(known) {
      try vm.warn(
        vm.types.userWarning,
        "The value \(value.text) of the parameter '\(name)' is out of the range of the "
          + "distribution \(distribution.text).")
    }
    return known
  }

  private static func reports(_ record: TrialRecord, _ vm: Interpreter) throws -> Value {
    let dict = vm.makeDict()
    for report in record.reports.sorted(by: { $0.step < $1.step }) {
      try vm.setItem(ofDict: dict, Value(report.step), Value(report.value))
    }
    return dict
  }

  private static func text(_ trial: OptunaFrozenTrialObject, _ vm: Interpreter) throws -> String {
    let record = trial.record
    let user = vm.dict(trial.userValues.map { ($0.name, $0.value) })
    let values = record.values.map { vm.list($0.map { Value($0) }) } ?? .none
    let parts = [
      "number=\(record.number)",
      "state=<TrialState.\(record.state.name): \(record.state.rawValue)>",
      "values=\(try vm.reprText(values))", "datetime_start=\(OptunaTime.text(record.started))",
      "datetime_complete=\(OptunaTime.text(record.finished))",
      "params=\(try vm.reprText(vm.parameterDict(record.parameters)))",
      "user_attrs=\(try vm.reprText(user))",
      "system_attrs=\(try vm.reprText(vm.attributeDict(record.systemAttributes)))",
      "intermediate_values=\(try vm.reprText(try reports(record, vm)))",
      "distributions=\(try vm.reprText(try OptunaDistributions.dict(record.parameters, vm)))",
      "trial_id=\(record.id)", "value=None",
    ]
    return "FrozenTrial(\(parts.joined(separator: ", ")))"
  }

  private static func create(_ vm: Interpreter, _ args: Arguments) throws -> Value {
    var record = TrialRecord(
      state: args[0].isUnbound ? .complete : try OptunaEnums.state(from: args[0], vm) ?? .complete)
    if !args[1].isNone && !args[2].isNone {
      throw vm.valueError("Specify only one of `value` and `values`.")
    }
    if !args[1].isNone { record.values = [try vm.double(args[1], "value")] }
    if !args[2].isNone {
      record.values = try vm.elements(args[2]).map { try vm.double($0, "values") }
    }
    let space = try OptunaDistributions.space(args[4], "distributions", vm)
    let given = args[3].isNone ? [] : try vm.parameters(args[3])
    guard Set(given.map(\.name)) == Set(space.map(\.name)) else {
      func set(_ names: [String]) -> String {
        names.isEmpty ? "set()" : "{\(names.map { "'\($0)'" }.joined(separator: ", "))}"
      }
      throw vm.valueError(
        "Inconsistent parameters \(set(given.map(\.name))) and distributions "
          + "\(set(space.map(\.name))).")
    }
    for (name, value) in given {
      guard let distribution = space.first(where: { $0.name == name })?.distribution else {
        continue
      }
      record.parameters.append(
        Parameter(
          name: name, distribution: distribution, value: try distribution.internal(value)))
    }
    record.reports = try reports(from: args[7], vm)
    record.systemAttributes = try attributes(args[6], vm)
    record.userAttributes = try attributes(args[5], vm)
    if !args[8].isNone {
      for (key, value) in vm.entries(ofDict: args[8]) {
        record.systemAttributes["constraints:\(try vm.text(key, "constraints"))"] = .float(
          try vm.double(value, "constraints"))
      }
    }
    let now = Date()
    record.started = record.state == .waiting ? nil : now
    record.finished = record.state.isFinished ? now : nil
    try record.validate()
    let userValues =
      args[5].isNone
      ? [] : vm.entries(ofDict: args[5]).map { ($0.key.stringValue ?? "", $0.value) }
    return vm.makeHost(
      OptunaFrozenTrialObject(record, userValues: userValues, choices: []),
      type: try vm.hostType("optuna.trial", "FrozenTrial"))
  }

  private static func reports(from value: Value, _ vm: Interpreter) throws -> [Report] {
    if value.isNone { return [] }
    return try vm.entries(ofDict: value).map { key, value in
      Report(
        step: try vm.int(key, "intermediate_values"),
        value: try vm.double(value, "intermediate_values"))
    }
  }

  static func attributes(_ value: Value, _ vm: Interpreter) throws -> AttributeTable {
    if value.isNone || value.isUnbound { return AttributeTable() }
    guard case .object(let pairs) = try vm.attribute(value) else {
      throw vm.typeError("attributes must be a dict, not \(vm.typeName(value))")
    }
    return AttributeTable(pairs)
  }
}
