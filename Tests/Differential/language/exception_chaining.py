def cause():
    try:
        raise ValueError("inner")
    except ValueError as e:
        raise RuntimeError("outer") from e
try:
    cause()
except RuntimeError as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("hidden") from None
except KeyError as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)
try:
    try:
        {}["a"]
    except KeyError:
        [][1]
except IndexError as e:
    print(repr(e.__context__), e.__cause__)
def three():
    try:
        try:
            try:
                raise ValueError(1)
            except ValueError:
                raise TypeError(2)
        except TypeError:
            raise KeyError(3)
    except KeyError as e:
        chain = []
        while e is not None:
            chain.append(repr(e))
            e = e.__context__
        return chain
print(three())
try:
    raise ValueError("x") from 5
except TypeError as e:
    print(e)
try:
    raise ValueError("x") from KeyError
except ValueError as e:
    print(repr(e.__cause__))
def no_leak():
    try:
        try:
            raise ValueError("done")
        except ValueError:
            pass
        raise KeyError("fresh")
    except KeyError as e:
        return e.__context__
print(no_leak())
def gen():
    try:
        yield 1
    except ValueError as e:
        raise TypeError("in gen") from e
g = gen()
next(g)
try:
    g.throw(ValueError("thrown"))
except TypeError as e:
    print(repr(e), repr(e.__cause__))
err = ValueError("same")
try:
    try:
        raise err
    except ValueError as e:
        raise e
except ValueError as e:
    print(e is err, e.__context__)
class Ctx:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, tb):
        print("exit", kind.__name__, value)
        raise RuntimeError("from exit")
try:
    with Ctx():
        raise ValueError("body")
except RuntimeError as e:
    print(repr(e), repr(e.__context__))
print(ValueError("a").with_traceback(None))
e = ValueError("n")
print(e.__cause__, e.__context__, e.__suppress_context__, e.__traceback__)
e.extra = 5
print(e.extra)
e.add_note("a note")
print(e.__notes__)
