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


nan = np.nan
a = pd.DataFrame({"key": ["x", "y", "y", "z"], "l": [1, 2, 3, 4]})
b = pd.DataFrame({"key": ["y", "x", "w", "y"], "r": [10.5, 20.5, 30.5, 40.5]})
c = pd.DataFrame({"key": ["x", "y"], "l": [100, 200]})
for how in ("inner", "left", "right", "outer", "cross", "nope"):
    show("merge " + how, lambda: a.merge(b, how=how) if how == "cross" else a.merge(b, on="key", how=how))
    show("indicator " + how, lambda: pd.merge(a, b, on="key", how=how, indicator=True) if how != "cross" else None)
    show("suffix " + how, lambda: a.merge(c, on="key", how=how, suffixes=("_a", "_b")) if how != "cross" else None)
for label, f in {
    "lefton": lambda: a.merge(b.rename(columns={"key": "k2"}), left_on="key", right_on="k2"), "index": lambda: a.set_index("key").merge(b.set_index("key"), left_index=True, right_index=True), "join": lambda: a.set_index("key").join(c.set_index("key"), rsuffix="_r"), "joinon": lambda: a.join(b.drop_duplicates("key").set_index("key"), on="key"), "missingkey": lambda: a.merge(b, on="zz"), "nocommon": lambda: a[["l"]].merge(b[["r"]]), "validate": lambda: a.merge(b, on="key", validate="one_to_one"), "validate2": lambda: a.merge(c, on="key", validate="m:1"), "types": lambda: a.merge(pd.DataFrame({"key": [1, 2], "q": [1, 2]}), on="key"), "dupsuffix": lambda: a.merge(c, on="key"), "two": lambda: a.merge(c, on=["key", "l"], how="left"), "nan": lambda: pd.DataFrame({"k": [1.0, nan]}).merge(pd.DataFrame({"k": [nan, 2.0], "v": [1, 2]}), on="k", how="left"), "emptyright": lambda: a.merge(b[:0], on="key", how="left"), "sort": lambda: a.merge(b, on="key", how="left", sort=True),
    "concat": lambda: pd.concat([a, c]), "concatignore": lambda: pd.concat([a, c], ignore_index=True), "concatdiff": lambda: pd.concat([a, b]), "concatinner": lambda: pd.concat([a, b], join="inner"), "concat1": lambda: pd.concat([a, b], axis=1), "concatkeys": lambda: pd.concat([a[:1], c[:1]], keys=["p", "q"]), "concatseries": lambda: pd.concat([pd.Series([1, 2]), pd.Series([3])]), "concatseries1": lambda: pd.concat([pd.Series([1, 2], name="a"), pd.Series([3, 4], name="b")], axis=1), "concatdict": lambda: pd.concat({"m": a[:1], "n": c[:1]}), "concatempty": lambda: pd.concat([]), "concatnone": lambda: pd.concat([a, None])["l"].tolist(), "concatbad": lambda: pd.concat([1, 2]), "concatint": lambda: pd.concat([pd.Series([1]), pd.Series([1.5])]), "concatstr": lambda: pd.concat([pd.Series([1]), pd.Series(["a"])]),
}.items():
    show(label, f)
