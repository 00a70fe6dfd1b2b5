import Interpreter

/// `_mnb`: what modules written in the dialect need of the interpreter. Only the standard library
/// may import it.
enum DialectModule {
  static func build(_ module: ModuleBuilder) throws {
    let vm = module.vm
    guard vm.callingModule.path?.hasPrefix("<") ?? false else {
      throw vm.raise(vm.types.moduleNotFoundError, "No module named '_mnb'")
    }
    module.function("define(name, text, module, values)", doc: "Runs a definition.") { vm, args in
      try vm.define(
        try vm.text(args[0], "name"), by: try vm.text(args[1], "text"), file: "<string>",
        module: try vm.text(args[2], "module"),
        values: vm.entries(ofDict: args[3]).map { ($0.key.stringValue ?? "", $0.value) })
    }
    // File, line and function of the script code that called into the standard library.
    module.function("caller()") { vm, _ in
      let caller = vm.scriptCaller
      return vm.tuple([
        vm.string(caller.path), Value(caller.line), vm.string(caller.function),
      ])
    }
    module.function("traceback_text(exception)") { vm, args in
      vm.string(vm.tracebackText(of: args[0]))
    }
  }
}
