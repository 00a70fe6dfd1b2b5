"""Records numpy's element-wise functions over dtypes, layouts and odd values."""

from recorder import G, Pairs, Recorder, V, np

nan, inf = np.nan, np.inf
r = Recorder("ufuncs")
EDGE = np.array([0.0, -0.0, 1.0, -1.0, 2.5, -2.5, 0.5, -0.5, 3.0, nan, inf, -inf, 1e300, 5e-324, 1e16, 7.0])
EDGE32 = np.array([0.0, -0.0, 1.0, -1.0, 2.5, -2.5, 0.5, 3.0, nan, inf, -inf, 1e38, 1e-45], dtype="f4")
I64 = np.array([0, 1, -1, 2, -2, 7, -7, 2**63 - 1, -(2**63), 2**53 + 1, 100])
I32 = np.array([0, 1, -1, 2, -7, 2**31 - 1, -(2**31), 100], dtype="i4")
I16 = np.array([0, 1, -1, 7, -7, 32767, -32768], dtype="i2")
I8 = np.array([0, 1, -1, 3, -7, 127, -128], dtype="i1")
U8 = np.array([0, 1, 2, 7, 200, 255], dtype="u1")
B = np.array([True, False, True, True])
ALL = [EDGE, EDGE32, I64, I32, I16, I8, U8, B]
BINARY = [
    "add", "subtract", "multiply", "divide", "floor_divide", "remainder", "fmod", "power", "maximum", "minimum",
    "fmax", "fmin", "arctan2", "hypot", "logaddexp", "copysign", "heaviside", "nextafter", "equal", "not_equal",
    "less", "less_equal", "greater", "greater_equal", "logical_and", "logical_or", "logical_xor", "bitwise_and",
    "bitwise_or", "bitwise_xor", "left_shift", "right_shift", "gcd", "lcm", "float_power", "logaddexp2",
]
UNARY = [
    "negative", "positive", "absolute", "fabs", "sign", "square", "reciprocal", "sqrt", "cbrt", "exp", "exp2", "expm1",
    "log", "log2", "log10", "log1p", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh",
    "arcsinh", "arccosh", "arctanh", "rint", "floor", "ceil", "trunc", "deg2rad", "rad2deg", "isnan", "isinf",
    "isfinite", "signbit", "logical_not", "invert",
]
SMALL = {"bool", "int8", "uint8"}


def gives_half(f, *args):
    """Whether numpy's result is a float16, which the library refuses."""
    try:
        return getattr(np, f)(*args).dtype in (np.float16, np.uint16, np.uint32, np.uint64)
    except Exception:  # noqa: BLE001
        return False


for f in BINARY:
    ulp = 1 if f in ("logaddexp2",) else 0
    for a in ALL:
        if (f == "power" and a.dtype.kind == "i") or f in ("left_shift", "right_shift"):
            continue
        x, y = Pairs(a, 0), Pairs(a, 1)
        if not gives_half(f, x.array, y.array):
            r.add("np." + f, x, y, ulp=ulp)
    for a in ALL:
        if f in ("left_shift", "right_shift") and a.dtype.kind in "iu":
            for n in (0, 1, 3, 7, 8, 31, 63, 64, 70, -1):
                if n >= 0 or a.dtype.kind == "i":
                    r.add("np." + f, a, np.full(len(a), n, a.dtype))
        if f == "power" and a.dtype.kind in "iu":
            for n in (0, 1, 2, 3, 5, 8):
                r.add("np." + f, a, np.full(len(a), n, a.dtype))
    for a in ALL:
        for s in (2, 2.5, True, np.float32(1.5), np.int8(3), 0):
            for args in ((a, s), (s, a)):
                if f in ("left_shift", "right_shift") and not isinstance(s, (int, np.integer)):
                    continue
                if f == "power" and args[1] is a and a.dtype.kind in "iu" and isinstance(s, (int, np.integer)):
                    continue
                if not gives_half(f, *args):
                    r.add("np." + f, *args, ulp=ulp)
    for i, a in enumerate(ALL):
        for b in ALL[i + 1 :]:
            n = min(len(a), len(b))
            if f == "power" and b.dtype.kind == "i" and a.dtype.kind in "iub":
                continue
            if not gives_half(f, a[:n], b[:n]):
                r.add("np." + f, a[:n], b[:n], ulp=ulp)
for f in UNARY:
    for a in ALL:
        if not gives_half(f, a):
            r.add("np." + f, a)
    r.add("np." + f, G(3, (50,)))
    r.add("np." + f, G(4, (30,), "float32"))
    r.add("np." + f, G(4, (30,), kind="wide"))

# Layouts, broadcasting and the order of the result's axes.
X = G(1, (4, 6))
Y = G(2, (4, 6))
VIEWS = [
    X, V(X, axes=(1, 0)), V(X, (slice(None), slice(None, None, 2))), V(X, (slice(None, None, -1),)),
    V(X, (slice(None), slice(4, None, -2))), V(X, (1,)), V(X, (slice(None), 2)), V(X, (None, slice(1, 3))),
    V(X, (2, 3)), V(X, (slice(0, 0),)),
]
for a in VIEWS:
    for b in VIEWS:
        r.add("op.add", a, b)
    r.add("op.mul", a, 3)
    r.add("op.neg", a)
    r.add("np.exp", a)
    r.add("op.gt", a, 0)
for shapes in [((3, 1), (4,)), ((3, 1), (1, 4)), ((2, 3, 4), (3, 1)), ((2, 3, 4), (4,)), ((1,), (5,)), ((0,), (1,)),
               ((0, 3), (3,)), ((3, 0), (3, 1)), ((3,), (4,)), ((2, 3), (3, 2)), ((0,), (2,)), ((2, 1, 4), (5, 1)),
               ((), (3,)), ((), ()), ((1, 1), ()), ((2,), (3, 3))]:
    r.add("op.add", G(5, shapes[0]), G(6, shapes[1]))
    r.add("op.lt", G(5, shapes[0]), G(6, shapes[1], "int64", "int"))
    r.add("ip.add", G(5, shapes[0]), G(6, shapes[1]))

# In place.
for a in (EDGE[:4], EDGE32[:4], I64[:4], I32[:4], I8[:4], U8[:4], B):
    for b in (EDGE[4:8], EDGE32[4:8], I64[1:5], I32[1:5], I8[1:5], U8[1:5], B, 2, 2.5, True, 300, -1):
        for f in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "and", "or", "lshift"):
            if f == "pow" and gives_half("power", a, b):
                continue
            r.add("ip." + f, a, b)

# Powers with their fast paths, and big exponents.
for e in (-1, 0, 1, 2, 3, 0.5, -0.5, 1.5, 2.0, -1.0, 1e3, nan, inf):
    for a in (EDGE, EDGE32, np.array([1, 2, 3]), np.array([-2, 0, 5], dtype="i4")):
        r.add("op.pow", a, e)
r.add("op.pow", np.array([2, 3, -2]), np.array([62, 40, 63]))
r.add("op.pow", np.array([2, 3]), np.array([2, -1]))
r.add("op.pow", 2, np.array([0.5, 1, 2]))
r.add("op.pow", G(7, (3, 4)), G(8, (3, 1), "float64", "int", 5))

# Python ints that do not fit.
for a in (I8, U8, I16, I32, I64):
    for v in (300, -1, -300, 70000, 2**40, -(2**40)):
        for f in ("add", "mul", "lt", "eq", "ne", "ge", "and_"):
            r.add("op." + f, a, v)
        r.add("op.gt", v, a)

# Text and objects.
S = np.array(["b", "a", "cc", ""])
T = np.array(["a", "a", "c", "x"])
O = np.array([1, 2.5, "a", None], dtype=object)
N = np.array([3, 2.5, True, -4], dtype=object)
for f in ("add", "lt", "le", "gt", "ge", "eq", "ne", "sub", "mul"):
    r.add("op." + f, S, T)
    r.add("op." + f, S, "a")
    r.add("op." + f, "b", S)
    r.add("op." + f, N, N[::-1].copy())
    r.add("op." + f, N, 2)
    r.add("op." + f, N, np.array([1.5, 2, 0, 1]))
    r.add("op." + f, O, O)
    if f != "mul":
        r.add("op." + f, S, 1)
        r.add("op." + f, S, np.array([1.0, 2, 3, 4]))
for f in ("truediv", "floordiv", "mod", "pow"):
    r.add("op." + f, N, 2)
    r.add("op." + f, N, 0)
    r.add("op." + f, N, np.array([1.5, 2, 1, 1]))
r.add("op.eq", O, None)
r.add("op.ne", O, None)
r.add("op.eq", O, "a")
r.add("np.maximum", N, 2)
r.add("np.logical_and", N, np.array([0, 1, 1, 0], dtype=object))
r.add("np.logical_not", N)
r.add("np.logical_not", O)
r.add("op.neg", N)
r.add("op.abs", N)
for f in ("sqrt", "exp", "isnan", "floor"):
    r.add("np." + f, O)
    r.add("np." + f, S)
r.add("op.neg", S)
r.add("op.add", np.array([1.0]), None)
r.add("op.add", O, 1)
for f in ("add", "multiply"):
    for a in (X, I32, B):
        r.add("np." + f, a, "x")
# Times.
M = np.array(["2020-01-01", "NaT", "1969-12-31T23:59:59.5"], dtype="M8[ns]")
D = np.array([5, -7, "NaT"], dtype="m8[ns]")
for f in ("add", "sub", "lt", "le", "gt", "ge", "eq", "ne", "mul", "truediv", "floordiv", "mod"):
    for a, b in ((M, M), (M, D), (D, M), (D, D), (D, 2), (M, 2), (D, 2.5), (M, 2.5), (2, D), (D, np.array([1, 2, 3])),
                 (M, G(1, (3,))), (M[:1], D)):
        r.add("op." + f, a, b)
for f in ("isnan", "isfinite", "negative", "absolute", "sqrt", "sign"):
    r.add("np." + f, M)
    r.add("np." + f, D)
# out= and where=.
r.add("np.add", X, Y, out=np.zeros((4, 6)))
r.add("np.add", X, Y, out=np.zeros((4, 6), "f4"))
r.add("np.add", X, Y, out=np.zeros((4, 6), "i8"))
r.add("np.add", X, Y, out=np.zeros((6, 4)))
r.add("np.add", X, 1, out=np.zeros((2, 4, 6)))
r.add("np.greater", X, 0, out=np.zeros((4, 6)))
r.add("np.sqrt", X, out=np.zeros((4, 6), "f4"))
r.add("np.sqrt", X, out=np.zeros((4, 6), "i4"))
r.add("np.divide", np.array([1.0, 2, 3]), np.array([0.0, 1, 2]), out=np.zeros(3), where=np.array([False, True, True]))
r.add("np.log", np.array([1.0, 2, -3]), out=np.full(3, -1.0), where=np.array([True, True, False]))
# Large enough for two threads.
L = G(11, (300_000,))
for f in ("exp", "sqrt", "isnan", "negative"):
    r.add("np." + f, L)
r.add("op.add", L, G(12, (300_000,)))
r.add("op.mul", L, G(12, (300_000,), "float32"))
r.add("op.add", G(1, (300_000,), "int32", "int"), L)
r.add("op.gt", V(L, (slice(None, None, -1),)), 0.25)
r.add("op.add", V(G(13, (500, 600)), axes=(1, 0)), G(14, (500,)))
r.add("op.truediv", G(13, (1000, 300), "int32", "int"), G(14, (300,), "int16", "int"))
r.write()
