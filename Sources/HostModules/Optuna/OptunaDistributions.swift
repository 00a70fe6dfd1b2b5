import Interpreter
import Search

/// `optuna.distributions.FloatDistribution`, `IntDistribution`, `CategoricalDistribution`
final class OptunaDistributionObject: TracedObject {
  let distribution: Distribution
  private let choices: [Value]

  init(_ distribution: Distribution, choices: [Value] = []) {
    self.distribution = distribution
    self.choices = choices
  }

  func trace(_ marker: ValueMarker) { for value in choices { marker.mark(value) } }
}

/// `optuna.distributions`
enum OptunaDistributions {
  static func build(_ module: ModuleBuilder) throws {
    let base = module.type("BaseDistribution")
    define("FloatDistribution", base, in: module) { type in
      type.constructor("FloatDistribution(cls, low, high, log=False, step=None)") { vm, args in
        try make(
          vm.floatDistribution(args[1], args[2], step: args[4], log: vm.bool(args[3])), vm)
      }
    }
    define("IntDistribution", base, in: module) { type in
      type.constructor("IntDistribution(cls, low, high, log=False, step=1)") { vm, args in
        try make(
          .int(
            vm.wholeBound(args[1], "low"), vm.wholeBound(args[2], "high"), log: vm.bool(args[3]),
            step: vm.wholeBound(args[4], "step")), vm)
      }
    }
    define("CategoricalDistribution", base, in: module) { type in
      type.constructor("CategoricalDistribution(cls, choices)") { vm, args in
        let choices = try vm.choices(args[1])
        return try make(.categorical(choices.map(\.parameter)), vm, choices: choices.map(\.value))
      }
    }
    module.function("distribution_to_json(dist)") { vm, args in
      vm.string(try distribution(args[0], vm).json)
    }
    module.function("json_to_distribution(json_str)") { vm, args in
      try make(try Distribution(json: try vm.text(args[0], "json_str")), vm)
    }
  }

  private static func define(
    _ name: String, _ base: TypeInfo, in module: ModuleBuilder, _ fill: (TypeBuilder) -> Void
  ) {
    module.type(name, base: base) { type in
      fill(type)
      for field in name.hasPrefix("Cat") ? ["choices"] : ["low", "high", "log", "step"] {
        type.property(
          field, get: { vm, value in try member(field, try distribution(value, vm), vm) })
      }
      type.method("single(self)") { vm, args in Value(try distribution(args[0], vm).isSingle) }
      type.method("to_internal_repr(self, param_value_in_external_repr)") { vm, args in
        Value(try distribution(args[0], vm).internal(try vm.parameterValue(args[1])))
      }
      type.method("to_external_repr(self, param_value_in_internal_repr)") { vm, args in
        vm.value(of: try distribution(args[0], vm).external(try vm.double(args[1], "value")))
      }
      type.method("__repr__(self)") { vm, args in vm.string(try distribution(args[0], vm).text) }
      type.method("__eq__(self, other)") { vm, args in
        guard let other = args[1].host(as: OptunaDistributionObject.self) else {
          return .notImplemented
        }
        return Value(try distribution(args[0], vm) == other.distribution)
      }
      type.method("__hash__(self)") { vm, args in
        Value(try distribution(args[0], vm).hashValue >> 2)
      }
    }
  }

  private static func member(
    _ name: String, _ distribution: Distribution, _ vm: Interpreter
  ) throws -> Value {
    switch (distribution, name) {
    case (.float(let d), "low"): Value(d.low)
    case (.float(let d), "high"): Value(d.high)
    case (.float(let d), "log"): Value(d.log)
    case (.float(let d), _): d.step.map { Value($0) } ?? .none
    case (.int(let d), "low"): Value(d.low)
    case (.int(let d), "high"): Value(d.high)
    case (.int(let d), "log"): Value(d.log)
    case (.int(let d), _): Value(d.step)
    case (.categorical(let d), _): vm.tuple(d.choices.map { vm.value(of: $0) })
    }
  }

  static func distribution(_ value: Value, _ vm: Interpreter) throws -> Distribution {
    if let object = value.host(as: OptunaDistributionObject.self) { return object.distribution }
    throw vm.typeError("an optuna distribution is needed here, not \(vm.typeName(value))")
  }

  /// A dict of distributions by name.
  static func space(
    _ value: Value, _ name: String, _ vm: Interpreter
  ) throws -> [(name: String, distribution: Distribution)] {
    if value.isNone || value.isUnbound { return [] }
    guard value.isDict else { throw vm.typeError("argument '\(name)' must be a dict") }
    return try vm.entries(ofDict: value).map { key, value in
      (try vm.text(key, name), try distribution(value, vm))
    }
  }

  static func make(
    _ distribution: Distribution, _ vm: Interpreter, choices: [Value] = []
  ) throws -> Value {
    let name =
      switch distribution {
      case .float: "FloatDistribution"
      case .int: "IntDistribution"
      case .categorical: "CategoricalDistribution"
      }
    return vm.makeHost(
      OptunaDistributionObject(distribution, choices: choices),
      type: try vm.hostType("optuna.distributions", name))
  }

  /// Distributions by name.
  static func dict(_ parameters: [Parameter], _ vm: Interpreter) throws -> Value {
    vm.dict(try parameters.map { ($0.name, try make($0.distribution, vm)) })
  }
}

extension Interpreter {
  /// A range of real numbers; what is wrong with it is said of the numbers as they were given.
  func floatDistribution(
    _ low: Value, _ high: Value, step: Value, log: Bool
  ) throws -> Distribution {
    let (a, b) = (try double(low, "low"), try double(high, "high"))
    let c = try optionalDouble(step, "step")
    do {
      return try .float(a, b, log: log, step: c)
    } catch {
      throw try restated(
        error, [("low", a, low), ("high", b, high)] + (c.map { [("step", $0, step)] } ?? []))
    }
  }

  /// An error with numbers printed as the script gave them, `2` and not `2.0`.
  func restated(
    _ error: SearchError, _ numbers: [(name: String, number: Double, given: Value)]
  ) throws -> SearchError {
    var message = error.message
    for (name, number, given) in numbers {
      message = message.replacing("\(name)=\(number)", with: "\(name)=\(try reprText(given))")
    }
    return SearchError(message, pythonClass: error.pythonClass)
  }

  /// A bound of a whole-numbered range; floats are cut off, as Optuna does.
  func wholeBound(_ value: Value, _ name: String) throws -> Int {
    if value.isInt || value.isBool { return value.int }
    let number = try double(value, name)
    guard let whole = Int(exactly: number.rounded(.towardZero)) else {
      throw valueError("cannot convert float \(number) to integer")
    }
    return whole
  }

  /// Choices as they were given, with a warning for those that no storage on disk keeps.
  func choices(_ value: Value) throws -> [(value: Value, parameter: Search.ParameterValue)] {
    try elements(value).map { choice in
      let parameter = try parameterValue(choice)
      if case .opaque = parameter {
        try warn(
          types.userWarning,
          "Choices for a categorical distribution should be a tuple of None, bool, int, float and "
            + "str for persistent storage but contains \(try strText(choice)) which is of type "
            + "\(typeName(choice)).")
      }
      return (choice, parameter)
    }
  }
}
