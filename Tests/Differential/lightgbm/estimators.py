"""LGBMClassifier, LGBMRegressor, LGBMRanker."""
import numpy as np
import pandas as pd
import lightgbm as lgb
from lightgbm import LGBMClassifier, LGBMRegressor, LGBMRanker


def numbers(rows, columns, seed):
    """About normal, the same everywhere."""
    state = seed
    table = []
    for _ in range(rows):
        row = []
        for _ in range(columns):
            total = 0
            for _ in range(6):
                state = (state * 1103515245 + 12345) % 2147483648
                total += state
            row.append(total / 1073741824 - 6.0)
        table.append(row)
    return table


rows = numbers(400, 5, 6)
X = np.array([r[:4] for r in rows])
y = np.array([1 if r[0] - r[1] + 0.5 * r[4] > 0 else 0 for r in rows])
print(LGBMClassifier())
print(LGBMClassifier(learning_rate=0.05, n_estimators=20, verbose=-1))
print(LGBMRegressor(num_leaves=7, reg_alpha=0.1, reg_lambda=0.5, min_child_samples=5, subsample=0.9, verbose=-1, n_jobs=1))

model = LGBMClassifier(n_estimators=15, num_leaves=5, verbose=-1, n_jobs=1, random_state=3)
print(model.get_params()["n_estimators"], model.get_params()["verbose"], list(model.get_params())[:3])
try:
    model.predict(X)
except Exception as error:
    print(type(error).__name__, error)
print(model.fit(X, y) is model)
print(model.predict(X[:8]), model.predict(X[:8]).dtype)
print([[repr(float(v)) for v in row] for row in model.predict_proba(X[:3])])
print([repr(float(v)) for v in model.predict(X[:3], raw_score=True)])
print(model.classes_, model.n_classes_, model.n_features_, model.n_features_in_, model.objective_)
print(model.feature_importances_, model.feature_name_, model.best_iteration_, model.n_estimators_)
print(model.predict_proba(X[:4], pred_leaf=True).shape, model.booster_.num_trees())
plain = lgb.train(
    {"objective": "binary", "num_leaves": 5, "verbose": -1, "num_threads": 1, "seed": 3}, lgb.Dataset(X, label=y), 15)
print(plain.predict(X).tolist() == model.predict_proba(X)[:, 1].tolist())

names = np.array(["yes" if v == 1 else "no" for v in y.tolist()])
worded = LGBMClassifier(n_estimators=5, verbose=-1, n_jobs=1, class_weight="balanced").fit(X, names)
print(worded.classes_, worded.predict(X[:5]), [repr(float(v)) for v in worded.predict_proba(X[:2])[:, 1]])
weighted = LGBMClassifier(n_estimators=5, verbose=-1, n_jobs=1, class_weight={"yes": 3.0, "no": 1.0}).fit(X, names)
print([repr(float(v)) for v in weighted.predict_proba(X[:2])[:, 1]])

three = np.array([(5 if r[0] > 0 else 0) + (2 if r[2] > 0.5 else 0) for r in rows])
many = LGBMClassifier(n_estimators=4, num_leaves=4, verbose=-1, n_jobs=1).fit(X, three)
print(many.classes_, many.n_classes_, many.objective_, many.predict(X[:6]))
print([[repr(float(v)) for v in row] for row in many.predict_proba(X[:2])])

stopped = LGBMClassifier(n_estimators=200, learning_rate=0.3, verbose=-1, n_jobs=1)
stopped.fit(
    X[:300], y[:300], eval_set=[(X[300:], y[300:])], eval_metric="auc",
    callbacks=[lgb.early_stopping(5, verbose=False)])
print(stopped.best_iteration_, stopped.n_iter_, list(stopped.evals_result_["valid_0"]))
print(repr(stopped.evals_result_["valid_0"]["auc"][0]), dict(stopped.best_score_["valid_0"]))
stopped.fit(X[:300], y[:300], eval_set=[(X[:300], y[:300])], eval_names=["own"], eval_metric=["error"])
print(list(stopped.evals_result_), list(stopped.evals_result_["own"]) if "own" in stopped.evals_result_ else "")

target = np.array([2 * r[0] + r[3] + 0.1 * r[4] for r in rows])
table = pd.DataFrame({name: X[:, i] for i, name in enumerate("pqrs")})
regressor = LGBMRegressor(n_estimators=10, verbose=-1, n_jobs=1, importance_type="gain").fit(table, target)
print([repr(float(v)) for v in regressor.predict(table.head(3))], regressor.feature_names_in_)
print([repr(float(v)) for v in regressor.feature_importances_])
print(regressor.set_params(n_estimators=3, num_leaves=6).n_estimators, regressor.num_leaves)
print(regressor.fit(table, target, sample_weight=np.array([abs(r[1]) for r in rows])).booster_.num_trees())
print([repr(float(v)) for v in regressor.predict(table.head(2))])

relevance = np.array([i * i % 4 for i in range(400)])
ranker = LGBMRanker(n_estimators=5, verbose=-1, n_jobs=1)
ranker.fit(X, relevance, group=[100] * 4, eval_set=[(X, relevance)], eval_group=[[100] * 4], eval_at=[2, 4])
print([repr(float(v)) for v in ranker.predict(X[:3])], list(ranker.evals_result_["training"]))
try:
    LGBMRanker(verbose=-1, n_jobs=1).fit(X, relevance)
except ValueError as error:
    print(error)


def squared(y_true, y_pred):
    return y_pred - y_true, np.array([1.0] * len(y_true))


def worst(y_true, y_pred):
    return "worst", max(abs(a - b) for a, b in zip(y_true.tolist(), y_pred.tolist())), False


own = LGBMRegressor(n_estimators=4, objective=squared, verbose=-1, n_jobs=1)
own.fit(X, target, eval_set=[(X[:50], target[:50])], eval_metric=worst)
print(["%.10g" % v for v in own.predict(X[:3])], list(own.evals_result_["valid_0"]))
continued = LGBMRegressor(n_estimators=2, verbose=-1, n_jobs=1).fit(table, target, init_model=regressor)
print(continued.booster_.num_trees())
try:
    continued.predict(X[:, :2])
except ValueError as error:
    print(error)
