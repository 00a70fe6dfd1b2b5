"""Input that LightGBM refuses, or warns of."""
import lightgbm as lgb
import numpy as np

rng = np.random.RandomState(0)
X = rng.rand(80, 4)
y = (X[:, 0] > 0.5).astype(int)
quiet = {"objective": "binary", "verbose": -1, "num_leaves": 4}


def attempt(title, action):
    try:
        print(title, "->", action())
    except Exception as error:
        print(title, "->", type(error).__name__, str(error).split(" at /")[0])


def train(X, y, params=quiet, **more):
    lgb.train(params, lgb.Dataset(X, label=y, **more), 2)
    return "trained"


attempt("labels outside {0, 1}", lambda: train(X, y + 1))
attempt("NaN labels", lambda: train(X, np.where(y == 1, np.nan, 0.0)))
attempt("labels too short", lambda: train(X, y[:-1]))
attempt("one class only", lambda: train(X, np.zeros(80)))
attempt("no rows", lambda: train(X[:0], y[:0]))
attempt("no objective of that name", lambda: train(X, y, {"objective": "nothing", "verbose": -1}))
attempt("no rounds", lambda: lgb.train(quiet, lgb.Dataset(X, label=y), 0))
model = lgb.train(quiet, lgb.Dataset(X, label=y), 2)
attempt("fewer features at prediction", lambda: model.predict(X[:, :3]))
attempt("one row as a vector", lambda: model.predict(X[0]))
attempt("damaged model", lambda: lgb.Booster(model_str="tree\nversion=v4\nnum_class=1"))
