import Arrays
import Boosting
import Interpreter
import Models
import Validation

/// What `model.fit(X, y)` gives: a trained model, and what it says of other rows.
final class FittedModel {
  let engine: RunFold.Booster
  let text: String

  init(_ engine: RunFold.Booster, text: String) { (self.engine, self.text) = (engine, text) }

  func value(_ vm: Interpreter) throws -> Value {
    vm.makeHost(self, type: try ModelFunctions.builtinType(vm, "FittedModel"))
  }

  /// Trains a model on all rows.
  static func fit(
    _ model: ModelObject, _ x: Value, _ y: Value, weight: Value, _ vm: Interpreter
  ) throws -> FittedModel {
    let labels = try vm.doubles(y, "y")
    let weights = weight.isNone ? nil : try vm.doubles(weight, "weight")
    switch model.engine {
    case .lightgbm(let parameters):
      let table = try LightGBMTable(x, vm)
      let names = table.columnNames ?? (0..<table.array.shape[1]).map { "Column_\($0)" }
      let data = try table.withView {
        try LightGBMDataset(
          $0, labels: labels, weights: weights, featureNames: names, parameters: parameters,
          cancellation: vm.boostingCancellation)
      }
      var training = LightGBMTraining(parameters, data)
      training.rounds = model.rounds
      training.cancellation = vm.boostingCancellation
      return FittedModel(.lightgbm(try training.run().booster), text: model.text)
    case .xgboost(let parameters):
      let data = try XGBoostMatrixType.matrix(vm, x).data
      try data.setLabels(labels.map { Float($0) })
      if let weights { try data.setWeights(weights.map { Float($0) }) }
      var training = XGBoostTraining(parameters, data)
      training.rounds = model.rounds
      training.cancellation = vm.boostingCancellation
      return FittedModel(.xgboost(try training.run().booster), text: model.text)
    case .logistic(let settings):
      let fitted = try settings.fit(
        try vm.finiteTable(x, "fit"), labels, weights: weights, isCancelled: { vm.isCancelled })
      return FittedModel(.logistic(fitted), text: model.text)
    }
  }

  /// One number a row: for two classes the probability of the second.
  func predict(_ x: Value, _ vm: Interpreter) throws -> Value {
    switch engine {
    case .lightgbm(let booster):
      let table = try LightGBMTable(x, vm)
      return try vm.makeArray(
        NDArray.from(
          try table.withView { try booster.predict($0, cancellation: vm.boostingCancellation) }))
    case .xgboost(let booster):
      let data = try XGBoostMatrixType.matrix(vm, x).data
      return try vm.makeArray(
        NDArray.from(try booster.predict(data, rounds: 0..<booster.roundCount)))
    case .logistic(let fitted):
      return try vm.makeArray(
        NDArray.from(fitted.probabilities(try vm.finiteTable(x, "predict"))))
    }
  }

  /// The library's own object; for logistic regression its coefficients, the intercept last.
  func model(_ vm: Interpreter) throws -> Value {
    switch engine {
    case .lightgbm(let booster):
      try LightGBMBoosterType.wrap(booster, parameters: vm.makeDict(), vm)
    case .xgboost(let booster): try XGBoostBoosterType.wrap(booster, vm)
    case .logistic(let fitted):
      try vm.makeArray(NDArray.from(fitted.coefficients[0] + fitted.intercepts))
    }
  }

  static func define(in module: ModuleBuilder) {
    module.type("FittedModel") { type in
      func fitted(_ vm: Interpreter, _ value: Value) throws -> FittedModel {
        if let model = value.host(as: FittedModel.self) { return model }
        throw vm.typeError("a fitted model is needed here, not \(vm.typeName(value))")
      }
      type.method(
        "predict(self, X)", doc: "One number a row: for two classes the probability of the second."
      ) { vm, args in try fitted(vm, args[0]).predict(args[1], vm) }
      type.property(
        "model", doc: "The library's own object.",
        get: { vm, value in try fitted(vm, value).model(vm) })
      type.method("__repr__(self)") { vm, args in
        vm.string("fitted " + (try fitted(vm, args[0]).text))
      }
    }
  }
}
