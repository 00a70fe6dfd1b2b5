import Boosting
import Interpreter

/// A callback made by one of the library's functions; scripts may pass functions of their own too.
final class LightGBMCallbackObject: TracedObject {
  enum Action {
    case earlyStopping(EarlyStopping)
    case logEvaluation(period: Int)
    case recordEvaluation(Value)
    case resetParameter([(name: String, schedule: Value)])
  }
  var action: Action

  init(_ action: Action) { self.action = action }

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
      let rounds = try vm.int(args[0], "stopping_rounds")
      guard rounds > 0 else {
        throw vm.valueError(
          "stopping_rounds should be an integer and greater than 0. got: \(rounds)")
      }
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
      make(vm, .logEvaluation(period: try vm.int(args[0], "period")))
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
