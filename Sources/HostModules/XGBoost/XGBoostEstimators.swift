import Arrays
import Boosting
import Interpreter

/// `xgb.XGBClassifier`, `xgb.XGBRegressor`: parameters, and after `fit` a model.
final class XGBoostEstimatorObject: TracedObject {
  let isClassifier: Bool
  /// Parameters by name; those that are None are left to the library.
  var parameters: [String: Value]
  /// Parameters that the class does not name.
  var more: [(name: String, value: Value)]
  var booster: XGBoostBoosterObject?
  var classCount = 0
  var history = Value.none

  init(
    isClassifier: Bool, parameters: [String: Value], more: [(name: String, value: Value)]
  ) {
    self.isClassifier = isClassifier
    self.parameters = parameters
    self.more = more
  }

  func trace(_ marker: ValueMarker) {
    for value in parameters.values { marker.mark(value) }
    for entry in more { marker.mark(entry.value) }
    marker.mark(history)
  }

  /// What goes to `train`; parameters of the wrapper do not.
  func trainingParameters(_ vm: Interpreter) throws -> Value {
    let dict = vm.makeDict()
    for name in XGBoostEstimators.names where !XGBoostEstimators.wrapperNames.contains(name) {
      let value = parameters[name] ?? .none
      if value.isNone || name == "objective" && !value.isString { continue }
      try vm.setItem(ofDict: dict, name, value)
    }
    for (name, value) in more { try vm.setItem(ofDict: dict, name, value) }
    return dict
  }

  func fitted(_ vm: Interpreter) throws -> XGBoostBoosterObject {
    if let booster { return booster }
    throw vm.raise(
      try vm.hostType("sklearn.exceptions", "NotFittedError"),
      "need to call fit or load_model beforehand")
  }

  /// The rounds of a prediction: up to the best one of early stopping unless told otherwise.
  func rounds(_ value: Value, _ vm: Interpreter) throws -> Range<Int>? {
    if let given = try XGBoostBoosterType.rounds(value, vm) { return given }
    let booster = try fitted(vm).booster
    return booster.bestIteration.map { 0..<min($0 + 1, booster.roundCount) }
  }
}

enum XGBoostEstimators {
  /// In the order of the library's signature.
  static let names = [
    "max_depth", "max_leaves", "max_bin", "grow_policy", "learning_rate", "n_estimators",
    "verbosity", "objective", "booster", "tree_method", "n_jobs", "gamma", "min_child_weight",
    "max_delta_step", "subsample", "sampling_method", "colsample_bytree", "colsample_bylevel",
    "colsample_bynode", "reg_alpha", "reg_lambda", "scale_pos_weight", "base_score",
    "random_state", "missing", "num_parallel_tree", "monotone_constraints",
    "interaction_constraints", "importance_type", "device", "validate_parameters",
    "enable_categorical", "feature_types", "feature_weights", "max_cat_to_onehot",
    "max_cat_threshold", "multi_strategy", "eval_metric", "early_stopping_rounds", "callbacks",
  ]
  static let wrapperNames: Set<String> = [
    "n_estimators", "missing", "importance_type", "enable_categorical", "feature_types",
    "feature_weights", "early_stopping_rounds", "callbacks", "eval_metric",
  ]

  static func define(in module: ModuleBuilder) {
    for (name, objective) in [
      ("XGBClassifier", "binary:logistic"), ("XGBRegressor", "reg:squarederror"),
    ] {
      let isClassifier = name == "XGBClassifier"
      module.type(name, doc: "XGBoost with scikit-learn's conventions.") { type in
        let signature = names.map { name in
          switch name {
          case "objective": "objective='\(objective)'"
          case "missing": "missing=None"
          case "enable_categorical": "enable_categorical=False"
          default: "\(name)=None"
          }
        }
        type.constructor("\(name)(cls, *, \(signature.joined(separator: ", ")), **kwargs)") {
          vm, args in
          var parameters: [String: Value] = [:]
          for (i, name) in names.enumerated() { parameters[name] = args[i + 1] }
          try vm.refuse(
            "\(name)()", [("feature_weights", parameters["feature_weights"] ?? .none, .none)])
          let more = try vm.entries(ofDict: args[names.count + 1]).map {
            (name: try vm.text($0.key, "kwargs"), value: $0.value)
          }
          return vm.makeHost(
            XGBoostEstimatorObject(
              isClassifier: isClassifier, parameters: parameters, more: more),
            type: try vm.hostType("xgboost", name))
        }
        defineParameters(type)
        defineFit(type)
        definePrediction(type, isClassifier: isClassifier)
        EstimatorScore.define(type, isClassifier: isClassifier)
        defineResults(type, isClassifier: isClassifier)
      }
    }
  }

  private static func defineParameters(_ type: TypeBuilder) {
    for name in names {
      type.property(
        name, get: { vm, value in try value.xgbestimator(vm).parameters[name] ?? .none },
        set: { vm, value, new in try value.xgbestimator(vm).parameters[name] = new })
    }
    type.method("get_params(self, deep=True)") { vm, args in
      let object = try args[0].xgbestimator(vm)
      let dict = vm.makeDict()
      for name in names.sorted() {
        try vm.setItem(ofDict: dict, name, object.parameters[name] ?? .none)
      }
      for (name, value) in object.more { try vm.setItem(ofDict: dict, name, value) }
      return dict
    }
    type.method("set_params(self, **params)") { vm, args in
      let object = try args[0].xgbestimator(vm)
      for (key, value) in vm.entries(ofDict: args[1]) {
        let name = try vm.text(key, "params")
        if names.contains(name) {
          object.parameters[name] = value
        } else {
          object.more.removeAll { $0.name == name }
          object.more.append((name, value))
        }
      }
      return args[0]
    }
    type.method("get_num_boosting_rounds(self)") { vm, args in
      Value(try rounds(try args[0].xgbestimator(vm), vm))
    }
  }

  private static func rounds(_ object: XGBoostEstimatorObject, _ vm: Interpreter) throws -> Int {
    try vm.optionalInt(object.parameters["n_estimators"] ?? .none, "n_estimators") ?? 100
  }

  // MARK: - Fitting

  private static func defineFit(_ type: TypeBuilder) {
    type.method(
      """
      fit(self, X, y, *, sample_weight=None, base_margin=None, eval_set=None, verbose=True, \
      xgb_model=None, sample_weight_eval_set=None, base_margin_eval_set=None, \
      feature_weights=None)
      """
    ) { vm, args in
      try vm.refuse("fit()", [("feature_weights", args[10], .none)])
      let object = try args[0].xgbestimator(vm)
      let train = try matrix(object, args[1], args[2], weight: args[3], margin: args[4], vm)
      let parameters = try object.trainingParameters(vm)
      if object.isClassifier { try setClasses(object, args[2], parameters, vm) }
      let metric = try setMetric(object, parameters, vm)
      var training = XGBoostScriptTraining(
        vm, try XGBoostModule.parameters(parameters, names: train.names ?? [], vm), train,
        rounds: try rounds(object, vm))
      if let function = object.parameters["objective"], !function.isString, !function.isNone {
        throw vm.raise(
          vm.types.notImplementedError,
          "fit(): a function as objective is not supported by mnb; use xgboost.train with obj")
      }
      training.metric = metric
      if let own = args[7].host(as: XGBoostEstimatorObject.self) {
        training.initModel = try own.fitted(vm).booster
      } else {
        training.initModel = try XGBoostTrainFunction.initModel(args[7], vm)
      }
      try addSets(&training, object, args, train, vm)
      if let callbacks = object.parameters["callbacks"], !callbacks.isNone {
        training.callbacks = try vm.elements(callbacks)
      }
      try training.addMonitor(args[6])
      let stopping = object.parameters["early_stopping_rounds"] ?? .none
      if let rounds = try vm.optionalInt(stopping, "early_stopping_rounds"), rounds > 0 {
        try training.addStopping(rounds, maximize: .none)
      }
      object.booster = try training.run().xgbooster(vm)
      object.history = vm.makeDict()
      try training.writeHistory(into: object.history)
      if let name = object.booster?.booster.objectiveName {
        object.parameters["objective"] = vm.string(name)
      }
      return args[0]
    }
  }

  private static func matrix(
    _ object: XGBoostEstimatorObject, _ x: Value, _ y: Value, weight: Value, margin: Value,
    _ vm: Interpreter
  ) throws -> XGBoostMatrixObject {
    let missing = object.parameters["missing"] ?? .none
    let types = object.parameters["feature_types"] ?? .none
    let made = try XGBoostMatrixType.matrix(
      vm, x, missing: missing.isNone ? .nan : Float(try vm.double(missing, "missing")),
      types: types.isNone ? nil : try vm.texts(types, "feature_types"))
    if !y.isNone { try made.data.setLabels(try vm.doubles(y, "y").map { Float($0) }) }
    if !weight.isNone {
      try made.data.setWeights(try vm.doubles(weight, "sample_weight").map { Float($0) })
    }
    if !margin.isNone {
      try made.data.setBaseMargin(try vm.doubles(margin, "base_margin").map { Float($0) })
    }
    return made
  }

  private static func setClasses(
    _ object: XGBoostEstimatorObject, _ y: Value, _ parameters: Value, _ vm: Interpreter
  ) throws {
    let classes = Set(try vm.doubles(y, "y")).sorted()
    guard classes == classes.indices.map({ Double($0) }) else {
      func shown(_ values: [Double]) -> String {
        "[" + values.map { NumberFormat.short($0) }.joined(separator: " ") + "]"
      }
      throw vm.valueError(
        "Invalid classes inferred from unique values of `y`.  Expected: "
          + shown(classes.indices.map { Double($0) }) + ", got \(shown(classes))")
    }
    object.classCount = classes.count
    guard classes.count > 2 else { return }
    if object.parameters["objective"]?.stringValue != "multi:softmax" {
      try vm.setItem(ofDict: parameters, "objective", vm.string("multi:softprob"))
    }
    try vm.setItem(ofDict: parameters, "num_class", Value(classes.count))
  }

  /// `eval_metric`: names go to the library, a function is the script's own metric.
  private static func setMetric(
    _ object: XGBoostEstimatorObject, _ parameters: Value, _ vm: Interpreter
  ) throws -> Value {
    let metric = object.parameters["eval_metric"] ?? .none
    if metric.isNone { return .none }
    let items = metric.isString ? [metric] : metric.items.map(Array.init)
    guard let items, items.allSatisfy(\.isString) else {
      throw vm.raise(
        vm.types.notImplementedError,
        "fit(): a function as eval_metric is not supported by mnb; use xgboost.train with "
          + "custom_metric")
    }
    try vm.setItem(ofDict: parameters, "eval_metric", vm.list(items))
    return .none
  }

  private static func addSets(
    _ training: inout XGBoostScriptTraining, _ object: XGBoostEstimatorObject, _ args: Arguments,
    _ train: XGBoostMatrixObject, _ vm: Interpreter
  ) throws {
    if args[5].isNone { return }
    let weights = args[8].isNone ? nil : try vm.elements(args[8])
    let margins = args[9].isNone ? nil : try vm.elements(args[9])
    for (i, pair) in try vm.elements(args[5]).enumerated() {
      guard let items = pair.items, items.count == 2 else {
        throw vm.typeError("eval_set must hold pairs (X, y)")
      }
      if items[0].isIdentical(to: args[1]), items[1].isIdentical(to: args[2]) {
        training.addSet(train, "validation_\(i)")
        continue
      }
      training.addSet(
        try matrix(
          object, items[0], items[1], weight: weights?[i] ?? .none, margin: margins?[i] ?? .none,
          vm), "validation_\(i)")
    }
  }

  // MARK: - Prediction

  private static func definePrediction(_ type: TypeBuilder, isClassifier: Bool) {
    type.method(
      """
      predict(self, X, *, output_margin=False, validate_features=True, base_margin=None, \
      iteration_range=None)
      """
    ) { vm, args in
      let object = try args[0].xgbestimator(vm)
      let isMargin = try vm.bool(args[2])
      let (values, rows) = try predict(
        object, args[1], margin: isMargin, validate: args[3], base: args[4], rounds: args[5], vm)
      let width = rows == 0 ? 1 : values.count / rows
      if isMargin || !isClassifier {
        return try XGBoostBoosterType.rows(values, rows, width > 1 ? [width] : [], vm)
      }
      if object.parameters["objective"]?.stringValue == "multi:softmax" {
        return try vm.makeArray(NDArray.from(values.map { Int32($0) }))
      }
      return try vm.makeArray(NDArray.from(classes(values, rows, width)))
    }
    guard isClassifier else { return }
    type.method(
      "predict_proba(self, X, validate_features=True, base_margin=None, iteration_range=None)"
    ) { vm, args in
      let object = try args[0].xgbestimator(vm)
      let isSoftmax = object.parameters["objective"]?.stringValue == "multi:softmax"
      let (values, rows) = try predict(
        object, args[1], margin: isSoftmax, validate: args[2], base: args[3], rounds: args[4], vm)
      let width = rows == 0 ? 1 : values.count / rows
      if width > 1 {
        let shares = isSoftmax ? try object.fitted(vm).booster.probabilities(values) : values
        return try XGBoostBoosterType.rows(shares, rows, [width], vm)
      }
      return try XGBoostBoosterType.rows(values.flatMap { [1 - $0, $0] }, rows, [2], vm)
    }
  }

  private static func classes(_ values: [Float], _ rows: Int, _ width: Int) -> [Int] {
    if width == 1 { return values.map { $0 > 0.5 ? 1 : 0 } }
    return (0..<rows).map { row in
      var best = row * width
      for k in row * width..<(row + 1) * width where values[k] > values[best] { best = k }
      return best - row * width
    }
  }

  private static func predict(
    _ object: XGBoostEstimatorObject, _ x: Value, margin: Bool, validate: Value, base: Value,
    rounds: Value, _ vm: Interpreter
  ) throws -> (values: [Float], rows: Int) {
    let fitted = try object.fitted(vm)
    let data = try matrix(object, x, .none, weight: .none, margin: base, vm)
    if try vm.bool(validate), data.names != nil { try fitted.validate(data, vm) }
    var range = try object.rounds(rounds, vm)
    if let open = range, open.upperBound == .max {
      range = open.lowerBound..<fitted.booster.roundCount
    }
    let values =
      try margin
      ? fitted.booster.scores(data.data, rounds: range)
      : fitted.booster.predict(data.data, rounds: range)
    return (values, data.data.rowCount)
  }

  private static func defineResults(_ type: TypeBuilder, isClassifier: Bool) {
    type.method("get_booster(self)") { vm, args in
      vm.makeHost(
        try args[0].xgbestimator(vm).fitted(vm), type: try vm.hostType("xgboost", "Booster"))
    }
    type.method("save_model(self, fname)") { vm, args in
      let object = vm.makeHost(
        try args[0].xgbestimator(vm).fitted(vm), type: try vm.hostType("xgboost", "Booster"))
      return try vm.callMethod(object, "save_model", [args[1]])
    }
    type.method("load_model(self, fname)") { vm, args in
      let object = try args[0].xgbestimator(vm)
      let booster = try XGBoostBooster(model: try vm.readFile(try vm.path(args[1], "fname")))
      object.booster = XGBoostBoosterObject(booster)
      object.classCount = max(2, booster.outputCount)
      object.parameters["objective"] = vm.string(booster.objectiveName)
      return .none
    }
    type.method("evals_result(self)") { vm, args in try args[0].xgbestimator(vm).history }
    type.property(
      "feature_importances_",
      get: { vm, value in
        let object = try value.xgbestimator(vm)
        let booster = try object.fitted(vm).booster
        let kind = object.parameters["importance_type"]?.stringValue ?? "gain"
        let scores = try booster.importance(kind)
        let all = (0..<booster.featureCount).map { scores[$0] ?? 0 }
        let array = NDArray.from(all)
        let total = try vm.callMethod(try vm.makeArray(array), "sum")
        let sum = Float(try vm.double(total, "sum"))
        return try vm.makeArray(sum == 0 ? array : NDArray.from(all.map { $0 / sum }))
      })
    for name in ["best_iteration", "best_score"] {
      type.property(
        name,
        get: { vm, value in
          let booster = vm.makeHost(
            try value.xgbestimator(vm).fitted(vm), type: try vm.hostType("xgboost", "Booster"))
          return try vm.attributeIfPresent(booster, name) ?? .none
        })
    }
    type.property(
      "n_features_in_",
      get: { vm, value in Value(try value.xgbestimator(vm).fitted(vm).booster.featureCount) })
    guard isClassifier else { return }
    type.property("n_classes_", get: { vm, value in Value(try value.xgbestimator(vm).classCount) })
    type.property(
      "classes_",
      get: { vm, value in
        try vm.makeArray(NDArray.from(Array(0..<(try value.xgbestimator(vm).classCount))))
      })
  }
}

/// Numbers in messages.
private enum NumberFormat {
  static func short(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
  }
}

extension Value {
  func xgbestimator(_ vm: Interpreter) throws -> XGBoostEstimatorObject {
    if let object = host(as: XGBoostEstimatorObject.self) { return object }
    throw vm.typeError("an XGBoost estimator is needed here, not \(vm.typeName(self))")
  }
}
