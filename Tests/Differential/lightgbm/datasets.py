"""What a Dataset gives back, before and after it is binned."""
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


rows = numbers(120, 5, 1)
X = np.array([[r[0], r[1], float(i * 7 % 4)] for i, r in enumerate(rows)])
y = np.array([2 * r[0] + r[3] for r in rows])
w = np.array([abs(r[4]) for r in rows])
data = lgb.Dataset(X, label=y, weight=w, free_raw_data=False, params={"verbose": -1, "num_threads": 1, "max_bin": 15})
for early in [data.num_data, data.num_feature, data.get_data]:
    try:
        early()
    except Exception as error:
        print(type(error).__name__, error)
print(data.get_label() is y, type(data.get_label()).__name__)
print(data.construct() is data)
label = data.get_label()
print(data.num_data(), data.num_feature())
print(label.dtype, label.shape, repr(float(label[0])) == repr(float(np.float32(y[0]))))
print(data.get_weight().dtype, repr(float(data.get_weight()[1])))
print(data.get_init_score(), data.get_group())
print(data.get_feature_name())
print([data.feature_num_bin(i) for i in range(3)], data.feature_num_bin("Column_2"))
print(data.get_params())
data.set_init_score(np.array([0.5] * 120))
print(data.get_init_score().dtype, data.get_init_score()[:2].tolist())

part = data.subset([5, 1, 9, 20, 3])
print(part.construct().num_data(), part.get_label().tolist() == [float(label[i]) for i in [1, 3, 5, 9, 20]])
print(part.get_init_score().tolist())

valid = data.create_valid(X[:40], label=y[:40])
print(valid.construct().num_data(), valid.get_label().shape)

model = lgb.train(
    {"objective": "regression", "verbose": -1, "num_threads": 1, "num_leaves": 4, "min_data_in_leaf": 5},
    lgb.Dataset(X, label=y, feature_name=["a", "b", "c"], categorical_feature=["c"]), 6)
print([repr(float(v)) for v in model.predict(X[:4])], model.feature_name())

rank = lgb.Dataset(X, label=np.array([i % 3 for i in range(120)]), group=[50, 40, 30], params={"verbose": -1, "num_threads": 1})
print(rank.construct().get_group().tolist(), rank.get_group().dtype)
freed = lgb.Dataset(X, label=y, params={"verbose": -1, "num_threads": 1}).construct()
for attempt in [lambda: freed.get_data(), lambda: data.get_data().shape]:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
for make in [
    lambda: lgb.Dataset(X, label=y[:5], params={"verbose": -1, "num_threads": 1}).construct(),
    lambda: lgb.Dataset(X, label=y, weight=w[:3], params={"verbose": -1, "num_threads": 1}).construct(),
    lambda: lgb.Dataset(X, label=y, group=[3, 4], params={"verbose": -1, "num_threads": 1}).construct(),
    lambda: lgb.train({"objective": "binary", "verbose": -1, "num_threads": 1}, X),
    lambda: lgb.train({"objective": "binary", "verbose": -1, "num_threads": 1}, data, num_boost_round=0),
    lambda: lgb.Booster(),
]:
    try:
        make()
        print("no error")
    except Exception as error:
        print(type(error).__name__, error)
