import Arrays
import Frames
import Interpreter

/// `pickle`: a reader that executes nothing, and a writer of plain data, arrays and tables.
enum PickleModule {
  static func build(_ module: ModuleBuilder) throws {
    module.value("HIGHEST_PROTOCOL", Value(5))
    module.value("DEFAULT_PROTOCOL", Value(4))
    let error = module.exception("PickleError")
    module.exception("UnpicklingError", base: error)
    module.exception("PicklingError", base: error)
    module.function(
      "load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None, allow_opaque=False)",
      doc: "The object in a pickle file. Nothing in the file is executed."
    ) { vm, args in
      try vm.refuse("load()", [("buffers", args[4], .none)])
      let data = try vm.callMethod(args[0], "read")
      guard let bytes = data.bytesValue else {
        throw vm.typeError(
          "a bytes-like object is required, not '\(vm.typeName(data))' (open the file with 'rb')")
      }
      return try load(vm, bytes, allowOpaque: try vm.bool(args[5]))
    }
    module.function(
      "loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None, allow_opaque=False)"
    ) { vm, args in
      try vm.refuse("loads()", [("buffers", args[4], .none)])
      guard let bytes = args[0].bytesValue else {
        throw vm.typeError("a bytes-like object is required, not '\(vm.typeName(args[0]))'")
      }
      return try load(vm, bytes, allowOpaque: try vm.bool(args[5]))
    }
    module.function("dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)") {
      vm, args in
      try vm.refuse("dump()", [("buffer_callback", args[4], .none)])
      let bytes = try dump(vm, args[0], args[2])
      _ = try vm.callMethod(args[1], "write", [vm.bytes(bytes)])
      return .none
    }
    module.function("dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None)") {
      vm, args in
      try vm.refuse("dumps()", [("buffer_callback", args[3], .none)])
      return vm.bytes(try dump(vm, args[0], args[1]))
    }
  }

  private static func load(
    _ vm: Interpreter, _ bytes: [UInt8], allowOpaque: Bool
  ) throws -> Value {
    let result = try PickleReader.read(
      bytes, options: PickleOptions(allowOpaque: allowOpaque))
    return try PickleDecoding(result.graph, vm).root()
  }

  static func dump(_ vm: Interpreter, _ value: Value, _ protocolValue: Value) throws -> [UInt8] {
    var number = try vm.optionalInt(protocolValue, "protocol") ?? 4
    if number < 0 { number = 5 }
    var encoding = PickleEncoding(vm)
    return try PickleWriter(protocol: number).bytes(try encoding.graph(of: value)).array
  }
}
