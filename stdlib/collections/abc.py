"""Abstract classes: to ask with `isinstance` what a value can do, and to derive from."""

from abc import ABC, abstractmethod

__all__ = ["Hashable", "Iterable", "Iterator", "Generator", "Reversible", "Sized", "Container",
           "Callable", "Collection", "Set", "MutableSet", "Mapping", "MutableMapping",
           "MappingView", "KeysView", "ItemsView", "ValuesView", "Sequence", "MutableSequence",
           "ByteString"]


def _judged(cls, *names):
    """Values of every class that has these methods count as the class's."""
    def check(cls_, value):
        return subclass_check(cls_, type(value))

    def subclass_check(cls_, other):
        return all(getattr(other, name, None) is not None for name in names)

    cls.__instancecheck__ = check
    cls.__subclasscheck__ = subclass_check


def _registered(cls, *kinds):
    """Values of these classes count as the class's, too."""
    def check(cls_, value):
        return isinstance(value, kinds) or any(base is cls for base in type(value).__mro__)

    def subclass_check(cls_, other):
        return issubclass(other, kinds) or any(base is cls for base in other.__mro__)

    cls.__instancecheck__ = check
    cls.__subclasscheck__ = subclass_check


class _Subscripted(ABC):
    """`Name[...]` in annotations is the name itself."""

    __slots__ = ()

    @classmethod
    def __class_getitem__(cls, parameters):
        return cls


class Hashable(ABC):
    """Has `__hash__`."""

    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0


class Iterable(_Subscripted):
    """Has `__iter__`."""

    __slots__ = ()

    @abstractmethod
    def __iter__(self):
        return iter(())


class Iterator(Iterable):
    """Has `__iter__` and `__next__`."""

    __slots__ = ()

    @abstractmethod
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self


class Reversible(Iterable):
    """Has `__reversed__`."""

    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        return iter(())


class Generator(Iterator):
    """A generator."""

    __slots__ = ()

    def __next__(self):
        return self.send(None)

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        raise typ if val is None else val

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError("generator ignored GeneratorExit")


class Sized(ABC):
    """Has `__len__`."""

    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0


class Container(_Subscripted):
    """Has `__contains__`."""

    __slots__ = ()

    @abstractmethod
    def __contains__(self, x):
        return False


class Callable(_Subscripted):
    """Can be called."""

    __slots__ = ()

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False


class Collection(Sized, Iterable, Container):
    """Sized, iterable, with `in`."""

    __slots__ = ()


class Sequence(Reversible, Collection):
    """Indexed by position: derived classes define `__getitem__` and `__len__`."""

    __slots__ = ()

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

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
        if start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        i = start
        while stop is None or i < stop:
            try:
                item = self[i]
            except IndexError:
                break
            if item is value or item == value:
                return i
            i += 1
        raise ValueError

    def count(self, value):
        return sum(1 for item in self if item is value or item == value)


class MutableSequence(Sequence):
    """A sequence that can be changed: derived classes add `__setitem__`, `__delitem__`, `insert`."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def clear(self):
        try:
            while True:
                self.pop()
        except IndexError:
            pass

    def reverse(self):
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]

    def extend(self, values):
        if values is self:
            values = list(values)
        for value in values:
            self.append(value)

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


class ByteString(Sequence):
    """bytes."""

    __slots__ = ()


class Set(Collection):
    """A set: derived classes define `__contains__`, `__iter__` and `__len__`."""

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) <= len(other) and all(item in other for item in self)

    def __lt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) < len(other) and self.__le__(other)

    def __gt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) > len(other) and self.__ge__(other)

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) >= len(other) and all(item in self for item in other)

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and self.__le__(other)

    def __and__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(value for value in other if value in self)

    __rand__ = __and__

    def isdisjoint(self, other):
        return not any(value in self for value in other)

    def __or__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(value for group in (self, other) for value in group)

    __ror__ = __or__

    def __sub__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return self._from_iterable(value for value in self if value not in other)

    def __rsub__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return self._from_iterable(value for value in other if value not in self)

    def __xor__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return (self - other) | (other - self)

    __rxor__ = __xor__


class MutableSet(Set):
    """A set that can be changed: derived classes add `add` and `discard`."""

    __slots__ = ()

    @abstractmethod
    def add(self, value):
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self):
        try:
            while True:
                self.pop()
        except KeyError:
            pass

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
        else:
            if not isinstance(it, Set):
                it = self._from_iterable(it)
            for value in it:
                if value in self:
                    self.discard(value)
                else:
                    self.add(value)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
        else:
            for value in it:
                self.discard(value)
        return self


class Mapping(Collection):
    """Indexed by key: derived classes define `__getitem__`, `__iter__` and `__len__`."""

    __slots__ = ()

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

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
        return KeysView(self)

    def items(self):
        return ItemsView(self)

    def values(self):
        return ValuesView(self)

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __reversed__ = None


class MutableMapping(Mapping):
    """A mapping that can be changed: derived classes add `__setitem__` and `__delitem__`."""

    __slots__ = ()

    __marker = object()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=__marker):
        try:
            value = self[key]
        except KeyError:
            if default is self.__marker:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError from None

    def clear(self):
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    def update(self, other=(), /, **kwds):
        if isinstance(other, Mapping):
            for key in other:
                self[key] = other[key]
        elif hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class MappingView(Sized):
    """What `keys`, `values` and `items` give."""

    __slots__ = ("_mapping",)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"

    @classmethod
    def __class_getitem__(cls, parameters):
        return cls


class KeysView(MappingView, Set):
    """What `keys` gives."""

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping


class ItemsView(MappingView, Set):
    """What `items` gives."""

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value

    def __iter__(self):
        for key in self._mapping:
            yield key, self._mapping[key]


class ValuesView(MappingView, Collection):
    """What `values` gives."""

    __slots__ = ()

    def __contains__(self, value):
        for key in self._mapping:
            found = self._mapping[key]
            if found is value or found == value:
                return True
        return False

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


from _collections import deque as _deque


def _generator():
    yield


_unhashable = (list, dict, set, type({}.keys()), type({}.items()))


def _judge_reversible(cls):
    def subclass_check(cls_, other):
        return (getattr(other, "__reversed__", None) is not None and hasattr(other, "__iter__")
                or issubclass(other, Sequence))

    cls.__instancecheck__ = lambda cls_, value: subclass_check(cls_, type(value))
    cls.__subclasscheck__ = subclass_check


def _judge_hashable(cls):
    def subclass_check(cls_, other):
        return getattr(other, "__hash__", None) is not None and other not in _unhashable

    cls.__instancecheck__ = lambda cls_, value: subclass_check(cls_, type(value))
    cls.__subclasscheck__ = subclass_check


_judged(Iterable, "__iter__")
_judged(Iterator, "__iter__", "__next__")
_judged(Sized, "__len__")
_judged(Container, "__contains__")
_judged(Callable, "__call__")
Callable.__instancecheck__ = lambda cls_, value: callable(value)
_judged(Collection, "__len__", "__iter__", "__contains__")
_judge_reversible(Reversible)
_judge_hashable(Hashable)
_judged(Generator, "__iter__", "__next__", "send", "throw", "close")
_registered(KeysView, type({}.keys()))
_registered(ValuesView, type({}.values()))
_registered(ItemsView, type({}.items()))
_registered(MappingView, type({}.keys()), type({}.values()), type({}.items()))
_registered(ByteString, bytes)
_registered(Sequence, list, tuple, str, bytes, range, _deque)
_registered(MutableSequence, list, _deque)
_registered(Set, set, frozenset, type({}.keys()), type({}.items()))
_registered(MutableSet, set)
_registered(Mapping, dict)
_registered(MutableMapping, dict)
