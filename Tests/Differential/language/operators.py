class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"V({self.x}, {self.y})"
    def __add__(self, o): return V(self.x + o.x, self.y + o.y) if isinstance(o, V) else NotImplemented
    def __sub__(self, o): return V(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return V(self.x * k, self.y * k) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __truediv__(self, k): return V(self.x / k, self.y / k)
    def __floordiv__(self, k): return V(self.x // k, self.y // k)
    def __mod__(self, k): return V(self.x % k, self.y % k)
    def __pow__(self, k): return V(self.x ** k, self.y ** k)
    def __neg__(self): return V(-self.x, -self.y)
    def __pos__(self): return self
    def __invert__(self): return V(self.y, self.x)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __bool__(self): return bool(self.x or self.y)
    def __eq__(self, o): return isinstance(o, V) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __lt__(self, o): return abs(self) < abs(o)
    def __le__(self, o): return abs(self) <= abs(o)
    def __len__(self): return 2
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __setitem__(self, i, v): setattr(self, "xy"[i], v)
    def __delitem__(self, i): setattr(self, "xy"[i], None)
    def __contains__(self, v): return v in (self.x, self.y)
    def __iadd__(self, o): self.x += o.x; self.y += o.y; return self
    def __lshift__(self, n): return f"<<{n}"
    def __rshift__(self, n): return f">>{n}"
    def __and__(self, o): return "and"
    def __or__(self, o): return "or"
    def __xor__(self, o): return "xor"
    def __radd__(self, o): return f"radd {o}"
    def __rsub__(self, o): return f"rsub {o}"
    def __rtruediv__(self, o): return f"rtruediv {o}"
    def __rpow__(self, o): return f"rpow {o}"
    def __divmod__(self, o): return "divmod"
    def __round__(self, n=None): return f"round {n}"
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __index__(self): return 1
    def __str__(self): return f"<{self.x},{self.y}>"
    def __format__(self, spec): return f"[{spec}]"
a, b = V(1, 2), V(3, 4)
print(a + b, b - a, a * 3, 3 * a, a @ b, b / 2, b // 2, b % 2, b ** 2)
print(-a, +a, ~a, abs(b), bool(V(0, 0)), not a)
print(a == V(1, 2), a != V(1, 2), a == 5, a < b, a <= b, a > b, a >= b, hash(a) == hash(V(1, 2)))
print(len(a), a[0], a[-1], 2 in a, 9 not in a, list(a), *a)
a[0] = 10
print(a, repr(a), str(a))
a += b
print(a)
print(a << 1, a >> 2, a & 1, a | 1, a ^ 1, 5 + a, 5 - a, 5 / a, 5 ** a)
print(divmod(a, 1), round(a), round(a, 2), int(a), float(a), [10, 20][a], f"{a:spec}", f"{a}", f"{a!r}", "%s" % a)
print({V(1, 2): "found"}[V(1, 2)], V(1, 2) in [V(1, 2)], sorted([b, V(0, 1)]), max(b, V(0, 1)))
for op in (lambda: a + 1, lambda: a < 5, lambda: V(1, 2) & V, lambda: {}[object], lambda: object() + 1, lambda: object() < object()):
    try:
        print(op())
    except (TypeError, KeyError, AttributeError) as e:
        print(type(e).__name__, str(e).split(" at ")[0])
class Sub(V):
    def __radd__(self, o): return "sub radd"
print(V(1, 1) + Sub(1, 1))
class Eq:
    def __eq__(self, o): return "eq result"
print(Eq() == 1, 1 == Eq(), Eq() != 1)
try:
    hash(Eq())
except TypeError as e:
    print(e)
class OnlyLt:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
print([o.v for o in sorted([OnlyLt(3), OnlyLt(1), OnlyLt(2)])], OnlyLt(1) > OnlyLt(0))
try:
    OnlyLt(1) <= OnlyLt(2)
except TypeError as e:
    print(e)
class BoolLen:
    def __len__(self): return 0
print(bool(BoolLen()), "empty" if not BoolLen() else "full")
class BadBool:
    def __bool__(self): return 5
class BadLen:
    def __len__(self): return -1
class BadStr:
    def __str__(self): return 5
class BadRepr:
    def __repr__(self): return None
for f in (lambda: bool(BadBool()), lambda: len(BadLen()), lambda: str(BadStr()), lambda: repr(BadRepr())):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(e)
