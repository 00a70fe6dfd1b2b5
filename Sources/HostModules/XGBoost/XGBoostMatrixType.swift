import Arrays
import Boosting
import Frames
import Interpreter

/// `xgb.DMatrix`, `xgb.QuantileDMatrix`
final class XGBoostMatrixObject {
  let data: XGBoostDataset
  /// Names given or taken from a frame; nil for plain arrays.
  let names: [String]?

  init(_ data: XGBoostDataset, names: [String]?) { (self.data, self.names) = (data, names) }
}

enum XGBoostMatrixType {
  static func define(in module: ModuleBuilder) {
    let base = module.type("DMatrix", doc: "A table with labels, for training and prediction.") {
      type in
      type.constructor(
        """
        DMatrix(cls, data, label=None, *, weight=None, base_margin=None, missing=None, \
        silent=False, feature_names=None, feature_types=None, nthread=None, group=None, qid=None, \
        label_lower_bound=None, label_upper_bound=None, feature_weights=None, \
        enable_categorical=False)
        """
      ) { vm, args in
        try vm.refuse(
          "DMatrix()",
          [
            ("label_lower_bound", args[12], .none), ("label_upper_bound", args[13], .none),
            ("feature_weights", args[14], .none),
          ])
        return try make(
          vm, "DMatrix",
          Fields(
            data: args[1], label: args[2], weight: args[3], margin: args[4], missing: args[5],
            names: args[7], types: args[8], group: args[10], query: args[11],
            categorical: args[15]))
      }
      defineMethods(type)
    }
    module.type("QuantileDMatrix", base: base, doc: "A table that is kept in bins.") { type in
      type.constructor(
        """
        QuantileDMatrix(cls, data, label=None, *, weight=None, base_margin=None, missing=None, \
        silent=False, feature_names=None, feature_types=None, nthread=None, max_bin=None, \
        ref=None, group=None, qid=None, label_lower_bound=None, label_upper_bound=None, \
        feature_weights=None, enable_categorical=False, max_quantile_batches=None)
        """
      ) { vm, args in
        try vm.refuse(
          "QuantileDMatrix()",
          [
            ("label_lower_bound", args[14], .none), ("label_upper_bound", args[15], .none),
            ("feature_weights", args[16], .none),
          ])
        let reference = args[11].isNone ? nil : try args[11].matrix(vm).data
        return try make(
          vm, "QuantileDMatrix",
          Fields(
            data: args[1], label: args[2], weight: args[3], margin: args[4], missing: args[5],
            names: args[7], types: args[8], group: args[12], query: args[13],
            categorical: args[17], reference: reference))
      }
    }
  }

  private struct Fields {
    var data: Value
    var label: Value
    var weight: Value
    var margin: Value
    var missing: Value
    var names: Value
    var types: Value
    var group: Value
    var query: Value
    var categorical: Value
    var reference: XGBoostDataset?
  }

  private static func make(_ vm: Interpreter, _ type: String, _ given: Fields) throws -> Value {
    let missing = given.missing.isNone ? nil : try vm.double(given.missing, "missing")
    let types = given.types.isNone ? nil : try vm.texts(given.types, "feature_types")
    if types?.contains("c") ?? false, !(try vm.bool(given.categorical)) {
      throw vm.valueError(
        "Must set `enable_categorical` to True when feature types has categorical features.")
    }
    let object = try matrix(
      vm, given.data, missing: missing.map { Float($0) } ?? .nan,
      names: given.names.isNone ? nil : try vm.texts(given.names, "feature_names"), types: types,
      reference: given.reference)
    let data = object.data
    func floats(_ value: Value, _ name: String) throws -> [Float] {
      try vm.doubles(value, name).map { Float($0) }
    }
    if !given.label.isNone { try data.setLabels(try floats(given.label, "label")) }
    if !given.group.isNone {
      try data.setGroups(try vm.doubles(given.group, "group").map { Int($0) })
    }
    if !given.query.isNone { try data.setGroups(try groups(given.query, vm)) }
    if !given.weight.isNone { try data.setWeights(try floats(given.weight, "weight")) }
    if !given.margin.isNone { try data.setBaseMargin(try floats(given.margin, "base_margin")) }
    return vm.makeHost(object, type: try vm.hostType("xgboost", type))
  }

  /// A table as the engine takes it; frames bring names and types of their columns.
  static func matrix(
    _ vm: Interpreter, _ value: Value, missing: Float = .nan, names: [String]? = nil,
    types: [String]? = nil, reference: XGBoostDataset? = nil
  ) throws -> XGBoostMatrixObject {
    if value.host(as: XGBoostMatrixObject.self) != nil {
      throw vm.typeError("Not supported type for data.\(vm.typeName(value))")
    }
    let table = try LightGBMTable(value, vm)
    let columns = table.array.shape[1]
    let own = names ?? table.columnNames
    if let own, own.count != columns {
      throw vm.valueError(
        "feature names must have the same length as the number of data columns, expected "
          + "\(columns), got \(own.count)")
    }
    let kinds = types ?? value.frame.map { columnTypes($0) } ?? []
    if !kinds.isEmpty, kinds.count != columns {
      throw vm.valueError(
        "feature types must have the same length as the number of data columns, expected "
          + "\(columns), got \(kinds.count)")
    }
    let data = try table.withView {
      try XGBoostDataset(
        $0, missing: missing, featureNames: own ?? [], featureTypes: kinds, reference: reference)
    }
    return XGBoostMatrixObject(data, names: own)
  }

  private static func columnTypes(_ frame: Frame) -> [String] {
    frame.columns.map { column in
      let name = column.array().dtype.name
      return name == "bool" ? "i" : name.hasPrefix("float") ? "float" : "int"
    }
  }

  private static func groups(_ value: Value, _ vm: Interpreter) throws -> [Int] {
    var sizes: [Int] = []
    var last: Double?
    for id in try vm.doubles(value, "qid") {
      if let last, id < last { throw vm.valueError("`qid` must be sorted in increasing order") }
      if id == last { sizes[sizes.count - 1] += 1 } else { sizes.append(1) }
      last = id
    }
    return sizes
  }

  private static func defineMethods(_ type: TypeBuilder) {
    type.method("num_row(self)") { vm, args in Value(try args[0].matrix(vm).data.rowCount) }
    type.method("num_col(self)") { vm, args in Value(try args[0].matrix(vm).data.columnCount) }
    type.method("num_nonmissing(self)") { vm, args in
      Value(try args[0].matrix(vm).data.presentCount)
    }
    type.method("get_label(self)") { vm, args in
      try vm.makeArray(NDArray.from(try args[0].matrix(vm).data.labels))
    }
    type.method("get_weight(self)") { vm, args in
      try vm.makeArray(NDArray.from(try args[0].matrix(vm).data.weights))
    }
    type.method("get_base_margin(self)") { vm, args in
      try vm.makeArray(NDArray.from(try args[0].matrix(vm).data.baseMargin))
    }
    type.method("set_label(self, label)") { vm, args in
      try args[0].matrix(vm).data.setLabels(try vm.doubles(args[1], "label").map { Float($0) })
      return .none
    }
    type.method("set_weight(self, weight)") { vm, args in
      try args[0].matrix(vm).data.setWeights(try vm.doubles(args[1], "weight").map { Float($0) })
      return .none
    }
    type.method("set_base_margin(self, margin)") { vm, args in
      try args[0].matrix(vm).data.setBaseMargin(
        try vm.doubles(args[1], "margin").map { Float($0) })
      return .none
    }
    type.method("set_group(self, group)") { vm, args in
      try args[0].matrix(vm).data.setGroups(try vm.doubles(args[1], "group").map { Int($0) })
      return .none
    }
    type.property(
      "feature_names",
      get: { vm, value in
        try value.matrix(vm).names.map { vm.list($0.map { vm.string($0) }) } ?? .none
      })
    type.property(
      "feature_types",
      get: { vm, value in
        let types = try value.matrix(vm).data.featureTypes
        return types.isEmpty ? .none : vm.list(types.map { vm.string($0) })
      })
  }
}

extension Value {
  func matrix(_ vm: Interpreter) throws -> XGBoostMatrixObject {
    if let matrix = host(as: XGBoostMatrixObject.self) { return matrix }
    throw vm.typeError("Expecting data to be a DMatrix object, got: \(vm.typeName(self))")
  }
}
