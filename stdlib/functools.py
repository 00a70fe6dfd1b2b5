"""Functions that make functions of functions."""

from _functools import _key, partial, reduce
from collections import namedtuple as _namedtuple

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering",
           "cmp_to_key", "cache", "lru_cache", "reduce", "partial", "partialmethod",
           "singledispatch", "cached_property"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)
_MISSING = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes a wrapper look like the function that it wraps."""
    for name in assigned:
        value = getattr(wrapped, name, _MISSING)
        if value is not _MISSING:
            try:
                setattr(wrapper, name, value)
            except AttributeError:
                pass
    for name in updated:
        for key, value in getattr(wrapped, name, {}).items():
            setattr(wrapper, key, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that applies `update_wrapper`."""
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)
    return decorate


def cmp_to_key(mycmp):
    """A key function from a comparison function."""
    def key(obj):
        return _key(mycmp, obj)
    return key


_CacheInfo = _namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


class _Typed:
    """A key with the classes of its values."""

    __slots__ = ("key",)

    def __init__(self, args, kwds):
        self.key = (args, tuple(kwds.items()), tuple(type(v) for v in args),
                    tuple(type(v) for v in kwds.values()))


def _cached(function, maxsize, typed):
    results = {}
    hits = misses = 0

    def make_key(args, kwds):
        if typed:
            return _Typed(args, kwds).key
        if kwds:
            return (args, _MISSING, tuple(kwds.items()))
        if len(args) == 1 and type(args[0]) in (int, str):
            return args[0]
        return args

    def unlimited(*args, **kwds):
        nonlocal hits, misses
        key = make_key(args, kwds)
        result = results.get(key, _MISSING)
        if result is not _MISSING:
            hits += 1
            return result
        misses += 1
        result = function(*args, **kwds)
        results[key] = result
        return result

    def limited(*args, **kwds):
        nonlocal hits, misses
        key = make_key(args, kwds)
        result = results.pop(key, _MISSING)
        if result is not _MISSING:
            hits += 1
            results[key] = result
            return result
        misses += 1
        result = function(*args, **kwds)
        if key in results:
            return result
        if len(results) >= maxsize:
            del results[next(iter(results))]
        results[key] = result
        return result

    def uncached(*args, **kwds):
        nonlocal misses
        misses += 1
        return function(*args, **kwds)

    wrapper = unlimited if maxsize is None else limited if maxsize > 0 else uncached

    def cache_info():
        """Hits, misses, the largest and the present number of results."""
        return _CacheInfo(hits, misses, maxsize, len(results))

    def cache_clear():
        """Forgets all results."""
        nonlocal hits, misses
        results.clear()
        hits = misses = 0

    update_wrapper(wrapper, function)
    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return wrapper


def lru_cache(maxsize=128, typed=False):
    """Remembers the results of the last calls."""
    if callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(function):
        return _cached(function, maxsize, typed)
    return decorate


def cache(user_function, /):
    """Remembers the results of all calls."""
    return _cached(user_function, None, False)


def total_ordering(cls):
    """Adds the order methods that a class lacks, from the one that it has."""
    roots = [op for op in ("__lt__", "__le__", "__gt__", "__ge__")
             if any(op in base.__dict__ for base in cls.__mro__ if base is not object)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    direct = getattr(cls, root)

    def derived(op):
        def less(self, other):
            result = direct(self, other)
            if result is NotImplemented:
                return result
            # In terms of what the class has, and equality.
            if root == "__lt__":
                if op == "__gt__":
                    return not result and self != other
                if op == "__le__":
                    return result or self == other
                return not result
            if root == "__le__":
                if op == "__ge__":
                    return not result or self == other
                if op == "__lt__":
                    return result and self != other
                return not result
            if root == "__gt__":
                if op == "__lt__":
                    return not result and self != other
                if op == "__ge__":
                    return result or self == other
                return not result
            if op == "__le__":
                return not result or self == other
            if op == "__gt__":
                return result and self != other
            return not result
        less.__name__ = op
        return less

    for op in ("__lt__", "__le__", "__gt__", "__ge__"):
        if op not in roots:
            setattr(cls, op, derived(op))
    return cls


def singledispatch(func):
    """A function that has different forms by the class of its first argument."""
    registry = {object: func}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        for base, found in registry.items():
            if base is not object and issubclass(cls, base):
                return found
        return registry[object]

    def register(cls, function=None):
        if function is None:
            if isinstance(cls, type):
                return lambda f: register(cls, f)
            raise TypeError(
                "register() needs the class: annotations are not evaluated in mnb's Python")
        registry[cls] = function
        return function

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kw)

    update_wrapper(wrapper, func)
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return wrapper


class cached_property:
    """A property that is computed once for each instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = func.__name__
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        setattr(instance, self.attrname, value)
        return value


class partialmethod:
    """A method with some arguments given."""

    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        if instance is None:
            return partial(self.func, *self.args, **self.keywords)
        return partial(self.func, instance, *self.args, **self.keywords)
