import Arrays
import Boosting
import Interpreter

/// The classes of LightGBM's scikit-learn interface.
enum LightGBMEstimatorTypes {
  /// The constructor's parameters and their defaults.
  static let parameters: [(name: String, text: String)] = [
    ("boosting_type", "'gbdt'"), ("num_leaves", "31"), ("max_depth", "-1"),
    ("learning_rate", "0.1"), ("n_estimators", "100"), ("subsample_for_bin", "200000"),
    ("objective", "None"), ("class_weight", "None"), ("min_split_gain", "0.0"),
    ("min_child_weight", "0.001"), ("min_child_samples", "20"), ("subsample", "1.0"),
    ("subsample_freq", "0"), ("colsample_bytree", "1.0"), ("reg_alpha", "0.0"),
    ("reg_lambda", "0.0"), ("random_state", "None"), ("n_jobs", "None"),
    ("importance_type", "'split'"),
  ]

  static func define(in module: ModuleBuilder) {
    for kind in [LightGBMEstimator.Kind.classifier, .regressor, .ranker] {
      module.type(kind.rawValue, doc: "LightGBM as a scikit-learn estimator.") { type in
        defineMaking(kind, type)
        defineAttributes(type)
        LightGBMEstimatorFit.define(kind, type)
        LightGBMEstimatorPrediction.define(kind, type)
      }
    }
    LightGBMFunctionWrapper.define(in: module)
  }

  private static func defineMaking(_ kind: LightGBMEstimator.Kind, _ type: TypeBuilder) {
    let list = parameters.map { "\($0.name)=\($0.text)" }.joined(separator: ", ")
    type.constructor("\(kind.rawValue)(cls, *, \(list), **kwargs)") { vm, args in
      let estimator = LightGBMEstimator(
        kind,
        parameters: parameters.enumerated().map { ($0.element.name, args[$0.offset + 1]) })
      for (key, value) in vm.entries(ofDict: args[parameters.count + 1]) {
        estimator.set(key.stringValue ?? "", value)
      }
      return vm.makeHost(estimator, type: try vm.hostType("lightgbm", kind.rawValue))
    }
    type.method("get_params(self, deep=True)") { vm, args in
      vm.dict(try args[0].estimator(vm).all.map { ($0.name, $0.value) })
    }
    type.method("set_params(self, **params)") { vm, args in
      let estimator = try args[0].estimator(vm)
      for (key, value) in vm.entries(ofDict: args[1]) {
        estimator.set(key.stringValue ?? "", value)
      }
      return args[0]
    }
    type.method("__repr__(self)") { vm, args in
      vm.string(try text(try args[0].estimator(vm), vm))
    }
    for (name, _) in parameters {
      type.property(
        name, get: { vm, value in try value.estimator(vm)[name] ?? .none },
        set: { vm, value, new in try value.estimator(vm).set(name, new) })
    }
  }

  /// `LGBMClassifier(learning_rate=0.05, verbose=-1)`: what differs from the defaults, by name,
  /// in lines of 80 characters.
  private static func text(_ estimator: LightGBMEstimator, _ vm: Interpreter) throws -> String {
    var shown: [String] = []
    for (name, value) in estimator.all.sorted(by: { $0.name < $1.name }) {
      let text = try vm.reprText(value)
      if parameters.contains(where: { $0.name == name && $0.text == text }) { continue }
      shown.append("\(name)=\(text)")
    }
    let indent = String(repeating: " ", count: estimator.kind.rawValue.count + 1)
    var lines: [String] = []
    var line = estimator.kind.rawValue + "("
    for (i, entry) in shown.enumerated() {
      let piece = entry + (i + 1 < shown.count ? "," : ")")
      if i > 0 {
        if line.count + 1 + piece.count > 80 {
          lines.append(line)
          line = indent + piece
          continue
        }
        line += " "
      }
      line += piece
    }
    if shown.isEmpty { line += ")" }
    return (lines + [line]).joined(separator: "\n")
  }

  // MARK: What fit leaves behind

  private static func defineAttributes(_ type: TypeBuilder) {
    func attribute(
      _ name: String, _ what: String,
      _ read: @escaping (Interpreter, LightGBMEstimator, LightGBMEstimator.Fitted) throws -> Value
    ) {
      type.property(
        name,
        get: { vm, value in
          let estimator = try value.estimator(vm)
          return try read(vm, estimator, try estimator.fittedModel(what, vm))
        })
    }
    attribute("booster_", "booster") { _, _, fitted in fitted.booster }
    attribute("evals_result_", "results") { _, _, fitted in fitted.evaluations }
    attribute("objective_", "objective") { _, _, fitted in fitted.objective }
    attribute("n_features_", "n_features") { _, _, fitted in Value(fitted.columns) }
    attribute("n_features_in_", "n_features_in") { _, _, fitted in Value(fitted.columns) }
    attribute("best_iteration_", "best_iteration") { vm, _, fitted in
      Value(try fitted.booster.booster(vm).bestIteration)
    }
    attribute("best_score_", "best_score") { vm, _, fitted in
      try fitted.booster.booster(vm).bestScore
    }
    for name in ["n_estimators_", "n_iter_"] {
      attribute(name, String(name.dropLast())) { vm, _, fitted in
        Value(try fitted.booster.booster(vm).booster.currentIteration)
      }
    }
    attribute("feature_importances_", "feature_importances") { vm, estimator, fitted in
      try vm.callMethod(
        fitted.booster, "feature_importance",
        [estimator["importance_type"] ?? vm.string("split")])
    }
    attribute("feature_name_", "feature_name") { vm, _, fitted in
      try vm.callMethod(fitted.booster, "feature_name")
    }
    attribute("feature_names_in_", "feature_names_in_") { vm, estimator, fitted in
      guard fitted.hasNames else {
        throw vm.raise(
          className: "AttributeError",
          "'\(estimator.kind.rawValue)' object has no attribute 'feature_names_in_'. The training "
            + "data did not have feature names (e.g. was a numpy array rather than a pandas "
            + "DataFrame).")
      }
      return try vm.makeArray(
        NDArray.from(strings: try fitted.booster.booster(vm).booster.names))
    }
    attribute("classes_", "classes") { _, estimator, _ in estimator.classes }
    attribute("n_classes_", "classes") { _, estimator, _ in Value(estimator.classCount) }
  }
}
