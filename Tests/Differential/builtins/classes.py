def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


class Point:
    """A point."""

    kind = "point"

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __eq__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __len__(self):
        return 2

    def __bool__(self):
        return self.x != 0 or self.y != 0

    def __call__(self, *args, **kwargs):
        return args, kwargs

    def __contains__(self, v):
        return v in (self.x, self.y)

    def __neg__(self):
        return Point(-self.x, -self.y)

    def __iter__(self):
        return iter((self.x, self.y))

    @property
    def norm(self):
        "The norm."
        return (self.x**2 + self.y**2) ** 0.5

    @norm.setter
    def norm(self, v):
        self.x = v

    @norm.deleter
    def norm(self):
        self.x = 0

    @staticmethod
    def make(x):
        return Point(x, x)

    @classmethod
    def origin(cls):
        return cls(0)


p = Point(3, 4)
print(p, str(p), repr(p), p == Point(3, 4), p != Point(3, 4), p == 5, hash(p) == hash(Point(3, 4)), p + Point(1, 1), p[0], p[-1], len(p), bool(p), bool(Point(0)), p(1, a=2), 3 in p, -p, list(p), p.norm, Point.make(2), Point.origin(), p.kind, Point.kind)
p.norm = 10
print(p)
del p.norm
print(p, p.__dict__, vars(p), p.__class__, type(p).__name__, Point.__doc__, Point.__name__, Point.__qualname__, Point.__module__, Point.norm.__doc__)
print({p: 1}[Point(0, 4)], {p, Point(0, 4)}, [p].index(Point(0, 4)), p in [Point(0, 4)])
print(isinstance(p, Point), isinstance(p, object), issubclass(Point, object), isinstance(Point, type), type(Point), callable(p), callable(Point), callable(5))
print(getattr(p, "x"), getattr(p, "zz", "default"), hasattr(p, "x"), hasattr(p, "zz"), setattr(p, "zz", 5), p.zz, delattr(p, "zz"), hasattr(p, "zz"))
t(lambda: p.zz)
t(lambda: Point.zz)
t(lambda: getattr(p, "zz"))
t(lambda: getattr(p, 5))
t(lambda: setattr(p, 5, 1))
t(lambda: hasattr(p, 5))
t(lambda: delattr(p, "zz"))
t(lambda: Point())
t(lambda: Point(1, 2, 3))
t(lambda: Point(z=1))
t(lambda: Point(1, x=2))
t(lambda: p < Point(1))
t(lambda: p - p)
t(lambda: p * 2)
t(lambda: 2 * p)
t(lambda: p["a"])
t(lambda: ~p)
t(lambda: p.norm())
t(lambda: p.make(1, 2))
t(lambda: isinstance(p, 5))
t(lambda: isinstance(p, (int, 5)))
t(lambda: isinstance(p, (int, (str, Point))))
t(lambda: isinstance(p, ()))
t(lambda: issubclass(5, int))
t(lambda: issubclass(int, 5))
t(lambda: issubclass(bool, int))
t(lambda: issubclass(bool, (str, int)))
t(lambda: int.__name__ + str.__module__)
t(lambda: type(5) is int)
t(lambda: type(type(5)))
t(lambda: type(None))
t(lambda: type(...))
t(lambda: type(NotImplemented))
t(lambda: type(len))
t(lambda: type(lambda: 0))
t(lambda: type([].append))
t(lambda: type(p.make))
t(lambda: type(p.origin))
t(lambda: type())
t(lambda: object() is None)
t(lambda: object(1))
t(lambda: object().x)


class Base:
    def __init__(self):
        self.log = ["base"]

    def hello(self):
        return "base hello"

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)

    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return name
        raise AttributeError(f"no {name}")


class Derived(Base):
    def __init__(self):
        super().__init__()
        self.log.append("derived")

    def hello(self):
        return super().hello() + " derived"


class Third(Derived):
    def hello(self):
        return super(Third, self).hello() + " third"


d = Third()
print(d.log, d.hello(), d.dyn_x, Third.__mro__, Third.mro(), Third.__bases__, isinstance(d, Base))
t(lambda: d.other)
t(lambda: super(Third, 5))
t(lambda: super(5, d))
t(lambda: super(Third, d).nothing)


class Frozen:
    def __setattr__(self, name, value):
        raise AttributeError("frozen")

    def __delattr__(self, name):
        raise AttributeError("frozen")


f = Frozen()
t(lambda: setattr(f, "x", 1))


class NoEq:
    pass


a, b = NoEq(), NoEq()
print(a == a, a == b, a != b, hash(a) == hash(a), a in [a], repr(a).startswith("<__main__.NoEq object at 0x"), str(NoEq), NoEq.__doc__)
t(lambda: a < b)
t(lambda: a + 1)
t(lambda: 1 + a)
t(lambda: a[0])
t(lambda: len(a))
t(lambda: a())
t(lambda: iter(a))
t(lambda: NoEq(1))
t(lambda: int(a))
t(lambda: float(a))
t(lambda: [1][a])
t(lambda: 1 in a)
t(lambda: -a)
t(lambda: abs(a))
t(lambda: round(a))
t(lambda: hash([]))


class EqOnly:
    def __eq__(self, other):
        return True


t(lambda: hash(EqOnly()))
print(EqOnly() == 5, 5 == EqOnly(), EqOnly() != 5)


class BadStr:
    def __str__(self):
        return 5

    def __repr__(self):
        return None

    def __bool__(self):
        return 2

    def __len__(self):
        return -1

    def __hash__(self):
        return "x"


t(lambda: str(BadStr()))
t(lambda: repr(BadStr()))
t(lambda: bool(BadStr()))
t(lambda: len(BadStr()))
t(lambda: hash(BadStr()))
t(lambda: f"{BadStr()}")
t(lambda: [BadStr()].__repr__())


class Ops:
    def __radd__(self, o):
        return ("radd", o)

    def __rmul__(self, o):
        return ("rmul", o)

    def __iadd__(self, o):
        return ("iadd", o)

    def __divmod__(self, o):
        return ("divmod", o)

    def __rdivmod__(self, o):
        return ("rdivmod", o)

    def __lt__(self, o):
        return "lt"

    def __gt__(self, o):
        return "gt"

    def __matmul__(self, o):
        return "matmul"

    def __pow__(self, o):
        return "pow"

    def __index__(self):
        return 3


o = Ops()
print(1 + o, "a" + o if False else 0, [1] * 2, 2 * o, o < 1, 1 < o, o @ 1, o**2, divmod(o, 1), divmod(1, o), [0, 1, 2, 3][o], "abc" * o, bin(o), range(o))
x = Ops()
x += 5
print(x)
t(lambda: o @ 1 @ 2)
t(lambda: 1 @ o)
print([n for n in dir(Point(1)) if not n.startswith("_")], [n for n in dir(p) if not n.startswith("__")])
