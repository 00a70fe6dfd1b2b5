x = 1
del x
try:
    x
except NameError as e:
    print(e)
a, b, c = 1, 2, 3
del a, (b, c)
print("a" in dir(), "b" in dir()) if False else print("deleted")
l = [1, 2, 3, 4, 5]
del l[0], l[1:3]
print(l)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
try:
    del d["zz"]
except KeyError as e:
    print(repr(e))
class C: pass
o = C()
o.x = 1
del o.x
print(o.__dict__)
try:
    del o.x
except AttributeError as e:
    print(e)
C.y = 1
del C.y
print(hasattr(C, "y"))
try:
    del C.y
except AttributeError as e:
    print(e)
def f():
    v = [1]
    w = v
    del v
    return w
print(f())
class Noisy:
    def __delitem__(self, k): print("delitem", k)
    def __delattr__(self, k): print("delattr", k)
n = Noisy()
del n[1], n[1:2], n.foo, n["a", "b"]
for expr in (lambda: l.__delitem__(10), lambda: d.pop("q"), lambda: l.pop(10), lambda: [].pop(), lambda: {}.popitem(), lambda: set().pop(), lambda: [1].remove(2), lambda: {1}.remove(2)):
    try:
        expr()
    except (IndexError, KeyError, ValueError) as e:
        print(type(e).__name__, e)
try:
    del (5).real
except (AttributeError, TypeError) as e:
    print(type(e).__name__)
