import Interpreter

/// `typing`: names that annotations use. They mean nothing at run time; `name[...]` gives the name.
enum TypingModule {
  private static let names = [
    "Any", "Callable", "ClassVar", "Dict", "Final", "FrozenSet", "Generator", "Generic", "Iterable",
    "Iterator", "List", "Literal", "Mapping", "MutableMapping", "NoReturn", "Optional", "Protocol",
    "Sequence", "Set", "Tuple", "Type", "TypeVar", "Union",
  ]

  static func build(_ module: ModuleBuilder) throws {
    let type = module.type("_SpecialForm") { type in
      type.method("__getitem__(self, parameters, /)") { _, args in args[0] }
      type.method("__call__(self, *args, **kwargs)") { _, args in args[0] }
      type.method("__repr__(self)") { vm, args in
        vm.string("typing." + (args[0].host(as: AnnotationName.self)?.name ?? ""))
      }
    }
    for name in names {
      module.value(name, module.vm.makeHost(AnnotationName(name), type: type))
    }
    module.value("TYPE_CHECKING", .false)
    module.function("cast(typ, val)") { _, args in args[1] }
  }
}

private final class AnnotationName {
  let name: String
  init(_ name: String) { self.name = name }
}
