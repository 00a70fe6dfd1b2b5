"""Records how numpy prints arrays and scalars."""

from recorder import G, Recorder, V, np

nan, inf = np.nan, np.inf
r = Recorder("printing")

FLOATS = [
    [], [0.0], [-0.0], [1.0], [1.5, 2.25, -3.125], [nan], [inf, -inf, nan], [1, nan], [1, inf],
    [-1.0, inf], [1.0, -inf], [1e-5, 1.0], [1e-4, 1.0], [0.001, 1.0], [0.00099, 1.0], [1e8], [99999999.0],
    [1e7, 1.0], [123456.789, 0.5], [1e16, 1.0], [1e100, 1e-100], [5e-324, 1.7976931348623157e308],
    [0.1, 0.2, 0.3], [1 / 3, 2 / 3], [100 / 3, 1 / 3], [12345678.9], [1.123456789, 2.1], [0.1 + 0.2],
    [1e-10, 2e-10], [3.0, 1e3], [3.0, 1001.0, 1.0], [0.5, 500.0, 0.1], [1e5, 1e5], [1.0, 2.0, 3.0],
    [123.456, nan, -0.001], [1e-5, nan], [1e-5, -inf, 3], [1e20, nan, -inf], [1.00000001], [1.000000001],
    [0.123456785, 0.123456795], [2.5e-8, 1.0], [1e-300], [9.999999999], [99999999.5], [0.99999999999],
    [1.23456789e-5, 1.0], [1.23456789012e-7], [1e-4], [9.9e-5], [1e15], [2**53 + 0.0], [1234567.0, 0.1],
]
for values in FLOATS:
    for dtype in ("float64", "float32"):
        a = np.array(values, dtype=dtype)
        r.add("repr", a)
        r.add("str", a)
    a = np.array(values)
    if a.size:
        r.add("repr", a.reshape(1, -1))
        r.add("repr", np.stack([a, -a[::-1]]))
        r.add("str", np.stack([np.stack([a, a]), np.stack([a, a + 1])]))
        for options in (
            dict(precision=3), dict(suppress=True), dict(precision=3, suppress=True),
            dict(floatmode="fixed", precision=4), dict(floatmode="unique"), dict(sign="+"),
            dict(floatmode="maxprec_equal", precision=5), dict(sign=" "), dict(linewidth=20),
            dict(nanstr="NaN", infstr="Infinity"), dict(precision=0),
        ):
            r.add("repr", a, **options)
        r.add("repr", a.astype("f4"), precision=4)
        r.add("repr", a.astype("f4"), floatmode="fixed")
for x in (0.0, -0.0, 1.0, 1.5, 1e16, 1e15, 123456789012345678.0, 1e-5, 1e-4, 0.00012345, nan, inf, -inf,
          1e22, 5e-324, 0.1, 1 / 3, 1e6, 999999.0, 1234567.0, 16777216.0, 3e38, 1e-38, 0.1 + 0.2, 100.0):
    for kind in (np.float64, np.float32):
        with np.errstate(all="ignore"):
            y = kind(x)
        r.add("scalar", y)
        r.add("repr", np.array(y))
        r.add("str", np.array(y))
for x in (np.int64(3), np.int32(-3), np.int8(7), np.uint8(200), np.int16(-5), np.bool_(True), np.bool_(False),
          np.str_("a'b"), np.int64(-(2**63))):
    r.add("scalar", x)
    r.add("repr", np.array(x))
    r.add("str", np.array(x))

for dtype in ("int64", "int32", "int16", "int8", "uint8", "bool"):
    for shape in ((0,), (1,), (5,), (2, 3), (3, 1), (2, 2, 2), (0, 3), (2, 0), (40,), (7, 30)):
        a = G(len(shape) + shape[0], shape, dtype, "int").array
        r.add("repr", a)
        r.add("str", a)
    r.add("repr", G(5, (3, 4), dtype, "int").array, sign="+")
    r.add("repr", G(5, (3, 4), dtype, "int").array, sign=" ")
r.add("repr", np.array([2**62, -1, 0]))
r.add("repr", np.arange(12).reshape(3, 4).T)
r.add("repr", np.arange(24).reshape(2, 3, 4))
r.add("str", np.arange(24.0).reshape(2, 3, 4))
r.add("repr", np.arange(48.0).reshape(2, 2, 3, 4))

for shape in ((1000,), (1001,), (2000,), (50, 50), (3, 500), (500, 3), (12, 12, 12), (6, 7, 30), (2, 1000)):
    for dtype in ("float64", "int64", "bool", "float32", "int32"):
        big = G(shape[0], shape, dtype, "int" if "int" in dtype else "bool" if dtype == "bool" else "wide")
        r.add("repr", big)
        r.add("str", big)
    r.add("repr", G(3, shape), edgeitems=2, threshold=10)
    r.add("repr", G(3, shape), edgeitems=1, threshold=5, precision=2)
    r.add("repr", G(3, shape), edgeitems=5)
r.add("repr", V(G(3, (60, 60)), axes=(1, 0)))
for n in range(1, 40, 3):
    r.add("repr", G(n, (n,)))
    r.add("repr", G(n, (n,), kind="wide"))
    r.add("repr", G(n, (n,), "float32", kind="wide"))
    r.add("str", G(n, (n, 3), kind="wide"))
    r.add("str", G(n, (3, n)))
    r.add("repr", G(n, (n,)), linewidth=40)
    r.add("repr", G(n, (n,), "int32", "int", 10**6))

TEXTS = [
    [], [""], ["a"], ["a", "bcd"], ["it's", 'say "x"'], ["both ' and \""], ["tab\t", "nl\n", "back\\"],
    ["é", "日本", "\x00x", "\x7f", "\u200b"], ["long " * 30, "x"], ["word"] * 40,
]
for values in TEXTS:
    r.add("repr", np.array(values, dtype=str))
    r.add("str", np.array(values, dtype=str))
    r.add("repr", np.array(values, dtype=object))
    r.add("str", np.array(values, dtype=object))
OBJECTS = [
    [None], [1, "a", None, 2.5, True], [1.0, nan, inf], [1e16, 1e-5], [10**18, -1],
]
for values in OBJECTS:
    a = np.array(values, dtype=object)
    r.add("repr", a)
    r.add("str", a)
    r.add("repr", np.stack([a, a]))
lists = np.empty(3, dtype=object)
lists[:] = [[1, 2], ["a"], None]
r.add("repr", lists)
r.add("str", lists)
multi = np.array(["a\nb", "c"], dtype=object)
r.add("repr", multi)
r.write()
