class Animal:
    kind = "animal"
    count = 0
    def __init__(self, name):
        self.name = name
        Animal.count += 1
    def speak(self):
        return f"{self.name} makes a sound"
    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"
class Dog(Animal):
    kind = "dog"
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age
    def speak(self):
        return super().speak() + ": woof"
class Puppy(Dog):
    def speak(self):
        return super().speak().upper()
a, d, p = Animal("a"), Dog("d", 3), Puppy("p", 1)
print(a, d, p, Animal.count)
print(a.speak(), "|", d.speak(), "|", p.speak())
print(isinstance(p, Animal), isinstance(a, Dog), issubclass(Puppy, Animal), type(p) is Puppy)
print([c.__name__ for c in Puppy.__mro__], Puppy.__bases__[0].__name__, Puppy.__base__.__name__)
d.kind = "instance"
print(d.kind, Dog.kind, p.kind)
del d.kind
print(d.kind, d.__dict__, vars(p))
try:
    d.missing
except AttributeError as e:
    print(e)
try:
    Dog.missing
except AttributeError as e:
    print(e)
try:
    del d.missing
except AttributeError as e:
    print(e)
print(hasattr(d, "age"), getattr(d, "nope", "default"), getattr(d, "age"))
setattr(d, "new", 5)
print(d.new)
delattr(d, "new")
print(hasattr(d, "new"))
bound = d.speak
print(bound(), Dog.speak(d), bound.__name__, bound.__self__ is d)
def extra(self):
    return "extra " + self.name
Animal.extra = extra
print(p.extra())
Animal.kind = "changed"
print(a.kind, d.kind)
class Empty:
    "doc of Empty"
print(Empty.__name__, Empty.__doc__, Empty.__module__, Empty.__qualname__)
class Outer:
    class Inner:
        def f(self): pass
    def make(self):
        return Outer.Inner()
print(Outer.Inner.__qualname__, Outer.Inner.f.__qualname__, type(Outer().make()).__name__)
class S:
    shared = []
    def add(self, v):
        self.shared.append(v)
        return self
S().add(1)
print(S().add(2).shared)
class N:
    def __new__(cls, v):
        print("new", v)
        self = super().__new__(cls)
        self.from_new = v
        return self
    def __init__(self, v):
        print("init", v)
n = N(3)
print(n.from_new)
class Returns:
    def __init__(self):
        return 5
try:
    Returns()
except TypeError as e:
    print(e)
print(type(5), type(Animal), type(None))
x = Empty()
x.f = lambda: "not bound"
print(x.f())
class Cond:
    if True:
        def f(self): return "yes"
    for i in range(3):
        pass
print(Cond().f(), Cond.i)
print(object() == object(), a == a, a != d, a is a)
print(Dog.__dict__["kind"], "speak" in Dog.__dict__, callable(Dog), callable(d))
try:
    super().x
except RuntimeError as e:
    print(e)
print(str(Dog), repr(Animal))
class P:
    __slots_like = 1
    def __private(self): return "mangled"
    def call(self): return self.__private()
print(P().call(), hasattr(P(), "_P__private"), P._P__slots_like)
