# XGBClassifier, XGBRegressor, cv.
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


random = Random(11)
X = random.table(300, 5)
y = (X[:, 0] - X[:, 1] + 0.5 * random.column(300) > 0).astype(int)


def show(values, count=4):
    print([f"{x:.9g}" for x in np.asarray(values).ravel()[:count].tolist()])


model = xgb.XGBClassifier(n_estimators=20, max_depth=3, learning_rate=0.2, subsample=0.8, random_state=1)
model.fit(X, y)
print(model.predict(X)[:10].tolist(), model.predict(X).dtype)
print(model.predict_proba(X).shape, model.n_classes_, model.classes_.tolist())
show(model.predict_proba(X))
show(model.feature_importances_, 5)
print(model.get_params()["max_depth"], model.objective, model.n_features_in_)

model = xgb.XGBClassifier(n_estimators=200, learning_rate=0.5, eval_metric="auc", early_stopping_rounds=4)
model.fit(X[:200], y[:200], eval_set=[(X[200:], y[200:])], verbose=False)
print(model.best_iteration, model.best_score, model.get_booster().num_boosted_rounds())
show(model.predict_proba(X[200:]))
print(sorted(model.evals_result()), len(model.evals_result()["validation_0"]["auc"]))

three = (X[:, 2] > -0.5).astype(int) + (X[:, 2] > 0.5).astype(int)
model = xgb.XGBClassifier(n_estimators=4, max_depth=2).fit(X, three)
print(model.predict(X)[:10].tolist(), model.predict_proba(X).shape, model.objective)
show(model.predict_proba(X))

model = xgb.XGBRegressor(n_estimators=10, max_depth=3, reg_lambda=2.0)
model.fit(X, X[:, 0] * 2 + X[:, 1])
show(model.predict(X))
show(model.predict(X, iteration_range=(0, 3)))
model.set_params(n_estimators=2)
print(model.fit(X, X[:, 0]).get_booster().num_boosted_rounds())

print("cv")
data = xgb.DMatrix(X, label=y)
params = {"objective": "binary:logistic", "max_depth": 2, "eval_metric": "logloss", "subsample": 0.7}
table = xgb.cv(params, data, 5, nfold=3, seed=4, verbose_eval=True)
print(table.columns.tolist(), table.shape)
show(table["test-logloss-mean"], 5)
result = xgb.cv(params, data, 40, nfold=4, stratified=True, metrics=["auc"], early_stopping_rounds=3, as_pandas=False, verbose_eval=False)
print(sorted(result), len(result["test-auc-mean"]))
show(result["test-auc-std"], 5)

try:
    xgb.XGBClassifier().fit(X, y + 1)
except ValueError as error:
    print(error)
