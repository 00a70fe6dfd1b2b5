class A:
    def f(self): return "A.f"
    def g(self): return "A.g"
class B(A):
    def f(self): return "B.f>" + super().f()
class C(A):
    def f(self): return "C.f>" + super().f()
    def g(self): return "C.g"
class D(B, C):
    def f(self): return "D.f>" + super().f()
d = D()
print(d.f(), d.g(), [c.__name__ for c in D.__mro__], D.__bases__, D.__base__, D.mro())
print(isinstance(d, B), isinstance(d, C), issubclass(D, C), issubclass(B, C))
print(super(B, d).f(), super(C, d).f(), super(D, D).f(d))
for make in ("class X(A, B): pass", ):
    try:
        class X(A, B): pass
    except TypeError as e: print(repr(str(e)))
try:
    class X(A, A): pass
except TypeError as e: print(e)
try:
    class X(int, str): pass
except TypeError as e: print(e)
try:
    class X(bool): pass
except TypeError as e: print(e)
try:
    class X(object, A): pass
except TypeError as e: print(repr(str(e)))
class M:
    def hello(self): return f"hello {self!r} {len(self)}"
class S(M, str): pass
class L(M, list):
    def __init__(self, *a):
        super().__init__(*a); self.extra = 1
class I(M, int):
    def __len__(self): return 0
print(S("abc").hello(), L([1, 2]).hello(), I(5).hello(), S.__base__, L.__base__, I("7") + 1)
print(S.__bases__)
class Logged:
    def __setitem__(self, k, v):
        print("set", k, v); super().__setitem__(k, v)
class LD(Logged, dict): pass
x = LD(); x["a"] = 1; print(x, len(x), dict(x))
class Init1:
    def __init__(self, a=1, **kw): super().__init__(**kw); self.a = a
class Init2:
    def __init__(self, b=2, **kw): super().__init__(**kw); self.b = b
class Both(Init1, Init2):
    def __init__(self, **kw): super().__init__(**kw)
print(vars(Both(a=5, b=6)), vars(Both()))
try: Both(c=1)
except TypeError as e: print(e)
class E1(KeyError, AttributeError): pass
class E2(ValueError, KeyError): pass
try: raise E2("x")
except KeyError as e: print(repr(e), e, e.args)
print(E1.__mro__, E1.__base__)
try:
    class E3(OSError, AttributeError): pass
except TypeError as e: print(e)
class SlotA: __slots__ = ("a",)
class SlotB: __slots__ = ("b",)
class SlotN: __slots__ = ()
try:
    class X(SlotA, SlotB): pass
except TypeError as e: print(e)
class X(SlotA, SlotN): __slots__ = ("c",)
x = X(); x.a = 1; x.c = 2
try: x.q = 1
except AttributeError as e: print(e)
class P:
    @property
    def v(self): return 1
    @classmethod
    def make(cls): return cls.__name__
    @staticmethod
    def s(): return "s"
    attr = 1
class Q:
    attr = 2
    other = 3
    @classmethod
    def make(cls): return "Q" + cls.__name__
class R(P, Q):
    @classmethod
    def make(cls): return "R>" + super().make()
print(R().v, R.make(), R.s(), R.attr, R.other, R().make())
Q.attr = 10; P.attr2 = 4; print(R.attr, R.attr2)
del P.attr; print(R.attr)
class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw); cls.tag = tag
class Sub(Base, tag="t"): pass
class Sub2(M, Base, tag="u"): pass
print(Sub.tag, Sub2.tag)
try:
    class Sub3(A, k=1): pass
except TypeError as e: print(e)
bases = (B, C)
class Star(*bases): pass
print(Star.__mro__)
kw = {"tag": 5}
class Star2(Base, **kw): pass
print(Star2.tag)
T = type("T", (B, C), {"x": 1, "m": lambda self: self.x + 1})
print(T, T.__name__, T().m(), T.__mro__, T().f())
class Eq:
    def __eq__(self, o): return True
class H:
    def __hash__(self): return 7
class HE(H, Eq): pass
class EH(Eq, H): pass
print(hash(HE()))
try: hash(EH())
except TypeError as e: print(e)
class Add:
    def __add__(self, o): return "add"
    def __lt__(self, o): return True
class Num(Add, float): pass
print(Num(1.5) + 2, Num(1.5) * 2, Num(1.5) < 1, sorted([Num(2), Num(1)]))
class CM:
    def __enter__(self): print("enter"); return self
    def __exit__(self, *a): print("exit", a[0]); return True
class CM2(A, CM): pass
with CM2() as c: raise ValueError(c.f())
class Ga:
    def __getattr__(self, n): return "dyn " + n
class Gb(A, Ga): pass
print(Gb().zip, Gb().f())
class It:
    def __iter__(self): yield from (1, 2)
class It2(A, It): pass
print(list(It2()))
def later(self): return "patched"
C.g = later
print(d.g())
for k in range(3):
    class Dyn(*([B, C][: k % 2 + 1])): pass
    print(Dyn().f(), Dyn().g())
