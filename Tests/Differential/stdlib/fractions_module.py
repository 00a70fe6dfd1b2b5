from fractions import Fraction as F


def t(f, *a):
    try:
        print(repr(f(*a)))
    except Exception as e:
        print(type(e).__name__, e)


for a in [(), (3,), (6, 4), (-6, 4), (6, -4), (0, 5), (1, 0), (0.5,), (0.1,), ("3/4",), (" -1.25 ",), ("1e-3",), ("x",), (F(1, 2), F(3, 4)), (1.5, 2), (None,), ("1/0",)]:
    t(F, *a)
x, y = F(3, 4), F(-5, 6)
print(x + y, x - y, x * y, x / y, x // y, x % y, x ** 2, x ** -1, x ** 0.5, -x, abs(y), +x, x + 1, 1 - x, 2 * x, 1 / x, x + 0.5, 0.5 * x)
print(x > y, x == F(6, 8), x == 0.75, x < 1, x >= 0.5, hash(F(1, 2)) == hash(0.5), hash(F(3)) == hash(3), bool(F(0)), int(F(-7, 2)), float(x))
print(round(F(5, 2)), round(F(7, 2)), round(F(22, 7), 2), x.numerator, x.denominator, F(3.141592653589793).limit_denominator(100), str(F(3)), repr(x), f"{x}")
import math
print(math.floor(y), math.ceil(y), math.trunc(y), sum([F(1, 3)] * 3), max(x, y), sorted([x, y, F(1)]), F("0.3") == F(3, 10), x.as_integer_ratio())
t(lambda: x / 0)
t(lambda: x + "a")
t(lambda: x < "a")
t(lambda: F(0) ** -1)
