from collections import (ChainMap, Counter, OrderedDict, UserDict, defaultdict, deque, namedtuple)
import collections.abc as abc


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


# Counter
c = Counter("abracadabra")
print(c, c["a"], c["z"], "z" in c, len(c), c.total())
print(c.most_common(), c.most_common(2), c.most_common(0), list(c.elements()))
c.update("aaz")
c.subtract({"a": 3, "q": 2})
print(c, +c, -c)
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=5)
print(a + b, a - b, a & b, a | b, a == b, Counter(a=1) == Counter(a=1, b=0), a <= b, Counter(a=1) < Counter(a=2), b != a)
a += b
print(a)
del a["nope"]
del a["a"]
print(a, dict(a), Counter(), Counter([1, 2, 2]), Counter({"x": 2.5, "y": 1}), Counter(a=1).copy())
t(Counter, 5)
t(Counter.fromkeys, "ab")
t(lambda: Counter(a=1) + 5)
print(isinstance(a, dict), type(a).__name__, sorted(c.items()))
print(Counter(x % 3 for x in range(10)), Counter(["b", "a", "b"]).most_common(1)[0][0])
print({**Counter("ab")}, Counter("ab") | Counter("bc"))

# defaultdict
d = defaultdict(list)
d["a"].append(1)
d["b"].append(2)
d["a"].append(3)
print(d, dict(d), d["zz"], len(d), d.get("nope"), "nope" in d)
d = defaultdict(int, {"x": 1}, y=2)
for ch in "hello":
    d[ch] += 1
print(d, d.default_factory, sorted(d))
print(defaultdict(None, a=1), defaultdict(lambda: 5)["q"])
t(lambda: defaultdict()["x"])
t(defaultdict, 5)
e = defaultdict(lambda: defaultdict(int))
e["a"]["b"] += 1
print({k: dict(v) for k, v in e.items()}, d.copy() == d, type(d.copy()).__name__)
d.default_factory = None
t(lambda: d["missing"])
print(d | {"n": 1}, isinstance(d, dict))

# OrderedDict
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
print(o, list(o), o.popitem(), o.popitem(last=False), o)
o["z"] = 1
o.move_to_end("z", last=False)
print(o, OrderedDict(), list(reversed(o)), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1),
      OrderedDict(a=1, b=2) == {"b": 2, "a": 1})
t(o.move_to_end, "nope")
t(OrderedDict().popitem)
print(o.copy(), OrderedDict.fromkeys("ab", 0), type(o.copy()).__name__)

# deque
q = deque([1, 2, 3])
q.append(4)
q.appendleft(0)
print(q, q.pop(), q.popleft(), q, len(q), q[0], q[-1], 2 in q)
q.extend([5, 6])
q.extendleft([7, 8])
print(q)
q.rotate(2)
print(q)
q.rotate(-3)
print(q, q.index(5), q.count(2), list(reversed(q)))
q.insert(1, "x")
q.remove(5)
q.reverse()
print(q)
q[0] = "first"
del q[1]
print(q, q.copy(), q == deque(q), q + deque([1]), q * 2)
m = deque(range(10), maxlen=3)
m.append(10)
print(m, m.maxlen)
m.appendleft(0)
print(m)
t(deque().pop)
t(deque().popleft)
t(lambda: deque([1])[5])
t(deque, [1], -1)
t(deque([1]).remove, 5)
t(deque([1, 2], 2).insert, 0, 5)
t(lambda: [q.append(1) for x in q])
print(deque("abc") < deque("abd"), bool(deque()), deque([[1]]), deque(maxlen=0))

# namedtuple
P = namedtuple("P", ["x", "y"])
p = P(1, y=2)
print(p, p.x, p[1], p == (1, 2), p._asdict(), p._replace(x=5), P._fields, P._make([3, 4]), len(p))
x, y = p
print(x, y, hash(p) == hash((1, 2)), sorted([P(2, 1), P(1, 2)]), p + (3,), isinstance(p, tuple), P.__name__)
t(P, 1)
t(P, 1, 2, 3)
t(P, 1, z=2)
t(p._replace, z=1)
t(lambda: setattr(p, "x", 5))
t(namedtuple, "P", "a b a")
t(namedtuple, "P", "a class")
t(namedtuple, "P", "_a")
t(namedtuple, "1P", "a")
print(namedtuple("Q", "a class a", rename=True)._fields)
D = namedtuple("D", "a b c", defaults=[2, 3])
print(D(1), D(1, 5), D._field_defaults, P.__doc__)
t(D)


class Vec(namedtuple("Vec", "x y")):
    def norm(self):
        return self.x ** 2 + self.y ** 2


v = Vec(3, 4)
print(v, v.norm(), v._replace(x=0), type(v._replace(x=0)).__name__)

# ChainMap, UserDict
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(cm["a"], cm["b"], len(cm), sorted(cm), cm, cm.get("z", 9), cm.new_child({"c": 1}), cm.parents)
cm["n"] = 1
print(cm.maps[0], "n" in cm, dict(cm) == {"a": 1, "b": 3, "n": 1})
t(lambda: cm["zz"])
t(lambda: cm.pop("b"))


class Upper(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)


u = Upper(a=1)
u["b"] = 2
print(u, u.data, len(u), "A" in u)
for value in ([], {}, set(), "", b"", 1, (), range(3), (i for i in []), iter([]), len, {}.keys(), deque(), Counter()):
    print(type(value).__name__, [n for n in ("Hashable Iterable Iterator Sized Container Callable Collection "
                                             "Sequence MutableSequence Mapping MutableMapping Set MutableSet "
                                             "Generator Reversible").split()
                                 if isinstance(value, getattr(abc, n))])
