for v in (1, True, 1.5, "s", b"b", None, [1], (1,), {1: 1}, {1}, frozenset([1]), range(3), slice(1), len, lambda: 1, int, type, ..., iter([]), (i for i in []), ValueError(), print, enumerate([]), zip(), map(str, [])):
    print(type(v).__name__, isinstance(v, (int, str)), isinstance(v, object), callable(v))
print(isinstance(True, int), isinstance(1, float), type(True) is bool, type(1) == int, issubclass(bool, int), isinstance(1, (str, (int, float))))
for f in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: isinstance(1, [int])):
    try:
        f()
    except TypeError as e:
        print(e)
print(int(), float(), str(), bool(), list(), tuple(), dict(), set(), frozenset(), bytes(), type(int()), bytes(3), bytes([1, 2]))
print(int("42"), int(3.9), float("2.5"), str(12), bool("x"), list("ab"), tuple([1]), set([1, 1]), int("0b11", 0), int(True))
print(id(5) == id(5), hash((1, 2)) == hash((1, 2)), repr(int), str(type("a")), repr(None), repr(...), repr(range(1, 5, 2)), repr(slice(1, 2)))
class A: pass
print(type(A()), A, type(A).__name__, isinstance(A(), A), isinstance(A, type), A.__name__, type(A()).__name__)
print([n for n in dir(A()) if not n.startswith("_")], hasattr(A, "__init__"), hasattr(5, "real"), (5).real, (5).imag if False else 0, (5).numerator)
print(abs(-3), divmod(7, 3), pow(2, 5), round(2.567, 2), bin(5), oct(8), hex(255), ord("a"), chr(97), sum((1, 2)), len("abc"))
print(NotImplemented, Ellipsis, type(NotImplemented).__name__, bool(...))
print(getattr("abc", "upper")(), vars(A()) == {}, callable(5), hash(None) == hash(None))
def f(): pass
print(type(f).__name__, f.__name__, type(A.__init__).__name__ in ("wrapper_descriptor", "function", "builtin_function_or_method"))
