def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


d = {"a": 1, "b": 2}
print(d, len(d), d["a"], d.get("a"), d.get("z"), d.get("z", 5), "a" in d, "z" in d, list(d), list(d.keys()), list(d.values()), list(d.items()))
print(d.setdefault("a", 9), d.setdefault("c", 3), d.setdefault("n"), d)
print(d.pop("a"), d.pop("zz", None), d.popitem(), d)
d.update({"x": 1}, y=2)
d.update([("z", 3), ["w", 4]])
d.update(k=5)
d.update()
print(d)
print(d.copy() == d, d.copy() is d, dict(d) == d, dict(a=1, b=2), dict([(1, 2)]), dict({1: 2}, a=3), dict(zip("ab", [1, 2])), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {}.fromkeys("x", []))
print({1: 2} | {3: 4}, {1: 2} | {1: 3}, {**{1: 2}, **{3: 4}, "k": 5})
d = {1: 2}
d |= {3: 4}
d |= [(5, 6)]
print(d)
d.clear()
print(d)
print({1: "a", 1.0: "b", True: "c"}, {(1, 2): 3, "k": [1], None: None})
print(list(reversed({1: 2, 3: 4})), list(reversed({1: 2, 3: 4}.items())), list(reversed({1: 2, 3: 4}.values())))
k = {1: 2, 3: 4}.keys()
print(k, {1: 2}.values(), {1: 2}.items(), len(k), 1 in k, k == {1, 3}, k & {1}, k | {5}, k - {1}, k ^ {1, 7}, {1: 2}.items() & {(1, 2)}, k <= {1, 3, 5}, k < {1, 3}, k.isdisjoint([9]), (1, 2) in {1: 2}.items(), 2 in {1: 2}.values())
t(lambda: {}["a"])
t(lambda: {}[1, 2])
t(lambda: {}[None])
t(lambda: {}.pop("a"))
t(lambda: {}.popitem())
t(lambda: {[]: 1})
t(lambda: {}[[]])
t(lambda: [] in {})
t(lambda: {}.get([]))
t(lambda: {{}: 1})
t(lambda: {1: 2} + {3: 4})
t(lambda: {1: 2} < {3: 4})
t(lambda: {1: 2} == {1: 2.0})
t(lambda: {1: 2, 3: 4} == {3: 4, 1: 2})
t(lambda: {1: 2} | [(3, 4)])
t(lambda: hash({}))
t(lambda: dict(1))
t(lambda: dict([1]))
t(lambda: dict([(1, 2, 3)]))
t(lambda: dict(["ab", "cd"]))
t(lambda: dict(["abc"]))
t(lambda: dict(1, 2))
t(lambda: dict(None))
t(lambda: dict.fromkeys(5))
t(lambda: {}.update(5))
t(lambda: {}.update([1]))
t(lambda: {}.foo)
t(lambda: {}.get())
t(lambda: {}.get(1, 2, 3))
t(lambda: {}.items(1))
t(lambda: dict.get({1: 2}, 1))
t(lambda: dict.get([], 1))
t(lambda: {1: 2}.__getitem__(1))
t(lambda: {1: 2}.__contains__(1))
t(lambda: {1: 2}.__len__())
t(lambda: {1: 2}.__or__({3: 4}))
t(lambda: {1: 2}.keys()[0])
t(lambda: {1: 2}.keys() + [1])
t(lambda: max({"a": 3, "b": 5}, key={"a": 3, "b": 5}.get))
t(lambda: sorted({"a": 3, "b": 1}.items(), key=lambda kv: kv[1]))
d = {1: 1, 2: 2}


def grow():
    for k in d:
        d[k + 10] = 1


t(grow)


def shrink():
    e = {1: 1, 2: 2, 3: 3}
    for k in e:
        del e[k]


t(shrink)
d = {i: i * i for i in range(10)}
for i in range(0, 10, 2):
    del d[i]
d[4] = "again"
d[0] = "new"
print(d, len(d))
d = {}
d["self"] = d
print(d, [d])


class Missing(object):
    def __init__(self):
        self.x = 1

    def keys(self):
        return ["a", "b"]

    def __getitem__(self, k):
        return k * 2


print(dict(Missing()), {**Missing()})
del d["self"]
t(lambda: d.__delitem__("q"))
