from abc import ABC, abstractmethod, ABCMeta
from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique
class Color(str, Enum):
    RED = "red"
    BLUE = "blue"
print(Color.RED, repr(Color.RED), Color.RED == "red", f"{Color.RED}", "%s" % Color.RED, Color("blue"), Color["RED"], Color.RED.upper(), str(Color.RED), format(Color.RED, ">12"))
print(isinstance(Color.RED, str), isinstance(Color.RED, Enum), Color.__mro__, list(Color), Color.RED.value, Color.RED.name)
class N(int, Enum):
    A = 1
    B = 2
print(N.A + 1, N.A, repr(N.A), f"{N.A}", N.A < N.B, N(2), sorted([N.B, N.A]), "%d" % N.B)
class F(float, Enum):
    PI = 3.14
print(F.PI, F.PI * 2, repr(F.PI))
class Mixin:
    def describe(self): return self.name, self.value
    def __str__(self): return "mixed " + self.name
class Fancy(Mixin, Enum):
    X = 1
    Y = (1, 2)
print(Fancy.X.describe(), str(Fancy.Y), repr(Fancy.X), f"{Fancy.X}")
class Fancy2(Mixin, str, Enum):
    X = "q"
print(str(Fancy2.X), Fancy2.X + "z")
class T(tuple, Enum):
    A = (1, 2)
print(T.A, T.A[0], len(T.A))
class I(IntEnum):
    A = auto(); B = auto()
print(I.A, repr(I.B), I.A + I.B, isinstance(I.A, Enum), issubclass(I, Enum), I.__mro__, f"{I.A:03d}", I(1))
class S(StrEnum):
    A = auto(); B = "bee"
print(S.A, repr(S.B), S.A == "a", isinstance(S.A, Enum), S.__mro__, f"{S.B:>5}")
class P(Flag):
    R = auto(); W = auto(); X = auto(); RW = R | W
print(P.R | P.W, repr(P.R | P.X), P.RW in (P.R | P.W | P.X), ~P.R, list(P), bool(P(0)), P.__mro__)
class Q(IntFlag):
    R = 4; W = 2; X = 1
print(Q.R | Q.W, repr(Q.R | Q.X), Q.R + 1, Q(7), isinstance(Q.R, Flag), isinstance(Q.R, int), Q.__mro__, Q.R | 8)
class Planet(Enum):
    E = (5.9, 6.3)
    M = (3.3, 2.4)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def g(self): return self.mass / self.radius
print(Planet.E.mass, Planet.E.value, Planet.M.g)
class Cc(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value]); obj._value_ = value; obj.label = label
        return obj
    PX = (1, "P.X"); PY = (2, "P.Y")
print(Cc.PX, Cc.PX.label, Cc(2), Cc.PY.value)
class Auto(str, Enum):
    def _generate_next_value_(name, start, count, last): return name.lower()
    ONE = auto(); TWO = auto()
print(list(Auto), Auto.ONE.value)
try:
    class Ext(Color): GREEN = 3
except TypeError as e: print(e)
try: Color("zz")
except ValueError as e: print(e)
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    @staticmethod
    @abstractmethod
    def st(): ...
for cls in (Shape,):
    try: cls()
    except TypeError as e: print(e)
class Sq(Shape):
    def area(self): return 4
try: Sq()
except TypeError as e: print(e)
class Sq2(Sq):
    name = "sq"
    def st(): pass
print(Sq2().area(), Sq2.__abstractmethods__, sorted(Shape.__abstractmethods__), type(Shape), Shape.__mro__)
class MetaUse(metaclass=ABCMeta):
    @abstractmethod
    def run(self): return "base run"
try: MetaUse()
except TypeError as e: print(e)
class Impl(dict, MetaUse):
    def run(self): return super().run()
print(Impl(a=1).run(), Impl.__mro__)
class ImplL(list, MetaUse): pass
print(ImplL())
class Duck:
    pass
MetaUse.register(Duck)
print(isinstance(Duck(), MetaUse), issubclass(Duck, MetaUse))
@unique
class U(Enum):
    A = 1
print(U.A, U.A is U(1), U.A in U, len(U), U.__members__)
class WithNew(ABC):
    def __new__(cls, *a):
        self = super().__new__(cls); self.made = a
        return self
    def __init__(self, *a): pass
print(WithNew(1, 2).made)
