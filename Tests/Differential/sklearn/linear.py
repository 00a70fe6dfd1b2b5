import sys
import warnings

import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression, LogisticRegression, Ridge

sys.path.insert(0, "modules")
from draws import Draws, rounded

rng = Draws(1)
X = rng.normal(size=(120, 4))
score = X[:, 0] - 0.5 * X[:, 1] + 0.3 * rng.normal(size=120)
y = (score > 0.2).astype(int)
three = np.where(score < -0.5, "low", np.where(score > 0.5, "high", "mid"))
weight = rng.uniform(low=0.5, high=2.0, size=120)


def show(*arrays):
    print(*[rounded(np.asarray(a)) for a in arrays])


for options in (dict(), dict(C=0.1), dict(C=100.0), dict(C=np.inf), dict(fit_intercept=False),
                dict(class_weight="balanced"), dict(class_weight={0: 1, 1: 5}), dict(tol=1e-8)):
    for labels in (y, three):
        if labels is three and isinstance(options.get("class_weight"), dict):
            continue
        model = LogisticRegression(**options).fit(X, labels)
        print(model, model.classes_.tolist(), model.n_iter_)
        show(model.coef_, model.intercept_, model.predict_proba(X[:3]))
        show(model.decision_function(X[:2]), model.score(X, labels))
        print(model.predict(X[:5]).tolist())
model = LogisticRegression().fit(X, y, sample_weight=weight)
show(model.coef_, model.predict_log_proba(X[:2]))
model = LogisticRegression(warm_start=True, max_iter=300).fit(X, y)
model.C = 10.0
model.fit(X, y)
show(model.coef_)

for model in (LinearRegression(), LinearRegression(fit_intercept=False), Ridge(), Ridge(alpha=5.0),
              Ridge(fit_intercept=False), Ridge(alpha=0.01)):
    model.fit(X, score)
    print(model)
    show(model.coef_, model.intercept_, model.predict(X[:3]), model.score(X, score))
    model.fit(X, score, sample_weight=weight)
    show(model.coef_, model.intercept_)
    wide = type(model)(**model.get_params()).fit(X[:3], score[:3])
    show(wide.coef_, wide.intercept_)
model = LinearRegression().fit(X, score)
print(model.rank_, rounded(model.singular_, 7))

# scikit-learn's own example.
A = np.array([[1, 1], [1, 2], [2, 2], [2, 3]])
b = np.array([6.0, 8.0, 9.0, 11.0])
reg = LinearRegression().fit(A, b)
print(round(reg.score(A, b), 12), rounded(reg.coef_, 9), round(reg.intercept_, 9))
print(rounded(reg.predict(np.array([[3, 5]])), 9))

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    model = LogisticRegression(max_iter=2).fit(X, y)
    print(caught[0].category.__name__, model.n_iter_)
    print(caught[0].message)
frame = pd.DataFrame(X, columns=["a", "b", "c", "d"])
model = LogisticRegression().fit(frame, y)
print(model.feature_names_in_.tolist(), model.predict(frame)[:5].tolist())
for wrong in (lambda: LogisticRegression().fit(X, score), lambda: LogisticRegression().fit(X, y * 0),
              lambda: LogisticRegression(C=-1.0).fit(X, y), lambda: LogisticRegression().fit(X, y[:5]),
              lambda: LogisticRegression(l1_ratio=1).fit(X, y),
              lambda: LogisticRegression().fit(np.array([[np.nan], [1.0]]), [0, 1]),
              lambda: LinearRegression().fit(X, np.where(y == 1, np.nan, score)),
              lambda: LogisticRegression().predict(X)):
    try:
        wrong()
    except ValueError as error:
        print(error)
