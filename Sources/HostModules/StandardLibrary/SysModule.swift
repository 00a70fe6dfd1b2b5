import Glibc
import Interpreter

/// `sys`
enum SysModule {
  static func build(_ module: ModuleBuilder) throws {
    let vm = module.vm
    module.value("argv", vm.list(vm.host.arguments.map { vm.string($0) }))
    module.value("path", vm.list(vm.host.searchPath.map { vm.string($0) }))
    module.value("maxsize", Value(Int.max))
    module.value("maxunicode", Value(0x10FFFF))
    module.value("byteorder", vm.string("little"))
    module.value("platform", vm.string("linux"))
    module.value("executable", vm.string("mnb"))
    module.value("version", vm.string("3.11.7 (mnb)"))
    module.value(
      "version_info",
      vm.tuple([Value(3), Value(11), Value(7), vm.string("final"), Value(0)]))
    module.value("modules", vm.loadedModules())
    defineStreams(module)
    module.function("exit(status=None, /)", doc: "Ends the program with an exit code.") {
      vm, args in
      throw vm.raise(vm.makeException(vm.types.systemExit, args[0].isNone ? [] : [args[0]]))
    }
    module.function("getrecursionlimit()") { vm, _ in Value(vm.recursionDepthLimit) }
    module.function("setrecursionlimit(limit, /)") { vm, args in
      let limit = try vm.int(args[0], "limit")
      guard limit >= 1 else {
        throw vm.valueError("recursion limit must be greater or equal than 1")
      }
      vm.recursionDepthLimit = limit
      return .none
    }
    module.function("get_int_max_str_digits()") { vm, _ in Value(vm.maximumDigits) }
    module.function("set_int_max_str_digits(maxdigits)") { vm, args in
      let digits = try vm.int(args[0], "maxdigits")
      guard digits == 0 || digits >= 640 else {
        throw vm.valueError("maxdigits must be 0 or larger than 640")
      }
      vm.maximumDigits = digits
      return .none
    }
    module.function("getsizeof(object, default=UNSET, /)") { _, _ in Value(64) }
    module.function("intern(string, /)") { _, args in args[0] }
    module.function("exc_info()") { vm, _ in vm.exceptionInfo() }
    module.function("getdefaultencoding()") { vm, _ in vm.string("utf-8") }
  }

  private static func defineStreams(_ module: ModuleBuilder) {
    let type = module.type("_TextStream") { type in
      type.method("write(self, text, /)") { vm, args in
        let text = try vm.text(args[1], "text")
        try stream(vm, args[0]).write(vm, text)
        return Value(text.unicodeScalars.count)
      }
      type.method("writelines(self, lines, /)") { vm, args in
        for line in try vm.texts(args[1], "lines") { try stream(vm, args[0]).write(vm, line) }
        return .none
      }
      type.method("flush(self)") { vm, args in
        if try !stream(vm, args[0]).isError { vm.flushOutput() }
        return .none
      }
      type.method("isatty(self)") { vm, args in
        Value(isatty(try stream(vm, args[0]).isError ? 2 : 1) == 1)
      }
      type.method("fileno(self)") { vm, args in
        Value(try stream(vm, args[0]).isError ? 2 : 1)
      }
      type.method(
        """
        reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, \
        write_through=None)
        """
      ) { vm, args in
        if !args[4].isNone { vm.flushesLines = try vm.bool(args[4]) }
        return .none
      }
      type.property("encoding", get: { vm, _ in vm.string("utf-8") })
    }
    let vm = module.vm
    for (name, isError) in [("stdout", false), ("stderr", true)] {
      let value = vm.makeHost(TextStreamObject(isError: isError), type: type)
      module.value(name, value)
      module.value("__\(name)__", value)
    }
  }

  private static func stream(_ vm: Interpreter, _ value: Value) throws -> TextStreamObject {
    if let stream = value.host(as: TextStreamObject.self) { return stream }
    throw vm.typeError("a text stream is needed here, not \(vm.typeName(value))")
  }
}

/// `sys.stdout` and `sys.stderr`
final class TextStreamObject {
  let isError: Bool
  init(isError: Bool) { self.isError = isError }

  func write(_ vm: Interpreter, _ text: String) {
    if isError {
      vm.flushOutput()
      var text = text
      text.withUTF8 { vm.host.writeError($0) }
    } else {
      vm.writeOutput(text)
    }
  }
}
