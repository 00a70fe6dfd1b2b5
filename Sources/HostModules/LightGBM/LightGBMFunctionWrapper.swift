import Arrays
import Interpreter

/// A script's objective or metric of the scikit-learn kind, `f(y_true, y_pred[, weight[, group]])`,
/// as `train` takes them: `f(predictions, dataset)`.
final class LightGBMFunctionWrapper: TracedObject {
  private let function: Value
  private let isObjective: Bool

  private init(_ function: Value, isObjective: Bool) {
    self.function = function
    self.isObjective = isObjective
  }

  func trace(_ marker: ValueMarker) { marker.mark(function) }

  static func make(_ function: Value, isObjective: Bool, _ vm: Interpreter) throws -> Value {
    vm.makeHost(
      LightGBMFunctionWrapper(function, isObjective: isObjective),
      type: try vm.hostType("lightgbm", "_FunctionWrapper"))
  }

  static func define(in module: ModuleBuilder) {
    module.type("_FunctionWrapper") { type in
      type.method("__call__(self, predictions, dataset)") { vm, args in
        guard let wrapper = args[0].host(as: LightGBMFunctionWrapper.self) else { return .none }
        return try wrapper.call(args[1], args[2], vm)
      }
    }
  }

  private func call(_ predictions: Value, _ dataset: Value, _ vm: Interpreter) throws -> Value {
    let count = try argumentCount(vm)
    var arguments = [try vm.callMethod(dataset, "get_label"), predictions]
    if count > 2 { arguments.append(try vm.callMethod(dataset, "get_weight")) }
    if count > 3 { arguments.append(try vm.callMethod(dataset, "get_group")) }
    guard (2...4).contains(count) else {
      let what = isObjective ? "objective" : "eval"
      throw vm.typeError(
        "Self-defined \(what) function should have 2, 3 or 4 arguments, got \(count)")
    }
    return try vm.call(function, arguments)
  }

  /// Parameters of the function; two where it cannot be asked.
  private func argumentCount(_ vm: Interpreter) throws -> Int {
    guard let code = try vm.attributeIfPresent(function, "__code__"),
      let count = try vm.attributeIfPresent(code, "co_argcount")
    else { return 2 }
    let bound = try vm.attributeIfPresent(function, "__self__")
    return try vm.int(count, "co_argcount") - (bound == nil ? 0 : 1)
  }
}
