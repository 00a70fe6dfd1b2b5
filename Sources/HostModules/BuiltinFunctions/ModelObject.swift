import Boosting
import Interpreter
import Models

/// `lightgbm(...)`, `xgboost(...)`, `logistic(...)`: what a model is to be, before it is trained.
final class ModelObject {
  enum Engine {
    case lightgbm(LightGBMParameters)
    case xgboost(XGBoostParameters)
    case logistic(LogisticSettings)
  }

  let engine: Engine
  /// Rounds of boosting; 0 for models that have none.
  let rounds: Int
  let text: String

  init(_ engine: Engine, rounds: Int, text: String) {
    self.engine = engine
    self.rounds = rounds
    self.text = text
  }

  /// DART changes the trees that it has, so none of its rounds can be the last one kept.
  var isDart: Bool {
    switch engine {
    case .lightgbm(let parameters):
      parameters.pairs.last { LightGBMParameters.canonicalName($0.name) == "boosting" }?.value
        == "dart"
    case .xgboost(let parameters): parameters["booster"] == "dart"
    case .logistic: false
    }
  }

  /// The model with some parameters set, whatever other name it had them by.
  ///
  /// - Parameter caller: begins the messages of errors.
  func with(
    _ chosen: [(name: String, value: Value)], caller: String, _ vm: Interpreter
  ) throws -> ModelObject {
    switch engine {
    case .lightgbm(let parameters): try lightgbm(parameters, chosen, caller, vm)
    case .xgboost(let parameters): try xgboost(parameters, chosen, caller, vm)
    case .logistic(let settings):
      try LogisticSettings(settings.given, chosen, caller: caller, vm).model
    }
  }

  private func lightgbm(
    _ old: LightGBMParameters, _ chosen: [(name: String, value: Value)], _ caller: String,
    _ vm: Interpreter
  ) throws -> ModelObject {
    let given = try LightGBMModule.parameters(vm.dict(chosen), vm)
    var parameters = LightGBMParameters()
    var rounds = rounds
    let names = Set(given.pairs.map { LightGBMParameters.canonicalName($0.name) ?? $0.name })
    for (name, value) in old.pairs
    where !names.contains(LightGBMParameters.canonicalName(name) ?? name) {
      parameters[name] = value
    }
    for (name, text) in given.pairs {
      guard let canonical = LightGBMParameters.canonicalName(name) else {
        let hint = LightGBMParameters.suggestion(for: name).map { " (did you mean '\($0)'?)" } ?? ""
        throw vm.typeError("\(caller): unknown parameter '\(name)'\(hint)")
      }
      if canonical == "num_iterations" {
        rounds = try vm.positive(caller, name, text)
      } else {
        parameters[name] = text
      }
    }
    let shown = parameters.pairs.map { "\($0.name)=\($0.value)" } + ["n_estimators=\(rounds)"]
    return ModelObject(
      .lightgbm(parameters), rounds: rounds,
      text: "lightgbm(\(shown.joined(separator: ", ")))")
  }

  private func xgboost(
    _ old: XGBoostParameters, _ chosen: [(name: String, value: Value)], _ caller: String,
    _ vm: Interpreter
  ) throws -> ModelObject {
    let given = try XGBoostModule.parameters(vm.dict(chosen), names: [], vm)
    var parameters = XGBoostParameters()
    var rounds = rounds
    let names = Set(given.entries.map(\.name))
    for (name, text) in old.entries where !names.contains(name) { parameters.add(name, text) }
    for (name, text) in given.entries {
      if ["n_estimators", "num_boost_round"].contains(name) {
        rounds = try vm.positive(caller, name, text)
        continue
      }
      guard XGBoostParameters.knownNames.contains(name) else {
        let hint = XGBoostParameters.suggestion(for: name).map { " (did you mean '\($0)'?)" } ?? ""
        throw vm.typeError("\(caller): unknown parameter '\(name)'\(hint)")
      }
      parameters.add(name, text)
    }
    let shown = parameters.entries.map { "\($0.name)=\($0.text)" } + ["n_estimators=\(rounds)"]
    return ModelObject(
      .xgboost(parameters), rounds: rounds, text: "xgboost(\(shown.joined(separator: ", ")))")
  }
}

extension Interpreter {
  /// A number of rounds.
  func positive(_ caller: String, _ name: String, _ text: String) throws -> Int {
    guard let count = Int(text), count > 0 else {
      throw valueError("\(caller): \(name) must be a positive whole number, not \(text)")
    }
    return count
  }
}
