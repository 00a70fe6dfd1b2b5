class T:
    def __init__(self, c):
        self._c = c
    @property
    def celsius(self):
        "degrees"
        return self._c
    @celsius.setter
    def celsius(self, v):
        if v < -273:
            raise ValueError("too cold")
        self._c = v
    @celsius.deleter
    def celsius(self):
        print("deleting")
        self._c = None
    @property
    def fahrenheit(self):
        return self._c * 9 / 5 + 32
    def getx(self): return "x"
    x = property(getx)
t = T(100)
print(t.celsius, t.fahrenheit, t.x)
t.celsius = 0
t.celsius += 5
print(t.celsius, t.fahrenheit)
try:
    t.celsius = -300
except ValueError as e:
    print(e)
for f in (lambda: setattr(t, "fahrenheit", 1), lambda: delattr(t, "fahrenheit"), lambda: setattr(t, "x", 1)):
    try:
        f()
    except AttributeError as e:
        print(e)
del t.celsius
print(t._c, T.celsius.__doc__, type(T.celsius).__name__)
class U(T):
    @property
    def celsius(self):
        return super().celsius * 2
print(U(4).celsius)
class Failing:
    @property
    def p(self):
        return self.nothing
    def __getattr__(self, name):
        return "fallback " + name
print(Failing().p)
class D:
    made = 0
    @classmethod
    def create(cls, *a):
        cls.made += 1
        return cls()
    @staticmethod
    def add(a, b): return a + b
class E(D): pass
E.create(); E.create(); D.create()
print(D.made, E.made, D.add(1, 2), E().add(3, 4), type(E.create()).__name__)
class Descriptor:
    def __init__(self, name): self.name = name
    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get("_" + self.name, "unset")
class Has:
    field = Descriptor("field")
h = Has()
print(h.field)
h._field = 21
print(h.field, type(Has.field).__name__)
class NonData:
    def __get__(self, obj, owner):
        return "computed"
class Has2:
    v = NonData()
h = Has2()
print(h.v)
h.v = 5
print(h.v)
