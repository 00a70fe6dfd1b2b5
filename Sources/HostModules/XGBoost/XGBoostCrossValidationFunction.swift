import Arrays
import Boosting
import Frames
import Interpreter
import Validation

/// `xgb.cv`: rounds of all folds in step, with means and deviations of their metrics.
enum XGBoostCrossValidationFunction {
  static func define(in module: ModuleBuilder) {
    module.function(
      """
      cv(params, dtrain, num_boost_round=10, *, nfold=3, stratified=False, folds=None, \
      metrics=(), obj=None, maximize=None, early_stopping_rounds=None, fpreproc=None, \
      as_pandas=True, verbose_eval=None, show_stdv=True, seed=0, callbacks=None, shuffle=True, \
      custom_metric=None)
      """,
      doc: "Cross-validation: the mean and the deviation of each metric after each round."
    ) { vm, args in
      try vm.refuse(
        "cv()",
        [
          ("obj", args[7], .none), ("fpreproc", args[10], .none),
          ("callbacks", args[15], .none), ("custom_metric", args[17], .none),
        ])
      return try run(vm, args)
    }
  }

  private typealias Fold = (
    train: XGBoostDataset, test: XGBoostDataset, booster: XGBoostBooster
  )
  private typealias Series = (name: String, mean: [Double], deviation: [Double])

  private static func run(_ vm: Interpreter, _ args: Arguments) throws -> Value {
    let matrix = try args[1].matrix(vm)
    var parameters = try XGBoostModule.parameters(args[0], names: matrix.names ?? [], vm)
    let metrics = args[6].isString ? [args[6].stringValue!] : try vm.texts(args[6], "metrics")
    if !metrics.isEmpty {
      // They take the place of those among the parameters.
      let others = parameters.entries.filter { $0.name != "eval_metric" }
      parameters = XGBoostParameters(others.map { ($0.name, $0.text) })
      for metric in metrics { parameters.add("eval_metric", metric) }
    }
    // The library's boosters of one thread draw from one stream.
    let random = StandardTwister(seed: 0)
    let folds = try splits(vm, args, matrix.data).map { train, test -> Fold in
      (
        try matrix.data.slice(train), try matrix.data.slice(test),
        try XGBoostBooster(
          parameters, featureCount: matrix.data.columnCount, random: random)
      )
    }
    var callbacks: [XGBoostCallbackObject] = []
    if !args[12].isNone, try vm.truth(args[12]) {
      let period = args[12].isBool ? 1 : try vm.int(args[12], "verbose_eval")
      callbacks.append(
        XGBoostCallbackObject(
          .monitor(period: period, showsDeviation: try vm.bool(args[13]))))
    }
    if let rounds = try vm.optionalInt(args[9], "early_stopping_rounds"), rounds > 0 {
      var stopping = XGBoostEarlyStopping(rounds: rounds)
      if !args[8].isNone { stopping.maximizes = try vm.bool(args[8]) }
      callbacks.append(XGBoostCallbackObject(.earlyStopping(stopping)))
    }
    let series = try boost(
      folds, rounds: try vm.int(args[2], "num_boost_round"), callbacks, vm)
    return try result(series, asFrame: try vm.bool(args[11]), vm)
  }

  private static func boost(
    _ folds: [Fold], rounds: Int, _ callbacks: [XGBoostCallbackObject], _ vm: Interpreter
  ) throws -> [Series] {
    var series: [Series] = []
    guard let first = folds.first else { return [] }
    for round in 0..<rounds {
      for fold in folds {
        try fold.booster.update(fold.train, round: round, cancellation: vm.boostingCancellation)
      }
      let evaluations = try folds.map {
        try $0.booster.evaluate([($0.train, "train"), ($0.test, "test")])
      }
      let (means, deviations) = summary(evaluations)
      for (i, mean) in means.enumerated() {
        if series.count == i { series.append(("\(mean.dataset)-\(mean.metric)", [], [])) }
        series[i].mean.append(mean.value)
        series[i].deviation.append(deviations[i])
      }
      var ends = false
      for callback in callbacks where !ends {
        ends = try callback.observe(
          round, first: 0, means, deviations: deviations, first.booster, vm)
      }
      guard ends else { continue }
      let kept = (first.booster.bestIteration ?? round) + 1
      series = series.map {
        ($0.name, Array($0.mean.prefix(kept)), Array($0.deviation.prefix(kept)))
      }
      break
    }
    for callback in callbacks { callback.finish(vm) }
    return series
  }

  /// Means and standard deviations over folds, summed as numpy sums a few numbers.
  private static func summary(
    _ evaluations: [[Evaluation]]
  ) -> (means: [Evaluation], deviations: [Double]) {
    var (means, deviations): ([Evaluation], [Double]) = ([], [])
    let count = Double(evaluations.count)
    for (i, evaluation) in evaluations[0].enumerated() {
      let values = evaluations.map { $0[i].value }
      let mean = sum(values) / count
      deviations.append((sum(values.map { ($0 - mean) * ($0 - mean) }) / count).squareRoot())
      means.append(
        Evaluation(
          dataset: evaluation.dataset, metric: evaluation.metric, value: mean,
          isHigherBetter: evaluation.isHigherBetter))
    }
    return (means, deviations)
  }

  /// Fewer than eight in order, otherwise in eight lanes: numpy's pairwise sum of short arrays.
  private static func sum(_ values: [Double]) -> Double {
    if values.count < 8 { return values.reduce(0, +) }
    var lanes = Array(values[..<8])
    let whole = values.count - values.count % 8
    for i in 8..<max(8, whole) { lanes[i % 8] += values[i] }
    let sum =
      ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
      + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]))
    return values[whole...].reduce(sum, +)
  }

  // MARK: - Folds

  private static func splits(
    _ vm: Interpreter, _ args: Arguments, _ data: XGBoostDataset
  ) throws -> [(train: [Int], test: [Int])] {
    let (count, seed) = (try vm.int(args[3], "nfold"), try vm.int(args[14], "seed"))
    if !args[5].isNone { return try given(args[5], vm) }
    if try vm.bool(args[4]) {
      let labels = try vm.makeArray(NDArray.from(data.labels))
      let splitter = SplitterObject(
        try StratifiedKFold(count, shuffle: true, random: try vm.randomSource(Value(seed))),
        splits: count)
      return try splitter.foldSet(vm, labels, labels, .none).splits.map { ($0.train, $0.test) }
    }
    guard data.groupBounds.isEmpty else {
      throw vm.raise(
        vm.types.notImplementedError, "cv() of data in query groups is not supported by mnb")
    }
    var order = Array(0..<data.rowCount)
    if try vm.bool(args[16]) {
      let random = RandomState(seed: UInt32(truncatingIfNeeded: seed))
      order = random.permutation(data.rowCount)
    }
    let (size, more) = (data.rowCount / count, data.rowCount % count)
    var (tests, start): ([[Int]], Int) = ([], 0)
    for k in 0..<count {
      let end = start + size + (k < more ? 1 : 0)
      tests.append(Array(order[start..<end]))
      start = end
    }
    return tests.indices.map { k in
      (tests.indices.filter { $0 != k }.flatMap { tests[$0] }, tests[k])
    }
  }

  private static func given(
    _ value: Value, _ vm: Interpreter
  ) throws -> [(train: [Int], test: [Int])] {
    try vm.elements(value).map { pair in
      guard let items = pair.items, items.count == 2 else {
        throw vm.typeError("folds must be pairs of row numbers")
      }
      return (
        try vm.doubles(items[0], "folds").map { Int($0) },
        try vm.doubles(items[1], "folds").map { Int($0) }
      )
    }
  }

  private static func result(
    _ series: [Series], asFrame: Bool, _ vm: Interpreter
  ) throws -> Value {
    let columns = series.flatMap {
      [($0.name + "-mean", $0.mean), ($0.name + "-std", $0.deviation)]
    }
    if asFrame {
      return try vm.makeFrame(Frame(columns.map { (Label.string($0.0), Column($0.1)) }))
    }
    let dict = vm.makeDict()
    for (name, values) in columns {
      try vm.setItem(ofDict: dict, name, vm.list(values.map { Value($0) }))
    }
    return dict
  }
}
