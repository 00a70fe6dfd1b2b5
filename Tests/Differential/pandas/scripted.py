"""Functions and methods that mnb has in terms of others: combining, aligning, levels."""
import numpy as np
import pandas as pd


def show(name, job):
    try:
        result = job()
    except Exception as error:
        result = (type(error).__name__, str(error)[:100])
    print(name)
    print(result)


df = pd.DataFrame({"a": [1.0, np.nan, 3], "b": ["x", "y", "z"], "k": [1, 2, 3]}, index=["p", "q", "r"])
ot = pd.DataFrame({"a": [9.0, 8.0, np.nan], "c": [1, 2, 3]}, index=["q", "r", "s"])
show("agg", lambda: df.groupby("b").agg(m=pd.NamedAgg(column="a", aggfunc="max"), n=pd.NamedAgg("k", "sum")))
show("fd", lambda: pd.DataFrame.from_dict({"x": [1, 2], "y": [3, 4]}))
show("fd2", lambda: pd.DataFrame.from_dict({"r1": [1, 2], "r2": [3, 4]}, orient="index", columns=["u", "v"]))
show("fd3", lambda: pd.DataFrame.from_dict({"r1": {"u": 1, "v": 2}, "r2": {"u": 3}}, orient="index"))
show("fr", lambda: pd.DataFrame.from_records([(1, "a"), (2, "b")], columns=["n", "s"]))
show("fr2", lambda: pd.DataFrame.from_records([{"n": 1, "s": "a"}, {"n": 2, "s": "b"}], index="s"))
show("cf", lambda: df[["a", "k"]].combine_first(ot))
def upd():
    d = df.copy(); d.update(ot); return d
show("upd", upd)
show("rl", lambda: df.reindex_like(ot))
m = pd.DataFrame(np.arange(6.0).reshape(3, 2), columns=["u", "v"])
show("dot", lambda: m.dot(pd.Series([1.0, 2.0], index=["u", "v"])))
show("dot2", lambda: m.dot(m.T))
show("dot3", lambda: m["u"].dot(m["v"]))
show("tr", lambda: m.truncate(1, 2))
g = pd.DataFrame({"o": ["a", "a", "b", "b"], "f": ["r", "g", "r", "g"], "v": [1, 2, 3, 4]}).set_index(["o", "f"])
show("xs", lambda: g.xs("a"))
show("xs2", lambda: g.xs("g", level="f"))
show("dl", lambda: g.droplevel("f"))
l = pd.DataFrame({"t": [1.0, 5.0, 10.0], "b": ["u", "v", "u"], "lv": [1, 2, 3]})
r = pd.DataFrame({"t": [1.0, 2.0, 3.0, 6.0, 7.0], "b": ["u", "u", "v", "u", "v"], "rv": [1.5, 2.5, 3.5, 6.5, 7.5], "lv": [0, 0, 0, 0, 0]})
show("asof", lambda: pd.merge_asof(l, r, on="t"))
show("asof2", lambda: pd.merge_asof(l, r, on="t", by="b", direction="nearest"))
show("asof3", lambda: pd.merge_asof(l, r[["t", "rv"]], on="t", tolerance=1.5, allow_exact_matches=False, direction="forward"))
show("types", lambda: [type(index).__name__ for index in (pd.RangeIndex(3), m.index, g.index, df.index)])
big = pd.DataFrame({"k": np.arange(30_000) % 701, "s": [f"n{i % 701 % 97}" for i in range(30_000)], "v": np.sin(np.arange(30_000.0))})
show("sort", lambda: big.sort_values(["s", "v"], ascending=[False, True]))
show("sort2", lambda: big.sort_values("v", ascending=False).head(7))
show("merge", lambda: big.merge(pd.DataFrame({"k": np.arange(700)[::-1], "w": np.arange(700.0)}), on="k", how="left").tail(3))
show("merge2", lambda: big.merge(pd.DataFrame({"s": [f"n{i}" for i in range(50)], "w": range(50)}), on="s", how="left").describe())
show("merge3", lambda: big.head(9).merge(pd.DataFrame({"k": range(9), "v": range(9)}), on="k", how="inner"))
show("group", lambda: big.groupby(["s", "k"])["v"].agg(["mean", "std", "min", "max", "median", "count", "sum"]))
