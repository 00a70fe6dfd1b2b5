# xgboost.train: printing, early stopping, results, prediction, importances, files.
import numpy as np
import xgboost as xgb


class Random:
    """Numbers that need no library: a linear congruential generator."""

    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 11) / 2**53

    def normal(self):
        return (sum(self.uniform() for _ in range(4)) - 2.0) * 1.7

    def table(self, rows, columns, missing=0.0):
        return np.array([[np.nan if self.uniform() < missing else self.normal() for _ in range(columns)] for _ in range(rows)])

    def column(self, rows):
        return np.array([self.normal() for _ in range(rows)])


random = Random(7)
X = random.table(400, 6, missing=0.1)
filled = np.nan_to_num(X)
y = (filled[:, 0] + 0.5 * filled[:, 1] * filled[:, 2] + 0.4 * random.column(400) > 0).astype(int)
V = random.table(120, 6)
v = (V[:, 0] + 0.5 * V[:, 1] * V[:, 2] + 0.4 * random.column(120) > 0).astype(int)


def show(values, count=4):
    print([f"{x:.9g}" for x in np.asarray(values).ravel()[:count].tolist()])


train = xgb.DMatrix(X, label=y)
valid = xgb.DMatrix(V, label=v)
print(train.num_row(), train.num_col(), train.num_nonmissing())

print("every round")
params = {"objective": "binary:logistic", "max_depth": 3, "eta": 0.3, "eval_metric": ["auc", "logloss"]}
model = xgb.train(params, train, 4, evals=[(train, "train"), (valid, "valid")])

print("every third round, and the last")
history = {}
model = xgb.train(params, train, 60, evals=[(valid, "valid")], evals_result=history, early_stopping_rounds=5, verbose_eval=3)
print(model.best_iteration, model.best_score, model.num_boosted_rounds(), model.num_features())
print(sorted(history), sorted(history["valid"]), len(history["valid"]["auc"]))
print(history["valid"]["logloss"][:3])
print(model.attributes())

print("predictions")
show(model.predict(valid))
show(model.predict(valid, output_margin=True))
show(model.predict(valid, iteration_range=(0, model.best_iteration + 1)))
leaves = model.predict(valid, pred_leaf=True)
print(leaves.shape, leaves.dtype, leaves[0][:5].tolist())
shap = model.predict(valid, pred_contribs=True)
print(shap.shape)
show(shap)
show(model.inplace_predict(V))
show(model[0:2].predict(valid))

print("importances")
for kind in ["weight", "gain", "cover", "total_gain", "total_cover"]:
    print(kind, {k: f"{s:.7g}" for k, s in model.get_score(importance_type=kind).items()})
print(model.get_fscore())

print("quiet, with subsampling")
params = {"max_depth": 4, "subsample": 0.7, "colsample_bytree": 0.5, "seed": 3, "objective": "binary:logistic", "scale_pos_weight": 2.5, "verbosity": 0}
quantile = xgb.QuantileDMatrix(X, label=y)
model = xgb.train(params, quantile, 8, verbose_eval=False)
show(model.predict(valid))
raw = model.save_raw("json")
again = xgb.Booster(model_file=raw)
print((again.predict(valid) == model.predict(valid)).all())
print(len(raw), len(model.save_raw("ubj")))

print("regression, poisson, classes")
for objective in ["reg:squarederror", "reg:absoluteerror", "count:poisson"]:
    target = np.floor(np.abs(3 * np.nan_to_num(X[:, 0])))
    model = xgb.train({"objective": objective, "max_depth": 3}, xgb.DMatrix(X, label=target), 5, evals=[(xgb.DMatrix(X, label=target), "t")], verbose_eval=2)
    show(model.predict(valid))
classes = np.minimum(np.floor(np.abs(2 * np.nan_to_num(X[:, 0]))), 2)
model = xgb.train({"objective": "multi:softprob", "num_class": 3, "max_depth": 2}, xgb.DMatrix(X, label=classes), 3)
print(model.predict(valid).shape)
show(model.predict(valid))

print("a function as objective and as metric")


def objective(scores, data):
    p = 1.0 / (1.0 + np.exp(-scores))
    return p - data.get_label(), p * (1.0 - p)


def metric(scores, data):
    return "wrong", float(np.mean((scores > 0) != (data.get_label() > 0.5)))


model = xgb.train({"max_depth": 2, "disable_default_eval_metric": True}, train, 3, evals=[(valid, "v")], obj=objective, custom_metric=metric)

print("callbacks")
stop = xgb.callback.EarlyStopping(rounds=2, metric_name="logloss", data_name="valid", save_best=True)
model = xgb.train({"objective": "binary:logistic", "eval_metric": ["logloss", "error"], "eta": 1.0}, train, 50, evals=[(valid, "valid")], callbacks=[stop], verbose_eval=False)
print(model.num_boosted_rounds(), model.best_iteration)

print("errors")
for make in [
    lambda: xgb.train({"objective": "no:such"}, train, 1),
    lambda: xgb.train({"max_depth": -3}, train, 1),
    lambda: xgb.train({"objective": "binary:logistic"}, xgb.DMatrix(X, label=y * 3), 1),
    lambda: xgb.DMatrix(X, label=np.full(400, np.nan)),
    lambda: model.predict(xgb.DMatrix(np.zeros((2, 9)))),
    lambda: xgb.train({}, train, 1).best_iteration,
]:
    try:
        make()
    except AttributeError as error:
        print("AttributeError", error)
    except ValueError as error:
        print(type(error).__name__)
