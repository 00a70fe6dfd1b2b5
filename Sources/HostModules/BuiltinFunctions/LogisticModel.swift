import Arrays
import Boosting
import Interpreter
import Models
import Validation

/// What `logistic(...)` was given: scikit-learn's `LogisticRegression` by its own names.
struct LogisticSettings {
  var regression = LogisticRegression()
  var isBalanced = false
  let given: [(name: String, value: Value)]
  private let shown: String

  private static let names = [
    "C", "tol", "max_iter", "fit_intercept", "class_weight", "random_state", "seed",
  ]

  /// - Parameters:
  ///   - old: what an earlier model was given.
  ///   - chosen: replaces entries of the same name.
  init(
    _ old: [(name: String, value: Value)], _ chosen: [(name: String, value: Value)],
    caller: String, _ vm: Interpreter
  ) throws {
    let given = old.filter { entry in !chosen.contains { $0.name == entry.name } } + chosen
    self.given = given
    for (name, value) in given {
      switch name {
      case "C": regression.C = try vm.double(value, name)
      case "tol": regression.tolerance = try vm.double(value, name)
      case "max_iter": regression.maximumIterations = try vm.int(value, name)
      case "fit_intercept": regression.fitsIntercept = try vm.bool(value)
      case "class_weight":
        guard value.isNone || value.stringValue == "balanced" else {
          throw vm.valueError("\(caller): class_weight must be None or 'balanced'")
        }
        isBalanced = !value.isNone
      case "random_state", "seed": break
      default:
        let near = Self.names.first { $0.lowercased() == name.lowercased() }
        let hint = near.map { " (did you mean '\($0)'?)" } ?? ""
        throw vm.typeError("\(caller): unknown parameter '\(name)'\(hint)")
      }
    }
    guard regression.C > 0 else { throw vm.valueError("\(caller): C must be positive") }
    shown = try given.map { "\($0.name)=\(try vm.reprText($0.value))" }.joined(separator: ", ")
  }

  var model: ModelObject { ModelObject(.logistic(self), rounds: 0, text: "logistic(\(shown))") }

  /// Fits labels of 0 and 1.
  func fit(
    _ table: Table, _ labels: [Double], weights: [Double]?, isCancelled: () -> Bool
  ) throws -> LogisticRegression.Fitted {
    var weights = weights
    let positives = labels.count { $0 > 0 }
    guard positives > 0 && positives < labels.count else {
      throw ValidationError(
        "This solver needs samples of at least 2 classes in the data, but the data contains only "
          + "one class: \(positives > 0 ? 1 : 0)")
    }
    if isBalanced {
      let half = Double(labels.count) / 2
      let own = (half / Double(labels.count - positives), half / Double(positives))
      weights = labels.indices.map { (weights?[$0] ?? 1) * (labels[$0] > 0 ? own.1 : own.0) }
    }
    return try regression.fit(
      table, classes: labels.map { $0 > 0 ? 1 : 0 }, classCount: 2, weights: weights,
      isCancelled: isCancelled)
  }

  /// Trains each fold and predicts the rows it has not seen.
  func run(
    _ table: Table, labels: [Double], folds: FoldSet, weights: [Double]?, test: Table?,
    isCancelled: () -> Bool
  ) throws -> [RunFold] {
    try folds.splits.map { split in
      let fitted = try fit(
        table.rows(split.train), split.train.map { labels[$0] },
        weights: weights.map { all in split.train.map { all[$0] } }, isCancelled: isCancelled)
      return RunFold(
        .logistic(fitted), rounds: fitted.iterations,
        outOfFold: fitted.probabilities(table.rows(split.test)),
        test: test.map { fitted.probabilities($0) } ?? [],
        importance: fitted.coefficients[0].map { abs($0) })
    }
  }
}

extension Interpreter {
  /// A table of finite numbers for a linear model.
  func finiteTable(_ value: Value, _ caller: String) throws -> Table {
    let table = try Table(try LightGBMTable(value, self).array)
    if table.values.contains(where: { !$0.isFinite }) {
      throw valueError("\(caller): X has missing or infinite values; logistic(...) takes none")
    }
    return table
  }
}
