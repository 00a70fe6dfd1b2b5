"""Scalers and encoders."""

import warnings

import _models
import numpy as np
from sklearn.base import (BaseEstimator, OneToOneFeatureMixin, TransformerMixin, check_is_fitted,
                          check_length, check_table, check_weight)
from sklearn.utils import check_random_state, resample

__all__ = ["StandardScaler", "RobustScaler", "MinMaxScaler", "QuantileTransformer", "LabelEncoder",
           "OneHotEncoder", "label_binarize"]

_EPSILON = 2.220446049250313e-16


def _no_zeros(scale, constant=None):
    """Scales with 1 in place of those that would divide by next to nothing."""
    return np.where(scale < 10 * _EPSILON if constant is None else constant, 1.0, scale)


class StandardScaler(OneToOneFeatureMixin):
    """Columns less their mean, over their standard deviation; NaN is left out and kept.

    Example: StandardScaler().fit_transform([[0, 0], [0, 0], [1, 1], [1, 1]])
    """

    def __init__(self, *, copy=True, with_mean=True, with_std=True):
        self.with_mean = with_mean
        self.with_std = with_std
        self.copy = copy

    def fit(self, X, y=None, sample_weight=None):
        """Takes means and deviations from X."""
        for name in ("scale_", "n_samples_seen_", "mean_", "var_"):
            if hasattr(self, name):
                delattr(self, name)
        return self.partial_fit(X, y, sample_weight)

    def partial_fit(self, X, y=None, sample_weight=None):
        """Adds the rows of X to those that were seen."""
        first = not hasattr(self, "n_samples_seen_")
        X = self._table(X, reset=first, allow_nan=True)
        weight = check_weight(sample_weight, X.shape[0])
        missing = np.isnan(X)
        if weight is None:
            count = (~missing).sum(axis=0).astype(float)
        else:
            count = np.where(missing, 0.0, weight.reshape(-1, 1)).sum(axis=0)
        seen = np.zeros(X.shape[1]) if first else self.n_samples_seen_
        if not self.with_mean and not self.with_std:
            self.mean_ = self.var_ = None
            total = seen + count
        else:
            mean = 0.0 if first else self.mean_
            var = 0.0 if first or not self.with_std else self.var_
            self.mean_, var, total = _moments(X, missing, weight, count, mean, var, seen)
            self.var_ = var if self.with_std else None
        self.n_samples_seen_ = total[0] if (total == total[0]).all() else total
        if self.with_std:
            n = self.n_samples_seen_
            bound = n * _EPSILON * self.var_ + (n * self.mean_ * _EPSILON) ** 2
            self.scale_ = _no_zeros(np.sqrt(self.var_), self.var_ <= bound)
        else:
            self.scale_ = None
        return self

    def transform(self, X, copy=None):
        """X scaled."""
        check_is_fitted(self)
        values = self._table(X, allow_nan=True)
        if self.with_mean:
            values = values - self.mean_
        if self.with_std:
            values = values / self.scale_
        return self._result(X, values)

    def inverse_transform(self, X, copy=None):
        """X as it was before scaling."""
        check_is_fitted(self)
        values = check_table(X, type(self).__name__, allow_nan=True)
        if self.with_std:
            values = values * self.scale_
        if self.with_mean:
            values = values + self.mean_
        return values


def _moments(X, missing, weight, count, mean, var, seen):
    """Means and variances with the rows of X added: Chan, Golub and LeVeque."""
    factor = 1.0 if weight is None else weight.reshape(-1, 1)
    old = mean * seen
    new = np.where(missing, 0.0, X * factor).sum(axis=0)
    total = seen + count
    mean = (old + new) / total
    middle = new / count
    apart = X - middle
    correction = np.where(missing, 0.0, apart * factor).sum(axis=0)
    squares = np.where(missing, 0.0, apart ** 2 * factor).sum(axis=0)
    squares = squares - correction ** 2 / count
    if (seen > 0).any():
        ratio = seen / count
        more = var * seen + squares + ratio / total * (old / ratio - new) ** 2
        squares = np.where(seen == 0, squares, more)
    return mean, squares / total, total


class MinMaxScaler(OneToOneFeatureMixin):
    """Columns stretched to a range.

    Example: MinMaxScaler().fit_transform([[-1, 2], [-0.5, 6], [0, 10], [1, 18]])
    """

    def __init__(self, feature_range=(0, 1), *, copy=True, clip=False):
        self.feature_range = feature_range
        self.copy = copy
        self.clip = clip

    def fit(self, X, y=None):
        """Takes smallest and largest values from X."""
        if hasattr(self, "n_samples_seen_"):
            del self.n_samples_seen_
        return self.partial_fit(X, y)

    def partial_fit(self, X, y=None):
        """Widens the ranges by the rows of X."""
        low, high = self.feature_range
        if low >= high:
            raise ValueError("Minimum of desired feature range must be smaller than maximum. Got "
                             f"{self.feature_range}.")
        first = not hasattr(self, "n_samples_seen_")
        X = self._table(X, reset=first, allow_nan=True)
        missing = np.isnan(X)
        nothing = missing.all(axis=0)
        least = np.where(nothing, np.nan, np.where(missing, np.inf, X).min(axis=0))
        most = np.where(nothing, np.nan, np.where(missing, -np.inf, X).max(axis=0))
        if first:
            self.n_samples_seen_ = X.shape[0]
        else:
            least, most = np.minimum(self.data_min_, least), np.maximum(self.data_max_, most)
            self.n_samples_seen_ += X.shape[0]
        self.data_min_, self.data_max_, self.data_range_ = least, most, most - least
        self.scale_ = (high - low) / _no_zeros(self.data_range_)
        self.min_ = low - least * self.scale_
        return self

    def transform(self, X):
        """X stretched."""
        check_is_fitted(self)
        values = self._table(X, allow_nan=True) * self.scale_ + self.min_
        if self.clip:
            values = np.clip(values, self.feature_range[0], self.feature_range[1])
        return self._result(X, values)

    def inverse_transform(self, X):
        """X as it was before."""
        check_is_fitted(self)
        return (check_table(X, type(self).__name__, allow_nan=True) - self.min_) / self.scale_


class RobustScaler(OneToOneFeatureMixin):
    """Columns less their median, over the distance of two quantiles.

    Example: RobustScaler().fit_transform([[1., -2., 2.], [-2., 1., 3.], [4., 1., -2.]])
    """

    def __init__(self, *, with_centering=True, with_scaling=True, quantile_range=(25.0, 75.0),
                 copy=True, unit_variance=False):
        self.with_centering = with_centering
        self.with_scaling = with_scaling
        self.quantile_range = quantile_range
        self.unit_variance = unit_variance
        self.copy = copy

    def fit(self, X, y=None):
        """Takes medians and quantiles from X."""
        X = self._table(X, reset=True, allow_nan=True)
        low, high = self.quantile_range
        if not 0 <= low <= high <= 100:
            raise ValueError(f"Invalid quantile range: {self.quantile_range}")
        self.center_ = _models.percentiles(X, [50.0])[0] if self.with_centering else None
        self.scale_ = None
        if self.with_scaling:
            ends = _models.percentiles(X, [low, high])
            self.scale_ = _no_zeros(ends[1] - ends[0])
            if self.unit_variance:
                self.scale_ = self.scale_ / (_models.normal_quantile(high / 100)
                                             - _models.normal_quantile(low / 100))
        return self

    def transform(self, X):
        """X scaled."""
        check_is_fitted(self)
        values = self._table(X, allow_nan=True)
        if self.with_centering:
            values = values - self.center_
        if self.with_scaling:
            values = values / self.scale_
        return self._result(X, values)

    def inverse_transform(self, X):
        """X as it was before."""
        check_is_fitted(self)
        values = check_table(X, type(self).__name__, allow_nan=True)
        if self.with_scaling:
            values = values * self.scale_
        if self.with_centering:
            values = values + self.center_
        return values


class QuantileTransformer(OneToOneFeatureMixin):
    """Columns as their places among the fitted values, evenly or normally distributed.

    Example: QuantileTransformer(n_quantiles=10, random_state=0).fit_transform(X)
    """

    def __init__(self, *, n_quantiles=1000, output_distribution="uniform",
                 ignore_implicit_zeros=False, subsample=10_000, random_state=None, copy=True):
        self.n_quantiles = n_quantiles
        self.output_distribution = output_distribution
        self.ignore_implicit_zeros = ignore_implicit_zeros
        self.subsample = subsample
        self.random_state = random_state
        self.copy = copy

    def fit(self, X, y=None):
        """Takes quantiles from X."""
        if self.output_distribution not in ("uniform", "normal"):
            raise ValueError(
                "The 'output_distribution' parameter of QuantileTransformer must be a str among "
                f"{{'normal', 'uniform'}}. Got {self.output_distribution!r} instead.")
        if self.subsample is not None and self.n_quantiles > self.subsample:
            raise ValueError("The number of quantiles cannot be greater than the number of samples "
                             f"used. Got {self.n_quantiles} quantiles and {self.subsample} samples.")
        X = self._table(X, reset=True, allow_nan=True)
        rows = X.shape[0]
        if self.n_quantiles > rows:
            warnings.warn(f"n_quantiles ({self.n_quantiles}) is greater than the total number of "
                          f"samples ({rows}). n_quantiles is set to n_samples.")
        if self.ignore_implicit_zeros:
            warnings.warn("'ignore_implicit_zeros' takes effect only with sparse matrix. This "
                          "parameter has no effect.")
        self.n_quantiles_ = max(1, min(self.n_quantiles, rows))
        rng = check_random_state(self.random_state)
        self.references_ = np.linspace(0, 1, self.n_quantiles_, endpoint=True)
        if self.subsample is not None and self.subsample < rows:
            X = resample(X, replace=False, n_samples=self.subsample, random_state=rng)
        self.quantiles_ = _models.percentiles(X, self.references_ * 100)
        return self

    def transform(self, X):
        """X as places."""
        check_is_fitted(self)
        return self._result(X, self._map(self._table(X, allow_nan=True), False))

    def inverse_transform(self, X):
        """The values at places."""
        check_is_fitted(self)
        values = check_table(X, type(self).__name__, allow_nan=True)
        if values.shape[1] != self.n_features_in_:
            raise ValueError(f"X has {values.shape[1]} features, but QuantileTransformer is expecting "
                             f"{self.n_features_in_} features as input.")
        return self._map(values, True)

    def _map(self, values, inverse):
        return _models.quantile_map(values, self.quantiles_, self.references_,
                                    self.output_distribution == "normal", inverse)


class LabelEncoder(TransformerMixin):
    """Labels as numbers from 0, in their order.

    Example: LabelEncoder().fit_transform(["paris", "paris", "tokyo", "amsterdam"])
    """

    def fit(self, y):
        """Takes the classes from y."""
        self.fit_transform(y)
        return self

    def fit_transform(self, y):
        """The number of each label."""
        self.classes_, codes = _models.unique(_column(y))
        return codes

    def transform(self, y):
        """The number of each label."""
        check_is_fitted(self)
        y = _column(y)
        codes, unseen = _models.codes(y, self.classes_)
        if unseen:
            if self.classes_.dtype.kind in "iub":
                unseen = [f"np.int64({value})" for value in unseen]
            elif self.classes_.dtype.kind == "f":
                unseen = [f"np.float64({value})" for value in unseen]
            else:
                raise ValueError(f"y contains previously unseen labels: np.str_({unseen[0]!r})")
            raise ValueError("y contains previously unseen labels: [" + ", ".join(unseen) + "]")
        return codes

    def inverse_transform(self, y):
        """The label of each number."""
        check_is_fitted(self)
        y = _column(y)
        wrong = [int(code) for code in y if not 0 <= code < len(self.classes_)]
        if wrong:
            raise ValueError(f"y contains previously unseen labels: {wrong}")
        return self.classes_[y]


def _column(y):
    array = np.asarray(y)
    if array.ndim == 2 and array.shape[1] == 1:
        array = array.ravel()
    if array.ndim != 1:
        raise ValueError(f"y should be a 1d array, got an array of shape {array.shape} instead.")
    return array


def label_binarize(y, *, classes, neg_label=0, pos_label=1, sparse_output=False):
    """A column of 0 and 1 a class; one column for two classes."""
    if sparse_output:
        raise NotImplementedError(
            "label_binarize: argument 'sparse_output' is not supported by mnb")
    classes = list(classes)
    codes, _ = _models.codes(_column(y), np.array(classes))
    if len(classes) == 2:
        return np.where(codes == 1, pos_label, neg_label).reshape(-1, 1)
    return np.where(codes.reshape(-1, 1) == np.arange(len(classes)).reshape(1, -1), pos_label,
                    neg_label)


class _Indicators:
    """Columns of 0 and 1, as `OneHotEncoder` gives them unless sparse_output is False."""

    def __init__(self, values):
        self._values = values
        self.shape = values.shape
        self.dtype = values.dtype
        self.nnz = int((values != 0).sum())

    def toarray(self):
        """The whole table as an array."""
        return self._values

    todense = toarray


class OneHotEncoder(TransformerMixin):
    """A column of 0 and 1 for each value of each column.

    Example: OneHotEncoder(sparse_output=False).fit_transform([["a"], ["b"], ["a"]])
    """

    def __init__(self, *, categories="auto", drop=None, sparse_output=True, dtype=np.float64,
                 handle_unknown="error", min_frequency=None, max_categories=None,
                 feature_name_combiner="concat"):
        self.categories = categories
        self.sparse_output = sparse_output
        self.dtype = dtype
        self.handle_unknown = handle_unknown
        self.drop = drop
        self.min_frequency = min_frequency
        self.max_categories = max_categories
        self.feature_name_combiner = feature_name_combiner

    def fit(self, X, y=None):
        """Takes the values of each column from X."""
        from sklearn.base import _check_features
        for name in ("min_frequency", "max_categories"):
            if getattr(self, name) is not None:
                raise NotImplementedError(f"OneHotEncoder: argument '{name}' is not supported by mnb")
        if self.handle_unknown not in ("error", "ignore", "warn"):
            raise NotImplementedError(
                f"OneHotEncoder: handle_unknown={self.handle_unknown!r} is not supported by mnb")
        if self.feature_name_combiner != "concat":
            raise NotImplementedError(
                "OneHotEncoder: argument 'feature_name_combiner' is not supported by mnb")
        _check_features(self, X, True)
        columns = _columns(X)
        self.n_features_in_ = len(columns)
        if isinstance(self.categories, str) and self.categories == "auto":
            self.categories_ = [_models.unique(column)[0] for column in columns]
        else:
            self.categories_ = [np.array(c, dtype=column.dtype) for c, column
                                in zip(self.categories, columns)]
            for i, column in enumerate(columns):
                unseen = _models.codes(column, self.categories_[i])[1]
                if unseen and self.handle_unknown == "error":
                    raise ValueError(f"Found unknown categories {unseen} in column {i} during fit")
        self.drop_idx_ = self._dropped()
        return self

    def _dropped(self):
        if self.drop is None:
            return None
        if isinstance(self.drop, str):
            if self.drop == "first":
                return np.array([0] * len(self.categories_), dtype=object)
            if self.drop == "if_binary":
                return np.array([0 if len(c) == 2 else None for c in self.categories_], dtype=object)
            raise ValueError(f"The 'drop' parameter must be 'first', 'if_binary' or an array, not "
                             f"{self.drop!r}")
        places = []
        for value, known in zip(self.drop, self.categories_):
            places.append(int(_models.codes([value], known)[0][0]))
        return np.array(places, dtype=object)

    def transform(self, X):
        """A column of 0 and 1 for each value of each column of X."""
        from sklearn.base import _check_features
        check_is_fitted(self)
        _check_features(self, X, False)
        columns = _columns(X)
        if len(columns) != self.n_features_in_:
            raise ValueError(f"X has {len(columns)} features, but OneHotEncoder is expecting "
                             f"{self.n_features_in_} features as input.")
        rows = len(columns[0]) if columns else 0
        total = len(self.get_feature_names_out())
        made = np.zeros((rows, total), dtype=self.dtype)
        at, places = 0, np.arange(rows)
        for i, column in enumerate(columns):
            codes, unseen = _models.codes(column, self.categories_[i])
            if unseen:
                text = f"Found unknown categories {unseen} in column {i} during transform"
                if self.handle_unknown == "error":
                    raise ValueError(text)
                if self.handle_unknown == "warn":
                    warnings.warn(text + ". These unknown categories will be encoded as all zeros")
            width = len(self.categories_[i])
            drop = None if self.drop_idx_ is None else self.drop_idx_[i]
            if drop is not None:
                codes = np.where(codes == drop, -1, np.where(codes > drop, codes - 1, codes))
                width -= 1
            known = codes >= 0
            made[places[known], at + codes[known]] = 1
            at += width
        return _Indicators(made) if self.sparse_output else self._result(X, made)

    def inverse_transform(self, X):
        """The values that columns of 0 and 1 stand for; None where all are 0."""
        check_is_fitted(self)
        X = X.toarray() if hasattr(X, "toarray") else np.asarray(X)
        columns, at = [], 0
        for i, known in enumerate(self.categories_):
            drop = None if self.drop_idx_ is None else self.drop_idx_[i]
            kept = [c for j, c in enumerate(known.tolist()) if drop is None or j != drop]
            part = X[:, at:at + len(kept)]
            at += len(kept)
            best = part.argmax(axis=1) if kept else np.zeros(len(X), dtype=int)
            rest = None if drop is None else known.tolist()[drop]
            columns.append([kept[j] if kept and part[row, j] != 0 else rest
                            for row, j in enumerate(best.tolist())])
        whole = [list(row) for row in zip(*columns)]
        if any(value is None for row in whole for value in row) or any(
                c.dtype.kind == "O" for c in self.categories_):
            return np.array(whole, dtype=object)
        return np.array(whole)

    def get_feature_names_out(self, input_features=None):
        """The names of the columns: feature_value."""
        check_is_fitted(self)
        names = []
        for i, name in enumerate(self._input_names(input_features)):
            drop = None if self.drop_idx_ is None else self.drop_idx_[i]
            for j, value in enumerate(self.categories_[i].tolist()):
                if drop is None or j != drop:
                    names.append(f"{name}_{value}")
        return np.array(names, dtype=object)


def _columns(X):
    """The columns of a table, each in its own type."""
    if hasattr(X, "columns") and hasattr(X, "iloc"):
        return [np.asarray(X.iloc[:, i]) for i in range(X.shape[1])]
    if isinstance(X, (list, tuple)) and X and any(
            isinstance(value, str) for value in X[0]) and not all(
            isinstance(value, str) for row in X for value in row):
        return [np.array([row[i] for row in X], dtype=object) for i in range(len(X[0]))]
    array = np.asarray(X)
    if array.ndim == 1:
        raise ValueError(f"Expected 2D array, got 1D array instead:\narray={array}.\nReshape your data "
                         "either using array.reshape(-1, 1) if your data has a single feature or "
                         "array.reshape(1, -1) if it contains a single sample.")
    return [array[:, i] for i in range(array.shape[1])]
