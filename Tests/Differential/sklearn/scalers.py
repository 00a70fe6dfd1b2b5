import sys

import numpy as np
import pandas as pd
from sklearn.exceptions import NotFittedError
from sklearn.preprocessing import MinMaxScaler, QuantileTransformer, RobustScaler, StandardScaler

sys.path.insert(0, "modules")
from draws import Draws, rounded

rng = Draws(0)
X = rng.normal(size=(40, 3)) * np.array([1.0, 10.0, 0.1]) + np.array([0.0, 5.0, -3.0])
Y = X.copy()
Y[3, 0] = Y[7, 1] = np.nan
C = X.copy()
C[:, 2] = 4.0

# scikit-learn's own examples.
data = [[0, 0], [0, 0], [1, 1], [1, 1]]
scaler = StandardScaler()
print(scaler.fit(data))
print(scaler.mean_)
print(scaler.transform(data))
print(scaler.transform([[2, 2]]))
data = [[-1, 2], [-0.5, 6], [0, 10], [1, 18]]
scaler = MinMaxScaler()
print(scaler.fit(data))
print(scaler.data_max_)
print(scaler.transform(data))
print(scaler.transform([[2, 2]]))
data = [[1.0, -2.0, 2.0], [-2.0, 1.0, 3.0], [4.0, 1.0, -2.0]]
transformer = RobustScaler().fit(data)
print(transformer)
print(transformer.transform(data))
rng = Draws(0)
data = np.array(sorted((rng.normal(size=25) * 0.25 + 0.5).tolist())).reshape(-1, 1)
qt = QuantileTransformer(n_quantiles=10, random_state=0)
print(qt.fit_transform(data).ravel())

for table in (X, Y, C):
    for scaler in (StandardScaler(), StandardScaler(with_mean=False), StandardScaler(with_std=False),
                   MinMaxScaler(), MinMaxScaler(feature_range=(-1, 2), clip=True), RobustScaler(),
                   RobustScaler(quantile_range=(10, 90), unit_variance=True),
                   RobustScaler(with_centering=False), RobustScaler(with_scaling=False),
                   QuantileTransformer(n_quantiles=20),
                   QuantileTransformer(n_quantiles=15, output_distribution="normal")):
        made = scaler.fit_transform(table)
        back = scaler.inverse_transform(made)
        print(repr(scaler), made[:3].tolist(), bool(np.abs(np.where(np.isnan(table), 0, back - table)).max() < 1e-9)
              if "with" not in repr(scaler) and "clip" not in repr(scaler) else "")
scaler = StandardScaler().fit(Y)
print(scaler.mean_.tolist(), scaler.var_.tolist(), scaler.scale_.tolist(), scaler.n_samples_seen_)
scaler = StandardScaler().fit(C)
print(scaler.scale_.tolist(), scaler.n_samples_seen_)
weighted = StandardScaler().fit(X, sample_weight=np.arange(40) / 10.0)
print(rounded(weighted.mean_, 12), rounded(weighted.var_, 12))
parts = StandardScaler().partial_fit(X[:10]).partial_fit(X[10:])
print(rounded(parts.mean_, 12), rounded(parts.var_, 12), parts.n_samples_seen_)
parts = MinMaxScaler().partial_fit(X[:10]).partial_fit(X[10:])
print(parts.data_min_.tolist(), parts.scale_.tolist(), parts.min_.tolist(), parts.n_samples_seen_)

frame = pd.DataFrame({"a": [1.0, 2.0, 4.0], "b": [3.0, 1.0, 2.0]}, index=[5, 6, 7])
scaler = StandardScaler().fit(frame)
print(scaler.feature_names_in_.tolist(), scaler.n_features_in_, list(scaler.get_feature_names_out()))
print(StandardScaler().set_output(transform="pandas").fit_transform(frame))
for wrong in (lambda: scaler.transform(frame[["b", "a"]]),
              lambda: scaler.transform(frame.rename(columns={"a": "c"})),
              lambda: StandardScaler().transform(X),
              lambda: StandardScaler().fit([1, 2, 3]),
              lambda: StandardScaler().fit([[1.0], [np.inf]]),
              lambda: StandardScaler().fit(X).transform(X[:, :2]),
              lambda: MinMaxScaler(feature_range=(1, 0)).fit(X),
              lambda: RobustScaler(quantile_range=(80, 20)).fit(X),
              lambda: StandardScaler().fit(np.zeros((0, 2)))):
    try:
        wrong()
    except (NotFittedError, ValueError) as error:
        print(type(error).__name__, str(error).replace("(0, 2)", "..."))
