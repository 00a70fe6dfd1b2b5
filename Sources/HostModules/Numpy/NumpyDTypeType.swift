import Arrays
import Interpreter

/// `numpy.dtype`
enum NumpyDTypeType {
  static func define(in module: ModuleBuilder) {
    module.type("dtype", doc: "The type of an array's elements.") { type in
      type.constructor("dtype(cls, dtype)") { vm, args in try wrap(vm, try vm.dtype(args[1])) }
      type.property("name", get: { vm, value in vm.string(name(try full(vm, value))) })
      type.property(
        "kind",
        get: { vm, value in
          let dtype = try full(vm, value)
          return vm.string(dtype.textWidth > 0 ? "U" : String(dtype.dtype.kind))
        })
      type.property("str", get: { vm, value in vm.string(code(try full(vm, value))) })
      type.property(
        "itemsize",
        get: { vm, value in
          let dtype = try full(vm, value)
          if dtype.textWidth > 0 { return Value(4 * dtype.textWidth) }
          return Value(dtype.dtype == .object ? 8 : dtype.dtype.size)
        })
      type.property(
        "type",
        get: { vm, value in
          try vm.hostType("numpy", try object(vm, value).scalarTypeName).value
        })
      type.method("__repr__(self)") { vm, args in
        let dtype = try full(vm, args[0])
        let text =
          dtype.textWidth > 0 || dtype.dtype.isTime
          ? code(dtype) : dtype.dtype == .object ? "O" : dtype.dtype.name
        return vm.string("dtype('\(text)')")
      }
      type.method("__str__(self)") { vm, args in
        let dtype = try full(vm, args[0])
        return vm.string(dtype.textWidth > 0 ? code(dtype) : name(dtype))
      }
      type.method("__eq__(self, other, /)") { vm, args in
        let dtype = try object(vm, args[0])
        let own = try full(vm, args[0])
        if let text = args[1].stringValue, own.unit != nil || own.textWidth > 0 {
          return Value(text == name(own) || text == code(own))
        }
        if args[1].host(as: PandasDTypeObject.self) != nil { return .false }
        guard let other = try? vm.dtype(args[1]) else { return .false }
        return Value(dtype == other)
      }
      type.method("__hash__(self)") { vm, args in Value(Int(try object(vm, args[0]).rawValue)) }
    }
  }

  static func wrap(_ vm: Interpreter, _ dtype: DType) throws -> Value {
    vm.makeHost(DTypeObject(dtype), type: try vm.hostType("numpy", "dtype"))
  }

  /// The dtype of an array, with the width of its text.
  static func wrap(_ vm: Interpreter, of array: NDArray) throws -> Value {
    vm.makeHost(
      DTypeObject(array.dtype, textWidth: array.isText ? max(array.textWidth, 1) : 0),
      type: try vm.hostType("numpy", "dtype"))
  }

  private static func name(_ dtype: DTypeObject) -> String {
    if dtype.textWidth > 0 { return "str\(32 * dtype.textWidth)" }
    guard let unit = dtype.unit else { return dtype.dtype.name }
    return dtype.dtype.name.prefix { $0 != "[" } + "[\(unit)]"
  }

  private static func code(_ dtype: DTypeObject) -> String {
    if dtype.textWidth > 0 { return "<U\(dtype.textWidth)" }
    guard let unit = dtype.unit else { return dtype.dtype.code }
    return dtype.dtype.code.prefix { $0 != "[" } + "[\(unit)]"
  }

  private static func full(_ vm: Interpreter, _ value: Value) throws -> DTypeObject {
    if let object = value.host(as: DTypeObject.self) { return object }
    throw vm.typeError("a numpy dtype is needed here, not \(vm.typeName(value))")
  }

  private static func object(_ vm: Interpreter, _ value: Value) throws -> DType {
    if let object = value.host(as: DTypeObject.self) { return object.dtype }
    throw vm.typeError("a numpy dtype is needed here, not \(vm.typeName(value))")
  }
}
