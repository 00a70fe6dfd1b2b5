import Foundation
import Interpreter
import Search

/// `optuna.trial.FixedTrial`: an objective called with parameters that are given.
final class OptunaFixedTrialObject: TracedObject {
  let given: [(name: String, value: Search.ParameterValue)]
  let givenValue: Value
  let number: Int
  let started = Date()
  var parameters: [Parameter] = []
  let userValues: Value
  var constraints: [(String, Value)] = []

  init(
    _ given: [(name: String, value: Search.ParameterValue)], givenValue: Value, number: Int,
    userValues: Value
  ) {
    self.given = given
    self.givenValue = givenValue
    self.number = number
    self.userValues = userValues
  }

  func trace(_ marker: ValueMarker) {
    marker.mark(givenValue)
    marker.mark(userValues)
  }
}

enum OptunaFixedTrials {
  static func define(in module: ModuleBuilder, base: TypeInfo) {
    module.type("FixedTrial", base: base) { type in
      type.constructor("FixedTrial(cls, params, number=0)") { vm, args in
        vm.makeHost(
          OptunaFixedTrialObject(
            try vm.parameters(args[1]), givenValue: args[1], number: try vm.int(args[2], "number"),
            userValues: vm.makeDict()), type: type.info)
      }
      OptunaTrialModule.defineSuggestions(type) { vm, value, name, distribution in
        try suggest(vm, try trial(value, vm), name, distribution)
      }
      type.method("report(self, value, step)") { _, _ in .none }
      type.method("should_prune(self)") { _, _ in .false }
      type.method("set_user_attr(self, key, value)") { vm, args in
        try vm.setItem(ofDict: try trial(args[0], vm).userValues, args[1], args[2])
        return .none
      }
      type.method("set_constraint(self, key, value)") { vm, args in
        let value = Value(try vm.double(args[2], "value"))
        try trial(args[0], vm).constraints.append((try vm.text(args[1], "key"), value))
        return .none
      }
      func property(
        _ name: String, _ get: @escaping (Interpreter, OptunaFixedTrialObject) throws -> Value
      ) { type.property(name, get: { vm, value in try get(vm, try trial(value, vm)) }) }
      property("number") { _, trial in Value(trial.number) }
      property("params") { vm, trial in vm.parameterDict(trial.parameters) }
      property("distributions") { vm, trial in try OptunaDistributions.dict(trial.parameters, vm) }
      property("user_attrs") { _, trial in trial.userValues }
      property("system_attrs") { vm, _ in vm.makeDict() }
      property("constraints") { vm, trial in vm.dict(trial.constraints) }
      property("datetime_start") { vm, trial in try OptunaTime.value(trial.started, vm) }
    }
  }

  private static func trial(_ value: Value, _ vm: Interpreter) throws -> OptunaFixedTrialObject {
    if let trial = value.host(as: OptunaFixedTrialObject.self) { return trial }
    throw vm.typeError("an optuna.FixedTrial is needed here, not \(vm.typeName(value))")
  }

  private static func suggest(
    _ vm: Interpreter, _ trial: OptunaFixedTrialObject, _ name: String,
    _ distribution: Distribution
  ) throws -> Double {
    guard let given = trial.given.first(where: { $0.name == name })?.value else {
      throw vm.valueError(
        "The value of the parameter '\(name)' is not found. Please set it at the construction of "
          + "the FixedTrial object.")
    }
    let value = try OptunaFrozenTrials.fixed(given, name, distribution, vm)
    trial.parameters.removeAll { $0.name == name }
    trial.parameters.append(Parameter(name: name, distribution: distribution, value: value))
    return value
  }
}
