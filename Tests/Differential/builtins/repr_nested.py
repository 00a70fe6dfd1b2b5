def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


a = [1]
a.append(a)
d = {"a": a}
d["d"] = d
t1 = (a, d)
print(a, d, t1)
s = [[1, [2, [3, [4]]]], {"a": {"b": {"c": ()}}}, ({1}, frozenset([2]), set(), frozenset()), b"x", "y'z", 1.5, None, True, ..., NotImplemented]
print(s, str(s), repr(s), f"{s}", "%s" % s)
print([print.__name__, "a\nb", "\\"], ("single",), (), [[]], {}, [{}], {(): []}, {None: None, 1.5: "f", "q": (1,)})


class R:
    def __init__(self, name):
        self.name = name
        self.children = []

    def __repr__(self):
        return f"R({self.name}, {self.children})"


r = R("root")
r.children.append(R("leaf"))
print(r, [r], {"r": r}, (r,))
r.children.append("x")
print(r)


class S:
    def __str__(self):
        return "S-str"

    def __repr__(self):
        return "S-repr"


print(S(), [S()], str(S()), repr(S()), f"{S()} {S()!r} {[S()]}", "%s %r" % (S(), S()), "{} {!r}".format(S(), S()), {S(): S()}.__len__())
print(dict(a=[{"b": (1, 2)}]), [range(3), slice(1, 2), range(0, 10, 2)], {"x": {1: {2: 3}}}.items(), {}.keys(), {1: [2]}.values())
deep = []
for i in range(50):
    deep = [deep]
print(deep)
deep = []
for i in range(100000):
    deep = [deep]
t(lambda: repr(deep))
t(lambda: str(deep))
e = []
for i in range(100000):
    e = [e]
t(lambda: deep == e)
t(lambda: deep < e)
print(repr("x" * 100)[:10], repr(["a" * 5] * 3), [1, 2] * 2, [[0] * 2] * 2)
z = [[0] * 2] * 2
z[0][0] = 5
print(z)
