import Arrays
import Boosting
import Interpreter

/// `lgb.Dataset`: what was given, and the binned data once something needs it.
final class LightGBMDatasetObject: TracedObject {
  /// The features; nil for a part of another data set, and once they were binned and let go.
  private(set) var table: LightGBMTable?
  /// The data as it was given, for `get_data`.
  private(set) var dataValue: Value
  var label: [Double]?
  var weight: [Double]?
  var group: [Int]?
  /// Class after class.
  var initScore: [Double]?
  /// The label as it was given, for `get_label` before the data are binned.
  var labelValue: Value
  var featureNames: [String]?
  var categorical: Set<Int>
  var parameters: LightGBMParameters
  var parameterValue = Value.none
  var reference: LightGBMDatasetObject?
  /// Rows of `reference` that this is made of; nil for data of its own.
  let rows: [Int32]?
  private let freesTable: Bool
  /// The model that training continues from; its predictions are the init scores.
  private(set) var predictor: LightGBMBooster?
  private(set) var constructed: LightGBMDataset?

  init(
    table: LightGBMTable, dataValue: Value, labelValue: Value, featureNames: [String]?,
    categorical: Set<Int>, parameters: LightGBMParameters, reference: LightGBMDatasetObject?,
    freesTable: Bool
  ) {
    self.table = table
    self.dataValue = dataValue
    self.labelValue = labelValue
    self.featureNames = featureNames
    self.categorical = categorical
    self.parameters = parameters
    self.reference = reference
    self.freesTable = freesTable
    rows = nil
  }

  /// Some rows of another data set, with its bins.
  init(subset rows: [Int32], of whole: LightGBMDatasetObject, parameters: LightGBMParameters) {
    self.rows = rows
    reference = whole
    self.parameters = parameters
    dataValue = .none
    labelValue = .none
    categorical = whole.categorical
    featureNames = whole.featureNames
    predictor = whole.predictor
    freesTable = true
  }

  func trace(_ marker: ValueMarker) {
    marker.mark(dataValue)
    marker.mark(labelValue)
    marker.mark(parameterValue)
  }

  var rowCount: Int { constructed?.rowCount ?? rows?.count ?? table?.array.shape[0] ?? 0 }

  /// Bins the data, with the training set's bins when there is a reference.
  @discardableResult
  func construct(_ more: LightGBMParameters, _ vm: Interpreter) throws -> LightGBMDataset {
    if let constructed { return constructed }
    let merged = parameters.merging(more)
    let base = try reference?.construct(more, vm)
    let data: LightGBMDataset
    if let rows, let base {
      data = try base.subset(rows)
    } else if let table {
      data = try bin(table, merged, base, vm)
    } else {
      throw BoostingError("Cannot construct Dataset since train_data and reference are None")
    }
    LightGBMModule.log(data.events, verbosity: LightGBMModule.verbosity(merged), vm)
    constructed = data
    if freesTable {
      table = nil
      dataValue = .none
    }
    return data
  }

  private func bin(
    _ table: LightGBMTable, _ parameters: LightGBMParameters, _ base: LightGBMDataset?,
    _ vm: Interpreter
  ) throws -> LightGBMDataset {
    let scores = try predictor.map { try startScores(of: $0, table, vm) } ?? initScore
    return try table.withView { view in
      try LightGBMDataset(
        view, labels: label, weights: weight, groups: group, initScores: scores,
        featureNames: featureNames, categorical: categorical, parameters: parameters,
        reference: base, cancellation: vm.boostingCancellation)
    }
  }

  /// Raw predictions of all rounds, class after class.
  private func startScores(
    of model: LightGBMBooster, _ table: LightGBMTable, _ vm: Interpreter
  ) throws -> [Double] {
    let scores = try table.withView {
      try model.predict($0, raw: true, cancellation: vm.boostingCancellation)
    }
    let classes = model.modelsPerIteration
    guard classes > 1 else { return scores }
    let rows = scores.count / classes
    return (0..<classes).flatMap { k in (0..<rows).map { scores[$0 * classes + k] } }
  }

  /// Makes training start from a model's predictions, or from nothing again.
  func setPredictor(_ model: LightGBMBooster?, _ vm: Interpreter) throws {
    if model === predictor { return }
    predictor = model
    guard let constructed else { return }
    guard let table else {
      throw BoostingError(
        "Cannot set predictor after freed raw data, set free_raw_data=False when construct "
          + "Dataset to avoid this.")
    }
    let scores = try model.map { try startScores(of: $0, table, vm) }
    try constructed.setInitScores(
      scores ?? initScore.map { Array(repeating: 0, count: $0.count) })
  }

  /// Takes a training set's bins, names and predictor, as validation data do.
  func setReference(_ other: LightGBMDatasetObject, _ vm: Interpreter) throws {
    try setPredictor(other.predictor, vm)
    if root === other.root { return }
    guard table != nil else {
      throw BoostingError(
        "Cannot set reference after freed raw data, set free_raw_data=False when construct "
          + "Dataset to avoid this.")
    }
    reference = other
    constructed = nil
  }

  private var root: LightGBMDatasetObject { reference?.root ?? self }

  /// Sizes of the queries.
  var groups: [Int]? { constructed?.groupSizes ?? group }
}

extension Value {
  func dataset(_ vm: Interpreter) throws -> LightGBMDatasetObject {
    if let dataset = host(as: LightGBMDatasetObject.self) { return dataset }
    throw vm.typeError("a lightgbm.Dataset is needed here, not \(vm.typeName(self))")
  }
}
