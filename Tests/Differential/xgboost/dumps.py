import json
import random

import numpy as np
import xgboost as xgb

draws = random.Random(7)
X = np.array([[draws.random() for _ in range(4)] for _ in range(200)])
X[::7, 1] = np.nan
y = (X[:, 0] + X[:, 2] > 1).astype(int)
data = xgb.DMatrix(X, y)
booster = xgb.train({"max_depth": 3, "eta": 0.3, "objective": "binary:logistic"}, data, 3)
for stats in (False, True):
    for form in ("text", "json"):
        for tree in booster.get_dump(with_stats=stats, dump_format=form):
            print(json.loads(tree) if form == "json" else tree)
table = booster.trees_to_dataframe()
print(table.shape, list(table.columns))
for name in table.columns:
    print(name, [None if v != v else v for v in table[name].tolist()])
named = xgb.DMatrix(X, y, feature_names=["a", "b", "c", "d"], feature_types=["q", "q", "q", "q"])
booster = xgb.train({"max_depth": 2, "grow_policy": "lossguide", "gamma": 1.0}, named, 2)
print(booster.get_dump(with_stats=True))
