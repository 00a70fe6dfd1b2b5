"""Kinds of numbers, for `isinstance`."""

from collections.abc import _registered
from fractions import Fraction as _Fraction


class Number:
    """All numbers."""


class Complex(Number):
    """Complex numbers."""


class Real(Complex):
    """Real numbers."""


class Rational(Real):
    """Fractions."""


class Integral(Rational):
    """Integers."""


for _cls, _kinds in ((Number, (int, float, _Fraction)), (Complex, (int, float, _Fraction)),
                     (Real, (int, float, _Fraction)), (Rational, (int, _Fraction)),
                     (Integral, (int,))):
    _registered(_cls, *_kinds)
