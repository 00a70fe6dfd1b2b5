import math


def t(f, *a, **k):
    try:
        print(f.__name__, a, k or "", "->", repr(f(*a, **k)))
    except Exception as e:
        print(f.__name__, a, k or "", "!", type(e).__name__, e)


values = [0, 1, -1, 2.5, -2.5, 0.1, 1e-300, 1e300, math.inf, -math.inf, math.nan, True, 10**20]
for name in ("sqrt cbrt exp exp2 expm1 log log2 log10 log1p sin cos tan asin acos atan sinh cosh "
             "tanh asinh acosh atanh erf erfc gamma lgamma fabs degrees radians floor ceil trunc "
             "isnan isinf isfinite frexp modf ulp").split():
    for v in values:
        if name in ("sin", "cos", "tan") and abs(v) > 1e15 and v not in (math.inf, -math.inf):
            continue
        t(getattr(math, name), v)
    t(getattr(math, name), "x")
    t(getattr(math, name), None)
for a, b in [(2, 10), (2.0, 0.5), (-8, 1 / 3), (0, -1), (10, 400), (math.inf, 0), (1, math.nan),
             (math.nan, 0), (-2, 3), (0.0, 0)]:
    t(math.pow, a, b)
for a, b in [(7, 3), (-7, 3), (7.5, -2), (1, 0), (math.inf, 1), (1, math.inf)]:
    t(math.fmod, a, b)
    t(math.remainder, a, b)
    t(math.atan2, a, b)
    t(math.copysign, a, b)
    t(math.nextafter, a, b)
for a in [(8, 2), (8, 0), (8, 1), (-1,), (0,), (2.5, 10), (100, 10)]:
    t(math.log, *a)
print(math.log(10**400), math.log(10**400, 10), math.log2(2**5000), math.log10(10**5000))
for a in [(12, 18), (0, 0), (-12, 18), (), (5,), (2**70, 2**65), (1.5, 2), (12, 18, 27)]:
    t(math.gcd, *a)
    t(math.lcm, *a)
for n in [0, 1, 5, 20, 30, -1, 2.0, True, "x"]:
    t(math.factorial, n)
for a in [(5, 2), (5, 0), (5, 6), (-1, 2), (5, -2), (60, 30), (5,), (5.5, 2)]:
    t(math.comb, *a)
    t(math.perm, *a)
for n in [0, 1, 15, 16, 17, 10**40, -1, 2.5]:
    t(math.isqrt, n)
t(math.fsum, [0.1] * 10)
t(math.fsum, [1e100, 1.0, -1e100])
t(math.fsum, [math.inf, 1])
t(math.fsum, [math.inf, -math.inf])
t(math.fsum, [1e308, 1e308])
t(math.fsum, [])
t(math.fsum, ["a"])
t(math.prod, [1, 2, 3])
t(math.prod, [1.5, 2], start=2)
t(math.prod, [])
t(math.hypot, 3, 4)
t(math.hypot)
t(math.hypot, 1, 2, 3)
t(math.hypot, 1e300, 1e300)
t(math.hypot, math.nan, math.inf)
t(math.hypot, 0.1, 0.7, 0.9, 1.3)
t(math.dist, (1, 2), (4, 6))
t(math.dist, [1, 2], [1])
t(math.dist, [], [])
for a in [(1, 1.0000000001), (1, 1.1), (0, 1e-12), (math.inf, math.inf), (math.nan, math.nan)]:
    t(math.isclose, *a)
t(math.isclose, 0, 1e-12, abs_tol=1e-9)
t(math.isclose, 1, 1.05, rel_tol=0.1)
t(math.isclose, 1, 1, rel_tol=-1)
t(math.ldexp, 1.5, 4)
t(math.ldexp, 1.0, 5000)
t(math.ldexp, 1.0, 2.0)
t(math.sqrt)
t(math.sqrt, 1, 2)
t(math.pow, 1)
t(math.atan2, 1, 2, 3)
print(math.pi, math.e, math.tau, math.inf, math.nan)


class F:
    def __float__(self):
        return 2.25

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"


print(math.sqrt(F()), math.floor(F()), math.ceil(F()), math.trunc(F()))
