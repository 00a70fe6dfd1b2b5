"""Copies of values, shallow and deep."""

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    """What cannot be copied."""


error = Error
_ATOMS = frozenset([
    type(None), bool, int, float, str, bytes, type, range, type(Ellipsis), type(NotImplemented),
    type(len), type(lambda: None), slice, property])


def _instance(x):
    """A new instance of the same class, without a call of `__init__`."""
    cls = type(x)
    if isinstance(x, BaseException):
        return cls(*x.args)
    return cls.__new__(cls)


def copy(x):
    """A shallow copy."""
    cls = type(x)
    if cls in _ATOMS or cls is tuple or cls is frozenset or isinstance(x, type):
        return x
    if cls is list or cls is set or cls is dict:
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    if isinstance(x, (dict, list, set)):
        y = _subclass(x, x)
        for name, value in getattr(x, "__dict__", {}).items():
            setattr(y, name, value)
        return y
    if isinstance(x, (tuple, frozenset, int, float, str, bytes)):
        return x
    state = getattr(x, "__dict__", None)
    if state is None:
        method = getattr(x, "copy", None)
        if method is not None:
            return method()
        if hasattr(x, "__next__") or callable(x):
            return x
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    y = _instance(x)
    for name, value in state.items():
        _set(y, name, value)
    return y


def _set(obj, name, value):
    object.__setattr__(obj, name, value)


def _subclass(x, items):
    cls = type(x)
    y = cls.__new__(cls)
    if isinstance(x, dict):
        dict.update(y, items)
    elif isinstance(x, list):
        list.extend(y, items)
    else:
        set.update(y, items)
    return y


def deepcopy(x, memo=None):
    """A copy of a value and of everything in it."""
    cls = type(x)
    if cls in _ATOMS:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    if key in memo:
        return memo[key]
    if cls is list:
        y = []
        memo[key] = y
        atoms = _ATOMS
        for item in x:
            y.append(item if type(item) in atoms else deepcopy(item, memo))
        return y
    if cls is dict:
        y = {}
        memo[key] = y
        atoms = _ATOMS
        for name, value in x.items():
            if type(name) not in atoms:
                name = deepcopy(name, memo)
            y[name] = value if type(value) in atoms else deepcopy(value, memo)
        return y
    y = _deepcopy(x, cls, memo, key)
    if y is not x:
        memo[key] = y
        memo.setdefault(id(memo), []).append(x)
    return y


def _deepcopy(x, cls, memo, key):
    if isinstance(x, type):
        return x
    method = getattr(cls, "__deepcopy__", None)
    if method is not None:
        return method(x, memo)
    if cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if key in memo:
            return memo[key]
        return x if all(a is b for a, b in zip(x, items)) else tuple(items)
    if cls is set:
        return {deepcopy(item, memo) for item in x}
    if cls is frozenset:
        return frozenset([deepcopy(item, memo) for item in x])
    if isinstance(x, tuple) and hasattr(cls, "_make"):
        return cls._make([deepcopy(item, memo) for item in x])
    if isinstance(x, dict):
        y = x.copy() if hasattr(cls, "__copy__") else _subclass(x, {})
        y.clear()
        memo[key] = y
        for name, value in x.items():
            y[deepcopy(name, memo)] = deepcopy(value, memo)
        _attributes(x, y, memo)
        return y
    if isinstance(x, list):
        y = _subclass(x, [])
        memo[key] = y
        for item in x:
            y.append(deepcopy(item, memo))
        _attributes(x, y, memo)
        return y
    if isinstance(x, (int, float, str, bytes)):
        return x
    if type(x).__name__ == "deque":
        return cls([deepcopy(item, memo) for item in x], x.maxlen)
    method = getattr(x, "__func__", None)
    if method is not None:
        return getattr(deepcopy(x.__self__, memo), x.__name__)
    state = getattr(x, "__dict__", None)
    if state is None:
        for name, arguments in (("copy", ()), ("__copy__", ())):
            method = getattr(x, name, None)
            if method is not None:
                return method(*arguments)
        if callable(x):
            return x
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    if isinstance(x, BaseException):
        y = cls(*deepcopy(x.args, memo))
    else:
        y = cls.__new__(cls)
    memo[key] = y
    _attributes(x, y, memo)
    return y


def _attributes(x, y, memo):
    for name, value in getattr(x, "__dict__", {}).items():
        _set(y, name, deepcopy(value, memo))


