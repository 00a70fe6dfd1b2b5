"""One job of the LightGBM benchmark: job.py JOB FOLDER. Runs under Python and mnb alike."""
import sys
from pathlib import Path

import lightgbm as lgb
import numpy as np
import pandas as pd
from sklearn.model_selection import StratifiedKFold

job, folder = sys.argv[1], Path(sys.argv[2])


def load(name, part):
    return pd.read_pickle(folder / f"{name}_{part}.pkl")


def cross_validate(more):
    """Five folds of 600 rounds with the v110 experiment's parameters."""
    X, y = load("survey", "X").astype(np.float64), load("survey", "y")
    test = load("survey_test", "X").astype(np.float64)
    params = {
        "objective": "binary", "metric": "binary_logloss", "verbose": -1, "seed": 42,
        "num_leaves": 15, "max_depth": 4, "learning_rate": 0.02, "feature_fraction": 0.4,
        "bagging_fraction": 0.5, "bagging_freq": 5, "lambda_l1": 5.0, "lambda_l2": 10.0,
        "min_data_in_leaf": 30, "scale_pos_weight": float((len(y) - y.sum()) / y.sum()),
    }
    params.update(more)
    held = np.zeros(len(y))
    mean = np.zeros(len(test))
    for train, valid in StratifiedKFold(5, shuffle=True, random_state=42).split(X, y):
        data = lgb.Dataset(X[train], label=y[train])
        check = lgb.Dataset(X[valid], label=y[valid], reference=data)
        model = lgb.train(params, data, 600, valid_sets=[check])
        held[valid] = model.predict(X[valid])
        mean += model.predict(test) / 5
    print(float(held.sum()), float(mean.sum()))


def single(name):
    X, y = load(name, "X"), load(name, "y")
    params = {"objective": "binary", "verbose": -1, "num_leaves": 31, "learning_rate": 0.1}
    model = lgb.train(params, lgb.Dataset(X, label=y), 100)
    model.save_model(folder / f"{name}_model.txt")
    print(float(model.predict(X[:1000]).sum()))


if job == "gbdt":
    cross_validate({})
elif job == "dart":
    cross_validate({"boosting": "dart", "drop_rate": 0.15, "max_drop": 50, "skip_drop": 0.5})
elif job == "predict":
    X = load("long", "X")
    model = lgb.Booster(model_file=folder / "long_model.txt")
    print(float(model.predict(X).sum()))
else:
    single(job)
