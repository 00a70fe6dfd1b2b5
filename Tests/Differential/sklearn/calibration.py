import sys

import numpy as np
from sklearn.calibration import CalibratedClassifierCV, calibration_curve
from sklearn.frozen import FrozenEstimator
from sklearn.isotonic import IsotonicRegression, check_increasing, isotonic_regression
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, "modules")
from draws import Draws, rounded

rng = Draws(2)
x = rng.uniform(size=60)
x[5] = x[6]
y = x + 0.4 * rng.normal(size=60)
weight = rng.uniform(low=0.5, high=2.0, size=60)
weight[4] = 0.0
for options in (dict(), dict(increasing=False), dict(increasing="auto"), dict(y_min=0.2, y_max=0.8),
                dict(out_of_bounds="clip")):
    for w in (None, weight):
        model = IsotonicRegression(**options).fit(x, y, sample_weight=w)
        print(model, model.X_thresholds_.tolist(), model.y_thresholds_.tolist())
        print(model.predict([-1.0, 0.1, 0.33, 0.5, 0.99, 2.0]).tolist(), model.X_min_, model.X_max_)
print(isotonic_regression([5, 3, 1, 2, 8, 10, 7, 9, 6, 4]).tolist())
print(check_increasing([1, 2, 3, 4, 5], [2, 4, 6, 8, 10]), check_increasing([1, 2, 3], [3, 2, 1]))
try:
    IsotonicRegression(out_of_bounds="raise").fit([0.0, 1.0], [0.0, 1.0]).predict([2.0])
except ValueError as error:
    print(error)

X = rng.normal(size=(200, 3))
labels = (X[:, 0] + 0.7 * rng.normal(size=200) > 0).astype(int)
three = np.where(X[:, 0] < -0.5, 0, np.where(X[:, 0] > 0.5, 2, 1))
base = LogisticRegression(C=0.01)
for options in (dict(), dict(method="isotonic"), dict(cv=3), dict(ensemble=False),
                dict(method="isotonic", ensemble=False, cv=4)):
    for target in (labels, three):
        model = CalibratedClassifierCV(base, **options).fit(X, target)
        print(len(model.calibrated_classifiers_), rounded(model.predict_proba(X[:4]), 7))
        print(model.predict(X[:8]).tolist(), model.classes_.tolist())
weights = rng.uniform(low=0.5, high=2.0, size=200)
model = CalibratedClassifierCV(base, cv=3).fit(X, labels, sample_weight=weights)
print(rounded(model.predict_proba(X[:4]), 7))
fitted = LogisticRegression().fit(X[:100], labels[:100])
model = CalibratedClassifierCV(FrozenEstimator(fitted)).fit(X[100:], labels[100:])
print(rounded(model.predict_proba(X[:4]), 7))
true, mean = calibration_curve(labels, fitted.predict_proba(X)[:, 1], n_bins=4)
print(rounded(true, 9), rounded(mean, 7))
true, mean = calibration_curve([0, 0, 0, 0, 1, 1, 1, 1, 1],
                               [0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1.0], n_bins=3)
print(true, mean)
print(CalibratedClassifierCV(base, cv=3))
