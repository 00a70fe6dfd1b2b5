"""Calibration of probabilities."""

import warnings

import _models
import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin, check_is_fitted, check_weight, clone
from sklearn.frozen import FrozenEstimator
from sklearn.isotonic import IsotonicRegression
from sklearn.preprocessing import label_binarize
from sklearn.utils import _rows, _row_count

__all__ = ["CalibratedClassifierCV", "calibration_curve"]


class _Sigmoid:
    def fit(self, scores, y, sample_weight=None):
        self.a_, self.b_ = _models.sigmoid(scores, y, sample_weight)
        return self

    def predict(self, scores):
        return _models.expit(-(self.a_ * scores + self.b_))


def _scores(estimator, X):
    """Decision values, or the probability of the second class; a column a class for more."""
    if hasattr(estimator, "decision_function"):
        made = np.asarray(estimator.decision_function(X))
    else:
        made = np.asarray(estimator.predict_proba(X))
        if made.shape[1] == 2:
            made = made[:, 1]
    return made.reshape(-1, 1) if made.ndim == 1 else made


class _Calibrated:
    """One fitted classifier with a calibrator for each of its scores."""

    def __init__(self, estimator, calibrators, *, classes, method="sigmoid"):
        self.estimator = estimator
        self.calibrators = calibrators
        self.classes = classes
        self.method = method

    def predict_proba(self, X):
        scores = _scores(self.estimator, X)
        count = len(self.classes)
        made = np.zeros((scores.shape[0], count))
        places = _models.codes(self.estimator.classes_, self.classes)[0].tolist()
        for place, column, calibrator in zip(places, range(scores.shape[1]), self.calibrators):
            made[:, place + (1 if count == 2 else 0)] = calibrator.predict(scores[:, column])
        if count == 2:
            made[:, 0] = 1.0 - made[:, 1]
        else:
            total = made.sum(axis=1).reshape(-1, 1)
            made = np.where(total != 0, made / np.where(total != 0, total, 1.0), 1 / count)
        return np.where((made > 1.0) & (made <= 1.0 + 1e-5), 1.0, made)


class CalibratedClassifierCV(ClassifierMixin):
    """A classifier whose probabilities are corrected on rows that it was not fitted to.

    Example: CalibratedClassifierCV(LGBMClassifier(), method="isotonic", cv=3).fit(X, y)
    """

    def __init__(self, estimator=None, *, method="sigmoid", cv=None, n_jobs=None, ensemble="auto"):
        self.estimator = estimator
        self.method = method
        self.cv = cv
        self.n_jobs = n_jobs
        self.ensemble = ensemble

    def fit(self, X, y, sample_weight=None, **fit_params):
        """Fits a classifier and its calibrators in each fold."""
        from sklearn.model_selection import check_cv, cross_val_predict
        if self.method == "temperature":
            raise NotImplementedError(
                "CalibratedClassifierCV: method='temperature' is not supported by mnb")
        if self.method not in ("sigmoid", "isotonic"):
            raise ValueError(
                "The 'method' parameter of CalibratedClassifierCV must be a str among {'isotonic', "
                f"'sigmoid', 'temperature'}}. Got {self.method!r} instead.")
        if self.estimator is None:
            raise NotImplementedError(
                "CalibratedClassifierCV: estimator=None (LinearSVC) is not supported by mnb")
        rows = _row_count(X)
        codes = self._classes(y, rows)
        weight = check_weight(sample_weight, rows)
        folds = self.cv if isinstance(self.cv, int) else getattr(self.cv, "n_splits", None)
        if folds and any((codes == i).sum() < folds for i in range(len(self.classes_))):
            raise ValueError(f"Requesting {folds}-fold cross-validation but provided less than {folds} "
                             "examples for at least one class.")
        cv = check_cv(self.cv, y, classifier=True)
        y = np.asarray(y)
        apart = self.ensemble
        if apart == "auto":
            apart = not isinstance(self.estimator, FrozenEstimator)
        self.calibrated_classifiers_ = []
        if apart:
            for train, test in cv.split(X, y):
                estimator = clone(self.estimator)
                part = {} if weight is None else {"sample_weight": weight[train]}
                estimator.fit(_rows(X, train), y[train], **part, **fit_params)
                self._calibrate(estimator, _scores(estimator, _rows(X, test)), y[test],
                                None if weight is None else weight[test])
        else:
            estimator = clone(self.estimator)
            method = ("decision_function" if hasattr(estimator, "decision_function")
                      else "predict_proba")
            part = {} if weight is None else {"sample_weight": weight}
            scores = np.asarray(cross_val_predict(estimator, X, y, cv=cv, method=method,
                                                  params={**part, **fit_params}))
            if method == "predict_proba" and len(self.classes_) == 2:
                scores = scores[:, 1]
            if scores.ndim == 1:
                scores = scores.reshape(-1, 1)
            estimator.fit(X, y, **part, **fit_params)
            self._calibrate(estimator, scores, y, weight)
        first = self.calibrated_classifiers_[0].estimator
        for name in ("n_features_in_", "feature_names_in_"):
            if hasattr(first, name):
                setattr(self, name, getattr(first, name))
        return self

    def _calibrate(self, estimator, scores, y, weight):
        binary = label_binarize(y, classes=self.classes_)
        calibrators = []
        places = _models.codes(estimator.classes_, self.classes_)[0].tolist()
        for place, column in zip(places, range(scores.shape[1])):
            made = (IsotonicRegression(out_of_bounds="clip") if self.method == "isotonic"
                    else _Sigmoid())
            calibrators.append(made.fit(scores[:, column], binary[:, place], weight))
        self.calibrated_classifiers_.append(
            _Calibrated(estimator, calibrators, classes=self.classes_, method=self.method))

    def predict_proba(self, X):
        """Calibrated probabilities, the mean over the folds' classifiers."""
        check_is_fitted(self)
        total = np.zeros((_row_count(X), len(self.classes_)))
        for calibrated in self.calibrated_classifiers_:
            total = total + calibrated.predict_proba(X)
        return total / len(self.calibrated_classifiers_)

    def predict(self, X):
        """The likeliest class of each row."""
        return self.classes_[self.predict_proba(X).argmax(axis=1)]


def calibration_curve(y_true, y_prob, *, pos_label=None, n_bins=5, strategy="uniform"):
    """The share of positives and the mean prediction in each bin of predictions."""
    y_true, y_prob = np.asarray(y_true), np.asarray(y_prob).astype(float)
    if y_prob.min() < 0 or y_prob.max() > 1:
        raise ValueError("y_prob has values outside [0, 1].")
    if strategy == "quantile":
        edges = _models.percentiles(y_prob.reshape(-1, 1), np.linspace(0, 1, n_bins + 1) * 100).ravel()
    elif strategy == "uniform":
        edges = np.linspace(0.0, 1.0, n_bins + 1)
    else:
        raise ValueError("Invalid entry to 'strategy' input. Strategy must be either 'quantile' or "
                         "'uniform'.")
    positive = (y_true == (1 if pos_label is None else pos_label)).astype(float)
    place = np.zeros(len(y_prob), dtype=int)
    for edge in edges[1:-1].tolist():
        place = place + (y_prob > edge)
    found = [i for i in range(n_bins) if (place == i).any()]
    true = np.array([positive[place == i].sum() / (place == i).sum() for i in found])
    mean = np.array([y_prob[place == i].sum() / (place == i).sum() for i in found])
    return true, mean
