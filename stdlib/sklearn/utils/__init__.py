"""Sampling and choosing of rows."""

import _models
import numpy as np

__all__ = ["resample", "shuffle", "check_random_state", "check_array", "check_X_y", "Bunch",
           "compute_class_weight", "compute_sample_weight"]


class Bunch(dict):
    """A dict whose keys are attributes too."""

    def __getattr__(self, name):
        if name in self:
            return self[name]
        raise AttributeError(name)

    def __setattr__(self, name, value):
        self[name] = value


def check_random_state(seed):
    """A RandomState: numpy's own for None, a new one for a number, or the one given."""
    if isinstance(seed, np.random.RandomState):
        return seed
    if seed is None or isinstance(seed, int) or hasattr(seed, "__index__"):
        return np.random.RandomState(seed)
    raise ValueError(f"{seed!r} cannot be used to seed a numpy.random.RandomState instance")


def _row_count(X):
    return X.shape[0] if hasattr(X, "shape") else len(X)


def _rows(X, places):
    """Some rows of an array, a table or a list."""
    if X is None:
        return None
    if hasattr(X, "iloc"):
        return X.iloc[places]
    if hasattr(X, "shape"):
        return X[places]
    return [X[i] for i in (places.tolist() if hasattr(places, "tolist") else places)]


def resample(*arrays, replace=True, n_samples=None, random_state=None, stratify=None,
             sample_weight=None):
    """Rows drawn at random, the same of every array.

    Example: resample(X, y, random_state=0)
    """
    for name, value in (("stratify", stratify), ("sample_weight", sample_weight)):
        if value is not None:
            raise NotImplementedError(f"resample: argument '{name}' is not supported by mnb")
    if not arrays:
        return None
    rows = _row_count(arrays[0])
    if any(_row_count(a) != rows for a in arrays):
        raise ValueError("Found input variables with inconsistent numbers of samples: "
                         f"{[_row_count(a) for a in arrays]}")
    count = rows if n_samples is None else n_samples
    if count > rows and not replace:
        raise ValueError(f"Cannot sample {count} out of arrays with dim {rows} when replace is False")
    random = check_random_state(random_state)
    if replace:
        places = _models.random_integers(random, rows, count)
    else:
        places = _models.permutation(random, rows)[:count]
    made = [_rows(a, places) for a in arrays]
    return made[0] if len(made) == 1 else made


def shuffle(*arrays, random_state=None, n_samples=None):
    """Rows in random order, the same of every array."""
    return resample(*arrays, replace=False, n_samples=n_samples, random_state=random_state)


def compute_class_weight(class_weight, *, classes, y, sample_weight=None):
    """The weight of each class."""
    from sklearn.linear_model import class_weights
    classes = np.asarray(classes)
    if class_weight is None:
        return np.ones(len(classes))
    codes = _models.codes(np.asarray(y), classes)[0]
    weights = class_weights(class_weight, classes, codes, sample_weight)
    return np.array([weights[codes == i][0] if (codes == i).any() else 1.0
                     for i in range(len(classes))])


def compute_sample_weight(class_weight, y, *, indices=None):
    """The weight of each row, by its class."""
    if indices is not None:
        raise NotImplementedError(
            "compute_sample_weight: argument 'indices' is not supported by mnb")
    classes, codes = _models.unique(np.asarray(y))
    return compute_class_weight(class_weight, classes=classes, y=y)[codes]


def check_array(array, *, dtype="numeric", ensure_2d=True, ensure_all_finite=True, **options):
    """A 2-D array of finite floats."""
    from sklearn.base import check_numbers, check_table
    if options:
        raise NotImplementedError(
            f"check_array: argument '{list(options)[0]}' is not supported by mnb")
    if ensure_2d:
        return check_table(array, allow_nan=ensure_all_finite in (False, "allow-nan"))
    return check_numbers(array)


def check_X_y(X, y, **options):
    """X as a 2-D array of floats, y as a 1-D array of the same length."""
    from sklearn.base import check_length
    X, y = check_array(X, **options), np.asarray(y)
    check_length(X.shape[0], y)
    return X, y
