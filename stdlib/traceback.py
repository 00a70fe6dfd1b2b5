"""Exceptions as text."""

import sys as _sys
import _mnb

__all__ = ["format_exc", "print_exc", "format_exception", "print_exception",
           "format_exception_only", "format_tb", "print_tb", "extract_tb"]


def _lines(exc):
    return _mnb.traceback_text(exc).splitlines(True)


def _given(exc, value):
    # Both forms of calls: the exception alone, or class, value and traceback.
    return value if value is not None else exc


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    """The lines of a traceback."""
    found = _given(exc, value)
    return ["NoneType: None\n"] if found is None else _lines(found)


def format_exception_only(exc, /, value=None):
    """The lines that say what happened."""
    found = _given(exc, value)
    return [_last(found)]


def _last(exc):
    cls = type(exc)
    name = cls.__qualname__
    if cls.__module__ not in ("builtins", "__main__"):
        name = f"{cls.__module__}.{name}"
    text = str(exc)
    return f"{name}: {text}\n" if text else f"{name}\n"


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    """Writes a traceback to standard error."""
    print("".join(format_exception(exc, value, tb)), file=_sys.stderr if file is None else file,
          end="")


def format_exc(limit=None, chain=True):
    """The traceback of the exception being handled."""
    return "".join(format_exception(_sys.exc_info()[1]))


def print_exc(limit=None, file=None, chain=True):
    """Writes the traceback of the exception being handled to standard error."""
    print(format_exc(), file=_sys.stderr if file is None else file, end="")


def format_tb(tb, limit=None):
    """The lines of a traceback object."""
    lines = []
    while tb is not None:
        frame = tb.tb_frame
        lines.append(f'  File "{frame.f_code.co_filename}", line {tb.tb_lineno}, in '
                     f"{frame.f_code.co_name}\n")
        tb = tb.tb_next
    return lines


def print_tb(tb, limit=None, file=None):
    print("".join(format_tb(tb)), file=_sys.stderr if file is None else file, end="")


def extract_tb(tb, limit=None):
    raise NotImplementedError("traceback.extract_tb() is not part of mnb")
