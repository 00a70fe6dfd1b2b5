import Arrays
import Boosting
import Interpreter

/// `lgb.Booster`
final class LightGBMBoosterObject: TracedObject {
  private(set) var booster: LightGBMBooster
  let parameters: Value
  /// `{'valid_0': {'binary_logloss': 0.1}}`
  var bestScore: Value
  /// What the engine was given, for parameters that change while training.
  private var engineParameters = LightGBMParameters()
  private(set) var trainSet: LightGBMDatasetObject?
  private(set) var validation: [(name: String, data: LightGBMDatasetObject)] = []
  var trainName = "training"
  /// What `best_iteration` is where early stopping chose none.
  private let unchosen: Int

  /// A model read from text.
  init(_ booster: LightGBMBooster, parameters: Value, bestScore: Value) {
    self.booster = booster
    self.parameters = parameters
    self.bestScore = bestScore
    unchosen = -1
  }

  /// A model to be trained.
  ///
  /// - Parameter isTrained: whether one of the training functions does it.
  init(
    _ engineParameters: LightGBMParameters, _ trainSet: LightGBMDatasetObject, parameters: Value,
    isTrained: Bool, _ vm: Interpreter
  ) throws {
    let data = try trainSet.construct(engineParameters, vm)
    booster = try LightGBMBooster(engineParameters, data, initModel: trainSet.predictor)
    self.engineParameters = engineParameters
    self.trainSet = trainSet
    self.parameters = parameters
    bestScore = vm.makeDict()
    unchosen = isTrained ? 0 : -1
  }

  func trace(_ marker: ValueMarker) {
    marker.mark(parameters)
    marker.mark(bestScore)
    trainSet?.trace(marker)
    for set in validation { set.data.trace(marker) }
  }

  var bestIteration: Int {
    get { booster.bestIteration > 0 ? booster.bestIteration : unchosen }
    set { booster.bestIteration = newValue }
  }

  var verbosity: Int { LightGBMModule.verbosity(engineParameters) }

  /// The rounds that an argument `num_iteration` or `iteration` means: by default the best ones.
  func rounds(_ value: Value, start: Int = 0, _ vm: Interpreter) throws -> Int? {
    if value.isNone {
      return start <= 0 && booster.bestIteration > 0 ? booster.bestIteration : nil
    }
    let rounds = try vm.int(value, "num_iteration")
    return rounds > 0 ? rounds : nil
  }

  func replaceModel(_ text: String) throws { booster = try LightGBMBooster(modelText: text) }

  /// Lets go of the training data, as the library does after training.
  func finish() {
    booster.finishTraining()
    freeData()
  }

  func freeData() {
    trainSet = nil
    validation = []
  }

  // MARK: Training

  func addValidation(_ data: LightGBMDatasetObject, named name: String, _ vm: Interpreter) throws {
    guard data.predictor === trainSet?.predictor else {
      throw BoostingError(
        "Add validation data failed, you should use same predictor for these data")
    }
    try booster.addValidation(try data.construct(engineParameters, vm))
    validation.append((name, data))
  }

  func resetParameters(_ changed: LightGBMParameters) throws {
    engineParameters = engineParameters.merging(changed)
    try booster.resetParameters(engineParameters)
  }

  /// One round.
  ///
  /// - Parameter objective: a function of the script that gives gradients, or nil.
  /// - Returns: true when no tree could be grown any more.
  func advance(_ objective: Value?, _ vm: Interpreter) throws -> Bool {
    defer { LightGBMModule.log(booster.takeEvents(), verbosity: verbosity, vm) }
    guard let objective else {
      guard booster.objectiveName != nil else {
        throw BoostingError("Cannot update due to null objective function.")
      }
      return try booster.update()
    }
    guard let trainSet else { throw BoostingError("Booster has no training data") }
    let classes = booster.modelsPerIteration
    let scores = try LightGBMScores.array(try booster.trainingScores(), classes: classes, vm)
    let result = try vm.call(objective, scores, try LightGBMDatasetType.wrap(trainSet, vm))
    guard let pair = result.items, pair.count == 2 else {
      throw vm.typeError("a custom objective must return (grad, hess)")
    }
    return try booster.update(
      gradients: try floats(pair[0], "gradient", vm),
      hessians: try floats(pair[1], "hessian", vm))
  }

  /// Class after class.
  private func floats(_ value: Value, _ name: String, _ vm: Interpreter) throws -> [Float] {
    let array = try vm.array(from: value)
    let values = try vm.doubles(value, name)
    let classes = array.ndim == 2 ? array.shape[1] : 1
    return LightGBMScores.byClass(values, classes: classes).map { Float($0) }
  }

  // MARK: Evaluation

  func evaluateTraining(_ functions: [Value], _ vm: Interpreter) throws -> [Evaluation] {
    guard let trainSet else { throw BoostingError("Booster has no training data") }
    return try booster.evaluateTraining(named: trainName)
      + custom(functions, try booster.trainingScores(), trainSet, trainName, vm)
  }

  func evaluateValidation(_ functions: [Value], _ vm: Interpreter) throws -> [Evaluation] {
    try validation.indices.flatMap { try evaluateValidation($0, functions, vm) }
  }

  func evaluateValidation(
    _ place: Int, _ functions: [Value], _ vm: Interpreter
  ) throws -> [Evaluation] {
    let set = validation[place]
    return try booster.evaluateValidation(place, named: set.name)
      + custom(functions, try booster.validationScores(place), set.data, set.name, vm)
  }

  /// The script's own metrics: each gives `(name, value, is_higher_better)` or a list of them.
  private func custom(
    _ functions: [Value], _ scores: @autoclosure () throws -> [Double],
    _ data: LightGBMDatasetObject, _ name: String, _ vm: Interpreter
  ) throws -> [Evaluation] {
    if functions.isEmpty { return [] }
    let predictions = try LightGBMScores.array(
      booster.transformed(try scores()), classes: booster.modelsPerIteration, vm)
    let dataset = try LightGBMDatasetType.wrap(data, vm)
    var evaluations: [Evaluation] = []
    for function in functions where !function.isNone {
      let result = try vm.call(function, predictions, dataset)
      for row in result.isList ? try vm.elements(result) : [result] {
        guard let items = row.items, items.count == 3 else {
          throw vm.typeError("feval must return (eval_name, eval_result, is_higher_better)")
        }
        evaluations.append(
          Evaluation(
            dataset: name, metric: try vm.text(items[0], "eval_name"),
            value: try vm.double(items[1], "eval_result"),
            isHigherBetter: try vm.bool(items[2]), isCustom: true))
      }
    }
    return evaluations
  }
}

extension Value {
  func booster(_ vm: Interpreter) throws -> LightGBMBoosterObject {
    if let booster = host(as: LightGBMBoosterObject.self) { return booster }
    throw vm.typeError("a lightgbm.Booster is needed here, not \(vm.typeName(self))")
  }

  /// The functions of an argument that is a function, a list of them, or None.
  func functions(_ vm: Interpreter) throws -> [Value] {
    isNone ? [] : isList || isTuple ? try vm.elements(self) : [self]
  }
}
