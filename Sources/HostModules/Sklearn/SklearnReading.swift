import Arrays
import Interpreter
import Validation

/// Reading of arguments that scikit-learn's functions share.
extension Interpreter {
  /// A column of class labels from any array-like.
  func labelColumn(_ value: Value, _ name: String) throws -> LabelColumn {
    let array = try array(from: value)
    guard array.ndim == 1 || array.ndim == 2 && array.shape[1] == 1 else {
      throw valueError(
        "y should be a 1d array, got an array of shape \(shapeText(array.shape)) instead.")
    }
    switch array.dtype {
    case .bool: return .bools(try array.values(as: Bool.self))
    case .float64, .float32: return .floats(try array.values(as: Double.self))
    case .object, .datetime64, .timedelta64:
      let scalars = array.scalars()
      let texts = scalars.compactMap { if case .string(let text) = $0 { text } else { nil } }
      if texts.count == scalars.count { return .strings(texts) }
      let numbers = try? scalars.map { try $0.wholeNumber() }
      if let numbers { return .ints(numbers.map { Int($0) }) }
      throw valueError("\(name): labels must be numbers or str")
    default: return .ints(try array.values(as: Int64.self).map { Int($0) })
    }
  }

  func shapeText(_ shape: [Int]) -> String {
    "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
  }

  func optionalWeights(_ value: Value) throws -> [Double]? {
    value.isNone ? nil : try doubles(value, "sample_weight")
  }

  func labelValue(_ value: Value) throws -> LabelValue {
    switch scalar(value) {
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(Int(value))
    case .float(let value): return .float(value)
    case .string(let text): return .string(text)
    default: throw typeError("a label must be a number or str, not \(typeName(value))")
    }
  }

  func optionalLabels(_ value: Value) throws -> [LabelValue]? {
    if value.isNone { return nil }
    return try elements(
      value.array == nil ? value : list(array(from: value).scalars().map { try plain($0) })
    )
    .map { try labelValue($0) }
  }

  /// `random_state`: None, an int, or a generator.
  func randomSource(_ value: Value) throws -> RandomSource {
    if value.isNone { return .unseeded }
    if let state = value.host(as: RandomStateObject.self) { return .stream(state.state) }
    guard let seed = UInt32(exactly: try int(value, "random_state")) else {
      throw valueError("Seed must be between 0 and 2**32 - 1")
    }
    return .seed(seed)
  }

  /// Passes the engine's warnings on to the `warnings` module.
  func warningHandler() -> (handler: WarningHandler, finish: () throws -> Void) {
    var pending: [ValidationWarning] = []
    return ({ pending.append($0) }, { try self.show(pending) })
  }

  func show(_ warnings: [ValidationWarning]) throws {
    for warning in warnings {
      let category: TypeInfo
      switch warning.category {
      case "RuntimeWarning": category = types.runtimeWarning
      case "UndefinedMetricWarning":
        category = try hostType("sklearn.exceptions", "UndefinedMetricWarning")
      default: category = types.userWarning
      }
      try warn(category, warning.message)
    }
  }
}

/// `numpy.random.RandomState`
final class RandomStateObject {
  let state: RandomState
  init(_ state: RandomState) { self.state = state }
}
