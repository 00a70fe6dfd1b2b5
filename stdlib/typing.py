"""Names for annotations. They mean nothing at run time: `Name[...]` is the name itself."""

from _collections import _make_fields
from _typing import *

TYPE_CHECKING = False


def cast(typ, val):
    """The value."""
    return val


def overload(func):
    return func


def final(f):
    return f


def no_type_check(arg):
    return arg


def runtime_checkable(cls):
    return cls


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class."""
    return dict(getattr(obj, "__annotations__", {}))


def get_origin(tp):
    return None


def get_args(tp):
    return ()


def NewType(name, tp):
    """A function that gives its argument."""
    def made(value):
        return value
    made.__name__ = name
    return made


class Generic:
    """The base of classes with type parameters."""

    @classmethod
    def __class_getitem__(cls, parameters):
        return cls


class Protocol(Generic):
    """The base of classes that say what methods others have."""


class NamedTuple(tuple):
    """The base of named tuples whose fields are annotated in the class body."""

    def __init_subclass__(cls):
        fields = list(cls.__dict__.get("__annotations__", {}))
        if not fields:
            return
        defaults = []
        for name in fields:
            if name in cls.__dict__:
                defaults.append(cls.__dict__[name])
            elif defaults:
                raise TypeError(f"non-default namedtuple field {name} cannot follow default "
                                f"field{'s' if len(defaults) > 1 else ''} "
                                + ", ".join([n for n in fields if n in cls.__dict__]))
        _make_fields(cls, fields, defaults)


class TypedDict(dict):
    """The base of dicts whose keys are annotated in the class body."""
