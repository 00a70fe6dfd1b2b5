print([x * y for x in range(4) if x % 2 for y in range(3) if y != 1])
print({k: v for k, v in zip("abc", range(3))}, {len(w) for w in ["a", "bb", "cc"]})
print(sum(x * x for x in range(10)), max((len(w), w) for w in "some words here".split()))
x = "outer"
print([x for x in range(3)], x)
print([[c for c in row] for row in ["ab", "cd"]])
print([(a, b) for a, (b, *_) in [(1, (2, 3)), (4, (5,))]])

def scope():
    n = 10
    return [n + i for i in range(3)], {n: n for n in range(2)}, n
print(scope())

class C:
    items = [1, 2, 3]
    doubled = [i * 2 for i in items]
    k = 5
    try:
        bad = [i * k for i in items]
    except NameError as e:
        print(e)
print(C.doubled)

g = (i for i in [1, 2, 3])
print(next(g), list(g), list(g))
def trace(v):
    print("called", v)
    return v
lazy = (trace(i) for i in trace([1, 2]))
print("made")
print(list(lazy))
print([y := 1, y + 1], y)
def walrus():
    found = [last := v for v in range(5)]
    return found, last
print(walrus())
print(any((hit := v) > 3 for v in [1, 4, 9]), hit)
print([i for i in range(10) if i > 2 if i < 6])
print([*range(3), *"ab"], {*[1, 2], 3}, {**{"a": 1}, "b": 2, **{"a": 3}}, (*[1], 2))
print([lambda: i for i in range(2)][0]())
try:
    [1 / (i - 1) for i in range(3)]
except ZeroDivisionError as e:
    print(e)
print({i: {j: i * j for j in range(2)} for i in range(2)})
print([i if i else "zero" for i in range(2)])
print(dict((k, v) for v, k in enumerate("xyz")))
m = [[1, 2], [3, 4], [5, 6]]
print([list(r) for r in zip(*m)], [[r[i] for r in m] for i in range(2)])
def gen_in_gen():
    return [list(j for j in range(i)) for i in (k + 1 for k in range(3))]
print(gen_in_gen())
try:
    (i for i in 5)
except TypeError as e:
    print(e)
print(sorted({c for c in "hello"}), [c for c in {"a": 1, "b": 2}])
