"""Seeded data sets that Swift makes again bit for bit (SyntheticData.swift): only exact arithmetic."""
import numpy as np

GOLDEN = np.uint64(0x9E3779B97F4A7C15)


def mix(z):
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def uniform(seed, stream, rows):
    with np.errstate(over="ignore"):
        key = mix(np.uint64(seed) * GOLDEN + np.uint64(stream))
        return (mix(key + rows.astype(np.uint64) * GOLDEN) >> np.uint64(11)).astype(float) * 2.0**-53


def normal(seed, stream, rows):
    s = 4 * stream + 1000
    return (uniform(seed, s, rows) + uniform(seed, s + 1, rows) + uniform(seed, s + 2, rows) + uniform(seed, s + 3, rows) - 2.0) * 1.7


def column(kind, seed, j, rows):
    u, x = uniform(seed, j, rows), normal(seed, j, rows)
    v = uniform(seed, 500 + j, rows)
    if kind == "n": return x
    if kind == "f": return x.astype(np.float32).astype(float)
    if kind == "i": return np.floor(u * 20) - 5
    if kind == "s": return np.where(v < 0.8, 0.0, x)
    if kind == "m": return np.where(v < 0.2, np.nan, x)
    if kind == "z": return np.where(v < 0.15, np.nan, np.where(v < 0.6, 0.0, np.floor(u * 9) - 4))
    if kind == "c": return np.floor(u * u * 30)
    if kind == "C": return np.where(v < 0.1, np.nan, np.floor(u * u * 60) - 1)
    if kind == "q": return np.floor(u * 4)
    if kind == "k": return np.full(len(rows), 2.5)
    if kind == "o": return (np.floor(uniform(seed, 900, rows) * 9) == j % 9).astype(float)
    if kind == "t": return x * 1e-8
    if kind == "b": return x * 1e6 + 1e7
    if kind == "d": return np.floor(u * 3) * 0.5
    if kind == "e": return x * x * x
    if kind == "p": return u + 0.01
    if kind == "w": return np.where(v < 0.97, 0.0, np.floor(u * 5) + 1)
    raise ValueError(kind)


WEIGHTS = [1.0, -0.7, 0.5, -0.3, 0.2, 0.9, -0.4]


def table(kinds, seed, start, count):
    rows = np.arange(start, start + count)
    return np.column_stack([column(k, seed, j, rows) for j, k in enumerate(kinds)])


def signal(X, kinds, seed, start):
    rows = np.arange(start, start + len(X))
    s = np.zeros(len(X))
    for j, k in enumerate(kinds):
        x = np.where(np.isnan(X[:, j]), 0.3, X[:, j])
        if k in "cCq": x = np.where(np.floor(x / 3) * 3 == x, 1.0, -0.5)
        if k == "t": x = x * 1e8
        if k == "b": x = (x - 1e7) * 1e-6
        if k in "iz": x = x * 0.2
        s = s + WEIGHTS[j % 7] * x
    x0 = np.where(np.isnan(X[:, 0]), 0.0, X[:, 0])
    x1 = np.where(np.isnan(X[:, -1]), 0.0, X[:, -1])
    return s + 0.8 * x0 * (x1 > 0.2) + normal(seed, 300, rows) * 0.8


def labels(task, s, classes=3):
    if task == "binary": return (s > 0.4).astype(float)
    if task == "regression": return s
    if task == "positive": return np.abs(s) + 0.125
    if task == "count": return np.floor(np.abs(s) * 2)
    if task == "share": return np.minimum(np.maximum(s * 0.25 + 0.5, 0.0), 1.0)
    if task == "multiclass": return np.minimum(np.maximum(np.floor(s + classes * 0.5), 0.0), classes - 1.0)
    if task == "rank": return np.minimum(np.maximum(np.floor(s + 1.0), 0.0), 4.0)
    raise ValueError(task)


def groups(count):
    sizes, left, k = [], count, 0
    while left > 0:
        size = min(left, [7, 12, 1, 20, 15, 33, 2][k % 7])
        sizes.append(size)
        left -= size
        k += 1
    return sizes


def row_weights(seed, count):
    return 0.5 + uniform(seed, 700, np.arange(count))


def start_scores(seed, count, classes):
    return np.concatenate([normal(seed, 800 + k, np.arange(count)) * 0.3 for k in range(classes)])
