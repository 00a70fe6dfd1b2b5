"""Objectives and metrics written in the script."""
import numpy as np
import lightgbm as lgb


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


rows = numbers(300, 5, 8)
X = np.array([r[:4] for r in rows])
y = np.array([1 if r[0] - 0.3 * r[2] + 0.4 * r[4] > 0 else 0 for r in rows])
train = lgb.Dataset(X, label=y, free_raw_data=False)


def logistic(preds, data):
    p = 1.0 / (1.0 + np.exp(-preds))
    return p - data.get_label(), p * (1.0 - p)


def brier(preds, data):
    squares = [(p - t) ** 2 for p, t in zip(preds.tolist(), data.get_label().tolist())]
    return "brier", sum(squares) / len(squares), False


def several(preds, data):
    return [("low", min(preds.tolist()), False), ("high", max(preds.tolist()), True)]


record = {}
model = lgb.train(
    {"objective": logistic, "num_leaves": 4, "verbose": -1, "num_threads": 1, "metric": "None"}, train, 5,
    valid_sets=[train], valid_names=["own"], feval=[brier, several],
    callbacks=[lgb.record_evaluation(record)])
for name in record["own"]:
    print(name, ["%.12g" % v for v in record["own"][name]])
print(["%.12g" % v for v in model.predict(X[:4])])

# With a built-in objective the metric gets probabilities.
record = {}
lgb.train(
    {"objective": "binary", "num_leaves": 4, "verbose": -1, "num_threads": 1, "metric": "binary_logloss"}, train, 3,
    valid_sets=[train, lgb.Dataset(X[:50], label=y[:50], reference=train)], feval=brier,
    callbacks=[lgb.record_evaluation(record)])
for name in record:
    for metric in record[name]:
        print(name, metric, [repr(v) for v in record[name][metric]])

# Several classes: two-dimensional predictions and gradients.
k = np.array([(1 if r[0] > 0 else 0) + (1 if r[1] > 0.5 else 0) for r in rows])


def softmax(preds, data):
    grad = []
    hess = []
    for row, label in zip(np.exp(preds).tolist(), data.get_label().tolist()):
        shares = [v / sum(row) for v in row]
        grad.append([p - (1.0 if i == label else 0.0) for i, p in enumerate(shares)])
        hess.append([2.0 * p * (1.0 - p) for p in shares])
    return np.array(grad), np.array(hess)


many = lgb.train(
    {"objective": softmax, "num_class": 3, "num_leaves": 4, "verbose": -1, "num_threads": 1}, lgb.Dataset(X, label=k), 3)
print(many.num_trees(), many.predict(X[:2]).shape)
print([["%.10g" % v for v in row] for row in many.predict(X[:3])])

# One round at a time.
booster = lgb.Booster({"objective": "none", "num_leaves": 4, "verbose": -1, "num_threads": 1}, lgb.Dataset(X, label=y))
for _ in range(3):
    print(booster.update(fobj=logistic))
print(booster.current_iteration(), ["%.12g" % v for v in booster.predict(X[:3])])
print(booster.rollback_one_iter().current_iteration())
built = lgb.Booster({"objective": "binary", "metric": ["auc", "binary_error"], "verbose": -1, "num_threads": 1}, train)
built.add_valid(lgb.Dataset(X[:60], label=y[:60], reference=train), "sixty")
built.update()
built.update()
for result in built.eval_train() + built.eval_valid():
    name, metric, value, higher = result
    print(name, metric, repr(value), higher, result[1] == result.metric_name, len(result))
print(built.eval_valid()[0])
print(built.best_iteration, built.best_score)
