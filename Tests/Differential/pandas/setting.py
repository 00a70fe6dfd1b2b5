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
def changed(label, change):
    df = pd.DataFrame({"a": [1, 2, 3], "b": [1.5, nan, 2.5], "s": ["x", "y", "z"]})
    try:
        result = change(df)
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)
        return
    print(label, result)
    print(df)
    print(df.dtypes.tolist())
def put(key, value):
    def change(df):
        df[key] = value
    return change
def putloc(key, value):
    def change(df):
        df.loc[key] = value
    return change
def putiloc(key, value):
    def change(df):
        df.iloc[key] = value
    return change
changed("new", put("n", 5))
changed("newlist", put("n", [7, 8, 9]))
changed("newshort", put("n", [7, 8]))
changed("replace", put("a", [1.5, 2.5, 3.5]))
changed("series", put("n", pd.Series([1, 2], index=[2, 0])))
changed("array", put("n", np.arange(3)))
changed("two", put(["a", "b"], 0))
changed("twolist", put(["p", "q"], [[1, 2], [3, 4], [5, 6]]) if False else put(["p", "q"], np.arange(6).reshape(3, 2)))
changed("loc", putloc((0, "a"), 100))
changed("locmask", lambda df: df.loc.__setitem__((df.a > 1, "b"), 0))
changed("loclist", putloc(([0, 2], "s"), ["p", "q"]))
changed("locrow", putloc(1, 0) if False else putloc((1, ["a", "b"]), [9, 9.5]))
changed("locfloat", putloc((0, "b"), 7))
changed("locbad", putloc((0, "a"), "text"))
changed("locfloatint", putloc((0, "a"), 1.5))
changed("iloc", putiloc((0, 0), 50))
changed("ilocrow", putiloc((slice(0, 2), 1), 3.5))
changed("at", lambda df: df.at.__setitem__((2, "s"), "new"))
changed("iat", lambda df: df.iat.__setitem__((0, 1), -1))
changed("drop", lambda df: df.drop(columns="a", inplace=True))
changed("rename", lambda df: df.rename(columns={"a": "A"}, inplace=True))
changed("sort", lambda df: df.sort_values("a", ascending=False, inplace=True))
changed("fillna", lambda df: df.fillna({"b": 0}, inplace=True))
changed("reset", lambda df: df.reset_index(inplace=True))
changed("setindex", lambda df: df.set_index("s", inplace=True))
changed("pop", lambda df: df.pop("a").tolist())
changed("del", lambda df: df.__delitem__("b"))
changed("insert", lambda df: df.insert(1, "mid", [1, 2, 3]))
changed("columns", lambda df: setattr(df, "columns", ["x", "y", "z"]))
changed("columnsbad", lambda df: setattr(df, "columns", ["x"]))
changed("index", lambda df: setattr(df, "index", ["i", "j", "k"]))
changed("iadd", lambda df: df.__setitem__("a", df["a"] + 10))
s = pd.Series([1, 2, 3], index=["a", "b", "c"])
s["a"] = 10
s.loc["b"] = 20
s.iloc[2] = 30
print(s)
s[s > 15] = 0
print(s)
s["d"] = 4
print(s)
t = s.copy()
t.iloc[0] = -1
print(s.iloc[0], t.iloc[0])
df = pd.DataFrame({"a": [1, 2, 3]})
col = df["a"]
df.loc[0, "a"] = 99
print(col.tolist(), df["a"].tolist())
df["b"] = df["a"] * 2
df["c"] = np.where(df["a"] > 2, "hi", "lo")
df["d"] = df["c"].map({"hi": 1, "lo": 0})
print(df)
