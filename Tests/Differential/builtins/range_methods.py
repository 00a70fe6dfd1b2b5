def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


for r in [range(5), range(2, 7), range(0, 10, 3), range(10, 0, -2), range(0), range(5, 5), range(1, 0), range(-3, 3), range(0, -10, -3)]:
    print(r, len(r), list(r), list(reversed(r)), r.start, r.stop, r.step, bool(r), r[1:], r[::-1], r[-2:], 2 in r, 2.0 in r, "a" in r, r.count(2), sum(r), tuple(r), r == range(5), hash(r) == hash(range(5)))
    t(lambda: r[0])
    t(lambda: r[-1])
    t(lambda: r.index(4))
    t(lambda: r.index(4.0))
    t(lambda: r.index("x"))
t(lambda: range())
t(lambda: range(1, 2, 3, 4))
t(lambda: range(1, 2, 0))
t(lambda: range("a"))
t(lambda: range(1.5))
t(lambda: range(None))
t(lambda: range(5).foo)
t(lambda: range(5) + range(3))
t(lambda: range(5) * 2)
t(lambda: range(5) < range(6))
t(lambda: range(0) == range(2, 1))
t(lambda: range(0, 3, 2) == range(0, 4, 2))
t(lambda: range(1, 2, 3) == range(1, 2))
t(lambda: range(10)[100])
t(lambda: range(True))
t(lambda: repr(range(1, 2, 1)))
t(lambda: list(range(3)) + list(range(0)))
t(lambda: max(range(10)))
t(lambda: min(range(10, 0, -3)))
t(lambda: range(10**18)[10**17])
t(lambda: 10**17 in range(10**18))
t(lambda: len(range(10**18)))
t(lambda: [i for i in range(10, 0, -3)])


def setit():
    r = range(5)
    r[0] = 1


t(setit)
