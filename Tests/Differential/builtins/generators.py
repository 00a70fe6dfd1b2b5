def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


def gen():
    x = yield 1
    print("got", x)
    try:
        y = yield 2
        print("got", y)
    except ValueError as e:
        print("caught", e)
        yield "after"
    finally:
        print("finally")
    return "result"


g = gen()
print(next(g), g.send("a"))
t(lambda: g.send("b"))
t(lambda: next(g))
g = gen()
next(g)
next(g)
print(g.throw(ValueError("boom")))
t(lambda: next(g))
g = gen()
next(g)
t(lambda: g.throw(KeyError("k")))
t(lambda: next(g))
g = gen()
next(g)
next(g)
print(g.close())
print(g.close(), next(g, "closed"))
t(lambda: gen().send(5))
t(lambda: gen().send(None))
t(lambda: gen().throw(ValueError))
t(lambda: gen().throw(ValueError, "x"))
t(lambda: gen().throw(ValueError, ValueError("y")))
t(lambda: gen().throw(5))
t(lambda: gen().throw())


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


s = stubborn()
next(s)
t(lambda: s.close())


def delegating():
    result = yield from gen()
    print("result", result)
    yield from [10, 20]


d = delegating()
print(next(d), d.send("x"), d.send("y"), next(d))
t(lambda: next(d))


def raising():
    yield 1
    raise StopIteration("inside")


t(lambda: list(raising()))


def returning():
    return 5
    yield


try:
    next(returning())
except StopIteration as e:
    print(e.value, e.args, repr(e))


def running():
    global r
    yield next(r)


r = running()
t(lambda: next(r))
print(list(x * y for x in range(3) for y in range(x)), sum(x for x in range(5)), list(x for x in (y * 2 for y in range(3))))
print(gen.__name__, gen().__name__, type(gen()), repr(gen()).split(" at ")[0], iter(g) is g, g.gi_running)
t(lambda: gen().foo)
t(lambda: gen() + 1)


def infinite():
    n = 0
    while True:
        yield n
        n += 1


i = infinite()
print([next(i) for _ in range(5)], [x for x, _ in zip(infinite(), range(3))])


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(4)))


def args(*a, **k):
    yield a
    yield k


print(list(args(1, 2, x=3)))
with_close = []


def cleanup():
    try:
        yield 1
        yield 2
    finally:
        with_close.append("cleaned")


c = cleanup()
for v in c:
    break
c.close()
print(with_close)
