def inner():
    try:
        x = yield 1
        print("got", x)
        y = yield 2
        print("got", y)
    except ValueError as e:
        print("inner caught", e)
        yield "after"
    return "inner result"

def outer():
    r = yield from inner()
    print("result", r)
    yield from [10, 20]
    return r

g = outer()
print(next(g), g.send("a"))
print(g.send("b"), next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value)

g = outer()
next(g)
print(g.throw(ValueError("v")))
print(next(g))
g.close()

def closes():
    try:
        yield 1
    finally:
        print("inner closed")
def delegating():
    try:
        yield from closes()
    finally:
        print("outer closed")
d = delegating()
next(d)
d.close()

def to_list():
    try:
        yield from [1, 2]
    except KeyError as e:
        print("caught", repr(e))
        yield "x"
t = to_list()
next(t)
print(t.throw(KeyError("k")))
def send_to_list():
    yield from [1, 2]
s = send_to_list()
next(s)
try:
    s.send(5)
except AttributeError as e:
    print(e)
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration("value")
        return self.n
def use():
    v = yield from It()
    print("v", v)
print(list(use()))
def deep(n):
    if n:
        yield n
        yield from deep(n - 1)
print(sum(deep(100)))
def expression():
    x = [(yield 1), (yield 2)]
    print(x)
    return (yield 3)
e = expression()
next(e); e.send("p"); print(e.send("q"))
try:
    e.send("r")
except StopIteration as s:
    print(s.value)
def empty():
    return
    yield
print(list(empty()))
try:
    list((lambda: (yield from 5))())
except TypeError as e:
    print(e)
