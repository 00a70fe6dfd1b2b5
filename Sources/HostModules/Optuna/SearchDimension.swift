import Interpreter
import Search

/// One entry of a search's space: a range, choices, or a fixed value; perhaps only under a condition.
final class SearchDimension: TracedObject {
  /// nil for a value that is not searched.
  let distribution: Distribution?
  /// The choices, or the fixed value.
  let values: [Value]
  /// Names of earlier entries and the values that they must have.
  let conditions: [(name: String, values: [Value])]
  let text: String

  init(
    _ distribution: Distribution?, values: [Value] = [],
    conditions: [(name: String, values: [Value])] = [], text: String
  ) {
    self.distribution = distribution
    self.values = values
    self.conditions = conditions
    self.text = text
  }

  func trace(_ marker: ValueMarker) {
    for value in values { marker.mark(value) }
    for condition in conditions { for value in condition.values { marker.mark(value) } }
  }

  /// The value in a trial.
  func value(_ name: String, _ trial: Trial, _ vm: Interpreter) throws -> Value {
    guard let distribution else { return values[0] }
    let number = try trial.suggest(name, distribution)
    switch distribution {
    case .float: return Value(number)
    case .int: return Value(Int(number))
    case .categorical: return values[Int(number)]
    }
  }

  /// Whether the conditions hold for what was chosen so far.
  func applies(_ chosen: [(name: String, value: Value)], _ vm: Interpreter) throws -> Bool {
    for condition in conditions {
      guard let value = chosen.last(where: { $0.name == condition.name })?.value else {
        return false
      }
      guard try condition.values.contains(where: { try vm.equals($0, value) }) else { return false }
    }
    return true
  }
}

/// `integers`, `uniform`, `choice`, `when`
enum SearchDimensions {
  static func define(in module: ModuleBuilder) {
    module.type("Dimension") { type in
      type.method("__repr__(self)") { vm, args in
        vm.string(args[0].host(as: SearchDimension.self)?.text ?? "")
      }
    }
    func make(_ dimension: SearchDimension, _ vm: Interpreter) throws -> Value {
      vm.makeHost(dimension, type: try ModelFunctions.builtinType(vm, "Dimension"))
    }
    module.function(
      "integers(low, high, step=1, log=False)",
      doc:
        "A whole number to search, both ends included: search(model, {'num_leaves': integers(7, 23)}, …)."
    ) { vm, args in
      let log = try vm.bool(args[3])
      let distribution = try Distribution.int(
        try vm.int(args[0], "low"), try vm.int(args[1], "high"), log: log,
        step: try vm.int(args[2], "step"))
      return try make(
        SearchDimension(
          distribution,
          text: "integers(\(try vm.reprText(args[0])), \(try vm.reprText(args[1])))"), vm)
    }
    module.function(
      "uniform(low, high, step=None, log=False)",
      doc: "A real number to search, evenly or, with log=True, by its logarithm."
    ) { vm, args in
      let distribution = try Distribution.float(
        try vm.double(args[0], "low"), try vm.double(args[1], "high"), log: try vm.bool(args[3]),
        step: try vm.optionalDouble(args[2], "step"))
      return try make(
        SearchDimension(
          distribution, text: "uniform(\(try vm.reprText(args[0])), \(try vm.reprText(args[1])))"),
        vm)
    }
    module.function("choice(values)", doc: "One of some values to search.") { vm, args in
      let choices = try vm.choices(args[0])
      return try make(
        SearchDimension(
          try .categorical(choices.map(\.parameter)), values: choices.map(\.value),
          text: "choice(\(try vm.reprText(args[0])))"), vm)
    }
    module.function(
      "when(dimension, **conditions)",
      doc: """
        A dimension that is there only while earlier ones have certain values:
        when(uniform(0.1, 0.3), boosting_type='dart'). A list means any of its values.
        """
    ) { vm, args in
      let inner = try dimension(args[0], vm)
      let given = vm.entries(ofDict: args[1])
      guard !given.isEmpty else { throw vm.typeError("when: no condition is given") }
      let conditions = given.map { key, value in
        (name: key.stringValue ?? "", values: value.isList ? Array(value.items!) : [value])
      }
      return try make(
        SearchDimension(
          inner.distribution, values: inner.values, conditions: inner.conditions + conditions,
          text: "when(\(inner.text), …)"), vm)
    }
  }

  /// A dimension, or a value that is not searched.
  static func dimension(_ value: Value, _ vm: Interpreter) throws -> SearchDimension {
    if let dimension = value.host(as: SearchDimension.self) { return dimension }
    return SearchDimension(nil, values: [value], text: try vm.reprText(value))
  }

  /// The space of a search, with its conditions checked.
  ///
  /// - Throws: TypeError for no dict, ValueError for a condition on a name that does not come before.
  static func space(
    _ value: Value, _ vm: Interpreter
  ) throws -> [(name: String, dimension: SearchDimension)] {
    guard value.isDict else {
      throw vm.typeError(
        "search: space must be a dict such as {'num_leaves': integers(7, 23)}, not "
          + vm.typeName(value))
    }
    var space: [(name: String, dimension: SearchDimension)] = []
    for (key, value) in vm.entries(ofDict: value) {
      let name = try vm.text(key, "space")
      let dimension = try dimension(value, vm)
      for condition in dimension.conditions
      where !space.contains(where: { $0.name == condition.name }) {
        throw vm.valueError(
          "search: '\(name)' depends on '\(condition.name)', which does not come before it")
      }
      space.append((name, dimension))
    }
    guard space.contains(where: { $0.dimension.distribution != nil }) else {
      throw vm.valueError("search: the space has nothing to search")
    }
    return space
  }
}
