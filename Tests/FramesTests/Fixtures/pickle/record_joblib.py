"""Files of joblib.dump, and pickles in the states that pandas 1.0 to 1.2 wrote.

    python record_joblib.py    # with pandas 1.5 and joblib

pandas 1.5 still reads the old states, which is checked here, but writes newer ones; so they are
put together by hand from the parts that it kept.
"""

import base64
import copyreg
import io
import json
import os
import pickle

import joblib
import numpy as np
import pandas as pd

from describe import describe

frame = pd.DataFrame({
    "id": ["a", "b", "c"], "x": [1.5, 2.5, np.nan], "y": [1.0, 2.0, 3.0], "n": [1, 2, 3],
    "t": pd.to_datetime(["2020-01-01", "2020-01-02", None]),
    "c": pd.Categorical(["u", "v", "u"]),
})
record = {"joblib": {}, "refused": {}, "old": {}}


def text(content):
    return base64.b64encode(content).decode()


value = {
    "x": np.arange(6.0).reshape(2, 3), "f": np.asfortranarray(np.arange(6.0).reshape(2, 3)),
    "o": np.array(["a", None, [1]], dtype=object), "i": np.array([1, 2], dtype="i2"),
    "e": np.zeros((0, 2)), "text": np.array(["p", "qr"]), "s": np.float64(0.5), "after": [1, "two"],
    "frame": frame[["x", "y", "n"]],
}
value["again"] = value["x"]
for name, compress in {"plain": 0, "zlib": ("zlib", 3), "gzip": ("gzip", 3)}.items():
    file = io.BytesIO()
    joblib.dump(value, file, compress=compress)
    record["joblib"][name] = {"file": text(file.getvalue()), "expected": describe(value)}
for name in ("bz2", "lzma", "xz"):
    file = io.BytesIO()
    joblib.dump(value, file, compress=(name, 3))
    record["refused"][name] = text(file.getvalue())


class OldPickler(pickle.Pickler):
    """Writes managers and arrays as the versions before 1.3 did."""

    def reducer_override(self, obj):
        new = copyreg.__newobj__
        if isinstance(obj, pd.core.internals.BlockManager):
            blocks = [{"values": b.values, "mgr_locs": b.mgr_locs.indexer} for b in obj.blocks]
            values = [b.values for b in obj.blocks]
            items = [obj.items[b.mgr_locs.indexer] for b in obj.blocks]
            axes = list(obj.axes)
            return new, (type(obj),), (axes, values, items, {"0.14.1": {"axes": axes, "blocks": blocks}})
        if isinstance(obj, pd.Categorical):
            return new, (type(obj),), {"_dtype": obj.dtype, "_codes": np.array(obj.codes)}
        if type(obj) is pd.core.arrays.DatetimeArray:
            return new, (type(obj),), {"_data": obj._ndarray, "_dtype": obj.dtype, "_freq": None}
        if isinstance(obj, (pd.DataFrame, pd.Series)):
            state = obj.__getstate__()
            state = {("_data" if k == "_mgr" else k): v for k, v in state.items()}
            return new, (type(obj),), state
        return NotImplemented


for name, old in {"frame": frame, "series": frame["x"], "category": frame["c"], "times": frame["t"]}.items():
    file = io.BytesIO()
    OldPickler(file, 4).dump(old)
    assert describe(pickle.loads(file.getvalue())) == describe(old)
    record["old"][name] = {"file": text(file.getvalue()), "expected": describe(old)}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "joblib.json"), "w") as file:
    json.dump(record, file, indent=0, ensure_ascii=False)
    file.write("\n")
