"""Records numpy's sorting, searching, sets, histograms, quantiles and NaN reductions."""

import itertools

from recorder import G, Recorder, V, np

nan, inf = np.nan, np.inf
r = Recorder("sorting")
F = np.array([3.0, nan, -1.0, 2.5, inf, -inf, 3.0, nan, 1e-300, -1.0])
N = np.array([3.0, 1.0, nan, 2.0])
S = np.array(["b", "a", "cc", "", "a", "B"])
O = np.array([3, 1.5, True, -2], dtype=object)
P = np.array(["b", "a", "c"], dtype=object)
X = np.array([3, "a"], dtype=object)
T = np.array(["2020-01-01", "NaT", "1969-01-01", "2021-05-05"], dtype="M8[ns]")
DT = ["float64", "float32", "int64", "int32", "int16", "int8", "uint8", "bool"]


def made(dtype, shape, seed=1):
    return G(seed, shape, dtype, "bool" if dtype == "bool" else "wide" if dtype[0] == "f" else "int", 7)


for dtype in DT:
    for n in (0, 1, 2, 5, 40, 49, 100, 700, 1600, 5000, 40_000, 140_000):
        r.add("np.sort", made(dtype, (n,)))
        r.add("np.argsort", made(dtype, (n,)), kind="stable")
        r.add("np.unique", made(dtype, (n,)))
    r.add("np.sort", G(3, (5000,), dtype, "uniform") if dtype[0] == "f" else made(dtype, (30, 20)))
    for axis in (0, 1, 2, -1, None, 3):
        r.add("np.sort", made(dtype, (3, 4, 5)), axis=axis)
        r.add("np.argsort", made(dtype, (3, 4, 5)), axis=axis, kind="stable")
r.add("np.sort", G(5, (140_000,), "int64", "int", 2**62))
r.add("np.argsort", G(5, (140_000,), "int64", "int", 1000), kind="stable")
for a in (F, F.astype("f4"), N, S, O, P, X, T, T - T[0], np.array(5.0), np.zeros((0, 3))):
    r.add("np.sort", a)
    r.add("np.argsort", a, kind="stable")
    r.add("np.unique", a)
    r.add("unique_all", a)
r.add("np.sort", V(G(3, (6, 8)), axes=(1, 0)), axis=0)
r.add("np.sort", V(G(3, (6, 8)), (slice(None), slice(None, None, -2))), axis=1)
for dtype in DT:
    r.add("unique_all", made(dtype, (40,)))
    r.add("unique_all", made(dtype, (5, 6)))
    r.add("np.unique", made(dtype, (6, 2)), axis=0)
r.add("np.unique", G(1, (9, 3), "int64", "int", 2), axis=0)
r.add("np.unique", G(1, (3, 9), "int64", "int", 2), axis=1)
r.add("np.unique", F, equal_nan=False)

BINS = np.array([-1.0, 0.0, 0.5, 0.5, 2.0, nan])
for side in ("left", "right"):
    r.add("np.searchsorted", BINS, np.array([-2, -1, 0.25, 0.5, 1, 2, 3, nan, inf]), side=side)
    r.add("np.searchsorted", np.array([1, 3, 3, 5]), np.array([0, 1, 3, 4, 6]), side=side)
    r.add("np.searchsorted", np.array([1, 3, 3, 5]), 3, side=side)
    r.add("np.searchsorted", np.array([1, 3, 3, 5]), np.array([[2.5, 3.0]]), side=side)
    r.add("np.searchsorted", np.array(["a", "b", "b", "d"]), np.array(["b", "c", "e"]), side=side)
    r.add("np.searchsorted", np.array([5, 1, 3]), np.array([2, 4]), side=side, sorter=np.array([1, 2, 0]))
    r.add("np.searchsorted", np.array([]), np.array([2.0]), side=side)
for right in (True, False):
    for bins in ([0.0, 1.0, 2.5, 4.0, 10.0], [10.0, 4.0, 2.5, 0.0], [1.0], [1.0, 1.0, 2.0], [1, 5, 3]):
        r.add("np.digitize", np.array([0.2, 6.4, 3.0, 1.6, 10.0, -1.0, nan]), np.array(bins), right=right)
for x in ([0, 1, 1, 3], [], [5], [2, 2]):
    x = np.array(x, dtype=int)
    r.add("np.bincount", x)
    r.add("np.bincount", x, minlength=6)
    r.add("np.bincount", x, weights=np.arange(len(x)) * 0.3)
for x in (np.array([-1, 2]), np.array([1.5]), np.array([[1, 2]]), np.array(3), np.array([True, False]), np.array([1], dtype="u1")):
    r.add("np.bincount", x)
r.add("np.bincount", np.array([1, 2]), weights=np.array([1.0]))
r.add("np.bincount", G(1, (9000,), "uint8", "int", 50), weights=G(2, (9000,)))
r.add("np.lexsort", [np.array([1, 2, 1, 2]), np.array([2, 1, 1, 1])])
r.add("np.lexsort", [np.array([0.5, nan, 0.5]), np.array([1, 1, 1])])

for a in (G(1, (500,)), G(1, (500,), "float32"), G(1, (500,), "int64", "int"), G(1, (100_000,)), G(1, (5, 6)), np.array([1.0, 2, 2, 5]),
          np.array([]), np.array([3.0]), np.array([1, 1, 1]), G(1, (300,), "uint8", "int", 200)):
    for bins in (1, 5, 10, 37):
        r.add("np.histogram", a, bins)
        r.add("np.histogram", a, bins, density=True)
    r.add("np.histogram", a, 8, range=(-0.5, 0.75))
    r.add("np.histogram", a, np.array([-1.0, -0.2, 0.0, 0.4, 1.0, 3.0]))
    r.add("np.histogram", a, np.array([-1, 0, 2]))
    for rule in ("auto", "fd", "sturges", "sqrt", "rice", "scott", "doane"):
        r.add("np.histogram", a, rule)
r.add("np.histogram", G(1, (500,)), 7, weights=G(2, (500,)))
r.add("np.histogram", G(1, (500,)), np.array([-1.0, 0.0, 0.3, 1.0]), weights=G(2, (500,)))
r.add("np.histogram", G(1, (5,), "bool", "bool"), 2)
for args in ((0,), (-1,), ("nope",), (np.array([3.0, 1.0]),)):
    r.add("np.histogram", G(1, (50,)), *args)
r.add("np.histogram", F, 3)
r.add("np.histogram", N, 3)
r.add("np.histogram", G(1, (50,)), 3, range=(1.0, 0.0))
r.add("np.histogram", G(1, (50,)), 3, range=(0.0, inf))
r.add("np.histogram", G(1, (50,)), 3, weights=np.ones(3))

METHODS = ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull",
           "linear", "median_unbiased", "normal_unbiased", "lower", "higher", "midpoint", "nearest"]
for method in METHODS:
    for n in (1, 2, 3, 4, 5, 10, 11, 100):
        for q in (0.0, 0.1, 0.25, 1 / 3, 0.5, 0.75, 0.9, 1.0):
            r.add("np.quantile", G(n, (n,)), q, method=method)
        r.add("np.quantile", G(n, (n,), "int64", "int"), np.array([0.0, 0.3, 0.5, 0.95, 1.0]), method=method)
        r.add("np.quantile", G(n, (n,), "float32"), np.array([0.0, 0.3, 0.5, 0.95, 1.0]), method=method)
        r.add("np.quantile", G(n, (n,), "float32"), 0.3, method=method)
    r.add("np.quantile", N, 0.5, method=method)
    r.add("np.quantile", np.array([[1.0, nan, 3.0], [4.0, 5.0, 6.0]]), 0.5, axis=1, method=method)
for f in ("percentile", "nanpercentile"):
    for a in (G(1, (100,)), G(2, (6, 7)), G(3, (3, 4, 5)), G(3, (3, 4, 5), "int32", "int"), np.array([1.0, nan, 3.0, 2.0])):
        for q in (50, 2.5, [25, 50, 75], np.array([[10.0, 20.0], [30.0, 40.0]]), 0, 100):
            r.add("np." + f, a, q)
            r.add("np." + f, a, q, axis=0)
            r.add("np." + f, a, q, axis=-1, keepdims=True)
        if a is not N and getattr(a, "array", a).ndim == 3:
            r.add("np." + f, a, 30, axis=(0, 2))
            r.add("np." + f, a, [30, 60.5], axis=(1, 2), keepdims=True)
    r.add("np." + f, np.array([1.0, 2.0]), 101)
    r.add("np." + f, np.array([1.0, 2.0]), [50, -1])
    r.add("np." + f, np.array([]), 50)
r.add("np.quantile", np.array([1, 2, 3]), 1)
r.add("np.quantile", np.array([1, 2, 3]), 0)
r.add("np.quantile", np.array([1.0, 2.0]), 1.5)
r.add("np.quantile", np.array([inf, 1.0, -inf]), np.array([0.2, 0.5, 0.9]))
for f in ("median", "nanmedian"):
    for a in (G(1, (1,)), G(1, (2,)), G(1, (101,)), G(1, (100,)), G(2, (6, 7)), G(3, (3, 4, 5)), G(1, (10,), "int64", "int"),
              G(1, (9,), "bool", "bool"), G(1, (10,), "float32"), N, F, np.array([nan, nan]), np.array([inf, inf]), np.array([inf, -inf])):
        nd = getattr(a, "array", a).ndim
        for axis in [None] + list(range(nd)):
            r.add("np." + f, a, axis=axis)
        if nd == 3:
            r.add("np." + f, a, axis=(0, 1))
            r.add("np." + f, a, axis=(0, 2), keepdims=True)
    r.add("np." + f, np.array([]))
    r.add("np." + f, np.zeros((0, 3)), axis=0)
    r.add("np." + f, np.array([[1.0, nan], [nan, nan]]), axis=0)
    r.add("np." + f, np.array([[1.0, nan], [nan, nan]]), axis=1)

NAN2 = np.array([[1.0, nan, 3.0, -2.0], [nan, nan, nan, nan], [0.5, 2.0, nan, inf]])
for f in ("nansum", "nanprod", "nanmean", "nanvar", "nanstd", "nanmin", "nanmax", "nanargmin", "nanargmax", "nancumsum", "nancumprod"):
    for a in (NAN2, NAN2.astype("f4"), N, F, G(1, (5, 6)), G(1, (5, 6), "int64", "int"), G(1, (5, 6), "bool", "bool"), np.array([nan]), np.array([]),
              np.array([3, 1, 2])):
        nd = getattr(a, "array", a).ndim
        if f in ("nanmin", "nanmax", "nanvar", "nanstd") and getattr(a, "array", a).dtype == bool:
            continue
        for axis in [None] + list(range(nd)):
            r.add("np." + f, a, axis=axis)
            if f in ("nanvar", "nanstd"):
                r.add("np." + f, a, axis=axis, ddof=1)
            if "arg" not in f and "cum" not in f:
                r.add("np." + f, a, axis=axis, keepdims=True)
    a = np.where(G(1, (3000,), "bool", "bool").array, G(2, (3000,)).array, nan)[:150]
    r.add("np." + f, a)

PAIRS = [([1, 2, 3, 2], [2, 5, 1]), ([], [1]), ([1], []), ([1.5, 2, nan], [2, nan]), ([True, False], [True]), (["a", "b", "a"], ["c", "a"]),
         ([3, 1], [3.0, 2.5]), ([-1, 0, 200], [0, 200, 7])]
for a, b in PAIRS:
    a, b = np.array(a), np.array(b)
    for f in ("isin", "intersect1d", "union1d", "setdiff1d", "setxor1d"):
        if f == "setdiff1d" and a.dtype.kind == "U":
            pass
        r.add("np." + f, a, b)
    r.add("np.isin", a, b, invert=True)
    if a.dtype.kind != "U":
        r.add("intersect_indices", a, b)
r.add("np.isin", G(1, (20, 30), "int64", "int"), np.array([1, 5, -7]))
r.add("np.isin", G(1, (5000,), "int32", "int", 500), G(2, (100,), "int64", "int", 500))
r.add("np.isin", O, np.array([1, 3], dtype=object))
r.write()
