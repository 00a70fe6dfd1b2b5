"""lgb.cv: how folds are made, what comes back, early stopping, the boosters."""
import numpy as np
import lightgbm as lgb
from sklearn.model_selection import KFold


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


rows = numbers(400, 5, 4)
X = np.array([r[:4] for r in rows])
y = np.array([1 if r[0] + 0.5 * r[1] + r[4] > 0.4 else 0 for r in rows])
params = {"objective": "binary", "num_leaves": 5, "verbose": -1, "num_threads": 1, "learning_rate": 0.2}


def show(result):
    for key in result:
        if key != "cvbooster":
            print(key, [repr(v) for v in result[key][-3:]], len(result[key]))


def data():
    return lgb.Dataset(X, label=y, free_raw_data=False)


show(lgb.cv(params, data(), num_boost_round=4))
show(lgb.cv(params, data(), num_boost_round=3, nfold=3, seed=7, metrics=["auc", "binary_error"]))
show(lgb.cv(params, data(), num_boost_round=3, nfold=4, stratified=False))
show(lgb.cv(params, data(), num_boost_round=3, nfold=4, stratified=False, shuffle=False))
try:
    lgb.cv(params, data(), num_boost_round=3, stratified=True, shuffle=False)
except ValueError as error:
    print(error)
show(lgb.cv(params, data(), num_boost_round=3, folds=KFold(3), eval_train_metric=True))
pairs = [(np.arange(0, 200), np.arange(200, 400)), (np.arange(200, 400), np.arange(0, 200))]
show(lgb.cv(params, data(), num_boost_round=3, folds=pairs))

result = lgb.cv(
    dict(params, metric="auc"), data(), num_boost_round=80, return_cvbooster=True,
    callbacks=[lgb.early_stopping(5), lgb.log_evaluation(10)])
show(result)
both = result["cvbooster"]
print(both.best_iteration, len(both.boosters), both.num_trees())
print([repr(float(p[0])) for p in both.predict(X[:2])])
print([b.best_iteration for b in both.boosters])


def error_rate(preds, data):
    wrong = [p for p, t in zip(preds.tolist(), data.get_label().tolist()) if (p > 0.5) != (t > 0.5)]
    return "mine", len(wrong) / len(preds), False


show(lgb.cv(dict(params, metric="None"), data(), num_boost_round=3, feval=error_rate))
history = {}
lgb.cv(params, data(), num_boost_round=2, callbacks=[lgb.record_evaluation(history)])
print(sorted(history), sorted(history["valid"]))

groups = [40] * 10
relevance = np.array([i * i % 3 for i in range(400)])
show(lgb.cv(
    {"objective": "lambdarank", "verbose": -1, "num_threads": 1, "num_leaves": 4, "eval_at": [3]},
    lgb.Dataset(X, label=relevance, group=groups), num_boost_round=3, nfold=2))
