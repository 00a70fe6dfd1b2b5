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
df = pd.DataFrame({"d": ["m", "m", "t", "t", "t"], "p": ["x", "y", "x", "x", "y"], "v": [1, 2, 3, 4, 5], "w": [1.5, nan, 2.5, 3.5, 4.5]})
for label, f in {
    "pivot_table": lambda: df.pivot_table(values="v", index="d", columns="p"), "sum": lambda: df.pivot_table(values="v", index="d", columns="p", aggfunc="sum"), "fill": lambda: df[df.v > 1].pivot_table(values="v", index="d", columns="p", aggfunc="sum", fill_value=0), "noCols": lambda: df.pivot_table(values="v", index="d"), "allvalues": lambda: df.pivot_table(index="d", columns="p"), "list": lambda: df.pivot_table(values="v", index="d", aggfunc=["sum", "mean"]), "dict": lambda: df.pivot_table(index="d", aggfunc={"v": "sum", "w": "mean"}), "margins": lambda: df.pivot_table(values="v", index="d", columns="p", aggfunc="sum", margins=True), "count": lambda: df.pivot_table(values="w", index="d", columns="p", aggfunc="count"), "lambda": lambda: df.pivot_table(values="v", index="d", columns="p", aggfunc=lambda x: x.max() - x.min()), "two": lambda: df.pivot_table(values="v", index=["d", "p"]), "missing": lambda: df.pivot_table(values="zz", index="d"),
    "pivot": lambda: df.drop_duplicates(["d", "p"]).pivot(index="d", columns="p", values="v"), "pivotdup": lambda: df.pivot(index="d", columns="p", values="v"), "melt": lambda: df.melt(id_vars=["d"], value_vars=["v", "w"]), "meltnames": lambda: df.melt(id_vars="d", value_vars="v", var_name="what", value_name="amount"), "meltall": lambda: df[["v", "w"]].melt(), "crosstab": lambda: pd.crosstab(df.d, df.p), "crosstabn": lambda: pd.crosstab(df.d, df.p, normalize="index"), "crosstabm": lambda: pd.crosstab(df.d, df.p, margins=True), "crosstabv": lambda: pd.crosstab(df.d, df.p, values=df.v, aggfunc="sum"),
    "dummies": lambda: pd.get_dummies(df.d), "dummiesf": lambda: pd.get_dummies(df, columns=["d"]), "dummiesp": lambda: pd.get_dummies(df.d, prefix="is", dtype=int), "dummiesd": lambda: pd.get_dummies(df.d, drop_first=True), "dummiesna": lambda: pd.get_dummies(pd.Series(["a", None]), dummy_na=True), "cut": lambda: pd.cut(df.v, 2), "cutb": lambda: pd.cut(df.v, [0, 2, 5]), "cutl": lambda: pd.cut(df.v, [0, 2, 5], labels=["lo", "hi"]), "cutr": lambda: pd.cut(df.v, [1, 3, 6], right=False), "cutf": lambda: pd.cut(df.v, 3, labels=False), "cutret": lambda: pd.cut([1, 5, 10], 2, retbins=True), "qcut": lambda: pd.qcut(df.v, 2), "qcutl": lambda: pd.qcut(df.v, 4, labels=False), "factorize": lambda: pd.factorize(["b", "a", "b"]), "factorizes": lambda: pd.factorize(["b", "a", "b"], sort=True), "unique": lambda: pd.unique(pd.Series([2, 1, 2])), "isna": lambda: pd.isna([1, None, nan]), "isna1": lambda: pd.isna(None), "notna": lambda: pd.notna("a"), "to_numeric": lambda: pd.to_numeric(pd.Series(["1", "2.5", "x"]), errors="coerce"), "to_numericbad": lambda: pd.to_numeric(pd.Series(["1", "x"])), "to_numericint": lambda: pd.to_numeric(["1", "2"]), "unstack": lambda: df.groupby(["d", "p"])["v"].sum().unstack(), "unstackfill": lambda: df[:4].groupby(["d", "p"])["v"].sum().unstack(fill_value=0), "stack": lambda: df[["v", "w"]].stack(), "transpose": lambda: df.T, "explode": lambda: pd.Series([[1, 2], [], [3]]).explode(),
}.items():
    show(label, f)
