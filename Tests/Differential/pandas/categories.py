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


s = pd.Series(["b", "a", None, "b"]).astype("category")
o = pd.Series(pd.Categorical(["lo", "hi", "lo"], categories=["lo", "mid", "hi"], ordered=True))
for label, f in {
    "s": lambda: s, "o": lambda: o, "dtype": lambda: s.dtype, "odtype": lambda: repr(o.dtype), "categories": lambda: s.cat.categories, "codes": lambda: s.cat.codes, "ordered": lambda: o.cat.ordered, "value_counts": lambda: o.value_counts(), "sort": lambda: o.sort_values(), "min": lambda: o.min(), "max": lambda: o.max(), "gt": lambda: o > "lo", "eq": lambda: s == "b", "add": lambda: s.cat.add_categories("z").cat.categories, "rename": lambda: s.cat.rename_categories({"a": "A"}), "remove": lambda: o.cat.remove_unused_categories().cat.categories, "set": lambda: s.cat.set_categories(["b"]), "astype": lambda: s.astype(str).tolist(), "asobject": lambda: s.astype(object), "group": lambda: pd.DataFrame({"c": o, "v": [1, 2, 3]}).groupby("c", observed=True)["v"].sum(), "unique": lambda: s.unique(), "isna": lambda: s.isna(), "notcat": lambda: pd.Series([1]).cat.codes, "categorical": lambda: pd.Categorical(["a", "b", "a"]), "ccodes": lambda: pd.Categorical(["a", "b", "a"]).codes, "frame": lambda: pd.DataFrame({"c": s}).dtypes, "map": lambda: s.map({"a": 1, "b": 2}), "describe": lambda: s.describe(), "fill": lambda: s.fillna("a"), "fillbad": lambda: s.fillna("zz"), "ints": lambda: pd.Series([3, 1, 3]).astype("category"), "isin": lambda: s.isin(["a"]), "nunique": lambda: s.nunique(), "iloc": lambda: s.iloc[0],
}.items():
    show(label, f)
