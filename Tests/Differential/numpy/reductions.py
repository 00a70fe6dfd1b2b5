import numpy as np


def show(label, f):
    try:
        value = f()
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)
    else:
        print(label, "->", repr(value))


nan, inf = np.nan, np.inf
np.seterr(all="ignore")
inputs = {
    "ints": np.array([3, 1, 2]), "floats": np.array([1.5, -2.25, 4.0, 0.1]), "nan": np.array([1.0, nan, 3.0]), "inf": np.array([1.0, inf, -inf]), "bools": np.array([True, False, True]), "one": np.array([5.0]), "empty": np.array([]),
    "table": np.array([[1, 2, 3], [4, 5, 6]]), "ftable": np.array([[1.5, nan], [2.5, 3.5]]), "cube": np.arange(24).reshape(2, 3, 4), "i1": np.array([100, 100, 100], dtype="i1"), "f4": np.array([0.1, 0.2, 0.3], dtype="f4"), "list": [1, 2, 3], "big": np.array([2**62, 2**62]),
}
names = ("sum", "prod", "mean", "std", "var", "min", "max", "ptp", "any", "all", "argmin", "argmax", "cumsum", "cumprod", "median", "nansum", "nanmean", "nanstd", "nanvar", "nanmin", "nanmax", "nanmedian", "count_nonzero", "average")
import warnings
warnings.simplefilter("ignore")
for name in names:
    for label, x in inputs.items():
        show(f"{name} {label}", lambda: getattr(np, name)(x))
        if label in ("table", "ftable"):
            show(f"{name} {label} 0", lambda: getattr(np, name)(x, axis=0))
            show(f"{name} {label} 1", lambda: getattr(np, name)(x, axis=1))
            if name != "average":
                show(f"{name} {label} 2", lambda: getattr(np, name)(x, axis=2))
for name in ("sum", "mean", "max"):
    show(name, lambda: getattr(np, name)(inputs["table"], axis=1, keepdims=True))
    show(name, lambda: getattr(inputs["cube"], name)(axis=(0, 2)))
    show(name, lambda: getattr(inputs["cube"], name)(axis=-1))
show("ddof", lambda: np.std([1, 2, 4], ddof=1))
show("var", lambda: np.array([1, 2, 4]).var(ddof=1))
show("dtype", lambda: np.sum(inputs["i1"], dtype="i1"))
for q in (0, 25, 50, 75, 100, [10, 90], 101):
    show(f"percentile {q}", lambda: np.percentile([1, 2, 3, 4, 10], q))
    show(f"percentile axis {q}", lambda: np.percentile([[1, 2, 3], [4, 5, 9]], q, axis=1))
for method in ("linear", "lower", "higher", "midpoint", "nearest", "hazen", "weibull", "median_unbiased", "inverted_cdf", "nope"):
    show(method, lambda: np.quantile([1, 2, 3, 4, 10], 0.3, method=method))
show("nanquantile", lambda: np.nanquantile([1, nan, 3], 0.5))
show("weights", lambda: np.average([1, 2, 3], weights=[3, 2, 1]))
show("weights2", lambda: np.average([[1, 2], [3, 4]], axis=0, weights=[1, 3]))
