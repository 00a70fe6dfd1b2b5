"""Enumerations: classes whose values have names."""

import _enum

__all__ = ["Enum", "ReprEnum", "IntEnum", "StrEnum", "Flag", "IntFlag", "EnumMeta", "EnumType", "auto",
           "unique", "member", "nonmember"]

EnumType = EnumMeta = _enum.EnumType


class auto:
    """A value that is chosen for the member."""

    def __or__(self, other):
        return _AutoExpression(lambda a, b: a | b, self, other)

    __ror__ = __or__

    def __and__(self, other):
        return _AutoExpression(lambda a, b: a & b, self, other)

    def __xor__(self, other):
        return _AutoExpression(lambda a, b: a ^ b, self, other)


class _AutoExpression(auto):
    """Automatic values combined in the class body, before they are chosen."""

    def __init__(self, apply, left, right):
        self.apply = apply
        self.left = left
        self.right = right

    def resolve(self):
        return self.apply(_resolved(self.left), _resolved(self.right))


def _resolved(value):
    if isinstance(value, _AutoExpression):
        return value.resolve()
    return value.value if isinstance(value, auto) else value


class Enum:
    """A set of names for values: iterate the class, look members up by `Class[name]` and
    `Class(value)`."""

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            for value in reversed(last_values):
                try:
                    return value + 1
                except TypeError:
                    pass
            return start

    _generate_next_value_ = staticmethod(_generate_next_value_)

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_enum.install(Enum)


class ReprEnum(Enum):
    """Members print as the values of the class that they are mixed with."""


class IntEnum(int, ReprEnum):
    """Members that are ints, too."""

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return int.__format__(self, spec)


class StrEnum(str, ReprEnum):
    """Members that are texts, too."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        value = str(*values)
        member = str.__new__(cls, value)
        member._value_ = value
        return member

    _generate_next_value_ = staticmethod(lambda name, start, count, last_values: name.lower())

    def __str__(self):
        return self._value_

    def __format__(self, spec):
        return format(self._value_, spec)


def _next_bit(name, start, count, last_values):
    if not last_values:
        return start if start is not None else 1
    return 1 << max(last_values).bit_length()


def _all_bits(cls):
    bits = 0
    for member in cls:
        bits |= member._value_
    return bits


def _compose(cls, value):
    """The member for several flags together."""
    if not isinstance(value, int):
        return None
    known = _all_bits(cls)
    if value < 0:
        value = known & value
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
    if value & ~known:
        if cls._keeps_unknown_:
            parts = [m._name_ for m in _parts(cls, value & known)]
            parts.append(str(value & ~known))
            made = _enum.make(cls, "|".join(parts) if len(parts) > 1 else None, value)
            cls._value2member_map_[value] = made
            return made
        size = max(value.bit_length(), known.bit_length())
        raise ValueError(
            f"{cls!r} invalid value {value!r}\n    given {value:#0{size + 4}b}"
            .replace("0b", "0b0 ", 1)
            + f"\n  allowed {known:#0{size + 4}b}".replace("0b", "0b0 ", 1)) from None
    name = "|".join([m._name_ for m in _parts(cls, value)]) or None
    made = _enum.make(cls, name, value)
    cls._value2member_map_[value] = made
    return made


def _parts(cls, value):
    return [m for m in cls if m._value_ and m._value_ & (m._value_ - 1) == 0
            and m._value_ & value]


def _flag_repr(self):
    cls = type(self).__name__
    if self._name_ is None:
        return f"<{cls}: {self._value_!r}>"
    return f"<{cls}.{self._name_}: {self._value_!r}>"


class Flag(Enum):
    """Members that can be combined with `|`, `&`, `^` and `~`."""

    _is_flag_ = True
    _keeps_unknown_ = False
    _generate_next_value_ = staticmethod(_next_bit)
    _missing_ = classmethod(_compose)
    __repr__ = _flag_repr

    def __str__(self):
        if self._name_ is None:
            return f"{type(self).__name__}({self._value_})"
        return f"{type(self).__name__}.{self._name_}"

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} "
                            f"and {type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter(_parts(type(self), self._value_))

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __or__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return type(self)(self._value_ | other._value_)

    def __and__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return type(self)(self._value_ & other._value_)

    def __xor__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return type(self)(self._value_ ^ other._value_)

    def __invert__(self):
        return type(self)(_all_bits(type(self)) & ~self._value_)

    def __hash__(self):
        return hash(self._value_)


class IntFlag(int, ReprEnum, Flag):
    """Flags that are ints, too."""

    _keeps_unknown_ = True

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return int.__format__(self, spec)

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter(_parts(type(self), self._value_))

    def __or__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return type(self)(int(self) | int(other))

    __ror__ = __or__

    def __and__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return type(self)(int(self) & int(other))

    __rand__ = __and__

    def __xor__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return type(self)(int(self) ^ int(other))

    __rxor__ = __xor__

    def __invert__(self):
        return type(self)(_all_bits(type(self)) & ~int(self))


def unique(enumeration):
    """A decorator that refuses two names for one value."""
    duplicates = [f"{name} -> {member.name}" for name, member in enumeration.__members__.items()
                  if name != member.name]
    if duplicates:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(duplicates)}")
    return enumeration


def member(value):
    return value


class nonmember:
    """A value in an enumeration's class that is no member."""

    def __init__(self, value):
        self.value = value

    def __get__(self, instance, owner=None):
        return self.value
