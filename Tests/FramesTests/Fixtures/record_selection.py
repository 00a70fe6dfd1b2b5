"""Records selection, assignment, missing values, duplicates and concatenation."""

import numpy as np
import pandas as pd

import frames
from recording import run, save

T = frames.frames()


def changed(name, change):
    frame = T[name].copy()
    change(frame)
    return frame


def put(name, row, column, value):
    def change(frame):
        frame.loc[row, column] = value

    return lambda: changed(name, change)


mixed, plain, repeated, empty = T["mixed"], T["plain"], T["repeated"], T["empty"]
CASES = {
    "one column": lambda: mixed["f"],
    "columns": lambda: mixed[["s", "i"]],
    "column that is not there": lambda: mixed["z"],
    "columns of which one is not there": lambda: mixed[["i", "z"]],
    "columns of which none is there": lambda: mixed[["y", "z"]],
    "mask": lambda: plain[plain["x"] > 0.4],
    "loc row": lambda: mixed.loc["q"],
    "loc row of numbers": lambda: mixed[["i", "f"]].loc["q"],
    "loc row of bools and numbers": lambda: mixed[["b", "i"]].loc["q"],
    "loc row that is not there": lambda: mixed.loc["z"],
    "loc rows": lambda: mixed.loc[["r", "p"]],
    "loc rows of which one is not there": lambda: mixed.loc[["p", "z"]],
    "loc slices": lambda: mixed.loc["p":"q", "i":"s"],
    "loc slice to a label that is not there": lambda: mixed.loc["pp":"zz"],
    "loc repeated label": lambda: repeated.loc[5],
    "loc slice of repeated labels": lambda: repeated.loc[5:9],
    "loc slice backwards": lambda: mixed.loc["r":"p":-1],
    "loc integers with end": lambda: plain.loc[2:4, ["k", "n"]],
    "loc integer that is not there": lambda: plain.loc[99],
    "loc cell": lambda: mixed.loc["p", "s"],
    "loc mask of another length": lambda: mixed.loc[[True, False]],
    "iloc row": lambda: plain.iloc[-1],
    "iloc rows": lambda: plain.iloc[[0, -2, 0]],
    "iloc slices": lambda: plain.iloc[1:6:2, -3:],
    "iloc backwards": lambda: plain.iloc[::-3],
    "iloc cell": lambda: plain.iloc[2, 1],
    "iloc column": lambda: plain.iloc[:, 2],
    "iloc out of bounds": lambda: plain.iloc[7],
    "iloc list out of bounds": lambda: plain.iloc[[0, 9]],
    "head": lambda: plain.head(2),
    "head without the last": lambda: plain.head(-5),
    "tail": lambda: plain.tail(3),
    "set a float": put("mixed", "q", "f", 2.5),
    "set an integer to a whole float": put("mixed", "q", "i", 7.0),
    "set an integer to a fraction": put("mixed", "q", "i", 1.5),
    "set an integer to missing": put("mixed", "q", "i", np.nan),
    "set an integer to text": put("mixed", "q", "i", "z"),
    "set text": put("mixed", "q", "s", "new"),
    "set text to a number": put("mixed", "q", "s", 5),
    "set text to missing": put("mixed", "p", "s", None),
    "set a bool to a number": put("mixed", "p", "b", 1),
    "set a category": put("mixed", "p", "c", "y"),
    "set a category to a new one": put("mixed", "p", "c", "w"),
    "set a time": put("mixed", "p", "t", pd.Timestamp("2030-01-02 03:04:05")),
    "set a time to text": put("mixed", "p", "t", "2031-05-06"),
    "set a time to a number": put("mixed", "p", "t", 5),
    "set a small integer out of range": put("narrow", 0, "i8", 300),
    "set a new row": put("mixed", "z", "i", 5),
    "set a new column": put("mixed", "q", "new", 5),
    "set by mask": lambda: changed("plain", lambda d: d.loc.__setitem__((d["n"] > 2, "x"), -9.0)),
    "assign a column of another length": lambda: changed("mixed", lambda d: d.__setitem__("z", [1, 2])),
    "assign a series by label": lambda: changed("mixed", lambda d: d.__setitem__("z", pd.Series([1, 2], index=["r", "p"]))),
    "insert": lambda: changed("mixed", lambda d: d.insert(1, "z", [9, 8, 7])),
    "insert a name that is there": lambda: changed("mixed", lambda d: d.insert(1, "i", [9, 8, 7])),
    "insert beyond the end": lambda: changed("mixed", lambda d: d.insert(9, "z", [9, 8, 7])),
    "drop columns": lambda: mixed.drop(columns=["s", "b"]),
    "drop columns that are not there": lambda: mixed.drop(columns=["s", "z", "y"]),
    "drop columns ignoring": lambda: mixed.drop(columns=["s", "z"], errors="ignore"),
    "drop rows": lambda: repeated.drop([5]),
    "drop rows that are not there": lambda: repeated.drop([5, 77]),
    "rename": lambda: mixed.rename(columns={"i": "I", "z": "Z"}, index={"p": "P"}),
    "rename strictly": lambda: mixed.rename(columns={"z": "Z"}, errors="raise"),
    "set index": lambda: plain.set_index("n"),
    "set index of two": lambda: plain.set_index(["k", "n"]),
    "set index appending": lambda: plain.set_index("k", append=True),
    "set index keeping the column": lambda: plain.set_index("n", drop=False),
    "set index that is not there": lambda: plain.set_index(["k", "zz"]),
    "set index verifying": lambda: plain.set_index("n", verify_integrity=True),
    "reset index": lambda: repeated.reset_index(),
    "reset unnamed index": lambda: mixed.reset_index(),
    "reset index of two": lambda: plain.set_index(["k", "n"]).reset_index(),
    "reset index dropping": lambda: repeated.reset_index(drop=True),
    "reset index of a series": lambda: repeated["a"].reset_index(),
    "astype": lambda: mixed[["i", "b"]].astype({"i": "float32", "b": "int64"}),
    "astype text": lambda: mixed[["i", "f", "b", "s"]].astype("str"),
    "astype int of missing": lambda: mixed[["f"]].astype("int64"),
    "astype float of text": lambda: mixed[["s"]].astype("float64"),
    "astype bool": lambda: plain[["n", "x"]].astype("bool"),
    "astype category": lambda: plain[["k", "n"]].astype("category"),
    "astype int8": lambda: plain[["n"]].astype("int8"),
    "isna": lambda: mixed.isna(),
    "fillna": lambda: mixed[["i", "f", "s"]].fillna({"f": 9, "s": "w"}),
    "fillna with another type": lambda: mixed[["s", "f"]].fillna(0),
    "ffill": lambda: plain.ffill(),
    "bfill": lambda: plain.bfill(limit=1),
    "dropna": lambda: plain.dropna(),
    "dropna subset": lambda: plain.dropna(subset=["x"]),
    "dropna subset that is not there": lambda: plain.dropna(subset=["x", "zz"]),
    "dropna columns": lambda: plain.dropna(axis=1),
    "dropna all": lambda: T["repeated"].dropna(how="all", subset=["b", "c"]),
    "dropna threshold": lambda: T["repeated"].dropna(thresh=3),
    "duplicated": lambda: repeated.duplicated(),
    "duplicated last": lambda: repeated.duplicated(keep="last"),
    "duplicated any": lambda: repeated.duplicated(subset=["a"], keep=False),
    "duplicated of nothing there": lambda: repeated.duplicated(subset=["zz"]),
    "drop duplicates": lambda: plain.drop_duplicates(subset=["k", "n"]),
    "drop duplicates without index": lambda: plain.drop_duplicates(subset=["k"], ignore_index=True),
    "unique": lambda: pd.Series(plain["k"].unique()),
    "concat": lambda: pd.concat([mixed, plain]),
    "concat ignoring the index": lambda: pd.concat([plain, T["repeated"]], ignore_index=True),
    "concat inner": lambda: pd.concat([T["left"], T["right"]], join="inner"),
    "concat sorted": lambda: pd.concat([T["left"], T["right"]], sort=True),
    "concat with empty": lambda: pd.concat([empty, T["single"]]),
    "concat bools and numbers": lambda: pd.concat([plain[["flag"]], plain[["n"]].rename(columns={"n": "flag"})]),
    "concat bools and floats": lambda: pd.concat([plain[["flag"]], plain[["x"]].rename(columns={"x": "flag"})]),
    "concat floats and bools": lambda: pd.concat([plain[["x"]], plain[["flag"]].rename(columns={"flag": "x"})]),
    "concat narrow types": lambda: pd.concat([T["narrow"][["i8"]], T["narrow"][["f32"]].rename(columns={"f32": "i8"})]),
    "concat text and numbers": lambda: pd.concat([plain[["k"]], plain[["n"]].rename(columns={"n": "k"})]),
    "concat categories": lambda: pd.concat([mixed[["c"]], mixed[["c"]]]),
    "concat times": lambda: pd.concat([mixed[["t"]], plain[["n"]]]),
    "concat with keys": lambda: pd.concat([T["left"], T["right"]], keys=["one", "two"]),
    "concat of ranges": lambda: pd.concat([plain.iloc[:3], plain.iloc[3:]]),
    "concat columns": lambda: pd.concat([T["left"], T["right"]], axis=1),
    "concat columns by label": lambda: pd.concat([mixed[["i"]], pd.DataFrame({"z": [1.5, 2.5]}, index=["q", "w"])], axis=1),
    "concat columns inner": lambda: pd.concat([mixed[["i"]], pd.DataFrame({"z": [1.5, 2.5]}, index=["q", "w"])], axis=1, join="inner"),
    "concat of nothing": lambda: pd.concat([]),
    "values": lambda: pd.DataFrame(mixed[["i", "f"]].to_numpy()),
    "values of all": lambda: pd.DataFrame(mixed[["i", "s", "b"]].to_numpy()),
}

frames.save()
save("selection", [{"name": name} | run(case) for name, case in CASES.items()])
