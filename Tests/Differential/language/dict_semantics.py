d = {"b": 1, "a": 2, 3: "three", (1, 2): "tuple", None: 0, True: "t", 2.5: "f"}
print(d, d[1], d[True], len(d))
d[1] = "one"
print(d)
del d["b"]
d["b"] = "last"
print(list(d))
print(d.pop("a"), d.pop("zz", "default"), d.setdefault("new", []), d.setdefault("new", 5), d.get("nope"), d.get("nope", 1))
d.update({"u": 1}, v=2)
d.update([("w", 3)])
print(list(d.items())[-3:], list(d.keys())[:2], list(d.values())[:2])
print(dict(a=1, b=2), dict([("x", 1)]), dict(zip("ab", [1, 2])), {**d, "u": 9}["u"], dict.fromkeys("abc", 0))
print({"a": 1} == {"a": 1.0}, {"a": 1} != {"a": 2}, {"x": 1, "y": 2} == {"y": 2, "x": 1})
k = d.keys()
d["later"] = 1
print("later" in k, len(k) == len(d), type(k).__name__, sorted({"b": 1, "a": 2}), list(reversed({"x": 1, "y": 2})))
print({"a": 1, "b": 2}.keys() & {"a", "z"}, {"a": 1}.items() == {"a": 1}.items(), ("a", 1) in {"a": 1}.items(), 1 in {"a": 1}.values())
e = {}
for i in range(1000):
    e[i] = i
for i in range(0, 1000, 2):
    del e[i]
print(len(e), sum(e), list(e)[:3], e.popitem())
try:
    {[1]: 2}
except TypeError as x:
    print(x)
try:
    {{}: 1}
except TypeError as x:
    print(x)
try:
    {}["k"]
except KeyError as x:
    print(x)
try:
    dict([1])
except TypeError as x:
    print(x)
try:
    dict([(1, 2, 3)])
except ValueError as x:
    print(x)
print({1: "a", 1.0: "b", True: "c"}, {0: 1, False: 2, -0.0: 3})
class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v % 3
    def __eq__(self, o): return self.v == o.v
    def __repr__(self): return f"K{self.v}"
c = {K(i): i for i in range(7)}
print(c, c[K(4)], K(9) in c)
del c[K(3)]
c[K(3)] = "again"
print(c)
n = {"a": {"b": {"c": [1, 2]}}}
n["a"]["b"]["c"].append(3)
print(n, n.copy() == n, {}.get, bool({}), bool({0: 0})) if False else print(n, n.copy() == n, bool({}), bool({0: 0}))
a, b = {"x": 1}, {"x": 1}
print(a is b, a == b, str({1: {2: {}}}), {}.__len__())
s = {3, 1, 2}
print(sorted(s | {5}), sorted(s & {1, 9}), sorted(s - {1}), sorted(s ^ {1, 7}), s >= {1}, s.isdisjoint({9}), frozenset([1]) == {1}, {frozenset([1]): 1})
s.discard(99); s.add(1); s.update([7, 8])
print(sorted(s), len(s), 7 in s, set(), {*()}, frozenset())
