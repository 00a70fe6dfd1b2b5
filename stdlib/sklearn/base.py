"""What all estimators share: parameters, printing, cloning, checks of what they are given."""

import warnings

import _models
import numpy as np
from sklearn.exceptions import NotFittedError

__all__ = ["BaseEstimator", "ClassifierMixin", "ClusterMixin", "RegressorMixin", "TransformerMixin",
           "OneToOneFeatureMixin", "MetaEstimatorMixin", "clone", "is_classifier", "is_regressor"]

_NAN_ADVICE = (
    "\n{} does not accept missing values encoded as NaN natively. For supervised learning, you might "
    "want to consider sklearn.ensemble.HistGradientBoostingClassifier and Regressor which accept "
    "missing values encoded as NaNs natively. Alternatively, it is possible to preprocess the data, "
    "for instance by using an imputer transformer in a pipeline or drop samples with missing values. "
    "See https://scikit-learn.org/stable/modules/impute.html You can find a list of all estimators "
    "that handle NaN values at the following page: "
    "https://scikit-learn.org/stable/modules/impute.html#estimators-that-handle-nan-values")


def clone(estimator, *, safe=True):
    """An estimator with the same parameters that is not fitted.

    Example: clone(LogisticRegression(C=0.1))
    """
    if isinstance(estimator, (list, tuple, set)):
        return type(estimator)([clone(e, safe=safe) for e in estimator])
    if not hasattr(estimator, "get_params") or isinstance(estimator, type):
        if not safe:
            import copy
            return copy.deepcopy(estimator)
        raise TypeError(
            f"Cannot clone object '{estimator!r}' (type {type(estimator)}): it does not seem to be a "
            "scikit-learn estimator as it does not implement a 'get_params' method.")
    if hasattr(estimator, "__sklearn_clone__"):
        return estimator.__sklearn_clone__()
    params = {name: clone(value, safe=False) if hasattr(value, "get_params") else
              [(n, clone(e, safe=False), *rest) for n, e, *rest in value] if name == "steps" else value
              for name, value in estimator.get_params(deep=False).items()}
    made = type(estimator)(**params)
    if hasattr(estimator, "_output"):
        made._output = estimator._output
    return made


def _parameter_names(kind):
    """The arguments of a class's `__init__`; none where it has no own."""
    return [] if kind.__init__ is object.__init__ else _models.parameter_names(kind)


def is_classifier(estimator):
    """Whether an estimator predicts classes."""
    return _kind(estimator) == "classifier"


def is_regressor(estimator):
    """Whether an estimator predicts numbers."""
    return _kind(estimator) == "regressor"


def _kind(estimator):
    kind = getattr(estimator, "_estimator_type", None)
    if kind is None:
        name = type(estimator).__name__
        kind = ("classifier" if name.endswith("Classifier") else
                "regressor" if name.endswith("Regressor") else None)
    return kind


def check_is_fitted(estimator, attributes=None, *, msg=None, all_or_any=all):
    """Raises NotFittedError for an estimator that `fit` was not called on."""
    if attributes is not None:
        names = [attributes] if isinstance(attributes, str) else attributes
        fitted = all_or_any([hasattr(estimator, name) for name in names])
    elif hasattr(estimator, "__sklearn_is_fitted__"):
        fitted = estimator.__sklearn_is_fitted__()
    else:
        fitted = any(name.endswith("_") and not name.startswith("__") for name in vars(estimator))
    if not fitted:
        text = msg or ("This %(name)s instance is not fitted yet. Call 'fit' with appropriate "
                       "arguments before using this estimator.")
        raise NotFittedError(text % {"name": type(estimator).__name__})


class BaseEstimator:
    """Parameters are the arguments of `__init__`, kept as attributes of their names."""

    def get_params(self, deep=True):
        """Parameters by name; with deep, also those of estimators among them, as name__parameter."""
        found = {}
        for name in sorted(_parameter_names(type(self))):
            value = getattr(self, name)
            if deep and hasattr(value, "get_params") and not isinstance(value, type):
                for key, inner in value.get_params().items():
                    found[f"{name}__{key}"] = inner
            found[name] = value
        return found

    def set_params(self, **params):
        """Sets parameters, inner ones as name__parameter."""
        known = self.get_params(deep=True)
        inner = {}
        for key, value in params.items():
            name, mark, rest = key.partition("__")
            if name not in known:
                names = sorted(_parameter_names(type(self)))
                raise ValueError(f"Invalid parameter {name!r} for estimator {self}. Valid parameters "
                                 f"are: {names!r}.")
            if mark:
                inner.setdefault(name, {})[rest] = value
            else:
                setattr(self, name, value)
                known[name] = value
        for name, values in inner.items():
            known[name].set_params(**values)
        return self

    def __repr__(self):
        return _text(self, 0)

    # Checks of what is given

    def _table(self, X, reset=False, allow_nan=False):
        """X as a 2-D array of floats; its columns remembered with reset, else compared."""
        _check_features(self, X, reset)
        array = check_table(X, type(self).__name__, allow_nan)
        if reset:
            self.n_features_in_ = array.shape[1]
        elif array.shape[1] != self.n_features_in_:
            raise ValueError(f"X has {array.shape[1]} features, but {type(self).__name__} is expecting "
                             f"{self.n_features_in_} features as input.")
        return array


def _names(X):
    columns = getattr(X, "columns", None)
    if columns is None:
        return None
    names = list(columns)
    return names if names and all(isinstance(n, str) for n in names) else None


def _check_features(estimator, X, reset):
    names = _names(X)
    if reset:
        if names is not None:
            estimator.feature_names_in_ = np.array(names, dtype=object)
        elif hasattr(estimator, "feature_names_in_"):
            del estimator.feature_names_in_
        return
    fitted = getattr(estimator, "feature_names_in_", None)
    kind = type(estimator).__name__
    if names is None:
        if fitted is not None:
            warnings.warn(f"X does not have valid feature names, but {kind} was fitted with feature "
                          "names", UserWarning)
        return
    if fitted is None:
        warnings.warn(f"X has feature names, but {kind} was fitted without feature names",
                      UserWarning)
        return
    seen = fitted.tolist()
    if names == seen:
        return
    text = "The feature names should match those that were passed during fit.\n"
    new, gone = sorted(set(names) - set(seen)), sorted(set(seen) - set(names))
    for title, group in (("Feature names unseen at fit time:\n", new),
                         ("Feature names seen at fit time, yet now missing:\n", gone)):
        if group:
            text += title + "".join(f"- {name}\n" for name in group[:5])
            text += "- ...\n" if len(group) > 5 else ""
    if not new and not gone:
        text += "Feature names must be in the same order as they were in fit.\n"
    raise ValueError(text)


def check_table(X, kind=None, allow_nan=False, minimum=1, name="X"):
    """X as a 2-D array of float64, refused in scikit-learn's words."""
    array = np.asarray(X).astype(float)
    by = f" by {kind}" if kind else ""
    if array.ndim == 0:
        raise ValueError(f"Expected 2D array, got scalar array instead:\narray={array}.\nReshape your "
                         "data either using array.reshape(-1, 1) if your data has a single feature or "
                         "array.reshape(1, -1) if it contains a single sample.")
    if array.ndim == 1:
        raise ValueError(f"Expected 2D array, got 1D array instead:\narray={array}.\nReshape your data "
                         "either using array.reshape(-1, 1) if your data has a single feature or "
                         "array.reshape(1, -1) if it contains a single sample.")
    if array.ndim > 2:
        raise ValueError(f"Found array with dim {array.ndim}, while dim <= 2 is required{by}.")
    for count, what in ((array.shape[0], "sample"), (array.shape[1], "feature")):
        if count < minimum:
            raise ValueError(f"Found array with {count} {what}(s) (shape={array.shape}) while a minimum "
                             f"of {minimum} is required{by}.")
    check_finite(array, kind, allow_nan, name)
    return array


def check_finite(array, kind=None, allow_nan=False, name="X"):
    if not allow_nan and np.isnan(array).any():
        advice = _NAN_ADVICE.format(kind) if kind and name == "X" else ""
        raise ValueError(f"Input {name} contains NaN.{advice}")
    if np.isinf(array).any():
        raise ValueError(
            f"Input {name} contains infinity or a value too large for dtype('float64').")


def check_numbers(y, rows=None, name="y"):
    """A 1-D array of finite floats, one a row."""
    array = np.asarray(y)
    if array.ndim == 2 and array.shape[1] == 1:
        array = array.ravel()
    if array.ndim != 1:
        raise ValueError(f"y should be a 1d array, got an array of shape {array.shape} instead.")
    array = array.astype(float)
    check_finite(array, name=name)
    check_length(rows, array)
    return array


def check_weight(sample_weight, rows):
    """Weights as an array of floats; None stays None."""
    if sample_weight is None:
        return None
    if isinstance(sample_weight, (int, float)):
        return np.full(rows, float(sample_weight))
    weight = check_numbers(sample_weight, name="sample_weight")
    if len(weight) != rows:
        raise ValueError(f"sample_weight.shape == {weight.shape}, expected {(rows,)}!")
    return weight


def check_length(rows, y):
    if rows is not None and rows != len(y):
        raise ValueError("Found input variables with inconsistent numbers of samples: "
                         f"[{rows}, {len(y)}]")


class ClassifierMixin(BaseEstimator):
    """`score` as accuracy."""

    _estimator_type = "classifier"

    def score(self, X, y, sample_weight=None):
        """Accuracy of the predictions."""
        from sklearn.metrics import accuracy_score
        return accuracy_score(y, self.predict(X), sample_weight=sample_weight)

    def _classes(self, y, rows):
        """Sets `classes_`; the class number of each row."""
        array = np.asarray(y)
        if array.ndim == 2 and array.shape[1] == 1:
            from sklearn.exceptions import DataConversionWarning
            warnings.warn("A column-vector y was passed when a 1d array was expected. Please change "
                          "the shape of y to (n_samples, ), for example using ravel().",
                          DataConversionWarning)
            array = array.ravel()
        if array.ndim != 1:
            raise ValueError(f"y should be a 1d array, got an array of shape {array.shape} instead.")
        check_length(rows, array)
        if array.dtype.kind == "f":
            check_finite(array, name="y")
        if _models.is_continuous(array):
            raise ValueError("Unknown label type: continuous. Maybe you are trying to fit a classifier, "
                             "which expects discrete classes on a regression target with continuous "
                             "values.")
        self.classes_, codes = _models.unique(array)
        return codes


class RegressorMixin(BaseEstimator):
    """`score` as R squared."""

    _estimator_type = "regressor"

    def score(self, X, y, sample_weight=None):
        """R squared of the predictions."""
        from sklearn.metrics import r2_score
        return r2_score(y, self.predict(X), sample_weight=sample_weight)


class ClusterMixin(BaseEstimator):
    _estimator_type = "clusterer"


class MetaEstimatorMixin(BaseEstimator):
    pass


class TransformerMixin(BaseEstimator):
    """`fit_transform`, and tables as results."""

    def fit_transform(self, X, y=None, **fit_params):
        """What `transform` gives after `fit`."""
        if y is None:
            return self.fit(X, **fit_params).transform(X)
        return self.fit(X, y, **fit_params).transform(X)

    def set_output(self, *, transform=None):
        """transform='pandas' makes results DataFrames with the names of the features."""
        if transform not in (None, "default", "pandas"):
            raise NotImplementedError(f"set_output: transform={transform!r} is not supported by mnb")
        if transform is not None:
            self._output = transform
        return self

    def _result(self, X, values):
        if getattr(self, "_output", "default") != "pandas":
            return values
        import pandas as pd
        index = X.index if hasattr(X, "iloc") else None
        return pd.DataFrame(values, columns=list(self.get_feature_names_out()), index=index)

    def _input_names(self, input_features=None):
        fitted = getattr(self, "feature_names_in_", None)
        if input_features is not None:
            names = np.array(list(input_features), dtype=object)
            if fitted is not None and names.tolist() != fitted.tolist():
                raise ValueError("input_features is not equal to feature_names_in_")
            if len(names) != self.n_features_in_:
                raise ValueError("input_features should have length equal to number of features "
                                 f"({self.n_features_in_}), got {len(names)}")
            return names
        if fitted is not None:
            return fitted
        return np.array([f"x{i}" for i in range(self.n_features_in_)], dtype=object)


class OneToOneFeatureMixin(TransformerMixin):
    def get_feature_names_out(self, input_features=None):
        """The names of the columns that `transform` gives."""
        check_is_fitted(self, "n_features_in_")
        return self._input_names(input_features)


# Printing: what differs from the defaults, by name, in lines of 80 characters.

def _changed(estimator):
    defaults = {} if type(estimator).__init__ is object.__init__ else (
        _models.parameter_defaults(type(estimator)))
    changed = []
    for name, value in sorted(estimator.get_params(deep=False).items()):
        if name in defaults and repr(value) == repr(defaults[name]):
            continue
        changed.append((name, value))
    return changed


def _text(value, column):
    if not isinstance(value, BaseEstimator):
        if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
            left, right = "[]" if isinstance(value, list) else "()"
            flat = repr(value)
            if len(flat) + column <= 80 and "\n" not in flat:
                return flat
            items = [_text(item, column + 1) for item in value]
            if isinstance(value, tuple) and len(items) == 1:
                right = ",)"
            return left + _joined(items, column + 1) + right
        return repr(value)
    kind = type(value).__name__
    indent = column + len(kind) + 1
    items = [name + "=" + _text(part, indent + len(name) + 1) for name, part in _changed(value)]
    return kind + "(" + _joined(items, indent) + ")"


def _joined(items, indent):
    """Items one behind the other, in a new line where one does not fit."""
    text, room = "", 80 - indent
    for i, item in enumerate(items):
        piece = item + ("," if i + 1 < len(items) else "")
        width = max(len(line) for line in piece.split("\n"))
        if text and (room < len(piece) + 2 or "\n" in piece):
            text += "\n" + " " * indent + piece
            room = 80 - indent - width
        else:
            text += (" " if text else "") + piece
            room -= width + (1 if text != piece else 0)
        if "\n" in piece:
            room = 0
    return text
