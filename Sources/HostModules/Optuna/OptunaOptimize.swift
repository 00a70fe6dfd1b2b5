import Foundation
import Interpreter
import Search

/// `Study.optimize`
enum OptunaOptimize {
  static func define(_ type: TypeBuilder) {
    type.method(
      """
      optimize(self, func, n_trials=None, timeout=None, n_jobs=1, catch=(), callbacks=None, \
      gc_after_trial=False, show_progress_bar=False)
      """,
      doc: """
        Runs trials of an objective.

        With n_jobs above 1 the trials are those of a search that runs so many at once: each learns
        only from the trials that had ended by then. They are the same on every run, but others than
        with n_jobs=1, and than Optuna's, whose threads make every run different. The objective
        itself runs one trial after the other; its models use the machine's cores.
        """
    ) { vm, args in
      let object = try args[0].optunaStudy(vm)
      guard !object.isOptimizing else {
        throw vm.runtimeError("Nested invocation of `Study.optimize` method isn't allowed.")
      }
      var run = OptunaRun(vm: vm, object: object, studyValue: args[0], objective: args[1])
      run.limit = try vm.optionalInt(args[2], "n_trials")
      run.timeout = try vm.optionalDouble(args[3], "timeout")
      run.jobs = try vm.int(args[4], "n_jobs")
      if run.jobs == -1 { run.jobs = ProcessInfo.processInfo.activeProcessorCount }
      guard run.jobs >= 1 else {
        throw vm.valueError("max_workers must be greater than 0")
      }
      run.caught = try classes(args[5], vm)
      run.callbacks = args[6].isNone ? [] : try vm.elements(args[6])
      let bar = try vm.bool(args[8])
      if bar && run.limit == nil && run.timeout == nil {
        try vm.warn(
          vm.types.userWarning,
          "Progress bar won't be displayed because n_trials and timeout are None.")
      }
      run.showsProgress = bar && (run.limit != nil || run.timeout != nil)
      try run.perform()
      return .none
    }
  }

  /// The exception classes of `catch`.
  private static func classes(_ value: Value, _ vm: Interpreter) throws -> [TypeInfo] {
    if let type = value.classInfo { return [type] }
    return try vm.elements(value).map { element in
      guard let type = element.classInfo else {
        throw vm.typeError("catch must hold exception classes, not \(vm.typeName(element))")
      }
      return type
    }
  }
}

/// One call of `optimize`.
struct OptunaRun {
  let vm: Interpreter
  let object: OptunaStudyObject
  let studyValue: Value
  let objective: Value
  var limit: Int?
  var timeout: Double?
  var jobs = 1
  var caught: [TypeInfo] = []
  var callbacks: [Value] = []
  var showsProgress = false

  init(vm: Interpreter, object: OptunaStudyObject, studyValue: Value, objective: Value) {
    self.vm = vm
    self.object = object
    self.studyValue = studyValue
    self.objective = objective
  }

  func perform() throws {
    object.isOptimizing = true
    defer { object.isOptimizing = false }
    object.study.clearStop()
    var progress = showsProgress ? OptunaProgress(limit: limit, timeout: timeout, vm) : nil
    defer { progress?.close() }
    let start = DispatchTime.now().uptimeNanoseconds
    func elapsed() -> Double { Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9 }
    var done = 0
    while done < limit ?? .max {
      if done > 0 && object.study.shouldStop { break }
      if let timeout, elapsed() >= timeout { break }
      done += 1
      guard try vm.withNativeScope({ try runTrial() }) else { break }
      progress?.update(done: done, elapsed: elapsed(), object.study)
    }
    try object.study.storage.flush()
  }

  /// The next trial; nil where the study has all its trials and the limit is for the study, not
  /// for this run.
  ///
  /// A worker waits for the trials of others: they may die, and it would have to take over.
  private func nextTrial() throws -> Trial? {
    let settings = SearchSettings.current
    let limit = settings.continues ? limit : nil
    while true {
      let trial = try OptunaState.of(vm).calling { try object.study.ask(jobs: jobs, limit: limit) }
      if let trial { return trial }
      guard settings.beating != nil, !vm.isCancelled,
        try object.study.trials.contains(where: { $0.state == .running })
      else { return nil }
      Thread.sleep(forTimeInterval: 0.2)
    }
  }

  /// Runs a trial; false where there is none left.
  private func runTrial() throws -> Bool {
    let state = OptunaState.of(vm)
    guard let trial = try nextTrial() else { return false }
    let trialValue = try OptunaStudyType.wrap(trial, object, studyValue, vm)
    var outcome = Outcome()
    do {
      outcome.value = try vm.call(objective, trialValue)
      (outcome.values, outcome.refusal) = try OptunaStudyType.objectiveValues(outcome.value, vm)
    } catch let error as Raised {
      try outcome.take(vm.raised, error, vm)
    }
    // What the trial raised stays alive, whatever is raised while it is told.
    let kept = vm.tuple([outcome.exception ?? .none])
    let told = try state.calling {
      try object.study.tell(
        trial, values: outcome.values, state: outcome.state, refusal: outcome.refusal, warns: false)
    }
    try report(trial, told, outcome)
    if told.state == .fail, let exception = outcome.exception, outcome.state == .fail {
      let isCaught = caught.contains { vm.isInstance(exception, $0) }
      if !isCaught { throw vm.raise(kept.items?[0] ?? .none) }
    }
    guard !callbacks.isEmpty else { return true }
    let frozen = try object.frozen(object.study.record(trial.number), vm)
    for callback in callbacks { _ = try vm.call(callback, studyValue, frozen) }
    return true
  }

  /// How the objective ended.
  private struct Outcome {
    var value = Value.none
    var values: [Double]?
    var refusal: String?
    var state: TrialState?
    var exception: Value?

    /// - Throws: the error itself where it is none that a trial ends with, such as SystemExit.
    mutating func take(_ exception: Value, _ error: Raised, _ vm: Interpreter) throws {
      let pruned = try vm.hostType("optuna.exceptions", "TrialPruned")
      guard
        vm.isInstance(exception, vm.types.exception)
          || vm.isInstance(exception, vm.types.keyboardInterrupt)
      else { throw error }
      self.exception = exception
      state = vm.isInstance(exception, pruned) ? .pruned : .fail
    }
  }

  // MARK: The log

  private func report(_ trial: Trial, _ told: TellOutcome, _ outcome: Outcome) throws {
    let parameters = vm.parameterDict(trial.snapshot.parameters)
    switch told.state {
    case .complete:
      guard OptunaLogging.isShown(.info, vm) else { return }
      try logComplete(trial.number, told.values ?? [], parameters)
    case .pruned:
      let why = try outcome.exception.map { try vm.strText($0) } ?? ""
      OptunaLogging.log(.info, vm, "Trial \(trial.number) pruned. \(why)")
    default:
      let error =
        try outcome.exception.map { try vm.reprText($0) } ?? told.refusal ?? ""
      let traceback = outcome.exception.map { "\n" + vm.formatTraceback($0).trimmingSuffix() } ?? ""
      try OptunaLogging.log(
        .warning, vm,
        "Trial \(trial.number) failed with parameters: \(try vm.reprText(parameters)) because of "
          + "the following error: \(error).\(traceback)")
      try OptunaLogging.log(
        .warning, vm,
        "Trial \(trial.number) failed with value \(try vm.reprText(outcome.value)).")
    }
  }

  private func logComplete(_ number: Int, _ values: [Double], _ parameters: Value) throws {
    let names: [String]? =
      if case .list(let items)? = try object.study.systemAttributes["study:metric_names"] {
        items.map { if case .string(let text) = $0 { text } else { "" } }
      } else {
        nil
      }
    let shown: Value
    if let names {
      shown = vm.dict(zip(names, values).map { ($0, Value($1)) })
    } else {
      shown = values.count == 1 ? Value(values[0]) : vm.list(values.map { Value($0) })
    }
    var line =
      "Trial \(number) finished with value\(values.count == 1 ? "" : "s"): "
      + "\(try vm.reprText(shown)) and parameters: \(try vm.reprText(parameters))."
    if values.count == 1, let best = try? object.study.bestTrial {
      line +=
        " Best is trial \(best.number) with value: "
        + "\(try vm.reprText(Value(best.values?[0] ?? .nan)))."
    }
    OptunaLogging.log(.info, vm, line)
  }
}

extension String {
  /// Without the line end that a traceback has.
  fileprivate func trimmingSuffix() -> String { hasSuffix("\n") ? String(dropLast()) : self }
}
