def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


class A:
    pass


class B(A):
    pass


values = [None, True, 5, 2**70, 1.5, "s", b"b", [1], (1,), {1: 2}, {1}, frozenset([1]), range(2), slice(1), len, int, A, B(), ..., ValueError(), ValueError, (x for x in []), iter([]), lambda: 0]
types = [int, float, bool, str, bytes, list, tuple, dict, set, frozenset, range, slice, type, object, A, B, Exception, ValueError]
for v in values:
    print(type(v).__name__, [isinstance(v, x) for x in types], isinstance(v, tuple(types)), isinstance(v, (str, (int, float))))
for a in types:
    print(a.__name__, [issubclass(a, b) for b in types])
t(lambda: isinstance(5, "int"))
t(lambda: isinstance(5, [int]))
t(lambda: isinstance(5, (int, "x")))
t(lambda: isinstance("5", (int, "x")))
t(lambda: isinstance(5))
t(lambda: isinstance(5, int, 6))
t(lambda: issubclass(5, int))
t(lambda: issubclass(int, 5))
t(lambda: type(5)(7))
t(lambda: type("a")(5))
t(lambda: type([])((1, 2)))
t(lambda: int())
t(lambda: str())
t(lambda: list[int] is not None)
t(lambda: callable(A), )
t(lambda: [callable(v) for v in values])
