def logged(f):
    def wrapper(*args, **kwargs):
        print("call", f.__name__, args, kwargs)
        result = f(*args, **kwargs)
        print("return", result)
        return result
    return wrapper
def repeat(n):
    def decorate(f):
        def wrapper(*a):
            return [f(*a) for _ in range(n)]
        return wrapper
    return decorate
@logged
def add(a, b=1):
    return a + b
add(2, b=3)
@repeat(2)
@logged
def hi(name):
    return "hi " + name
print(hi("x"))
def order(tag):
    print("evaluate", tag)
    def apply(f):
        print("apply", tag)
        return f
    return apply
@order("a")
@order("b")
def f():
    pass
def register(registry):
    def d(cls):
        registry[cls.__name__] = cls
        return cls
    return d
reg = {}
@register(reg)
class Model:
    @logged
    def fit(self, x):
        return x * 2
    @staticmethod
    def s(): return "static"
    @classmethod
    def c(cls): return cls.__name__
    @property
    def p(self): return "prop"
print(sorted(reg), Model().s(), Model.s(), Model.c(), Model().c(), Model().p)
reg["Model"]().fit(4) if False else Model.fit(Model(), 4) if False else None
class Counter:
    def __init__(self, f):
        self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@Counter
def square(x):
    return x * x
print(square(3), square(4), square.n)
@lambda f: f()
def value():
    return 42
print(value)
decs = [lambda f: lambda: f() + 1]
@decs[0]
def seven():
    return 6
print(seven())
def cached(f):
    store = {}
    def g(n):
        if n not in store:
            store[n] = f(n)
        return store[n]
    g.store = store
    return g
@cached
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), len(fib.store))
