"""Estimators one behind the other."""

from sklearn.base import BaseEstimator, check_is_fitted, clone
from sklearn.utils import Bunch

__all__ = ["Pipeline", "make_pipeline"]


def _fits_rows(step):
    return step is not None and step != "passthrough"


class Pipeline(BaseEstimator):
    """Transforms, and an estimator at the end.

    Example: Pipeline([("scale", StandardScaler()), ("model", LogisticRegression())]).fit(X, y)
    """

    def __init__(self, steps, *, transform_input=None, memory=None, verbose=False):
        self.steps = steps
        self.transform_input = transform_input
        self.memory = memory
        self.verbose = verbose

    # Parameters

    def get_params(self, deep=True):
        """Parameters by name; with deep, also the steps and their parameters as step__parameter."""
        found = super().get_params(deep=False)
        if deep:
            for name, step in self.steps:
                found[name] = step
            for name, step in self.steps:
                if hasattr(step, "get_params"):
                    for key, value in step.get_params(deep=True).items():
                        found[f"{name}__{key}"] = value
        return found

    def set_params(self, **params):
        """Sets parameters, steps by their names, inner ones as step__parameter."""
        if "steps" in params:
            self.steps = params.pop("steps")
        names = [name for name, _ in self.steps]
        for name in [n for n in params if n in names]:
            new = params.pop(name)
            self.steps = [(n, new if n == name else step) for n, step in self.steps]
        return super().set_params(**params) if params else self

    def _check(self):
        for name in ("memory", "transform_input"):
            if getattr(self, name) is not None:
                raise NotImplementedError(f"Pipeline: argument '{name}' is not supported by mnb")
        if not self.steps:
            raise ValueError("The pipeline is empty. Please add steps.")
        names = [name for name, _ in self.steps]
        if len(set(names)) < len(names):
            raise ValueError(f"Names provided are not unique: {names!r}")
        for name in names:
            if "__" in name:
                raise ValueError(f"Estimator names must not contain __: got {[name]!r}")
        for _, step in self.steps[:-1]:
            if _fits_rows(step) and not (hasattr(step, "transform") and hasattr(step, "fit")):
                raise TypeError("All intermediate steps should be transformers and implement fit and "
                                f"transform or be the string 'passthrough' '{step}' (type "
                                f"{type(step)}) doesn't")
        last = self.steps[-1][1]
        if _fits_rows(last) and not hasattr(last, "fit"):
            raise TypeError("Last step of Pipeline should implement fit or be the string 'passthrough'. "
                            f"'{last}' (type {type(last)}) doesn't")

    # Steps

    @property
    def named_steps(self):
        return Bunch(**dict(self.steps))

    @property
    def _final(self):
        step = self.steps[-1][1]
        return step if _fits_rows(step) else None

    @property
    def _estimator_type(self):
        return getattr(self.steps[-1][1], "_estimator_type", None)

    @property
    def classes_(self):
        return self.steps[-1][1].classes_

    @property
    def n_features_in_(self):
        return self.steps[0][1].n_features_in_

    @property
    def feature_names_in_(self):
        return self.steps[0][1].feature_names_in_

    def __sklearn_is_fitted__(self):
        last = next((s for _, s in reversed(self.steps) if _fits_rows(s)), None)
        if last is None:
            return True
        if not isinstance(last, BaseEstimator):
            return hasattr(last, "n_features_in_")
        try:
            check_is_fitted(last)
        except ValueError:
            return False
        return True

    def __len__(self):
        return len(self.steps)

    def __getitem__(self, place):
        if isinstance(place, slice):
            if place.step not in (1, None):
                raise ValueError("Pipeline slicing only supports a step of 1")
            return Pipeline(self.steps[place], memory=self.memory, verbose=self.verbose)
        if isinstance(place, str):
            return dict(self.steps)[place]
        return self.steps[place][1]

    def set_output(self, *, transform=None):
        """Sets the output of every step."""
        for _, step in self.steps:
            if _fits_rows(step) and hasattr(step, "set_output"):
                step.set_output(transform=transform)
        return self

    # Fitting

    def _split(self, params):
        parts = {name: {} for name, _ in self.steps}
        for key, value in params.items():
            name, mark, rest = key.partition("__")
            if not mark:
                raise ValueError(
                    f"Pipeline.fit does not accept the {key} parameter. You can pass parameters to "
                    "specific steps of your pipeline using the stepname__parameter format, e.g. "
                    "`Pipeline.fit(X, y, logisticregression__sample_weight=sample_weight)`.")
            if name not in parts:
                raise KeyError(name)
            parts[name][rest] = value
        return parts

    def _fit_transforms(self, X, y, parts):
        self._check()
        # The steps given stay as they were: their clones are fitted.
        self.steps = list(self.steps)
        for place, (name, step) in enumerate(self.steps[:-1]):
            if not _fits_rows(step):
                continue
            made = clone(step)
            if hasattr(made, "fit_transform"):
                X = made.fit_transform(X, y, **parts[name])
            else:
                X = made.fit(X, y, **parts[name]).transform(X)
            self.steps[place] = (name, made)
        return X

    def fit(self, X, y=None, **params):
        """Fits each transform to what the ones before it give, and the last step to that."""
        parts = self._split(params)
        X = self._fit_transforms(X, y, parts)
        if self._final is not None:
            self._final.fit(X, y, **parts[self.steps[-1][0]])
        return self

    def fit_transform(self, X, y=None, **params):
        """What the last step's transform gives after `fit`."""
        parts = self._split(params)
        X = self._fit_transforms(X, y, parts)
        last, own = self._final, parts[self.steps[-1][0]]
        if last is None:
            return X
        if hasattr(last, "fit_transform"):
            return last.fit_transform(X, y, **own)
        return last.fit(X, y, **own).transform(X)

    def fit_predict(self, X, y=None, **params):
        """What the last step predicts after `fit`."""
        return self.fit(X, y, **params).predict(X)

    def _transformed(self, X):
        from sklearn.exceptions import NotFittedError
        if not self.__sklearn_is_fitted__():
            raise NotFittedError("This Pipeline instance is not fitted yet. Call 'fit' with "
                                 "appropriate arguments before using this estimator.")
        for _, step in self.steps[:-1]:
            if _fits_rows(step):
                X = step.transform(X)
        return X

    # What the last step can do, the pipeline can

    def __getattr__(self, name):
        if name not in ("predict", "predict_proba", "predict_log_proba", "decision_function",
                        "transform", "inverse_transform", "score", "score_samples"):
            raise AttributeError(f"'Pipeline' object has no attribute {name!r}")
        last = self._final
        if last is not None and not hasattr(last, name):
            raise AttributeError(f"This 'Pipeline' has no attribute {name!r}")
        if name == "transform":
            return self._transform
        if name == "inverse_transform":
            return self._inverse
        if name == "score":
            return lambda X, y=None, sample_weight=None: last.score(
                self._transformed(X), y,
                **({} if sample_weight is None else {"sample_weight": sample_weight}))
        return lambda X, **params: getattr(last, name)(self._transformed(X), **params)

    def _transform(self, X):
        X = self._transformed(X)
        return X if self._final is None else self._final.transform(X)

    def _inverse(self, X):
        for _, step in reversed(self.steps):
            if _fits_rows(step):
                X = step.inverse_transform(X)
        return X

    def get_feature_names_out(self, input_features=None):
        """The names of the columns that the last transform gives."""
        names = input_features
        for _, step in self.steps:
            if _fits_rows(step):
                names = step.get_feature_names_out(names)
        return names


def make_pipeline(*steps, memory=None, transform_input=None, verbose=False):
    """A pipeline whose steps are named by their classes.

    Example: make_pipeline(StandardScaler(), LogisticRegression())
    """
    names = [step if isinstance(step, str) else type(step).__name__.lower() for step in steps]
    for name in set(names):
        places = [i for i, other in enumerate(names) if other == name]
        if len(places) > 1:
            for number, place in enumerate(places):
                names[place] = f"{name}-{number + 1}"
    return Pipeline(list(zip(names, steps)), memory=memory, transform_input=transform_input,
                    verbose=verbose)
