"""A model as dicts, as a table, as text."""
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


rows = numbers(300, 4, 2)
X = np.array([[float("nan") if v > 1.9 else v for v in r[:3]] for r in rows])
y = np.array([3 * r[0] + r[1] + 0.1 * r[3] for r in rows])
model = lgb.train(
    {"objective": "regression", "num_leaves": 4, "verbose": -1, "num_threads": 1}, lgb.Dataset(X, label=y), 3)

dump = model.dump_model()
print(list(dump.keys()))
print(dump["name"], dump["version"], dump["num_class"], dump["max_feature_idx"], dump["objective"])
print(dump["feature_names"], dump["monotone_constraints"], dump["pandas_categorical"])
print(dump["feature_infos"])
print(dump["feature_importances"])


def walk(node, depth=0):
    pad = "  " * depth
    if "split_index" in node:
        print(pad, node["split_index"], node["split_feature"], repr(node["threshold"]), node["decision_type"],
              node["default_left"], node["missing_type"], node["internal_count"], repr(node["split_gain"]))
        walk(node["left_child"], depth + 1)
        walk(node["right_child"], depth + 1)
    else:
        print(pad, node["leaf_index"], repr(node["leaf_value"]), node["leaf_weight"], node["leaf_count"])


for tree in dump["tree_info"]:
    print(tree["tree_index"], tree["num_leaves"], tree["num_cat"], tree["shrinkage"])
    walk(tree["tree_structure"])
print(len(model.dump_model(num_iteration=1)["tree_info"]))
print(model.dump_model(importance_type="gain")["feature_importances"])

table = model.trees_to_dataframe()
print(table.shape, list(table.columns))
for name in table.columns:
    print(name, table[name].dtype, [str(v) for v in table[name].tolist()[:7]])
print(model.feature_importance(), [repr(float(v)) for v in model.feature_importance("gain")])
print(model.feature_importance(iteration=1).dtype, model.feature_importance(iteration=1).tolist())
text = model.model_to_string(num_iteration=2)
print(text.split("\n")[0], text.count("Tree="), len(model.model_to_string(start_iteration=1)) > 0)
print(text[: text.index("parameters:")])
