import Arrays
import Boosting
import Interpreter
import Validation

/// `fit` of the estimators: what the library's `LGBMModel.fit` hands to `train`.
enum LightGBMEstimatorFit {
  private static let common = ["X", "y", "sample_weight=None", "init_score=None"]

  /// The parameters after the receiver, in the order of the library's class.
  private static func parameters(_ kind: LightGBMEstimator.Kind) -> [String] {
    var list = common
    if kind == .ranker { list.append("group=None") }
    list += ["eval_set=None", "eval_names=None", "eval_sample_weight=None"]
    if kind == .classifier { list.append("eval_class_weight=None") }
    list.append("eval_init_score=None")
    if kind == .ranker { list.append("eval_group=None") }
    list.append("eval_metric=None")
    if kind == .ranker { list.append("eval_at=(1, 2, 3, 4, 5)") }
    list += [
      "feature_name='auto'", "categorical_feature='auto'", "callbacks=None", "init_model=None",
      "*", "eval_X=None", "eval_y=None",
    ]
    return list
  }

  static func define(_ kind: LightGBMEstimator.Kind, _ type: TypeBuilder) {
    let list = parameters(kind)
    let names = list.filter { $0 != "*" }.map { String($0.prefix { $0 != "=" }) }
    type.method("fit(self, \(list.joined(separator: ", ")))") { vm, args in
      var given: [String: Value] = [:]
      for (i, name) in names.enumerated() { given[name] = args[i + 1] }
      let fit = LightGBMFit(
        vm: vm, estimator: try args[0].estimator(vm), given: given)
      try fit.run()
      return args[0]
    }
  }
}

/// One call of `fit`.
struct LightGBMFit {
  let vm: Interpreter
  let estimator: LightGBMEstimator
  let given: [String: Value]

  private func argument(_ name: String) -> Value { given[name] ?? .none }

  func run() throws {
    if estimator.kind == .ranker && argument("group").isNone {
      throw vm.valueError("Should set group for ranking task")
    }
    let labels = try encoded()
    let objective = try estimator.objective(vm)
    let params = try trainingParameters(objective)
    let train = try dataset(
      argument("X"), labels.values, params,
      weight: try weights(argument("sample_weight"), estimator["class_weight"], labels),
      group: argument("group"), initScore: argument("init_score"),
      names: argument("feature_name"), categorical: argument("categorical_feature"))
    let hasNames = train.hasNames
    let evaluations = vm.makeDict()
    let module = try vm.importedModule("lightgbm")
    let recorder = try vm.callMethod(module, "record_evaluation", [evaluations])
    let callbacks = argument("callbacks")
    var initModel = argument("init_model")
    if let other = initModel.host(as: LightGBMEstimator.self) {
      initModel = try other.fittedModel("booster", vm).booster
    }
    let booster = try vm.call(
      try vm.attribute(module, "train"), [],
      keywords: [
        ("params", params), ("train_set", train.value),
        ("num_boost_round", estimator["n_estimators"] ?? Value(100)),
        ("valid_sets", vm.list(try validation(train.value, params, labels))),
        ("valid_names", argument("eval_names")), ("feval", try metricFunctions()),
        ("init_model", initModel),
        ("callbacks", vm.list((callbacks.isNone ? [] : try vm.elements(callbacks)) + [recorder])),
      ])
    estimator.fitted = LightGBMEstimator.Fitted(
      booster: booster, evaluations: evaluations, objective: objective,
      columns: try booster.booster(vm).booster.numberOfFeatures, hasNames: hasNames)
  }

  // MARK: Labels

  /// Numbers of the classes for a classifier, else the values themselves.
  private func encoded() throws -> LightGBMLabels {
    let y = argument("y")
    guard estimator.kind == .classifier else {
      return LightGBMLabels(values: try vm.doubles(y, "y"), classes: [])
    }
    let column = try vm.labelColumn(y, "y")
    if case .floats(let values) = column {
      if values.contains(where: { !$0.isFinite }) {
        throw vm.valueError("Input contains NaN.")
      }
      if values.contains(where: { $0 != $0.rounded() }) {
        throw vm.valueError(
          "Unknown label type: continuous. Maybe you are trying to fit a classifier, which expects "
            + "discrete classes on a regression target with continuous values.")
      }
    }
    let labels = Labels(column)
    estimator.classCount = labels.classes.count
    estimator.classes = try classArray(labels.classes, like: y)
    return LightGBMLabels(
      values: labels.codes.map { Double($0) }, classes: labels.classes)
  }

  /// The classes in the type of the labels.
  private func classArray(_ classes: [LabelValue], like y: Value) throws -> Value {
    var (ints, bools, floats, texts) = ([Int](), [Bool](), [Double](), [String]())
    for label in classes {
      switch label {
      case .int(let number): ints.append(number)
      case .bool(let flag): bools.append(flag)
      case .float(let number): floats.append(number)
      case .string(let text): texts.append(text)
      }
    }
    if !texts.isEmpty { return try vm.makeArray(NDArray.from(strings: texts)) }
    let array =
      !floats.isEmpty
      ? NDArray.from(floats) : !bools.isEmpty ? NDArray.from(bools) : NDArray.from(ints)
    let type = try vm.array(from: y).dtype
    let isKept = type == array.dtype || type == .object
    return try vm.makeArray(isKept ? array : array.casted(to: type))
  }

  // MARK: Parameters

  private func trainingParameters(_ objective: Value) throws -> Value {
    let params = vm.makeDict()
    let objectiveNames = Set(["objective"] + LightGBMParameters.names(of: "objective"))
    let threadNames = Set(["num_threads"] + LightGBMParameters.names(of: "num_threads"))
    let metricNames = Set(["metric"] + LightGBMParameters.names(of: "metric"))
    let classNames = Set(["num_class"] + LightGBMParameters.names(of: "num_class"))
    var threads = Value.none
    var metric = Value.none
    for (name, value) in estimator.all {
      if ["importance_type", "n_estimators", "class_weight"].contains(name) { continue }
      if objectiveNames.contains(name) { continue }
      if threadNames.contains(name) {
        if !value.isNone { threads = value }
      } else if metricNames.contains(name) {
        metric = value
      } else if name == "random_state" {
        try vm.setItem(ofDict: params, name, try seed(value))
      } else if !(estimator.classCount > 2 && classNames.contains(name)) {
        try vm.setItem(ofDict: params, name, value)
      }
    }
    if estimator.classCount > 2 {
      try vm.setItem(ofDict: params, "num_class", Value(estimator.classCount))
    }
    if estimator.kind == .ranker {
      try vm.setItem(ofDict: params, "eval_at", vm.list(try vm.elements(argument("eval_at"))))
    }
    try vm.setItem(
      ofDict: params, "objective",
      vm.canCall(objective)
        ? try LightGBMFunctionWrapper.make(objective, isObjective: true, vm) : objective)
    try vm.setItem(ofDict: params, "metric", try metrics(metric, objective))
    try vm.setItem(ofDict: params, "num_threads", Value(try threadCount(threads)))
    return params
  }

  private func threadCount(_ value: Value) throws -> Int {
    if value.isNone { return 0 }
    let count = try vm.int(value, "n_jobs")
    return count < 0 ? max(WorkerPool.shared.width + 1 + count, 1) : count
  }

  /// A number drawn from a generator, or the number given.
  private func seed(_ value: Value) throws -> Value {
    let limit = Value(Int(Int32.max))
    switch vm.typeName(value) {
    case "RandomState": return try vm.callMethod(value, "randint", [limit])
    case "Generator": return try vm.callMethod(value, "integers", [limit])
    default: return value
    }
  }

  /// The metrics of `eval_metric` before those of the parameters or the objective's own.
  private func metrics(_ metric: Value, _ objective: Value) throws -> Value {
    var own = [Value]()
    if metric.isNone {
      own = [vm.canCall(objective) ? vm.string(estimator.defaultMetric) : objective]
    } else {
      own = metric.isString ? [metric] : try vm.elements(metric)
    }
    let named = try argument("eval_metric").functions(vm).compactMap(\.stringValue)
      .map { translated($0, objective) }
    let known = own.compactMap(\.stringValue)
    return vm.list(named.filter { !known.contains($0) }.map { vm.string($0) } + own)
  }

  /// Metrics of two classes for a classifier of several, and the other way round.
  private func translated(_ name: String, _ objective: Value) -> String {
    guard estimator.kind == .classifier else { return name }
    let prefix = estimator.isMulticlass(objective) ? "multi" : "binary"
    switch name {
    case "logloss", "binary_logloss", "multi_logloss": return prefix + "_logloss"
    case "error", "binary_error", "multi_error": return prefix + "_error"
    default: return name
    }
  }

  private func metricFunctions() throws -> Value {
    let functions = try argument("eval_metric").functions(vm).filter { !$0.isString }
    if functions.isEmpty { return .none }
    return vm.list(
      try functions.map { try LightGBMFunctionWrapper.make($0, isObjective: false, vm) })
  }

  // MARK: Data

  private func dataset(
    _ x: Value, _ y: [Double], _ params: Value, weight: [Double]?, group: Value,
    initScore: Value, names: Value, categorical: Value
  ) throws -> (value: Value, hasNames: Bool) {
    let module = try vm.importedModule("lightgbm")
    let value = try vm.call(
      try vm.attribute(module, "Dataset"), [],
      keywords: [
        ("data", x), ("label", try vm.makeArray(NDArray.from(y))),
        ("weight", try weight.map { try vm.makeArray(NDArray.from($0)) } ?? .none),
        ("group", group), ("init_score", initScore), ("feature_name", names),
        ("categorical_feature", categorical), ("params", try withoutFunctions(params)),
      ])
    return (value, try value.dataset(vm).featureNames != nil)
  }

  /// Data sets take no functions.
  private func withoutFunctions(_ params: Value) throws -> Value {
    let plain = vm.makeDict()
    for (key, value) in vm.entries(ofDict: params) where !vm.canCall(value) {
      try vm.setItem(ofDict: plain, key, value)
    }
    return plain
  }

  private func weights(
    _ sample: Value, _ classWeight: Value?, _ labels: LightGBMLabels
  ) throws -> [Double]? {
    let own = sample.isNone ? nil : try vm.doubles(sample, "sample_weight")
    guard let classWeight, !classWeight.isNone else { return own }
    let factors = try labels.weights(classWeight, vm)
    return own.map { zip($0, factors).map { $0 * $1 } } ?? factors
  }

  private func validation(
    _ train: Value, _ params: Value, _ labels: LightGBMLabels
  ) throws -> [Value] {
    try evaluationPairs().enumerated().map { i, pair in
      if pair.x.isIdentical(to: argument("X")), pair.y.isIdentical(to: argument("y")) {
        return train
      }
      let part = try labels.encode(pair.y, vm)
      let classWeight = try extra("eval_class_weight", i)
      return try dataset(
        pair.x, part.values, params,
        weight: try weights(try extra("eval_sample_weight", i), classWeight, part),
        group: try extra("eval_group", i), initScore: try extra("eval_init_score", i),
        names: argument("feature_name"), categorical: vm.string("auto")
      ).value
    }
  }

  private func evaluationPairs() throws -> [(x: Value, y: Value)] {
    let set = argument("eval_set")
    if set.isNone {
      let (x, y) = (argument("eval_X"), argument("eval_y"))
      if x.isNone && y.isNone { return [] }
      let xs = x.isTuple ? try vm.elements(x) : [x]
      let ys = y.isTuple ? try vm.elements(y) : [y]
      guard xs.count == ys.count else {
        throw vm.valueError("eval_X and eval_y must have the same length")
      }
      return zip(xs, ys).map { ($0, $1) }
    }
    let pairs = set.isTuple ? [set] : try vm.elements(set)
    return try pairs.map { pair in
      guard let items = pair.items, items.count == 2 else {
        throw vm.valueError("eval_set must hold (X, y) tuples")
      }
      return (items[0], items[1])
    }
  }

  /// What a list (or a dict by number) holds for one of the evaluation sets.
  private func extra(_ name: String, _ place: Int) throws -> Value {
    let list = argument(name)
    if list.isNone { return .none }
    if list.isDict { return try vm.item(ofDict: list, Value(place)) ?? .none }
    guard list.isList || list.isTuple else {
      throw vm.typeError("\(name) should be dict or list")
    }
    let items = try vm.elements(list)
    return place < items.count ? items[place] : .none
  }
}

/// Labels as numbers, and the classes that the numbers stand for.
struct LightGBMLabels {
  let values: [Double]
  /// Ascending; empty where labels are numbers in their own right.
  let classes: [LabelValue]

  static func value(_ label: LabelValue, _ vm: Interpreter) throws -> Value {
    switch label {
    case .int(let number): Value(number)
    case .bool(let flag): Value(flag)
    case .float(let number): Value(number)
    case .string(let text): vm.string(text)
    }
  }

  /// Another column of the same classes.
  func encode(_ y: Value, _ vm: Interpreter) throws -> LightGBMLabels {
    guard !classes.isEmpty else {
      return LightGBMLabels(values: try vm.doubles(y, "y"), classes: [])
    }
    let other = Labels(try vm.labelColumn(y, "y"))
    let places = try other.classes.map { label in
      guard let place = classes.firstIndex(of: label) else {
        let text = try vm.reprText(try Self.value(label, vm))
        throw vm.valueError("y contains previously unseen labels: [\(text)]")
      }
      return Double(place)
    }
    return LightGBMLabels(values: other.codes.map { places[$0] }, classes: classes)
  }

  /// A weight a row: of a dict by class, or in inverse proportion to the classes' rows.
  func weights(_ rule: Value, _ vm: Interpreter) throws -> [Double] {
    let names = classes.isEmpty ? Set(values).sorted().map { LabelValue.float($0) } : classes
    let codes =
      classes.isEmpty
      ? values.map { value in names.firstIndex(of: .float(value))! } : values.map { Int($0) }
    var factors = [Double](repeating: 1, count: names.count)
    if rule.stringValue == "balanced" {
      var counts = [Int](repeating: 0, count: names.count)
      for code in codes { counts[code] += 1 }
      let present = counts.count { $0 > 0 }
      for k in factors.indices where counts[k] > 0 {
        factors[k] = Double(codes.count) / Double(present * counts[k])
      }
    } else {
      guard rule.isDict else {
        throw vm.valueError("class_weight must be 'balanced', a dict, or None")
      }
      for (k, name) in names.enumerated() {
        guard let factor = try vm.item(ofDict: rule, try Self.value(name, vm)) else { continue }
        factors[k] = try vm.double(factor, "class_weight")
      }
    }
    return codes.map { factors[$0] }
  }
}
