def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


print(sorted([3, 1, 2]), sorted([3, 1, 2], reverse=True), sorted("hello"), sorted((3, 1)), sorted({3, 1, 2}), sorted({"b": 1, "a": 2}))
print(sorted(["b", "A", "c"], key=str.lower), sorted([1, -3, 2], key=abs), sorted([(1, "b"), (0, "z"), (1, "a")]))
print(sorted([1.5, 1, 2, 0.5, True]), sorted([10**30, 1, -10**30, 5.5]), sorted([[2], [1, 2], [1]]))
a = [5, 2, 8, 1]
print(a.sort(), a, a.sort(reverse=True), a, a.sort(key=lambda x: -x), a)
x = 12345
items = []
for i in range(2000):
    x = (x * 1103515245 + 12345) % 2147483648
    items.append(x % 1000)
print(sorted(items) == sorted(sorted(items, reverse=True)), sum(i * v for i, v in enumerate(sorted(items))))
pairs = [(v % 10, i) for i, v in enumerate(items)]
print(sorted(pairs, key=lambda p: p[0]) == sorted(pairs), [p[1] for p in sorted(pairs, key=lambda p: p[0], reverse=True)][:20])
floats = [v / 7 for v in items]
print(sorted(floats) == [v / 7 for v in sorted(items)])
strings = [str(v) for v in items]
print(sorted(strings)[:10], sorted(strings, key=int)[:10], sorted(strings, key=len, reverse=True)[:10], sorted(strings, key=lambda s: (len(s), s))[-5:])
mixed = [v if i % 2 else float(v) for i, v in enumerate(items)]
print(sorted(mixed)[:10], sorted(mixed, reverse=True)[:10])
print(sorted(list(range(100)) + list(range(50))) == sorted(list(range(50)) + list(range(100))), sorted(range(100, 0, -1))[:5])
t(lambda: sorted([1, "a"]))
t(lambda: sorted([1, None]))
t(lambda: sorted([{}, {}]))
t(lambda: sorted(5))
t(lambda: sorted())
t(lambda: sorted([1], lambda x: x))
t(lambda: sorted([1], foo=1))
t(lambda: sorted([3, 1], key=None))
t(lambda: sorted([3, 1], key=5))
t(lambda: sorted([3, 1], reverse="x"))
t(lambda: [3, 1].sort(reverse="x"))
t(lambda: sorted([3, 1], reverse=2))
t(lambda: sorted([1, 2], key=lambda x: 1 / 0))


class Item:
    count = 0

    def __init__(self, v, tag):
        self.v = v
        self.tag = tag

    def __lt__(self, other):
        Item.count += 1
        return self.v < other.v

    def __repr__(self):
        return f"{self.v}{self.tag}"


objects = [Item(v % 5, chr(97 + i)) for i, v in enumerate(items[:20])]
print(sorted(objects), sorted(objects, reverse=True), min(objects), max(objects))


class Greater:
    def __init__(self, v):
        self.v = v

    def __gt__(self, other):
        return self.v > other.v

    def __repr__(self):
        return str(self.v)


print(sorted([Greater(3), Greater(1), Greater(2)]), max([Greater(3), Greater(1)]))
a = [3, 2, 1]


def bad(x):
    a.append(x)
    return x


t(lambda: a.sort(key=bad))
print(a)
a = [3, 2, 1]


def peek(x):
    print(len(a))
    return x


a.sort(key=peek)
print(a)
b = [4, 3, "x", 1]
t(lambda: b.sort())
print(len(b))
