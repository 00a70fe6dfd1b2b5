"""What the record scripts share: how frames, results and errors are written down."""

import json
import pathlib
import warnings

import numpy as np
import pandas as pd

HERE = pathlib.Path(__file__).parent


def index_kind(index):
    if isinstance(index, pd.RangeIndex):
        return f"range {index.start} {index.step} {len(index)}"
    if isinstance(index, pd.MultiIndex):
        return "multi " + " ".join(str(level.dtype) for level in index.levels)
    return str(index.dtype)


def text_of(value):
    return None if value is None else str(value)


def result(value):
    """A frame, a series or a scalar as its types, its CSV text and its printed form."""
    if isinstance(value, pd.DataFrame):
        return {
            "dtypes": [str(d) for d in value.dtypes],
            "names": [repr(c) for c in value.columns.tolist()],
            "index": index_kind(value.index),
            "indexNames": [repr(n) for n in value.index.names],
            "csv": value.to_csv(),
            "repr": repr(value),
        }
    if isinstance(value, pd.Series):
        return {
            "dtypes": [str(value.dtype)],
            "names": [repr(value.name)],
            "index": index_kind(value.index),
            "indexNames": [repr(n) for n in value.index.names],
            "csv": value.to_csv(),
            "repr": repr(value),
        }
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, str):
        return {"text": value}
    return {"text": repr(value)}


def run(function):
    """The outcome of a call: a result or an error, with the warnings it gave."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            outcome = result(function())
        except Exception as error:  # noqa: BLE001 the error is what is recorded
            name = type(error).__name__
            outcome = {"error": {"Error": "_csv.Error"}.get(name, name), "message": str(error)}
    shown = [str(w.message) for w in caught if "Parser" in w.category.__name__]
    if shown:
        outcome["warnings"] = shown
    return outcome


def save(name, cases):
    names = [case["name"] for case in cases]
    assert len(set(names)) == len(names), "case names must differ"
    path = HERE / f"{name}.json"
    path.write_text(json.dumps(cases, indent=1, ensure_ascii=False) + "\n")
    print(path.name, len(cases))
