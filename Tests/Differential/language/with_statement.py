class Manager:
    def __init__(self, name, suppress=False, fail=None):
        self.name, self.suppress, self.fail = name, suppress, fail
    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise ValueError("enter failed")
        return self.name.upper()
    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        if self.fail == "exit":
            raise KeyError("exit failed")
        return self.suppress

with Manager("a") as a:
    print("body", a)
with Manager("a"), Manager("b") as b:
    print(b)
with (Manager("c") as c, Manager("d") as d):
    print(c, d)
with Manager("s", suppress=True):
    raise ValueError("suppressed")
print("after")
try:
    with Manager("x"):
        raise ValueError("passes")
except ValueError as e:
    print("caught", e)
try:
    with Manager("outer"), Manager("inner", fail="enter"):
        print("never")
except ValueError as e:
    print("caught", e)
try:
    with Manager("outer", suppress=True), Manager("inner", fail="exit"):
        raise TypeError("body")
except Exception as e:
    print("not reached", e)
try:
    with Manager("m", fail="exit"):
        pass
except KeyError as e:
    print("caught", e, e.__context__)
def returns():
    with Manager("r"):
        return "value"
print(returns())
def loops():
    for i in range(3):
        with Manager(f"l{i}"):
            if i == 0:
                continue
            break
    return i
print(loops())
def suppressed_return():
    with Manager("sr", suppress=True):
        1 / 0
        return "no"
    return "fell through"
print(suppressed_return())
class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass
for m in (NoExit(), NoEnter(), 5):
    try:
        with m:
            pass
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
with Manager("t") as (p):
    print(p)
class Pair:
    def __enter__(self): return 1, (2, 3)
    def __exit__(self, *args): print(args)
with Pair() as (x, (y, z)):
    print(x, y, z)
items = {}
with Manager("key") as items["k"]:
    print(items)
def gen():
    with Manager("g"):
        yield 1
        yield 2
g = gen()
print(next(g))
g.close()
def returns_in_nested():
    with Manager("1"):
        with Manager("2"):
            try:
                return 3
            finally:
                print("fin")
print(returns_in_nested())
