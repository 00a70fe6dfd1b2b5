print(sorted([3, 1, 2]), sorted("bca"), sorted([3, 1, 2], reverse=True), sorted(["bb", "a", "ccc"], key=len), sorted([(2, "b"), (1, "z"), (2, "a")]))
data = [("a", 3), ("b", 1), ("c", 3), ("d", 2)]
print(sorted(data, key=lambda p: p[1]), sorted(data, key=lambda p: p[1], reverse=True), sorted(data, key=lambda p: (-p[1], p[0])))
l = [5, 2, 9, 1]
print(l.sort(), l, l.sort(reverse=True), l, l.reverse(), l)
print(min(data, key=lambda p: p[1]), max(data, key=lambda p: p[1]), min([], default="none"), max(1, 2.0, True), min("b", "a"), sorted({"b": 1, "a": 2}.items()))
for f in (lambda: sorted([1, "a"]), lambda: max([]), lambda: min(), lambda: sorted(5), lambda: sorted([1], key=5), lambda: [3, None].sort(), lambda: max(1)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
class Rec:
    def __init__(self, k, n): self.k, self.n = k, n
    def __lt__(self, o): return self.k < o.k
    def __repr__(self): return f"{self.k}{self.n}"
print(sorted([Rec(2, "a"), Rec(1, "b"), Rec(2, "c"), Rec(1, "d")]), sorted([Rec(2, "a"), Rec(1, "b"), Rec(2, "c")], reverse=True))
seed = 12345
vals = []
for _ in range(2000):
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    vals.append(seed % 1000)
s = sorted(vals)
print(s[:5], s[-5:], all(a <= b for a, b in zip(s, s[1:])), sorted(vals, key=lambda v: v % 10)[:10], sorted(s, reverse=True) == s[::-1])
print(sorted([True, False, 2, 0.5]), sorted([1.5, -0.0, 0.0, float("-inf"), float("inf")]), sorted([[2], [1, 5], [1]]), sorted(["é", "z", "a", "Z"]), sorted([b"b", b"a"]), sorted([2 ** 70, 1, -2 ** 70, 2 ** 64]))
def failing(v):
    if v == 3:
        raise ValueError("key failed")
    return v
x = [1, 2, 3]
try:
    x.sort(key=failing)
except ValueError as e:
    print(e, x)
calls = []
sorted([3, 1, 2], key=lambda v: calls.append(v) or v)
print(calls, list(reversed([1, 2, 3])), [1, 2, 3].index(2), [1, 2, 1].count(1), sum([[1], [2]], []), sum([0.5, 1]), list(zip(*[(1, 2), (3, 4)])))
print(list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(None, [0, 1, "", "a"])), list(zip("ab", [1, 2], (True, False))), any([]), all([]), [*enumerate("ab", 1)], list(zip()), sum(range(5), 100))
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as e:
    print(e)
