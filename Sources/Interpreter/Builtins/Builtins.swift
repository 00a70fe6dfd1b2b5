extension Interpreter {
  /// Fills the scope that every script sees, and the members of the built-in classes.
  func installBuiltins() {
    isInstallingBuiltins = true
    defer { isInstallingBuiltins = false }
    let module = ModuleBuilder(
      vm: self,
      define: { [unowned self] name, value in builtinValues[UInt(name.payload)] = value },
      moduleName: "builtins")
    let hidden: Set<String> = [
      "NoneType", "function", "builtin_function_or_method", "method", "module", "cell",
      "generator", "dict_keys", "dict_values", "dict_items", "ellipsis", "NotImplementedType",
      "code", "traceback", "frame", "UnionType",
    ]
    for info in types.all where !hidden.contains(info.name) && info.instanceKind != .iterator {
      module.value(info.name, info.value)
    }
    module.value("IOError", types.osError.value)
    module.value("EnvironmentError", types.osError.value)
    module.value("NotImplemented", .notImplemented)
    module.value("Ellipsis", .ellipsis)
    module.value("__debug__", .true)
    installMembers()
    installClassTypes(module)
    installNumberFunctions(module)
    installReductions(module)
    installIterationFunctions(module)
    installObjectFunctions(module)
    installTextFunctions(module)
    installFileFunctions(module)
    installExits(module)
    installOmissions(module)
  }

  private func installMembers() {
    installObject()
    installInteger()
    installFloat()
    installString()
    installBytes()
    installList()
    installTuple()
    installSlice()
    installDict()
    installSets()
    installGenerator()
    installExceptions()
    installFunctionMembers()
    for info in [
      types.int, types.float, types.str, types.bytes, types.list, types.tuple, types.dict,
      types.set, types.frozenset,
    ] {
      installNew(info)
    }
  }

  private func installFunctionMembers() {
    let tags: [Value.Tag] = [.object(.function), .object(.native), .object(.boundMethod)]
    for info in [types.function, types.builtinFunction, types.method] {
      let type = MemberBuilder(self, info, tags)
      type.method("__call__(self, /, *args, **kwargs)") { vm, args in
        try vm.call(
          args[0], Array(args[1].tuple.values),
          keywords: vm.entries(ofDict: args[2]).map { ($0.key.string.swiftString, $0.value) })
      }
    }
    for (info, value) in [
      (types.none, Value.none), (types.ellipsis, .ellipsis),
      (types.notImplemented, .notImplemented),
    ] {
      MemberBuilder(self, info, value.tag).constructor("\(info.name)(cls, /)") { _, _ in value }
    }
    let none = MemberBuilder(self, types.none, .none)
    none.unary("__bool__") { _, _ in .false }
    none.unary("__repr__") { vm, value in try vm.repr(value) }
  }

  private func installExits(_ module: ModuleBuilder) {
    for name in ["exit", "quit"] {
      module.function("\(name)(code=None)") { vm, args in
        throw vm.raise(
          vm.heap.makeException(
            vm.types.systemExit.cell, arguments: vm.heap.makeTuple([args[0]])))
      }
    }
  }

  /// Names that CPython has and the dialect leaves out say so when they are used.
  private func installOmissions(_ module: ModuleBuilder) {
    for name in [
      "eval", "exec", "compile", "__import__", "input", "globals", "locals", "breakpoint", "aiter",
      "anext",
    ] {
      module.function("\(name)(*args, **kwargs)") { vm, _ in throw vm.notPart("\(name)()") }
    }
    for (name, what) in [
      ("complex", "complex numbers"), ("bytearray", "bytearray"), ("memoryview", "memoryview"),
    ] {
      module.type(name) { type in
        type.constructor("\(name)(cls, *args, **kwargs)") { vm, _ in throw vm.notPart(what) }
      }
    }
  }
}
