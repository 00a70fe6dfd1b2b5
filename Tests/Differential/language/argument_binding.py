def show(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except TypeError as e:
        print(e)
def a(x, y=2, *, k, d=4): return x, y, k, d
def b(x, /, y, *rest, k=1, **more): return x, y, rest, k, more
def c(x, y, /, z=3): return x, y, z
def d(*, only): return only
def e(**kw): return kw
def g(*args): return args
for args, kwargs in [((), {}), ((1,), {}), ((1,), {"k": 2}), ((1, 2, 3), {"k": 1}), ((1, 2, 3), {}), ((1,), {"k": 1, "z": 2}), ((1,), {"x": 1, "k": 2}), ((), {"x": 1, "k": 2}), ((1, 2, 3, 4), {"k": 1, "d": 2})]:
    show(a, *args, **kwargs)
for args, kwargs in [((), {}), ((1,), {}), ((1, 2), {}), ((1, 2, 3, 4), {"k": 5, "m": 6}), ((1,), {"y": 2, "x": 3}), ((1, 2), {"y": 2})]:
    show(b, *args, **kwargs)
for args, kwargs in [((1, 2), {}), ((1, 2, 3, 4), {}), ((1,), {"y": 2}), ((), {"x": 1, "y": 2, "z": 3}), ((1, 2), {"q": 1}), ((1, 2), {"z": 9})]:
    show(c, *args, **kwargs)
for args, kwargs in [((1,), {}), ((1,), {"only": 2}), ((1, 2), {"only": 2}), ((), {"only": 3}), ((), {"other": 3})]:
    show(d, *args, **kwargs)
show(e, a=1, self=2)
show(e, 1)
show(g, 1, 2)
show(g, a=1)
class C:
    def __init__(self, x, *, y=0): self.v = (x, y)
    def m(self, p, q=1): return p, q
    @classmethod
    def k(cls, p): return p
show(lambda: C(1, y=2).v)
show(C)
show(C, 1, 2)
show(C, 1, z=2)
show(C(1).m)
show(C(1).m, 1, 2, 3)
show(C(1).m, q=5)
show(C.k, 1, 2)
defaults = [1, 2]
def late(x=defaults, y=len(defaults)): return x, y
defaults.append(3)
print(late(), late(0), late(y=0), late.__defaults__)
def many(a, b, c, d, e, f, g, h=8, *args, i, j=10, **kw): return a + b + c + d + e + f + g + h + sum(args) + i + j + sum(kw.values())
print(many(1, 2, 3, 4, 5, 6, 7, i=9), many(*range(10), i=1, z=100), many(1, 2, g=7, f=6, e=5, d=4, c=3, i=0))
print((lambda x, /, *, y=1: (x, y))(1), (lambda *a, **k: (a, k))(*"ab", **{"z": 1}))
