import Arrays
import Boosting
import Interpreter
import Validation

/// `LGBMClassifier`, `LGBMRegressor`, `LGBMRanker`: parameters, and after `fit` the model.
final class LightGBMEstimator: TracedObject {
  enum Kind: String {
    case classifier = "LGBMClassifier", regressor = "LGBMRegressor"
    case ranker = "LGBMRanker"
  }

  /// What `fit` leaves behind.
  struct Fitted {
    let booster: Value
    let evaluations: Value
    /// A name, or the script's function.
    let objective: Value
    let columns: Int
    let hasNames: Bool
  }

  let kind: Kind
  /// The constructor's own parameters, in its order.
  private(set) var parameters: [(name: String, value: Value)]
  /// Others of the library's, as given.
  private(set) var others: [(name: String, value: Value)] = []
  var fitted: Fitted?
  /// The classes, ascending, as an array; None for other kinds.
  var classes = Value.none
  var classCount = -1

  init(_ kind: Kind, parameters: [(name: String, value: Value)]) {
    self.kind = kind
    self.parameters = parameters
  }

  func trace(_ marker: ValueMarker) {
    for entry in parameters + others { marker.mark(entry.value) }
    marker.mark(classes)
    guard let fitted else { return }
    marker.mark(fitted.booster)
    marker.mark(fitted.evaluations)
    marker.mark(fitted.objective)
  }

  subscript(name: String) -> Value? {
    parameters.first { $0.name == name }?.value ?? others.first { $0.name == name }?.value
  }

  func set(_ name: String, _ value: Value) {
    if let at = parameters.firstIndex(where: { $0.name == name }) {
      parameters[at].value = value
    } else if let at = others.firstIndex(where: { $0.name == name }) {
      others[at].value = value
    } else {
      others.append((name, value))
    }
  }

  /// As `get_params` lists them: the constructor's by name, then the others.
  var all: [(name: String, value: Value)] { parameters.sorted { $0.name < $1.name } + others }

  /// The objective to train with: a name or a function.
  func objective(_ vm: Interpreter) throws -> Value {
    for alias in LightGBMParameters.names(of: "objective") where alias != "objective" {
      guard let value = others.first(where: { $0.name == alias })?.value else { continue }
      try vm.warn(
        vm.types.userWarning,
        "Found '\(alias)' in params. Will use it instead of 'objective' argument")
      return value
    }
    if let value = self["objective"], !value.isNone { return value }
    return vm.string(defaultObjective)
  }

  private var defaultObjective: String {
    switch kind {
    case .classifier: classCount > 2 ? "multiclass" : "binary"
    case .regressor: "regression"
    case .ranker: "lambdarank"
    }
  }

  /// The metric that stands in where the objective is a function.
  var defaultMetric: String {
    switch kind {
    case .classifier: classCount > 2 ? "multi_logloss" : "binary_logloss"
    case .regressor: "l2"
    case .ranker: "ndcg"
    }
  }

  /// Whether predictions have a column a class.
  func isMulticlass(_ objective: Value) -> Bool {
    let names = [
      "multiclass", "softmax", "multiclassova", "multiclass_ova", "ova", "ovr",
    ]
    return classCount > 2 || objective.stringValue.map { names.contains($0) } ?? false
  }

  /// What was fitted.
  ///
  /// - Throws: `NotFittedError` before `fit`.
  func fittedModel(_ what: String?, _ vm: Interpreter) throws -> Fitted {
    if let fitted { return fitted }
    throw vm.raise(
      try vm.hostType("sklearn.exceptions", "NotFittedError"),
      what.map { "No \($0) found. Need to call fit beforehand." }
        ?? "Estimator not fitted, call fit before exploiting the model.")
  }
}

extension Value {
  func estimator(_ vm: Interpreter) throws -> LightGBMEstimator {
    if let estimator = host(as: LightGBMEstimator.self) { return estimator }
    throw vm.typeError("a LightGBM estimator is needed here, not \(vm.typeName(self))")
  }
}
