import Arrays
import Boosting
import Interpreter

/// The class `lgb.Dataset`.
enum LightGBMDatasetType {
  static func define(in module: ModuleBuilder) {
    module.type("Dataset", doc: "Training or validation data for LightGBM, binned once.") { type in
      type.constructor(
        """
        Dataset(cls, data, label=None, reference=None, weight=None, group=None, init_score=None, \
        feature_name='auto', categorical_feature='auto', params=None, free_raw_data=True, \
        position=None)
        """
      ) { vm, args in
        try wrap(try make(vm, args.dropFirst()), vm)
      }
      defineMaking(type)
      defineShape(type)
      defineReading(type)
      defineWriting(type)
    }
  }

  static func wrap(_ dataset: LightGBMDatasetObject, _ vm: Interpreter) throws -> Value {
    vm.makeHost(dataset, type: try vm.hostType("lightgbm", "Dataset"))
  }

  /// - Parameter args: those of `Dataset(…)` after the class.
  static func make(_ vm: Interpreter, _ args: Arguments) throws -> LightGBMDatasetObject {
    try vm.refuse("Dataset()", [("position", args[10], .none)])
    if args[0].stringValue != nil {
      throw vm.raise(
        vm.types.notImplementedError,
        "Dataset(): data given as the name of a file is not supported by mnb; read it first")
    }
    let table = try LightGBMTable(args[0], vm)
    let names = try featureNames(args[6], table, vm)
    let dataset = LightGBMDatasetObject(
      table: table, dataValue: args[0], labelValue: args[1], featureNames: names,
      categorical: try categorical(args[7], names, vm),
      parameters: try LightGBMModule.parameters(args[8], vm),
      reference: args[2].isNone ? nil : try args[2].dataset(vm),
      freesTable: try vm.bool(args[9]))
    dataset.parameterValue = args[8]
    if !args[1].isNone { dataset.label = try vm.doubles(args[1], "label") }
    if !args[3].isNone { dataset.weight = try vm.doubles(args[3], "weight") }
    if !args[4].isNone { dataset.group = try sizes(args[4], vm) }
    if !args[5].isNone { dataset.initScore = try initScores(args[5], vm) }
    return dataset
  }

  // MARK: Members

  private static func defineMaking(_ type: TypeBuilder) {
    type.method("construct(self)") { vm, args in
      try args[0].dataset(vm).construct([:], vm)
      return args[0]
    }
    type.method(
      """
      create_valid(self, data, label=None, weight=None, group=None, init_score=None, params=None, \
      position=None)
      """
    ) { vm, args in
      let whole = try args[0].dataset(vm)
      try vm.refuse("create_valid()", [("position", args[7], .none)])
      let table = try LightGBMTable(args[1], vm)
      let part = LightGBMDatasetObject(
        table: table, dataValue: args[1], labelValue: args[2],
        featureNames: whole.featureNames, categorical: whole.categorical,
        parameters: try LightGBMModule.parameters(args[6], vm), reference: whole, freesTable: true)
      try part.setPredictor(whole.predictor, vm)
      if !args[2].isNone { part.label = try vm.doubles(args[2], "label") }
      if !args[3].isNone { part.weight = try vm.doubles(args[3], "weight") }
      if !args[4].isNone { part.group = try sizes(args[4], vm) }
      if !args[5].isNone { part.initScore = try initScores(args[5], vm) }
      return try wrap(part, vm)
    }
    type.method("subset(self, used_indices, params=None)") { vm, args in
      let whole = try args[0].dataset(vm)
      let rows = try vm.doubles(args[1], "used_indices").map { Int32($0) }.sorted()
      let parameters =
        args[2].isNone ? whole.parameters : try LightGBMModule.parameters(args[2], vm)
      return try wrap(
        LightGBMDatasetObject(subset: rows, of: whole, parameters: parameters), vm)
    }
    type.method("set_reference(self, reference)") { vm, args in
      try args[0].dataset(vm).setReference(try args[1].dataset(vm), vm)
      return args[0]
    }
  }

  private static func defineShape(_ type: TypeBuilder) {
    func count(_ name: String, _ read: @escaping (LightGBMDataset) -> Int) {
      type.method("\(name)(self)") { vm, args in
        guard let data = try args[0].dataset(vm).constructed else {
          throw BoostingError("Cannot get \(name) before construct dataset")
        }
        return Value(read(data))
      }
    }
    count("num_data") { $0.rowCount }
    count("num_feature") { $0.columnCount }
    type.method("feature_num_bin(self, feature)") { vm, args in
      let data = try args[0].dataset(vm).construct([:], vm)
      if let name = args[1].stringValue {
        guard let column = data.featureNames.firstIndex(of: name) else {
          throw vm.raise(vm.types.keyError, name)
        }
        return Value(data.binCount(ofColumn: column))
      }
      let column = try vm.int(args[1], "feature")
      guard data.featureNames.indices.contains(column) else {
        throw BoostingError(
          "Tried to retrieve number of bins for feature index \(column), but the valid feature "
            + "indices are [0, \(data.featureNames.count - 1)].")
      }
      return Value(data.binCount(ofColumn: column))
    }
    type.method("get_feature_name(self)") { vm, args in
      vm.list(
        try args[0].dataset(vm).construct([:], vm).featureNames.map { vm.string($0) })
    }
    type.method("get_params(self)") { vm, args in
      let given = try args[0].dataset(vm).parameterValue
      let dict = vm.makeDict()
      if given.isNone { return dict }
      for (key, value) in vm.entries(ofDict: given) {
        let name = LightGBMParameters.canonicalName(key.stringValue ?? "")
        if let name, ownParameters.contains(name) { try vm.setItem(ofDict: dict, key, value) }
      }
      return dict
    }
  }

  /// Parameters that concern data sets.
  private static let ownParameters: Set<String> = [
    "bin_construct_sample_cnt", "categorical_feature", "data_random_seed", "enable_bundle",
    "feature_pre_filter", "forcedbins_filename", "group_column", "header", "ignore_column",
    "is_enable_sparse", "label_column", "linear_tree", "max_bin", "max_bin_by_feature",
    "min_data_in_bin", "pre_partition", "precise_float_parser", "two_round", "use_missing",
    "weight_column", "zero_as_missing",
  ]

  private static func defineReading(_ type: TypeBuilder) {
    func field(_ name: String, _ read: @escaping (Interpreter, Value) throws -> Value) {
      type.method("get_\(name)(self)") { vm, args in try read(vm, args[0]) }
      type.property(name, get: read)
    }
    field("label") { vm, value in
      let dataset = try value.dataset(vm)
      guard let data = dataset.constructed else { return dataset.labelValue }
      return data.labels.isEmpty ? .none : try vm.makeArray(NDArray.from(data.labels))
    }
    field("weight") { vm, value in
      let dataset = try value.dataset(vm)
      if let data = dataset.constructed {
        return try data.weights.map { try vm.makeArray(NDArray.from($0)) } ?? .none
      }
      return try dataset.weight.map { try vm.makeArray(NDArray.from($0)) } ?? .none
    }
    field("init_score") { vm, value in
      let dataset = try value.dataset(vm)
      guard let scores = dataset.constructed?.initScores ?? dataset.initScore else { return .none }
      let classes = scores.count / max(1, dataset.rowCount)
      return try LightGBMScores.array(scores, classes: classes, vm)
    }
    field("group") { vm, value in
      try value.dataset(vm).groups.map { sizes in
        try vm.makeArray(NDArray.from(sizes.map { Int32($0) }))
      } ?? .none
    }
    type.method("get_data(self)") { vm, args in try data(args[0], vm) }
    type.property("data", get: { vm, value in try value.dataset(vm).dataValue })
    type.property("params", get: { vm, value in try value.dataset(vm).parameterValue })
    type.property(
      "feature_name",
      get: { vm, value in
        guard let names = try value.dataset(vm).featureNames else { return vm.string("auto") }
        return vm.list(names.map { vm.string($0) })
      })
  }

  private static func data(_ value: Value, _ vm: Interpreter) throws -> Value {
    let dataset = try value.dataset(vm)
    guard dataset.constructed != nil else {
      throw vm.raise(vm.types.exception, "Cannot get data before construct Dataset")
    }
    if dataset.dataValue.isNone {
      throw BoostingError(
        "Cannot call `get_data` after freed raw data, set free_raw_data=False when construct "
          + "Dataset to avoid this.")
    }
    return dataset.dataValue
  }

  private static func defineWriting(_ type: TypeBuilder) {
    func setter(
      _ name: String, _ write: @escaping (Interpreter, LightGBMDatasetObject, Value) throws -> Void
    ) {
      type.method("set_\(name)(self, \(name))") { vm, args in
        try write(vm, try args[0].dataset(vm), args[1])
        return args[0]
      }
    }
    setter("label") { vm, dataset, value in
      dataset.labelValue = value
      dataset.label = try vm.doubles(value, "label")
      try dataset.constructed?.setLabels(dataset.label ?? [])
    }
    setter("weight") { vm, dataset, value in
      dataset.weight = value.isNone ? nil : try vm.doubles(value, "weight")
      // None leaves binned data as they are, as in the library.
      if let weight = dataset.weight { try dataset.constructed?.setWeights(weight) }
    }
    setter("group") { vm, dataset, value in
      dataset.group = value.isNone ? nil : try sizes(value, vm)
      if let group = dataset.group { try dataset.constructed?.setGroups(group) }
    }
    setter("init_score") { vm, dataset, value in
      dataset.initScore = value.isNone ? nil : try initScores(value, vm)
      if let scores = dataset.initScore { try dataset.constructed?.setInitScores(scores) }
    }
    setter("feature_name") { vm, dataset, value in
      if value.stringValue == "auto" || value.isNone { return }
      let names = try vm.texts(value, "feature_name")
      if names == dataset.featureNames { return }
      guard dataset.constructed == nil else {
        throw vm.raise(
          vm.types.notImplementedError,
          "set_feature_name(): names of data already constructed cannot be changed by mnb")
      }
      dataset.featureNames = names
    }
    setter("categorical_feature") { vm, dataset, value in
      let columns = try categorical(value, dataset.featureNames, vm)
      if columns == dataset.categorical { return }
      guard dataset.constructed == nil else {
        throw BoostingError(
          "Cannot set categorical feature after freed raw data, set free_raw_data=False when "
            + "construct Dataset to avoid this.")
      }
      dataset.categorical = columns
    }
  }

  // MARK: Arguments

  private static func sizes(_ value: Value, _ vm: Interpreter) throws -> [Int] {
    try vm.doubles(value, "group").map { Int($0) }
  }

  /// Class after class, as the engine takes them.
  private static func initScores(_ value: Value, _ vm: Interpreter) throws -> [Double] {
    let array = try vm.array(from: value)
    let values = try array.values(as: Double.self)
    guard array.ndim == 2 else { return values }
    return LightGBMScores.byClass(values, classes: array.shape[1])
  }

  private static func featureNames(
    _ value: Value, _ table: LightGBMTable, _ vm: Interpreter
  ) throws -> [String]? {
    if value.stringValue == "auto" || value.isNone { return table.columnNames }
    return try vm.texts(value, "feature_name")
  }

  private static func categorical(
    _ value: Value, _ names: [String]?, _ vm: Interpreter
  ) throws -> Set<Int> {
    if value.stringValue == "auto" || value.isNone { return [] }
    return Set(
      try vm.elements(value).map { item in
        if item.isInt { return item.int }
        let name = try vm.text(item, "categorical_feature")
        guard let place = names?.firstIndex(of: name) else {
          throw vm.valueError("categorical_feature: no feature is named '\(name)'")
        }
        return place
      })
  }
}

/// Scores of several classes: the engine has them class after class, scripts row by row.
enum LightGBMScores {
  /// Class after class, from rows of one number a class.
  static func byClass(_ rows: [Double], classes: Int) -> [Double] {
    guard classes > 1 else { return rows }
    let count = rows.count / classes
    return (0..<classes).flatMap { k in (0..<count).map { rows[$0 * classes + k] } }
  }

  /// An array of one number a row, or of one row of numbers a row.
  static func array(_ scores: [Double], classes: Int, _ vm: Interpreter) throws -> Value {
    guard classes > 1 else { return try vm.makeArray(NDArray.from(scores)) }
    let count = scores.count / classes
    var rows = [Double](repeating: 0, count: scores.count)
    for k in 0..<classes {
      for row in 0..<count { rows[row * classes + k] = scores[k * count + row] }
    }
    return try vm.makeArray(NDArray.from(rows, shape: [count, classes]))
  }
}
