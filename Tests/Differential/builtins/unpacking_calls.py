def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


def show(*args, **kwargs):
    return args, kwargs


print(show(), show(1), show(*[1, 2], 3, *"ab", k=1, **{"z": 2}), show(**{"a": 1}, **{"b": 2}), show(*range(3)), show(*{1: 2}), show(*(x for x in "xy")))
t(lambda: show(*None))
t(lambda: show(**None))
t(lambda: show(**[1]))
t(lambda: show(a=1, **{"a": 2}))
t(lambda: show(**{"a": 1}, **{"a": 2}))
t(lambda: show(**{1: 2}))
print(max(*[1, 5, 2]), print(*[], sep="x"), "{} {}".format(*[1, 2]), "{a}".format(**{"a": 5}), dict(**{"x": 1}), sorted([3, 1], **{"reverse": True}), int(*["ff"], **{"base": 16}))


def defaults(a, b=[], *, c=None):
    b.append(a)
    return b, c


print(defaults(1), defaults(2), defaults(3, []), defaults(4, c=5))


def positional(a, b, /, c, *, d):
    return a, b, c, d


print(positional(1, 2, 3, d=4), positional(1, 2, c=3, d=4))
t(lambda: positional(1, b=2, c=3, d=4))
t(lambda: positional(1, 2, 3, 4))
t(lambda: positional(1, 2, 3))
t(lambda: positional(1, 2, d=3))
first, *rest = [1, 2, 3]
*init, last = "abc"
(a, b), [c, *d] = (1, 2), "xyz"
x, y = y, x = 1, 2
print(first, rest, init, last, a, b, c, d, x, y)
for i, (j, k) in enumerate([(1, 2), (3, 4)]):
    print(i, j, k, end=" ")
for a, *b in [(1, 2, 3), "xy"]:
    print(a, b, end=" ")
print()
d = {}
d["a"], d["b"] = 1, 2
l = [0, 0]
l[0], l[1] = 5, 6
print(d, l)
big = list(range(1000))
print(len(show(*big)[0]), max(*big), len(show(**{f"k{i}": i for i in range(300)})[1]))
