"""Training that goes on from a model, from a file, from given scores."""
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


def label(row):
    return 1 if row[0] - row[1] ** 2 + 0.5 * row[4] > -0.5 else 0


rows = numbers(600, 5, 11)
X = np.array([r[:4] for r in rows])
y = np.array([label(r) for r in rows])
others = numbers(200, 5, 12)
Xv = np.array([r[:4] for r in others])
yv = np.array([label(r) for r in others])
params = {"objective": "binary", "num_leaves": 5, "learning_rate": 0.2, "verbose": -1, "num_threads": 1, "metric": "auc"}

first = lgb.train(params, lgb.Dataset(X, label=y, free_raw_data=False), num_boost_round=5)
train = lgb.Dataset(X, label=y, free_raw_data=False)
valid = lgb.Dataset(Xv, label=yv, reference=train, free_raw_data=False)
seen = []


def watch(env):
    seen.append((env.iteration, env.begin_iteration, env.end_iteration))


record = {}
second = lgb.train(
    params, train, num_boost_round=4, init_model=first, valid_sets=[valid],
    callbacks=[watch, lgb.record_evaluation(record)])
print(seen)
print(second.num_trees(), second.current_iteration(), second.best_iteration)
print([repr(v) for v in record["valid_0"]["auc"]])
print([repr(float(v)) for v in second.predict(Xv[:6])])
print([repr(float(v)) for v in first.predict(Xv[:6])])
print(repr(float(train.get_init_score()[0])), train.get_init_score().shape)

# What the first model leaves open is learned by the same trees as from its scores.
start = first.predict(X, raw_score=True)
third = lgb.train(params, lgb.Dataset(X, label=y, init_score=start), num_boost_round=4)
print(third.num_trees())
print([repr(float(v)) for v in third.predict(Xv[:6], raw_score=True)])
print([repr(float(v)) for v in second.predict(Xv[:6], raw_score=True, start_iteration=5)])

# Through a file and through text.
first.save_model("continued_model.txt")
again = lgb.train(
    params, lgb.Dataset(X, label=y, free_raw_data=False), num_boost_round=4,
    init_model="continued_model.txt")
print([repr(float(v)) for v in again.predict(Xv[:6])])
loaded = lgb.Booster(model_file="continued_model.txt")
print(loaded.num_trees(), loaded.best_iteration, [repr(float(v)) for v in loaded.predict(Xv[:3])])
same = lgb.Booster(model_str=first.model_to_string())
print(same.model_to_string() == loaded.model_to_string())
from pathlib import Path

Path("continued_model.txt").unlink()

# Early stopping counts on from the first model's rounds.
stopped = lgb.train(
    dict(params, learning_rate=0.5), train, num_boost_round=60, init_model=first, valid_sets=[valid],
    callbacks=[lgb.early_stopping(3, verbose=False)])
print(stopped.best_iteration, stopped.num_trees(), dict(stopped.best_score["valid_0"]))

many = {"objective": "multiclass", "num_class": 3, "num_leaves": 4, "verbose": -1, "num_threads": 1}
labels = np.array([(1 if r[0] > 0 else 0) + (1 if r[1] > 0.7 else 0) for r in rows])
a = lgb.train(many, lgb.Dataset(X, label=labels, free_raw_data=False), num_boost_round=3)
b = lgb.train(many, lgb.Dataset(X, label=labels, free_raw_data=False), num_boost_round=2, init_model=a)
print(b.num_trees(), [[repr(float(v)) for v in row] for row in b.predict(Xv[:2])])
