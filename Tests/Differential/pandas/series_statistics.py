import numpy as np
import pandas as pd


def show(label, f):
    try:
        value = f()
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)
    else:
        print(label)
        print(value)


nan, inf = np.nan, np.inf
inputs = {
    "ints": pd.Series([3, 1, 2, 3]), "floats": pd.Series([1.5, nan, -2.0, 4.25], name="x"), "empty": pd.Series([], dtype=float), "one": pd.Series([5]), "strings": pd.Series(["b", "a", None, "é"]), "bools": pd.Series([True, False, True]),
    "missing": pd.Series([nan, nan]), "big": pd.Series([2**53 + 1, 2**53 + 3]), "inf": pd.Series([1.0, inf, -inf]), "labels": pd.Series([3.0, 1.0, 2.0], index=["c", "a", "b"]), "duplicates": pd.Series([1, 1, 2, 2, 2], index=[0, 0, 1, 1, 2]),
}
for method in ("sum", "mean", "median", "min", "max", "std", "var", "sem", "prod", "count", "nunique", "any", "all", "skew", "kurt", "idxmax", "idxmin", "mode", "describe", "quantile"):
    for label, s in inputs.items():
        if method in ("skew", "kurt", "sem", "std", "var") and label in ("big", "floats", "labels", "duplicates") or method == "quantile" and label in ("strings", "bools", "big"):
            continue
        show(f"{method} {label}", lambda: getattr(s, method)())
