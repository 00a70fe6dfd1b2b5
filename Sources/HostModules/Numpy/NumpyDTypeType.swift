import Arrays
import Interpreter

/// `numpy.dtype`
enum NumpyDTypeType {
  static func define(in module: ModuleBuilder) {
    module.type("dtype", doc: "The type of an array's elements.") { type in
      type.constructor("dtype(cls, dtype)") { vm, args in try wrap(vm, try vm.dtype(args[1])) }
      type.property("name", get: { vm, value in vm.string(try object(vm, value).name) })
      type.property("kind", get: { vm, value in vm.string(String(try object(vm, value).kind)) })
      type.property("str", get: { vm, value in vm.string(try object(vm, value).code) })
      type.property(
        "itemsize",
        get: { vm, value in
          let dtype = try object(vm, value)
          return Value(dtype == .object ? 8 : dtype.size)
        })
      type.property(
        "type",
        get: { vm, value in
          try vm.hostType("numpy", try object(vm, value).scalarTypeName).value
        })
      type.method("__repr__(self)") { vm, args in
        let dtype = try object(vm, args[0])
        return vm.string(
          "dtype('\(dtype == .object ? "O" : dtype.isTime ? dtype.code : dtype.name)')")
      }
      type.method("__str__(self)") { vm, args in vm.string(try object(vm, args[0]).name) }
      type.method("__eq__(self, other, /)") { vm, args in
        let dtype = try object(vm, args[0])
        guard let other = try? vm.dtype(args[1]) else { return .false }
        return Value(dtype == other)
      }
      type.method("__hash__(self)") { vm, args in Value(Int(try object(vm, args[0]).rawValue)) }
    }
  }

  static func wrap(_ vm: Interpreter, _ dtype: DType) throws -> Value {
    vm.makeHost(DTypeObject(dtype), type: try vm.hostType("numpy", "dtype"))
  }

  private static func object(_ vm: Interpreter, _ value: Value) throws -> DType {
    if let object = value.host(as: DTypeObject.self) { return object.dtype }
    throw vm.typeError("a numpy dtype is needed here, not \(vm.typeName(value))")
  }
}
