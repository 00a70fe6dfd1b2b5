def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


print(list(enumerate("abc")), list(enumerate("abc", 5)), list(enumerate([], start=1)), list(enumerate(iterable="ab", start=-1)))
print(list(zip()), list(zip([1, 2])), list(zip([1, 2], "ab")), list(zip([1, 2, 3], "ab")), list(zip([1, 2], "ab", strict=True)), dict(zip("ab", [1, 2])))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(map(pow, [2, 3], [3, 2])), list(map(None.__class__, [])))
print(list(filter(None, [0, 1, "", "a", None, []])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(str.isdigit, ["1", "a"])))
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed((1, 2))), list(reversed(range(5))), list(reversed({1: 2, 3: 4})), list(reversed({1: 2}.values())))
t(lambda: list(zip([1], [1, 2], strict=True)))
t(lambda: list(zip([1, 2], [1], strict=True)))
t(lambda: list(zip([1], [1], [1, 2], strict=True)))
t(lambda: list(zip([1, 2], [1, 2], [1], strict=True)))
t(lambda: zip(1))
t(lambda: zip([1], 2))
t(lambda: enumerate(1))
t(lambda: enumerate())
t(lambda: enumerate([1], "a"))
t(lambda: map(1))
t(lambda: map(str, 1))
t(lambda: list(map(1, [1])))
t(lambda: list(map(lambda x: 1 / x, [1, 0])))
t(lambda: filter(1))
t(lambda: filter(None, 1))
t(lambda: list(filter(1, [1])))
t(lambda: reversed(1))
t(lambda: reversed({1}))
t(lambda: reversed(x for x in []))
t(lambda: reversed(iter([1])))
t(lambda: iter(1))
t(lambda: iter(None))
t(lambda: iter(5, 5))
t(lambda: next([1]))
t(lambda: next(iter([])))
t(lambda: next(iter([]), 5))
t(lambda: next(iter([]), None))
t(lambda: next(iter([1, 2])))
t(lambda: next(5))
t(lambda: iter([1]) is iter([1]))
t(lambda: len(iter([1])))
t(lambda: len(zip()))
t(lambda: len(map(str, [])))
t(lambda: len(x for x in []))
t(lambda: zip()[0])
t(lambda: map(str, [1])[0])
t(lambda: (x for x in [])[0])
t(lambda: iter([1])[0])
t(lambda: range(3)[1])
t(lambda: enumerate([1])[0])
t(lambda: len(5))
t(lambda: len(None))
t(lambda: len(str))
t(lambda: [x for x in 5])
t(lambda: [x for x in None])
t(lambda: sum(map(int, "12345")))
t(lambda: max(map(len, ["a", "bcd"])))
t(lambda: isinstance(map(str, []), map))
t(lambda: isinstance(zip(), zip))
t(lambda: isinstance(enumerate([]), enumerate))
t(lambda: isinstance(reversed([]), reversed))
t(lambda: type(map(str, [])))
t(lambda: type(zip()))
t(lambda: type(enumerate([])))
t(lambda: type(filter(None, [])))
t(lambda: type(reversed("a")))
t(lambda: type(reversed([])))
t(lambda: type(iter([])))
t(lambda: type(iter(())))
t(lambda: type(iter("")).__name__[:3])
t(lambda: type(iter({})))
t(lambda: type(iter({}.items())))
t(lambda: type(iter(set())))
t(lambda: type(iter(range(1))))
t(lambda: type(iter(b"")))
t(lambda: type(iter(int, 1)))
t(lambda: type({}.keys()))
t(lambda: type(x for x in []))
count = 0


def ticker():
    global count
    count += 1
    return count


print(list(iter(ticker, 5)))
it = iter([1, 2, 3])
print(next(it), list(it), list(it), next(it, "done"))
z = zip(it, "abc")
print(list(z))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError(i)
        return i * i

    def __len__(self):
        return 4


class BadIter:
    def __iter__(self):
        return 5


class Reversible:
    def __reversed__(self):
        return iter("reversed")


print(list(Countdown(3)), sum(Countdown(4)), max(Countdown(3)), 2 in Countdown(3), list(zip(Countdown(3), Old())), sorted(Countdown(3)), tuple(Countdown(2)), set(Countdown(2)))
print(list(Old()), list(reversed(Old())), 9 in Old(), list(enumerate(Old())), "".join(Reversible().__reversed__()), list(reversed(Reversible())))
t(lambda: iter(BadIter()))
t(lambda: list(Countdown))
t(lambda: next(Countdown(0)))
t(lambda: next(Countdown(0), "none"))
a, b, c = Countdown(3)
print(a, b, c, *Countdown(3), [*Countdown(2), *Old()])
t(lambda: dict(a=1, **{"b": 2}))
m = map(lambda x: x * 2, [1, 2, 3])
print(next(m), list(m))
f = filter(lambda x: x % 2, range(10))
print(next(f), next(f), list(f))
e = enumerate("ab")
print(next(e), next(e), next(e, None))
print(any(x == 2 for x in Countdown(5)), all([]), any([]))
print([*map(lambda p: p[0] + p[1], zip([1, 2], [3, 4]))])
r = range(3)
i1, i2 = iter(r), iter(r)
print(next(i1), next(i1), next(i2), list(i1), list(i2))
