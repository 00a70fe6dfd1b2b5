"""Helpers for the `with` statement."""

from functools import wraps as _wraps
import sys as _sys

__all__ = ["contextmanager", "closing", "nullcontext", "suppress", "redirect_stdout",
           "redirect_stderr", "ExitStack", "ContextDecorator", "AbstractContextManager", "chdir"]


class AbstractContextManager:
    """A context that does nothing."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        return None


class ContextDecorator:
    """A context that can decorate functions."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @_wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner


_ENDED = object()


class _GeneratorContextManager(ContextDecorator):
    """What a function decorated with `contextmanager` gives."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func = func
        self.args = args
        self.kwds = kwds
        self.__doc__ = func.__doc__

    def _recreate_cm(self):
        return _GeneratorContextManager(self.func, self.args, self.kwds)

    def __enter__(self):
        value = next(self.gen, _ENDED)
        if value is _ENDED:
            raise RuntimeError("generator didn't yield")
        return value

    def __exit__(self, kind, error, traceback):
        if kind is None:
            if next(self.gen, _ENDED) is not _ENDED:
                raise RuntimeError("generator didn't stop")
            return False
        thrown = kind() if error is None else error
        try:
            self.gen.throw(thrown)
        except StopIteration as raised:
            # The generator ended normally, so it dealt with the error.
            return raised is not thrown
        except BaseException as raised:
            if _is_passed_on(raised, thrown):
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")


def _is_passed_on(raised, thrown):
    """True when a generator let the exception through that was thrown into it.

    A StopIteration leaves a generator as the cause of a RuntimeError.
    """
    if raised is thrown:
        return True
    return (isinstance(raised, RuntimeError) and isinstance(thrown, StopIteration)
            and raised.__cause__ is thrown)


def contextmanager(func):
    """Makes a context manager of a generator function that yields once."""
    @_wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


class closing(AbstractContextManager):
    """Closes something at the end."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class nullcontext(AbstractContextManager):
    """A context that only hands out a value."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result


class suppress(AbstractContextManager):
    """Passes over exceptions of some classes."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(_sys, self._stream))
        setattr(_sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(_sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Sends what is printed to another file."""
    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Sends what goes to standard error to another file."""
    _stream = "stderr"


class chdir(AbstractContextManager):
    """Another working folder."""

    def __init__(self, path):
        self.path = path
        self._old = []

    def __enter__(self):
        import os
        self._old.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os
        os.chdir(self._old.pop())


class ExitStack(AbstractContextManager):
    """Contexts that are entered one by one and left together."""

    def __init__(self):
        self._callbacks = []

    def enter_context(self, cm):
        cls = type(cm)
        if not hasattr(cls, "__enter__") or not hasattr(cls, "__exit__"):
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the "
                            "context manager protocol")
        result = cm.__enter__()
        self._callbacks.append(cm.__exit__)
        return result

    def push(self, exit):
        self._callbacks.append(exit.__exit__ if hasattr(type(exit), "__exit__") else exit)
        return exit

    def callback(self, callback, /, *args, **kwds):
        def leave(exc_type, exc, tb):
            callback(*args, **kwds)
        self._callbacks.append(leave)
        return callback

    def pop_all(self):
        stack = type(self)()
        stack._callbacks = self._callbacks
        self._callbacks = []
        return stack

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, *exc_details):
        received = exc_details[0] is not None
        exc = exc_details[1]
        suppressed = False
        pending = False
        while self._callbacks:
            leave = self._callbacks.pop()
            try:
                details = (type(exc), exc, getattr(exc, "__traceback__", None)) if exc is not None \
                    else (None, None, None)
                if leave(*details):
                    suppressed = True
                    pending = False
                    exc = None
            except BaseException as new:
                if exc is not None and new.__context__ is None:
                    new.__context__ = exc
                exc = new
                pending = True
        if pending:
            raise exc
        return received and suppressed
