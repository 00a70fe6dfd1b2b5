import Arrays
import Interpreter

/// Reading of arguments as numpy's functions take them.
extension Call {
  func array(_ name: String) throws -> NDArray { try vm.array(from: self[name]) }
  func optionalArray(_ name: String) throws -> NDArray? { has(name) ? try array(name) : nil }
  func operand(_ name: String) throws -> Operand { try vm.operand(self[name]) }
  func optionalOperand(_ name: String) throws -> Operand? { has(name) ? try operand(name) : nil }
  func dtype(_ name: String = "dtype") throws -> DType? { try vm.optionalDType(self[name]) }
  func axes(_ name: String = "axis") throws -> [Int]? { try vm.axes(self[name]) }

  /// A list of arrays: `np.stack([a, b])`.
  func arrays(_ name: String) throws -> [NDArray] {
    if let array = self[name].array, array.ndim > 0 {
      return try (0..<array.shape[0]).map { try array.indexed([.integer($0)]) }
    }
    return try elements(name).map { try vm.array(from: $0) }
  }

  func give(_ array: NDArray) throws -> Value { try vm.result(array) }
  func giveArray(_ array: NDArray) throws -> Value { try vm.makeArray(array) }
  func giveArrays(_ arrays: [NDArray]) throws -> Value {
    vm.tuple(try arrays.map { try vm.makeArray($0) })
  }

  /// Arrays in a named tuple.
  func give(_ named: Value, _ arrays: [NDArray]) throws -> Value {
    try vm.call(named, try arrays.map { try vm.makeArray($0) }, keywords: [])
  }

  /// A result copied into `out=` when it is given.
  func give(_ array: NDArray, out name: String) throws -> Value {
    guard has(name) else { return try vm.result(array) }
    guard let out = self[name].array else {
      throw vm.typeError("return arrays must be of ArrayType")
    }
    try out.assign([.ellipsis], from: array)
    return self[name]
  }
}
