"""The tables that the recorded operations work on, written for both sides to `frames.json`."""

import json
import math
import pathlib

import pandas as pd

NAN = math.nan


def spec():
    """Per table: columns (name, type, values as text or null) and the index (name, type, values)."""
    return {
        "mixed": {
            "columns": [
                ["i", "int64", [1, 2, 3]], ["f", "float64", [1.5, None, 3]], ["s", "str", ["a", None, "c"]],
                ["b", "bool", [True, False, True]], ["c", "category", ["x", "y", "x"]],
                ["t", "datetime64[us]", ["2020-01-01", "2021-02-03", "2022-03-04"]],
            ],
            "index": [None, "str", ["p", "q", "r"]],
        },
        "plain": {
            "columns": [
                ["k", "str", ["b", "a", "b", None, "c", "a", "b"]], ["n", "int64", [3, 1, 2, 5, 4, 1, 2]],
                ["x", "float64", [0.5, None, 2.5, 1.0, -1.0, 0.25, 2.5]],
                ["y", "float64", [1, 2, 3, 4, 5, 6, 7]], ["flag", "bool", [True, False, True, True, False, False, True]],
            ],
        },
        "repeated": {
            "columns": [["a", "int64", [1, 1, 2, 1]], ["b", "str", ["u", "u", None, "v"]], ["c", "float64", [1, 1, None, None]]],
            "index": ["id", "int64", [5, 3, 5, 9]],
        },
        "left": {"columns": [["k", "str", ["a", "b", "c", "a", None]], ["l", "int64", [1, 2, 3, 4, 5]], ["v", "float64", [0.1, 0.2, 0.3, 0.4, 0.5]]]},
        "right": {"columns": [["k", "str", ["b", "a", "d", "b", None]], ["r", "int64", [10, 20, 30, 40, 50]], ["v", "int64", [1, 2, 3, 4, 5]]]},
        "leftint": {"columns": [["id", "int64", [3, 1, 2, 3, 7]], ["day", "int64", [1, 1, 2, 2, 1]], ["u", "float64", [1, 2, 3, 4, 5]]]},
        "rightint": {"columns": [["id", "int64", [1, 3, 3, 9]], ["day", "int64", [1, 2, 1, 1]], ["w", "str", ["p", "q", "r", "s"]]]},
        "floats": {"columns": [["x", "float64", [1.0, 2.5, NAN, -3.25, 1e10, 0.1]], ["y", "float64", [1e-7, 123456.789, 0, 1, 2, 3]]]},
        "empty": {"columns": [["a", "int64", []], ["s", "str", []], ["f", "float64", []]]},
        "single": {"columns": [["a", "int64", [7]], ["s", "str", ["one"]], ["f", "float64", [None]]]},
        "unicode": {"columns": [["名", "str", ["ä", "日本", "😀", "ä"]], ["größe", "int64", [1, -2, 3, 4]]], "index": [None, "str", ["é", "z", "Z", "日"]]},
        "large": {"columns": [["big", "int64", [9223372036854775807, -9223372036854775808, 0, 9007199254740993]], ["inf", "float64", [math.inf, -math.inf, NAN, 1]]]},
        "times": {
            "columns": [
                ["when", "datetime64[us]", ["2024-01-31 23:59:59.5", "2024-02-29 00:00:00", None, "1999-12-31 12:30:00"]],
                ["span", "timedelta64[ns]", ["1 days", "02:00:00", None, "-1 days +12:00:00"]],
            ],
        },
        "narrow": {"columns": [["i8", "int8", [1, -2, 3]], ["i32", "int32", [1, 2, 3]], ["f32", "float32", [0.1, 2.5, None]], ["u8", "uint8", [1, 2, 255]]]},
        "wide": {"columns": [[f"column_{i}", "float64", [i * 1.25, -i / 3, i * 1000.5]] for i in range(14)]},
        "cells": {"columns": [["o", "object", [1, "x", None, 2.5, True]], ["m", "object", [True, None, False, True, None]]]},
    }


def text(value):
    if value is None:
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, str):
        return value
    return repr(value)


def column(dtype, values):
    if dtype == "category":
        return pd.Categorical(values)
    if dtype.startswith("datetime"):
        return pd.to_datetime(pd.Series(values), format="ISO8601").astype(dtype)
    if dtype.startswith("timedelta"):
        return pd.to_timedelta(pd.Series(values)).astype(dtype)
    return pd.array(values, dtype="str") if dtype == "str" else pd.Series(values, dtype=dtype)


def frames():
    made = {}
    for name, table in spec().items():
        data = {label: column(dtype, values) for label, dtype, values in table["columns"]}
        frame = pd.DataFrame({k: getattr(v, "array", v) for k, v in data.items()})
        if "index" in table:
            label, dtype, values = table["index"]
            frame.index = pd.Index(column(dtype, values), name=label)
        made[name] = frame
    long = pd.DataFrame({
        "g": [f"g{(i * 7) % 13}" for i in range(200)],
        "n": [(i * 37) % 11 - 5 for i in range(200)],
        "v": [((i * 7919) % 1000) / 8 - 50 if i % 9 else NAN for i in range(200)],
    })
    made["long"] = long
    return made


def save():
    tables = spec()
    long = frames()["long"]
    tables["long"] = {"columns": [["g", "str", long["g"].tolist()], ["n", "int64", long["n"].tolist()], ["v", "float64", long["v"].tolist()]]}
    for table in tables.values():
        for part in table["columns"]:
            if part[1].startswith("datetime"):
                part[2] = [None if v is None else str(pd.Timestamp(v).value) for v in part[2]]
            elif part[1].startswith("timedelta"):
                part[2] = [None if v is None else str(pd.Timedelta(v).value) for v in part[2]]
            elif part[1] == "object":
                part[2] = [None if v is None else [type(v).__name__, str(v)] for v in part[2]]
            else:
                part[2] = [text(v) for v in part[2]]
        if "index" in table:
            table["index"][2] = [text(v) for v in table["index"][2]]
    path = pathlib.Path(__file__).parent / "frames.json"
    path.write_text(json.dumps(tables, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    save()
