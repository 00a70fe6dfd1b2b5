"""Cross-validation of estimators; part of sklearn.model_selection."""

import time
import warnings

import _models
import numpy as np
from sklearn.base import clone, is_classifier
from sklearn.metrics import check_scoring
from sklearn.utils import _row_count, _rows


def check_cv(cv=5, y=None, *, classifier=False):
    """The splitter that a number, an iterable of splits or None stands for."""
    from sklearn.model_selection import KFold, StratifiedKFold
    cv = 5 if cv is None else cv
    if isinstance(cv, int):
        if classifier and y is not None and not _models.is_continuous(np.asarray(y)):
            return StratifiedKFold(cv)
        return KFold(cv)
    if hasattr(cv, "split") and not isinstance(cv, str):
        return cv
    if isinstance(cv, str) or not hasattr(cv, "__iter__"):
        raise ValueError("Expected `cv` as an integer, a cross-validation object (from "
                         f"sklearn.model_selection), or an iterable yielding (train, test) splits. Got "
                         f"{cv}.")
    return _Splits(list(cv))


class _Splits:
    def __init__(self, splits):
        self._splits = splits
        self.n_splits = len(splits)

    def get_n_splits(self, X=None, y=None, groups=None):
        return len(self._splits)

    def split(self, X=None, y=None, groups=None):
        for train, test in self._splits:
            yield np.asarray(train), np.asarray(test)


def _fold_params(params, rows, count):
    """The parameters of a fit, those with a value a row cut to the fold's rows."""
    made = {}
    for name, value in (params or {}).items():
        is_column = hasattr(value, "__len__") and not isinstance(value, (str, dict))
        made[name] = _rows(value, rows) if is_column and _row_count(value) == count else value
    return made


def cross_validate(estimator, X, y=None, *, groups=None, scoring=None, cv=None, n_jobs=None,
                   verbose=0, params=None, pre_dispatch="2*n_jobs", return_train_score=False,
                   return_estimator=False, return_indices=False, error_score=np.nan):
    """Scores and times of each fold, by name.

    Example: cross_validate(model, X, y, scoring=["f1", "roc_auc"])["test_f1"]
    """
    cv = check_cv(cv, y, classifier=is_classifier(estimator))
    if isinstance(scoring, (list, tuple, set)):
        scorers = {name: check_scoring(estimator, name) for name in scoring}
    elif isinstance(scoring, dict):
        scorers = {name: check_scoring(estimator, value) for name, value in scoring.items()}
    else:
        scorers = {"score": check_scoring(estimator, scoring)}
    splits = list(cv.split(X, y, groups))
    found = {"fit_time": [], "score_time": []}
    kept, count = [], _row_count(X)
    for train, test in splits:
        fold = clone(estimator)
        start = time.time()
        fitted = _fold_params(params, train, count)
        if y is None:
            fold.fit(_rows(X, train), **fitted)
        else:
            fold.fit(_rows(X, train), _rows(y, train), **fitted)
        middle = time.time()
        for name, scorer in scorers.items():
            found.setdefault("test_" + name, []).append(
                float(scorer(fold, _rows(X, test), _rows(y, test))))
            if return_train_score:
                found.setdefault("train_" + name, []).append(
                    float(scorer(fold, _rows(X, train), _rows(y, train))))
        found["fit_time"].append(middle - start)
        found["score_time"].append(time.time() - middle)
        kept.append(fold)
    made = {name: np.array(values) for name, values in found.items() if name.endswith("time")}
    if return_estimator:
        made["estimator"] = kept
    if return_indices:
        made["indices"] = {"train": tuple(s[0] for s in splits), "test": tuple(s[1] for s in splits)}
    made.update({name: np.array(values) for name, values in found.items()
                 if not name.endswith("time")})
    return made


def cross_val_score(estimator, X, y=None, *, groups=None, scoring=None, cv=None, n_jobs=None,
                    verbose=0, params=None, pre_dispatch="2*n_jobs", error_score=np.nan):
    """The score of each fold.

    Example: cross_val_score(LogisticRegression(), X, y, cv=5, scoring="f1").mean()
    """
    return cross_validate(estimator, X, y, groups=groups, scoring={"score": scoring}, cv=cv,
                          params=params)["test_score"]


def cross_val_predict(estimator, X, y=None, *, groups=None, cv=None, n_jobs=None, verbose=0,
                      params=None, pre_dispatch="2*n_jobs", method="predict"):
    """What each row's fold predicts for it.

    Example: cross_val_predict(model, X, y, cv=5, method="predict_proba")[:, 1]
    """
    cv = check_cv(cv, y, classifier=is_classifier(estimator))
    count = _row_count(X)
    splits = list(cv.split(X, y, groups))
    tested = np.zeros(count, dtype=int)
    for _, test in splits:
        tested[test] += 1
    if (tested != 1).any():
        raise ValueError("cross_val_predict only works for partitions")
    made = None
    for train, test in splits:
        fold = clone(estimator)
        fitted = _fold_params(params, train, count)
        if y is None:
            fold.fit(_rows(X, train), **fitted)
        else:
            fold.fit(_rows(X, train), _rows(y, train), **fitted)
        part = np.asarray(getattr(fold, method)(_rows(X, test)))
        if made is None:
            shape = (count,) if part.ndim == 1 else (count, part.shape[1])
            made = np.zeros(shape, dtype=part.dtype)
        made[test] = part
    return made
