# What an exception being handled leaves behind when its cleanup is left.
def active():
    try:
        raise
    except RuntimeError as e:
        return str(e)
    except Exception as e:
        return repr(e)
def leave(how):
    for i in range(2):
        try:
            raise ValueError(how)
        finally:
            if how == "continue":
                continue
            if how == "break":
                break
            if how == "return":
                return active()
    return active()
print(leave("continue"), "|", leave("break"), "|", leave("return"))
print(active())
def in_handler():
    for i in range(2):
        try:
            raise KeyError(i)
        except KeyError:
            if i == 0:
                continue
            break
    return active()
print(in_handler())
def during():
    try:
        raise ValueError("outer")
    except ValueError:
        first = active()
        try:
            raise KeyError("inner")
        except KeyError:
            second = active()
        return first, second, active()
print(during(), active())
def generator():
    try:
        raise ValueError("in generator")
    except ValueError:
        yield active()
        yield active()
g = generator()
print(next(g), active(), next(g))
try:
    raise TypeError("caller")
except TypeError:
    print(next(generator()), active())
def context_of(f):
    try:
        f()
    except Exception as e:
        return repr(e.__context__)
def after_continue():
    for _ in range(1):
        try:
            1 / 0
        finally:
            continue
    raise KeyError("later")
print(context_of(after_continue))
def with_return():
    class M:
        def __enter__(self): return self
        def __exit__(self, *a): return True
    for _ in range(2):
        with M():
            raise ValueError("swallowed")
    return active()
print(with_return())
