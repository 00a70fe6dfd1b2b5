"""Linear models."""

import warnings

import _models
import numpy as np
from sklearn.base import (BaseEstimator, ClassifierMixin, RegressorMixin, check_is_fitted,
                          check_length, check_numbers, check_table, check_weight)

__all__ = ["LogisticRegression", "LinearRegression", "Ridge"]

_ADVICE = ("""
    https://scikit-learn.org/stable/modules/preprocessing.html
Please also refer to the documentation for alternative solver options:
    https://scikit-learn.org/stable/modules/linear_model.html#logistic-regression""")


def class_weights(class_weight, classes, codes, weight):
    """Row weights with the weights of the rows' classes."""
    if class_weight is None:
        return weight
    counts = np.array([(codes == i).sum() for i in range(len(classes))], dtype=float)
    if weight is not None:
        counts = np.array([weight[codes == i].sum() for i in range(len(classes))])
    if isinstance(class_weight, str):
        if class_weight != "balanced":
            raise ValueError("The 'class_weight' parameter of LogisticRegression must be an instance of "
                             "'dict', a str among {'balanced'} or None. Got "
                             f"{class_weight!r} instead.")
        factors = counts.sum() / (len(classes) * counts)
    else:
        known = classes.tolist()
        unknown = [c for c in class_weight if c not in known]
        if unknown and len([c for c in class_weight if c in known]) < len(known):
            raise ValueError(f"The classes, {unknown}, are not in class_weight")
        factors = np.array([float(class_weight.get(c, 1.0)) for c in known])
    return factors[codes] if weight is None else weight * factors[codes]


class LogisticRegression(ClassifierMixin):
    """Logistic regression with an L2 penalty, by the solver lbfgs.

    Example: LogisticRegression(C=0.1).fit(X, y).predict_proba(X)
    """

    def __init__(self, penalty="deprecated", *, C=1.0, l1_ratio=0.0, dual=False, tol=1e-4,
                 fit_intercept=True, intercept_scaling=1, class_weight=None, random_state=None,
                 solver="lbfgs", max_iter=100, verbose=0, warm_start=False, n_jobs=None):
        self.penalty = penalty
        self.C = C
        self.l1_ratio = l1_ratio
        self.dual = dual
        self.tol = tol
        self.fit_intercept = fit_intercept
        self.intercept_scaling = intercept_scaling
        self.class_weight = class_weight
        self.random_state = random_state
        self.solver = solver
        self.max_iter = max_iter
        self.verbose = verbose
        self.warm_start = warm_start
        self.n_jobs = n_jobs

    def _strength(self):
        """C, infinite for no penalty; refuses what lbfgs cannot do."""
        solvers = ("lbfgs", "liblinear", "newton-cg", "newton-cholesky", "sag", "saga")
        if self.solver not in solvers:
            raise ValueError(
                "The 'solver' parameter of LogisticRegression must be a str among "
                f"{{{', '.join(repr(s) for s in sorted(solvers))}}}. Got {self.solver!r} instead.")
        if self.solver != "lbfgs":
            raise NotImplementedError(
                f"LogisticRegression: solver={self.solver!r} is not supported by mnb; use 'lbfgs'")
        if not self.C > 0:
            raise ValueError("The 'C' parameter of LogisticRegression must be a float in the range "
                             f"(0.0, inf]. Got {self.C!r} instead.")
        penalty = self.penalty
        if penalty == "deprecated":
            if self.l1_ratio is None:
                warnings.warn("'l1_ratio=None' was deprecated in version 1.8 and will trigger an error "
                              "in 1.10. Use 0<=l1_ratio<=1 instead.", FutureWarning)
            penalty = ("l2" if self.l1_ratio in (0, None) else
                       "l1" if self.l1_ratio == 1 else "elasticnet")
        else:
            warnings.warn(
                "'penalty' was deprecated in version 1.8 and will be removed in 1.10. To avoid this "
                "warning, leave 'penalty' set to its default value and use 'l1_ratio' or 'C' instead. "
                "Use l1_ratio=0 instead of penalty='l2', l1_ratio=1 instead of penalty='l1', l1_ratio "
                "set to a float between 0 and 1 instead of penalty='elasticnet', and C=np.inf instead "
                "of penalty=None.", FutureWarning)
        if penalty not in ("l2", None):
            raise ValueError(
                f"Solver lbfgs supports only 'l2' or None penalties, got {penalty} penalty.")
        if self.dual:
            raise ValueError(f"Solver lbfgs supports only dual=False, got dual={self.dual}")
        if self.n_jobs is not None:
            warnings.warn("'n_jobs' has no effect since 1.8 and will be removed in 1.10. You provided "
                          f"'n_jobs={self.n_jobs}', please leave it unspecified.", FutureWarning)
        if penalty is None:
            if self.C != 1.0:
                warnings.warn("Setting penalty=None will ignore the C and l1_ratio parameters")
            return np.inf
        return self.C

    def fit(self, X, y, sample_weight=None):
        """Fits the coefficients."""
        strength = self._strength()
        X = self._table(X, reset=True)
        codes = self._classes(y, X.shape[0])
        count = len(self.classes_)
        if count < 2:
            raise ValueError("This solver needs samples of at least 2 classes in the data, but the data "
                             f"contains only one class: {self.classes_[0]!r}")
        weight = class_weights(self.class_weight, self.classes_, codes,
                               check_weight(sample_weight, X.shape[0]))
        coef = getattr(self, "coef_", None) if self.warm_start else None
        self.coef_, self.intercept_, steps, ending = _models.logistic(
            X, codes, count, strength, self.fit_intercept, self.tol, self.max_iter, weight, coef,
            None if coef is None else self.intercept_)
        self.n_iter_ = np.array([steps], dtype=np.int32)
        if ending != "converged":
            from sklearn.exceptions import ConvergenceWarning
            status = (f"lbfgs failed to converge after {steps} iteration(s) (status=1):\n"
                      "STOP: TOTAL NO. OF ITERATIONS REACHED LIMIT")
            if ending == "abnormal":
                status = f"lbfgs failed to converge after {steps} iteration(s) (status=2):\nABNORMAL: "
            hint = (f"\n\nIncrease the number of iterations to improve the convergence (max_iter="
                    f"{self.max_iter})." if ending == "iterations" else "\n")
            warnings.warn(status + hint + "\nYou might also want to scale the data as shown in:"
                          + _ADVICE, ConvergenceWarning)
        return self

    def decision_function(self, X):
        """Linear scores: one a row for two classes, else one a class."""
        check_is_fitted(self)
        scores = _models.linear(self._table(X), self.coef_, self.intercept_)
        return scores.ravel() if scores.shape[1] == 1 else scores

    def predict(self, X):
        """The likeliest class of each row."""
        scores = self.decision_function(X)
        codes = (scores > 0).astype(int) if scores.ndim == 1 else scores.argmax(axis=1)
        return self.classes_[codes]

    def predict_proba(self, X):
        """The probability of each class."""
        scores = self.decision_function(X)
        if scores.ndim == 1:
            second = _models.expit(scores)
            made = np.zeros((len(scores), 2))
            made[:, 0], made[:, 1] = 1 - second, second
            return made
        powers = np.exp(scores - scores.max(axis=1).reshape(-1, 1))
        return powers / powers.sum(axis=1).reshape(-1, 1)

    def predict_log_proba(self, X):
        """The logarithm of each class's probability."""
        return np.log(self.predict_proba(X))


class _Linear(RegressorMixin):
    def _targets(self, y, rows):
        y = np.asarray(y).astype(float)
        check_length(rows, y)
        from sklearn.base import check_finite
        check_finite(y, name="y")
        return y.reshape(-1, 1) if y.ndim == 1 else y, y.ndim == 1

    def _keep(self, coef, intercept, is_flat):
        self.coef_ = coef[0] if is_flat else coef
        if self.fit_intercept:
            self.intercept_ = intercept[0] if is_flat else intercept
        else:
            self.intercept_ = 0.0

    def predict(self, X):
        """The numbers that X leads to."""
        check_is_fitted(self)
        coef = self.coef_ if self.coef_.ndim == 2 else self.coef_.reshape(1, -1)
        intercept = np.zeros(len(coef)) + self.intercept_
        made = _models.linear(self._table(X), coef, intercept)
        return made if self.coef_.ndim == 2 else made.ravel()


class LinearRegression(_Linear):
    """Ordinary least squares.

    Example: LinearRegression().fit(X, y).coef_
    """

    def __init__(self, *, fit_intercept=True, copy_X=True, tol=1e-6, n_jobs=None, positive=False):
        self.fit_intercept = fit_intercept
        self.copy_X = copy_X
        self.tol = tol
        self.n_jobs = n_jobs
        self.positive = positive

    def fit(self, X, y, sample_weight=None):
        """Fits the coefficients."""
        if self.positive:
            raise NotImplementedError(
                "LinearRegression: argument 'positive' is not supported by mnb")
        X = self._table(X, reset=True)
        targets, is_flat = self._targets(y, X.shape[0])
        weight = check_weight(sample_weight, X.shape[0])
        coef, intercept, self.rank_, self.singular_ = _models.least_squares(
            X, targets, self.fit_intercept, weight, self.tol)
        self._keep(coef, intercept, is_flat)
        return self


class Ridge(_Linear):
    """Least squares with an L2 penalty, by Cholesky factors.

    Example: Ridge(alpha=0.5).fit(X, y).coef_
    """

    def __init__(self, alpha=1.0, *, fit_intercept=True, copy_X=True, max_iter=None, tol=1e-4,
                 solver="auto", positive=False, random_state=None):
        self.alpha = alpha
        self.fit_intercept = fit_intercept
        self.copy_X = copy_X
        self.max_iter = max_iter
        self.tol = tol
        self.solver = solver
        self.positive = positive
        self.random_state = random_state

    def fit(self, X, y, sample_weight=None):
        """Fits the coefficients."""
        if self.positive:
            raise NotImplementedError("Ridge: argument 'positive' is not supported by mnb")
        if self.solver not in ("auto", "cholesky", "svd"):
            raise NotImplementedError(f"Ridge: solver={self.solver!r} is not supported by mnb")
        X = self._table(X, reset=True)
        targets, is_flat = self._targets(y, X.shape[0])
        weight = check_weight(sample_weight, X.shape[0])
        alpha = np.zeros(targets.shape[1]) + self.alpha
        if (alpha < 0).any():
            raise ValueError("The 'alpha' parameter of Ridge must be a float in the range [0.0, inf). "
                             f"Got {self.alpha!r} instead.")
        coef, intercept = _models.ridge(X, targets, alpha, self.fit_intercept, weight)
        self._keep(coef, intercept, is_flat)
        self.n_iter_ = None
        self.solver_ = "cholesky" if self.solver == "auto" else self.solver
        return self
