"""Callbacks: their order, what they see, rates that change, early stopping with several metrics."""
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


rows = numbers(500, 5, 21)
X = np.array([r[:4] for r in rows])
y = np.array([1 if r[0] + r[4] > 0.2 else 0 for r in rows])
others = numbers(250, 5, 22)
Xv = np.array([r[:4] for r in others])
yv = np.array([1 if r[0] + r[4] > 0.2 else 0 for r in others])
params = {"objective": "binary", "num_leaves": 4, "verbose": -1, "num_threads": 1, "metric": ["auc", "binary_logloss"]}


def data():
    train = lgb.Dataset(X, label=y)
    return train, lgb.Dataset(Xv, label=yv, reference=train)


train, valid = data()
rates = lgb.train(
    params, train, 4, callbacks=[lgb.reset_parameter(learning_rate=[0.4, 0.3, 0.2, 0.1])])
print([repr(float(v)) for v in rates.predict(Xv[:3], raw_score=True)])
train, valid = data()
rates = lgb.train(
    params, train, 4, callbacks=[lgb.reset_parameter(learning_rate=lambda i: 0.3 * 0.5 ** i)])
print([repr(float(v)) for v in rates.predict(Xv[:3], raw_score=True)])


class Watcher:
    def __init__(self, name, order):
        self.name = name
        self.order = order
        self.before_iteration = False

    def __call__(self, env):
        if env.iteration < 2:
            row = env.evaluation_result_list[0]
            print(self.name, env.iteration, env.end_iteration, row.dataset_name, row.metric_name, row.maximize)


train, valid = data()
lgb.train(
    params, train, 3, valid_sets=[valid, train],
    callbacks=[Watcher("late", 50), Watcher("early", 1), lgb.log_evaluation(2)])

train, valid = data()
model = lgb.train(
    params, train, 200, valid_sets=[train, valid], valid_names=["learn", "check"],
    callbacks=[lgb.early_stopping(4), lgb.log_evaluation(5)])
print(model.best_iteration, sorted(model.best_score), dict(model.best_score["check"]))
train, valid = data()
model = lgb.train(
    params, train, 200, valid_sets=valid, valid_names="check",
    callbacks=[lgb.early_stopping(4, first_metric_only=True, min_delta=0.001)])
print(model.best_iteration, model.num_trees())
train, valid = data()
model = lgb.train(dict(params, early_stopping_round=3, verbose=1, verbosity=-1), train, 100, valid_sets=valid)
print(model.best_iteration)
train, valid = data()
model = lgb.train(dict(params, n_estimators=7), train, 100)
print(model.num_trees())
train, valid = data()
record = {"old": 1}
lgb.train(params, train, 2, valid_sets=valid, callbacks=[lgb.record_evaluation(record)])
print(list(record), {name: [repr(v) for v in record["valid_0"][name]] for name in record["valid_0"]})
for wrong in [
    lambda: lgb.early_stopping("3"),
    lambda: lgb.record_evaluation([]),
    lambda: lgb.train(params, data()[0], 3, callbacks=[lgb.reset_parameter(learning_rate=[0.1])]),
    lambda: lgb.train(params, data()[0], 3, callbacks=[lgb.early_stopping(2)]),
]:
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
