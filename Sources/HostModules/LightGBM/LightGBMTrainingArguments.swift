import Boosting
import Interpreter

/// What `train` and `cv` have in common: parameters with aliases resolved, rounds, a custom
/// objective, early stopping among the parameters, the model to continue from.
struct LightGBMTrainingArguments {
  /// A copy of the script's dict, as callbacks and boosters show it.
  let dict: Value
  private(set) var parameters: LightGBMParameters
  /// A function of the script, or nil.
  private(set) var objective: Value?
  let rounds: Int
  /// With early stopping among the parameters turned into a callback.
  let callbacks: [Value]
  let predictor: LightGBMBooster?

  /// - Parameter metrics: what to watch in place of the parameters' metrics, or nil.
  init(
    _ vm: Interpreter, params: Value, rounds: Value, callbacks: Value, initModel: Value,
    metrics: Value? = nil
  ) throws {
    guard params.isDict else { throw vm.typeError("params must be a dict") }
    dict = vm.makeDict()
    var resolver = Resolver(vm: vm, given: vm.entries(ofDict: params))
    objective = nil
    if let chosen = resolver.take("objective") {
      let isFunction = vm.canCall(chosen)
      if isFunction { objective = chosen }
      resolver.set("objective", isFunction ? vm.string("none") : chosen)
    }
    self.rounds = try resolver.takeRounds(otherwise: try vm.int(rounds, "num_boost_round"))
    resolver.set("num_iterations", Value(self.rounds))
    var all = callbacks.isNone ? [] : try vm.elements(callbacks)
    if let stopping = resolver.take("early_stopping_round"), !stopping.isNone {
      resolver.set("early_stopping_round", stopping)
      if try vm.int(stopping, "early_stopping_round") > 0 {
        all.append(try resolver.stopping(rounds: stopping))
      }
    }
    if let metrics, !metrics.isNone {
      _ = resolver.take("metric")
      resolver.set("metric", metrics)
    }
    self.callbacks = all
    for (key, value) in resolver.given { try vm.setItem(ofDict: dict, key, value) }
    parameters = try LightGBMModule.parameters(dict, vm)
    guard self.rounds > 0 else {
      throw vm.valueError(
        "Number of boosting rounds must be greater than 0. Got \(self.rounds).")
    }
    predictor = try Self.model(initModel, vm)
  }

  private static func model(_ value: Value, _ vm: Interpreter) throws -> LightGBMBooster? {
    if value.isNone { return nil }
    if let object = value.host(as: LightGBMBoosterObject.self) { return object.booster }
    return try LightGBMBooster(
      modelText: try LightGBMBoosterType.modelText(file: value, vm))
  }

  /// Picks parameters out of a dict whatever they are called in it.
  private struct Resolver {
    let vm: Interpreter
    private(set) var given: [(key: Value, value: Value)]

    init(vm: Interpreter, given: [(key: Value, value: Value)]) {
      (self.vm, self.given) = (vm, given)
    }

    /// All entries for a parameter, its own name first.
    private func entries(_ name: String) -> [(key: String, value: Value)] {
      ([name] + LightGBMParameters.names(of: name).filter { $0 != name }).compactMap { alias in
        given.first { $0.key.stringValue == alias }.map { (alias, $0.value) }
      }
    }

    /// The value of a parameter, which is taken out under all its names.
    mutating func take(_ name: String) -> Value? {
      let found = entries(name)
      let names = Set(found.map(\.key))
      given.removeAll { names.contains($0.key.stringValue ?? "") }
      return found.first?.value
    }

    mutating func set(_ name: String, _ value: Value) { given.append((vm.string(name), value)) }

    mutating func takeRounds(otherwise: Int) throws -> Int {
      let found = entries("num_iterations")
      guard let chosen = take("num_iterations") else { return otherwise }
      let rounds = try vm.int(chosen, "num_iterations")
      if try found.contains(where: { !(try vm.equals($0.value, chosen)) }) {
        let list = try found.map { "\($0.key)=\(try vm.strText($0.value))" }
        try vm.warn(
          vm.types.userWarning,
          "Found conflicting values for num_iterations provided via 'params': "
            + "\(list.joined(separator: ", ")). LightGBM will perform up to \(rounds) boosting "
            + "rounds. To be confident in the maximum number of boosting rounds LightGBM will "
            + "perform and to suppress this warning, modify 'params' so that only one of those is "
            + "present.")
      }
      return rounds
    }

    /// The callback that early stopping among the parameters stands for.
    func stopping(rounds: Value) throws -> Value {
      let verbosity = try entries("verbosity").first.map { try vm.int($0.value, "verbosity") }
      let firstOnly = given.first { $0.key.stringValue == "first_metric_only" }?.value
      let delta = given.first { $0.key.stringValue == "early_stopping_min_delta" }?.value
      return try vm.callMethod(
        try vm.importedModule("lightgbm"), "early_stopping",
        [rounds, firstOnly ?? .false, Value((verbosity ?? 1) > 0), delta ?? Value(0.0)])
    }
  }
}
