def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


for v in ["", 5, 1.5, [], (), {}, set(), frozenset(), b"", range(1), slice(1), None, True]:
    names = [n for n in dir(v) if not n.startswith("_")]
    print(type(v).__name__, names)
for v in ["", 5, 1.5, [], (), {}, set(), None]:
    print(type(v).__name__, [hasattr(v, n) for n in ["__len__", "__iter__", "__getitem__", "__add__", "__call__", "__hash__", "__eq__", "__lt__", "__contains__", "__class__", "__doc__", "__str__", "__repr__", "__bool__", "__int__", "__float__", "__index__", "__next__", "__enter__", "__reversed__", "keys", "append"]])
for v in ["", 5, 1.5, [], (), {}, set(), None, True, len, int, range(1)]:
    for n in ["foo", "lenght", "appendd"]:
        t(lambda: getattr(v, n))
        t(lambda: setattr(v, n, 1))
        t(lambda: delattr(v, n))
t(lambda: setattr(int, "x", 1))
t(lambda: setattr("", "upper", 1))
t(lambda: vars(5))
t(lambda: vars([]))
t(lambda: (5).real)
t(lambda: getattr("abc", "upper")())
t(lambda: getattr([1], "append")(2))
t(lambda: "abc".upper.__name__)
t(lambda: [].append.__self__)
t(lambda: str.upper.__name__)
t(lambda: type("").__name__)
t(lambda: (5).__class__)
t(lambda: (5).__class__.__name__)
t(lambda: int.__class__)
t(lambda: None.__class__)
t(lambda: int.__mro__)
t(lambda: bool.__mro__)
t(lambda: bool.__bases__)
t(lambda: object.__bases__)
t(lambda: int.mro())
t(lambda: [].__class__.__name__)
t(lambda: (lambda: 0).__class__.__name__)
t(lambda: int is (5).__class__)


class E:
    x = 1

    def m(self):
        pass


e = E()
e.y = 2
print([n for n in dir(e) if not n.startswith("_")], [n for n in dir(E) if not n.startswith("_")], vars(e), e.__dict__, "m" in E.__dict__, sorted(k for k in vars(E) if not k.startswith("_")))
E.z = 3
print(e.z, hasattr(e, "z"), E.__name__)
del E.z
print(hasattr(e, "z"))
t(lambda: e.z)
t(lambda: delattr(E, "zz"))
t(lambda: E.foo)
e.__class__.x = 10
print(e.x, E().x)
print(id(e) == id(e), id(e) != id(E()), id(5) == id(5), isinstance(id("a"), int))
