# Classes derived from dict, list, tuple, set, str, int, float and bytes.
class Config(dict):
    """Attributes are entries."""

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name)

    def __setattr__(self, name, value):
        self[name] = value

    def __missing__(self, key):
        if key.startswith("default_"):
            return key[8:]
        raise KeyError(key)


c = Config(a=1, b=[2])
c.c = 3
print(c, c.a, c.c, c["default_x"], len(c), "c" in c, isinstance(c, dict), type(c).__name__)
try:
    c.nothing
except AttributeError as e:
    print("AttributeError", e)
print(dict(c), {**c}, list(c), sorted(c.items()), c == {"a": 1, "b": [2], "c": 3}, c | {"z": 0})
print((lambda **kw: kw)(**c), c.copy(), type(c.copy()).__name__, c.get("a"), c.pop("b"))


class Counter(dict):
    def __init__(self, items=()):
        super().__init__()
        for item in items:
            self[item] = self.get(item, 0) + 1

    def __getitem__(self, key):
        return super().__getitem__(key) if key in self else 0

    def most(self):
        return sorted(self.items(), key=lambda kv: (-kv[1], kv[0]))


n = Counter("abracadabra")
print(n, n["a"], n["zz"], n.most(), n.get("zz"), dict(n))
n["q"] += 4
print(n["q"], list(n.values()))


class Lower(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __delitem__(self, key):
        super().__delitem__(key.lower())

    def __contains__(self, key):
        return super().__contains__(key.lower())


low = Lower()
low["ABC"] = 1
low.update({"XY": 2})
print(low, "abc" in low, "Abc" in low, "XY" in low)
del low["ABC"]
print(low)


class Stack(list):
    limit = 3

    def push(self, x):
        self.append(x)
        self.pushed = getattr(self, "pushed", 0) + 1
        return self

    def __getitem__(self, i):
        if isinstance(i, str):
            return f"item {i}"
        return super().__getitem__(i)

    def __len__(self):
        return super().__len__() * 10


s = Stack([1, 2])
s.push(3).push(4)
print(s, s["x"], s[0], s[-1], s[1:3], type(s[1:3]).__name__, len(s), s.pushed, s.__dict__, s.limit)
print(list(s), sum(s), s + [9], type(s + [9]).__name__, s * 2, s == [1, 2, 3, 4], [0] + s, max(s))
s += [5]
print(type(s).__name__, s, s.pushed, bool(Stack()), bool(s), sorted(s, reverse=True), *s)
a, b, *rest = s
print(a, b, rest, s.index(3), s.count(1), s.pop(), s, [x for x in s], tuple(s))
s.extend(s)
print(s, s.copy(), type(s.copy()).__name__, repr(s), str(s), f"{s}", "%s" % s)


class Evens(list):
    def __iter__(self):
        return (x for x in super().__iter__() if x % 2 == 0)

    def __eq__(self, other):
        return "evens"

    def __add__(self, other):
        return "added"

    def __radd__(self, other):
        return "radded"

    def __repr__(self):
        return "Evens" + super().__repr__()


e = Evens(range(6))
print(list(e), e == 1, e + 1, [1] + e, e, [e], {"k": e}, f"{e}", str(e), [*e], sum(e), len(e))
try:
    hash(e)
except TypeError as x:
    print(x)
try:
    hash(s)
except TypeError as x:
    print(x)


class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]

    @property
    def y(self):
        return self[1]

    def __add__(self, other):
        return Point(self.x + other[0], self.y + other[1])


p = Point(1, 2)
print(p, p.x, p.y, p + (3, 4), type(p + p).__name__, p == (1, 2), hash(p) == hash((1, 2)), {p: 1}[(1, 2)])
px, py = p
print(px, py, p[::-1], type(p[::-1]).__name__, isinstance(p, tuple), "%s-%s" % p, p * 2, sorted([Point(2, 1), p]))
p.note = "attribute"
print(p.note, vars(p), p < (1, 3), len(p), 1 in p, (0,) + p, max([p, Point(0, 9)]))


class Tags(set):
    def add(self, x):
        super().add(x.lower())


t = Tags(["b"])
t.add("A")
print(t == {"a", "b"}, len(t), "a" in t, type(t | {"c"}).__name__, sorted(t | {"c"}), isinstance(t, set))
print(repr(Tags([1])), repr(Tags()), sorted(t - {"a"}), t.isdisjoint({"q"}))


class Frozen(frozenset):
    pass


f = Frozen([1, 1])
print(f, f == {1}, hash(f) == hash(frozenset([1])), type(f | {2}).__name__)


class Name(str):
    def __new__(cls, text, extra=None):
        self = super().__new__(cls, text.strip())
        self.extra = extra
        return self

    def shout(self):
        return self.upper() + "!"

    def __add__(self, other):
        return Name(str(self) + "+" + other)


m = Name("  bob ", extra=5)
print(m, repr(m), m.shout(), m.extra, m + "x", type(m + "x").__name__, m == "bob", {m: 1}["bob"], {"bob": 2}[m])
print(m[0], m[:], type(m[:]).__name__, len(m), "-".join([m, "z"]), m.replace("b", "c"), f"{m:>6}|{m!r}", "%5s" % m)
print(isinstance(m, str), hash(m) == hash("bob"), m in "xbobx", "o" in m, sorted([m, "abe"]), m < "c", m * 2, "a" + m)
print(type(str(m)).__name__, type(m.strip()).__name__, m.upper(), list(m), int(Name("12")), float(Name(" 1.5 ")))


class Loud(str):
    def __str__(self):
        return "LOUD"

    def __repr__(self):
        return "<loud>"

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1

    def __len__(self):
        return 99

    def __contains__(self, x):
        return x == 5


l = Loud("quiet")
print(l, [l], f"{l}", "%s %r" % (l, l), l == 3, hash(l), len(l), 5 in l, l.upper(), "{} {!r}".format(l, l))


class Meters(float):
    def __new__(cls, value, unit="m"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __repr__(self):
        return f"Meters({float(self)}, {self.unit!r})"

    def __add__(self, other):
        return Meters(float(self) + float(other), self.unit)


d = Meters(1.5, "km")
print(d, d + 2, d * 2, 2 * d, type(d * 2).__name__, d.unit, d == 1.5, hash(d) == hash(1.5), d > 1, round(d), abs(-d))
print(f"{d:.3f}", "%.2f" % d, d.is_integer(), isinstance(d, float), int(d), sum([d, d]), max(d, 1), -d, d // 1, bool(d))


class Level(int):
    names = {1: "low", 2: "high"}

    def __str__(self):
        return self.names.get(int(self), "?")


v = Level(2)
print(v, repr(v), v + 1, type(v + 1).__name__, v == 2, {2: "two"}[v], [10, 20, 30][v], range(v), v * "ab", "ab" * v)
print(f"{v}", f"{v:d}", f"{v:03}", "%d %s" % (v, v), str(v), int(v), float(v), hex(v), v.bit_length(), -v, ~v, v ** 3, 7 % v)
print(isinstance(v, int), hash(v) == hash(2), v < 3, 1 < v, max(1, v), sorted([3, v, 1]), divmod(7, v), bool(Level(0)), v & 3, v | 8, v << 2)
print(Level("7"), Level(), Level("ff", 16), sum([v, v]), v in [2], [1, 2].index(v), "abc"[v], list(range(5))[v:], round(v), v / 4)
v.note = "x"
print(v.note, v.__dict__)


class Digest(bytes):
    def hexed(self):
        return self.hex()


g = Digest(b"\x01\xff")
print(g, g.hexed(), g == b"\x01\xff", g[0], g[:1], type(g[:1]).__name__, len(g), g + b"x", hash(g) == hash(b"\x01\xff"))


class Sub(Stack):
    def push(self, x):
        return super().push(x * 100)


u = Sub().push(1).push(2)
print(u, u.pushed, Sub.__mro__, issubclass(Sub, list), Sub.__bases__, isinstance(u, Stack))
for base in (bool, range, type(None), slice, type(lambda: 0)):
    try:
        class Bad(base):
            pass
    except TypeError as x:
        print(x)
for make in (lambda: Config(1), lambda: Stack(5), lambda: Level("x"), lambda: Meters("q"), lambda: Point(1), lambda: int.__new__(str), lambda: dict.__new__(5), lambda: tuple.__new__(list)):
    try:
        make()
    except Exception as x:
        print(type(x).__name__, x)
print(list.__new__(Stack), dict.__new__(Config), tuple.__new__(tuple, "ab"), str.__new__(str, 5), int.__new__(int, "5"))


class Validated(list):
    def __init__(self, *items, kind=int):
        super().__init__(kind(i) for i in items)
        self.kind = kind

    def __setitem__(self, i, x):
        super().__setitem__(i, self.kind(x))


w = Validated("1", "2", kind=float)
w[0] = "7"
print(w, w.kind is float)


class Quoted(str):
    def __str__(self):
        return "<" + str.__str__(self) + ">"


print(Quoted("a"), f"{Quoted('b')}", str.__str__("c"), str.__str__(Quoted("d")), [Quoted("e")])
print(type(str.__str__(Quoted("f"))).__name__, "g".__str__(), object.__str__("h"))
