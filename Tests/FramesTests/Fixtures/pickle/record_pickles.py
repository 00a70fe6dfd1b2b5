"""Pickles a fixed set of small objects with the numpy and pandas of this Python.

    python record_pickles.py OUT.json [protocol ...]

Run by record_pickles.sh in one environment after another. The pickles are compressed by zlib and
written in base64, beside a description of what they hold.
"""

import base64
import collections
import datetime
import json
import pathlib
import pickle
import sys
import zlib

import numpy as np
import pandas as pd

from describe import describe


class Unknown:
    def __init__(self):
        self.weight = 3


def plain():
    shared = ["s", 1]
    cycle_free = {"a": shared, "b": shared}
    big = [2**63 - 1, -(2**63), 2**63, -(2**63) - 1, 2**200, -(2**200), 255, 256, -1, 65536]
    return {
        "immediates": [None, True, False, 0, 1, -1, 255, 256, 65535, 65536, 2**31, -(2**31)],
        "big_integers": big,
        "floats": [0.0, -0.0, 1.5, 1e300, 5e-324, float("inf"), float("-inf"), float("nan")],
        "texts": ["", "plain", "quo\"te", "back\\slash", "two\nlines", "äöü", "日本", "🌲" * 3, "x" * 300],
        "bytes": [b"", b"abc", bytes(range(256)), bytearray(b""), bytearray(b"xyz"), b"z" * 300],
        "shared": cycle_free,
        "tuples": [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), ((), ((),))],
        "sets": [set(), {1, 2, 3}, frozenset(), frozenset(["a", "b"]), {(1, 2), "x"}],
        "dicts": {"a": 1, 2: "b", None: [], (1, "t"): {"in": {}}, 1.5: True},
        "long_list": list(range(1100)),
        "long_dict": {i: "v" for i in range(1010)},
        "collections": [
            collections.OrderedDict([("z", 1), ("a", 2)]),
            collections.defaultdict(list, {"k": [1]}),
            collections.defaultdict(None),
            collections.Counter("abracadabra"),
            collections.deque([1, 2, 3]),
            collections.deque([1, 2, 3], 2),
        ],
        "ranges": [slice(1, 5, None), slice(None, None, -1), range(5), range(10, 0, -3)],
        "paths": [pathlib.PurePosixPath("/data/raw/train.csv"), pathlib.Path("a/b"), pathlib.Path("."), pathlib.Path("/")],
        "times": [
            datetime.datetime(2024, 2, 29, 23, 59, 58, 123456), datetime.datetime(1, 1, 1),
            datetime.date(1969, 7, 20), datetime.time(1, 2, 3, 4), datetime.time(5),
            datetime.timedelta(-1, 5, 7), datetime.timedelta(days=400),
        ],
        "types": [int, float, str, list, dict, np.float64, np.int64],
        "nested": {"params": {"lr": 0.05, "leaves": [7, 15], "names": ("a", "b")}, "scores": [[1.0], [2.0]]},
    }


def arrays():
    r = np.arange(24, dtype="f8").reshape(2, 3, 4) / 7
    return {
        "array_types": [
            np.array([1, -2, 3], dtype=t) for t in ("i1", "i2", "i4", "i8", "f4", "f8")
        ] + [np.array([1, 2, 250], dtype="u1"), np.array([True, False])],
        "array_wider": [
            np.array([1, 65535], dtype="u2"), np.array([1, 2**32 - 1], dtype="u4"),
            np.array([1, 2**63 - 1], dtype="u8"),
            np.array([1.5, -2, 65504, 6e-8, 0, np.inf, np.nan], dtype="f2"),
        ],
        "array_shapes": [np.zeros((0,)), np.zeros((3, 0)), np.array(1.5), r, r[1], r[:, 1], r[:, ::-1, ::2]],
        "array_fortran": [np.asfortranarray(r), np.asfortranarray(r[0]), r[0].T],
        "array_swapped": [np.array([1.5, -2], dtype=">f8"), np.array([1, 258], dtype=">i4"), np.array([1, 258], dtype=">u2")],
        "array_text": [np.array(["a", "bcd", "", "äé", "日本🌲"]), np.array([["x", "y"]]), np.array(["q"], dtype=">U3"), np.array([b"ab", b"c"])],
        "array_objects": np.array(["a", None, 1, 2.5, True, (1, "t"), [1, [2]], {"k": 1}, b"q", 2**80, pd.Timestamp("2020-01-02"), np.float64(7.5)], dtype=object),
        "array_objects_2d": np.array([["a", None], [1, 2.5], ["b", "c"]], dtype=object),
        "array_times": [
            np.array(["2020-01-01", "NaT", "1969-12-31"], dtype=f"M8[{u}]") for u in ("D", "s", "ms", "us", "ns")
        ] + [np.array([1, -5], dtype="m8[h]"), np.array(["2020-03"], dtype="M8[M]"), np.array([1, 2], dtype="m8[25us]")],
        "array_shared": (lambda a: {"one": a, "two": a})(np.array([1.0, 2.0])),
        "array_large": np.arange(20000, dtype="i4") // 50,
        "scalars": [
            np.float64(1.5), np.float32(0.1), np.int64(-7), np.int32(7), np.int8(-1), np.uint8(200), np.bool_(True),
            np.str_("text"), np.bytes_(b"raw"), np.datetime64("2020-01-01", "D"), np.datetime64("NaT", "ns"),
            np.timedelta64(5, "s"), np.float16(0.5), np.uint64(2**40),
        ],
        "dtypes": [np.dtype(t) for t in ("f8", "i4", "?", "O", "U5", "M8[ns]", "S3")],
        "artifacts": {"oof": np.linspace(0, 1, 5), "threshold": np.float64(0.29), "f1": 0.5, "names": ["a", "b"], "n": np.int64(3)},
    }


def tables():
    frame = pd.DataFrame({
        "object_id": ["a1", "b2", "c3"], "flux": [1.5, np.nan, -2.0], "count": [1, 2, 3],
        "flag": [True, False, True], "err": [0.25, 0.5, 0.75],
    })
    times = pd.to_datetime(["2020-01-01 10:00:00", None, "1965-05-05 00:00:00"])
    category = pd.Categorical(["u", "v", None, "u"], categories=["v", "u", "w"], ordered=True)
    typed = pd.DataFrame({t: np.array([1, 2, 3], dtype=t) for t in ("i1", "u1", "i2", "i4", "i8", "u2", "u4", "u8", "f4", "f8")})
    tables = {
        "frame": frame,
        "frame_types": typed,
        "frame_matrix": pd.DataFrame(np.arange(12.0).reshape(4, 3), columns=list("abc")),
        "frame_columns_int": pd.DataFrame(np.arange(6).reshape(2, 3)),
        "frame_strings_missing": pd.DataFrame({"s": ["x", None, "äö"], "o": pd.Series([1, "two", None], dtype=object)}),
        "frame_times": pd.DataFrame({"t": times, "d": np.array([1, 2, 3], dtype="m8[h]").astype("m8[ns]"), "u": times}),
        "frame_category": pd.DataFrame({"c": category, "n": pd.Categorical([3, 1, 3, 1])}),
        "frame_index": frame.set_index("object_id"),
        "frame_empty": pd.DataFrame(),
        "frame_no_rows": frame.iloc[:0],
        "frame_no_columns": pd.DataFrame(index=[3, 1, 2]),
        "frame_slice": frame.iloc[::2, [4, 0, 2]],
        "frame_inserted": frame.assign(extra=[9.0, 8.0, 7.0], again=["p", "q", "r"]),
        "frame_repeated_names": pd.DataFrame([[1, 2.0, 3]], columns=["a", "a", "b"]),
        "frame_mixed_names": pd.DataFrame([[1, 2, 3, 4]], columns=["a", 1, 2.5, ("t", 1)]),
        "frame_levels": pd.DataFrame(
            np.arange(8.0).reshape(2, 4),
            columns=pd.MultiIndex.from_product([["a", "b"], [1, 2]], names=["p", "q"])),
        "frame_grouped": pd.DataFrame({"g": ["x", "y", "x"], "h": [1, 2, 1], "v": [1.0, 2, 3]}).groupby(["g", "h"]).sum(),
        "frame_axis_name": frame[["flux", "err"]].rename_axis(columns="band"),
        "frame_objects": pd.DataFrame({"o": pd.Series([[1, 2], {"a": 1}, (3,)], dtype=object)}),
        "frame_attrs": frame[["flux"]].copy(),
        "frame_wide": pd.DataFrame({f"f{i}": [i * 0.5, i * 0.25] for i in range(60)}),
        "series": pd.Series([1.5, 2.5], name="flux"),
        "series_strings": pd.Series(["a", "b", None], index=["r", "s", "t"], name="txt"),
        "series_ints": pd.Series([1, 2, 3], index=pd.Index([10, 20, 30], name="id")),
        "series_category": pd.Series(category),
        "series_times": pd.Series(times, name="when"),
        "series_bool": pd.Series([True, False]),
        "series_objects": pd.Series([1, "a", None, 2.5]),
        "series_name_tuple": pd.Series([1], name=("a", 1)),
        "index_range": pd.RangeIndex(2, 20, 3, name="r"),
        "index_ints": pd.Index([3, 1, 2], name="i"),
        "index_floats": pd.Index([0.5, 1.5]),
        "index_strings": pd.Index(["x", "y"], name="s"),
        "index_objects": pd.Index(["x", 1, None], dtype=object),
        "index_tuples": pd.Index([("a", 1), ("b", 2), "c"], tupleize_cols=False),
        "index_times": pd.DatetimeIndex(["2020-01-01", "2020-01-02"], name="t"),
        "index_times_freq": pd.date_range("2020-01-01", periods=3),
        "index_durations": pd.TimedeltaIndex(["1D", "2D"]),
        "index_category": pd.CategoricalIndex(["a", "b", "a"]),
        "index_levels": pd.MultiIndex.from_tuples([("a", 1), ("b", 2), ("a", 2)], names=["p", None]),
        "index_bool": pd.Index([True, False]),
        "categorical": category,
        "timestamps": [pd.Timestamp("2020-01-02 03:04:05.678901"), pd.Timedelta("1D"), pd.NaT, pd.NA, pd.Timestamp("1677-09-22")],
        "nullable": pd.DataFrame({
            "i": pd.array([1, None, 3], dtype="Int64"), "j": pd.array([1, 2, 3], dtype="Int32"),
            "f": pd.array([1.5, None, 2.5], dtype="Float64"), "b": pd.array([True, None, False], dtype="boolean"),
            "c": pd.array([True, True, False], dtype="boolean"), "s": pd.array(["x", None, "z"], dtype="string[python]"),
        }),
        "cache": {"train": frame, "test": frame.drop(columns="count"), "names": ["flux", "err"], "best": {"score": np.float64(0.5)}},
        "masked_frame": frame[frame["count"] > 1],
    }
    tables["frame_attrs"].attrs["source"] = "made"
    try:
        import pyarrow  # noqa: F401

        text = pd.array(["x", None, "äö", ""], dtype="string[pyarrow]")
        tables["arrow_strings"] = pd.Series(text)
        tables["arrow_strings_sliced"] = pd.Series(text).iloc[1:3]
        tables["arrow_strings_joined"] = pd.concat([pd.Series(text), pd.Series(text)], ignore_index=True)
        tables["arrow_numbers"] = pd.DataFrame({
            "i": pd.array([1, None, 3], dtype="int64[pyarrow]"), "d": pd.array([1.5, 2.5, 3.5], dtype="double[pyarrow]"),
            "b": pd.array([True, False, None], dtype="bool[pyarrow]"), "j": pd.array([1, 2, 3], dtype="int32[pyarrow]"),
        })
    except ImportError:
        pass
    return tables


def refused():
    return {
        "refused_unknown": (Unknown(), "__main__.Unknown"),
        "refused_print": (print, ".print"),
        "refused_complex": (1 + 2j, "complex numbers"),
        "refused_structured": (np.zeros(2, dtype=[("a", "f8")]), "structured arrays"),
        "refused_masked": (np.ma.array([1, 2], mask=[0, 1]), "numpy.ma"),
        "refused_zoned": (pd.Series(pd.to_datetime(["2020-01-01"])).dt.tz_localize("UTC"), "timezone-aware"),
        "refused_interval": (pd.interval_range(0, 2), "IntervalIndex"),
        "refused_period": (pd.Series(pd.period_range("2020", periods=2, freq="M")), "Period"),
        "refused_generator": (np.random.default_rng(1), "numpy.random"),
        "refused_uint64": (np.array([2**64 - 1], dtype="u8"), "uint64"),
        "refused_longdouble": (np.array([1], dtype="g"), "extended precision"),
    }


def main():
    out, protocols = sys.argv[1], [int(p) for p in sys.argv[2:]] or [4]
    record = {"pandas": pd.__version__, "numpy": np.__version__, "objects": {}}
    # Python's own types are the same in every environment; the older protocols stand for it.
    values = {**(plain() if 2 in protocols else {}), **arrays(), **tables()}
    if min(protocols) >= 4:  # the older ones drop it
        values["times_fold"] = [datetime.datetime(1, 1, 1, fold=1), datetime.time(5, fold=1)]
    objects = {k: (v, None) for k, v in values.items()}
    objects.update(refused())
    for name, (value, refusal) in objects.items():
        try:
            pickles = {
                str(p): base64.b64encode(zlib.compress(pickle.dumps(value, p), 9)).decode()
                for p in protocols}
        except Exception as error:
            print(out, name, "not pickled:", error)
            continue
        expected = f"refused: {refusal}" if refusal else describe(value)
        record["objects"][name] = {"expected": expected, "pickles": pickles}
    with open(out, "w") as file:
        json.dump(record, file, indent=0, ensure_ascii=False)
        file.write("\n")


main()
