"""Raw scores, leaves, contributions, parts of a model, names checked."""
import numpy as np
import pandas as pd
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


rows = numbers(500, 6, 3)
y = np.array([1 if 2 * r[0] - r[1] + 0.3 * r[5] > 0 else 0 for r in rows])
labels = np.array([(1 if r[0] > 0 else 0) + (1 if r[2] > 0.5 else 0) for r in rows])
X = np.array([[float("nan") if v > 1.8 else v for v in r[:5]] for r in rows])
params = {"objective": "binary", "num_leaves": 6, "min_data_in_leaf": 10, "verbose": -1, "num_threads": 1, "seed": 5}
model = lgb.train(params, lgb.Dataset(X, label=y), num_boost_round=12)

part = X[:7]
print([repr(float(v)) for v in model.predict(part)])
print([repr(float(v)) for v in model.predict(part, raw_score=True)])
print([repr(float(v)) for v in model.predict(part, num_iteration=3, raw_score=True)])
print([repr(float(v)) for v in model.predict(part, start_iteration=4, num_iteration=3, raw_score=True)])
leaves = model.predict(part, pred_leaf=True)
print(leaves.shape, leaves.dtype, leaves.tolist())
print(model.predict(part, pred_leaf=True, num_iteration=2).tolist())
shares = model.predict(part, pred_contrib=True)
print(shares.shape, shares.dtype)
print([[repr(float(v)) for v in row] for row in shares[:3]])
for row, raw in zip(shares.tolist(), model.predict(part, raw_score=True).tolist()):
    print(abs(sum(row) - raw) < 1e-12)
print(model.predict(X[:1]).shape)
print(model.num_trees(), model.num_feature(), model.num_model_per_iteration(), model.current_iteration())
print(repr(model.lower_bound()), repr(model.upper_bound()))
print(repr(model.get_leaf_output(2, 1)))

many = lgb.train(
    {"objective": "multiclass", "num_class": 3, "num_leaves": 4, "verbose": -1, "num_threads": 1},
    lgb.Dataset(X, label=labels), num_boost_round=4)
p = many.predict(part)
print(p.shape, [[repr(float(v)) for v in row] for row in p[:2]])
print(many.predict(part, pred_leaf=True).shape, many.predict(part, pred_contrib=True).shape)
print(many.predict(part, pred_leaf=True)[:2].tolist())
print([repr(float(v)) for v in many.predict(part, pred_contrib=True)[0]])

table = pd.DataFrame({name: X[:, i] for i, name in enumerate("abcde")})
named = lgb.train(params, lgb.Dataset(table, label=y), num_boost_round=3)
print(named.feature_name())
print([repr(float(v)) for v in named.predict(table.head(3), validate_features=True)])
other = pd.DataFrame({name: X[:, i] for i, name in enumerate("azcde")})
try:
    named.predict(other, validate_features=True)
except Exception as error:
    print("LightGBMError:", error)
try:
    named.predict(X[:, :3])
except Exception as error:
    print("LightGBMError:", error)
try:
    named.predict(lgb.Dataset(X))
except TypeError as error:
    print("TypeError:", error)
