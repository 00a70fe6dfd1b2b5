def catch(f):
    try:
        f()
    except (KeyError, IndexError) as e:
        return "lookup pair", type(e).__name__, e.args
    except LookupError as e:
        return "lookup", e.args
    except ArithmeticError as e:
        return "arithmetic", str(e)
    except Exception as e:
        return "other", type(e).__name__, str(e)
    except BaseException as e:
        return "base", type(e).__name__
    else:
        return "fine"
def r(e):
    def f():
        raise e
    return f
print(catch(lambda: {}["k"]))
print(catch(lambda: [][0]))
print(catch(lambda: 1 / 0))
print(catch(lambda: 1 % 0))
print(catch(lambda: 1.0 // 0))
print(catch(lambda: int("x")))
print(catch(lambda: None.foo))
print(catch(lambda: "a" + 1))
print(catch(lambda: 1 + "a"))
print(catch(lambda: [] + ()))
print(catch(lambda: None()))
print(catch(lambda: 5[0]))
print(catch(lambda: len(5)))
print(catch(lambda: {}[[]]))
print(catch(lambda: "abc"["a"]))
print(catch(lambda: [1, 2]["a"]))
print(catch(lambda: -"a"))
print(catch(lambda: [] < 1))
print(catch(r(LookupError("l", 2))))
print(catch(r(OverflowError("big"))))
print(catch(r(KeyboardInterrupt())))
print(catch(r(SystemExit(3))))
print(catch(r(ValueError)))
print(catch(lambda: 1))
try:
    raise 5
except TypeError as e:
    print(e)
try:
    raise int
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError("x")
    except "notaclass":
        pass
except TypeError as e:
    print(e, "|", repr(e.__context__))
e = "kept"
try:
    1 / 0
except ZeroDivisionError as e2:
    pass
print(e)
try:
    e2
except NameError as err:
    print(err)
class MyError(Exception):
    def __init__(self, code, detail="none"):
        super().__init__(f"code {code}")
        self.code = code
        self.detail = detail
class Sub(MyError):
    pass
try:
    raise Sub(7, detail="d")
except MyError as m:
    print(m, m.code, m.detail, m.args, repr(m), isinstance(m, Exception))
class Shown(ValueError):
    def __str__(self):
        return "shown!"
try:
    raise Shown(1, 2)
except ValueError as s:
    print(s, repr(s), s.args)
def reraise():
    try:
        try:
            raise ValueError("v")
        except ValueError:
            raise
    except ValueError as v:
        return repr(v)
print(reraise())
try:
    raise
except RuntimeError as x:
    print(x)
print(repr(ValueError()), str(ValueError()), str(ValueError(1, "a")), repr(KeyError("k")), str(KeyError("k")))
print(ValueError("a") == ValueError("a"), ValueError("a", 1).args)
try:
    {}["missing"]
except KeyError as k:
    print(k, k.args, f"{k}", f"{k!r}")
print(issubclass(KeyError, LookupError), issubclass(FileNotFoundError, OSError), IOError is OSError)
print([c.__name__ for c in ModuleNotFoundError.__mro__])
for cls in (UnicodeDecodeError, NotImplementedError, RecursionError, ZeroDivisionError, FloatingPointError, StopIteration, PermissionError, FileExistsError):
    print(cls.__name__, cls.__base__.__name__)
