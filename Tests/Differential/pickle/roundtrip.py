import pickle

import numpy as np
import pandas as pd

nan = np.nan
shared = [1, 2]
values = {
    "none": None, "bools": [True, False], "ints": [0, -1, 255, 256, 65536, 2**31, 2**63, -(2**70)], "floats": [0.0, -0.0, 1.5, float("inf")], "text": ["", "abc", "é日本😀", "x" * 300], "bytes": [b"", b"\x00\xff", b"y" * 300],
    "list": [1, [2, [3]]], "tuple": [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)], "dict": {"a": 1, (1, 2): [3], None: {}}, "set": [set(), {1}, frozenset([2])], "shared": [shared, shared], "range": range(1, 10, 2), "slice": slice(1, None, 2), "complexdict": {i: str(i) for i in range(50)},
    "array": np.arange(5), "floats2": np.array([[1.5, nan], [2, 3]]), "boolarray": np.array([True, False]), "strings": np.array(["a", "bcd"]), "objects": np.array([1, "a", None], dtype=object), "empty": np.array([]), "float32": np.arange(3, dtype="f4"), "fortran": np.arange(6).reshape(2, 3).T, "scalar": np.float64(1.5), "intscalar": np.int64(3), "dtype": np.dtype("float32"),
    "frame": pd.DataFrame({"a": [1, 2], "b": [1.5, nan], "c": ["x", None], "d": [True, False]}), "series": pd.Series([1.5, 2], index=["p", "q"], name="v"), "index": pd.Index(["a", "b"], name="n"), "rangeindex": pd.RangeIndex(3), "category": pd.Series(["a", "b", "a"]).astype("category"), "times": pd.to_datetime(pd.Series(["2020-01-01", "2021-02-03"])), "timestamp": pd.Timestamp("2020-01-01 10:00"), "emptyframe": pd.DataFrame({"a": []}), "multi": pd.DataFrame({"v": [1, 2]}, index=pd.MultiIndex.from_tuples([("a", 1), ("b", 2)])), "nested": {"oof": np.array([0.1, 0.9]), "features": ["f1", "f2"], "table": pd.DataFrame({"id": [1]})},
}
for name, value in values.items():
    for protocol in (4, 5):
        again = pickle.loads(pickle.dumps(value, protocol=protocol))
        if name not in ("dtype", "rangeindex"):
            print(name, protocol, type(again).__name__)
        if protocol == 4:
            print(again)
again = pickle.loads(pickle.dumps(values["shared"]))
print(again[0] is again[1])
loop = [1]
loop.append(loop)
again = pickle.loads(pickle.dumps(loop))
print(again[1] is again)
for data in (b"", b"\x80", b"\x80\x04N", b"garbage", pickle.dumps([1, 2, 3])[:-3], b"\x80\x63N."):
    try:
        print(pickle.loads(data))
    except Exception as error:
        print(type(error).__name__ in ("EOFError", "UnpicklingError", "ValueError"))
