def count(n):
    print("start")
    for i in range(n):
        yield i
    print("end")
    return "done"

g = count(2)
print(next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("stopped", e.value)
print(next(g, "default"))

def echo():
    received = []
    while True:
        v = yield len(received)
        if v is None:
            break
        received.append(v)
    return received
e = echo()
print(next(e), e.send("a"), e.send("b"))
try:
    e.send(None)
except StopIteration as s:
    print(s.value)

g = echo()
try:
    g.send(1)
except TypeError as err:
    print(err)

def thrower():
    while True:
        try:
            yield "ready"
        except ValueError as e:
            print("inside", e)
            yield "recovered"
        finally:
            print("finally")
t = thrower()
print(next(t))
print(t.throw(ValueError("boom")))
print(next(t))
try:
    t.throw(KeyError("k"))
except KeyError as e:
    print("out", e)
try:
    next(t)
except StopIteration:
    print("finished")

def closing():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("closing")
        raise
    finally:
        print("cleanup")
c = closing()
next(c)
c.close()
c.close()
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)

def bad():
    yield 1
    raise StopIteration("x")
b = bad()
next(b)
try:
    next(b)
except RuntimeError as e:
    print(e, "|", repr(e.__cause__))

def reenter():
    yield next(me)
me = reenter()
try:
    next(me)
except ValueError as e:
    print(e)
not_started = count(3)
not_started.close()
print(list(not_started))
unstarted = count(3)
try:
    unstarted.throw(ValueError("early"))
except ValueError as e:
    print(e)
print(type(g).__name__, iter(g) is g)
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(15)])
def pairs(xs):
    it = iter(xs)
    for a in it:
        yield a, next(it, None)
print(list(pairs(range(5))))
def args(*a, **k):
    yield a
    yield k
print(list(args(1, x=2)))
print(sum(i for i in fib_list) if (fib_list := [1, 2]) else 0)
def tree(t):
    if t:
        l, v, r = t
        yield from tree(l)
        yield v
        yield from tree(r)
print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))
