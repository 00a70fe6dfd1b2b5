# Traceback objects, and what is being handled across generators.
import sys


def inner():
    x = 1
    raise ValueError("deep")


def middle():
    inner()


def walk(tb):
    out = []
    while tb is not None:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return out


try:
    middle()
except ValueError as e:
    print(walk(e.__traceback__), type(e.__traceback__).__name__)
    saved = e
    print(sys.exc_info()[0], sys.exc_info()[1] is e, walk(sys.exc_info()[2]))
print(sys.exc_info())
print(saved.__traceback__.tb_frame.f_code.co_filename.split("/")[-1], ValueError("never").__traceback__)
try:
    raise saved.with_traceback(None)
except ValueError as e:
    print(walk(e.__traceback__))
saved.__traceback__ = None
print(saved.__traceback__)
try:
    saved.__traceback__ = 5
except TypeError as e:
    print(e)


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print(kind.__name__, value, walk(tb))
        return True


def f():
    with Manager():
        middle()
    return "left"


print(f())


def reraise():
    try:
        middle()
    except ValueError:
        raise


try:
    reraise()
except ValueError as e:
    print(walk(e.__traceback__))


def chained():
    try:
        inner()
    except ValueError as e:
        raise KeyError("second") from e


try:
    chained()
except KeyError as e:
    print(walk(e.__traceback__), walk(e.__cause__.__traceback__), e.__suppress_context__)


def current():
    return repr(sys.exc_info()[1])


def gen():
    print("start", current())
    try:
        raise ValueError("in gen")
    except ValueError:
        print("handling", current())
        yield 1
        print("resumed", current())
        yield 2
    print("after", current())
    yield 3
    print("end", current())


g = gen()
print(next(g), current())
try:
    raise KeyError("outer")
except KeyError:
    print(next(g), current())
print(current())
try:
    raise TypeError("third")
except TypeError:
    print(next(g), current())
print(list(g), current())


def gen2():
    try:
        yield 1
    except RuntimeError as e:
        print("caught", e, current(), repr(e.__context__))
        yield 2
        print("again", current())


g = gen2()
next(g)
try:
    raise OSError("caller")
except OSError:
    print(g.throw(RuntimeError("thrown")), current())
print(current(), list(g), current())


def gen3():
    try:
        raise ValueError("a")
    except ValueError:
        yield from gen()
        print("outer again", current())


for x in gen3():
    print(x, current())


def failing():
    yield 1
    raise ValueError("from generator")


try:
    raise KeyError("handled")
except KeyError:
    try:
        for x in failing():
            pass
    except ValueError as e:
        print(repr(e.__context__), current())
    print(current())


def bare():
    yield
    raise


g = bare()
next(g)
try:
    1 / 0
except ZeroDivisionError:
    try:
        next(g)
    except ZeroDivisionError as e:
        print("bare", e)
