"""Exact fractions."""

import math as _math
import re as _re

__all__ = ["Fraction"]
_FORM = _re.compile(r"\s*([-+]?)(?=\d|\.\d)(\d*(?:_\d+)*)(?:(?:/(\d+(?:_\d+)*))?|"
                    r"(?:\.(\d*(?:_\d+)*))?(?:[eE]([-+]?\d+(?:_\d+)*))?)\s*")


class Fraction:
    """A fraction in lowest terms."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            if isinstance(numerator, int):
                self._numerator, self._denominator = int(numerator), 1
                return self
            if isinstance(numerator, Fraction):
                self._numerator = numerator._numerator
                self._denominator = numerator._denominator
                return self
            if isinstance(numerator, float):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if isinstance(numerator, str):
                self._read(numerator)
                return self
            raise TypeError("argument should be a string or a Rational instance")
        for value in (numerator, denominator):
            if not isinstance(value, (int, Fraction)):
                raise TypeError("both arguments should be Rational instances")
        a, b = Fraction(numerator), Fraction(denominator)
        n = a._numerator * b._denominator
        d = a._denominator * b._numerator
        if d == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        g = _math.gcd(n, d)
        if d < 0:
            g = -g
        self._numerator, self._denominator = n // g, d // g
        return self

    def _read(self, text):
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(f"Invalid literal for Fraction: {text!r}")
        sign, whole, bottom, decimals, exponent = match.groups()
        n = int(whole or "0")
        d = 1
        if bottom:
            d = int(bottom)
        else:
            if decimals:
                decimals = decimals.replace("_", "")
                n = n * 10 ** len(decimals) + int(decimals)
                d *= 10 ** len(decimals)
            if exponent:
                if int(exponent) >= 0:
                    n *= 10 ** int(exponent)
                else:
                    d *= 10 ** -int(exponent)
        if sign == "-":
            n = -n
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        g = _math.gcd(n, d)
        self._numerator, self._denominator = n // g, d // g

    @classmethod
    def from_float(cls, f):
        return cls(f)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction with a small denominator."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        upper, lower = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return lower if abs(lower - self) <= abs(upper - self) else upper

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def _with(self, other, exact, inexact):
        if isinstance(other, (int, Fraction)):
            return exact(self, other if isinstance(other, Fraction) else Fraction(other))
        if isinstance(other, float):
            return inexact(float(self), other)
        return NotImplemented

    def __add__(self, other):
        return self._with(other, _add, lambda a, b: a + b)

    __radd__ = __add__

    def __sub__(self, other):
        return self._with(other, _sub, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._with(other, lambda a, b: _sub(b, a), lambda a, b: b - a)

    def __mul__(self, other):
        return self._with(other, _mul, lambda a, b: a * b)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._with(other, _div, lambda a, b: a / b)

    def __rtruediv__(self, other):
        return self._with(other, lambda a, b: _div(b, a), lambda a, b: b / a)

    def __floordiv__(self, other):
        return self._with(other, lambda a, b: (a._numerator * b._denominator)
                          // (a._denominator * b._numerator), lambda a, b: a // b)

    def __rfloordiv__(self, other):
        return self._with(other, lambda a, b: (b._numerator * a._denominator)
                          // (b._denominator * a._numerator), lambda a, b: b // a)

    def __mod__(self, other):
        return self._with(other, lambda a, b: a - b * (a // b), lambda a, b: a % b)

    def __pow__(self, other):
        if isinstance(other, int):
            if other >= 0:
                return Fraction(self._numerator ** other, self._denominator ** other)
            if self._numerator == 0:
                raise ZeroDivisionError(f"Fraction({self._denominator ** -other}, 0)")
            return Fraction(self._denominator ** -other, self._numerator ** -other)
        return float(self) ** float(other)

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other ** self._numerator
        return float(other) ** float(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __pos__(self):
        return Fraction(self)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        n, d = self._numerator, self._denominator
        return -(-n // d) if n < 0 else n // d

    __trunc__ = __int__

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, remainder = divmod(self._numerator, self._denominator)
            if remainder * 2 < self._denominator:
                return floor
            if remainder * 2 > self._denominator:
                return floor + 1
            return floor if floor % 2 == 0 else floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __float__(self):
        return self._numerator / self._denominator

    def __bool__(self):
        return self._numerator != 0

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        value = float(self)
        if Fraction(value) == self:
            return hash(value)
        inverse = pow(self._denominator, -1, 2 ** 61 - 1)
        found = abs(self._numerator) * inverse % (2 ** 61 - 1)
        return found if self._numerator >= 0 else -found

    def __eq__(self, other):
        if isinstance(other, int):
            return self._numerator == other and self._denominator == 1
        if isinstance(other, Fraction):
            return self._numerator == other._numerator and self._denominator == other._denominator
        if isinstance(other, float):
            if not _math.isfinite(other):
                return False
            return self == Fraction(other)
        return NotImplemented

    def _order(self, other, holds):
        if isinstance(other, float):
            if not _math.isfinite(other):
                return holds(0.0, other)
            other = Fraction(other)
        if isinstance(other, int):
            other = Fraction(other)
        if not isinstance(other, Fraction):
            return NotImplemented
        return holds(self._numerator * other._denominator, other._numerator * self._denominator)

    def __lt__(self, other):
        return self._order(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._order(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._order(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._order(other, lambda a, b: a >= b)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _add(a, b):
    return Fraction(a._numerator * b._denominator + b._numerator * a._denominator,
                    a._denominator * b._denominator)


def _sub(a, b):
    return Fraction(a._numerator * b._denominator - b._numerator * a._denominator,
                    a._denominator * b._denominator)


def _mul(a, b):
    return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)


def _div(a, b):
    if b._numerator == 0:
        sign = (a._numerator > 0) - (a._numerator < 0)
        raise ZeroDivisionError(f"Fraction({sign * b._denominator}, 0)")
    return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)
