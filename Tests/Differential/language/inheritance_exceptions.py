class AppError(Exception):
    """Base of the application's errors."""
    code = 1
class NotFound(AppError):
    code = 404
    def __init__(self, what):
        self.what = what
        super().__init__(what)
    def __str__(self):
        return f"{self.what} not found ({self.code})"
class Nested(NotFound, ): pass
for cls, args in ((AppError, ("a", 1)), (NotFound, ("x",)), (Nested, ("y",))):
    try:
        raise cls(*args)
    except AppError as e:
        print(type(e).__name__, e, e.args, e.code, repr(e))
def classify(exc):
    try:
        raise exc
    except (TypeError, ValueError) as e:
        return "value or type"
    except NotFound as e:
        return f"nf {e.what}"
    except AppError:
        return "app"
    except Exception:
        return "exception"
print([classify(e) for e in (ValueError(), TypeError(), NotFound("q"), Nested("n"), AppError(), KeyError(1), UnicodeError())])
class WithAttributes(ValueError):
    def __init__(self, message, *, line=0):
        ValueError.__init__(self, message)
        self.line = line
try:
    raise WithAttributes("bad", line=7)
except ValueError as e:
    print(e, e.line, e.__class__.__name__, isinstance(e, WithAttributes))
class NoArgs(Exception): pass
try:
    raise NoArgs
except NoArgs as e:
    print(repr(e), str(e), e.args)
errors = []
for f in (lambda: 1 / 0, lambda: [][0], lambda: {}["a"], lambda: int("z"), lambda: None.x, lambda: undefined, lambda: open("no-such-file.txt")):
    try:
        f()
    except Exception as e:
        errors.append((type(e).__name__, str(e)))
for e in errors:
    print(e)
try:
    open("no-such-file.txt")
except OSError as e:
    print(e.errno, e.filename, e.strerror, isinstance(e, FileNotFoundError))
try:
    next(iter([]))
except StopIteration as e:
    print(e.value, e.args)
def wraps():
    try:
        return int("bad")
    except ValueError as e:
        raise NotFound("number") from e
try:
    wraps()
except NotFound as e:
    print(e, "<-", e.__cause__)
try:
    raise ExceptionGroup("g", [ValueError(1)]) if False else ValueError("plain")
except ValueError as e:
    print(e)
e = KeyError("a", "b")
print(e, e.args, repr(e), KeyError(), str(KeyError(5)), str(KeyError("it's")), IndexError("i"), str(OSError(2, "msg")), str(OSError("only")))
