import numpy as np


def show(label, f):
    try:
        value = f()
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)
    else:
        print(label, "->", repr(value))


nan, inf = np.nan, np.inf
s = np.array([3, 1, 2, 3, 1])
f = np.array([2.5, nan, -1.0, 2.5])
t = np.array([[3, 1, 2], [9, 8, 7]])
x = np.array([1.0, 2.0, 4.0, 8.0])
for label, g in {
    "concatenate": lambda: np.concatenate([[1, 2], [3]]), "concatenate1": lambda: np.concatenate([t, t], axis=1), "concatenatebad": lambda: np.concatenate([t, [1, 2]]), "concatenate0": lambda: np.concatenate([]), "concatmixed": lambda: np.concatenate([[1], [2.5], [True]]),
    "stack": lambda: np.stack([[1, 2], [3, 4]]), "stack1": lambda: np.stack([[1, 2], [3, 4]], axis=1), "vstack": lambda: np.vstack([[1, 2], [3, 4]]), "hstack": lambda: np.hstack([[1, 2], [3]]), "hstack2": lambda: np.hstack([t, t]), "column_stack": lambda: np.column_stack([[1, 2], [3, 4]]),
    "append": lambda: np.append([1, 2], [3]), "append2": lambda: np.append(t, [[1, 2, 3]], axis=0), "tile": lambda: np.tile([1, 2], 3), "tile2": lambda: np.tile([1, 2], (2, 2)), "repeat": lambda: np.repeat([1, 2], 2), "repeat2": lambda: np.repeat([1, 2], [1, 3]), "repeatax": lambda: np.repeat(t, 2, axis=0),
    "split": lambda: np.split(np.arange(6), 3), "splitbad": lambda: np.split(np.arange(5), 3), "array_split": lambda: np.array_split(np.arange(5), 3), "splitat": lambda: np.split(np.arange(6), [2, 4]), "flip": lambda: np.flip(s), "fliplr": lambda: np.fliplr(t), "roll": lambda: np.roll(s, 2), "roll2": lambda: np.roll(t, 1, axis=1),
    "sort": lambda: np.sort(s), "sortf": lambda: np.sort(f), "sort0": lambda: np.sort(t, axis=0), "sortnone": lambda: np.sort(t, axis=None), "sorts": lambda: np.sort(["b", "a", "C"]), "argsort": lambda: np.argsort(s, kind="stable"), "argsortf": lambda: np.argsort(f, kind="stable"), "argsort2": lambda: np.argsort(t),
    "lexsort": lambda: np.lexsort(([1, 0, 1], [2, 2, 1])), "searchsorted": lambda: np.searchsorted([1, 3, 5], [0, 3, 6]), "searchsortedr": lambda: np.searchsorted([1, 3, 5], 3, side="right"), "digitize": lambda: np.digitize([0.5, 1, 2.5], [1, 2, 3]), "digitizer": lambda: np.digitize([0.5, 1, 2.5], [1, 2, 3], right=True),
    "unique": lambda: np.unique(s), "uniquef": lambda: np.unique(f), "uniques": lambda: np.unique(["b", "a", "b"]), "uniqueall": lambda: np.unique(s, return_index=True, return_inverse=True, return_counts=True), "uniqueax": lambda: np.unique([[1, 2], [1, 2], [0, 1]], axis=0), "unique0": lambda: np.unique([]),
    "bincount": lambda: np.bincount([0, 1, 1, 3]), "bincountw": lambda: np.bincount([0, 1, 1], weights=[0.5, 1, 1.5]), "bincountm": lambda: np.bincount([1], minlength=4), "bincountneg": lambda: np.bincount([-1]),
    "histogram": lambda: np.histogram([1, 2, 1, 4], bins=3), "histogrange": lambda: np.histogram([1, 2, 1, 4], bins=2, range=(0, 4)), "histogramd": lambda: np.histogram([1, 2, 1, 4], bins=[0, 2, 5], density=True), "histogramw": lambda: np.histogram([1, 2], bins=2, weights=[3, 4]),
    "isin": lambda: np.isin(s, [1, 9]), "isininv": lambda: np.isin(s, [1], invert=True), "intersect1d": lambda: np.intersect1d(s, [3, 3, 7]), "union1d": lambda: np.union1d(s, [9]), "setdiff1d": lambda: np.setdiff1d(s, [1]), "setxor1d": lambda: np.setxor1d(s, [1, 9]),
    "nonzero": lambda: np.nonzero([0, 3, 0, 4]), "nonzero2": lambda: np.nonzero(t > 2), "flatnonzero": lambda: np.flatnonzero([0, 3, 4]), "argwhere": lambda: np.argwhere(t > 7), "diff": lambda: np.diff(x), "diff2": lambda: np.diff(x, n=2), "diff0": lambda: np.diff(t, axis=0), "diffp": lambda: np.diff(x, prepend=0),
    "gradient": lambda: np.gradient(x), "gradient2": lambda: np.gradient(x, 2), "trapezoid": lambda: np.trapezoid(x), "trapezoidx": lambda: np.trapezoid(x, x=[0, 1, 3, 4]), "convolve": lambda: np.convolve([1, 2, 3], [0, 1, 0.5]), "convolves": lambda: np.convolve([1, 2, 3], [0, 1, 0.5], "same"), "interp": lambda: np.interp([0, 1.5, 9], [1, 2, 3], [10, 20, 30]),
    "interpl": lambda: np.interp(0, [1, 2], [10, 20], left=-1), "corrcoef": lambda: np.round(np.corrcoef([1, 2, 3], [2, 4, 7]), 12), "cov": lambda: np.cov([1, 2, 3], [2, 4, 7]), "cov1": lambda: np.cov([1, 2, 4]), "covb": lambda: np.cov([[1, 2, 4], [0, 1, 5]], bias=True), "polyfit": lambda: np.round(np.polyfit([0, 1, 2, 3], [1, 3, 7, 13], 2), 10),
    "polyval": lambda: np.polyval([1, 2, 3], [0, 1, 2]), "outer": lambda: np.outer([1, 2], [3, 4]), "inner": lambda: np.inner([1, 2], [3, 4]), "dot": lambda: np.dot([1, 2], [3, 4]), "dot2": lambda: np.dot(t, [1, 0, 2]), "dotbad": lambda: np.dot(t, [1, 2]), "matmul": lambda: t @ t.T, "matmulbad": lambda: t @ t, "vdot": lambda: np.vdot([1, 2], [3, 4]), "trace": lambda: np.trace([[1, 2], [3, 4]]),
    "squeeze": lambda: np.squeeze([[[1], [2]]]), "expand_dims": lambda: np.expand_dims([1, 2], 0), "swapaxes": lambda: np.swapaxes(t, 0, 1), "moveaxis": lambda: np.moveaxis(np.zeros((2, 3, 4)), 0, -1).shape, "atleast_2d": lambda: np.atleast_2d([1, 2]), "atleast_1d": lambda: np.atleast_1d(5), "broadcast_to": lambda: np.broadcast_to([1, 2], (2, 2)),
    "delete": lambda: np.delete(s, 1), "delete2": lambda: np.delete(t, 1, axis=1), "deletel": lambda: np.delete(s, [0, 2]), "deletebad": lambda: np.delete(s, 9), "insert": lambda: np.insert(s, 1, 99), "pad": lambda: np.pad([1, 2], 2), "pade": lambda: np.pad([1, 2], (1, 2), mode="edge"), "padr": lambda: np.pad([1, 2, 3], 2, mode="reflect"), "take": lambda: np.take(s, [0, 2]), "take1": lambda: np.take(t, [0, 2], axis=1),
    "take_along_axis": lambda: np.take_along_axis(t, np.argsort(t, axis=1), axis=1), "unravel_index": lambda: np.unravel_index(5, (2, 3)), "ravel": lambda: np.ravel(t), "reshape": lambda: np.reshape(t, (3, 2)), "transpose": lambda: np.transpose(t), "size": lambda: np.size(t, 1), "ndim": lambda: np.ndim(5), "shape": lambda: np.shape([[1, 2]]), "isscalar": lambda: np.isscalar(5),
    "finfo": lambda: np.finfo(float).eps, "iinfo": lambda: np.iinfo(np.int32).max, "pi": lambda: np.pi, "e": lambda: np.e, "inf": lambda: -np.inf, "newaxis": lambda: np.newaxis, "issubdtype": lambda: np.issubdtype(np.float32, np.floating), "result_type": lambda: np.result_type(np.int8, np.float32), "dtype": lambda: np.dtype("float32"), "dtypename": lambda: np.dtype(int).name,
    "float64": lambda: np.float64(1.5), "int64": lambda: np.int64(3), "bool": lambda: np.bool_(True), "float32": lambda: np.float32(0.1), "f64add": lambda: np.float64(1) + 1, "i64div": lambda: np.int64(7) / 2, "i64floordiv": lambda: np.int64(7) // 2, "f32add": lambda: np.float32(1) + 1.5, "str": lambda: str(np.float64(1.5)), "fmt": lambda: f"{np.float64(2.5):.3f} {np.int64(5):03d}", "hash": lambda: hash(np.int64(5)) == hash(5), "round": lambda: round(np.float64(2.567), 1), "eq": lambda: np.float64(1) == 1,
}.items():
    show(label, g)
