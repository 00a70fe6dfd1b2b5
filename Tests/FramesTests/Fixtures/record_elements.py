"""Records arithmetic, text, times, rolling windows and reshaping."""

import operator

import numpy as np
import pandas as pd

import frames
from recording import run, save

T = frames.frames()
plain, mixed, long, narrow, times = (T[n] for n in ["plain", "mixed", "long", "narrow", "times"])

OPERATORS = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
    "%": operator.mod, "**": operator.pow, "==": operator.eq, "!=": operator.ne, "<": operator.lt,
    "<=": operator.le, ">": operator.gt, ">=": operator.ge, "&": operator.and_, "|": operator.or_, "^": operator.xor,
}


def arithmetic():
    cases = {}
    pairs = {
        "floats": (plain["x"], plain["y"]), "integers and floats": (plain["n"], plain["x"]),
        "integers": (plain["n"], plain["n"][::-1].reset_index(drop=True)),
        "bools": (plain["flag"], plain["flag"][::-1].reset_index(drop=True)), "bool and integer": (plain["flag"], plain["n"]),
        "narrow integers": (narrow["i8"], narrow["i32"]), "single and narrow": (narrow["f32"], narrow["i8"]),
        "text": (plain["k"], plain["k"][::-1].reset_index(drop=True)),
    }
    for symbol, function in OPERATORS.items():
        for name, (a, b) in pairs.items():
            cases[f"{name} {symbol}"] = lambda f=function, a=a, b=b: f(a, b)
        for value in [2, 0, 2.5, -1, True]:
            cases[f"integers {symbol} {value}"] = lambda f=function, v=value: f(plain["n"], v)
            cases[f"floats {symbol} {value}"] = lambda f=function, v=value: f(plain["x"], v)
        cases[f"3 {symbol} integers"] = lambda f=function: f(3, plain["n"])
        cases[f"single {symbol} 2.5"] = lambda f=function: f(narrow["f32"], 2.5)
        cases[f"byte {symbol} 2"] = lambda f=function: f(narrow["i8"], 2)
        cases[f"text {symbol} b"] = lambda f=function: f(plain["k"], "b")
        cases[f"text {symbol} 2"] = lambda f=function: f(plain["k"], 2)
        cases[f"category {symbol} x"] = lambda f=function: f(mixed["c"], "x") if symbol in ("==", "!=") else None
    # numpy's vectorised powers differ from the C library's in the last digit.
    for name in ["floats ** 2.5", "integers ** 2.5", "single ** 2.5", "floats **", "integers and floats **"]:
        del cases[name]
    cases = {n: c for n, c in cases.items() if not (n.startswith("category") and n.split()[1] not in ("==", "!="))}
    moved = plain["y"].iloc[2:]
    cases |= {
        "by label": lambda: plain["y"] + moved,
        "by text label": lambda: mixed["f"] + pd.Series([1.0, 2.0], index=["r", "a"]),
        "comparison of other labels": lambda: plain["y"] == moved,
        "frame and number": lambda: plain[["n", "x"]] * 2,
        "frame and row": lambda: plain[["x", "y"]] - plain[["x", "y"]].mean(),
        "frame and column": lambda: plain[["x", "y"]].sub(plain["n"], axis=0),
        "frame and frame": lambda: plain[["x", "y"]] + plain[["y", "x"]].iloc[1:4],
        "comparison of frames": lambda: plain[["x", "y"]] > plain[["y", "x"]],
        "negative": lambda: -plain["n"],
        "not": lambda: ~plain["flag"],
        "not of integers": lambda: ~plain["n"],
        "times less a time": lambda: mixed["t"] - pd.Timestamp("2020-01-01"),
        "times less times": lambda: mixed["t"] - mixed["t"].shift(),
        "times and a span": lambda: mixed["t"] + pd.Timedelta(days=1),
        "times after text": lambda: mixed["t"] > "2021-01-01",
        "times equal text": lambda: mixed["t"] == "2021-02-03",
        "times and a number": lambda: mixed["t"] + 1,
        "spans by a number": lambda: times["span"] * 2,
        "spans by spans": lambda: times["span"] / pd.Timedelta(hours=1),
        "where": lambda: plain["y"].where(plain["n"] > 2),
        "where of integers": lambda: plain["n"].where(plain["flag"]),
        "where with a value": lambda: plain["n"].where(plain["flag"], -1),
        "where with a column": lambda: plain["x"].where(plain["flag"], plain["y"]),
        "mask of text": lambda: plain["k"].mask(plain["flag"], "z"),
        "between": lambda: plain["y"].between(2, 4),
        "relative changes": lambda: plain["y"].pct_change(),
        "interpolate": lambda: plain["x"].interpolate(),
    }
    save("arithmetic", [{"name": n} | run(c) for n, c in cases.items()])


WORDS = ["Hello World", "  padded  ", None, "élan vital", "a,b,,c", "123", "ÄÖ ß", "", "don't stop", "x1y2", "TITLE case", "-42"]


def text():
    s = pd.Series(WORDS, dtype="str", name="w")
    cases = {
        "lower": lambda: s.str.lower(), "upper": lambda: s.str.upper(), "title": lambda: s.str.title(),
        "capitalize": lambda: s.str.capitalize(), "swapcase": lambda: s.str.swapcase(), "strip": lambda: s.str.strip(),
        "lstrip": lambda: s.str.lstrip(), "rstrip of characters": lambda: s.str.rstrip("dlc "), "len": lambda: s.str.len(),
        "len of all there": lambda: s.dropna().str.len(), "contains": lambda: s.str.contains("l", regex=False),
        "startswith": lambda: s.str.startswith("H"), "endswith": lambda: s.str.endswith(("d", "c")),
        "replace": lambda: s.str.replace("l", "L", regex=False), "replace once": lambda: s.str.replace("l", "L", n=1, regex=False),
        "split": lambda: s.str.split(), "split at a comma": lambda: s.str.split(","), "split once": lambda: s.str.split(" ", n=1),
        "split into columns": lambda: s.str.split(" ", expand=True), "rsplit": lambda: s.str.rsplit(" ", n=1),
        "slice": lambda: s.str.slice(1, 4), "slice backwards": lambda: s.str[::-1], "get": lambda: s.str.get(1),
        "get from the end": lambda: s.str[-1], "find": lambda: s.str.find("l"), "rfind": lambda: s.str.rfind("l"),
        "count": lambda: s.str.count("l"), "zfill": lambda: s.str.zfill(6), "pad": lambda: s.str.pad(8, side="both", fillchar="*"),
        "ljust": lambda: s.str.ljust(6, "."), "rjust": lambda: s.str.rjust(6), "repeat": lambda: s.str.repeat(2),
        "cat": lambda: s.str.cat(s, sep="-"), "cat with missing": lambda: s.str.cat(s, sep="-", na_rep="?"),
        "of numbers": lambda: plain["x"].str.lower(),
    }
    for name in ["isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isupper", "islower"]:
        cases[name] = lambda name=name: getattr(s.str, name)()
    save("text", [{"name": n} | run(c) for n, c in cases.items()])


def moments():
    when = times["when"]
    full = mixed["t"]
    cases = {}
    for part in ["year", "month", "day", "hour", "minute", "second", "microsecond", "nanosecond", "dayofweek", "dayofyear",
                 "quarter", "days_in_month", "is_leap_year", "is_month_start", "is_month_end", "is_quarter_start",
                 "is_quarter_end", "is_year_start", "is_year_end"]:
        cases[f"{part}"] = lambda part=part: getattr(full.dt, part)
        cases[f"{part} with missing"] = lambda part=part: getattr(when.dt, part)
    cases |= {
        "strftime": lambda: when.dt.strftime("%d.%m.%y %H:%M:%S.%f %j %b %A"),
        "month names": lambda: full.dt.month_name(), "day names": lambda: full.dt.day_name(),
        "normalize": lambda: when.dt.normalize(), "floor": lambda: when.dt.floor("h"), "ceil": lambda: when.dt.ceil("D"),
        "round": lambda: when.dt.round("min"), "days": lambda: times["span"].dt.days,
        "seconds": lambda: times["span"].dropna().dt.seconds, "total seconds": lambda: times["span"].dt.total_seconds(),
        "of numbers": lambda: plain["x"].dt.year,
        "to_datetime": lambda: pd.to_datetime(pd.Series(["2024-01-05", None, "1999-12-31"])),
        "to_datetime of times": lambda: pd.to_datetime(pd.Series(["2024-01-05 10:11:12", "2024-01-05 00:00:00"])),
        "to_datetime of fine times": lambda: pd.to_datetime(pd.Series(["2024-01-05 10:11:12.123456789"])),
        "to_datetime american": lambda: pd.to_datetime(pd.Series(["01/02/2024", "12/31/2024"])),
        "to_datetime day first": lambda: pd.to_datetime(pd.Series(["01/02/2024"]), dayfirst=True),
        "to_datetime with names": lambda: pd.to_datetime(pd.Series(["5 Jan 2024", "17 Feb 2023"])),
        "to_datetime compact": lambda: pd.to_datetime(pd.Series(["20240105", "20231231"])),
        "to_datetime in a format": lambda: pd.to_datetime(pd.Series(["5.1.24 3 PM"]), format="%d.%m.%y %I %p"),
        "to_datetime of nonsense": lambda: pd.to_datetime(pd.Series(["2024-01-05", "soon"])),
        "to_datetime coercing": lambda: pd.to_datetime(pd.Series(["2024-01-05", "soon"]), errors="coerce"),
        "to_datetime with rest": lambda: pd.to_datetime(pd.Series(["2024-01-05", "2024-01-05 10:00"])),
        "to_datetime of days": lambda: pd.to_datetime(pd.Series([1, 2, 20000]), unit="D") if False else pd.to_datetime(pd.Series([1, 2, 20000]), unit="s"),
        "to_datetime of float seconds": lambda: pd.to_datetime(pd.Series([1.5, np.nan]), unit="s"),
        "to_datetime ISO": lambda: pd.to_datetime(pd.Series(["2024-01-05", "2024-01-05 10:00"]), format="ISO8601"),
    }
    save("times", [{"name": n} | run(c) for n, c in cases.items()])


def windows():
    v = long["v"]
    cases = {}
    for name in ["sum", "mean", "std", "var", "min", "max", "median", "count"]:
        cases[f"{name}"] = lambda name=name: getattr(v.rolling(5), name)()
        cases[f"{name} with few values"] = lambda name=name: getattr(v.rolling(7, min_periods=2), name)()
        cases[f"{name} centered"] = lambda name=name: getattr(v.rolling(4, center=True, min_periods=1), name)()
        cases[f"{name} expanding"] = lambda name=name: getattr(plain["x"].expanding(), name)()
        cases[f"{name} of integers"] = lambda name=name: getattr(plain["n"].rolling(3), name)()
    cases["quantile"] = lambda: v.rolling(6, min_periods=3).quantile(0.3)
    cases["same values"] = lambda: pd.Series([0.1] * 6 + [3.0] * 3).rolling(3).mean()
    cases["large and small"] = lambda: pd.Series([1e16, 1.0, 2.0, -1e16, 3.0, 4.0]).rolling(3).sum()
    cases["window below the minimum"] = lambda: v.rolling(2, min_periods=3).sum()
    save("rolling", [{"name": n} | run(c) for n, c in cases.items()])


def reshaping():
    cases = {
        "melt": lambda: plain.melt(id_vars=["k", "n"]),
        "melt of chosen": lambda: plain.melt(id_vars="k", value_vars=["x", "y"], var_name="what", value_name="how much"),
        "melt without ids": lambda: plain[["x", "y"]].melt(),
        "melt of what is not there": lambda: plain.melt(id_vars="zz"),
        "pivot": lambda: plain.pivot_table(index="k", columns="flag", values="y"),
        "pivot of sums": lambda: plain.pivot_table(index="k", columns="flag", values="y", aggfunc="sum"),
        "pivot filled": lambda: plain.pivot_table(index="k", columns="n", values="y", aggfunc="sum", fill_value=0),
        "pivot of two values": lambda: plain.pivot_table(index="k", columns="flag", values=["y", "x"]),
        "pivot without columns": lambda: plain.pivot_table(index=["k", "flag"], values=["y", "x"]),
        "pivot of counts": lambda: plain.pivot_table(index="n", columns="k", values="y", aggfunc="count"),
        "pivot by what is not there": lambda: plain.pivot_table(index="zz", values="y"),
        "dummies": lambda: pd.get_dummies(plain[["k", "n"]]),
        "dummies with missing": lambda: pd.get_dummies(plain[["k"]], dummy_na=True),
        "dummies without the first": lambda: pd.get_dummies(plain[["k", "n"]], columns=["n"], drop_first=True),
        "dummies as integers": lambda: pd.get_dummies(plain[["k"]], prefix="p", dtype="int64"),
        "dummies of a series": lambda: pd.get_dummies(plain["k"]),
        "dummies of categories": lambda: pd.get_dummies(mixed[["c", "i"]]),
        "cut": lambda: pd.cut(plain["y"], 3),
        "cut at edges": lambda: pd.cut(plain["y"], [0, 2, 4.5, 7]),
        "cut at whole edges": lambda: pd.cut(plain["n"], [0, 2, 4]),
        "cut left": lambda: pd.cut(plain["y"], [1, 3, 7], right=False),
        "cut with the lowest": lambda: pd.cut(plain["y"], [1, 3, 7.5], include_lowest=True),
        "cut with labels": lambda: pd.cut(plain["y"], [0, 2, 4, 7], labels=["low", "mid", "high"]),
        "cut to numbers": lambda: pd.cut(plain["y"], [0, 2, 4], labels=False),
        "cut with too few labels": lambda: pd.cut(plain["y"], [0, 2, 4, 7], labels=["low"]),
        "cut at falling edges": lambda: pd.cut(plain["y"], [3, 1]),
        "qcut": lambda: pd.qcut(plain["y"], 3),
        "qcut of long": lambda: pd.qcut(long["v"], 4),
        "qcut to numbers": lambda: pd.qcut(long["v"], 5, labels=False),
        "qcut with repeated edges": lambda: pd.qcut(plain["n"], 6),
        "qcut without repeated edges": lambda: pd.qcut(plain["n"], 6, duplicates="drop"),
        "transpose": lambda: mixed[["i", "f"]].T,
        "transpose of all": lambda: mixed[["i", "s"]].T,
        "factorize": lambda: pd.Series(pd.factorize(plain["k"])[0]),
        "factorize sorted": lambda: pd.Series(pd.factorize(plain["k"], sort=True)[0]),
        "factorize with missing": lambda: pd.Series(pd.factorize(plain["k"], use_na_sentinel=False)[0]),
        "explode": lambda: pd.DataFrame({"a": ["x,y", "z", ""], "n": [1, 2, 3]}).assign(a=lambda d: d["a"].str.split(",")).explode("a"),
        "of a dictionary": lambda: pd.DataFrame({"a": [1, 2], "b": "x", "c": pd.Series([1.5], index=[1])}),
        "of values only": lambda: pd.DataFrame({"a": 1}),
        "of different lengths": lambda: pd.DataFrame({"a": [1], "b": [1, 2]}),
        "of records": lambda: pd.DataFrame([{"a": 1, "b": "x"}, {"b": "y", "c": 2.5}]),
        "of rows": lambda: pd.DataFrame([[1, "a"], [2, None]], columns=["n", "s"]),
        "of rows with few names": lambda: pd.DataFrame([[1, 2]], columns=["n"]),
    }
    save("reshaping", [{"name": n} | run(c) for n, c in cases.items()])


arithmetic()
text()
moments()
windows()
reshaping()
