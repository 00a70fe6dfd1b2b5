# Estimators of a script's own, with the mixins that scikit-learn's documentation shows.
import numpy as np
from sklearn.base import (BaseEstimator, ClassifierMixin, RegressorMixin, TransformerMixin, clone,
                          is_classifier, is_regressor)
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import KFold, cross_val_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler


class Clipper(TransformerMixin, BaseEstimator):
    def __init__(self, low=0.05, high=0.95):
        self.low = low
        self.high = high

    def fit(self, X, y=None):
        self.low_ = np.quantile(X, self.low, axis=0)
        self.high_ = np.quantile(X, self.high, axis=0)
        return self

    def transform(self, X):
        return np.clip(X, self.low_, self.high_)


class MeanRegressor(RegressorMixin, BaseEstimator):
    def fit(self, X, y):
        self.mean_ = float(np.mean(y))
        return self

    def predict(self, X):
        return np.full(len(X), self.mean_)


class Majority(ClassifierMixin, BaseEstimator):
    def __init__(self, *, weight=1.0):
        self.weight = weight

    def fit(self, X, y):
        values, counts = np.unique(y, return_counts=True)
        self.classes_ = values
        self.best_ = values[np.argmax(counts)]
        return self

    def predict(self, X):
        return np.full(len(X), self.best_)


rng = np.random.RandomState(0)
X = rng.normal(size=(60, 3))
y = X @ np.array([1.0, -2.0, 0.5]) + rng.normal(scale=0.1, size=60)
print([c.__name__ for c in Clipper.__mro__ if c.__module__ == "__main__"], isinstance(Clipper(), TransformerMixin))
print(Clipper(), Clipper(low=0.1), Majority(weight=2.0))
print(Clipper().get_params(), clone(Clipper(high=0.9)).get_params(), Clipper().set_params(low=0.2))
print(Clipper().fit_transform(X)[:2].round(6).tolist())
print(is_classifier(Majority()), is_regressor(MeanRegressor()), is_regressor(Majority()))
print(round(MeanRegressor().fit(X, y).score(X, y), 12), Majority().fit(X, y > 0).score(X, y > 0))
model = Pipeline([("clip", Clipper()), ("scale", StandardScaler()), ("fit", LinearRegression())])
print(round(model.fit(X, y).score(X, y), 8), model.get_params()["clip__low"])
model.set_params(clip__low=0.2)
print(round(model.fit(X, y).score(X, y), 8), model.named_steps["clip"])
print(cross_val_score(make_pipeline(Clipper(), LinearRegression()), X, y, cv=KFold(3)).round(8).tolist())
