import Arrays
import Interpreter
import Validation

/// `blend`, `rank_average`, `stack`, `agreement`
enum EnsembleFunctions {
  static let names: Set<String> = ["blend", "rank_average", "stack", "agreement"]

  static func define(in module: ModuleBuilder) {
    defineTypes(module)
    module.function(
      "blend(runs, weights='grid', nested=True, *, thresholds=None, metric=None)",
      doc: """
        One prediction of several runs: the sum of theirs, each times its weight.

        runs is a list, or a dict by name. weights is 'grid' (the best in equal steps, up to five
        runs), 'hill' (runs added one by one where that helps), 'equal', or the weights themselves,
        as a list, or a dict by name or place. With nested=True, weights and threshold are also
        chosen without each fold and scored on it: nested_score.

        Example: blend({"xgb": run_a, "lgb": run_b}, weights="grid")
        """
    ) { vm, args in
      let runs = try members(args[0], "blend", vm)
      let metric =
        try args[4].isNone
        ? runs[0].run.metric
        : ScoreMetric(
          args[4], caller: "blend", vm)
      return try blend(
        vm, runs, try method(args[1], runs, vm), try vm.bool(args[2]),
        try thresholds(args[3], vm), metric)
    }
    module.function(
      "rank_average(runs, *, thresholds=None, metric=None)",
      doc: """
        One prediction of several runs: the mean of their ranks, as shares of the rows.

        For models whose probabilities are on different scales. Example: rank_average([run_a, run_b])
        """
    ) { vm, args in try rankAverage(vm, args) }
    module.function(
      "stack(runs, meta=None, *, metric=None)",
      doc: """
        Cross-validates a model whose columns are the runs' predictions, in the runs' own folds.

        meta is logistic() where it is not given. The result is a run like any other; its test is the
        mean of the folds' models on the runs' test predictions.

        Example: stack({"xgb": run_a, "lgb": run_b}, meta=logistic(C=0.1))
        """
    ) { vm, args in try stack(vm, args) }
    module.function(
      "agreement(a, b)",
      doc: """
        Where two runs' decisions, each at its own threshold, differ, and which is right there.

        Example: agreement(run_a, run_b).disagreements
        """
    ) { vm, args in
      let runs = try members(vm.list([args[0], args[1]]), "agreement", vm)
      let found = try Agreement(
        truth: runs[0].run.truth.map { $0 > 0 },
        (runs[0].run.outOfFold, runs[0].run.sweep.threshold),
        (runs[1].run.outOfFold, runs[1].run.sweep.threshold))
      return vm.makeHost(
        AgreementObject(names: ["a", "b"], found),
        type: try ModelFunctions.builtinType(vm, "Agreement"))
    }
  }

  // MARK: Arguments

  private typealias Member = (name: String, run: any PredictedRows)

  /// The runs of a list or dict, refused unless all are of the same rows in the same folds.
  private static func members(
    _ value: Value, _ caller: String, _ vm: Interpreter
  ) throws -> [Member] {
    let entries: [(String, Value)] =
      value.isDict
      ? try vm.entries(ofDict: value).map { (try vm.strText($0.key), $0.value) }
      : try vm.elements(value).enumerated().map { ("run \($0.offset)", $0.element) }
    guard !entries.isEmpty else { throw vm.valueError("\(caller): no runs") }
    let members = try entries.map { name, value -> Member in
      guard let run = value.host(as: AnyObject.self) as? any PredictedRows else {
        throw vm.typeError(
          "\(caller): \(name) must be made by cross_validate(...), not \(vm.typeName(value))")
      }
      return (name, run)
    }
    let first = members[0]
    for member in members.dropFirst() {
      guard member.run.folds.fingerprint == first.run.folds.fingerprint else {
        throw vm.valueError(
          "\(caller): the folds of \(member.name) differ from those of \(first.name) "
            + "(\(member.run.folds.fingerprint) and \(first.run.folds.fingerprint)): their "
            + "predictions were not made on equal terms")
      }
      guard member.run.truth == first.run.truth else {
        throw vm.valueError(
          "\(caller): the labels of \(member.name) differ from those of \(first.name)")
      }
      guard member.run.test?.count == first.run.test?.count else {
        throw vm.valueError(
          "\(caller): the test predictions of \(member.name) are not of the same rows as those of "
            + first.name)
      }
    }
    return members
  }

  private static func thresholds(_ value: Value, _ vm: Interpreter) throws -> [Double] {
    value.isNone
      ? ThresholdSweep.grid(from: 0.005, through: 0.995, count: 199)
      : try vm.doubles(value, "thresholds")
  }

  private static func method(
    _ value: Value, _ runs: [Member], _ vm: Interpreter
  ) throws -> BlendMethod {
    if let name = value.stringValue {
      switch name {
      case "grid": return .grid
      case "hill": return .hill
      case "equal": return .equal
      default:
        throw vm.valueError(
          "blend: weights must be 'grid', 'hill', 'equal' or numbers, not '\(name)'")
      }
    }
    var weights = [Double](repeating: 0, count: runs.count)
    if value.isDict {
      for (key, weight) in vm.entries(ofDict: value) {
        let place =
          key.isInt
          ? (runs.indices.contains(key.int) ? key.int : nil)
          : runs.firstIndex { $0.name == key.stringValue }
        guard let place else {
          throw vm.raise(className: "KeyError", "blend: no run \(try vm.reprText(key))")
        }
        weights[place] = try vm.double(weight, "weights")
      }
    } else {
      weights = try vm.doubles(value, "weights")
      guard weights.count == runs.count else {
        throw vm.valueError("blend: \(weights.count) weights for \(runs.count) runs")
      }
    }
    return .fixed(weights)
  }

  // MARK: Ensembles

  private static func blend(
    _ vm: Interpreter, _ runs: [Member], _ method: BlendMethod, _ isNested: Bool,
    _ thresholds: [Double], _ metric: ScoreMetric
  ) throws -> Value {
    let truth = runs[0].run.truth.map { $0 > 0 }
    var search = try BlendSearch(
      members: runs.map(\.run.outOfFold), truth: truth, thresholds: thresholds)
    search.metric = metric.decision
    let choice = try search.choose(method, isCancelled: { vm.isCancelled })
    let nested =
      isNested
      ? try search.nested(method, folds: runs[0].run.folds, isCancelled: { vm.isCancelled }) : nil
    let combined = BlendSearch.combine(search.members, choice.weights)
    let tests = runs.compactMap(\.run.test)
    return try make(
      vm, "blend", runs, choice.weights, combined,
      tests.isEmpty ? nil : BlendSearch.combine(tests, choice.weights), thresholds, metric, nested,
      areWeightsChosen: method == .grid || method == .hill)
  }

  private static func rankAverage(_ vm: Interpreter, _ args: Arguments) throws -> Value {
    let runs = try members(args[0], "rank_average", vm)
    let metric =
      try args[2].isNone ? runs[0].run.metric : ScoreMetric(args[2], caller: "rank_average", vm)
    let weights = [Double](repeating: 1 / Double(runs.count), count: runs.count)
    func mean(_ columns: [[Double]]) -> [Double] {
      let ranks = columns.map { shareRanks($0) }
      return ranks[0].indices.map { row in
        ranks.reduce(0) { $0 + $1[row] } / Double(ranks.count)
      }
    }
    let tests = runs.compactMap(\.run.test)
    let grid =
      args[1].isNone
      ? ThresholdSweep.grid(from: 0.001, through: 0.999, count: 999)
      : try vm.doubles(args[1], "thresholds")
    return try make(
      vm, "rank average", runs, weights, mean(runs.map(\.run.outOfFold)),
      tests.isEmpty ? nil : mean(tests), grid, metric, nil, areWeightsChosen: false)
  }

  private static func make(
    _ vm: Interpreter, _ kind: String, _ runs: [Member], _ weights: [Double],
    _ outOfFold: [Double], _ test: [Double]?, _ thresholds: [Double], _ metric: ScoreMetric,
    _ nested: BlendSearch.Nested?, areWeightsChosen: Bool
  ) throws -> Value {
    let sweep = try ThresholdSweep(
      truth: runs[0].run.truth.map { $0 > 0 }, scores: outOfFold, grid: thresholds,
      metric: metric.decision)
    let ensemble = EnsembleObject(
      kind: kind, names: runs.map(\.name), members: runs.map(\.run), weights: weights,
      outOfFold: outOfFold, test: test, sweep: sweep, metric: metric, nested: nested,
      areWeightsChosen: areWeightsChosen)
    return vm.makeHost(ensemble, type: try ModelFunctions.builtinType(vm, "Ensemble"))
  }

  private static func stack(_ vm: Interpreter, _ args: Arguments) throws -> Value {
    let runs = try members(args[0], "stack", vm)
    let meta = args[1].isNone ? try vm.callBuiltin("logistic", []) : args[1]
    guard meta.host(as: ModelObject.self) != nil else {
      throw vm.typeError(
        "stack: meta must be made by logistic(...), lightgbm(...) or xgboost(...), not "
          + vm.typeName(meta))
    }
    let metric =
      try args[2].isNone ? runs[0].run.metric : ScoreMetric(args[2], caller: "stack", vm)
    func table(_ columns: [[Double]]) throws -> Value {
      let rows = columns[0].count
      var values: [Double] = []
      values.reserveCapacity(rows * columns.count)
      for row in 0..<rows { for column in columns { values.append(column[row]) } }
      return try vm.makeArray(NDArray.from(values, shape: [rows, columns.count]))
    }
    let tests = runs.compactMap(\.run.test)
    return try ValidationFunctions.crossValidate(
      vm, model: meta, x: try table(runs.map(\.run.outOfFold)),
      y: try vm.makeArray(NDArray.from(runs[0].run.truth)), folds: runs[0].run.folds,
      test: tests.isEmpty ? .none : try table(tests), names: runs.map(\.name), metric: metric)
  }

  // MARK: Results

  private static func defineTypes(_ module: ModuleBuilder) {
    module.type("Ensemble", doc: "Several runs' predictions as one.") { type in
      func member(_ name: String, _ get: @escaping (Interpreter, EnsembleObject) throws -> Value) {
        type.property(name, of: EnsembleObject.self, get)
      }
      member("oof") { vm, it in try vm.makeArray(NDArray.from(it.outOfFold)) }
      member("test") { vm, it in try it.test.map { try vm.makeArray(NDArray.from($0)) } ?? .none }
      member("score") { _, it in Value(it.sweep.score) }
      member("threshold") { _, it in Value(it.sweep.threshold) }
      member("nested_score") { _, it in it.nested.map { Value($0.score) } ?? .none }
      member("fold_weights") { vm, it in
        guard let nested = it.nested else { return .none }
        return vm.list(nested.choices.map { vm.list($0.weights.map { Value($0) }) })
      }
      member("fold_thresholds") { vm, it in
        guard let nested = it.nested else { return .none }
        return vm.list(nested.choices.map { Value($0.threshold) })
      }
      member("weights") { vm, it in vm.dict(Array(zip(it.names, it.weights.map { Value($0) }))) }
      member("member_scores") { vm, it in
        vm.dict(Array(zip(it.names, it.members.map { Value($0.sweep.score) })))
      }
      member("table") { vm, it in try vm.makeFrame(it.table) }
      member("folds") { vm, it in try vm.foldList(it.folds) }
      member("fingerprint") { vm, it in vm.string(it.folds.fingerprint) }
      member("warnings") { vm, it in vm.list(it.warnings.map { vm.string($0) }) }
      type.method("__repr__(self)") { vm, args in
        vm.string(args[0].host(as: EnsembleObject.self)?.summary ?? "")
      }
    }
    module.type("Agreement", doc: "Where two runs' decisions differ.") { type in
      func member(_ name: String, _ get: @escaping (Interpreter, Agreement) throws -> Value) {
        type.property(name, of: AgreementObject.self) { try get($0, $1.agreement) }
      }
      member("agreement") { _, it in Value(it.share) }
      member("disagreements") { _, it in Value(it.disagreements.count) }
      member("rows") { vm, it in try vm.makeArray(NDArray.from(it.disagreements)) }
      member("a_right") { _, it in Value(it.firstRight) }
      member("b_right") { _, it in Value(it.secondRight) }
      member("correlation") { _, it in Value(it.correlation) }
      type.method("__repr__(self)") { vm, args in
        vm.string(args[0].host(as: AgreementObject.self)?.summary ?? "")
      }
    }
  }
}
