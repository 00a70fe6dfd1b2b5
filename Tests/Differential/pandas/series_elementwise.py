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
    "ints": pd.Series([3, 1, 2, 3]), "floats": pd.Series([1.5, nan, -2.0, 4.25], name="x"), "empty": pd.Series([], dtype=float), "strings": pd.Series(["b", "a", None, "é"]), "bools": pd.Series([True, False, True]), "labels": pd.Series([3.0, 1.0, 2.0], index=["c", "a", "b"]),
}
calls = {
    "isna": lambda s: s.isna(), "notna": lambda s: s.notna(), "fillna": lambda s: s.fillna(0), "dropna": lambda s: s.dropna(), "ffill": lambda s: s.ffill(), "bfill": lambda s: s.bfill(), "abs": lambda s: s.abs(), "round": lambda s: s.round(), "clip": lambda s: s.clip(0, 2), "rank": lambda s: s.rank(),
    "rankdense": lambda s: s.rank(method="dense", ascending=False), "shift": lambda s: s.shift(), "shiftfill": lambda s: s.shift(1, fill_value=0), "diff": lambda s: s.diff(), "cumsum": lambda s: s.cumsum(), "cummax": lambda s: s.cummax(), "pct_change": lambda s: s.pct_change(), "sort_values": lambda s: s.sort_values(),
    "sortdesc": lambda s: s.sort_values(ascending=False, na_position="first"), "sort_index": lambda s: s.sort_index(ascending=False), "head": lambda s: s.head(2), "tail": lambda s: s.tail(2), "unique": lambda s: s.unique().tolist(), "value_counts": lambda s: s.value_counts(), "valuena": lambda s: s.value_counts(dropna=False, normalize=True),
    "duplicated": lambda s: s.duplicated(), "drop_duplicates": lambda s: s.drop_duplicates(), "isin": lambda s: s.isin([1, "a", 3]), "between": lambda s: s.between(1, 2), "nlargest": lambda s: s.nlargest(2), "nsmallest": lambda s: s.nsmallest(2), "astype": lambda s: s.astype(float), "astypestr": lambda s: s.astype(str),
    "category": lambda s: s.astype("category"), "map": lambda s: s.map({1: "one", "a": "A"}), "mapf": lambda s: s.map(lambda v: v * 2), "apply": lambda s: s.apply(lambda v: str(v)), "replace": lambda s: s.replace(3, 30), "replaced": lambda s: s.replace({1: 10, "a": "z"}), "where": lambda s: s.where(s == s), "mask": lambda s: s.mask(s.isna(), 0),
    "reset_index": lambda s: s.reset_index(), "resetdrop": lambda s: s.reset_index(drop=True), "to_frame": lambda s: s.to_frame(), "to_dict": lambda s: s.to_dict(), "tolist": lambda s: s.tolist(), "rename": lambda s: s.rename("new"), "add_prefix": lambda s: s.add_prefix("r"), "dtype": lambda s: s.dtype, "index": lambda s: s.index, "plus": lambda s: s + 1,
    "times": lambda s: s * s, "rsub": lambda s: 10 - s, "greater": lambda s: s > 1, "equal": lambda s: s == "a", "neg": lambda s: -s, "sample": lambda s: s.sample(2, random_state=0), "factorize": lambda s: s.factorize()[0].tolist(), "iloc": lambda s: s.iloc[0], "ilocneg": lambda s: s.iloc[-1], "slice": lambda s: s[1:3], "ilocs": lambda s: s.iloc[::2],
    "expanding": lambda s: s.expanding().sum(), "rolling": lambda s: s.rolling(2).mean(), "agg": lambda s: s.agg(["min", "max"]), "items": lambda s: list(s.items()), "get": lambda s: s.get("zz", "none"), "to_numpy": lambda s: s.to_numpy(), "argsort": lambda s: s.argsort(), "interpolate": lambda s: s.interpolate(), "combine_first": lambda s: s.combine_first(s), "is_unique": lambda s: s.is_unique,
}
for method, f in calls.items():
    for label, s in inputs.items():
        if label == "bools" and method in ("clip", "shiftfill", "diff", "pct_change", "interpolate", "replaced", "map"):
            continue
        if method in ("map", "apply", "mapf") and label in ("floats", "empty", "labels"):
            continue
        if label == "strings" and method in ("round", "clip", "abs", "diff", "cumsum", "cummax", "pct_change", "between", "nlargest", "nsmallest", "astype", "rolling", "expanding", "interpolate", "plus", "times", "rsub", "greater", "neg", "mapf", "agg", "where", "rank", "rankdense", "shiftfill"):
            continue
        show(f"{method} {label}", lambda: f(s))
