/// Finds what is wrong or dubious in a module without running it.
public struct CodeChecker {
  /// What the function of a dotted name takes; nil where it is not known.
  public var signature: ([String]) -> CallSignature? = { _ in nil }
  /// What is wrong with the name of a boosting parameter; nil where nothing is.
  public var parameterProblem: (String) -> String? = { _ in nil }
  /// The same for XGBoost's names.
  public var xgboostProblem: (String) -> String? = { _ in nil }
  /// Names whose values earlier cells made and froze, each with the cell.
  public var frozen: [String: String] = [:]
  /// Names that other cells use, so that importing them here has a point.
  public var usedElsewhere: Set<String> = []

  public init() {}

  /// What there is to say, in the order of the code.
  public func findings(in module: ModuleNode) -> [CodeFinding] {
    let walker = FindingWalker(self)
    try? walker.walk(module)
    walker.finish()
    return walker.findings.sorted { ($0.range.start, $0.message) < ($1.range.start, $1.message) }
  }
}

private final class FindingWalker: ScopedWalker {
  private(set) var findings: [CodeFinding] = []
  private let checker: CodeChecker
  private var bound: Set<String> = []
  private var used: Set<String> = []
  private var imported: [(name: String, range: SourceRange)] = []
  private var exports: Set<String> = []
  /// Dicts of boosting parameters that weight positives and watch an unweighted loss.
  private var weighted: SourceRange?
  private var stopsEarly = false

  init(_ checker: CodeChecker) { self.checker = checker }

  private func add(
    _ severity: CodeFinding.Severity, _ kind: String, _ message: String, _ range: SourceRange
  ) {
    findings.append(CodeFinding(severity, kind, message, range))
  }

  /// What can be said only when all was seen.
  func finish() {
    for (name, range) in imported
    where !used.contains(name) && !exports.contains(name) && !checker.usedElsewhere.contains(name) {
      add(.warning, "unused-import", "'\(name)' is imported but not used", range)
    }
    if let weighted, stopsEarly {
      add(
        .warning, "trap-early-stopping",
        "early stopping watches binary_logloss, which does not know scale_pos_weight: folds may stop "
          + "at quite different rounds; watch average_precision, or train a fixed number of rounds",
        weighted)
    }
  }

  // MARK: Names

  override func use(_ name: String, _ range: SourceRange) {
    used.insert(name)
  }

  override func bind(_ name: String, _ range: SourceRange, _ binder: Binder) {
    guard functionDepth == 0, binding(of: name) == .global else { return }
    bound.insert(name)
    if binder == .imported, name != "annotations" { imported.append((name, range)) }
  }

  // MARK: Statements

  override func visit(_ statements: [Statement]) throws(Diagnostic) {
    var isEnded = false
    for statement in statements {
      if isEnded {
        add(.warning, "unreachable", "this is never reached", statement.range)
        isEnded = false
      }
      try visit(statement)
      switch statement.kind {
      case .return, .raise, .break, .continue: isEnded = true
      default: break
      }
    }
  }

  override func visit(_ statement: Statement) throws(Diagnostic) {
    switch statement.kind {
    case .assign(let targets, let value):
      for target in targets {
        checkWrite(target)
        if case .name("__all__") = target.kind, case .list(let items) = value.kind {
          for item in items {
            if case .constant(.string(let text)) = item.kind { exports.insert(text) }
          }
        }
        if case .name(let name) = target.kind { checkGrid(name, value) }
      }
    case .augmentedAssign(let target, _, _): checkWrite(target)
    case .delete(let targets): for target in targets { checkWrite(target) }
    case .for(let target, let iterable, _, _):
      if case .name(let name) = target.kind { checkGrid(name, iterable) }
    case .expression(let value): checkChange(value)
    default: break
    }
    try super.visit(statement)
  }

  /// `x[…] = …` and `x.a = …`, where an earlier cell made `x`.
  private func checkWrite(_ target: Expression) {
    guard functionDepth == 0 else { return }
    switch target.kind {
    case .subscript(let owner, _), .attribute(let owner, _, _):
      guard let name = owner.rootName else { return }
      reportFrozen(name, .error, target.range)
    case .tuple(let items), .list(let items): for item in items { checkWrite(item) }
    default: break
    }
  }

  private static let changing: Set<String> = [
    "append", "extend", "insert", "remove", "clear", "sort", "reverse", "setdefault", "popitem",
    "discard",
  ]

  /// `x.append(…)` as a statement.
  private func checkChange(_ value: Expression) {
    guard functionDepth == 0, case .call(let callee, _) = value.kind,
      case .attribute(let owner, let method, _) = callee.kind, Self.changing.contains(method),
      case .name(let name) = owner.kind
    else { return }
    reportFrozen(name, .warning, value.range)
  }

  private func reportFrozen(
    _ name: String, _ severity: CodeFinding.Severity, _ range: SourceRange
  ) {
    guard let cell = checker.frozen[name], !bound.contains(name) else { return }
    add(
      severity, "frozen",
      "'\(name)' was made by cell '\(cell)' and is frozen: change a copy, such as "
        + "\(name) = \(name).copy()", range)
  }

  // MARK: Calls

  override func visit(_ expression: Expression) throws(Diagnostic) {
    if case .dict(let entries) = expression.kind { checkParameters(entries, expression.range) }
    if expression.leftOperand != nil {
      // Chains are walked by their operands: the calls in them are not visited one by one.
      for node in expression.leftSpine {
        if case .call(let callee, let arguments) = node.kind {
          checkCall(callee, arguments, node.range)
        }
      }
    }
    try super.visit(expression)
  }

  private func checkCall(_ callee: Expression, _ arguments: [Argument], _ range: SourceRange) {
    guard let path = callee.path, let last = path.last else { return }
    if last == "early_stopping" { stopsEarly = true }
    checkFolds(last, arguments, range)
    let isModel = path == ["lightgbm"] || path == ["xgboost"]
    if isModel || ["LGBMClassifier", "LGBMRegressor", "LGBMRanker"].contains(last) {
      for argument in arguments {
        guard case .keyword(let name) = argument.kind,
          let problem = path == ["xgboost"]
            ? checker.xgboostProblem(name) : checker.parameterProblem(name)
        else { continue }
        add(.error, "parameter", problem, argument.range)
      }
      if isModel { return }
    }
    guard isGlobal(path[0]), let signature = checker.signature(path),
      let problem = signature.problem(path.joined(separator: "."), arguments)
    else { return }
    add(.error, "argument", problem, range)
  }

  private func isGlobal(_ name: String) -> Bool {
    scope.map { $0.binding(of: name) == .global } ?? true
  }

  /// Shuffled folds without a seed are other folds in every run.
  private func checkFolds(_ name: String, _ arguments: [Argument], _ range: SourceRange) {
    let makers = ["KFold", "StratifiedKFold", "GroupKFold", "stratified_kfold", "kfold"]
    guard makers.contains(name) else { return }
    var (shuffles, isSeeded) = (false, false)
    for argument in arguments {
      switch argument.kind {
      case .keyword("shuffle"):
        if case .constant(.true) = argument.value.kind { shuffles = true }
      case .keyword("random_state"), .keyword("seed"), .doubleStar: isSeeded = true
      default: break
      }
    }
    if shuffles, !isSeeded {
      add(
        .warning, "trap-folds",
        "\(name) shuffles without a seed: the folds differ in every run, so scores and out-of-fold "
          + "predictions cannot be compared", range)
    }
  }

  /// A dict with several known boosting parameters is one of parameters.
  private func checkParameters(_ entries: [DictEntry], _ range: SourceRange) {
    var keys: [(name: String, entry: DictEntry)] = []
    for entry in entries {
      guard let key = entry.key, case .constant(.string(let name)) = key.kind else { continue }
      keys.append((name, entry))
    }
    let marks: Set<String> = [
      "num_leaves", "learning_rate", "objective", "min_child_samples", "boosting_type",
      "feature_fraction", "bagging_fraction", "max_depth", "eta",
    ]
    let xgboostMarks: Set<String> = [
      "eval_metric", "eta", "subsample", "colsample_bytree", "min_child_weight", "tree_method",
    ]
    let isXGBoost =
      keys.contains { xgboostMarks.contains($0.name) }
      && !keys.contains { ["num_leaves", "boosting_type", "metric"].contains($0.name) }
    let problem = isXGBoost ? checker.xgboostProblem : checker.parameterProblem
    let known = keys.count { problem($0.name) == nil }
    guard known >= 3, known * 2 > keys.count, keys.contains(where: { marks.contains($0.name) })
    else { return }
    for (name, entry) in keys {
      guard let problem = problem(name), let key = entry.key else { continue }
      add(.error, "parameter", problem, key.range)
    }
    if isXGBoost { return }
    let names = Set(keys.map(\.name))
    guard names.contains("scale_pos_weight") || names.contains("is_unbalance") else { return }
    let metric = keys.first { $0.name == "metric" }?.entry.value
    var watchesLoss = metric == nil
    if let metric, case .constant(.string(let text)) = metric.kind {
      watchesLoss = text == "binary_logloss"
    }
    if watchesLoss { weighted = weighted ?? range }
  }

  // MARK: Grids

  /// A grid of thresholds that ends at or below one half.
  private func checkGrid(_ name: String, _ value: Expression) {
    guard name.lowercased().hasPrefix("thr"), case .call(let callee, let arguments) = value.kind,
      let maker = callee.path?.last, ["linspace", "arange"].contains(maker), arguments.count >= 2,
      case .positional = arguments[1].kind,
      case .constant(.float(let last)) = arguments[1].value.kind,
      last <= 0.5
    else { return }
    add(
      .warning, "trap-threshold",
      "thresholds are searched up to \(last) only: where positives are weighted, the best one may lie "
        + "above", value.range)
  }
}

extension Expression {
  /// `["a", "b", "c"]` of `a.b.c`.
  fileprivate var path: [String]? {
    var names: [String] = []
    var part = self
    while case .attribute(let owner, let name, _) = part.kind {
      names.append(name)
      part = owner
    }
    guard case .name(let name) = part.kind else { return nil }
    return [name] + names.reversed()
  }

  /// `a` of `a`, `a.b`, `a[1].b`.
  fileprivate var rootName: String? {
    var part = self
    while true {
      switch part.kind {
      case .attribute(let owner, _, _), .subscript(let owner, _): part = owner
      case .name(let name): return name
      default: return nil
      }
    }
  }
}
