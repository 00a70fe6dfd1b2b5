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
df = pd.DataFrame({"k": ["b", "a", "b", "a", None, "c"], "j": [1, 2, 1, 2, 1, 3], "v": [1.0, 2.0, nan, 4.0, 5.0, 6.0], "w": [10, 20, 30, 40, 50, 60]})
g = df.groupby("k")
s = df.groupby("k")["v"]
for method in ("mean", "sum", "count", "size", "min", "max", "std", "var", "median", "first", "last", "nunique", "prod", "sem", "any", "all", "idxmax", "cumsum", "cumcount", "ngroup", "rank", "shift", "diff", "ffill", "head", "tail", "describe", "skew", "cummax", "cumprod", "pct_change", "bfill"):
    show("series " + method, lambda: getattr(s, method)())
    show("frame " + method, lambda: getattr(g[["v", "w"]], method)())
    show("two keys " + method, lambda: getattr(df.groupby(["k", "j"])["w"], method)())
for label, f in {
    "agg": lambda: g.agg("sum"), "agglist": lambda: s.agg(["mean", "max"]), "aggdict": lambda: g.agg({"v": "mean", "w": ["min", "max"]}), "named": lambda: g.agg(total=("w", "sum"), top=("v", "max")), "namedseries": lambda: s.agg(lo="min", hi="max"), "agglambda": lambda: s.agg(lambda x: x.max() - x.min()), "aggnp": lambda: s.agg(np.mean), "aggframelist": lambda: g[["v", "w"]].agg(["sum", "mean"]), "aggmissing": lambda: g.agg({"zz": "sum"}),
    "transform": lambda: s.transform("mean"), "transformf": lambda: s.transform(lambda x: x - x.mean()), "transformframe": lambda: g[["v", "w"]].transform("sum"), "apply": lambda: s.apply(lambda x: x.sum()), "applyframe": lambda: g.apply(lambda d: d["w"].sum()), "applyseries": lambda: g.apply(lambda d: pd.Series({"n": len(d), "t": d["w"].sum()})), "filter": lambda: g.filter(lambda d: len(d) > 1), "quantile": lambda: s.quantile(0.5), "quantiles": lambda: s.quantile([0.25, 0.75]), "get_group": lambda: g.get_group("a"), "getmissing": lambda: g.get_group("zz"), "groups": lambda: {k: list(v) for k, v in g.groups.items()}, "iter": lambda: [(k, len(d)) for k, d in g], "len": lambda: len(g), "ngroups": lambda: g.ngroups, "asindex": lambda: df.groupby("k", as_index=False).sum(numeric_only=True), "asindexagg": lambda: df.groupby("k", as_index=False)["w"].mean(), "unsorted": lambda: df.groupby("k", sort=False)["w"].sum(), "dropna": lambda: df.groupby("k", dropna=False)["w"].sum(), "two": lambda: df.groupby(["k", "j"])["w"].sum(), "tworeset": lambda: df.groupby(["k", "j"])["w"].sum().reset_index(), "unstack": lambda: df.groupby(["k", "j"])["w"].sum().unstack(), "byseries": lambda: df.groupby(df["w"] > 25)["v"].mean(), "byfunc": lambda: df.groupby(lambda i: i % 2)["w"].sum(), "bylist": lambda: df.groupby([0, 0, 1, 1, 2, 2])["w"].sum(), "bydict": lambda: df.groupby({0: "x", 1: "y"})["w"].sum(), "level": lambda: df.set_index("k").groupby(level=0)["w"].sum(), "missing": lambda: df.groupby("zz"), "missingcol": lambda: g["zz"], "empty": lambda: df[:0].groupby("k")["w"].sum(), "value_counts": lambda: df.groupby("k")["j"].value_counts(), "nlargest": lambda: df.groupby("k")["w"].head(1), "nth": lambda: df.groupby("k").nth(0), "rolling": lambda: df["w"].rolling(2).sum(), "corr": lambda: df.groupby("j")[["v", "w"]].sum(), "minmax": lambda: df.groupby("k")[["w"]].agg(["min", "max"]).columns.tolist(), "sumall": lambda: g.sum(numeric_only=True), "meanall": lambda: df.groupby("j").mean(numeric_only=True), "size2": lambda: df.groupby(["k", "j"]).size(), "cumcount": lambda: df.groupby("k").cumcount(ascending=False),
}.items():
    show(label, f)
