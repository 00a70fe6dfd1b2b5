import functools
from functools import (cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce,
                       singledispatch, total_ordering, update_wrapper, wraps)


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


t(reduce, lambda a, b: a + b, [1, 2, 3])
t(reduce, lambda a, b: a + b, [1, 2, 3], 10)
t(reduce, lambda a, b: a + b, [], 5)
t(reduce, lambda a, b: a + b, [])
t(reduce, lambda a, b: a + b, "abc")


p = partial(int, base=2)
print(p("101"), p.func is int, p.args, p.keywords, p("77", base=8))
q = partial(print, "a", sep="-")
q("b", "c")
r = partial(partial(pow, 2), 5)
print(r(), r.args, partial(max, 3)(1, 2))
t(partial, 5)

print(repr(partial(len)), repr(partial(pow, 2, 3)))
p.note = "x"
print(p.note)

calls = []


@lru_cache(maxsize=2)
def square(x):
    "Squares."
    calls.append(x)
    return x * x


print(square(1), square(2), square(1), square(3), square(2), calls, square.cache_info())
square.cache_clear()
print(square.cache_info(), square.__name__, square.__doc__, square.__wrapped__(5), square.cache_parameters())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())


@lru_cache
def plain(*args, **kwargs):
    return args, kwargs


print(plain(1, a=2), plain(1, a=2), plain(1, b=2), plain.cache_info())


@lru_cache(typed=True)
def typed(x):
    return type(x).__name__


print(typed(1), typed(1.0), typed(1), typed.cache_info().hits)
t(plain, [])
t(lru_cache, "x")


class K:
    def __init__(self):
        self.n = 0

    @lru_cache(maxsize=None)
    def method(self, x):
        self.n += 1
        return x * 2

    @cached_property
    def slow(self):
        """Slow."""
        self.n += 10
        return self.n

    def add(self, a, b=0):
        return a + b

    add5 = partialmethod(add, 5)
    addb = partialmethod(add, b=7)


k = K()
print(k.method(2), k.method(2), k.n, k.slow, k.slow, k.n, "slow" in k.__dict__, K.slow.__doc__)
print(k.add5(), k.add5(1), k.addb(1))
del k.slow
print(k.slow)

words = ["banana", "apple", "cherry", "fig"]
print(sorted(words, key=cmp_to_key(lambda a, b: len(a) - len(b))))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), max(words, key=cmp_to_key(lambda a, b: (a > b) - (a < b))))


def deco(f):
    @wraps(f)
    def inner(*args, **kwargs):
        "inner doc"
        return f(*args, **kwargs)
    return inner


@deco
def greet(name):
    """Says hello."""
    return "hello " + name


greet.attr = 1
print(greet("x"), greet.__name__, greet.__doc__, greet.__wrapped__.__name__, greet.__qualname__)


@total_ordering
class V:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return isinstance(other, V) and self.x == other.x

    def __lt__(self, other):
        if not isinstance(other, V):
            return NotImplemented
        return self.x < other.x


a, b = V(1), V(2)
print(a < b, a <= b, a > b, a >= b, a <= V(1), a >= V(1), sorted([b, a])[0].x)
t(lambda: a <= 5)
for op in ("__le__", "__gt__", "__ge__"):
    cls = type("W", (V,), {}) if False else None


@total_ordering
class G:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x

    def __ge__(self, other):
        return self.x >= other.x


print(G(1) < G(2), G(1) <= G(1), G(2) > G(1), G(2) >= G(3))
try:
    @total_ordering
    class Bad:
        pass
except ValueError as e:
    print(e)


@singledispatch
def show(x):
    return "object"


@show.register(int)
def _(x):
    return "int"


@show.register(list)
def show_list(x):
    return "list of " + ", ".join(show(i) for i in x)


show.register(str, lambda x: "str")
print(show(1), show([1, "a", 2.5]), show(True), show(None), show.dispatch(bool)(1), show_list([1]))
t(show)
