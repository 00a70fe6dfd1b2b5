"""Records joins, groups, sorting, statistics and printing."""

import numpy as np
import pandas as pd

import frames
from recording import run, save

T = frames.frames()
plain, mixed, left, right, li, ri, long, floats = (
    T[n] for n in ["plain", "mixed", "left", "right", "leftint", "rightint", "long", "floats"])


def joins():
    cases = {}
    for how in ["inner", "left", "right", "outer"]:
        cases[f"text keys {how}"] = lambda how=how: left.merge(right, on="k", how=how)
        cases[f"integer key {how}"] = lambda how=how: li.merge(ri, on="id", how=how)
        cases[f"two keys {how}"] = lambda how=how: li.merge(ri, on=["id", "day"], how=how)
        cases[f"keys of other names {how}"] = lambda how=how: left.merge(right, left_on="l", right_on="v", how=how)
        cases[f"left empty {how}"] = lambda how=how: left.iloc[:0].merge(right, on="k", how=how)
        cases[f"right empty {how}"] = lambda how=how: left.merge(right.iloc[:0], on="k", how=how)
        cases[f"join {how}"] = lambda how=how: li.set_index("id").join(ri.set_index("id"), lsuffix="_l", how=how)
        cases[f"key and index {how}"] = lambda how=how: li.merge(ri.set_index("id"), left_on="id", right_index=True, how=how)
        cases[f"many {how}"] = lambda how=how: long.iloc[:60].merge(long.iloc[30:80], on=["g", "n"], how=how)
        cases[f"numbers of two types {how}"] = lambda how=how: li.merge(ri.astype({"id": "float64"}), on="id", how=how)
        cases[f"sorted {how}"] = lambda how=how: left.merge(right, on="k", how=how, sort=True)
    cases |= {
        "cross": lambda: left.iloc[:2].merge(right.iloc[:3], how="cross"),
        "all common columns": lambda: left.merge(right[["k", "r"]]),
        "no common columns": lambda: left.merge(mixed[["i"]]),
        "indicator": lambda: left.merge(right, on="k", how="outer", indicator=True),
        "indicator of a taken name": lambda: left.merge(right, on="k", indicator="l"),
        "suffixes": lambda: left.merge(right, on="k", suffixes=("_left", None)),
        "no suffixes": lambda: left.merge(right, on="k", suffixes=("", "")),
        "suffixes that repeat": lambda: left.assign(v_y=1).merge(right, on="k"),
        "key that is not there": lambda: left.merge(right, on="zz"),
        "right key that is not there": lambda: left.merge(right, left_on="k", right_on="zz"),
        "keys of another number": lambda: left.merge(right, left_on=["k", "l"], right_on=["k"]),
        "on with left_on": lambda: left.merge(right, on="k", left_on="k"),
        "text and numbers": lambda: left.merge(right, left_on="k", right_on="r"),
        "one to one": lambda: left.merge(right, on="k", validate="1:1"),
        "one to many": lambda: left.merge(right, on="k", validate="1:m"),
        "many to one": lambda: left.merge(right, on="k", validate="m:1"),
        "many to one fine": lambda: left.merge(right.drop_duplicates("k"), on="k", validate="m:1"),
        "left anti": lambda: left.merge(right, on="k", how="left_anti"),
        "right anti": lambda: left.merge(right, on="k", how="right_anti"),
        "join without suffix": lambda: li.set_index("id").join(ri.set_index("id")),
        "join on a column": lambda: left.join(right.drop_duplicates("k").set_index("k")[["r"]], on="k"),
        "categories": lambda: mixed.merge(mixed[["c", "i"]].rename(columns={"i": "j"}), on="c"),
        "categories and text": lambda: mixed[["c", "i"]].merge(pd.DataFrame({"c": ["y", "x", "z"], "w": [1, 2, 3]}), on="c", how="outer"),
        "times": lambda: mixed[["t", "i"]].merge(mixed[["t", "f"]].iloc[::-1], on="t"),
        "missing and missing": lambda: plain[["k", "x"]].merge(plain[["k", "y"]], on="k"),
        "floats with missing": lambda: plain[["x", "n"]].merge(plain[["x", "y"]], on="x", how="outer"),
    }
    save("joins", [{"name": n} | run(c) for n, c in cases.items()])


def groups():
    g = plain.groupby("k")
    two = plain.groupby(["flag", "n"])
    cases = {}
    for name in ["sum", "mean", "min", "max", "std", "var", "median", "first", "last", "count", "nunique", "prod", "sem", "any", "all"]:
        cases[f"{name} of all"] = lambda name=name: getattr(g, name)()
        cases[f"{name} of numbers with two keys"] = lambda name=name: getattr(plain.drop(columns="k").groupby(["flag", "n"]), name)()
        cases[f"{name} of long"] = lambda name=name: getattr(long.groupby("g")["v"], name)()
        cases[f"{name} by text and number"] = lambda name=name: getattr(long.groupby(["g", "n"])["v"], name)()
    cases |= {
        "mean of text": lambda: plain.groupby("n").mean(),
        "sum of text": lambda: plain.groupby("n").sum(),
        "minimum of text": lambda: plain.groupby("n")["k"].min(),
        "size": lambda: g.size(),
        "size of two": lambda: two.size(),
        "size as columns": lambda: plain.groupby("n", as_index=False).size(),
        "as columns": lambda: plain.groupby("k", as_index=False)[["x", "y"]].mean(),
        "two as columns": lambda: plain.groupby(["flag", "n"], as_index=False)[["x"]].sum(),
        "unsorted": lambda: plain.groupby("k", sort=False)["y"].sum(),
        "keeping missing": lambda: plain.groupby("k", dropna=False)["y"].sum(),
        "keeping missing of two": lambda: plain.groupby(["k", "x"], dropna=False)["y"].sum(),
        "several statistics": lambda: plain.groupby("n")[["x", "y"]].agg(["mean", "max"]),
        "statistics by column": lambda: plain.groupby("n").agg({"x": ["mean", "std"], "k": "first"}),
        "named statistics": lambda: plain.groupby("n").agg(mx=("x", "mean"), c=("k", "count")),
        "by values": lambda: plain.groupby(plain["n"] % 2)["y"].sum(),
        "by category": lambda: mixed.groupby("c", observed=True)["i"].sum(),
        "by time": lambda: mixed.groupby("t")["i"].sum(),
        "by float": lambda: plain.groupby("x")["y"].sum(),
        "by level": lambda: T["repeated"].groupby(level=0)["a"].sum(),
        "key that is not there": lambda: plain.groupby("zz").sum(),
        "no keys": lambda: plain.groupby([]).sum(),
        "transform": lambda: plain.groupby("k")["y"].transform("mean"),
        "cumcount": lambda: g.cumcount(),
        "cumcount descending": lambda: plain.groupby("n").cumcount(ascending=False),
        "ngroup": lambda: g.ngroup(),
        "cumsum": lambda: g["y"].cumsum(),
        "cumsum of integers": lambda: plain.groupby("flag")["n"].cumsum(),
        "cummax": lambda: g["y"].cummax(),
        "shift": lambda: plain.groupby("n").shift(),
        "diff": lambda: g["y"].diff(),
        "rank": lambda: g["y"].rank(),
        "rank of ties": lambda: plain.groupby("flag")["x"].rank(method="min", ascending=False),
        "head": lambda: g.head(1),
        "tail": lambda: g.tail(1),
        "nth": lambda: g.nth(1),
        "quantile": lambda: g["y"].quantile(0.3),
        "idxmax": lambda: g["y"].idxmax(),
        "idxmin": lambda: g["y"].idxmin(),
        "one group": lambda: g.get_group("b"),
        "group that is not there": lambda: g.get_group("zz"),
        "of an empty frame": lambda: T["empty"].groupby("s").sum(),
        "narrow types": lambda: T["narrow"].groupby("u8").sum(),
        "means of narrow types": lambda: T["narrow"].groupby("u8").mean(),
        "times by group": lambda: mixed.groupby("b")["t"].agg(["min", "max", "mean", "count"]),
        "infinite sums": lambda: T["large"].groupby("big")["inf"].sum(),
    }
    save("groups", [{"name": n} | run(c) for n, c in cases.items()])


def statistics():
    cases = {}
    for name in ["sum", "mean", "min", "max", "std", "var", "median", "count", "nunique", "prod", "sem", "any", "all", "skew", "kurt"]:
        cases[f"{name}"] = lambda name=name: getattr(plain[["n", "x", "y", "flag"]], name)()
        cases[f"{name} of one"] = lambda name=name: getattr(plain["x"], name)()
        cases[f"{name} of long"] = lambda name=name: getattr(long["v"], name)()
        cases[f"{name} of empty"] = lambda name=name: getattr(T["empty"]["f"], name)()
        cases[f"{name} of rows"] = lambda name=name: getattr(plain[["n", "x", "y"]], name)(axis=1)
    cases |= {
        "mean of text": lambda: plain["k"].mean(),
        "sum of text": lambda: plain["k"].dropna().sum(),
        "minimum of text": lambda: plain["k"].dropna().min(),
        "mean of numbers only": lambda: plain.mean(numeric_only=True),
        "mean not skipping": lambda: plain["x"].mean(skipna=False),
        "times": lambda: mixed["t"].mean(),
        "sort one key": lambda: plain.sort_values("x"),
        "sort descending": lambda: plain.sort_values("x", ascending=False),
        "sort missing first": lambda: plain.sort_values("x", na_position="first"),
        "sort text": lambda: plain.sort_values("k"),
        "sort two keys": lambda: plain.sort_values(["k", "n"], ascending=[True, False]),
        "sort two keys missing first": lambda: plain.sort_values(["flag", "x"], na_position="first"),
        "sort ignoring the index": lambda: plain.sort_values("y", ascending=False, ignore_index=True),
        "sort unicode": lambda: T["unicode"].sort_values("名"),
        "sort infinities": lambda: T["large"].sort_values("inf", ascending=False),
        "sort large integers": lambda: T["large"].sort_values("big"),
        "sort times": lambda: T["times"].sort_values("when"),
        "sort categories": lambda: mixed.sort_values("c", ascending=False, kind="stable"),
        "sort by what is not there": lambda: plain.sort_values("zz"),
        "sort with too many directions": lambda: plain.sort_values("x", ascending=[True, False]),
        "sort mixed objects": lambda: T["cells"].sort_values("o"),
        "sort index": lambda: T["repeated"].sort_index(),
        "sort index descending": lambda: mixed.sort_index(ascending=False),
        "sort columns": lambda: plain.sort_index(axis=1),
        "sort index of two": lambda: plain.set_index(["k", "n"]).sort_index(),
        "sort a series": lambda: plain["x"].sort_values(),
        "sort a series by index": lambda: T["repeated"]["a"].sort_index(),
        "nlargest": lambda: plain.nlargest(3, "x"),
        "nsmallest": lambda: plain.nsmallest(2, "n"),
        "nlargest keeping the last": lambda: plain.nlargest(2, "x", keep="last"),
        "nlargest of text": lambda: plain.nlargest(2, "k"),
        "nlargest of a series": lambda: plain["y"].nlargest(3),
        "value counts": lambda: plain["k"].value_counts(),
        "value counts with missing": lambda: plain["k"].value_counts(dropna=False),
        "value counts as shares": lambda: plain["n"].value_counts(normalize=True),
        "value counts unsorted": lambda: plain["n"].value_counts(sort=False),
        "value counts of categories": lambda: mixed["c"].value_counts(),
        "value counts of bools": lambda: plain["flag"].value_counts(),
        "value counts of long": lambda: long["g"].value_counts(),
        "unique": lambda: pd.Series(plain["k"].unique()),
        "isin": lambda: plain["k"].isin(["a", "c"]),
        "isin with missing": lambda: plain["x"].isin([2.5, np.nan]),
        "isin of other types": lambda: plain["n"].isin(["1", 2.0]),
        "map": lambda: plain["k"].map({"a": 1, "b": 2}),
        "map to text": lambda: plain["n"].map({1: "one", 2: "two"}),
        "map whole": lambda: plain["flag"].map({True: 1, False: 0}),
        "replace": lambda: plain["n"].replace({1: 10, 5: 50}),
        "replace text": lambda: plain["k"].replace({"a": "A"}),
        "replace by missing": lambda: plain["y"].replace({1.0: np.nan}),
        "clip": lambda: plain["y"].clip(2, 5),
        "clip integers": lambda: plain["n"].clip(lower=2),
        "round": lambda: floats.round(2),
        "round to tens": lambda: plain["y"].round(-1),
        "abs": lambda: floats.abs(),
        "rank": lambda: plain["n"].rank(),
        "rank min descending": lambda: plain["x"].rank(method="min", ascending=False),
        "rank first": lambda: plain["n"].rank(method="first"),
        "rank dense as shares": lambda: plain["x"].rank(method="dense", pct=True),
        "rank of text": lambda: plain["k"].rank(),
        "rank with missing at the top": lambda: plain["x"].rank(na_option="top"),
        "shift": lambda: plain["n"].shift(),
        "shift back": lambda: plain["x"].shift(-2),
        "shift filling": lambda: plain["n"].shift(1, fill_value=0),
        "shift a frame": lambda: plain.shift(1),
        "diff": lambda: plain["x"].diff(),
        "diff of integers": lambda: plain["n"].diff(2),
        "diff of times": lambda: mixed["t"].diff(),
        "cumsum": lambda: plain["x"].cumsum(),
        "cumsum of integers": lambda: plain["n"].cumsum(),
        "cumprod": lambda: plain["y"].cumprod(),
        "cummin": lambda: plain["x"].cummin(),
        "cummax": lambda: plain["n"].cummax(),
        "corr": lambda: plain[["n", "x", "y"]].corr(),
        "corr of long": lambda: long[["n", "v"]].corr(),
        "corr by rank": lambda: plain[["n", "x", "y"]].corr(method="spearman"),
        "cov": lambda: plain[["n", "x", "y"]].cov(),
        "corr of text": lambda: plain.corr(),
        "quantile": lambda: plain["x"].quantile(0.4),
        "quantiles": lambda: plain["x"].quantile([0.1, 0.5]),
        "quantile of a frame": lambda: plain[["n", "x"]].quantile(0.25),
        "quantiles of a frame": lambda: plain[["n", "x"]].quantile([0.25, 0.75]),
        "describe": lambda: plain.describe(),
        "describe all": lambda: plain.describe(include="all"),
        "describe text": lambda: plain[["k"]].describe(),
        "describe a series": lambda: plain["x"].describe(),
        "describe with percentiles": lambda: plain[["x"]].describe(percentiles=[0.05, 0.999]),
        "describe times": lambda: mixed[["t"]].describe(),
        "describe categories": lambda: mixed["c"].describe(),
        "describe long": lambda: long.describe(),
        "idxmax": lambda: mixed["i"].idxmax(),
        "idxmin of all missing": lambda: T["single"]["f"].idxmin(),
        "idxmax of empty": lambda: T["empty"]["f"].idxmax(),
    }
    save("statistics", [{"name": n} | run(c) for n, c in cases.items()])


def printing():
    cases = {name: (lambda name=name: repr(T[name])) for name in T}
    tall = pd.DataFrame({"a": range(100), "b": np.arange(100) / 7, "c": [f"text {i}" for i in range(100)]})
    many = pd.DataFrame({f"c{i}": np.arange(3) * 10.0**i for i in range(30)})
    both = pd.DataFrame({f"c{i}": np.arange(70) * 1.5 + i for i in range(30)})
    multi = plain.groupby(["flag", "n"])[["x", "y"]].agg(["mean", "max"])
    named = plain.set_index("k")
    named.columns.name = "cols"
    cases |= {
        "tall": lambda: repr(tall),
        "many columns": lambda: repr(many),
        "tall and wide": lambda: repr(both),
        "levels": lambda: repr(multi),
        "named axes": lambda: repr(named),
        "long text": lambda: repr(pd.DataFrame({"t": ["x" * 80, "y"]})),
        "escapes": lambda: repr(pd.DataFrame({"t\n": ["a\tb", "c\nd"]})),
        "integer names": lambda: repr(pd.DataFrame({0: [1, 2], 10: [1.5, 2]})),
        "no columns": lambda: repr(pd.DataFrame(index=[1, 2])),
        "no rows": lambda: repr(plain.iloc[:0]),
        "float labels": lambda: repr(plain.set_index("x")),
        "bool labels": lambda: repr(plain.set_index("flag")),
        "date labels": lambda: repr(mixed.set_index("t")),
        "category labels": lambda: repr(mixed.set_index("c")),
        "object labels": lambda: repr(T["cells"].set_index("o")),
        "to_string": lambda: plain.to_string(),
        "to_string of wide": lambda: T["wide"].to_string(),
        "to_string wrapped": lambda: T["wide"].to_string(line_width=60),
        "to_string without index": lambda: plain.to_string(index=False),
        "to_string without header": lambda: plain.to_string(header=False),
        "to_string with aliases": lambda: plain.to_string(header=["A", "B", "C", "D", "E"]),
        "to_string with a word for missing": lambda: plain.to_string(na_rep="-"),
        "to_string with a float format": lambda: plain.to_string(float_format="%.2f"),
        "to_string with a function": lambda: plain.to_string(float_format=lambda v: f"<{v:.1f}>"),
        "to_string left": lambda: plain.to_string(justify="left"),
        "to_string center": lambda: plain.to_string(justify="center"),
        "to_string of some rows": lambda: plain.to_string(max_rows=4),
        "to_string with dimensions": lambda: plain.to_string(show_dimensions=True),
        "to_string of some columns": lambda: T["wide"].to_string(max_cols=4),
        "series": lambda: repr(plain["x"]),
        "series of text": lambda: repr(plain["k"]),
        "series of categories": lambda: repr(mixed["c"]),
        "series tall": lambda: repr(tall["b"]),
        "series named by level": lambda: repr(multi[("x", "mean")]),
        "series empty": lambda: repr(T["empty"]["f"]),
        "series empty of text": lambda: repr(T["empty"]["s"]),
        "series unnamed": lambda: repr(pd.Series([1.5, 2])),
        "series to_string": lambda: plain["x"].to_string(),
        "series to_string without index": lambda: plain["x"].to_string(index=False),
        "series of many categories": lambda: repr(pd.Series(pd.Categorical([f"category number {i}" for i in range(12)]))),
        "index": lambda: repr(mixed.index),
        "index of numbers": lambda: repr(T["repeated"].index),
        "index range": lambda: repr(plain.index),
        "index of times": lambda: repr(mixed.set_index("t").index),
        "index of categories": lambda: repr(mixed.set_index("c").index),
        "index of two": lambda: repr(multi.index),
        "index long": lambda: repr(tall.set_index("c").index),
        "index long of numbers": lambda: repr(tall.set_index("b").index),
        "index of columns": lambda: repr(T["wide"].columns),
        "info": lambda: info(plain),
        "info of all types": lambda: info(pd.concat([mixed.reset_index(drop=True), T["narrow"]], axis=1)),
        "info of empty": lambda: info(T["empty"]),
        "info of labels": lambda: info(mixed),
    }
    for exponent in range(-9, 13, 3):
        cases[f"size {exponent}"] = lambda e=exponent: repr(pd.DataFrame({"x": [1.23456789 * 10.0**e, 2.5, 0.0]}))
    values = [0.1, 1 / 3, 100.0, 123456.789, 1e6, 1000000.5, 12345678.9, 1e-6, 9.99e-7, 99999.999999, 0.00001, 1e15, 1e16, 1e100, -1e-10, np.inf, np.nan]
    for i, value in enumerate(values):
        cases[f"float {i}"] = lambda v=value: repr(pd.Series([v, 1.0]))
        cases[f"floats {i}"] = lambda i=i: repr(pd.DataFrame({"x": (values * 2)[i:i + 3]}))
    save("printing", [{"name": n} | run(c) for n, c in cases.items()])


def info(frame):
    import io

    out = io.StringIO()
    frame.info(buf=out, memory_usage=False)
    return out.getvalue()


joins()
groups()
statistics()
printing()
