import Interpreter

/// `_typing`: names that annotations use. They mean nothing at run time; `name[...]` gives the name.
enum TypingModule {
  private static let names = """
    AbstractSet Annotated Any AnyStr AsyncIterator Awaitable BinaryIO ByteString Callable ClassVar \
    Collection Concatenate Container Coroutine Counter DefaultDict Deque Dict Final FrozenSet \
    Generator Hashable IO ItemsView Iterable Iterator KeysView List Literal LiteralString Mapping \
    Match MutableMapping MutableSequence MutableSet Never NoReturn NotRequired Optional OrderedDict \
    ParamSpec Pattern Required Reversible Self Sequence Set Sized SupportsAbs SupportsFloat \
    SupportsIndex SupportsInt Text TextIO Tuple Type TypeAlias TypeGuard TypeVar Union Unpack \
    ValuesView
    """

  static func build(_ module: ModuleBuilder) throws {
    let type = module.type("_SpecialForm") { type in
      type.method("__getitem__(self, parameters, /)") { _, args in args[0] }
      for name in ["__or__", "__ror__"] {
        type.method("\(name)(self, other, /)") { _, args in args[0] }
      }
      type.method("__call__(self, *args, **kwargs)") { _, args in args[0] }
      type.method("__repr__(self)") { vm, args in
        vm.string("typing." + (args[0].host(as: AnnotationName.self)?.name ?? ""))
      }
    }
    for name in names.split(separator: " ").map(String.init) {
      module.value(name, module.vm.makeHost(AnnotationName(name), type: type))
    }
  }
}

private final class AnnotationName {
  let name: String
  init(_ name: String) { self.name = name }
}
