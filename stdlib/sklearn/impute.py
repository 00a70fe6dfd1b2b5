"""Values for missing ones."""

import warnings

import _models
import numpy as np
from sklearn.base import (BaseEstimator, TransformerMixin, _check_features, check_finite,
                          check_is_fitted, check_table)

__all__ = ["SimpleImputer"]


class SimpleImputer(TransformerMixin):
    """A column's mean, median, most frequent value or a constant in place of its missing values.

    Example: SimpleImputer(strategy="median").fit_transform([[1, 2], [np.nan, 3], [7, 6]])
    """

    def __init__(self, *, missing_values=np.nan, strategy="mean", fill_value=None, copy=True,
                 add_indicator=False, keep_empty_features=False):
        self.missing_values = missing_values
        self.strategy = strategy
        self.fill_value = fill_value
        self.copy = copy
        self.add_indicator = add_indicator
        self.keep_empty_features = keep_empty_features

    def _read(self, X, reset):
        _check_features(self, X, reset)
        array = np.asarray(X)
        if array.dtype.kind == "O" or array.dtype.kind == "U":
            if self.strategy in ("mean", "median"):
                try:
                    array = array.astype(float)
                except (TypeError, ValueError):
                    bad = next(v for v in array.ravel().tolist() if isinstance(v, str))
                    raise ValueError(f"Cannot use {self.strategy} strategy with non-numeric data:\n"
                                     f"could not convert string to float: {bad!r}") from None
            else:
                array = array.astype(object)
        if array.dtype.kind != "O":
            array = check_table(array, type(self).__name__,
                                allow_nan=self.missing_values != self.missing_values)
        if reset:
            self.n_features_in_ = array.shape[1]
        elif array.shape[1] != self.n_features_in_:
            raise ValueError(f"X has {array.shape[1]} features, but SimpleImputer is expecting "
                             f"{self.n_features_in_} features as input.")
        return array

    def _missing(self, array):
        wanted = self.missing_values
        if array.dtype.kind != "O":
            return np.isnan(array) if wanted is None or wanted != wanted else array == wanted
        rows = [[(v is None or v != v) if wanted is None or wanted != wanted else v == wanted
                 for v in row] for row in array.tolist()]
        return np.array(rows)

    def fit(self, X, y=None):
        """Takes the values to fill in from X."""
        if self.add_indicator:
            raise NotImplementedError("SimpleImputer: argument 'add_indicator' is not supported by mnb")
        known = ("constant", "mean", "median", "most_frequent")
        if not callable(self.strategy) and self.strategy not in known:
            raise ValueError(
                "The 'strategy' parameter of SimpleImputer must be a str among {'constant', 'mean', "
                "'median', 'most_frequent'} or a callable. "
                f"Got {self.strategy!r} instead.")
        array = self._read(X, True)
        missing = self._missing(array)
        found = [self._statistic(array[:, i][~missing[:, i]], array.dtype.kind == "O")
                 for i in range(array.shape[1])]
        self.statistics_ = np.array(found, dtype=object if array.dtype.kind == "O" else float)
        self._is_text = array.dtype.kind == "O"
        return self

    def _statistic(self, column, is_text):
        if self.strategy == "constant":
            if len(column) == 0 and not self.keep_empty_features:
                return np.nan
            if self.fill_value is None:
                return "missing_value" if is_text else 0
            return self.fill_value
        if len(column) == 0:
            return 0 if self.keep_empty_features else np.nan
        if callable(self.strategy):
            return self.strategy(column)
        if self.strategy == "mean":
            return column.mean()
        if self.strategy == "median":
            return _models.percentiles(column.reshape(-1, 1), [50.0])[0][0]
        counts = {}
        for value in column.tolist():
            counts[value] = counts.get(value, 0) + 1
        most = max(counts.values())
        return min(value for value, count in counts.items() if count == most)

    def transform(self, X):
        """X without missing values."""
        check_is_fitted(self)
        array = self._read(X, False)
        missing = self._missing(array)
        kept = list(range(array.shape[1]))
        if not self.keep_empty_features:
            kept = [i for i in kept if self.statistics_[i] == self.statistics_[i]]
        if len(kept) < array.shape[1]:
            dropped = [i for i in range(array.shape[1]) if i not in kept]
            names = getattr(self, "feature_names_in_", None)
            shown = np.array(dropped) if names is None else names[dropped]
            warnings.warn(f"Skipping features without any observed values: {shown}. At least one "
                          "non-missing value is needed for imputation with strategy="
                          f"'{self.strategy}'.")
        made = array[:, kept].copy()
        for place, column in enumerate(kept):
            made[missing[:, column], place] = self.statistics_[column]
        return self._result(X, made)

    def get_feature_names_out(self, input_features=None):
        """The names of the columns that `transform` gives."""
        check_is_fitted(self)
        kept = [i for i in range(self.n_features_in_)
                if self.keep_empty_features or self.statistics_[i] == self.statistics_[i]]
        return self._input_names(input_features)[kept]
