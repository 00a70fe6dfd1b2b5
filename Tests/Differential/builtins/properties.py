def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


class P:
    def __init__(self):
        self._v = 1

    def get(self):
        return self._v

    def set(self, v):
        self._v = v

    def delete(self):
        self._v = "deleted"

    v = property(get, set, delete, "doc of v")
    ro = property(get)
    wo = property(None, set)

    @property
    def d(self):
        "doc of d"
        return self._v * 2

    @d.setter
    def d(self, x):
        self._v = x / 2


p = P()
print(p.v, p.ro, p.d, P.v.__doc__, P.d.__doc__, type(P.v), P.v.fget is not None, P.ro.fset)
p.v = 5
print(p.v)
p.d = 10
print(p.v, p.d)
del p.v
print(p.v)
t(lambda: p.wo)
t(lambda: setattr(p, "ro", 1))
t(lambda: delattr(p, "ro"))
t(lambda: delattr(p, "d"))
t(lambda: setattr(p, "v", 3))
print(p.v)


class Q(P):
    @property
    def ro(self):
        return "overridden " + str(super().ro)


print(Q().ro)


class Static:
    @staticmethod
    def f(x=1):
        return x

    @classmethod
    def g(cls, y=2):
        return cls.__name__, y

    h = staticmethod(lambda: "lambda")
    n = 0

    @classmethod
    def bump(cls):
        cls.n += 1
        return cls.n


class Sub(Static):
    pass


print(Static.f(), Static().f(3), Static.g(), Sub.g(5), Sub().g(), Static.h(), Static().h(), Static.bump(), Sub.bump(), Static.n, Sub.n)
t(lambda: Static.f(1, 2))
t(lambda: staticmethod(len)("abc"))
t(lambda: property().fget)
t(lambda: property(1, 2, 3, 4, 5))


class Desc:
    def __get__(self, obj, owner):
        return ("get", obj is None, owner.__name__)


class HasDesc:
    d = Desc()


print(HasDesc().d, HasDesc.d)


class Counter:
    instances = 0

    def __new__(cls, *args):
        cls.instances += 1
        return super().__new__(cls)

    def __init__(self, *args):
        self.args = args


Counter(1)
print(Counter(1, 2).args, Counter.instances)


class Singleton:
    _one = None

    def __new__(cls):
        if cls._one is None:
            cls._one = object.__new__(cls)
        return cls._one


print(Singleton() is Singleton())


class Sub2:
    registry = []

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Sub2.registry.append(cls.__name__)


class X1(Sub2):
    pass


class X2(Sub2):
    pass


print(Sub2.registry)
