"""Estimators that stay as they are."""

from sklearn.base import BaseEstimator

__all__ = ["FrozenEstimator"]


class FrozenEstimator(BaseEstimator):
    """A fitted estimator that `fit` does not change.

    Example: CalibratedClassifierCV(FrozenEstimator(model)).fit(X_held, y_held)
    """

    def __init__(self, estimator):
        self.estimator = estimator

    def __getattr__(self, name):
        if name == "estimator" or name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.estimator, name)

    def __sklearn_clone__(self):
        return self

    def __sklearn_is_fitted__(self):
        return True

    def fit(self, X, y=None, *args, **kwargs):
        """Does nothing."""
        return self
