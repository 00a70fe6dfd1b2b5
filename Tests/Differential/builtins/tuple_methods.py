def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


print((), (1,), (1, 2), tuple(), tuple([1, 2]), tuple("ab"), (1, 2) + (3,), (1,) * 3, 2 * (1, 2))
print((1, 2, 1).count(1), (1, 2, 1).index(2), (1, 2) == (1, 2), (1, 2) < (1, 3), (1, 2) < (1,), (1, "a") == (1, "a"), hash((1, 2)) == hash((1.0, 2.0)))
t(lambda: (1, 2).index(3))
t(lambda: (1, 2, 3, 1).index(1, 1))
t(lambda: (1, 2).append(1))
t(lambda: (1, 2) + [3])
t(lambda: (1,) * 1.5)
t(lambda: (1, 2) < [1, 2])
t(lambda: (1, "a") < (1, 2))
t(lambda: hash(([],)))
t(lambda: tuple(5))
t(lambda: tuple(1, 2))
t(lambda: (1, 2).__add__((3,)))
t(lambda: (1, 2).__getitem__(0))
t(lambda: (1, 2).__hash__() == hash((1, 2)))


def setit():
    x = (1, 2)
    x[0] = 5


def delit():
    x = (1, 2)
    del x[0]


t(setit)
t(delit)
a, b = (1, 2)
(c, d), e = (3, 4), 5
f, *g = 1, 2, 3
*h, i = "abc"
j, *k, l = range(5)
print(a, b, c, d, e, f, g, h, i, j, k, l)


def unpack(x):
    a, b = x
    return a, b


def unpack_star(x):
    a, *b, c = x
    return a, b, c


t(lambda: unpack((1,)))
t(lambda: unpack((1, 2, 3)))
t(lambda: unpack([1, 2, 3]))
t(lambda: unpack("ab"))
t(lambda: unpack("abc"))
t(lambda: unpack({1: 2, 3: 4}))
t(lambda: unpack(5))
t(lambda: unpack(None))
t(lambda: unpack(x for x in range(3)))
t(lambda: unpack(x for x in range(1)))
t(lambda: unpack_star([1]))
t(lambda: unpack_star([1, 2]))
t(lambda: unpack_star(5))
x = ([],)
x[0].append(x)
print(x, tuple([1, [2, (3,)]]))
