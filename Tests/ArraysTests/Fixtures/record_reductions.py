"""Records numpy's reductions: dtypes, axes, layouts, and the bits of sums."""

import itertools

from recorder import G, Recorder, V, np

nan, inf = np.nan, np.inf
r = Recorder("reductions")
s_ = np.s_
# Sums, bit for bit: every length near the block sizes, every layout.
for n in list(range(0, 20)) + [31, 63, 64, 65, 100, 127, 128, 129, 130, 135, 136, 255, 256, 257, 300, 511, 512, 1000,
                               1023, 1024, 1025, 4096, 8191, 8192, 8193, 10000, 20000, 100_003]:
    for dtype in ("float64", "float32"):
        for kind in ("uniform", "wide"):
            r.add("a.sum", G(n, (n,), dtype, kind))
            r.add("a.mean", G(n, (n,), dtype, kind))
    r.add("a.sum", V(G(n, (n,)), (slice(None, None, 3),)))
    r.add("a.sum", V(G(n, (n,)), (slice(None, None, -1),)))
    r.add("a.var", G(n, (n,)))
    r.add("a.std", G(n, (n,), "float32"))
    r.add("a.sum", G(n, (n,), "int32", "int", 10**6))
    r.add("a.mean", G(n, (n,), "int64", "int", 2**62))
    r.add("a.prod", G(n, (n,), "float64"))
for shape in ((3, 4), (1, 5), (5, 1), (300, 7), (7, 300), (1000, 3), (3, 1000), (130, 131), (20, 9000), (9000, 20),
              (2, 3, 4), (40, 5, 60), (5, 300, 3), (300, 3, 5), (2, 200, 200), (7, 8, 9), (1, 1, 1), (2, 0, 3), (0, 4),
              (3, 4, 5, 6), (1100, 1100)):
    big = int(np.prod(shape)) > 200_000
    base = G(len(shape) + shape[0], shape, kind="wide")
    views = [base]
    if not big:
        views += [V(base, axes=tuple(reversed(range(len(shape))))), V(base, (slice(None), slice(None, None, 2))),
                  V(base, (..., slice(None, None, -1))), V(base, (..., slice(0, 5))), V(base, (slice(1, None),)),
                  G(2, shape, "float32", "wide"), G(3, shape, "int64", "int", 2**62), G(3, shape, "int32", "int")]
    if not big and len(shape) == 3:
        views += [V(base, axes=(1, 0, 2)), V(base, axes=(2, 0, 1)), V(base, axes=(0, 2, 1)),
                  V(base, (slice(None), slice(1, None), slice(0, -1))), V(base, (slice(None, None, 2), slice(None), slice(1, None, 2)))]
    axes = [None] + list(range(len(shape)))
    if len(shape) > 2:
        axes += [list(c) for c in itertools.combinations(range(len(shape)), 2)]
    for v in views:
        for axis in axes:
            axis = tuple(axis) if isinstance(axis, list) else axis
            for f in ("sum", "mean", "var"):
                r.add("a." + f, v, axis=axis)
    if not big:
        for axis in axes:
            axis = tuple(axis) if isinstance(axis, list) else axis
            for f in ("std", "prod", "max", "min", "any", "all"):
                for v in views[:3]:
                    r.add("a." + f, v, axis=axis)
            r.add("a.sum", base, axis=axis, keepdims=True)
            r.add("a.mean", base, axis=axis, keepdims=True)
            r.add("a.var", base, axis=axis, ddof=1)
            r.add("a.sum", G(3, shape, "bool", "bool"), axis=axis)
            r.add("a.mean", G(3, shape, "bool", "bool"), axis=axis)
            r.add("a.sum", G(3, shape, "int32", "int"), axis=axis, dtype=np.float64)
            r.add("a.mean", V(G(3, shape, "int64", "int", 2**62), axes=tuple(reversed(range(len(shape))))), axis=axis)
        for axis in [None] + list(range(len(shape))):
            for f in ("argmax", "argmin", "cumsum", "cumprod"):
                for v in views[:4]:
                    r.add("a." + f, v, axis=axis)

ODD = [
    [], [0.0], [-0.0], [-0.0, -0.0], [nan], [1.0, nan, 2.0], [nan, nan], [inf, 1], [inf, -inf], [1, -inf, nan],
    [3.0, 1.0, 3.0, 1.0], [1e308, 1e308], [1e-320, -1e-320], [1.0, 2.0], [2.0, 1.0],
]
DTYPES = ["float64", "float32", "int64", "int32", "int16", "int8", "uint8", "bool", "object"]
FUNCTIONS = ["sum", "prod", "mean", "var", "std", "max", "min", "any", "all", "ptp", "argmax", "argmin", "cumsum", "cumprod"]
for f in FUNCTIONS:
    for values in ODD:
        for dtype in ("float64", "float32"):
            with np.errstate(all="ignore"):
                a = np.array(values).astype(dtype)
            r.add("np." + f, a, texts=True)
    for dtype in DTYPES:
        for values in ([1, 0, 3, 1, 3], [0, 0], [100, 100, 100], [5], [-3, 2, -3], []):
            if dtype == "uint8" and min(values, default=0) < 0 or f in ("var", "std", "mean") and dtype == "object" and not values:
                continue
            if dtype == "uint8" and f in ("sum", "prod", "cumsum", "cumprod"):
                continue  # numpy's uint64
            a = np.array(values, dtype=dtype)
            if dtype == "object" and f in ("std", "any", "all"):
                continue
            r.add("np." + f, a, texts=True)
            if values:
                m = np.array([values, values[::-1]], dtype=dtype)
                for axis in (0, 1, -1, 2):
                    if f in ("sum", "mean", "max", "argmax", "cumsum", "any") and not (dtype == "object" and f in ("mean", "any")):
                        r.add("np." + f, m, axis=axis, texts=True)
r.add("np.sum", G(1, (2, 3, 4)), axis=(0, 0))
r.add("np.sum", G(1, (2, 3, 4)), axis=(0, 3))
r.add("np.sum", G(1, (2, 3, 4)), axis=())
r.add("np.max", np.zeros((0, 3)), axis=0)
r.add("np.max", np.zeros((0, 3)), axis=1)
r.add("np.max", np.zeros((3, 0)), axis=1)
r.add("np.argmax", np.zeros((3, 0)), axis=1)
r.add("np.argmax", np.zeros((0, 3)), axis=1)
r.add("np.argmax", np.zeros((0, 3)), axis=0)
r.add("np.sum", np.array([1.5, 2]), initial=10)
r.add("np.max", np.array([1.5, 2]), initial=10)
r.add("np.min", np.array([]), initial=10)
r.add("np.prod", np.array([1, 2]), initial=10)
r.add("np.sum", np.array(["a", "b"]))
r.add("np.max", np.array(["a", "b"]))
r.add("np.mean", np.array(["a", "b"]))
r.add("np.any", np.array(["a", ""]))
r.add("np.argmax", np.array(["a", "c", "b"]))
r.add("np.sum", np.array(["a", "b"], dtype=object))
r.add("np.max", np.array(["a", "b"], dtype=object))
r.add("np.max", np.array(["a", 1], dtype=object))
M = np.array(["2020-01-01", "2021-01-01", "1969-12-31T23:59:59.5"], dtype="M8[ns]")
N = np.array(["2020-01-01", "NaT", "1969-12-31T23:59:59.5"], dtype="M8[ns]")
for f in ("max", "min", "argmax", "argmin", "sum", "ptp"):
    r.add("np." + f, M)
    r.add("np." + f, N)
    r.add("np." + f, M - M[0])
    r.add("np." + f, N - M[0])
r.add("np.mean", M - M[0])
r.add("np.argmax", G(5, (400, 3)), axis=0)
r.add("np.argmin", V(G(5, (400, 3)), axes=(1, 0)), axis=0)
r.add("np.max", G(6, (400_000,)))
r.add("np.min", G(6, (400_000,), "float32"))
r.add("np.max", G(6, (300, 1000), "int32", "int", 10**6), axis=0)
r.add("np.sum", G(6, (3_000_017,)))
r.add("np.sum", V(G(6, (3_000_017,)), (slice(5, None, 2),)))
r.write()
