def counter(start=0):
    count = start
    def step(by=1):
        nonlocal count
        count += by
        return count
    def reset():
        nonlocal count
        count = start
    return step, reset

a, reset_a = counter()
b, _ = counter(10)
print(a(), a(), b(5), a(10), b())
reset_a()
print(a())

late = [lambda: i for i in range(3)]
print([f() for f in late])
early = [lambda i=i: i for i in range(3)]
print([f() for f in early])

def outer():
    fs = []
    for i in range(3):
        def f():
            return i
        fs.append(f)
    return [f() for f in fs]
print(outer())

def three():
    x = 1
    def two():
        y = 2
        def one():
            nonlocal x, y
            x += 1
            y += x
            return x, y
        return one
    return two()
one = three()
print(one(), one())

def compose(*fs):
    def composed(v):
        for f in reversed(fs):
            v = f(v)
        return v
    return composed
print(compose(lambda v: v + 1, lambda v: v * 10)(4))

def parameter_cell(n):
    def show():
        return n
    n += 1
    return show()
print(parameter_cell(4))

def args_cell(*args, **kwargs):
    return lambda: (args, kwargs)
print(args_cell(1, 2, k=3)())

def recursive():
    def fact(n):
        return 1 if n < 2 else n * fact(n - 1)
    return fact(20)
print(recursive())

def in_class():
    v = "free"
    class C:
        def get(self):
            return v
        w = v
    v = "changed"
    return C().get(), C.w
print(in_class())
print((lambda *a, k=2, **kw: (a, k, sorted(kw.items())))(1, 2, z=3, y=4))
print((lambda: (yield))().__next__())
memo = {}
def fib(n):
    if n not in memo:
        memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]
print(fib(90))
