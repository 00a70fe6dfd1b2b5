def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


base = list(range(10))
for start in [None, 0, 2, 5, -3, -20, 20]:
    for stop in [None, 0, 2, 7, -3, -20, 20]:
        print([base[start:stop:step] for step in [None, 1, 2, 3, -1, -2, -3, 100, -100]], tuple(base)[start:stop], "0123456789"[start:stop:-1], bytes(base)[start:stop:2], range(10)[start:stop:3])
for start, stop in [(0, 0), (0, 3), (3, 3), (2, 8), (8, 2), (-3, None), (None, None), (20, 30), (5, -5)]:
    for new in [[], ["x"], ["x", "y", "z"], "ab", (1,)]:
        a = base[:]
        a[start:stop] = new
        print(a, end=" ")
        a = base[:]
        del a[start:stop]
        print(a)


def assign(s, new):
    a = list(range(10))
    a[s] = new
    return a


def delete(s):
    a = list(range(10))
    del a[s]
    return a


t(lambda: assign(slice(None, None, 2), "abcde"))
t(lambda: assign(slice(None, None, -2), "abcde"))
t(lambda: assign(slice(None, None, 2), "abc"))
t(lambda: assign(slice(0, 2), 5))
t(lambda: assign(slice(0, 4, 2), 5))
t(lambda: assign(slice(0, 2, 0), [1]))
t(lambda: assign(0, 5))
t(lambda: assign(-1, 5))
t(lambda: assign(10, 5))
t(lambda: assign(-11, 5))
t(lambda: assign("a", 5))
t(lambda: assign(1.5, 5))
t(lambda: delete(slice(None, None, 2)))
t(lambda: delete(slice(None, None, -3)))
t(lambda: delete(slice(5, 2)))
t(lambda: delete(0))
t(lambda: delete(-1))
t(lambda: delete(10))
t(lambda: delete("a"))
t(lambda: (1, 2)[5])
t(lambda: (1, 2)["a"])
t(lambda: range(5)[5])
t(lambda: range(5)["a"])
t(lambda: slice(1, 10, 2))
t(lambda: slice(5))
t(lambda: slice(1, 2).start)
t(lambda: slice(1, 2) == slice(1, 2, None))
t(lambda: slice(1, 2) < slice(1, 3))
t(lambda: slice(None, None, -1).indices(5))
t(lambda: slice(1, 100, 3).indices(10))
t(lambda: slice(-3, None).indices(10))
t(lambda: slice(None, None, 0).indices(5))
t(lambda: slice(1).indices(-1))
t(lambda: slice("a").indices(5))
t(lambda: hash(slice(1)))
t(lambda: slice())
t(lambda: slice(1, 2, 3, 4))
a = [1, 2, 3]
a[1:1] = a
print(a)
a[:] = []
print(a)
