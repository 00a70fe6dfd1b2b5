"""Isotonic regression."""

import math
import warnings

import _models
import numpy as np
from sklearn.base import (BaseEstimator, RegressorMixin, TransformerMixin, check_finite,
                          check_is_fitted, check_length, check_numbers, check_weight)

__all__ = ["IsotonicRegression", "isotonic_regression", "check_increasing"]


def check_increasing(x, y):
    """Whether y rises with x, by the sign of Spearman's correlation."""
    a, b = _ranks(np.asarray(x).astype(float)), _ranks(np.asarray(y).astype(float))
    a, b = a - a.mean(), b - b.mean()
    rho = float((a * b).sum() / math.sqrt((a * a).sum() * (b * b).sum()))
    if abs(rho) < 1 and len(a) > 3:
        f, error = 0.5 * math.log((1 + rho) / (1 - rho)), 1 / math.sqrt(len(a) - 3)
        if np.sign(math.tanh(f - 1.96 * error)) != np.sign(math.tanh(f + 1.96 * error)):
            warnings.warn("Confidence interval of the Spearman correlation coefficient spans zero. "
                          "Determination of ``increasing`` may be suspect.")
    return rho >= 0


def _ranks(values):
    return np.array([(values < v).sum() + ((values == v).sum() + 1) / 2 for v in values])


def isotonic_regression(y, *, sample_weight=None, y_min=None, y_max=None, increasing=True):
    """The monotone sequence nearest to y."""
    y = check_numbers(y)
    places = np.arange(len(y)).astype(float)
    fitted = _models.isotonic(places, y, check_weight(sample_weight, len(y)), increasing, y_min, y_max)
    return _models.isotonic_predict(places, *fitted, True)


class IsotonicRegression(RegressorMixin):
    """The monotone function nearest to the points.

    Example: IsotonicRegression().fit(X, y).predict([0.1, 0.2])
    """

    def __init__(self, *, y_min=None, y_max=None, increasing=True, out_of_bounds="nan"):
        self.y_min = y_min
        self.y_max = y_max
        self.increasing = increasing
        self.out_of_bounds = out_of_bounds

    def fit(self, X, y, sample_weight=None):
        """Fits the steps."""
        X, y = _one_feature(X), check_numbers(y)
        check_length(len(X), y)
        weight = check_weight(sample_weight, len(X))
        self.increasing_ = (check_increasing(X, y) if self.increasing == "auto"
                            else self.increasing)
        self.X_thresholds_, self.y_thresholds_, self.X_min_, self.X_max_ = _models.isotonic(
            X, y, weight, self.increasing_, self.y_min, self.y_max)
        return self

    def transform(self, T):
        """The function's values."""
        check_is_fitted(self)
        if self.out_of_bounds not in ("nan", "clip", "raise"):
            raise ValueError("The 'out_of_bounds' parameter of IsotonicRegression must be a str among "
                             f"{{'clip', 'nan', 'raise'}}. Got {self.out_of_bounds!r} instead.")
        T = _one_feature(T)
        if self.out_of_bounds == "raise" and len(self.y_thresholds_) > 1:
            if (T < self.X_min_).any():
                raise ValueError(f"A value ({T[T < self.X_min_][0]}) in x_new is below the "
                                 f"interpolation range's minimum value ({self.X_min_}).")
            if (T > self.X_max_).any():
                raise ValueError(f"A value ({T[T > self.X_max_][0]}) in x_new is above the "
                                 f"interpolation range's maximum value ({self.X_max_}).")
        return _models.isotonic_predict(T, self.X_thresholds_, self.y_thresholds_, self.X_min_,
                                        self.X_max_, self.out_of_bounds == "clip")

    def predict(self, T):
        """The function's values."""
        return self.transform(T)

    def fit_transform(self, X, y=None, sample_weight=None):
        """The function's values at the points it was fitted to."""
        return self.fit(X, y, sample_weight=sample_weight).transform(X)

    def get_feature_names_out(self, input_features=None):
        """The name of the one column that `transform` gives."""
        return np.array(["isotonicregression0"], dtype=object)


def _one_feature(X):
    X = np.asarray(X)
    if X.ndim != 1 and not (X.ndim == 2 and X.shape[1] == 1):
        raise ValueError(
            "Isotonic regression input X should be a 1d array or 2d array with 1 feature")
    X = X.reshape(-1).astype(float)
    check_finite(X)
    return X
