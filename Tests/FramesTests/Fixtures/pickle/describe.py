"""A text for each value that a pickle can hold, the same as PickleDescription.swift gives.

Where the reader here has no type of its own, the text is that of the type it reads instead:
uint32 columns as int64, Int64 columns as int64 or float64, and so on (see PickleArray.swift).
"""

import collections
import datetime
import pathlib
import struct

import numpy as np
import pandas as pd

WIDER = {"uint16": "int32", "uint32": "int64", "uint64": "int64", "float16": "float32"}


def number(x):
    if isinstance(x, float):
        return "nan" if x != x else "f:" + struct.pack(">d", x).hex()
    if -(2**63) <= x < 2**63:
        return str(x)
    return "big:" + x.to_bytes((x.bit_length() // 8) + 1, "little", signed=True).hex()


def text(s):
    for plain, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\0", "\\0")):
        s = s.replace(plain, escaped)
    return f'"{s}"'


def joined(items):
    return ", ".join(describe(x) for x in items)


def pairs(d):
    return "{" + ", ".join(f"{describe(k)}: {describe(v)}" for k, v in d.items()) + "}"


def clock(t):
    return f"{t.hour}-{t.minute}-{t.second}-{t.microsecond}-{t.fold}"


def describe(x):
    if x is None or x is True or x is False:
        return str(x)
    if x is pd.NaT:
        return "NaT"
    if x is pd.NA:
        return "NA"
    if isinstance(x, np.generic):
        return f"np.{x.dtype.name if x.dtype.kind not in 'US' else type(x).__name__}({element(x)})"
    if isinstance(x, (pd.Timestamp, pd.Timedelta)):
        return f"{type(x).__name__}:{x.asm8.view('i8')}:{np.datetime_data(x.asm8.dtype)[0]}"
    if isinstance(x, (int, float)):
        return number(x)
    if isinstance(x, str):
        return text(x)
    if isinstance(x, bytes):
        return "b:" + x.hex()
    if isinstance(x, bytearray):
        return "ba:" + x.hex()
    if isinstance(x, list):
        return f"[{joined(x)}]"
    if isinstance(x, tuple):
        return f"({joined(x)})"
    if isinstance(x, (set, frozenset)):
        return f"{type(x).__name__}<{', '.join(sorted(describe(e) for e in x))}>"
    if isinstance(x, collections.deque):
        return f"deque[{joined(x)}]{x.maxlen}"
    if isinstance(x, collections.defaultdict):
        return f"defaultdict({describe(x.default_factory)}){pairs(x)}"
    if isinstance(x, (collections.OrderedDict, collections.Counter)):
        return type(x).__name__ + pairs(x)
    if isinstance(x, dict):
        return pairs(x)
    if isinstance(x, type):
        return f"type:{x.__name__}"
    if isinstance(x, slice):
        return f"slice({joined([x.start, x.stop, x.step])})"
    if isinstance(x, range):
        return f"range({joined([x.start, x.stop, x.step])})"
    if isinstance(x, pathlib.PurePath):
        return f"path:{x}"
    if isinstance(x, datetime.datetime):
        return f"datetime:{x.year}-{x.month}-{x.day}-{clock(x)}"
    if isinstance(x, datetime.date):
        return f"date:{x.year}-{x.month}-{x.day}"
    if isinstance(x, datetime.time):
        return f"time:{clock(x)}"
    if isinstance(x, datetime.timedelta):
        return f"timedelta:{x.days}-{x.seconds}-{x.microseconds}"
    if isinstance(x, np.dtype):
        return f"dtype:{x.name if x.kind not in 'US' else x.str.lstrip('|')}"
    if isinstance(x, np.ndarray):
        name = x.dtype.name if x.dtype.kind not in "US" else x.dtype.str.lstrip("|").replace(">", "<")
        return f"array<{name}>({joined(x.shape)})[{elements(x.ravel())}]"
    if isinstance(x, pd.MultiIndex):
        levels = "; ".join(
            column(x.get_level_values(i).array) for i in range(x.nlevels))
        return f"MultiIndex({levels}) {joined(x.names)}"
    if isinstance(x, pd.RangeIndex):
        return f"RangeIndex({x.start}, {x.step}, {len(x)}) {describe(x.name)}"
    if isinstance(x, pd.Index):
        return f"Index({column(x.array)}) {describe(x.name)}"
    if isinstance(x, pd.Series):
        return f"Series({column(x.array)}) {describe(x.index)} {describe(x.name)}"
    if isinstance(x, pd.DataFrame):
        columns = "; ".join(
            f"{describe(label(x.columns[i]))} {column(x.iloc[:, i].array)}"
            for i in range(x.shape[1]))
        return f"DataFrame({columns}) {joined(x.columns.names)} {describe(x.index)}"
    if isinstance(x, pd.api.extensions.ExtensionArray):
        return column(x)
    raise TypeError(type(x))


def label(x):
    """Labels are plain values, whatever array they stand in."""
    if isinstance(x, tuple):
        return tuple(label(e) for e in x)
    if isinstance(x, (pd.Timestamp, pd.Timedelta)):
        return x.as_unit("ns") if hasattr(x, "as_unit") else x
    return x.item() if isinstance(x, np.generic) else x


def element(x):
    """An element of a numpy array."""
    if isinstance(x, (np.datetime64, np.timedelta64)):
        return str(x.view("i8"))
    if isinstance(x, (np.str_, np.bytes_, np.bool_, np.number)):
        return describe(x.item())
    if isinstance(x, (pd.Timestamp, pd.Timedelta)):
        return f"{type(x).__name__}:{x.value}:ns"
    return describe(x)


def elements(values):
    if len(values) > 1000:
        return f"{len(values)} integers, sum {values.sum()}"
    return ", ".join(element(x) for x in values)


def column(a):
    if type(a).__name__ in ("PandasArray", "NumpyExtensionArray"):
        a = a.to_numpy()
    dtype = a.dtype
    if isinstance(dtype, np.dtype):
        values = np.asarray(a)
        return f"{WIDER.get(values.dtype.name, values.dtype.name)}[{elements(values)}]"
    missing = a.isna()
    if isinstance(dtype, pd.CategoricalDtype):
        return f"category<{dtype.ordered}>({column(a.categories.array)})[{joined(map(int, a.codes))}]"
    if isinstance(dtype, pd.StringDtype):
        return "str[" + ", ".join("nan" if m else describe(x) for x, m in zip(a, missing)) + "]"
    name = str(dtype.numpy_dtype)
    if not missing.any():
        return column(a.to_numpy(dtype=name))
    if name == "bool":
        return "object[" + ", ".join("None" if m else str(bool(x)) for x, m in zip(a, missing)) + "]"
    return "float64[" + ", ".join("nan" if m else number(float(x)) for x, m in zip(a, missing)) + "]"
