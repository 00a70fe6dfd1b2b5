# Descriptors, __set_name__, __getattribute__, __dict__, __slots__, properties.
class Typed:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return getattr(instance, self.name, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(instance, self.name, value)

    def __delete__(self, instance):
        delattr(instance, self.name)


class Person:
    name = Typed(str)
    age = Typed(int, 0)

    def __init__(self, name):
        self.name = name


p = Person("ann")
for step in range(3):
    p.age = step
    print(p.name, p.age, vars(p))
try:
    p.age = "old"
except TypeError as e:
    print(e)
del p.age
print(p.age, Person.age.default, type(Person.name).__name__)
p.__dict__["age"] = "hidden"
print(p.age, p.__dict__)


class Lazy:
    """A non-data descriptor: the instance's own attribute comes first."""

    def __init__(self, function):
        self.function = function
        self.__doc__ = function.__doc__

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        print("computing", self.name)
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Data:
    @Lazy
    def total(self):
        return sum(range(10))

    def method(self):
        return "method"


d = Data()
for _ in range(3):
    print(d.total, d.method())
print(d.__dict__)
d.__dict__["method"] = lambda: "own"
print(d.method(), Data().method())
d.__dict__.update(x=1, y=2)
d.z = 3
print(d.x + d.y + d.z, sorted(vars(d)), hasattr(d, "x"), getattr(d, "q", None))
del d.x
print("x" in d.__dict__, "x" in vars(d))
vars(d).clear()
print(vars(d), d.method())


class Logged:
    def __init__(self):
        self.seen = []
        self.value = 5

    def __getattribute__(self, name):
        if name not in ("seen",) and not name.startswith("__"):
            object.__getattribute__(self, "seen").append(name)
        return super().__getattribute__(name)

    def __getattr__(self, name):
        return f"missing {name}"

    def ping(self):
        return "pong"


o = Logged()
for _ in range(2):
    print(o.value, o.ping(), o.other)
print(o.seen)


class Guarded:
    def __getattribute__(self, name):
        if name == "secret":
            raise AttributeError("no access to " + name)
        return object.__getattribute__(self, name)


g = Guarded()
g.open = 1
g.secret = 2
print(g.open, hasattr(g, "secret"), getattr(g, "secret", "default"))
try:
    g.secret
except AttributeError as e:
    print(e)


class Both:
    def __getattr__(self, name):
        return "fallback " + name

    @property
    def broken(self):
        raise AttributeError("inner")

    @property
    def fails(self):
        raise ValueError("other")


b = Both()
print(b.broken, b.x)
try:
    b.fails
except ValueError as e:
    print(e)


class Watch:
    def __init__(self):
        super().__setattr__("log", [])

    def __setattr__(self, name, value):
        self.log.append((name, value))
        super().__setattr__(name, value)

    @property
    def p(self):
        return self._p

    @p.setter
    def p(self, value):
        self._p = value * 2


w = Watch()
w.a = 1
w.p = 5
print(w.log, w.a, w.p)


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


s = Slotted(1)
s.y = 2
print(s.x, s.y)
for attempt in ("s.z = 3", "s.__dict__", "del s.x; s.x"):
    try:
        if attempt == "s.z = 3":
            s.z = 3
        elif attempt == "s.__dict__":
            s.__dict__
        else:
            del s.x
            s.x
    except AttributeError as e:
        print(e)


class Child(Slotted):
    pass


k = Child(1)
k.free = 2
print(k.x, k.free)
class Plugin:
    registry = {}

    def __init_subclass__(cls, /, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[cls.__name__] = cls
        cls.tag = cls.__name__.lower()


class One(Plugin):
    pass


class Two(One):
    tag = "own"


print(sorted(Plugin.registry), One.tag, Two.tag)


class Annotated:
    a: int
    b: str = "x"
    c: "Annotated" = None
    d: int | None = 3
    e: dict[str, int] = {}


print(Annotated.__annotations__["a"], Annotated.__annotations__["c"], list(Annotated.__annotations__), Annotated.b)
print(int | None, int | str | int, isinstance(5, int | str), isinstance("", int | None), isinstance(None, int | None), (int | str) == (str | int))
try:
    class Broken:
        field: undefined_name = 1
except NameError as e:
    print(e)
