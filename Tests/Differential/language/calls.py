def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3), f(1, 5, 6, 7, c=8, e=9), f(*[1, 2], **{"c": 3, "z": 1}))
print(f(*[1], 2, *(3, 4), c=5, **{"x": 1}, y=2))
def pos(a, b=2, /, c=3, *, d=4):
    return a, b, c, d
print(pos(1), pos(1, 5, c=6, d=7))
def kwpos(a, /, **kw):
    return a, kw
print(kwpos(1, a=2))
def attempt(g, *args, **kwargs):
    try:
        print(g(*args, **kwargs))
    except TypeError as e:
        print(e)
def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def kwonly(*, a, b): pass
def kwonly3(*, a, b, c): pass
def opt(a, b=1): pass
def opt2(a, b=1, c=2): pass
attempt(none, 1)
attempt(none, 1, 2)
attempt(none, x=1)
attempt(one)
attempt(one, 1, 2)
attempt(one, 1, a=2)
attempt(two)
attempt(two, 1)
attempt(two, b=1)
attempt(two, 1, 2, 3)
attempt(three)
attempt(three, 1)
attempt(kwonly)
attempt(kwonly, a=1)
attempt(kwonly3)
attempt(kwonly, 1)
attempt(kwonly, 1, a=1, b=2)
attempt(opt)
attempt(opt, 1, 2, 3)
attempt(opt2, 1, 2, 3, 4)
attempt(opt, 1, c=2)
attempt(pos, b=1)
attempt(pos, 1, b=1)
attempt(pos, a=1, b=2)
attempt(pos, 1, 2, 3, 4)
attempt(pos, 1, 2, 3, 4, d=5)
attempt(f)
attempt(f, 1)
class C:
    def m(self, a): return a
    @staticmethod
    def s(a): return a
    @classmethod
    def c(cls, a): return a
attempt(C().m)
attempt(C().m, 1, 2)
attempt(C().s)
attempt(C.c)
attempt(C.m)
attempt(C, 1)
class D:
    def __init__(self, a, b): pass
attempt(D)
attempt(D, 1, 2, 3)
attempt(lambda x: x)
attempt(lambda: f(**{1: 2}))
attempt(lambda: f(1, **{"a": 1}))
attempt(5)
attempt("abc")
def mutable(x, acc=[]):
    acc.append(x)
    return acc
mutable(1)
print(mutable(2), mutable.__defaults__)
print(f.__name__, f.__defaults__, f.__kwdefaults__)
def doc():
    "The docstring."
print(doc.__doc__, none.__doc__)
def annotated(a: int, b: "str" = "x") -> float:
    return a
print(annotated(1))
def ordered(**kw): return list(kw)
print(ordered(z=1, a=2, m=3))
def side(v):
    print("arg", v)
    return v
f(side(1), *[side(2)], c=side(3), **{"k": side(4)})
print(max(3, 1, key=lambda v: -v), sorted([3, 1, 2], reverse=True), print.__name__)
