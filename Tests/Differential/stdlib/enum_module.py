import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def describe(self):
        return f"{self.name}={self.value}"

    @classmethod
    def favourite(cls):
        return cls.BLUE

    @property
    def lower(self):
        return self.name.lower()


print(Color.RED, repr(Color.RED), Color(2), Color["BLUE"], list(Color), len(Color), Color.RED.name, Color.RED.value)
print(Color.RED is Color(1), Color.CRIMSON is Color.RED, Color.RED == Color.RED, Color.RED == 1, Color.RED != Color.BLUE)
print(Color.RED in Color, isinstance(Color.RED, Color), type(Color.RED), Color, Color.__members__.keys(), Color.GREEN.describe())
print(Color.favourite(), Color.RED.lower, {Color.RED: 1}[Color(1)], f"{Color.RED}", "%s" % Color.RED, str(Color.RED), Color.RED in {Color.RED})
print([c.name for c in reversed(Color)], sorted(Color, key=lambda c: -c.value)[0], bool(Color.RED), Color.RED.__class__ is Color, hash(Color.RED) == hash("RED"))
t(Color, 9)
t(lambda: Color["NOPE"])
t(lambda: Color.RED < Color.BLUE)
t(lambda: 1 in Color)


class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()


print([(m.name, m.value) for m in Auto])


class Level(IntEnum):
    LOW = 1
    HIGH = 5


print(Level.LOW, repr(Level.LOW), Level.LOW + 1, Level.LOW < Level.HIGH, Level.HIGH == 5, Level(5), int(Level.HIGH), f"{Level.LOW}", [10, 20][Level.LOW])
print(isinstance(Level.LOW, int), isinstance(Level.LOW, Enum), max(Level), sum(Level), {5: "x"}[Level.HIGH], sorted([Level.HIGH, Level.LOW]))


class Mode(StrEnum):
    TRAIN = auto()
    TEST = "testing"


print(Mode.TRAIN, repr(Mode.TRAIN), Mode.TEST == "testing", Mode("train"), Mode.TEST.upper(), f"{Mode.TEST}-x", isinstance(Mode.TEST, str), len(Mode.TEST))


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.R, repr(Perm.R), Perm.R | Perm.X, repr(Perm.R | Perm.X), Perm.RW, Perm.R in Perm.RW, Perm.X in Perm.RW, ~Perm.R, Perm.R & Perm.W, bool(Perm.R & Perm.W))
print(list(Perm), list(Perm.RW), Perm(5), Perm(0), Perm.R ^ Perm.RW, len(Perm), (Perm.R | Perm.W) is Perm.RW, Perm.R.value)


class Bits(IntFlag):
    A = 1
    B = 2


print(Bits.A | Bits.B, repr(Bits.A | Bits.B), Bits.A | 4, Bits.A + 1, Bits(3) == 3, Bits.A & 1)


class Planet(Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def density(self):
        return round(self.mass / self.radius ** 3, 3)


print(Planet.EARTH.mass, Planet.EARTH.density, Planet.EARTH.value, Planet((3.303e23, 2.4397e6)))


class Missing(Enum):
    A = 1
    UNKNOWN = 0

    @classmethod
    def _missing_(cls, value):
        return cls.UNKNOWN


print(Missing(77))
try:
    @unique
    class Bad(Enum):
        X = 1
        Y = 1
except ValueError as e:
    print(e)
try:
    class More(Color):
        PINK = 4
except TypeError as e:
    print(e)
Animal = Enum("Animal", "CAT DOG")
print(Animal.DOG, list(Animal), Animal(1), Enum("N", {"a": 5, "b": 6}).b.value, Enum("M", ["x", "y"]).y)


class Base(Enum):
    def hello(self):
        return "hello " + self.name


class Sub(Base):
    ONE = 1


print(Sub.ONE.hello(), issubclass(Sub, Base), Sub(1))
import copy
print(copy.copy(Color.RED) is Color.RED, copy.deepcopy([Color.RED])[0] is Color.RED)
import json
print(json.dumps({"level": Level.HIGH, "mode": Mode.TEST}))
