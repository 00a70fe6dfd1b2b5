/// Names that the interpreter itself looks up, interned once.
struct Symbols {
  let initialize, new, call, repr, str, bool, hash, length, iterate, next, contains: Value
  let getItem, setItem, deleteItem, getAttribute, setAttribute, deleteAttribute: Value
  let enter, exit, format, index, int, float, name, qualifiedName, module, doc, dict, type: Value
  let less, lessEqual, equal, notEqual, greater, greaterEqual: Value
  let negate, positive, invert, absolute, round, reversed, missing, file, annotations: Value
  let getAnyAttribute, set, delete, wrappedValue, slots: Value
  let classCell, bases, mro, wrapped, defaults, subclass, getOwn, setName, all, path: Value
  /// By `BinaryOperator.rawValue`: `__add__`, `__radd__`, `__iadd__`.
  let binary, reflected, inPlace: [Value]

  init(_ intern: (String) -> Value) {
    initialize = intern("__init__")
    new = intern("__new__")
    call = intern("__call__")
    repr = intern("__repr__")
    str = intern("__str__")
    bool = intern("__bool__")
    hash = intern("__hash__")
    length = intern("__len__")
    iterate = intern("__iter__")
    next = intern("__next__")
    contains = intern("__contains__")
    getItem = intern("__getitem__")
    setItem = intern("__setitem__")
    deleteItem = intern("__delitem__")
    getAttribute = intern("__getattr__")
    setAttribute = intern("__setattr__")
    deleteAttribute = intern("__delattr__")
    enter = intern("__enter__")
    exit = intern("__exit__")
    format = intern("__format__")
    index = intern("__index__")
    int = intern("__int__")
    float = intern("__float__")
    name = intern("__name__")
    qualifiedName = intern("__qualname__")
    module = intern("__module__")
    doc = intern("__doc__")
    dict = intern("__dict__")
    type = intern("__class__")
    less = intern("__lt__")
    lessEqual = intern("__le__")
    equal = intern("__eq__")
    notEqual = intern("__ne__")
    greater = intern("__gt__")
    greaterEqual = intern("__ge__")
    negate = intern("__neg__")
    positive = intern("__pos__")
    invert = intern("__invert__")
    absolute = intern("__abs__")
    round = intern("__round__")
    reversed = intern("__reversed__")
    missing = intern("__missing__")
    file = intern("__file__")
    annotations = intern("__annotations__")
    getAnyAttribute = intern("__getattribute__")
    set = intern("__set__")
    delete = intern("__delete__")
    // No script can name it.
    wrappedValue = intern("(value)")
    slots = intern("__slots__")
    classCell = intern("__classcell__")
    bases = intern("__bases__")
    mro = intern("__mro__")
    wrapped = intern("__wrapped__")
    defaults = intern("__defaults__")
    subclass = intern("__init_subclass__")
    getOwn = intern("__get__")
    setName = intern("__set_name__")
    all = intern("__all__")
    path = intern("__path__")
    let stems = [
      "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "lshift", "rshift",
      "and", "or", "xor",
    ]
    binary = stems.map { intern("__\($0)__") }
    reflected = stems.map { intern("__r\($0)__") }
    inPlace = stems.map { intern("__i\($0)__") }
  }
}
