import Arrays
import Interpreter

/// Functions that ask about types and shapes: `np.ndim`, `np.isscalar`, `np.finfo`, …
enum NumpyTypeFunctions {
  static func define(in module: ModuleBuilder) {
    module.bind("ndim(a)") { call in Value(try call.array("a").ndim) }
    module.bind("shape(a)") { call in
      call.vm.tuple(try call.array("a").shape.map { Value($0) })
    }
    module.bind("size(a, axis=None)") { call in
      let array = try call.array("a")
      guard let axis = try call.optionalInt("axis") else { return Value(array.count) }
      return Value(array.shape[try NDArray.normalized(axis: axis, ndim: array.ndim)])
    }
    module.bind("isscalar(element)") { call in
      let value = call["element"]
      return Value(
        value.isInt || value.isFloat || value.isBool || value.isString || value.bytesValue != nil
          || value.numpyScalar != nil)
    }
    module.bind("result_type(*arrays_and_dtypes)") { call in
      var result: DType?
      for value in try call.elements("arrays_and_dtypes") {
        let dtype = try value.array?.dtype ?? value.numpyScalar?.dtype ?? call.vm.dtype(value)
        result = result.map { DType.promote($0, dtype) ?? .object } ?? dtype
      }
      guard let result else {
        throw call.vm.valueError("at least one array or dtype is required")
      }
      return try NumpyDTypeType.wrap(call.vm, result)
    }
    module.bind("issubdtype(arg1, arg2)") { call in
      let dtype = try call.vm.dtype(call["arg1"])
      let name = call["arg2"].classInfo?.name ?? call["arg2"].stringValue ?? ""
      switch name {
      case "number": return Value(dtype.isNumeric && dtype != .bool)
      case "integer", "signedinteger": return Value(dtype.isInteger)
      case "floating", "inexact", "float": return Value(dtype.isFloating)
      case "generic": return .true
      case "int": return Value(dtype == .int64)
      default: return Value(dtype == (try call.vm.dtype(call["arg2"])))
      }
    }
    defineLimits(module)
  }

  private static func defineLimits(_ module: ModuleBuilder) {
    module.type("finfo") { type in
      type.constructor("finfo(cls, dtype)") { vm, args in
        vm.makeHost(LimitsObject(try vm.dtype(args[1])), type: try vm.hostType("numpy", "finfo"))
      }
      let values: [(String, Double, Float)] = [
        ("max", .greatestFiniteMagnitude, .greatestFiniteMagnitude),
        ("min", -.greatestFiniteMagnitude, -.greatestFiniteMagnitude),
        ("eps", .ulpOfOne, .ulpOfOne), ("tiny", .leastNormalMagnitude, .leastNormalMagnitude),
        ("smallest_normal", .leastNormalMagnitude, .leastNormalMagnitude),
      ]
      for (name, wide, narrow) in values {
        type.property(
          name,
          get: { vm, value in
            let isSingle = value.host(as: LimitsObject.self)?.dtype == .float32
            return try vm.element(
              .float(isSingle ? Double(narrow) : wide), isSingle ? .float32 : .float64)
          })
      }
    }
    module.type("iinfo") { type in
      type.constructor("iinfo(cls, type)") { vm, args in
        vm.makeHost(LimitsObject(try vm.dtype(args[1])), type: try vm.hostType("numpy", "iinfo"))
      }
      for name in ["min", "max", "bits"] {
        type.property(
          name,
          get: { vm, value in
            let dtype = value.host(as: LimitsObject.self)?.dtype ?? .int64
            let bits = dtype.size * 8
            if name == "bits" { return Value(bits) }
            if dtype == .uint8 { return Value(name == "min" ? 0 : 255) }
            let most = Int64.max >> Int64(64 - bits)
            return Value(Int(name == "min" ? -most - 1 : most))
          })
      }
    }
  }
}

private final class LimitsObject {
  let dtype: DType
  init(_ dtype: DType) { self.dtype = dtype }
}
