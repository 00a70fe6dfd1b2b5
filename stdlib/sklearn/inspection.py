"""What a fitted model looks at."""

import _models
import numpy as np
from sklearn.metrics import check_scoring
from sklearn.utils import Bunch, check_random_state

__all__ = ["permutation_importance"]


def permutation_importance(estimator, X, y, *, scoring=None, n_repeats=5, n_jobs=None,
                           random_state=None, sample_weight=None, max_samples=1.0):
    """How much the score falls when a column's values are shuffled, for each column.

    Example: permutation_importance(model, X, y, n_repeats=10, random_state=0).importances_mean
    """
    if max_samples != 1.0 and max_samples != len(y):
        raise NotImplementedError(
            "permutation_importance: argument 'max_samples' is not supported by mnb")
    random = check_random_state(random_state)
    seed = int(_models.random_integers(random, 2147483648, 1)[0])
    scorer = check_scoring(estimator, scoring=scoring)
    weight = {} if sample_weight is None else {"sample_weight": sample_weight}
    base = scorer(estimator, X, y, **weight)
    is_table = hasattr(X, "iloc")
    X = X if is_table else np.asarray(X)
    scores = np.zeros((X.shape[1], n_repeats))
    for column in range(X.shape[1]):
        stream = check_random_state(seed)
        changed = X.copy()
        order = np.arange(X.shape[0])
        for repeat in range(n_repeats):
            order = order[_models.permutation(stream, X.shape[0])]
            if is_table:
                name = changed.columns[column]
                changed[name] = changed[name].values[order]
            else:
                changed[:, column] = changed[order, column]
            scores[column, repeat] = scorer(estimator, changed, y, **weight)
    importances = base - scores
    return Bunch(importances_mean=importances.mean(axis=1), importances_std=importances.std(axis=1),
                 importances=importances)
