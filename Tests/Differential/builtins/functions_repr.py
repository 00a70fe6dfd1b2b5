def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


def f(a, b=1, *args, c, d=2, **kwargs):
    "Doc."
    return a


print(f.__name__, f.__doc__, f.__qualname__, f.__module__, f.__defaults__, repr(f).split(" at ")[0], (lambda: 0).__name__, callable(f))
print(len, print, int, [].append.__name__, str.upper, repr([].append).split(" at ")[0], abs.__name__, len.__doc__ is None, type, object, ValueError)
print(type(f), type(len), type("".upper), type(f.__class__))
f.attr = 5
print(f.attr, f.__dict__)
t(lambda: f())
t(lambda: f(1))
t(lambda: f(1, 2, 3, c=4, e=5))
t(lambda: f(1, a=2, c=1))
t(lambda: f(c=1))
t(lambda: f(**{"a": 1, "c": 2}))
t(lambda: f(*5))
t(lambda: f(**5))
t(lambda: f(*[1], *[2], c=3, **{"d": 4}))
t(lambda: f(1, c=1, **{"c": 2}))
t(lambda: f(1, **{1: 2}))
t(lambda: (lambda x: x)())
t(lambda: (lambda x: x)(1, 2))
t(lambda: (lambda: 0)(1))
t(lambda: (lambda x, y: 0)(1))
t(lambda: (lambda x, y, z: 0)())
t(lambda: (lambda *, k: 0)())
t(lambda: (lambda *, k, m: 0)())
t(lambda: (lambda a, /: 0)(a=1))
t(lambda: (lambda a, b=1: 0)(1, 2, 3))
t(lambda: None())
t(lambda: 5())
t(lambda: "a"())
t(lambda: [1](0))
t(lambda: f.missing)
t(lambda: len.missing)
t(lambda: print.foo)
t(lambda: f + 1)
t(lambda: f < f)
t(lambda: f == f)
t(lambda: f[0])
t(lambda: len(f))


class C:
    def method(self, x):
        return x

    @staticmethod
    def static(x):
        return x

    @classmethod
    def klass(cls, x):
        return cls


c = C()
print(c.method.__name__, c.method(1), C.method(c, 2), C.static(3), c.static(4), C.klass(5), c.method == c.method, repr(C.method).split(" at ")[0], repr(c.method).split(" of ")[0], repr(c.klass))
t(lambda: c.method())
t(lambda: c.method(1, 2))
t(lambda: C.method())
t(lambda: C.static())
t(lambda: c.klass())
t(lambda: c.method.foo)
