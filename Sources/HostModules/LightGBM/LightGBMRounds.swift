import Boosting
import Interpreter

/// Runs the callbacks of `train` and `cv` before and after each round, in the library's order.
struct LightGBMRounds {
  private struct Entry {
    let callback: Value
    let order: Int
    let runsBefore: Bool
  }

  let vm: Interpreter
  /// A booster, or those of a cross-validation.
  let model: Value
  let boosters: [LightGBMBoosterObject]
  /// The parameters, as scripts see them; `reset_parameter` changes them.
  let parameters: Value
  let first: Int
  let count: Int
  /// Name of the set whose evaluations never stop training.
  let trainName: String?
  private let entries: [Entry]

  /// What early stopping chose.
  struct Choice {
    let round: Int
    let evaluations: [Evaluation]
  }

  init(
    _ vm: Interpreter, model: Value, boosters: [LightGBMBoosterObject], parameters: Value,
    callbacks: [Value], first: Int, count: Int, trainName: String?
  ) throws {
    self.vm = vm
    self.model = model
    self.boosters = boosters
    self.parameters = parameters
    self.first = first
    self.count = count
    self.trainName = trainName
    var entries: [Entry] = []
    for (i, callback) in callbacks.enumerated() {
      if let object = callback.host(as: LightGBMCallbackObject.self) {
        entries.append(
          Entry(callback: callback, order: object.order, runsBefore: object.runsBefore))
        continue
      }
      let order = try vm.attributeIfPresent(callback, "order")
      let before = try vm.attributeIfPresent(callback, "before_iteration")
      entries.append(
        Entry(
          callback: callback,
          order: try order.map { try vm.int($0, "order") } ?? i - callbacks.count,
          runsBefore: try before.map { try vm.bool($0) } ?? false))
    }
    self.entries = entries.enumerated()
      .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element)
  }

  private var isDart: Bool {
    LightGBMParameters.names(of: "boosting").contains { name in
      (try? vm.item(ofDict: parameters, vm.string(name)))??.stringValue == "dart"
    }
  }

  func before(_ round: Int) throws {
    for entry in entries where entry.runsBefore {
      if let object = entry.callback.host(as: LightGBMCallbackObject.self),
        case .resetParameter(let schedules) = object.action
      {
        try reset(schedules, round)
      } else {
        try call(entry.callback, round, nil)
      }
    }
  }

  /// - Returns: the best round when a callback ends training.
  func after(_ round: Int, _ evaluations: [Evaluation]) throws -> Choice? {
    for entry in entries where !entry.runsBefore {
      guard let object = entry.callback.host(as: LightGBMCallbackObject.self) else {
        try call(entry.callback, round, evaluations)
        continue
      }
      switch object.action {
      case .resetParameter: break
      case .logEvaluation(let period, let showsDeviation):
        if period > 0 && !evaluations.isEmpty && (round + 1) % period == 0 {
          let texts = evaluations.map { showsDeviation ? $0.text : $0.shortText }
          vm.print("[\(round + 1)]\t" + texts.joined(separator: "\t"))
        }
      case .recordEvaluation(let target): try record(evaluations, in: target, round)
      case .earlyStopping(var stopping):
        let decision = try stopping.observe(
          round: round, first: first, last: first + count - 1, evaluations,
          trainName: trainName, isDart: isDart)
        for event in stopping.takeEvents() {
          if event.level == .warning {
            try vm.warn(vm.types.userWarning, event.message)
          } else {
            vm.print(event.message)
          }
        }
        object.action = .earlyStopping(stopping)
        if case .stop(let best, let bestEvaluations) = decision {
          return Choice(round: best, evaluations: bestEvaluations)
        }
      }
    }
    return nil
  }

  private func record(_ evaluations: [Evaluation], in target: Value, _ round: Int) throws {
    if round == first { _ = try vm.callMethod(target, "clear") }
    for evaluation in evaluations {
      let metrics = try entry(of: target, evaluation.dataset) { vm.makeDict() }
      func add(_ name: String, _ value: Value) throws {
        let list = try entry(of: metrics, name) { vm.list([]) }
        vm.extend(list: list, [value])
      }
      let value = try LightGBMEvaluations.value(evaluation, vm)
      guard let deviation = evaluation.deviation else {
        try add(evaluation.metric, value)
        continue
      }
      try add(evaluation.metric + "-mean", value)
      try add(evaluation.metric + "-stdv", Value(deviation))
    }
  }

  /// `dict.setdefault(name, make())`
  private func entry(of dict: Value, _ name: String, _ make: () -> Value) throws -> Value {
    let key = vm.string(name)
    if let known = try vm.item(ofDict: dict, key) { return known }
    let made = make()
    try vm.setItem(ofDict: dict, key, made)
    return made
  }

  /// New values for some parameters: a list by round, or a function of the round.
  private func reset(_ schedules: [(name: String, schedule: Value)], _ round: Int) throws {
    let changed = vm.makeDict()
    for (name, schedule) in schedules {
      let value: Value
      if schedule.isList {
        guard schedule.items!.count == count else {
          throw vm.valueError("Length of list '\(name)' has to be equal to 'num_boost_round'.")
        }
        value = schedule.items![round - first]
      } else if vm.canCall(schedule) {
        value = try vm.call(schedule, Value(round - first))
      } else {
        throw vm.valueError(
          "Only list and callable values are supported as a mapping from boosting round index to "
            + "new parameter value.")
      }
      if let old = try vm.item(ofDict: parameters, vm.string(name)), try vm.equals(old, value) {
        continue
      }
      try vm.setItem(ofDict: changed, name, value)
      try vm.setItem(ofDict: parameters, name, value)
    }
    let texts = try LightGBMModule.parameters(changed, vm)
    guard !texts.pairs.isEmpty else { return }
    for booster in boosters { try booster.resetParameters(texts) }
  }

  /// A function of the script gets an object with the library's fields.
  private func call(_ callback: Value, _ round: Int, _ evaluations: [Evaluation]?) throws {
    let environment = vm.makeHost(
      LightGBMCallbackEnvironment(
        fields: [
          "model": model, "params": parameters, "iteration": Value(round),
          "begin_iteration": Value(first), "end_iteration": Value(first + count),
          "evaluation_result_list": try evaluations.map {
            try LightGBMEvaluations.list($0, vm)
          } ?? .none,
        ]), type: try vm.hostType("lightgbm", "CallbackEnv"))
    _ = try vm.call(callback, environment)
  }
}

/// What a script's own callback gets.
final class LightGBMCallbackEnvironment: TracedObject {
  static let names = [
    "model", "params", "iteration", "begin_iteration", "end_iteration", "evaluation_result_list",
  ]
  let fields: [String: Value]
  init(fields: [String: Value]) { self.fields = fields }
  func trace(_ marker: ValueMarker) { for value in fields.values { marker.mark(value) } }

  static func define(in module: ModuleBuilder) {
    module.type("CallbackEnv", doc: "Where training stands, for callbacks.") { type in
      for name in names {
        type.property(
          name,
          get: { vm, value in
            value.host(as: LightGBMCallbackEnvironment.self)?.fields[name] ?? .none
          })
      }
    }
  }
}
