import random
import sys

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, clone
from sklearn.decomposition import PCA
from sklearn.impute import SimpleImputer
from sklearn.inspection import permutation_importance
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import f1_score, fbeta_score, get_scorer, make_scorer
from sklearn.model_selection import (KFold, StratifiedKFold, cross_val_predict, cross_val_score,
                                     cross_validate)
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils import resample, shuffle

sys.path.insert(0, "modules")
from draws import Draws, rounded

# scikit-learn's own examples.
X = np.array([[-1, -1], [-2, -1], [-3, -2], [1, 1], [2, 1], [3, 2]])
pca = PCA(n_components=2).fit(X)
print(pca)
print(rounded(pca.explained_variance_ratio_, 9), rounded(pca.singular_values_, 9))
print(rounded(PCA(n_components=1, svd_solver="full").fit(X).explained_variance_ratio_, 9))

rng = Draws(3)
X = rng.normal(size=(80, 5)) * np.array([3.0, 1.0, 0.5, 2.0, 1.0])
X[:, 4] += X[:, 0]
y = (X[:, 0] + rng.normal(size=80) > 0).astype(int)
for options in (dict(), dict(n_components=2), dict(n_components=0.8), dict(n_components="mle"),
                dict(n_components=3, whiten=True), dict(n_components=2, svd_solver="full")):
    for table in (X, X[:30]):
        pca = PCA(**options).fit(table)
        print(pca, pca.n_components_, rounded(pca.components_, 7))
        print(rounded(pca.explained_variance_, 7), round(float(pca.noise_variance_), 7))
        made = pca.transform(table)
        print(rounded(made[:2], 7), rounded(pca.inverse_transform(made)[:1], 7))
print(rounded(PCA(2).fit(X).get_covariance()[0], 7), list(PCA(2).fit(X).get_feature_names_out()))

pipe = Pipeline([("impute", SimpleImputer()), ("scale", StandardScaler()), ("model", LogisticRegression(C=0.5))])
print(pipe)
print(sorted(pipe.get_params())[:8])
pipe.fit(X, y)
print(rounded(pipe.predict_proba(X[:2]), 7), round(pipe.score(X, y), 9), pipe.classes_)
print(pipe.named_steps["scale"].n_samples_seen_, len(pipe), pipe[-1], pipe[:-1])
pipe.set_params(model__C=2.0, scale="passthrough")
print(pipe)
print(rounded(pipe.fit(X, y)["model"].coef_, 7), hasattr(pipe, "transform"))
print(make_pipeline(StandardScaler(), PCA(n_components=2), Ridge()))
print(rounded(make_pipeline(StandardScaler(), PCA(n_components=2)).fit_transform(X)[:2], 7))
print(rounded(make_pipeline(StandardScaler(), Ridge()).fit(X, X[:, 0]).predict(X[:3]), 7))
weights = np.linspace(0.5, 1.5, 80)
print(rounded(pipe.fit(X, y, model__sample_weight=weights)["model"].intercept_, 7))

model = make_pipeline(StandardScaler(), LogisticRegression())
for scoring in (None, "f1", "roc_auc", "neg_log_loss", "average_precision", "f1_macro", "precision",
                "neg_brier_score", make_scorer(fbeta_score, beta=2), make_scorer(f1_score)):
    print(rounded(cross_val_score(model, X, y, cv=4, scoring=scoring), 7))
print(rounded(cross_val_score(Ridge(), X, X[:, 4]), 7))
print(rounded(cross_val_score(model, X, y, cv=KFold(3, shuffle=True, random_state=0)), 7))
print(cross_val_predict(model, X, y, cv=3).tolist()[:20])
print(rounded(cross_val_predict(model, X, y, cv=StratifiedKFold(3), method="predict_proba")[:3], 7))
found = cross_validate(model, X, y, cv=3, scoring=["f1", "roc_auc"], return_train_score=True)
print(list(found), rounded(found["train_f1"], 7), rounded(found["test_roc_auc"], 7))
print(round(get_scorer("accuracy")(model.fit(X, y), X, y), 9))
found = permutation_importance(model, X, y, n_repeats=3, random_state=0)
print(rounded(found.importances, 7), rounded(found["importances_mean"], 7))
found = permutation_importance(model, X, y, scoring="roc_auc", random_state=np.random.RandomState(5))
print(rounded(found.importances_std, 7))
print(resample([1, 2, 3, 4, 5], random_state=0), resample(X[:, 0], n_samples=3, random_state=1).tolist())
a, b = shuffle(np.arange(6), list("abcdef"), random_state=2)
print(a.tolist(), b)
print(resample(pd.DataFrame({"k": [1, 2, 3]}), random_state=0))


class Clip(BaseEstimator):
    def __init__(self, limit=1.0, sides="both"):
        self.limit = limit
        self.sides = sides

    def fit(self, X, y=None):
        self.fitted_ = True
        return self

    def transform(self, X):
        return np.clip(X, -self.limit, self.limit)

    def fit_transform(self, X, y=None):
        return self.fit(X, y).transform(X)


class Constant(BaseEstimator):
    def __init__(self, value=0):
        self.value = value

    def fit(self, X, y):
        self.classes_ = np.array([0, 1])
        return self

    def predict(self, X):
        return np.full(len(X), self.value)


print(Clip(limit=2), Clip().get_params(), clone(Clip(3.0)), Constant(1))
pipe = make_pipeline(Clip(0.5), LogisticRegression())
print(pipe, rounded(pipe.fit(X, y)[1].coef_, 7))
print(cross_val_score(Constant(1), X, y, cv=4, scoring="f1").tolist())
try:
    Clip().set_params(size=3)
except ValueError as error:
    print(error)
for wrong in (lambda: Pipeline([("a", StandardScaler()), ("a", PCA())]).fit(X),
              lambda: make_pipeline(StandardScaler(), LogisticRegression()).predict(X),
              lambda: PCA(n_components=9).fit(X)):
    try:
        wrong()
    except ValueError as error:
        print(type(error).__name__, error)
