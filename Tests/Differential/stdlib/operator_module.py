import operator as op


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


for name in "add sub mul truediv floordiv mod pow lshift rshift and_ or_ xor eq ne lt le gt ge".split():
    f = getattr(op, name)
    t(f, 7, 2)
    t(f, 7, "x")
    t(f, 7)
for name in "neg pos invert not_ truth abs index".split():
    t(getattr(op, name), 5)
    t(getattr(op, name), -2.5)
    t(getattr(op, name), "a")
t(op.concat, "a", "b")
t(op.contains, [1, 2], 1)
t(op.getitem, {"a": 1}, "a")
t(op.getitem, [1, 2], slice(0, 1))
t(op.countOf, [1, 2, 1], 1)
t(op.indexOf, [1, 2], 2)
t(op.indexOf, [1, 2], 5)
d = {}
op.setitem(d, "k", 1)
print(d, op.is_(d, d), op.is_not(d, {}))
op.delitem(d, "k")
print(d)
g = op.itemgetter(1)
print(g([1, 2]), op.itemgetter(0, 2)("abc"), op.itemgetter("a")({"a": 5}), sorted([(1, "b"), (2, "a")], key=g), g)
t(g, [])
t(op.itemgetter)


class P:
    def __init__(self):
        self.x = 1
        self.child = None

    def hi(self, a, b=2):
        return a, b


p = P()
p.child = P()
print(op.attrgetter("x")(p), op.attrgetter("child.x", "x")(p), op.attrgetter("x"))
t(op.attrgetter("nope"), p)
t(op.attrgetter, 5)
print(op.methodcaller("hi", 1)(p), op.methodcaller("hi", 1, b=5)(p), op.methodcaller("upper")("a"), op.methodcaller("hi", 1, b=2))
print(op.iadd([1], [2]), op.matmul if False else "", op.call(max, 1, 2), op.length_hint([1, 2]))
