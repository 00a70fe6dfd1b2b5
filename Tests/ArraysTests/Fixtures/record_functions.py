"""Records numpy's makers, rearrangements, joins, choices and numeric helpers."""

from recorder import G, Recorder, V, np

nan, inf = np.nan, np.inf
r = Recorder("functions")
A = G(1, (3, 4))
B = G(2, (2, 3, 4), "int64", "int")
X = G(3, (10,))
ID = np.array([1, 2, 3])
for args in ((5,), (0,), (-3,), (2, 7), (7, 2), (7, 2, -1), (0, 10, 3), (2.5,), (0, 1, 0.1), (1, 0, -0.25), (0.5, 3), (0, 3.5, 1), (1, 2, 0), (True, 5),
             (0, 1, 0.3), (-1.0, 1.0, 0.2), (10, 0, -3), (0.1, 0.4, 0.1), (1, 5, 2.0)):
    r.add("np.arange", *args, texts=True)
r.add("np.arange", 5, dtype=np.float32)
r.add("np.arange", 0, 3, 0.5, dtype=np.float64)
r.add("np.arange", 5, dtype=np.int32)
for args in ((0, 1), (0, 1, 5), (1, 0, 4), (0, 10, 11), (2.5, 2.5, 3), (0, 1, 1), (0, 1, 0), (-3, 7, 33), (0.1, 0.7, 100), (1e-300, 1e300, 7), (0, 5e-324, 4),
             (0, 1, -1), (np.float32(0), np.float32(1), 5), (np.array([0.0, 1]), np.array([1.0, 3]), 4), (0, 255, 256), (1, 2, 1000), (0, nan, 3), (0, inf, 3)):
    r.add("np.linspace", *args)
    r.add("np.linspace", *args, endpoint=False)
r.add("np.linspace", 0, 10, 4, dtype=np.int64)
r.add("np.linspace", -1, 1, 4, dtype=np.int64)
r.add("np.linspace", 0, 1, 4, dtype=np.float32)
r.add("np.linspace", 0, 1, 5, retstep=True)
r.add("np.logspace", 0, 3, 4)
r.add("np.logspace", -2, 2, 9, base=2.0)
r.add("np.logspace", 0, 1, 5, endpoint=False)
r.add("np.geomspace", 1, 1000, 4)
r.add("np.geomspace", -1, -1000, 4)
r.add("np.geomspace", 0.5, 8, 5)
r.add("np.geomspace", 0, 8, 5)
for args in ((3,), (2, 3), (0,), (3, 3, 1), (3, 3, -1), (2, 4, 5), (-1,)):
    r.add("np.eye", *args)
r.add("np.eye", 2, dtype=np.int64)
r.add("np.zeros", (2, 3))
r.add("np.zeros", 4, dtype=np.int8)
r.add("np.ones", (2, 0))
r.add("np.ones", 3, dtype=bool)
r.add("np.zeros", -1)
r.add("np.full", (2, 2), 7)
r.add("np.full", 3, 1.5)
r.add("np.full", 3, 2.5, dtype=np.int64)
r.add("np.meshgrid", np.array([1, 2, 3]), np.array([4.0, 5.0]))
r.add("np.meshgrid", np.array([1, 2, 3]), np.array([4.0, 5.0]), indexing="ij")

for a in (A, B, V(B, axes=(2, 0, 1)), np.array(5.0), np.zeros((1, 3, 1))):
    for shape in ((-1,), (12,), (4, 3), (6, 4), (2, -1), (2, 2, 6), (-1, -1), (5, -1), (0,), (), (1, 1), (3, 1, 1), (24,), (2, 12, 1)):
        r.add("np.reshape", a, shape)
    for f in ("ravel", "squeeze", "transpose", "flip", "fliplr" if False else "flatten_"):
        if f != "flatten_":
            r.add("np." + f, a)
    r.add("a.flatten", a)
    r.add("a.T", a)
    for axis in (0, -1, 1, 5):
        r.add("np.expand_dims", a, axis)
        r.add("np.squeeze", a, axis)
        r.add("np.flip", a, axis)
        r.add("np.roll", a, 2, axis=axis)
    r.add("np.expand_dims", a, (0, 2))
    r.add("np.roll", a, -1)
    r.add("np.atleast_1d", a)
    r.add("np.atleast_2d", a)
    r.add("np.tile", a, 2)
    r.add("np.tile", a, (2, 1))
    r.add("np.tile", a, (2, 1, 2, 1))
    r.add("np.tile", a, 0)
    r.add("np.repeat", a, 2)
    for axis in (0, 1, -1):
        r.add("np.repeat", a, 3, axis=axis)
    if getattr(a, "array", a).ndim:
        r.add("np.nonzero", a)
    r.add("np.flatnonzero", a)
    r.add("np.argwhere", a)
    r.add("np.count_nonzero", a)
    r.add("np.take", a, np.array([0, 2, -1]))
    r.add("np.take", a, np.array([[0], [1]]), axis=0)
    r.add("np.take", a, 100)
    r.add("np.diff", a)
    r.add("np.diff", a, 2)
    r.add("np.diff", a, axis=0)
r.add("np.reshape", ID, 4)
for axes in ((1, 0), (0, 1), (0,), (1, 1), (0, 2), (-1, 0)):
    r.add("np.transpose", A, axes)
for i, j in ((0, 1), (0, 2), (-1, 0), (0, 3)):
    r.add("np.swapaxes", B, i, j)
    r.add("np.moveaxis", B, i, j)
r.add("np.moveaxis", B, [0, 1], [-1, -2])
r.add("np.broadcast_to", ID, (2, 3))
r.add("np.repeat", ID, np.array([1, 0, 2]))
r.add("np.repeat", ID, np.array([1, 2]))
r.add("np.repeat", ID, -1)
r.add("np.repeat", A, np.array([1, 0, 2]), axis=0)
r.add("np.repeat", A, np.array([1, 0, 2]), axis=1)
r.add("np.tile", np.array(["a", "b"]), 2)

ARR = [(A, A), (A, X), (X, ID), (ID, ID), (ID,), (A, G(4, (1, 4))), (A, G(4, (3, 1))), (B, B), (np.array(["a", "bcd"]), np.array(["xyzw"])),
       (np.array(["a"]), ID), (np.array(["a"]), np.array([1.5])), (np.array([True]), np.array([1.5], dtype="f4")), (ID, np.array([1], dtype="i1")), (np.array([1], dtype="u1"), np.array([1], dtype="i1")),
       (np.array([None]), ID), (np.array(1.0), np.array(2.0)), (np.zeros(0), ID), (np.zeros((0, 4)), A), (np.array([1], dtype="f4"), np.array([1], dtype="i4")),
       (np.array(["2020-01-01"], dtype="M8[ns]"), ID), ()]
for arrays in ARR:
    for f in ("concatenate", "stack", "vstack", "hstack", "column_stack"):
        r.add("np." + f, list(arrays))
    if arrays:
        for axis in (1, -1, 2):
            r.add("np.concatenate", list(arrays), axis=axis)
            r.add("np.stack", list(arrays), axis=axis)
        r.add("np.concatenate", list(arrays), axis=None)
for n in (1, 2, 3, 4):
    r.add("np.array_split", X, n)
    r.add("np.array_split", A, n, axis=1)
r.add("np.split", X, np.array([2, 5]))
r.add("np.append", ID, np.array([4.5]))
r.add("np.append", A, A, axis=0)
r.add("np.append", A, X)
for obj in (1, -1, 5, np.array([0, 2]), np.array([True, False, True]), np.array([], dtype=int)):
    r.add("np.delete", ID, obj)
    r.add("np.delete", A, obj, axis=0)
for obj in (0, 3, -1, 4, np.array([0, 2])):
    r.add("np.insert", ID, obj, 9)
    r.add("np.insert", A, obj, 9, axis=0)
r.add("np.insert", ID, 1, np.array([7, 8]))
r.add("np.insert", ID, np.array([1, 1]), np.array([7, 8]))

C = np.array([True, False, True])
for x in (1, 2.5, ID, np.array([1.5, nan, 2], dtype="f4"), np.array(3, dtype="i1"), True):
    for y in (0, 0.5, np.array([9, 8, 7], dtype="i2"), np.float32(2), np.array([["p", "q", "r"]]) if False else 7):
        r.add("np.where", C, x, y)
r.add("np.where", C, np.array(["a", "b", "c"]), np.array(["xx"]))
r.add("np.where", C, np.array(["a", "b", "c"]), ID)
r.add("np.where", C, np.array([1, None, "a"], dtype=object), 0)
r.add("np.where", G(1, (3, 4)).array > 0, A, 0)
r.add("np.where", G(1, (3, 1)).array > 0, A, X)
r.add("np.where", G(1, (3, 1)).array > 0, A, G(2, (4,)))
r.add("np.where", ID, 1, 2)
r.add("np.where", A.array > 0)
r.add("np.select", [ID > 2, ID > 1], [ID * 10, ID], 0)
r.add("np.select", [ID > 2, ID > 1], [ID * 10.5, 7], -1)
r.add("np.select", [ID], [ID])
F = np.array([1.5, nan, -2.0, inf, -inf, 0.25])
for lo, hi in ((0, 1), (0.0, 1.0), (None, 1), (0, None), (nan, 1.0), (2, 1), (np.array([0.0] * 6), 1), (-0.5, np.float32(0.5)), (None, None)):
    r.add("np.clip", F, lo, hi)
    r.add("np.clip", F.astype("f4"), lo, hi)
    r.add("np.clip", np.array([-5, 0, 1, 2, 3, 9]), lo, hi)
r.add("np.clip", np.array([1, 200], dtype="u1"), 5, 100)
r.add("np.clip", ID, np.array([1, 2]), 5)
for a in (F, F.astype("f4"), ID, np.array([[nan, 1.0], [inf, -inf]]), np.array([True])):
    r.add("np.nan_to_num", a)
    r.add("np.nan_to_num", a, nan=7.5, posinf=1.0, neginf=-1.0)
R = np.array([0.5, 1.5, 2.5, -0.5, 2.675, 1.005, 123.456, nan, inf, -1e300, 0.15, 0.25, 0.35, 1234567.891])
for d in (0, 1, 2, 3, -1, -2, 10, 20):
    r.add("np.round", R, d)
    r.add("np.round", R.astype("f4"), d)
    r.add("np.round", np.array([15, 25, -35, 149, 0]), d)
    r.add("np.round", np.array([15, 25, -35, 100], dtype="i1"), d)
r.add("np.diff", np.array([1, 4, 9], dtype="u1"))
r.add("np.diff", np.array([True, False, False]))
r.add("np.diff", ID, prepend=0)
r.add("np.diff", ID, append=np.array([7, 9]))
r.add("np.diff", ID, 5)
r.add("np.diff", ID, -1)
r.add("np.diff", np.array(["2020-01-03", "2020-01-01"], dtype="M8[ns]"))
r.add("np.gradient", X)
r.add("np.gradient", X, 0.5)
r.add("np.gradient", ID)
r.add("np.gradient", X, np.cumsum(np.abs(X.array)))
r.add("np.gradient", np.array([1.0]))
r.add("np.trapezoid", X)
r.add("np.trapezoid", X, dx=0.5)
r.add("np.trapezoid", X, x=np.sort(X.array))
r.add("np.trapezoid", A, axis=0)
for mode in ("full", "same", "valid"):
    r.add("np.convolve", X, G(5, (3,)), mode, rel=1e-14)
    r.add("np.convolve", ID, np.array([1, 2, 3, 4]), mode)
XP = np.array([0.0, 1.0, 2.5, 4.0])
FP = np.array([1.0, 3.0, -1.0, inf])
for x in (np.array([-1.0, 0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 5.0, nan]), 1.5, np.array([[0.1, 0.2], [3.9, 2.5]]), np.array([], dtype=float), ID):
    r.add("np.interp", x, XP, FP)
    r.add("np.interp", x, XP, np.array([1, 2, 3, 4]))
    r.add("np.interp", x, XP, FP, left=-9.0, right=9.0)
    r.add("np.interp", x, XP[:1], FP[:1])
    r.add("np.interp", x, XP, FP[::-1].copy())
r.add("np.interp", np.array([-0.5, 2.2, 7.9]), np.array([1.0, 3.0, 5.5]), np.array([10.0, 20, 15]), period=6.0)
r.add("np.interp", X, np.array([]), np.array([]))
r.add("np.interp", X, XP, ID)
r.add("np.interp", G(6, (500,)), np.linspace(-1, 1, 40), G(7, (40,)))
for a, b in ((F, F), (F, F + 1e-9), (ID, ID + 1e-6), (ID, ID.astype(float)), (np.array([1.0, nan]), np.array([1.0, nan])), (ID, 2), (np.array([1e10]), np.array([1.00001e10])),
             (np.array([]), np.array([]))):
    r.add("np.allclose", a, b)
    r.add("np.isclose", a, b)
    r.add("np.isclose", a, b, equal_nan=True)
    r.add("np.array_equal", a, b)
    r.add("np.array_equal", a, b, equal_nan=True)
    r.add("np.allclose", a, b, rtol=0.5, atol=0.1)
r.add("np.array_equal", ID, np.array([[1, 2, 3]]))
r.add("np.array_equal", np.array(["a"]), np.array(["a"]))
W = np.array([1.0, 2.0, 3.0])
r.add("np.average", W)
r.add("np.average", W, weights=np.array([3, 1, 0.5]))
r.add("np.average", A, axis=1, weights=np.array([1.0, 2, 3, 4]))
r.add("np.average", A, axis=0)
r.add("np.average", ID, weights=np.array([0, 0, 0]))
r.add("np.average", A, weights=np.array([1.0, 2]))
r.add("np.average", A, axis=0, weights=np.array([1.0, 2]))
r.add("np.diag", A)
r.add("np.diag", A, 1)
r.add("np.diag", A, -2)
r.add("np.diag", ID)
r.add("np.diag", ID, 1)
r.add("np.diag", ID, -2)
r.add("np.triu", A)
r.add("np.tril", A, -1)
r.add("np.tril", ID)
r.add("np.trace", A)
r.add("np.take_along_axis", A, np.argsort(A.array, axis=1), 1)
r.add("np.take_along_axis", A, np.argmax(A.array, axis=0)[None, :], 0)
r.add("np.outer", ID, np.array([1.5, 2]))
r.add("np.outer", A, ID)
for t in ("float64", "float32", "int64", "int32", "int16", "int8", "uint8", "bool", "object"):
    for a in (np.array([1.7, -2.5, 0.0, 300.0, nan if t[0] == "f" else 1]), ID, np.array([True, False]), np.array([2**40, -1]), np.array([1.5, 2], dtype="f4"),
              np.array(["1", "2"]), np.array(["1.5", "x"]), np.array([1, 2.5, True], dtype=object), np.array([None, 1.0], dtype=object), np.array(["a", 1], dtype=object)):
        r.add("a.astype", a, np.dtype(t))
for a in (np.array([1.7, -2.5, nan, 1e20]), ID, np.array([True, False]), np.array(["a", 1, None], dtype=object), np.array([0.1], dtype="f4")):
    r.add("a.astype", a, "str")
for values in ([1, 2], [1, 2.5], [True, False], [True, 2], [True, 2.5], [], [[]], [[1, 2], [3, 4]], [[1, 2], [3]], [[1, 2], 3], ["a", "bcd"], ["a", 1], ["a", 1.5],
               ["a", True], ["a", None], [None, 1], [1, "a", 2.5], [[1.5, 2], [True, 4]], [[[1], [2]], [[3], [4]]], [ID, ID], [ID, np.array([1.5, 2, 3])], [np.float32(1), 2],
               [np.float32(1), 2.5], [np.int8(1), np.int8(2)], [np.array(["a"]), np.array(["bcd"])], [ID, np.array([1, 2])], [[1, 2], [3, [4]]], [nan, 1], [2**62, -1], [[], []]):
    r.add("np.array", values, texts=True)
for values, t in (([1, 2], "float32"), ([1.9, -2.9], "int64"), ([1, 0], "bool"), ([300], "int8"), (["1.5", "2"], "float64"), (["x"], "float64"), ([1, "a"], "object"), ([[1, 2], [3]], "object"),
                  ([None, 1.5], "float64"), ([None], "int64"), ([1.5], "str"), ([1, None], "str"), ([True, 2], "str"), ([nan], "int64"), ([np.float64(300.5)], "int8")):
    r.add("np.array", values, dtype=np.dtype(t) if t != "str" else "str", texts=True)
for a in (ID, A, np.array(["a", "b"])):
    for width in (1, ((2, 1),), ((0, 0),)):
        if getattr(a, "array", a).ndim == 1 or width == 1:
            for mode in ("constant", "edge", "reflect", "symmetric", "wrap"):
                if getattr(a, "array", a).dtype.kind == "U" and mode == "constant":
                    continue
                r.add("np.pad", a, width, mode)
r.add("np.pad", ID, ((7, 8),), "reflect")
r.add("np.pad", ID, ((7, 8),), "symmetric")
r.add("np.pad", ID, ((7, 8),), "wrap")
r.add("np.pad", A, ((1, 2), (0, 3)), "constant", constant_values=5)
r.add("np.pad", ID, ((-1, 2),), "edge")
for f in ("add", "multiply", "maximum", "subtract"):
    r.add("at." + f, np.array([1.0, 2, 3]), [np.array([0, 2, 0])], np.array([10.0, 20, 30]))
    r.add("at." + f, np.array([1, 2, 3]), [np.array([0, 2, 0])], 5)
    r.add("at." + f, A.array, [slice(None), np.array([0, 0, 1])], 2.0)
r.add("at.add", np.array([1, 2, 3]), [np.array([0])], 1.5)
r.add("at.add", np.array([1, 2, 3]), [np.array([5])], 1)
r.add("np.unravel_index", np.array([0, 5, 11]), (3, 4))
r.add("np.unravel_index", np.array([12]), (3, 4))
r.add("a.item", np.array([[3.5]]))
r.add("a.item", ID)
r.write()
