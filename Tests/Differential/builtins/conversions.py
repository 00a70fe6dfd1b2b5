def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


for f in [int, float, str, bool, list, tuple, set, frozenset, dict, bytes, repr, ascii]:
    for v in [0, 1, -1, 1.0, 1.5, True, False, None, "", "12", "1.5", "ab", [], [1, 2], (), (1, 2), {}, {1: 2}, [("a", 1)], {1}, frozenset(), b"", b"12", range(3)]:
        print(f.__name__, repr(v), end=" -> ")
        if f in (set, frozenset) and isinstance(v, str):
            t(lambda: sorted(f(v)))
        else:
            t(lambda: f(v))
print(int("0b11", 0), int("0o17", 0), int("0xff", 0), float("1e3"), str(1e16), str(10**20), bool("False"), list("héé"), tuple(range(3)), dict([(1, 2)]), dict(a=1), set("aab") == {"a", "b"}, bytes("é", "utf8"))
print(int(1e15), int(-1.9), int(1e18) == 10**18, int(2.0**70), float(2**70), float("-0"), str(-0.0), int("-0"), complex_free := 5)
