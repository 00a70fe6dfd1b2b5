def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


t(lambda: 1 / 0)
for cls in [BaseException, Exception, ValueError, KeyError, IndexError, TypeError, OSError, StopIteration, SystemExit, KeyboardInterrupt, ArithmeticError, LookupError, RuntimeError, NotImplementedError, RecursionError, AssertionError, ImportError, ModuleNotFoundError, UnicodeError, MemoryError, OverflowError, ZeroDivisionError, FloatingPointError, EOFError, NameError, UnboundLocalError, AttributeError, BufferError, Warning, UserWarning, DeprecationWarning, FutureWarning, RuntimeWarning, SyntaxWarning, GeneratorExit, ConnectionError, TimeoutError, FileNotFoundError, FileExistsError, PermissionError, IsADirectoryError, NotADirectoryError, SystemError, ReferenceError, SyntaxError, IndentationError, TabError]:
    print(cls, cls.__name__, [c.__name__ for c in cls.__mro__], cls.__bases__)
    for args in [(), ("message",), ("a", 1), (None,), (1, 2, 3)]:
        try:
            if issubclass(cls, SyntaxError) and len(args) == 2:
                continue
            e = cls(*args)
        except Exception as error:
            print(type(error), error)
            continue
        print(repr(e), str(e), e.args)
print(str(KeyError("a")), str(KeyError("a", "b")), repr(KeyError("a")), str(KeyError(1)), str(KeyError(())))
e = OSError(2, "No such file", "name.txt")
print(type(e), e.errno, e.strerror, e.filename, e.filename2, e.args, str(e), repr(e))
e = OSError(13, "denied")
print(type(e), e, e.filename, repr(e))
e = OSError("just text")
print(type(e), e, e.errno, e.strerror)
e = OSError(17, "exists", "a", None, "b")
print(type(e), e, e.filename, e.filename2)
e = FileNotFoundError(2, "x", "y")
print(e, e.args)
e = OSError(9999, "odd")
print(type(e), e)
print(IOError is OSError, EnvironmentError is OSError)
e = StopIteration(5)
print(e.value, StopIteration().value)
e = SystemExit(3)
print(e.code, SystemExit().code, SystemExit("bye").code)
e = ImportError("cannot")
print(e.msg, e.name, e.path)
e = SyntaxError("bad", ("file.py", 3, 5, "text"))
print(e.msg, e.filename, e.lineno, e.offset, e.text, str(e))
print(str(SyntaxError("bad")), str(SyntaxError()))
e = UnicodeDecodeError("utf-8", b"a\xff", 1, 2, "reason")
print(e, e.start, e.end, e.reason, e.encoding, e.object)
e = UnicodeEncodeError("ascii", "é€", 0, 2, "reason")
print(e)


class Custom(Exception):
    def __init__(self, a, b):
        super().__init__(a)
        self.b = b


class WithStr(ValueError):
    def __str__(self):
        return "custom text"


class WithRepr(Exception):
    def __repr__(self):
        return "custom repr"


class Plain(Exception):
    pass


class Slots(KeyError):
    pass


e = Custom(1, 2)
print(repr(e), str(e), e.args, e.b, isinstance(e, Exception))
print(repr(WithStr(1)), str(WithStr(1)), repr(WithRepr()), str(WithRepr("x")), repr(Plain("p", 1)), str(Slots("k")), repr(Slots("k")))
e = ValueError("x")
e.args = (1, 2)
print(e, e.args, repr(e))
e.extra = 5
print(e.extra, e.__dict__)
t(lambda: e.missing)
try:
    try:
        raise ValueError("first")
    except ValueError as first:
        raise KeyError("second") from first
except KeyError as second:
    print(repr(second.__cause__), repr(second.__context__), second.__suppress_context__)
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")
except KeyError as second:
    print(repr(second.__cause__), repr(second.__context__), second.__suppress_context__)
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second") from None
except KeyError as second:
    print(repr(second.__cause__), repr(second.__context__), second.__suppress_context__)
e = ValueError("n")
e.add_note("note 1")
e.add_note("note 2")
print(e.__notes__, e.with_traceback(None) is e)
t(lambda: e.add_note(5))
e.__cause__ = KeyError("c")
print(repr(e.__cause__), e.__suppress_context__)


def set_cause():
    e.__cause__ = 5


t(set_cause)


def r(x):
    raise x


t(lambda: r(ValueError))
t(lambda: r(ValueError("v")))
t(lambda: r(5))
t(lambda: r(int))
t(lambda: r("string"))


def r2():
    raise ValueError("a") from 5


t(r2)


def bare():
    raise


t(bare)


def catch(what):
    try:
        raise ValueError("v")
    except what:
        return "caught"


t(lambda: catch(ValueError))
t(lambda: catch((KeyError, ValueError)))
t(lambda: catch(Exception))
t(lambda: catch(KeyError))
t(lambda: catch(5))
t(lambda: catch((KeyError, 5)))
t(lambda: catch(()))


def order():
    out = []
    try:
        try:
            out.append("try")
            raise KeyError
        except ValueError:
            out.append("wrong")
        else:
            out.append("else")
        finally:
            out.append("finally")
    except KeyError:
        out.append("outer")
    return out


print(order())


def nested_return():
    try:
        return "try"
    finally:
        print("cleanup")


print(nested_return())
t(lambda: (lambda: undefined_name)())


def local():
    print(x_local)
    x_local = 1


t(local)


def checks():
    assert 1 == 2, "message"


def checks2():
    assert []


t(checks)
t(checks2)
try:
    raise SystemExit(5)
except SystemExit as e:
    print("exit", e.code, repr(e))
t(lambda: ValueError(x=1))
print(ValueError("a") == ValueError("a"), issubclass(KeyError, LookupError))
