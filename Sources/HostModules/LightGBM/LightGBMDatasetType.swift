import Arrays
import Boosting
import Interpreter

/// `lgb.Dataset`: what was given, and the binned data once something needs it.
final class LightGBMDatasetObject: TracedObject {
  let table: LightGBMTable
  var label: [Double]?
  var weight: [Double]?
  var group: [Int]?
  var initScore: [Double]?
  var featureNames: [String]?
  var categorical: Set<Int>
  var parameters: LightGBMParameters
  var reference: LightGBMDatasetObject?
  /// The label as it was given, for `get_label`.
  var labelValue: Value
  fileprivate(set) var constructed: LightGBMDataset?

  init(
    table: LightGBMTable, labelValue: Value, featureNames: [String]?, categorical: Set<Int>,
    parameters: LightGBMParameters, reference: LightGBMDatasetObject?
  ) {
    self.table = table
    self.labelValue = labelValue
    self.featureNames = featureNames
    self.categorical = categorical
    self.parameters = parameters
    self.reference = reference
  }

  func trace(_ marker: ValueMarker) { marker.mark(labelValue) }

  /// Bins the data, with the training set's bins when there is a reference.
  func construct(_ more: LightGBMParameters, _ vm: Interpreter) throws -> LightGBMDataset {
    if let constructed { return constructed }
    let merged = parameters.merging(more)
    let base = try reference?.construct(more, vm)
    let data = try table.withView { view in
      try LightGBMDataset(
        view, labels: label, weights: weight, groups: group, initScores: initScore,
        featureNames: featureNames, categorical: categorical, parameters: merged,
        reference: base, cancellation: vm.boostingCancellation)
    }
    LightGBMModule.log(data.events, verbosity: LightGBMModule.verbosity(merged), vm)
    constructed = data
    return data
  }
}

enum LightGBMDatasetType {
  static func define(in module: ModuleBuilder) {
    module.type("Dataset", doc: "Training or validation data for LightGBM, binned once.") { type in
      type.constructor(
        """
        Dataset(cls, data, label=None, reference=None, weight=None, group=None, init_score=None, \
        feature_name='auto', categorical_feature='auto', params=None, free_raw_data=True, \
        position=None)
        """
      ) { vm, args in try make(vm, args, module) }
      type.method("construct(self)") { vm, args in
        _ = try args[0].dataset(vm).construct([:], vm)
        return args[0]
      }
      type.method("num_data(self)") { vm, args in
        Value(try args[0].dataset(vm).table.array.shape[0])
      }
      type.method("num_feature(self)") { vm, args in
        Value(try args[0].dataset(vm).table.array.shape[1])
      }
      type.method("get_label(self)") { vm, args in
        let label = try args[0].dataset(vm).labelValue
        return label.isNone ? .none : try vm.makeArray(try vm.array(from: label))
      }
      type.method("get_weight(self)") { vm, args in
        guard let weight = try args[0].dataset(vm).weight else { return .none }
        return try vm.makeArray(NDArray.from(weight.map { Float($0) }))
      }
      type.method("get_feature_name(self)") { vm, args in
        vm.list(try args[0].dataset(vm).construct([:], vm).featureNames.map { vm.string($0) })
      }
      type.method("set_label(self, label)") { vm, args in
        let dataset = try args[0].dataset(vm)
        dataset.labelValue = args[1]
        dataset.label = try vm.doubles(args[1], "label")
        try dataset.constructed?.setLabels(dataset.label ?? [])
        return args[0]
      }
      type.method("set_weight(self, weight)") { vm, args in
        let dataset = try args[0].dataset(vm)
        dataset.weight = args[1].isNone ? nil : try vm.doubles(args[1], "weight")
        try dataset.constructed?.setWeights(dataset.weight)
        return args[0]
      }
    }
  }

  private static func make(
    _ vm: Interpreter, _ args: Arguments, _ module: ModuleBuilder
  ) throws -> Value {
    try vm.refuse("Dataset()", [("position", args[11], .none)])
    let table = try LightGBMTable(args[1], vm)
    let names = try featureNames(args[7], table, vm)
    let dataset = LightGBMDatasetObject(
      table: table, labelValue: args[2], featureNames: names,
      categorical: try categorical(args[8], names, args[1], vm),
      parameters: try LightGBMModule.parameters(args[9], vm),
      reference: args[3].isNone ? nil : try args[3].dataset(vm))
    if !args[2].isNone { dataset.label = try vm.doubles(args[2], "label") }
    if !args[4].isNone { dataset.weight = try vm.doubles(args[4], "weight") }
    if !args[5].isNone {
      dataset.group = try vm.doubles(args[5], "group").map { Int($0) }
    }
    if !args[6].isNone { dataset.initScore = try initScores(args[6], vm) }
    return vm.makeHost(dataset, type: try vm.hostType("lightgbm", "Dataset"))
  }

  /// Class after class, as the engine takes them.
  private static func initScores(_ value: Value, _ vm: Interpreter) throws -> [Double] {
    let array = try vm.array(from: value)
    guard array.ndim == 2 else { return try array.values(as: Double.self) }
    return (0..<array.shape[1]).flatMap { column in
      (0..<array.shape[0]).map { row in (try? array[row, column].realNumber()) ?? .nan }
    }
  }

  private static func featureNames(
    _ value: Value, _ table: LightGBMTable, _ vm: Interpreter
  ) throws -> [String]? {
    if value.stringValue == "auto" || value.isNone { return table.columnNames }
    return try vm.texts(value, "feature_name")
  }

  private static func categorical(
    _ value: Value, _ names: [String]?, _ data: Value, _ vm: Interpreter
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

extension Value {
  func dataset(_ vm: Interpreter) throws -> LightGBMDatasetObject {
    if let dataset = host(as: LightGBMDatasetObject.self) { return dataset }
    throw vm.typeError("a lightgbm.Dataset is needed here, not \(vm.typeName(self))")
  }
}
