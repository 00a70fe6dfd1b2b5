"""Input that XGBoost refuses."""
import numpy as np
import xgboost as xgb

rng = np.random.RandomState(0)
X = rng.rand(80, 4)
y = (X[:, 0] > 0.5).astype(int)
params = {"objective": "binary:logistic", "max_depth": 2}


def attempt(title, action):
    try:
        print(title, "->", action())
    except Exception as error:
        # The library's errors begin with the time, the place in its source, and the check.
        text = str(error).split("\n")[0]
        print(title, "->", type(error).__name__, text.split(": ")[-1])


def train(X, y, params=params, **more):
    xgb.train(params, xgb.DMatrix(X, y, **more), 2)
    return "trained"


attempt("NaN labels", lambda: train(X, np.where(y == 1, np.nan, 0.0)))
attempt("one class only", lambda: train(X, np.zeros(80)))
attempt("infinite values", lambda: train(np.where(X > 0.9, np.inf, X), y))
attempt("negative weights", lambda: train(X, y, weight=-np.ones(80)))
model = xgb.train(params, xgb.DMatrix(X, y), 2)
attempt("fewer features at prediction", lambda: model.predict(xgb.DMatrix(X[:, :3])).shape)
attempt("more features at prediction", lambda: model.predict(xgb.DMatrix(np.hstack([X, X]))))
attempt("other names", lambda: xgb.train(
    params, xgb.DMatrix(X, y, feature_names=list("abcd")), 1).predict(
        xgb.DMatrix(X, feature_names=list("abce"))))
