"""Abstract base classes: derive from ABC and mark methods with abstractmethod."""


def abstractmethod(funcobj):
    """Marks a method that derived classes must define."""
    try:
        funcobj.__isabstractmethod__ = True
    except AttributeError:
        pass
    return funcobj


abstractproperty = property


def _check(self):
    missing = []
    for base in reversed(type(self).__mro__):
        for name, value in base.__dict__.items():
            function = getattr(value, "fget", None) or getattr(value, "__func__", value)
            if getattr(function, "__isabstractmethod__", False):
                if name not in missing:
                    missing.append(name)
            elif name in missing:
                missing.remove(name)
    return sorted(missing)


class ABC:
    """The base of abstract classes."""

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        missing = _check(self)
        if missing:
            plural = "s" if len(missing) > 1 else ""
            raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract "
                            f"method{plural} {', '.join(missing)}")
        return self
