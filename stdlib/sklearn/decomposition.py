"""Principal components."""

import _models
import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin, check_is_fitted, check_table

__all__ = ["PCA"]


class PCA(TransformerMixin):
    """The directions of greatest variance, by singular values or the covariance's eigenvectors.

    Example: PCA(n_components=2).fit_transform(X)
    """

    def __init__(self, n_components=None, *, copy=True, whiten=False, svd_solver="auto", tol=0.0,
                 iterated_power="auto", n_oversamples=10, power_iteration_normalizer="auto",
                 random_state=None):
        self.n_components = n_components
        self.copy = copy
        self.whiten = whiten
        self.svd_solver = svd_solver
        self.tol = tol
        self.iterated_power = iterated_power
        self.n_oversamples = n_oversamples
        self.power_iteration_normalizer = power_iteration_normalizer
        self.random_state = random_state

    def _solver(self, shape):
        if self.svd_solver not in ("auto", "full", "covariance_eigh"):
            raise NotImplementedError(
                f"PCA: svd_solver={self.svd_solver!r} is not supported by mnb")
        if self.svd_solver != "auto":
            return self.svd_solver
        if shape[1] <= 1000 and shape[0] >= 10 * shape[1]:
            return "covariance_eigh"
        wanted = min(shape) if self.n_components is None else self.n_components
        if max(shape) > 500 and wanted != "mle" and 1 <= wanted < 0.8 * min(shape):
            raise NotImplementedError(
                "PCA: svd_solver='randomized', which 'auto' means for a table of this shape, is not "
                "supported by mnb; use svd_solver='full'")
        return "full"

    def fit(self, X, y=None):
        """Finds the components."""
        X = self._table(X, reset=True)
        rows, columns = X.shape
        wanted = min(X.shape) if self.n_components is None else self.n_components
        self._fit_svd_solver = self._solver(X.shape)
        if wanted == "mle":
            if rows < columns:
                raise ValueError("n_components='mle' is only supported if n_samples >= n_features")
        elif not 0 <= wanted <= min(X.shape):
            raise ValueError(f"n_components={wanted} must be between 0 and min(n_samples, n_features)="
                             f"{min(X.shape)} with svd_solver={self._fit_svd_solver!r}")
        self.mean_, components, variances, singular, likeliest = _models.principal_components(
            X, self._fit_svd_solver == "full", wanted == "mle")
        ratios = variances / variances.sum()
        if wanted == "mle":
            count = likeliest
        elif 0 < wanted < 1.0:
            count = int((ratios.cumsum() <= wanted).sum()) + 1
        else:
            count = wanted
        self.noise_variance_ = variances[count:].mean() if count < min(X.shape) else 0.0
        self.n_samples_, self.n_components_ = rows, count
        self.components_ = components[:count]
        self.explained_variance_ = variances[:count]
        self.explained_variance_ratio_ = ratios[:count]
        self.singular_values_ = singular[:count]
        return self

    def _scales(self):
        tiny = 2.220446049250313e-16
        return np.maximum(np.sqrt(self.explained_variance_), tiny)

    def transform(self, X):
        """X in the components' directions."""
        check_is_fitted(self)
        shift = -_models.linear(self.mean_.reshape(1, -1), self.components_,
                                np.zeros(len(self.components_))).ravel()
        made = _models.linear(self._table(X), self.components_, shift)
        if self.whiten:
            made = made / self._scales()
        return self._result(X, made)

    def inverse_transform(self, X):
        """X from its places along the components."""
        check_is_fitted(self)
        X = check_table(X)
        components = self.components_
        if self.whiten:
            components = components * self._scales().reshape(-1, 1)
        return _models.linear(X, components.T.copy(), self.mean_)

    def get_covariance(self):
        """The covariance that the components and the noise make up."""
        components, variances = self.components_, self.explained_variance_
        if self.whiten:
            components = components * np.sqrt(variances).reshape(-1, 1)
        apart = variances - self.noise_variance_
        apart = np.where(variances > self.noise_variance_, apart, 0.0)
        scaled = (components * apart.reshape(-1, 1)).T.copy()
        made = _models.linear(scaled, components.T.copy(), np.zeros(components.shape[1]))
        for i in range(len(made)):
            made[i, i] += self.noise_variance_
        return made

    def get_feature_names_out(self, input_features=None):
        """The names of the columns that `transform` gives: pca0, pca1, …"""
        check_is_fitted(self)
        return np.array([f"pca{i}" for i in range(len(self.components_))], dtype=object)
