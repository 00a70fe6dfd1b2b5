def f(): pass
def f():
    pass
def f(a): return a
def f(a, b): return a, b
def f(a, b=1): return
def f(a=1, b=2,): pass
def f(*args): pass
def f(**kwargs): pass
def f(*args, **kwargs): pass
def f(a, *args, b, c=1, **kwargs): pass
def f(*, a): pass
def f(*, a, b=1, c): pass
def f(a, /): pass
def f(a, /, b): pass
def f(a, b=1, /, c=2, *, d, e=3): pass
def f(a, b, /, *c, **d): pass
def f(a: int): pass
def f(a: int = 1, *b: str, c: float = 2.0, **d: dict) -> None: pass
def f(a: "forward", b: List[int] = []) -> Dict[str, int]: pass
def f(*args: *Ts): pass
def f(
    a,
    b=1,  # comment
    *,
    c,
):
    """Docstring."""
    return a
def f():
    'doc' 'string'
def f():
    f'not a docstring'
def f():
    b'neither'
def f():
    ('doc')
@decorator
def f(): pass
@a.b.c
@d(e, f=g)
@(lambda x: x)
@h[0]
@x if y else z
@(n := m)
def f(): pass
def f():
    def g():
        def h():
            return 1
        return h
    return g
def f():
    yield
    yield a
    yield a, b
    yield *a, b
    x = yield
    x = yield a
    x += yield
    x = y = yield a, b
    (yield)
    f((yield), (yield a))
    yield from a
    x = yield from a
    return (yield)
    [(yield)]
def f():
    return
    return a
    return a, b
    return *a, b
    return (a, b)
    return (yield), 1
lambda: 1
lambda a: a
lambda a, b=1: a
lambda *a: a
lambda **a: a
lambda *, a: a
lambda a, /, b, *, c=1, **d: a
lambda a=lambda b: b: a
lambda a, *b, c: (a, b, c)
lambda a,: a
lambda *a, b=1, **c: 0
