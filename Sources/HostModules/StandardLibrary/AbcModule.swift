import Interpreter

/// `_abc`: the class of abstract classes, which notes what a class leaves undefined. `ABC` itself is
/// in `stdlib/abc`.
enum AbcModule {
  static func build(_ builder: ModuleBuilder) throws {
    let module = builder.shown(as: "abc")
    let metaclass = module.type("ABCMeta", base: module.vm.types.type) { type in
      type.method("register(cls, subclass)") { vm, args in
        guard let base = args[0].classInfo, let info = args[1].classInfo else {
          throw vm.typeError("Can only register classes")
        }
        info.alsoCounts(as: base)
        return args[1]
      }
    }
    metaclass.classWasMade = noteAbstractMethods
  }

  /// Own members marked as abstract, and those of the bases that are still so in this class.
  private static func noteAbstractMethods(_ vm: Interpreter, _ info: TypeInfo) throws {
    var names: Set<String> = []
    for (name, value) in vm.ownMembers(of: info) where try isAbstract(vm, value) {
      names.insert(name)
    }
    for base in info.bases {
      for name in base.abstractMethods {
        if let value = vm.member(name, of: info), try isAbstract(vm, value) { names.insert(name) }
      }
    }
    info.abstractMethods = names.sorted()
    info.setMember(
      vm.intern("__abstractmethods__"),
      try vm.callBuiltin("frozenset", [vm.list(info.abstractMethods.map { vm.string($0) })]))
  }

  private static let parts = ["fget", "fset", "fdel", "__func__"]

  private static func isAbstract(_ vm: Interpreter, _ value: Value) throws -> Bool {
    if value.isInt || value.isFloat || value.isString || value.isNone { return false }
    if let mark = try vm.attributeIfPresent(value, "__isabstractmethod__") {
      return try vm.truth(mark)
    }
    for part in parts {
      if let function = try vm.attributeIfPresent(value, part), !function.isNone,
        try isAbstract(vm, function)
      {
        return true
      }
    }
    return false
  }
}
