"""Scores of estimators by name; part of sklearn.metrics."""

import numpy as np

_KINDS = {
    "accuracy": ("accuracy_score", 1, "predict", {}),
    "balanced_accuracy": ("balanced_accuracy_score", 1, "predict", {}),
    "matthews_corrcoef": ("matthews_corrcoef", 1, "predict", {}),
    "average_precision": ("average_precision_score", 1, "score", {}),
    "roc_auc": ("roc_auc_score", 1, "score", {}),
    "neg_log_loss": ("log_loss", -1, "predict_proba", {}),
    "neg_brier_score": ("brier_score_loss", -1, "second", {}),
    "r2": ("r2_score", 1, "predict", {}),
    "neg_mean_squared_error": ("mean_squared_error", -1, "predict", {}),
    "neg_root_mean_squared_error": ("root_mean_squared_error", -1, "predict", {}),
    "neg_mean_absolute_error": ("mean_absolute_error", -1, "predict", {}),
    "neg_mean_absolute_percentage_error": ("mean_absolute_percentage_error", -1, "predict", {}),
}
for _name in ("f1", "precision", "recall"):
    _KINDS[_name] = (_name + "_score", 1, "predict", {})
    for _average in ("micro", "macro", "weighted"):
        _KINDS[f"{_name}_{_average}"] = (_name + "_score", 1, "predict", {"average": _average})


class _Scorer:
    """Called with an estimator, rows and labels; larger is better."""

    def __init__(self, function, sign, response, options):
        self._score_func = function
        self._sign = sign
        self._response = response
        self._kwargs = options

    def __call__(self, estimator, X, y_true, sample_weight=None, **options):
        given = {**self._kwargs, **options}
        if sample_weight is not None:
            given["sample_weight"] = sample_weight
        return self._sign * self._score_func(y_true, self._answer(estimator, X), **given)

    def _answer(self, estimator, X):
        if self._response == "predict":
            return estimator.predict(X)
        if self._response == "decision_function" or self._response == "score" and hasattr(
                estimator, "decision_function"):
            return estimator.decision_function(X)
        made = np.asarray(estimator.predict_proba(X))
        return made[:, 1] if self._response != "predict_proba" and made.shape[1] == 2 else made

    def __repr__(self):
        sign = "" if self._sign > 0 else ", greater_is_better=False"
        response = {"predict": "'predict'", "predict_proba": "'predict_proba'",
                    "second": "'predict_proba'",
                    "score": "('decision_function', 'predict_proba')"}.get(self._response)
        options = "".join(f", {k}={v}" for k, v in self._kwargs.items())
        return f"make_scorer({self._score_func.__name__}{sign}, response_method={response}{options})"


class _Passthrough:
    def __call__(self, estimator, X, y=None, **options):
        return estimator.score(X, y, **options)


def make_scorer(score_func, *, response_method="predict", greater_is_better=True, **kwargs):
    """A scorer of a function of true and predicted values.

    Example: make_scorer(fbeta_score, beta=2)
    """
    response = response_method
    if isinstance(response, (list, tuple)):
        response = "score" if "decision_function" in response else response[0]
    if response == "predict_proba":
        response = "second"
    return _Scorer(score_func, 1 if greater_is_better else -1, response, kwargs)


def get_scorer(scoring):
    """The scorer of a name."""
    if not isinstance(scoring, str):
        return scoring
    if scoring not in _KINDS:
        raise ValueError(f"{scoring!r} is not a valid scoring value. Use "
                         "sklearn.metrics.get_scorer_names() to get valid options.")
    import sklearn.metrics as metrics
    function, sign, response, options = _KINDS[scoring]
    return _Scorer(getattr(metrics, function), sign, response, options)


def get_scorer_names():
    """All names that get_scorer knows."""
    return sorted(_KINDS)


def check_scoring(estimator=None, scoring=None, *, allow_none=False, raise_exc=True):
    """The scorer that a name, a function or None (the estimator's own) stands for."""
    if isinstance(scoring, str):
        return get_scorer(scoring)
    if callable(scoring):
        return scoring
    if scoring is not None:
        raise NotImplementedError("scoring: several scores are only known to cross_validate")
    if hasattr(estimator, "score") or type(estimator).__name__.endswith("Pipeline"):
        return _Passthrough()
    from sklearn.base import is_classifier, is_regressor
    if is_classifier(estimator):
        return get_scorer("accuracy")
    if is_regressor(estimator):
        return get_scorer("r2")
    if allow_none:
        return None
    raise TypeError("If no scoring is specified, the estimator passed should have a 'score' method. "
                    f"The estimator {estimator!r} does not.")
