import Boosting
import Interpreter

/// A callback made by one of the library's functions; scripts may pass functions of their own too.
final class LightGBMCallbackObject: TracedObject {
  enum Action {
    case earlyStopping(EarlyStopping)
    case logEvaluation(period: Int, showsDeviation: Bool)
    case recordEvaluation(Value)
    case resetParameter([(name: String, schedule: Value)])
  }
  var action: Action

  init(_ action: Action) { self.action = action }

  /// Callbacks run from the lowest to the highest.
  var order: Int {
    switch action {
    case .logEvaluation, .resetParameter: 10
    case .recordEvaluation: 20
    case .earlyStopping: 30
    }
  }

  /// Whether it runs before a round, not after it.
  var runsBefore: Bool { if case .resetParameter = action { true } else { false } }

  func trace(_ marker: ValueMarker) {
    switch action {
    case .earlyStopping, .logEvaluation: break
    case .recordEvaluation(let target): marker.mark(target)
    case .resetParameter(let schedules): for entry in schedules { marker.mark(entry.schedule) }
    }
  }
}

enum LightGBMCallbacks {
  static func define(in module: ModuleBuilder) {
    let type = module.type("_Callback")
    func make(_ vm: Interpreter, _ action: LightGBMCallbackObject.Action) -> Value {
      vm.makeHost(LightGBMCallbackObject(action), type: type)
    }
    module.function(
      "early_stopping(stopping_rounds, first_metric_only=False, verbose=True, min_delta=0.0)",
      doc: "A callback that stops training when no validation metric improves any more."
    ) { vm, args in
      guard args[0].isInt || args[0].isBool else {
        throw vm.typeError(
          "early_stopping_round should be an integer. Got '\(vm.typeName(args[0]))'")
      }
      let rounds = args[0].int
      let (first, verbose) = (try vm.bool(args[1]), try vm.bool(args[2]))
      if args[3].items != nil {
        return make(
          vm,
          .earlyStopping(
            EarlyStopping(
              rounds: rounds, firstMetricOnly: first,
              minDelta: try vm.doubles(args[3], "min_delta"), verbose: verbose)))
      }
      return make(
        vm,
        .earlyStopping(
          EarlyStopping(
            rounds: rounds, firstMetricOnly: first,
            minDelta: try vm.double(args[3], "min_delta"), verbose: verbose)))
    }
    module.function("log_evaluation(period=1, show_stdv=True)") { vm, args in
      make(
        vm,
        .logEvaluation(
          period: try vm.int(args[0], "period"), showsDeviation: try vm.bool(args[1])))
    }
    module.function("record_evaluation(eval_result)") { vm, args in
      guard args[0].isDict else {
        throw vm.typeError("eval_result should be a dictionary")
      }
      return make(vm, .recordEvaluation(args[0]))
    }
    module.function("reset_parameter(**kwargs)") { vm, args in
      make(
        vm,
        .resetParameter(
          vm.entries(ofDict: args[0]).map { ($0.key.stringValue ?? "", $0.value) }))
    }
  }
}
