print(list(map(str, range(3))), list(filter(lambda v: v % 2, range(6))), list(zip([1, 2], "ab")), list(enumerate("xy", 10)), list(reversed([1, 2])), list(range(3)))
m = map(lambda v: v * 2, [1, 2, 3])
print(next(m), list(m), list(m))
z = zip(range(3), iter("abcd"))
print(next(z), *z)
it = iter([1, 2, 3])
print(list(zip(it, it)))
it = iter("abc")
print(next(it), "".join(it), next(it, "end"))
print(list(map(lambda a, b, c: a + b + c, [1], [2], [3])), list(map(None, [])) if False else "", sum(map(len, ["a", "bb"])))
print(list(iter(int, 1))[:0] if False else "", max(map(abs, [-5, 3])), dict(enumerate("ab")), set(map(str, [1, 1])), tuple(filter(str.isdigit, "a1b2")))
print(any(v > 2 for v in [1, 2, 3]), all(v for v in []), sorted(map(str, [3, 1])), list(map(int, "123")), " ".join(map(repr, [1, "a"])))
for f in (lambda: next([]), lambda: next(iter([])), lambda: zip(5), lambda: map(5), lambda: list(map(5, [1])), lambda: reversed({1}), lambda: iter(5), lambda: list(map(lambda: 0, [1])), lambda: sum(["a"]), lambda: sum("ab"), lambda: len(iter([])), lambda: range(), lambda: range("a")):
    try:
        print(f())
    except (TypeError, StopIteration) as e:
        print(type(e).__name__, e)
def g():
    yield from zip("ab", range(2))
print(dict(g()), [*map(lambda p: p[0] * p[1], [(1, 2), (3, 4)])], list(zip(*zip([1, 2], [3, 4]))))
r = range(0, 20, 3)
print(r[2], r[-1], r[1:4], 9 in r, r.index(9), r.count(4), len(r), list(reversed(r)), r == range(0, 21, 3), hash(range(3)) == hash(range(3)))
d = {"a": 1, "b": 2}
print(list(map(lambda kv: kv[0] + str(kv[1]), d.items())), [k for k in reversed(d)], list(zip(d, d.values())), max(d, key=d.get), min(d.values()))
l = [1, 2, 3]
i = iter(l)
next(i)
l.append(4)
print(list(i), list(i))
e = enumerate(x for x in "ab")
print(next(e), list(e), iter(e) is e)
