import dataclasses
from dataclasses import (FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass,
                         make_dataclass, replace)
from typing import ClassVar, Dict, List, Optional


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


@dataclass
class Point:
    """A point."""
    x: int
    y: int = 0
    tags: List[str] = field(default_factory=list)

    def norm(self):
        return self.x ** 2 + self.y ** 2


p = Point(3, 4)
print(p, p.norm(), p == Point(3, 4), p == (3, 4), p != Point(3, 5), Point(1).tags is Point(1).tags)
print(asdict(p), astuple(p), replace(p, x=9), is_dataclass(p), is_dataclass(Point), is_dataclass(5))
print([f.name for f in fields(Point)], fields(p)[0].type, fields(p)[1].default, Point.__doc__, Point.__match_args__)
t(Point)
t(Point, 1, 2, [], 4)
t(Point, 1, z=3)
t(Point, 1, x=3)
t(lambda: p < Point(1))
t(lambda: hash(p))
t(replace, p, nope=1)
t(asdict, 5)
t(fields, 5)
p.x = 10
print(p)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False, repr=False)


v = Version(1, 2, "a")
print(v, v < Version(1, 3), v == Version(1, 2, "b"), sorted([Version(2), Version(1, 5)]), hash(v) == hash(Version(1, 2)),
      {v: 1}[Version(1, 2)], max(Version(1), Version(0, 9)))
for action in (lambda: setattr(v, "major", 5), lambda: setattr(v, "other", 5), lambda: delattr(v, "major")):
    try:
        action()
    except FrozenInstanceError as e:
        print(type(e).__name__, e)
t(lambda: v < 5)


@dataclass
class Base:
    a: int
    b: str = "b"


@dataclass
class Derived(Base):
    c: float = 1.5
    b: str = "changed"


print(Derived(1), Derived(1, "x", 2.0), [f.name for f in fields(Derived)], isinstance(Derived(1), Base))
print(Derived(1) == Base(1, "changed"))


@dataclass
class Full:
    scale: InitVar[float]
    x: float
    total: float = field(init=False)
    count: ClassVar[int] = 0
    note: Optional[str] = None
    _hidden: dict = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self, scale):
        self.total = self.x * scale


f = Full(2.0, 3.0)
print(f, f.total, Full.count, [x.name for x in fields(Full)], asdict(f))
t(Full, 1.0)


@dataclass(kw_only=True)
class Kw:
    a: int
    b: int = 2


print(Kw(a=1))
t(Kw, 1)


@dataclass
class Mixed:
    a: int
    b: int = field(default=5, kw_only=True)
    c: int = 7


print(Mixed(1, 3, b=9), Mixed(1))


@dataclass(eq=False)
class NoEq:
    x: int


print(NoEq(1) == NoEq(1), hash(NoEq(1)) is not None)


@dataclass(repr=False)
class NoRepr:
    x: int

    def __repr__(self):
        return "custom"


print(NoRepr(1))


@dataclass(unsafe_hash=True)
class Hashed:
    x: int
    y: int = field(default=0, hash=False)


print(hash(Hashed(1, 2)) == hash(Hashed(1, 3)))


@dataclass(init=False)
class NoInit:
    x: int = 5

    def __init__(self):
        self.x = 6


print(NoInit())


@dataclass
class Node:
    value: int
    children: List["Node"] = field(default_factory=list)
    meta: Dict[str, int] = field(default_factory=dict, metadata={"unit": "m"})


n = Node(1, [Node(2), Node(3, [Node(4)])], {"k": 1})
print(n, asdict(n), astuple(n), fields(Node)[2].metadata["unit"])
n.children.append(n)
print(n)
for make in ("mutable", "order", "default"):
    try:
        if make == "mutable":
            @dataclass
            class Bad:
                x: list = []
        elif make == "order":
            @dataclass
            class Bad:
                x: int = 1
                y: int
        else:
            field(default=1, default_factory=list)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
C = make_dataclass("C", ["x", ("y", int), ("z", int, 5)])
print(C(1, 2), C(1, 2, 3) == C(1, 2, 3))


def local():
    @dataclass
    class Inner:
        x: int
        names: list = field(default_factory=lambda: ["a"])
    return Inner(1)


print(local())


class WithProperty:
    pass


@dataclass
class Temp:
    celsius: float = 0.0

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    @classmethod
    def hot(cls):
        return cls(100.0)

    @staticmethod
    def unit():
        return "C"


print(Temp.hot(), Temp.hot().fahrenheit, Temp.unit(), Temp() == Temp(0), Temp("a"))
