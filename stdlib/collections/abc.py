"""Abstract classes: to ask with `isinstance` what a value can do, and to derive from."""


def _has(value, names):
    cls = type(value)
    return all(getattr(cls, name, None) is not None for name in names)


def _abstract(cls, names, kinds=()):
    """Lets a class judge values by their methods, or by their classes where that is not enough."""
    def check(cls_, value):
        if kinds:
            return isinstance(value, kinds)
        return _has(value, names)

    def subclass_check(cls_, other):
        if kinds:
            return issubclass(other, kinds)
        return all(getattr(other, name, None) is not None for name in names)

    cls.__instancecheck__ = check
    cls.__subclasscheck__ = subclass_check
    return cls


class Hashable:
    """Has `__hash__`."""


class Iterable:
    """Has `__iter__`."""


class Iterator:
    """Has `__iter__` and `__next__`."""

    def __iter__(self):
        return self


class Reversible:
    """Has `__reversed__`."""


class Generator:
    """A generator."""


class Sized:
    """Has `__len__`."""


class Container:
    """Has `__contains__`."""


class Callable:
    """Can be called."""


class Collection:
    """Sized, iterable, with `in`."""


class Sequence:
    """Indexed by position."""

    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError:
            return

    def __contains__(self, value):
        return any(item is value or item == value for item in self)

    def __reversed__(self):
        for i in range(len(self) - 1, -1, -1):
            yield self[i]

    def index(self, value, start=0, stop=None):
        for i in range(start, len(self) if stop is None else stop):
            if self[i] == value:
                return i
        raise ValueError

    def count(self, value):
        return sum(1 for item in self if item == value)


class MutableSequence(Sequence):
    """A sequence that can be changed."""

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in list(values):
            self.append(value)

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while len(self):
            self.pop()

    def __iadd__(self, values):
        self.extend(values)
        return self


class ByteString:
    """bytes."""


class Set:
    """A set."""


class MutableSet(Set):
    """A set that can be changed."""


class Mapping:
    """Indexed by key."""

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return list(self)

    def items(self):
        return [(key, self[key]) for key in self]

    def values(self):
        return [self[key] for key in self]

    def __eq__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        return dict(self.items()) == dict(other.items())


class MutableMapping(Mapping):
    """A mapping that can be changed."""

    _missing = object()

    def pop(self, key, default=_missing):
        try:
            value = self[key]
        except KeyError:
            if default is MutableMapping._missing:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwds):
        for key, value in dict(other, **kwds).items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]


class MappingView:
    """What `keys`, `values` and `items` give."""


class KeysView(MappingView):
    """What `keys` gives."""


class ValuesView(MappingView):
    """What `values` gives."""


class ItemsView(MappingView):
    """What `items` gives."""


from _collections import deque as _deque

_abstract(Iterable, ["__iter__"])
_abstract(Iterator, ["__iter__", "__next__"])
_abstract(Sized, ["__len__"])
_abstract(Container, ["__contains__"])
_abstract(Callable, ["__call__"])
_abstract(Collection, ["__len__", "__iter__", "__contains__"])


def _generator():
    yield


_abstract(Generator, [], (type(_generator()),))
_keys = {}.keys()
_abstract(KeysView, [], (type(_keys),))
_abstract(ValuesView, [], (type({}.values()),))
_abstract(ItemsView, [], (type({}.items()),))
_abstract(MappingView, [], (type(_keys), type({}.values()), type({}.items())))
_abstract(ByteString, [], (bytes,))


def _registered(cls, *kinds):
    """Classes that count as a class that scripts may derive from, too."""
    def check(cls_, value):
        return isinstance(value, kinds) or any(base is cls for base in type(value).__mro__)

    def subclass_check(cls_, other):
        return issubclass(other, kinds) or any(base is cls for base in other.__mro__)

    cls.__instancecheck__ = check
    cls.__subclasscheck__ = subclass_check


_registered(Sequence, list, tuple, str, bytes, range, _deque)
_registered(MutableSequence, list, _deque)
_registered(Mapping, dict)
_registered(MutableMapping, dict)


def _reversible(cls_, value):
    return _has(value, ["__reversed__"]) or isinstance(value, Sequence)


def _hashable(cls_, value):
    return _has(value, ["__hash__"]) and not isinstance(value, (KeysView, ItemsView))


Reversible.__instancecheck__ = _reversible
Hashable.__instancecheck__ = _hashable
_registered(Set, set, frozenset, type(_keys), type({}.items()))
_registered(MutableSet, set)
