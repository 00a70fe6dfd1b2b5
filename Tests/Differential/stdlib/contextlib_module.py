import contextlib
import io
import sys
from contextlib import ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress


def t(f):
    try:
        print("->", repr(f()))
    except BaseException as e:
        print("!", type(e).__name__, e)


@contextmanager
def managed(name, swallow=False):
    """Doc."""
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
        if not swallow:
            raise
    finally:
        print("exit", name)


with managed("a") as v:
    print(v)


def fail():
    with managed("b"):
        raise ValueError("x")


t(fail)
with managed("c", swallow=True):
    raise ValueError("swallowed")


def other():
    with managed("d"):
        raise KeyError("k")


t(other)
print(managed.__name__, managed.__doc__)


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


def use(cm):
    def run():
        with cm():
            pass
    return run


t(use(never))
t(use(twice))


@contextmanager
def stops():
    yield


def stop():
    with stops():
        raise StopIteration("inside")


t(stop)


@managed("decorated")
def work(x):
    print("working", x)
    return x * 2


print(work(2), work(3))
with suppress(KeyError, ValueError):
    {}["x"]
print("after")
t(lambda: [suppress(KeyError).__enter__()])
with nullcontext(5) as n:
    print(n)
out = io.StringIO()
with redirect_stdout(out):
    print("hidden")
    sys.stdout.write("too\n")
print(repr(out.getvalue()))


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as thing:
    print(type(thing).__name__)
with ExitStack() as stack:
    a = stack.enter_context(managed("s1"))
    b = stack.enter_context(managed("s2"))
    stack.callback(print, "callback", sep="!")
    print(a, b)


def stacked():
    with ExitStack() as stack:
        stack.enter_context(managed("t1", swallow=True))
        stack.callback(lambda: print("cb"))
        raise ValueError("in stack")
    return "survived"


t(stacked)
s = ExitStack()
s.enter_context(managed("moved"))
moved = s.pop_all()
s.close()
print("still open")
moved.close()
