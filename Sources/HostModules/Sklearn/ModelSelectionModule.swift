import Arrays
import Interpreter
import Validation

/// `sklearn.model_selection`: the splitters and `train_test_split`.
enum ModelSelectionModule {
  static func build(_ module: ModuleBuilder) throws {
    splitter(
      module, "KFold(cls, n_splits=5, *, shuffle=False, random_state=None)", groups: false
    ) { vm, args in
      try KFold(
        try vm.int(args[1], "n_splits"), shuffle: try vm.bool(args[2]),
        random: try vm.randomSource(args[3]))
    }
    splitter(
      module, "StratifiedKFold(cls, n_splits=5, *, shuffle=False, random_state=None)",
      groups: false
    ) { vm, args in
      try StratifiedKFold(
        try vm.int(args[1], "n_splits"), shuffle: try vm.bool(args[2]),
        random: try vm.randomSource(args[3]))
    }
    splitter(
      module, "GroupKFold(cls, n_splits=5, *, shuffle=False, random_state=None)", groups: true
    ) { vm, args in
      try GroupKFold(
        try vm.int(args[1], "n_splits"), shuffle: try vm.bool(args[2]),
        random: try vm.randomSource(args[3]))
    }
    splitter(
      module, "StratifiedGroupKFold(cls, n_splits=5, shuffle=False, random_state=None)",
      groups: true
    ) { vm, args in
      try StratifiedGroupKFold(
        try vm.int(args[1], "n_splits"), shuffle: try vm.bool(args[2]),
        random: try vm.randomSource(args[3]))
    }
    for (name, stratified) in [("RepeatedKFold", false), ("RepeatedStratifiedKFold", true)] {
      splitter(
        module, "\(name)(cls, *, n_splits=5, n_repeats=10, random_state=None)", groups: false
      ) { vm, args in
        try RepeatedFolds(
          try vm.int(args[1], "n_splits"), repeats: try vm.int(args[2], "n_repeats"),
          stratified: stratified, random: try vm.randomSource(args[3]))
      }
    }
    splitter(
      module, "TimeSeriesSplit(cls, n_splits=5, *, max_train_size=None, test_size=None, gap=0)",
      groups: false
    ) { vm, args in
      try TimeSeriesSplit(
        try vm.int(args[1], "n_splits"),
        largestTrain: try vm.optionalInt(args[2], "max_train_size"),
        testSize: try vm.optionalInt(args[3], "test_size"), gap: try vm.int(args[4], "gap"))
    }
    defineTrainTestSplit(module)
    let validation = try module.vm.importedModule("sklearn._validation")
    for name in ["check_cv", "cross_validate", "cross_val_score", "cross_val_predict"] {
      module.value(name, try module.vm.attribute(validation, name))
    }
  }

  private static func splitter(
    _ module: ModuleBuilder, _ signature: String, groups: Bool,
    _ make: @escaping (Interpreter, Arguments) throws -> any Splitter
  ) {
    let name = String(signature.prefix { $0 != "(" })
    let parameters = signature.dropFirst(name.count + 1).dropLast().split(separator: ",")
      .compactMap { $0.split(separator: "=").first?.trimmingPrefix(" ") }
      .filter { $0 != "*" && $0 != "cls" }
    module.type(name) { type in
      type.constructor(signature) { vm, args in
        let object = SplitterObject(try make(vm, args), splits: try vm.int(args[1], "n_splits"))
        let given = parameters.indices.map { (String(parameters[$0]), args[$0 + 1]) }
        object.arguments = given.contains { $0.1.isObject } ? nil : given
        return vm.makeHost(object, type: try vm.hostType("sklearn.model_selection", name))
      }
      type.method("split(self, X, y=None, groups=None)") { vm, args in
        guard let object = args[0].host(as: SplitterObject.self) else {
          throw vm.typeError("split() needs a splitter")
        }
        return try object.split(vm, args[1], args[2], args[3])
      }
      type.method("get_n_splits(self, X=None, y=None, groups=None)") { vm, args in
        Value(args[0].host(as: SplitterObject.self)?.splits ?? 0)
      }
    }
  }

  // MARK: train_test_split

  private static func defineTrainTestSplit(_ module: ModuleBuilder) {
    module.function(
      """
      train_test_split(*arrays, test_size=None, train_size=None, random_state=None, shuffle=True, \
      stratify=None)
      """,
      doc: "Splits arrays or tables into random training and test parts."
    ) { vm, args in
      // Named parameters come first, then *arrays.
      let arrays = try vm.elements(args[5])
      guard let first = arrays.first else {
        throw vm.valueError("At least one array required as input")
      }
      let rows = try vm.length(first)
      for array in arrays where try vm.length(array) != rows {
        let counts = try arrays.map { String(try vm.length($0)) }.joined(separator: ", ")
        throw vm.valueError(
          "Found input variables with inconsistent numbers of samples: [\(counts)]")
      }
      let stratify = args[4].isNone ? nil : Labels(try vm.labelColumn(args[4], "stratify"))
      let split = try trainTestSplit(
        rows: rows, test: try size(args[0], vm), train: try size(args[1], vm),
        random: try vm.randomSource(args[2]), shuffle: try vm.bool(args[3]), stratify: stratify)
      var parts: [Value] = []
      for array in arrays {
        parts.append(try take(array, split.train, vm))
        parts.append(try take(array, split.test, vm))
      }
      return vm.list(parts)
    }
  }

  private static func size(_ value: Value, _ vm: Interpreter) throws -> SplitSize? {
    if value.isNone { return nil }
    if value.isInt { return .count(value.int) }
    return .share(try vm.double(value, "test_size"))
  }

  /// Some rows of an array, a table or a list.
  private static func take(_ value: Value, _ rows: [Int], _ vm: Interpreter) throws -> Value {
    let indices = try vm.makeArray(NDArray.from(rows))
    if value.frame != nil || value.series != nil {
      return try vm.item(try vm.attribute(value, "iloc"), indices)
    }
    if value.array != nil { return try vm.item(value, indices) }
    let items = try vm.elements(value)
    return vm.list(rows.map { items[$0] })
  }
}

/// A configured splitter.
final class SplitterObject {
  let splitter: any Splitter
  let splits: Int
  /// What it was made with, by parameter; nil where that is more than numbers.
  var arguments: [(String, Value)]?
  /// Groups that go with it; others are given to `split`.
  let groups: Labels?

  init(_ splitter: any Splitter, splits: Int, groups: Labels? = nil) {
    self.splitter = splitter
    self.splits = splits
    self.groups = groups
  }

  /// An iterator over pairs of row-number arrays.
  func split(_ vm: Interpreter, _ x: Value, _ y: Value, _ groups: Value) throws -> Value {
    let folds = try foldSet(vm, x, y, groups)
    try vm.show(folds.warnings)
    return vm.makeIterator(host: SplitIterator(folds.splits))
  }

  func foldSet(_ vm: Interpreter, _ x: Value, _ y: Value, _ groups: Value) throws -> FoldSet {
    let labels = y.isNone ? nil : Labels(try vm.labelColumn(y, "y"))
    let rows = x.isNone ? labels?.count ?? 0 : try vm.length(x)
    let grouping = groups.isNone ? self.groups : Labels(try vm.labelColumn(groups, "groups"))
    return try splitter.split(rows: rows, labels: labels, groups: grouping)
  }
}

private final class SplitIterator: HostIterator {
  private var remaining: ArraySlice<Split>
  init(_ splits: [Split]) { remaining = splits[...] }

  func next(_ vm: Interpreter) throws -> Value? {
    guard let split = remaining.popFirst() else { return nil }
    return vm.tuple([
      try vm.makeArray(NDArray.from(split.train)), try vm.makeArray(NDArray.from(split.test)),
    ])
  }
}
