class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return CountIter(self.n)
class CountIter:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1
c = Countdown(3)
print(list(c), tuple(c), sum(c), max(c), sorted(c), [*c], 2 in c, 9 in c)
a, b, d = c
print(a, b, d, dict(zip("abc", c)), list(map(str, c)), list(enumerate(c, 1)))
class Old:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * 10
print(list(Old()), 20 in Old(), [x for x in Old()])
class GenIter:
    def __iter__(self):
        yield 1
        yield 2
print(list(GenIter()), set(GenIter()))
class Callable:
    def __call__(self, *a, **k): return a, k
print(Callable()(1, x=2), callable(Callable()))
class Dyn:
    def __init__(self): self.real = 1
    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return name[4:]
        raise AttributeError(f"no {name}")
print(Dyn().real, Dyn().dyn_x, hasattr(Dyn(), "other"), getattr(Dyn(), "zzz", "d"))
try:
    Dyn().other
except AttributeError as e:
    print(e)
class SetAttr:
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)
s = SetAttr()
s.x = 5
s.x += 1
del s.x
class Box:
    def __init__(self): self.d = {}
    def __getitem__(self, k): print("get", k); return self.d.get(k)
    def __setitem__(self, k, v): print("set", k, v); self.d[k] = v
    def __delitem__(self, k): print("del", k); del self.d[k]
b = Box()
b["a"] = 1
b[1, 2] = 3
b["a"] += 5
print(b["a"], b[1, 2], b[3, ...])
del b["a"]
class Rev:
    def __reversed__(self): return iter("cba")
    def __len__(self): return 3
print(list(reversed(Rev())))
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i): return "xyz"[i]
print(list(reversed(Seq())))
for bad in (5, None, object, lambda: 1):
    try:
        iter(bad)
    except TypeError as e:
        print(e)
class BadIter:
    def __iter__(self): return 5
try:
    iter(BadIter())
except TypeError as e:
    print(e)
print(list(iter(lambda it=iter([1, 2, 0, 3]): next(it), 0)))
class Sized:
    def __len__(self): return 5
    def __contains__(self, x): return "truthy"
print(3 in Sized(), len(Sized()))
class Init:
    def __init_subclass__(cls, **kw):
        print("subclass", cls.__name__, kw)
        super().__init_subclass__()
class Child(Init): pass
