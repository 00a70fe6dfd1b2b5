import Arrays
import Interpreter

/// Functions that make arrays.
enum NumpyMaking {
  static func define(in module: ModuleBuilder) {
    module.bind(
      "array(object, dtype=None, *, copy=True, order='K', subok=False, ndmin=0, like=None)"
    ) {
      call in
      call.ignore("order", "subok")
      var array = try call.vm.array(call["object"], dtype: call["dtype"])
      if call["object"].array != nil, try call.bool("copy") { array = array.copied() }
      let missing = try call.int("ndmin") - array.ndim
      if missing > 0 {
        array = try array.reshaped(Array(repeating: 1, count: missing) + array.shape)
      }
      return try call.giveArray(array)
    }
    for name in ["asarray", "ascontiguousarray", "asanyarray", "asfortranarray"] {
      module.bind("\(name)(a, dtype=None, order=None, *, device=None, copy=None, like=None)") {
        call in
        call.ignore("order", "device", "copy")
        if call["a"].array != nil, !call.has("dtype") { return call["a"] }
        return try call.giveArray(try call.vm.array(call["a"], dtype: call["dtype"]))
      }
    }
    defineFilled(module)
    NumpyRanges.define(in: module)
  }

  private static func defineFilled(_ module: ModuleBuilder) {
    for (name, one) in [("zeros", false), ("empty", false), ("ones", true)] {
      module.bind("\(name)(shape, dtype=None, order='C', *, device=None, like=None)") { call in
        call.ignore("order")
        let shape = try call.vm.shape(call["shape"])
        let dtype = try call.dtype() ?? .float64
        try NDArray.requireValid(shape: shape, dtype)
        return try call.giveArray(try one ? NDArray.ones(shape, dtype) : zeros(shape, dtype))
      }
      module.bind("\(name)_like(a, dtype=None, order='K', subok=True, shape=None, *, device=None)")
      {
        call in
        call.ignore("order", "subok")
        let array = try call.array("a")
        let dtype = try call.dtype() ?? array.dtype
        let shape = call.has("shape") ? try call.vm.shape(call["shape"]) : array.shape
        return try call.giveArray(try one ? NDArray.ones(shape, dtype) : zeros(shape, dtype))
      }
    }
    module.bind("full(shape, fill_value, dtype=None, order='C', *, device=None, like=None)") {
      call in
      call.ignore("order")
      let shape = try call.vm.shape(call["shape"])
      let value = try call.array("fill_value")
      let dtype = try call.dtype() ?? value.dtype
      try NDArray.requireValid(shape: shape, dtype)
      if value.isText, call["dtype"].isNone {
        return try call.giveArray(try value.broadcast(to: shape).copied())
      }
      let array = NDArray.zeros(shape, dtype)
      try array.assign([.ellipsis], try call.operand("fill_value"))
      return try call.giveArray(array)
    }
    module.bind("full_like(a, fill_value, dtype=None, order='K', subok=True, shape=None)") { call in
      call.ignore("order", "subok")
      let like = try call.array("a")
      let shape = call.has("shape") ? try call.vm.shape(call["shape"]) : like.shape
      let array = NDArray.zeros(shape, try call.dtype() ?? like.dtype)
      try array.assign([.ellipsis], try call.operand("fill_value"))
      return try call.giveArray(array)
    }
    module.bind("where(condition, x=UNSET, y=UNSET, /)") { call in
      let condition = try call.array("condition")
      let given = call.isGiven("x") ? 1 : 0
      guard given + (call.isGiven("y") ? 1 : 0) != 1 else {
        throw call.vm.valueError("either both or neither of x and y should be given")
      }
      if given == 0 { return try call.giveArrays(condition.nonzero()) }
      return try call.giveArray(
        try NDArray.choose(condition, try call.operand("x"), try call.operand("y")))
    }
  }

  /// Zeros; an object array is filled with the number 0, as numpy's.
  private static func zeros(_ shape: [Int], _ dtype: DType) throws -> NDArray {
    dtype == .object
      ? try NDArray.full(shape, .int(0), .object) : NDArray.zeros(shape, dtype)
  }
}

extension Interpreter {
  /// `np.array(value, dtype)`
  func array(_ value: Value, dtype: Value) throws -> NDArray {
    if dtype.isNone || dtype.isUnbound { return try array(from: value) }
    let isText =
      dtype.classInfo?.name == "str"
      || dtype.stringValue.map { $0 == "str" || $0.hasPrefix("U") || $0.hasPrefix("<U") } == true
      || (dtype.host(as: DTypeObject.self)?.textWidth ?? 0) > 0
    if value.array != nil || value.series != nil || value.frame != nil {
      let array = try array(from: value)
      return isText ? try array.astypeText() : try array.astype(try self.dtype(dtype))
    }
    return try NDArray.array(
      try nested(value), dtype: isText ? nil : try self.dtype(dtype), isText: isText)
  }

  /// A value with its lists and arrays as sequences.
  func nested(_ value: Value) throws -> NestedValues {
    if let array = value.array {
      return array.ndim == 0 ? .value(.array(array)) : try nested(array)
    }
    if let series = value.series { return try nested(try values(of: series.column)) }
    if value.pandasIndex != nil || ["range"].contains(typeName(value)) {
      return .sequence(try sequence(value).map { try nested($0) })
    }
    if value.isList || value.isTuple { return .sequence(try value.items!.map { try nested($0) }) }
    return .value(try operand(value))
  }

  private func nested(_ array: NDArray) throws -> NestedValues {
    if array.ndim == 1 {
      return .sequence(
        try (0..<array.shape[0]).map { .value(.array(try array.indexed([.integer($0)]))) })
    }
    return .sequence(
      try (0..<array.shape[0]).map { try nested(try array.indexed([.integer($0)])) })
  }
}
