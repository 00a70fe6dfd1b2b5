import copy
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass, field


def same(a, b):
    return a == b, a is b


for v in [1, "a", None, (1, 2), [1, [2]], {"a": [1]}, {1, 2}, frozenset([1]), (1, [2]), b"x", 2.5, range(3), len, int,
          Counter("aab"), OrderedDict(a=[1]), defaultdict(list, {"a": [1]}), deque([[1]], 3)]:
    s, d = copy.copy(v), copy.deepcopy(v)
    print(type(v).__name__, same(v, s), same(v, d), type(s) is type(v), type(d) is type(v))
x = [1, [2, 3], {"k": [4]}]
s, d = copy.copy(x), copy.deepcopy(x)
x[1].append("new")
x[2]["k"].append("new")
print(s, d)
loop = [1]
loop.append(loop)
c = copy.deepcopy(loop)
print(c[1] is c, c[0], c is not loop)
shared = [1]
pair = [shared, shared]
c = copy.deepcopy(pair)
print(c[0] is c[1], c[0] is not shared)


class A:
    def __init__(self, x):
        self.x = x
        self.items = [x]


a = A(1)
a.self = a
s, d = copy.copy(a), copy.deepcopy(a)
print(s.items is a.items, d.items is a.items, d.self is d, type(d).__name__, vars(s).keys() == vars(a).keys())


class B:
    def __init__(self):
        self.log = []

    def __copy__(self):
        b = B()
        b.log = ["copied"]
        return b

    def __deepcopy__(self, memo):
        b = B()
        b.log = ["deep", isinstance(memo, dict)]
        return b


print(copy.copy(B()).log, copy.deepcopy([B()])[0].log)
P = namedtuple("P", "x y")
p = P(1, [2])
d = copy.deepcopy(p)
print(d, d.y is p.y, copy.copy(p) == p, type(d).__name__)


@dataclass
class D:
    x: int
    y: list = field(default_factory=list)


d = D(1, [[2]])
e = copy.deepcopy(d)
print(e, e == d, e.y is d.y, copy.copy(d).y is d.y)


class Config(dict):
    pass


c = Config(a=[1])
c.extra = [2]
e = copy.deepcopy(c)
print(e, type(e).__name__, e["a"] is c["a"], e.extra, e.extra is c.extra, copy.copy(c), type(copy.copy(c)).__name__)
d = copy.deepcopy(defaultdict(list, {"a": [1]}))
d["new"].append(1)
print(d)
try:
    copy.deepcopy(x for x in [1])
except TypeError as e:
    print(e)
e = copy.copy(ValueError("a", 1))
print(repr(e), e.args)
