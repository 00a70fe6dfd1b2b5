import Arrays
import Boosting
import Interpreter

/// `xgb.Booster`
final class XGBoostBoosterObject {
  var booster: XGBoostBooster
  /// Whether features have names: only then are those of tables compared with them.
  var hasNames: Bool { !booster.featureNames.isEmpty }

  init(_ booster: XGBoostBooster) { self.booster = booster }

  /// - Throws: Python's error when a table's columns are not the model's.
  func validate(_ data: XGBoostMatrixObject, _ vm: Interpreter) throws {
    let expected = booster.featureNames
    guard hasNames else { return }
    guard let given = data.names else {
      throw vm.valueError(
        "training data did not have the following fields: " + expected.joined(separator: ", "))
    }
    if given == expected { return }
    func shown(_ names: [String]) -> String {
      "[" + names.map { "'\($0)'" }.joined(separator: ", ") + "]"
    }
    var message = "feature_names mismatch: \(shown(expected)) \(shown(given))"
    let absent = expected.filter { !given.contains($0) }
    let more = given.filter { !expected.contains($0) }
    if !absent.isEmpty {
      message += "\nexpected " + absent.joined(separator: ", ") + " in input data"
    }
    if !more.isEmpty {
      message +=
        "\ntraining data did not have the following fields: " + more.joined(separator: ", ")
    }
    throw vm.valueError(message)
  }
}

enum XGBoostBoosterType {
  static func define(in module: ModuleBuilder) {
    module.type("Booster", doc: "A trained model.") { type in
      type.constructor("Booster(cls, params=None, cache=None, model_file=None)") { vm, args in
        let parameters = try XGBoostModule.parameters(args[1], names: [], vm)
        let columns = try args[2].items?.first?.matrix(vm).data.columnCount ?? 0
        if args[3].isNone {
          return try wrap(try XGBoostBooster(parameters, featureCount: columns), vm)
        }
        return try wrap(
          try XGBoostBooster(model: try modelBytes(args[3], vm), parameters), vm)
      }
      definePrediction(type)
      defineProperties(type)
      defineFiles(type)
      defineScores(type)
    }
  }

  static func wrap(_ booster: XGBoostBooster, _ vm: Interpreter) throws -> Value {
    vm.makeHost(XGBoostBoosterObject(booster), type: try vm.hostType("xgboost", "Booster"))
  }

  /// The rounds of an argument `iteration_range`; nil stands for all.
  static func rounds(_ value: Value, _ vm: Interpreter) throws -> Range<Int>? {
    if value.isNone || value.isUnbound { return nil }
    guard let items = value.items, items.count == 2 else {
      throw vm.typeError("iteration_range must be a pair of rounds")
    }
    let (start, end) = (
      try vm.int(items[0], "iteration_range"), try vm.int(items[1], "iteration_range")
    )
    if start == 0, end == 0 { return nil }
    guard start >= 0, end == 0 || start <= end else {
      throw vm.valueError("iteration_range is out of order: (\(start), \(end))")
    }
    return end == 0 ? start..<max(start, .max) : start..<end
  }

  /// A row for each row of the table, and more dimensions where a row has more numbers.
  static func rows(_ values: [Float], _ count: Int, _ shape: [Int], _ vm: Interpreter) throws
    -> Value
  {
    try vm.makeArray(NDArray.from(values, shape: [count] + shape))
  }

  private static func definePrediction(_ type: TypeBuilder) {
    type.method(
      """
      predict(self, data, output_margin=False, pred_leaf=False, pred_contribs=False, \
      approx_contribs=False, pred_interactions=False, validate_features=True, training=False, \
      iteration_range=(0, 0), strict_shape=False)
      """,
      doc: "Predictions for each row of a DMatrix, of all rounds unless told otherwise."
    ) { vm, args in
      try vm.refuse(
        "predict()",
        [
          ("approx_contribs", args[5], .false), ("pred_interactions", args[6], .false),
          ("training", args[8], .false), ("strict_shape", args[10], .false),
        ])
      let object = try args[0].xgbooster(vm)
      let matrix = try args[1].matrix(vm)
      if try vm.bool(args[7]) { try object.validate(matrix, vm) }
      return try predict(
        object.booster, matrix.data, margin: try vm.bool(args[2]), leaf: try vm.bool(args[3]),
        contributions: try vm.bool(args[4]), rounds: try rounds(args[9], vm), vm)
    }
    type.method(
      """
      inplace_predict(self, data, *, iteration_range=(0, 0), predict_type='value', missing=None, \
      validate_features=True, base_margin=None, strict_shape=False)
      """
    ) { vm, args in
      try vm.refuse("inplace_predict()", [("strict_shape", args[7], .false)])
      let object = try args[0].xgbooster(vm)
      let missing = args[4].isNone ? Float.nan : Float(try vm.double(args[4], "missing"))
      let matrix = try XGBoostMatrixType.matrix(vm, args[1], missing: missing)
      if try vm.bool(args[5]), matrix.names != nil { try object.validate(matrix, vm) }
      if !args[6].isNone {
        try matrix.data.setBaseMargin(try vm.doubles(args[6], "base_margin").map { Float($0) })
      }
      let kind = try vm.text(args[3], "predict_type")
      guard ["value", "margin"].contains(kind) else {
        throw vm.valueError("predict_type must be 'value' or 'margin', not '\(kind)'")
      }
      return try predict(
        object.booster, matrix.data, margin: kind == "margin", rounds: try rounds(args[2], vm), vm)
    }
  }

  static func predict(
    _ booster: XGBoostBooster, _ data: XGBoostDataset, margin: Bool = false, leaf: Bool = false,
    contributions: Bool = false, rounds given: Range<Int>? = nil, _ vm: Interpreter
  ) throws -> Value {
    var rounds = given
    if let range = given, range.upperBound == .max {
      rounds = range.lowerBound..<booster.roundCount
    }
    let count = data.rowCount
    if leaf {
      let leaves = try booster.leaves(data, rounds: rounds)
      return try rows(leaves, count, [count == 0 ? 0 : leaves.count / count], vm)
    }
    if contributions {
      let width = booster.featureCount + 1
      let values = try booster.contributions(data, rounds: rounds)
      return try rows(
        values, count, booster.outputCount > 1 ? [booster.outputCount, width] : [width], vm)
    }
    let values =
      try margin
      ? booster.scores(data, rounds: rounds) : booster.predict(data, rounds: rounds)
    let width = count == 0 ? 1 : values.count / count
    return try rows(values, count, width > 1 ? [width] : [], vm)
  }

  private static func defineProperties(_ type: TypeBuilder) {
    func absent(_ vm: Interpreter, _ name: String) -> Raised {
      vm.raise(
        vm.types.attributeError, "`\(name)` is only defined when early stopping is used.")
    }
    type.property(
      "best_iteration",
      get: { vm, value in
        guard let best = try value.xgbooster(vm).booster.bestIteration else {
          throw absent(vm, "best_iteration")
        }
        return Value(best)
      },
      set: { vm, value, new in
        try value.xgbooster(vm).booster.attributes["best_iteration"] = try vm.strText(new)
      })
    type.property(
      "best_score",
      get: { vm, value in
        guard let best = try value.xgbooster(vm).booster.bestScore else {
          throw absent(vm, "best_score")
        }
        return Value(best)
      },
      set: { vm, value, new in
        try value.xgbooster(vm).booster.attributes["best_score"] = try vm.strText(new)
      })
    type.property(
      "feature_names",
      get: { vm, value in
        let names = try value.xgbooster(vm).booster.featureNames
        return names.isEmpty ? .none : vm.list(names.map { vm.string($0) })
      },
      set: { vm, value, new in
        try value.xgbooster(vm).booster.featureNames =
          new.isNone ? [] : try vm.texts(new, "feature_names")
      })
    type.property(
      "feature_types",
      get: { vm, value in
        let types = try value.xgbooster(vm).booster.featureTypes
        return types.isEmpty ? .none : vm.list(types.map { vm.string($0) })
      })
    type.method("num_boosted_rounds(self)") { vm, args in
      Value(try args[0].xgbooster(vm).booster.roundCount)
    }
    type.method("num_features(self)") { vm, args in
      Value(try args[0].xgbooster(vm).booster.featureCount)
    }
    type.method("attributes(self)") { vm, args in
      let dict = vm.makeDict()
      for (name, text) in try args[0].xgbooster(vm).booster.attributes.sorted(by: { $0 < $1 }) {
        try vm.setItem(ofDict: dict, name, vm.string(text))
      }
      return dict
    }
    type.method("attr(self, key)") { vm, args in
      let text = try args[0].xgbooster(vm).booster.attributes[try vm.text(args[1], "key")]
      return text.map { vm.string($0) } ?? .none
    }
    type.method("set_attr(self, **kwargs)") { vm, args in
      let booster = try args[0].xgbooster(vm).booster
      for (name, value) in vm.entries(ofDict: args[1]) {
        booster.attributes[try vm.text(name, "kwargs")] =
          value.isNone ? nil : try vm.text(value, "kwargs")
      }
      return .none
    }
    type.method("__getitem__(self, index)") { vm, args in
      let booster = try args[0].xgbooster(vm).booster
      if args[1].isInt {
        let round = args[1].int < 0 ? args[1].int + booster.roundCount : args[1].int
        return try wrap(try booster.sliced(round..<round + 1), vm)
      }
      func bound(_ name: String, _ other: Int) throws -> Int {
        let value = try vm.attributeIfPresent(args[1], name) ?? .none
        return value.isNone ? other : try vm.int(value, name)
      }
      let (start, end) = (try bound("start", 0), try bound("stop", booster.roundCount))
      guard start < end else {
        throw vm.valueError("Empty slice is not allowed: [\(start), \(end))")
      }
      return try wrap(try booster.sliced(start..<end, step: try bound("step", 1)), vm)
    }
  }

  // MARK: - Files

  private static func modelBytes(_ value: Value, _ vm: Interpreter) throws -> [UInt8] {
    if let object = value.host(as: XGBoostBoosterObject.self) { return object.booster.ubjBytes() }
    if let bytes = value.bytesValue { return bytes }
    return try vm.readFile(try vm.path(value, "fname"))
  }

  private static func defineFiles(_ type: TypeBuilder) {
    type.method("save_model(self, fname)") { vm, args in
      let booster = try args[0].xgbooster(vm).booster
      let path = try vm.path(args[1], "fname")
      try vm.writeFile(path, path.hasSuffix(".json") ? booster.jsonBytes() : booster.ubjBytes())
      return .none
    }
    type.method("load_model(self, fname)") { vm, args in
      let object = try args[0].xgbooster(vm)
      object.booster = try XGBoostBooster(model: try modelBytes(args[1], vm))
      return .none
    }
    type.method("save_raw(self, raw_format='ubj')") { vm, args in
      let booster = try args[0].xgbooster(vm).booster
      switch try vm.text(args[1], "raw_format") {
      case "json": return vm.bytes(booster.jsonBytes())
      case "ubj": return vm.bytes(booster.ubjBytes())
      case let format: throw vm.valueError("save_raw: unknown raw_format '\(format)'")
      }
    }
  }

  private static func defineScores(_ type: TypeBuilder) {
    func scores(_ vm: Interpreter, _ object: XGBoostBoosterObject, _ kind: String) throws -> Value {
      let dict = vm.makeDict()
      for (feature, score) in try object.booster.importance(kind).sorted(by: { $0.key < $1.key }) {
        try vm.setItem(ofDict: dict, object.booster.featureName(feature), Value(Double(score)))
      }
      return dict
    }
    type.method(
      "get_score(self, fmap='', importance_type='weight')",
      doc: "Importance of each feature that is used: weight, gain, cover, total_gain, total_cover."
    ) { vm, args in
      if args[1].stringValue != "" {
        throw vm.raise(
          vm.types.notImplementedError, "get_score(): argument 'fmap' is not supported by mnb")
      }
      return try scores(
        vm, try args[0].xgbooster(vm), try vm.text(args[2], "importance_type"))
    }
    XGBoostBoosterTables.define(type)
    type.method("get_fscore(self, fmap='')") { vm, args in
      try scores(vm, try args[0].xgbooster(vm), "weight")
    }
  }
}

extension Value {
  func xgbooster(_ vm: Interpreter) throws -> XGBoostBoosterObject {
    if let booster = host(as: XGBoostBoosterObject.self) { return booster }
    throw vm.typeError("an xgboost.Booster is needed here, not \(vm.typeName(self))")
  }
}
