"""Records splits.json: scikit-learn's splitters on made-up rows.

Usage: python3 record_splits.py   (scikit-learn 1.9, numpy 2.4)
"""
import json
import os
import warnings

import numpy as np
import sklearn
from sklearn import model_selection as ms

HERE = os.path.dirname(os.path.abspath(__file__))
rng = np.random.RandomState(3)
N = 47
Y = rng.randint(0, 3, N)
Y[:2] = [2, 1]
NAMES = np.array(["b", "a", "C"])[Y]
G = rng.randint(10, 22, N)


def run(make, y=None, groups=None):
    out = {}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            splitter = make()
            out["splits"] = [[a.tolist(), b.tolist()] for a, b in splitter.split(np.zeros(N), y, groups)]
        except Exception as error:
            out["error"] = f"{type(error).__name__}: {error}"
    out["warnings"] = [f"{w.category.__name__}: {w.message}" for w in caught]
    return out


CASES = [
    ("KFold", dict(n_splits=5), None), ("KFold", dict(n_splits=4, shuffle=True, random_state=9), None),
    ("StratifiedKFold", dict(n_splits=5), "y"),
    ("StratifiedKFold", dict(n_splits=5, shuffle=True, random_state=9), "y"),
    ("StratifiedKFold", dict(n_splits=5, shuffle=True, random_state=9), "names"),
    ("StratifiedKFold", dict(n_splits=18, shuffle=True, random_state=9), "y"),
    ("StratifiedKFold", dict(n_splits=40), "y"),
    ("GroupKFold", dict(n_splits=4), None), ("GroupKFold", dict(n_splits=4, shuffle=True, random_state=9), None),
    ("GroupKFold", dict(n_splits=30), None),
    ("StratifiedGroupKFold", dict(n_splits=3, shuffle=True, random_state=9), "y"),
    ("StratifiedGroupKFold", dict(n_splits=9), "y"),
    ("RepeatedKFold", dict(n_splits=3, n_repeats=2, random_state=9), None),
    ("RepeatedStratifiedKFold", dict(n_splits=3, n_repeats=2, random_state=9), "y"),
    ("TimeSeriesSplit", dict(n_splits=5), None),
    ("TimeSeriesSplit", dict(n_splits=3, max_train_size=10, test_size=5, gap=2), None),
    ("TimeSeriesSplit", dict(n_splits=5, test_size=10), None),
    ("TimeSeriesSplit", dict(n_splits=47), None),
    ("ShuffleSplit", dict(n_splits=3, random_state=9), None),
    ("ShuffleSplit", dict(n_splits=2, random_state=9, test_size=0.3, train_size=0.5), None),
    ("ShuffleSplit", dict(n_splits=2, random_state=9, test_size=1.5), None),
    ("ShuffleSplit", dict(n_splits=2, random_state=9, test_size=0.6, train_size=0.5), None),
    ("ShuffleSplit", dict(n_splits=2, random_state=9, test_size=40, train_size=30), None),
    ("GroupShuffleSplit", dict(n_splits=3, random_state=9), None),
    ("GroupShuffleSplit", dict(n_splits=2, random_state=9, test_size=0.4), None),
    ("StratifiedShuffleSplit", dict(n_splits=3, random_state=9), "y"),
    ("StratifiedShuffleSplit", dict(n_splits=2, random_state=9, test_size=2), "y"),
    ("LeaveOneOut", dict(), None), ("LeaveOneGroupOut", dict(), None),
    ("KFold", dict(n_splits=1), None), ("KFold", dict(n_splits=48), None),
    ("KFold", dict(n_splits=5, random_state=1), None),
]
out = {"sklearn": sklearn.__version__, "rows": N, "y": Y.tolist(), "names": NAMES.tolist(),
       "groups": G.tolist(), "cases": []}
for name, options, target in CASES:
    y = {None: None, "y": Y, "names": NAMES}[target]
    out["cases"].append({"name": name, "options": options, "target": target,
                         **run(lambda: getattr(ms, name)(**options), y, G if "Group" in name else None)})
with open(os.path.join(HERE, "splits.json"), "w") as file:
    json.dump(out, file, separators=(",", ":"))
    file.write("\n")
