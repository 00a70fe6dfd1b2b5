def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


print([x * x for x in range(5)], [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in range(3) for y in range(x)], {x: x * 2 for x in range(3)}, {x % 3 for x in range(10)}, list(x for x in "abc"), [[y for y in range(x)] for x in range(3)])
print([x for x in (1, 2, 3)], [k for k in {"a": 1}], [c for c in "héé"], [b for b in b"ab"], [i for i in range(3, 0, -1)], [v for _, v in enumerate("ab")], [a + b for a, b in zip([1], [2])])
x = "outer"
print([x for x in range(2)], x)
print([y := 5, y * 2], [z for q in [1, 2] if (z := q * 10) > 10], sum(i for i in range(4)), max(len(w) for w in ["a", "bcd"]), "".join(c.upper() for c in "abc"), any(i > 2 for i in range(4)), all(i < 9 for i in range(4)), sorted(i * -1 for i in range(3)), dict((i, i) for i in range(2)), tuple(i for i in range(2)), set(i for i in range(2)), min((i for i in [3, 1]), default=0))
fs = [lambda: i for i in range(3)]
print([f() for f in fs], [(lambda j=i: j)() for i in range(3)])
t(lambda: [1 / x for x in [1, 0]])
t(lambda: [x for x in 5])
t(lambda: {[]: 1 for x in range(1)})
t(lambda: {x for x in [[]]})
t(lambda: [undefined for x in range(1)])
t(lambda: [x for x, y in [(1, 2, 3)]])
print([*range(3), *"ab"], (*range(2), 5), {*[1, 2], 3}, {**{"a": 1}, "b": 2, **{"a": 3}}, [*[], *()])
print([i if i % 2 else -i for i in range(5)], [not i for i in [0, 1]], [a or b for a, b in [(0, 1), (2, 3)]], [i for i in range(5) if not i % 2])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], list(zip(*matrix)), [v for row in matrix for v in row], list(map(list, zip(*matrix))))
