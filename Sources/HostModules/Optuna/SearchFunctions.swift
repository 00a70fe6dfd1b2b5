import Arrays
import Boosting
import Foundation
import Frames
import Interpreter
import Search
import Validation

/// The result of `search`.
final class SearchResultObject: TracedObject, DisplayedObject {
  let study: OptunaStudyObject
  let studyValue: Value
  let model: ModelObject
  let bestModel: ModelObject
  /// The cross-validation of the best trial.
  let run: Value

  init(
    study: OptunaStudyObject, studyValue: Value, model: ModelObject, bestModel: ModelObject,
    run: Value
  ) {
    self.study = study
    self.studyValue = studyValue
    self.model = model
    self.bestModel = bestModel
    self.run = run
  }

  func trace(_ marker: ValueMarker) {
    marker.mark(studyValue)
    marker.mark(run)
  }

  func displayItems(_ vm: Interpreter) throws -> [DisplayItem] { try study.displayItems(vm) }
}

/// `search`, `tpe`, `create_study`
enum SearchFunctions {
  static let names: Set<String> = [
    "search", "integers", "uniform", "choice", "when", "tpe", "create_study",
  ]

  static func define(in module: ModuleBuilder) {
    SearchDimensions.define(in: module)
    defineResult(module)
    module.function("tpe(**options)", doc: "optuna.samplers.TPESampler(**options)") { vm, args in
      let type = try vm.hostType("optuna.samplers", "TPESampler")
      return try vm.call(type.value, [], keywords: keywords(args[0], vm))
    }
    module.function("create_study(**options)", doc: "optuna.create_study(**options)") { vm, args in
      let create = try vm.attribute(try vm.importedModule("optuna"), "create_study")
      return try vm.call(create, [], keywords: keywords(args[0], vm))
    }
    module.function(
      """
      search(model, space, X, y, folds=None, trials=80, sampler=None, storage=None, name='search', \
      weight=None, early_stopping=None, metric='f1', thresholds=None, verbose=True)
      """,
      doc: """
        Searches a model's parameters for the best cross-validated score.

        The space maps names of parameters to integers(...), uniform(...), choice([...]), or plain
        values; when(dimension, name=value) makes one conditional. The trials are those of
        optuna with the same sampler (TPESampler(seed=42) by default) and the same space. With a
        storage (sqlite:///FILE) a search that was cut off goes on, until it has all its trials.
        thresholds is the grid of decision thresholds that a score is the best of.

        The result has best_params, best_value, best_model, run (the best trial's cross-validation),
        trials (a table) and study.
        """
    ) { vm, args in try search(vm, args) }
  }

  private static func keywords(
    _ value: Value, _ vm: Interpreter
  ) -> [(name: String, value: Value)] {
    vm.entries(ofDict: value).map { ($0.key.stringValue ?? "", $0.value) }
  }

  // MARK: The search

  private static func search(_ vm: Interpreter, _ args: Arguments) throws -> Value {
    guard let model = args[0].host(as: ModelObject.self) else {
      throw vm.typeError(
        "search: model must be made by lightgbm(...) or xgboost(...), not \(vm.typeName(args[0]))")
    }
    let space = try SearchDimensions.space(args[1], vm)
    let trials = try vm.int(args[5], "trials")
    guard trials > 0 else { throw vm.valueError("search: trials must be positive") }
    let studyValue = try study(vm, sampler: args[6], storage: args[7], name: args[8])
    let object = try studyValue.optunaStudy(vm)
    let objective = SearchObjective(
      vm: vm, model: model, space: space, X: args[2], y: args[3], folds: args[4], weight: args[9],
      earlyStopping: args[10], metric: args[11],
      thresholds: args[12].isNone ? nil : try vm.doubles(args[12], "thresholds"))
    var progress = try vm.bool(args[13]) ? OptunaProgress(limit: trials, timeout: nil, vm) : nil
    defer { progress?.close() }
    let start = DispatchTime.now().uptimeNanoseconds
    func elapsed() -> Double { Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9 }
    // Kept alive while natives run: the best run so far.
    let best = vm.list([.none])
    var bestNumber = -1
    var done = 0
    var isDone = false
    while !isDone {
      try vm.withNativeScope {
        guard let trial = try object.study.ask(limit: trials) else {
          isDone = true
          return
        }
        do {
          let run = try objective.run(trial)
          guard let result = run.host(as: RunObject.self) else { return }
          try object.study.tell(trial, values: [try objective.score(result).score])
          if try object.study.bestTrial.number == trial.number {
            bestNumber = trial.number
            try vm.setItem(best, Value(0), run)
          }
        } catch {
          try object.study.tell(trial, values: nil, state: .fail, skipIfFinished: true)
          throw error
        }
      }
      done = try object.study.trials.count(where: { $0.state.isFinished })
      progress?.update(done: done, elapsed: elapsed(), object.study)
    }
    try object.study.storage.flush()
    let bestTrial = try object.study.bestTrial
    let bestModel = try objective.model(
      bestTrial.parameters.map { ($0.name, vm.value(of: $0.external)) }
        + objective.fixed(bestTrial))
    if bestNumber != bestTrial.number {
      // The best trial ran in an earlier process.
      try vm.setItem(best, Value(0), try objective.validate(bestModel))
    }
    return vm.makeHost(
      SearchResultObject(
        study: object, studyValue: studyValue, model: model, bestModel: bestModel,
        run: best.items![0]), type: try ModelFunctions.builtinType(vm, "SearchResult"))
  }

  /// The study, made or gone on with.
  private static func study(
    _ vm: Interpreter, sampler: Value, storage: Value, name: Value
  ) throws -> Value {
    let optuna = try vm.importedModule("optuna")
    let sampler =
      sampler.isNone
      ? try vm.call(
        vm.hostType("optuna.samplers", "TPESampler").value, [], keywords: [("seed", Value(42))])
      : sampler
    var keywords: [(name: String, value: Value)] = [
      ("direction", vm.string("maximize")), ("sampler", sampler), ("study_name", name),
    ]
    if !storage.isNone || SearchSettings.current.storage != nil {
      keywords += [("storage", storage), ("load_if_exists", .true)]
    }
    // The progress says what Optuna's log would.
    let state = OptunaState.of(vm)
    let shown = state.showsLog
    state.showsLog = false
    defer { state.showsLog = shown }
    return try vm.call(try vm.attribute(optuna, "create_study"), [], keywords: keywords)
  }

  // MARK: The result

  private static func defineResult(_ module: ModuleBuilder) {
    module.type("SearchResult") { type in
      func member(
        _ name: String, _ get: @escaping (Interpreter, SearchResultObject) throws -> Value
      ) {
        type.property(name, of: SearchResultObject.self, get)
      }
      member("study") { _, result in result.studyValue }
      member("best_params") { vm, result in
        vm.parameterDict(try result.study.study.bestTrial.parameters)
      }
      member("best_value") { _, result in Value(try result.study.study.bestValue) }
      member("score") { _, result in Value(try result.study.study.bestValue) }
      member("best_model") { vm, result in
        vm.makeHost(result.bestModel, type: try ModelFunctions.builtinType(vm, "Model"))
      }
      member("run") { _, result in result.run }
      member("nested_score") { vm, result in
        let study = result.study.study
        let complete = try study.trials.filter { $0.state == .complete }
        return NestedEstimate(complete, direction: study.directions[0]).map { Value($0.score) }
          ?? .none
      }
      member("trials") { vm, result in
        try vm.makeFrame(
          try OptunaTrialsFrame(result.study, vm).frame(["number", "value", "params", "state"]))
      }
      type.method("__repr__(self)") { vm, args in
        guard let result = args[0].host(as: SearchResultObject.self) else { return .none }
        return vm.string(try result.study.summary(try result.study.study.trials, vm))
      }
    }
  }
}

/// What one trial of a search does.
struct SearchObjective {
  let vm: Interpreter
  let model: ModelObject
  let space: [(name: String, dimension: SearchDimension)]
  let X: Value
  let y: Value
  let folds: Value
  let weight: Value
  let earlyStopping: Value
  let metric: Value
  let thresholds: [Double]?

  /// Draws the parameters and cross-validates.
  func run(_ trial: Trial) throws -> Value {
    var chosen: [(name: String, value: Value)] = []
    for (name, dimension) in space where try dimension.applies(chosen, vm) {
      chosen.append(
        (name, try OptunaState.of(vm).calling { try dimension.value(name, trial, vm) }))
    }
    let run = try validate(try model(chosen))
    guard let object = run.host(as: RunObject.self) else { return .none }
    try trial.setUserAttribute(
      "fold_scores", .list(object.foldSweeps.map { .float($0.score) }))
    try trial.setUserAttribute("threshold", .float(try score(object).threshold))
    return run
  }

  /// The values that a trial had without drawing them.
  func fixed(_ trial: TrialRecord) throws -> [(name: String, value: Value)] {
    var chosen: [(name: String, value: Value)] = []
    var fixed: [(name: String, value: Value)] = []
    for (name, dimension) in space where try dimension.applies(chosen, vm) {
      let value =
        trial.parameter(name).map { vm.value(of: $0.external) } ?? dimension.values.first ?? .none
      chosen.append((name, value))
      if dimension.distribution == nil { fixed.append((name, value)) }
    }
    return fixed
  }

  func score(_ run: RunObject) throws -> (score: Double, threshold: Double) {
    guard let thresholds else { return (run.sweep.score, run.sweep.threshold) }
    let sweep = try ThresholdSweep(
      truth: run.truth.map { $0 > 0 }, scores: run.outOfFold, grid: thresholds,
      metric: run.metric.decision)
    return (sweep.score, sweep.threshold)
  }

  /// The model with some parameters set, whatever other name it had them by.
  func model(_ chosen: [(name: String, value: Value)]) throws -> ModelObject {
    try model.with(chosen, caller: "search", vm)
  }

  func validate(_ model: ModelObject) throws -> Value {
    let stopping = model.isDart ? Value.none : earlyStopping
    let value = vm.makeHost(model, type: try ModelFunctions.builtinType(vm, "Model"))
    return try vm.callBuiltin(
      "cross_validate", [value, X, y, folds, .none, weight, stopping, metric])
  }
}
