import Boosting
import Glibc
import Interpreter

/// A callback of `xgboost.callback`.
final class XGBoostCallbackObject {
  enum Action {
    case earlyStopping(XGBoostEarlyStopping)
    case monitor(period: Int, showsDeviation: Bool)
  }
  var action: Action
  /// The line that a longer period has held back.
  var held: String?

  init(_ action: Action) { self.action = action }

  /// Takes in a round; true ends training.
  func observe(
    _ round: Int, first: Int, _ evaluations: [Evaluation], deviations: [Double]? = nil,
    _ booster: XGBoostBooster, _ vm: Interpreter
  ) throws -> Bool {
    switch action {
    case .earlyStopping(var stopping):
      let ends = try stopping.observe(round: first + round, evaluations, booster)
      action = .earlyStopping(stopping)
      return ends
    case .monitor(let period, let showsDeviation):
      if evaluations.isEmpty { return false }
      var line = "[\(round)]"
      for (i, evaluation) in evaluations.enumerated() {
        line += "\t\(evaluation.dataset)-\(evaluation.metric):" + Self.fixed(evaluation.value)
        if showsDeviation, let deviations { line += "+" + Self.fixed(deviations[i]) }
      }
      if round % period == 0 {
        vm.print(line)
        held = nil
      } else {
        held = line
      }
      return false
    }
  }

  /// Prints what was held back.
  func finish(_ vm: Interpreter) {
    if let held { vm.print(held) }
    held = nil
  }

  /// Five decimals.
  private static func fixed(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
      let length = withVaList([value]) { vsnprintf(buffer.baseAddress!, 400, "%.5f", $0) }
      return buffer.withMemoryRebound(to: UInt8.self) {
        String(decoding: $0[0..<Int(length)], as: UTF8.self)
      }
    }
  }
}

/// `xgboost.callback`
enum XGBoostCallbackModule {
  static func build(_ module: ModuleBuilder) throws {
    let base = module.type("TrainingCallback", doc: "What callbacks are derived from.") { type in
      type.method("before_training(self, model)") { _, args in args[1] }
      type.method("after_training(self, model)") { _, args in args[1] }
      type.method("before_iteration(self, model, epoch, evals_log)") { _, _ in .false }
      type.method("after_iteration(self, model, epoch, evals_log)") { _, _ in .false }
    }
    module.type(
      "EarlyStopping", base: base,
      doc: "Stops training when a metric has not improved for some rounds."
    ) { type in
      type.constructor(
        """
        EarlyStopping(cls, *, rounds, metric_name=None, data_name=None, maximize=None, \
        save_best=False, min_delta=0.0)
        """
      ) { vm, args in
        var stopping = XGBoostEarlyStopping(rounds: try vm.int(args[1], "rounds"))
        stopping.metric = try vm.optionalText(args[2], "metric_name")
        stopping.dataset = try vm.optionalText(args[3], "data_name")
        stopping.maximizes = args[4].isNone ? nil : try vm.bool(args[4])
        stopping.savesBest = try vm.bool(args[5])
        stopping.minDelta = try vm.double(args[6], "min_delta")
        guard stopping.minDelta >= 0 else {
          throw vm.valueError("min_delta must be greater or equal to 0.")
        }
        return try wrap(.earlyStopping(stopping), "EarlyStopping", vm)
      }
    }
    module.type("EvaluationMonitor", base: base, doc: "Prints the evaluations of rounds.") {
      type in
      type.constructor(
        "EvaluationMonitor(cls, rank=0, period=1, show_stdv=False, logger=None)"
      ) { vm, args in
        try vm.refuse("EvaluationMonitor()", [("logger", args[4], .none)])
        let period = try vm.int(args[2], "period")
        guard period > 0 else { throw vm.valueError("period must be positive") }
        return try wrap(
          .monitor(period: period, showsDeviation: try vm.bool(args[3])), "EvaluationMonitor", vm)
      }
    }
  }

  private static func wrap(
    _ action: XGBoostCallbackObject.Action, _ type: String, _ vm: Interpreter
  ) throws -> Value {
    vm.makeHost(
      XGBoostCallbackObject(action), type: try vm.hostType("xgboost.callback", type))
  }
}
