x = 1
def plain(a, b=x, *c, d, **e):
    f = a + x
    return f + g + len(c)
def closure(a):
    b = 1
    def inner(c):
        return a + b + c + x
    return inner
def deep(a):
    def middle():
        def inner():
            return a
        return inner
    return middle
def rebind():
    n = 0
    def bump():
        nonlocal n
        n += 1
        def more():
            nonlocal n
            n += 1
    return bump
def globals_():
    global x, y
    x = 2
    y = 3
    def inner():
        return x, y
    def shadow():
        x = 1
        def use():
            return x
def hidden():
    x = 1
    def inner():
        global x
        def innermost():
            return x
        x = 2
def parameter_cell(a, b, *args, **kwargs):
    return lambda: (a, args, kwargs)
def defaults(a, b=lambda: x):
    def inner(c=a, d=lambda: b):
        pass
def unused(a):
    def inner():
        def innermost():
            a = 1
def deleted():
    a = 1
    del a
    def inner():
        return a
def loops():
    for i in range(3):
        pass
    while (w := i):
        pass
    with open(i) as f, f as (g, [h, *j]):
        pass
    try:
        pass
    except E as e:
        pass
    import os.path, sys as s
    from m import n, o as p
    k, *l = i
    m_.attr = i
    q[i] = i
    r += 1
    def t(): pass
    class C: pass
    return lambda: (i, w, f, g, h, j, e, os, s, n, p, k, l, r, t, C)
def recursion(n):
    return recursion(n - 1)
def outer_recursion():
    def inner(n):
        return inner(n - 1)
    return inner
@decorator(x)
def decorated(): pass
def gen():
    y = yield
    yield from y
lambda a, b=x: a + b + x
(lambda f: lambda n: f(n))(lambda z: z)
def annotated():
    a: 1
    b: 2 = 3
    (c): 4 = 5
    return lambda: (a, b, c)
