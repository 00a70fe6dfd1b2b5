"""Abstract base classes: derive from ABC and mark methods with abstractmethod."""

from _abc import ABCMeta

__all__ = ["ABC", "ABCMeta", "abstractmethod", "abstractproperty", "abstractclassmethod",
           "abstractstaticmethod"]


def abstractmethod(funcobj):
    """Marks a method that derived classes must define."""
    funcobj.__isabstractmethod__ = True
    return funcobj


def abstractclassmethod(callable):
    """Marks a class method that derived classes must define."""
    return classmethod(abstractmethod(callable))


def abstractstaticmethod(callable):
    """Marks a static method that derived classes must define."""
    return staticmethod(abstractmethod(callable))


def abstractproperty(fget=None, fset=None, fdel=None, doc=None):
    """A property that derived classes must define."""
    return property(abstractmethod(fget), fset, fdel, doc)


class ABC(metaclass=ABCMeta):
    """The base of abstract classes."""

    __slots__ = ()
