"""One job of the XGBoost benchmark: job.py JOB FOLDER. Runs under Python and mnb alike."""
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.model_selection import StratifiedKFold

job, folder = sys.argv[1], Path(sys.argv[2])


def load(name, part):
    return pd.read_pickle(folder / f"{name}_{part}.pkl")


def cross_validate():
    """Five folds of at most 500 rounds with the v34a experiment's parameters."""
    X, y = load("survey", "X"), load("survey", "y")
    test = xgb.DMatrix(load("survey_test", "X"))
    params = {
        "objective": "binary:logistic", "eval_metric": "logloss", "max_depth": 5,
        "learning_rate": 0.025, "subsample": 0.8, "colsample_bytree": 0.8, "seed": 42,
        "scale_pos_weight": float((len(y) - y.sum()) / y.sum()),
    }
    held = np.zeros(len(y))
    mean = np.zeros(len(test_rows))
    for train, valid in StratifiedKFold(5, shuffle=True, random_state=42).split(X, y):
        data, check = xgb.DMatrix(X[train], y[train]), xgb.DMatrix(X[valid], y[valid])
        model = xgb.train(params, data, 500, evals=[(check, "valid")], early_stopping_rounds=50,
                          verbose_eval=False)
        used = (0, model.best_iteration + 1)
        held[valid] = model.predict(check, iteration_range=used)
        mean += model.predict(test, iteration_range=used) / 5
    print(float(held.sum()), float(mean.sum()))


def single(name):
    X, y = load(name, "X"), load(name, "y")
    params = {"objective": "binary:logistic", "max_leaves": 31, "max_depth": 0,
              "grow_policy": "lossguide", "learning_rate": 0.1}
    data = xgb.DMatrix(X, y)
    model = xgb.train(params, data, 100)
    model.save_model(folder / f"{name}_model.ubj")
    print(float(model.predict(xgb.DMatrix(X[:1000])).sum()))


if job == "v34a":
    test_rows = load("survey_test", "X")
    cross_validate()
elif job == "predict":
    model = xgb.Booster(model_file=folder / "long_model.ubj")
    print(float(model.predict(xgb.DMatrix(load("long", "X"))).sum()))
else:
    single(job)
